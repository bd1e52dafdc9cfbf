// The picture as a PGFPlots axis for LaTeX: the sampled points themselves, so that kinks and jumps stay sharp.
import { kinksOf } from '../path.ts';
import { sample } from '../sample.ts';
import { inStrips, type Strip, stripsOf } from '../strips.ts';
import { dashOf, type ExportedPicture, PAPER, paintOf, STROKES } from './exported-picture.ts';

/** The axis in the strips' pixels, for which a letter is 6 wide, and a pixel in points: `\scriptsize` is narrower. */
const STRIPS = { width: 460, height: 400, pixel: 0.64 };

/** A `tikzpicture` to paste into a document with `\usepackage{pgfplots}`. */
export function exportTikz(picture: ExportedPicture): string {
  const { viewport, lines, zones } = picture;
  const used = [...new Set([...lines, ...zones].map((line) => line.style))].sort();
  const colors = used.map(
    (style) => `\\definecolor{curve${style}}{HTML}{${paintOf(PAPER, style).slice(1).toUpperCase()}}`,
  );
  const striped = inStrips(zones);
  const strips = stripsOf(striped, { ...viewport, width: STRIPS.width }, STRIPS.height);
  const shades = zones
    .filter((zone) => !striped.includes(zone))
    .map(({ low, high, style, text: remark }) => {
      const [from, to] = [Math.max(low, viewport.x0), Math.min(high, viewport.x1)];
      return (
        `  % ${plainLine(remark)}\n` +
        `  \\fill[curve${style}, opacity=0.08] (axis cs:${text(from)},${text(viewport.y0)}) rectangle (axis cs:${text(to)},${text(viewport.y1)});`
      );
    });
  const plots = lines.map((line) => {
    const dash = dashOf(line);
    const options = [
      `curve${line.style}`,
      `line width=${STROKES[line.quantity] * 0.5}pt`,
      ...(dash ? [dashPattern(dash)] : []),
    ];
    const [first, ...others] = sample(line.curve, viewport)
      .map(({ xs, ys }) =>
        xs
          .map((x, i) => [x, held(ys[i] ?? 0, viewport)] as const)
          // A logarithmic axis has no place for them.
          .filter(([, y]) => !viewport.logY || y > 0)
          .map(([x, y]) => `(${text(x)},${text(y)})`)
          .join(' '),
      )
      .filter((coordinates) => coordinates !== '');
    if (first === undefined) return '';
    const plot = (coordinates: string, more: readonly string[]) =>
      `  \\addplot[${[...options, ...more].join(', ')}] coordinates {${coordinates}};`;
    const kinks = line.quantity === 'second' ? [] : kinksOf(line.curve, viewport);
    const dots = kinks
      .filter(({ y }) => y >= viewport.y0 && y <= viewport.y1)
      .map(
        ({ x, y, kind }) =>
          `  \\addplot[only marks, mark=${kind === 'open' ? 'o' : '*'}, mark size=1.5pt, curve${line.style}, forget plot] coordinates {(${text(x)},${text(y)})};`,
      );
    return [
      plot(first, []),
      `  \\addlegendentry{${escapeTex(line.label)}}`,
      ...others.map((polyline) => plot(polyline, ['forget plot'])),
      ...dots,
    ].join('\n');
  });
  return `% ${plainLine(picture.title)}, as PyTorch ${picture.release} answers
% Needs \\usepackage{pgfplots} and \\pgfplotsset{compat=1.18} in the preamble.
${colors.join('\n')}
\\begin{tikzpicture}
\\begin{axis}[
  width=12cm, height=${text(Math.min(12, Math.max(6, (12 * viewport.height) / viewport.width)), 3)}cm,
  xmin=${text(viewport.x0)}, xmax=${text(viewport.x1)}, ymin=${text(viewport.y0)}, ymax=${text(viewport.y1)},${viewport.logY ? '\n  ymode=log,' : ''}
  axis lines=${viewport.logY ? 'left' : 'middle'}, grid=major, grid style={gray!20},
  xlabel={$x$}, legend pos=${lines.length > 4 ? 'outer north east' : 'north west'}, legend cell align=left, no markers,${writeStrips(strips, viewport)}
]
${[...shades, ...plots.filter((plot) => plot !== '')].join('\n')}
\\end{axis}
\\end{tikzpicture}
`;
}

/** The strips below the axis, which clips only what is in it; empty if there are none. */
function writeStrips(strips: readonly Strip[], { y0, y1, logY }: ExportedPicture['viewport']): string {
  const [first] = strips;
  if (!first) return '';
  // Below the numbers of an x axis that runs along the lower edge.
  const isLow = logY || (y1 > 0 && -y0 / (y1 - y0) < 0.08);
  const place = (x: number, y: number) =>
    `([yshift=${text(-(isLow ? 16 : 0) - y * STRIPS.pixel, 4)}pt]axis description cs:${text(x / STRIPS.width, 5)},0)`;
  const rows = strips.flatMap(({ style, middle, bars, name }) => [
    `\\draw[curve${style}, opacity=0.3] ${place(0, middle)} -- ${place(STRIPS.width, middle)};`,
    ...bars.map(
      ({ x, width, kind }) =>
        `\\fill[curve${style}, opacity=${kind === 'dead' ? 1 : 0.4}] ${place(x, middle - 3)} rectangle ${place(x + width, middle + 3)};`,
    ),
    ...(name
      ? [
          `\\node[curve${style}, right, inner sep=1pt, fill=white, font=\\scriptsize] at ${place(name.x, middle)} {${escapeTex(name.text)}};`,
        ]
      : []),
  ]);
  const what = `\\node[left, inner sep=4pt, font=\\scriptsize] at ${place(0, first.middle)} {$f'=0$};`;
  return `\n  extra description/.code={\n    ${[what, ...rows].join('\n    ')}\n  },`;
}

/** LaTeX' own characters made plain; primes and operators of our labels as mathematics. */
function escapeTex(label: string): string {
  const special: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
    '′': "$'$",
    '″': "$''$",
    Δ: '$\\Delta$',
    '−': '$-$',
    β: '$\\beta$',
  };
  return (
    label
      .replace(/[\\~^′″Δ−β]|[{}#$%&_]/g, (character) => special[character] ?? `\\${character}`)
      .replace(/[^\P{C} ]/gu, ' ')
      // LaTeX stops at letters that its fonts lack, and the usual ones end with the European alphabets.
      .replace(/[^ -\u017f]/gu, '?')
  );
}

/** A comment ends with its line. */
const plainLine = (text: string): string => text.replace(/[^\P{C} ]/gu, ' ');

function text(value: number, digits = 7): string {
  return String(Number(value.toPrecision(digits)));
}

/** TeX' numbers overflow soon: what leaves the window stops a window's height beyond it. */
function held(y: number, { y0, y1, logY }: ExportedPicture['viewport']): number {
  return logY ? y : Math.max(y0 - (y1 - y0), Math.min(y1 + (y1 - y0), y));
}

/** `9 3` as `dash pattern=on 9pt off 3pt`, a little shorter than on the screen. */
function dashPattern(dash: string): string {
  const parts = dash.split(' ').map((part, i) => `${i % 2 === 0 ? 'on' : 'off'} ${Number(part) * 0.6}pt`);
  return `dash pattern=${parts.join(' ')}`;
}
