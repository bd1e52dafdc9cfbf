// The picture as an SVG file that stands alone: no fonts, styles or scripts of others.

import { escapeXml } from '../../foundation/escape.ts';
import { round } from '../pixels.ts';
import { areaOf, axesOf, type Line, lineOf, nameOf, namePlacesOf, pointsOf, remarksOf } from '../scene.ts';
import { heightOfStrips, inStrips, STRIPS_SAY, type Strip, stripsOf } from '../strips.ts';
import {
  dashOf,
  type ExportColors,
  type ExportedLine,
  type ExportedPicture,
  paintOf,
  STROKES,
} from './exported-picture.ts';

const MARGIN = { top: 12, right: 16, bottom: 36 };

/** SVG text, its width and height those of the viewport and the axes. */
export function exportSvg(picture: ExportedPicture, palette: ExportColors): string {
  const { viewport, lines, points } = picture;
  const striped = inStrips(picture.zones);
  const tinted = picture.zones.filter((zone) => !striped.includes(zone));
  const strips = stripsOf(striped, viewport, viewport.height);
  const gap = heightOfStrips(striped, viewport.height);
  const { grid, zero, across, up } = axesOf(viewport, round);
  const labels = Math.ceil(Math.max(2, ...up.map((tick) => tick.label.length)) * 6.6 + 16);
  const left = Math.max(labels, gap > 0 ? 46 : 0);
  const [width, height] = [
    left + viewport.width + MARGIN.right,
    MARGIN.top + viewport.height + gap + MARGIN.bottom,
  ];
  const ticks = [
    ...across.map(
      ({ x, label }) =>
        `<text x="${round(left + x)}" y="${round(height - 18)}" text-anchor="middle">${label}</text>`,
    ),
    ...up.map(
      ({ y, label }) =>
        `<text x="${left - 8}" y="${round(MARGIN.top + y + 4)}" text-anchor="end">${label}</text>`,
    ),
  ];
  const drawn = lines.map(({ curve, quantity }) => lineOf(curve, viewport, { dots: quantity !== 'second' }));
  const curves = lines.map((line, i) => writeLine(line, drawn[i], palette));
  const inside = [
    ...tinted.map((zone) => {
      const { x, width: wide } = areaOf(zone, viewport);
      return `<rect x="${round(x)}" y="0" width="${round(wide)}" height="${round(viewport.height)}" fill="${paintOf(palette, zone.style)}" fill-opacity="0.08"/>`;
    }),
    ...curves.reverse(),
    ...lines
      .filter((line) => line.quantity === 'value' && points.length > 0)
      .map(
        ({ curve, style }) =>
          `<path d="${pointsOf(curve, points, viewport)}" fill="none" stroke="${paintOf(palette, style)}" stroke-width="7" stroke-linecap="round"/>`,
      ),
    ...writeTexts({ ...picture, zones: tinted }, drawn, palette),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" role="img" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12">
<title>${escapeXml(picture.title)}, PyTorch ${picture.release}</title>
<rect width="100%" height="100%" fill="${palette.background}"/>
<g font-size="11" fill="${palette.text}">${ticks.join('')}</g>
<text x="${round(width - MARGIN.right)}" y="${round(height - 4)}" font-size="10" text-anchor="end" fill="${palette.text}" fill-opacity="0.7">PyTorch ${picture.release}</text>
<svg x="${left}" y="${MARGIN.top}" width="${round(viewport.width)}" height="${round(viewport.height)}" overflow="hidden">
<path d="${grid}" fill="none" stroke="${palette.grid}"/>
<path d="${zero}" fill="none" stroke="${palette.axis}"/>
${inside.join('\n')}
</svg>
${writeStrips(strips, viewport.width, palette, `translate(${left} ${round(MARGIN.top + viewport.height)})`)}</svg>
`;
}

/** Empty if there are none. */
function writeStrips(
  strips: readonly Strip[],
  width: number,
  palette: ExportColors,
  transform: string,
): string {
  const [first] = strips;
  if (!first) return '';
  const rows = strips.map(({ style, middle, bars, name }) => {
    const color = paintOf(palette, style);
    const marks = bars.map(
      ({ x, width: wide, kind }) =>
        `<rect x="${round(x)}" y="${middle - 3}" width="${round(wide)}" height="6" rx="1" fill="${color}" fill-opacity="${kind === 'dead' ? 1 : 0.4}"/>`,
    );
    const text = name
      ? `<text x="${round(name.x)}" y="${middle + 4}" font-size="11" fill="${color}">${escapeXml(name.text)}</text>`
      : '';
    return `<path d="M0 ${middle}H${round(width)}" stroke="${color}" stroke-opacity="0.3"/>${marks.join('')}${text}`;
  });
  const what = `<text x="-6" y="${first.middle + 4}" font-size="11" font-style="italic" text-anchor="end" fill="${palette.text}">${STRIPS_SAY}</text>`;
  return `<g transform="${transform}">${what}${rows.join('')}</g>\n`;
}

/** A line with the dots at its kinks and jumps. */
function writeLine(line: ExportedLine, drawn: Line | undefined, palette: ExportColors): string {
  const color = paintOf(palette, line.style);
  const dash = dashOf(line);
  const dots = (drawn?.dots ?? []).map(
    ({ x, y, role }) =>
      `<circle cx="${round(x)}" cy="${round(y)}" r="3.5" stroke-width="1.5" fill="${role === 'open' ? palette.background : color}" stroke="${color}"/>`,
  );
  return (
    `<path d="${drawn?.path}" fill="none" stroke="${color}" ` +
    `stroke-width="${STROKES[line.quantity]}" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash}"` : ''}/>` +
    dots.join('')
  );
}

/** What is said of the zones, and the names at the curves. */
function writeTexts(
  { viewport, lines, zones }: ExportedPicture,
  drawn: readonly Line[],
  palette: ExportColors,
): readonly string[] {
  const named = lines.flatMap(({ label: text }, i) => (drawn[i] ? [{ text, line: drawn[i] }] : []));
  const places = namePlacesOf(named, viewport);
  const names = lines.flatMap(({ label, curve, style }, i) => {
    const name = nameOf(label, curve, places[i], viewport);
    return name ? [{ ...name, style }] : [];
  });
  const remarks = remarksOf(
    zones.map(({ low, high, text }) => ({ low, high, texts: [text] })),
    drawn,
    names,
    viewport,
  ).flatMap((remark, i) => (remark ? [{ ...remark, style: zones[i]?.style ?? 0 }] : []));
  return [...remarks, ...names].map(
    ({ text, x, y, anchor, style }) =>
      `<text x="${round(x)}" y="${round(y)}" fill="${paintOf(palette, style)}" stroke="${palette.background}" ` +
      `stroke-width="3" stroke-linejoin="round" paint-order="stroke" text-anchor="${anchor}">${escapeXml(text)}</text>`,
  );
}
