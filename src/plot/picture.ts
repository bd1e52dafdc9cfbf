// Draws the small picture of an activation as an SVG text: f solid, f′ dotted, a baseline dashed and faint.

import { escapeXml } from '../foundation/escape.ts';
import type { Facts, ScalarFunction } from '../functions/function.ts';
import { type Curve, curveOf } from './curve.ts';
import { intervalOfInterest, isOnUnitInterval } from './interval-of-interest.ts';
import { descent, isClear, nameHeight, type Point, placeNames, pointsAlong } from './names.ts';
import type { Palette } from './palette.ts';
import { crisp, round } from './pixels.ts';
import { extentOf } from './sample.ts';
import { ticksFor, toPixels, type Viewport } from './scale.ts';
import { type Axes, areaOf, axesOf, type Line, lineOf, pixelsOf } from './scene.ts';

/** What to draw, how large (CSS pixels) and in which colors. */
export interface PictureRequest {
  readonly f: ScalarFunction;
  /** Drawn behind for comparison, with its name at the curve. */
  readonly baseline?: { readonly f: ScalarFunction; readonly name: string };
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  /** Names that stand in the picture, in the person's language. */
  readonly labels: { readonly dead: string };
}

const FONT = "font-family=\"system-ui,'Segoe UI',Ubuntu,'DejaVu Sans',sans-serif\"";
/** Room at the right for an axis of f′. */
const SLOPE_AXIS = 24;
const MARGIN = { right: 6, top: 6, bottom: 17 };
/** Pixels between two numbers at the left axis. */
const TICK_HEIGHT = 28;
/** A digit's width at the axes. */
const DIGIT = 6.2;
/** Pixels from one sample to the next where a curve is straight: a small picture hides little. */
const CELL = 14;
/** How many places are asked for a curve's highest and lowest value. */
const EXTENT = 96;

/** The picture as one SVG text with its size set. Deterministic; never throws. */
export function drawPicture(request: PictureRequest): string {
  const { f, baseline, palette } = request;
  const facts = f.facts();
  const value = curveOf(f, 'value');
  const slope = curveOf(f, 'derivative');
  const { viewport, slopeScale, left } = viewportOf(request, value, slope);
  const derivative = scaled(slope, slopeScale);
  const behind = baseline && curveOf(baseline.f, 'value');
  const lines: Lines = {
    value: lineOf(value, viewport, { cell: CELL }),
    derivative: lineOf(derivative, viewport, { cell: CELL }),
    behind: behind && lineOf(behind, viewport, { cell: CELL }),
  };
  const axes = axesOf(viewport, crisp, {
    across: ticksFor(viewport.x0, viewport.x1, viewport.width, 40),
    up: ticksFor(viewport.y0, viewport.y1, viewport.height, TICK_HEIGHT),
  });
  const points = {
    value: pixelsOf(lines.value),
    derivative: pixelsOf(lines.derivative),
    behind: lines.behind ? pixelsOf(lines.behind) : [],
  };
  const clip = `<clipPath id="c"><path d="M-1-3H${viewport.width + 1}V${viewport.height + 3}H-1z"/></clipPath>`;
  const stroke = (line: Line | undefined, color: string, width: number, dash: string) =>
    !line?.path
      ? ''
      : `<path d="${line.path}" stroke="${color}" stroke-width="${width}"${dash && ` stroke-dasharray="${dash}"`}/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${request.width}" height="${request.height}" viewBox="0 0 ${request.width} ${request.height}" ${FONT} font-size="10.5">`,
    `${clip}<g transform="translate(${left} ${MARGIN.top})">`,
    `<path d="${axes.grid}" stroke="${palette.grid}"/>`,
    shadeOf(facts, points, viewport, request),
    `<path d="${axes.zero}" stroke="${palette.axis}"/>`,
    numbersOf(axes, viewport, palette),
    slopeScale === 1 ? '' : slopeAxisOf(viewport, slopeScale, palette),
    '<g clip-path="url(#c)" fill="none" stroke-linecap="round" stroke-linejoin="round">',
    stroke(lines.behind, palette.baseline, 1.3, '7 4'),
    stroke(lines.derivative, palette.curve, 1.5, '0.1 3.4'),
    stroke(lines.value, palette.curve, 2.2, ''),
    kinks(lines.value, palette),
    '</g>',
    namesOf(points, viewport, request),
    '</g></svg>',
  ].join('');
}

interface Lines {
  readonly value: Line;
  readonly derivative: Line;
  readonly behind: Line | undefined;
}

/** Whether the picture of `f` shows anything of the curve of `other`, drawn behind. */
export function showsBehind(f: ScalarFunction, other: ScalarFunction): boolean {
  const window = windowOf(f, curveOf(f, 'value'), curveOf(f, 'derivative'));
  const extent = extentOf(curveOf(other, 'value'), window.x0, window.x1, EXTENT);
  return extent !== undefined && extent[0] <= window.y1 && extent[1] >= window.y0;
}

/** The window, and room for the numbers beside it. */
function viewportOf(
  request: PictureRequest,
  value: Curve,
  derivative: Curve,
): { viewport: Viewport; slopeScale: number; left: number } {
  const { x0, x1, y0, y1, slopeScale } = windowOf(request.f, value, derivative);
  const height = request.height - MARGIN.top - MARGIN.bottom;
  const widest = Math.max(...ticksFor(y0, y1, height, TICK_HEIGHT).map(({ label }) => label.length), 1);
  const left = Math.ceil(Math.max(20, widest * DIGIT + 9));
  const width = request.width - left - (slopeScale === 1 ? MARGIN.right : SLOPE_AXIS);
  return { viewport: { x0, x1, y0, y1, width, height }, slopeScale, left };
}

/**
 * The window: all of f and f′ in the interval worth looking at; the baseline may leave it. Where f is flat beside f′, as
 * a sharp Softplus seen from near is, f′ is drawn smaller, `slopeScale` times, and has an axis of its own at the right.
 */
function windowOf(
  f: ScalarFunction,
  value: Curve,
  derivative: Curve,
): Pick<Viewport, 'x0' | 'x1' | 'y0' | 'y1'> & { slopeScale: number } {
  const [x0, x1] = isOnUnitInterval(f) ? [-0.1, 1.1] : intervalOfInterest(f.facts());
  const own = spanOf(extentOf(value, x0, x1, EXTENT));
  const slope = spanOf(extentOf(derivative, x0, x1, EXTENT));
  const [ownSize, slopeSize] = [own.high - own.low, slope.high - slope.low];
  const isFlat = ownSize > 0 && ownSize < slopeSize / 4;
  const slopeScale = isFlat ? ownSize / slopeSize : 1;
  const low = Math.min(own.low, slope.low * slopeScale);
  const high = Math.max(own.high, slope.high * slopeScale);
  const size = high > low ? high - low : 1;
  return { x0, x1, y0: low - size * 0.06, y1: low + size * 1.06, slopeScale };
}

/** From the lowest to the highest, 0 included. */
function spanOf(extent: readonly [number, number] | undefined): { low: number; high: number } {
  return { low: Math.min(0, extent?.[0] ?? 0), high: Math.max(0, extent?.[1] ?? 0) };
}

function scaled(curve: Curve, scale: number): Curve {
  if (scale === 1) return curve;
  return {
    ...curve,
    y: (x) => curve.y(x) * scale,
    cuts: curve.cuts.map(({ x, left, right }) => ({ x, left: left * scale, right: right * scale })),
  };
}

/** The numbers of f′ at the right edge. */
function slopeAxisOf(viewport: Viewport, scale: number, palette: Palette): string {
  const place = toPixels(viewport);
  const labels = ticksFor(viewport.y0 / scale, viewport.y1 / scale, viewport.height, 40).map(
    ({ at, label }) =>
      `<text x="${viewport.width + 5}" y="${round(place.y(at * scale) + 3.5)}">${minus(label)}</text>`,
  );
  return `<g fill="${palette.curve}">${labels.join('')}</g>`;
}

/** The numbers at the ticks. */
function numbersOf({ across, up }: Axes, viewport: Viewport, palette: Palette): string {
  const text = (x: number, y: number, anchor: string, label: string) =>
    `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${minus(label)}</text>`;
  return [
    `<g fill="${palette.quietText}">`,
    ...across.map(({ x, label }) => {
      // At the right edge half a label would be cut off.
      const isCut = x + (label.length * DIGIT) / 2 > viewport.width + MARGIN.right;
      const [end, anchor] = isCut ? [viewport.width + MARGIN.right, 'end'] : [x, 'middle'];
      return text(end, viewport.height + 13, anchor, label);
    }),
    ...up.map(({ y, label }) => text(-6, y + 3.5, 'end', label)),
    '</g>',
  ].join('');
}

/** Tints where the gradient is zero, and says so where the words fit and no curve runs through them. */
function shadeOf(facts: Facts, own: Points, viewport: Viewport, { palette, labels }: PictureRequest): string {
  if (facts.dead.length === 0) return '';
  const points = [...own.value, ...own.derivative];
  const width = labels.dead.length * 5.6;
  return facts.dead
    .map((interval) => {
      const { x: left, width: wide } = areaOf(interval, viewport);
      if (!(wide > 2)) return '';
      const tint = `<path d="M${round(left)} 0H${round(left + wide)}V${viewport.height}H${round(left)}z" fill="${palette.shade}"/>`;
      if (wide < width + 8) return tint;
      const middle = left + wide / 2;
      const box = [2, viewport.height / 2 - 7, viewport.height - 18]
        .map((top) => ({
          left: middle - width / 2,
          top,
          right: middle + width / 2,
          bottom: top + nameHeight,
        }))
        .find((candidate) => isClear(candidate, points));
      return box
        ? `${tint}<text x="${round(middle)}" y="${round(box.top + 10)}" text-anchor="middle" fill="${palette.quietText}">${escapeXml(labels.dead)}</text>`
        : tint;
    })
    .join('');
}

/** Kinks as small dots, the two sides of a jump as closed and open ends. */
function kinks({ dots, viewport: { width, height } }: Line, palette: Palette): string {
  return dots
    .filter(({ x, y }) => x > 0 && x < width && y > 0 && y < height)
    .map(({ x, y, role }) => {
      const radius = role === 'kink' ? 2.2 : 3;
      const fill = role === 'open' ? palette.background : palette.curve;
      return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${fill}" stroke="${palette.curve}" stroke-width="1.4"/>`;
    })
    .join('');
}

/** Names at the curves, each where it is nearest to its own curve and clear of all others. */
function namesOf(points: Points, viewport: Viewport, { baseline, palette }: PictureRequest): string {
  const place = toPixels(viewport);
  const grid = pointsAlong(place.x(0), place.y(0), viewport);
  const italic = ' font-style="italic" font-size="12"';
  const prime = '<tspan dx="1.2" font-style="normal">′</tspan>';
  const name = (line: readonly Point[], width: number, color: string, style: string, text: string) => ({
    points: line,
    width,
    markup: `fill="${color}"${style}>${text}`,
  });
  const named = [
    name(points.value, 9, palette.curve, italic, 'f'),
    name(points.derivative, 12, palette.curve, italic, `f${prime}`),
  ];
  if (baseline) {
    const text = escapeXml(baseline.name);
    named.push(name(points.behind, baseline.name.length * 6.5, palette.quietText, '', text));
  }
  const placed = placeNames(named, viewport, { grid, mayTouch: false });
  return named
    .map(({ markup }, i) => {
      const box = placed[i]?.box;
      return box
        ? `<text x="${round((box.left + box.right) / 2)}" y="${round(box.bottom - descent)}" text-anchor="middle" ${markup}</text>`
        : '';
    })
    .join('');
}

type Points = Readonly<Record<keyof Lines, readonly Point[]>>;

/** A proper minus sign. */
function minus(label: string): string {
  return label.replace(/-/g, '−');
}
