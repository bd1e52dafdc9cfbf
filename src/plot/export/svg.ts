// The picture as an SVG file that stands alone: no fonts, styles or scripts of others.
import { escapeXml } from '../../foundation/escape.ts';
import { boxOf, placeNames, placeRemarks } from '../labels.ts';
import { kinksOf, pathOf } from '../path.ts';
import { type Polyline, sample } from '../sample.ts';
import { toPixels, type Viewport, xTicks, yTicks } from '../scale.ts';
import {
  dashOf,
  type ExportedLine,
  type ExportedPicture,
  type Palette,
  paintOf,
  STROKES,
} from './exported-picture.ts';

const MARGIN = { top: 12, right: 16, bottom: 28 };

/** SVG text, its width and height those of the viewport and the axes. */
export function exportSvg(picture: ExportedPicture, palette: Palette): string {
  const { viewport, lines, points } = picture;
  const place = toPixels(viewport);
  const vertical = xTicks(viewport);
  const horizontal = yTicks(viewport);
  const left = Math.ceil(Math.max(2, ...horizontal.map((tick) => tick.label.length)) * 6.6 + 16);
  const [width, height] = [
    left + viewport.width + MARGIN.right,
    MARGIN.top + viewport.height + MARGIN.bottom,
  ];
  const grid =
    vertical.map(({ at }) => `M${number(place.x(at))} 0V${number(viewport.height)}`).join('') +
    horizontal.map(({ at }) => `M0 ${number(place.y(at))}H${number(viewport.width)}`).join('');
  const axes =
    (viewport.x0 < 0 && viewport.x1 > 0 ? `M${number(place.x(0))} 0V${number(viewport.height)}` : '') +
    (!viewport.logY && viewport.y0 < 0 && viewport.y1 > 0
      ? `M0 ${number(place.y(0))}H${number(viewport.width)}`
      : '');
  const ticks = [
    ...vertical.map(
      ({ at, label }) =>
        `<text x="${number(left + place.x(at))}" y="${number(height - 10)}" text-anchor="middle">${label}</text>`,
    ),
    ...horizontal.map(
      ({ at, label }) =>
        `<text x="${left - 8}" y="${number(MARGIN.top + place.y(at) + 4)}" text-anchor="end">${label}</text>`,
    ),
  ];
  const sampled = lines.map(({ curve }) => sample(curve, viewport));
  const curves = lines.map((line, i) => drawLine(line, sampled[i] ?? [], viewport, palette));
  const inside = [
    ...drawZones(picture, palette),
    ...curves.reverse(),
    ...(points.length > 0 ? drawPoints(picture, palette) : []),
    ...drawWords(picture, sampled, palette),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12">
<title>${escapeXml(picture.title)}</title>
<rect width="100%" height="100%" fill="${palette.background}"/>
<g font-size="11" fill="${palette.text}">${ticks.join('')}</g>
<svg x="${left}" y="${MARGIN.top}" width="${number(viewport.width)}" height="${number(viewport.height)}" overflow="hidden">
<path d="${grid}" fill="none" stroke="${palette.grid}"/>
<path d="${axes}" fill="none" stroke="${palette.axis}"/>
${inside.join('\n')}
</svg>
</svg>
`;
}

function number(pixels: number): string {
  return String(Math.round(pixels * 100) / 100);
}

function drawZones({ viewport, zones }: ExportedPicture, palette: Palette): readonly string[] {
  const place = toPixels(viewport);
  return zones.map(({ low, high, style }) => {
    const from = Math.max(0, place.x(low));
    const wide = Math.max(1, Math.min(viewport.width, place.x(high)) - from);
    return (
      `<rect x="${number(from)}" y="0" width="${number(wide)}" height="${number(viewport.height)}" ` +
      `fill="${paintOf(palette, style)}" fill-opacity="0.08"/>`
    );
  });
}

/** A line with the kinks at its kinks and jumps. */
function drawLine(
  line: ExportedLine,
  polylines: readonly Polyline[],
  viewport: Viewport,
  palette: Palette,
): string {
  const place = toPixels(viewport);
  const color = paintOf(palette, line.style);
  const dash = dashOf(line);
  const kinks = line.quantity === 'second' ? [] : kinksOf(line.curve, viewport);
  const dots = kinks
    .filter(({ y }) => Number.isFinite(place.y(y)))
    .map(
      ({ x, y, kind }) =>
        `<circle cx="${number(place.x(x))}" cy="${number(place.y(y))}" r="3.5" stroke-width="1.5" ` +
        `fill="${kind === 'open' ? palette.background : color}" stroke="${color}"/>`,
    );
  return (
    `<path d="${pathOf(polylines, viewport)}" fill="none" stroke="${color}" ` +
    `stroke-width="${STROKES[line.quantity]}" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash}"` : ''}/>` +
    dots.join('')
  );
}

/** The person's own numbers on the value curves. */
function drawPoints({ viewport, lines, points }: ExportedPicture, palette: Palette): readonly string[] {
  const place = toPixels(viewport);
  return lines
    .filter((line) => line.quantity === 'value')
    .map(({ curve, style }) => {
      const at = points
        .filter((x) => x >= viewport.x0 && x <= viewport.x1)
        .map((x) => [place.x(x), place.y(curve.y(x))] as const)
        .filter(([, y]) => Number.isFinite(y));
      const d = at.map(([x, y]) => `M${number(x)} ${number(y)}h0`).join('');
      return `<path d="${d}" fill="none" stroke="${paintOf(palette, style)}" stroke-width="7" stroke-linecap="round"/>`;
    });
}

/** The text in the zones, and the names at the curves. */
function drawWords(
  { viewport, lines, zones }: ExportedPicture,
  sampled: readonly (readonly Polyline[])[],
  palette: Palette,
): readonly string[] {
  const place = toPixels(viewport);
  const named = placeNames(
    lines.map(({ label, curve }) => ({ text: label, curve })),
    lines.map(({ curve }) => curve),
    viewport,
  ).flatMap((placed, i) => {
    const line = lines[i];
    if (!placed || !line) return [];
    const y = place.y(line.curve.y(placed.x)) + placed.dy;
    return [
      { text: line.label, style: line.style, x: place.x(placed.x) + placed.dx, y, anchor: placed.anchor },
    ];
  });
  const remarked = placeRemarks(
    zones.map(({ low, high, text }) => ({ low, high, texts: [text] })),
    sampled,
    named.map(({ text, x, y, anchor }) => boxOf(text, x, y, anchor)),
    viewport,
  ).flatMap((placed, i) => (placed ? [{ ...placed, style: zones[i]?.style ?? 0 }] : []));
  return [...remarked, ...named].map(
    ({ text, x, y, anchor, style }) =>
      `<text x="${number(x)}" y="${number(y)}" fill="${paintOf(palette, style)}" stroke="${palette.background}" ` +
      `stroke-width="3" stroke-linejoin="round" paint-order="stroke" text-anchor="${anchor}">${escapeXml(text)}</text>`,
  );
}
