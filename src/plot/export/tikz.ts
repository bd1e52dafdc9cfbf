// The picture as a PGFPlots axis for LaTeX: the sampled points themselves, so that kinks and jumps stay sharp.
import { kinksOf } from '../path.ts';
import { sample } from '../sample.ts';
import { dashOf, type ExportedPicture, PAPER, paintOf, STROKES } from './exported-picture.ts';

/** A `tikzpicture` to paste into a document with `\usepackage{pgfplots}`. */
export function exportTikz(picture: ExportedPicture): string {
  const { viewport, lines, zones } = picture;
  const used = [...new Set([...lines, ...zones].map((line) => line.style))].sort();
  const colors = used.map(
    (style) => `\\definecolor{curve${style}}{HTML}{${paintOf(PAPER, style).slice(1).toUpperCase()}}`,
  );
  const shades = zones.map(({ low, high, style, text: remark }) => {
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
  xlabel={$x$}, legend pos=${lines.length > 4 ? 'outer north east' : 'north west'}, legend cell align=left, no markers,
]
${[...shades, ...plots.filter((plot) => plot !== '')].join('\n')}
\\end{axis}
\\end{tikzpicture}
`;
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
