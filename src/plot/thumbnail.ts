// Draws an activation as small as a line of text allows: f solid, f′ dotted, the baseline dashed, the axes through 0, and a
// tint where no gradient comes through. No words and no numbers: those stand beside it.

import type { ScalarFunction } from '../functions/function.ts';
import { type Curve, curveOf } from './curve.ts';
import { intervalOfInterest, isOnUnitInterval } from './interval-of-interest.ts';
import type { Palette } from './palette.ts';
import { crisp, round } from './pixels.ts';
import { extentOf } from './sample.ts';
import type { Viewport } from './scale.ts';
import { areaOf, axesOf, lineOf } from './scene.ts';

/** What to draw, how large (CSS pixels) and in which colors. */
export interface ThumbnailRequest {
  readonly f: ScalarFunction;
  /** Drawn behind for comparison. */
  readonly baseline?: ScalarFunction;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
}

/** How many places are asked for a curve's highest and lowest value. */
const EXTENT = 64;
/** Pixels from one sample to the next where a curve is straight. */
const CELL = 10;
/** Pixels that lines keep from the edge. */
const MARGIN = 3;

/** The picture as one SVG text with its size set. Deterministic; never throws. */
export function drawThumbnail({ f, baseline, palette, width, height }: ThumbnailRequest): string {
  const value = curveOf(f, 'value');
  const derivative = curveOf(f, 'derivative');
  const [x0, x1] = isOnUnitInterval(f) ? [-0.1, 1.1] : intervalOfInterest(f.facts());
  const [low, high] = [value, derivative]
    .flatMap((curve) => [...(extentOf(curve, x0, x1, EXTENT) ?? [])])
    .reduce(([least, most], y) => [Math.min(least, y), Math.max(most, y)], [0, 0]);
  const size = high > low ? high - low : 1;
  const viewport: Viewport = {
    x0,
    x1,
    y0: low - size * 0.04,
    y1: low + size * 1.04,
    width: width - 2 * MARGIN,
    height: height - 2 * MARGIN,
  };
  const line = (curve: Curve, color: string, thickness: number, dash: string) => {
    const { path } = lineOf(curve, viewport, { dots: false, cell: CELL });
    return path && `<path d="${path}" stroke="${color}" stroke-width="${thickness}"${dash}/>`;
  };
  const tints = f.facts().dead.map((dead) => {
    const { x, width: across } = areaOf(dead, viewport);
    return across > 1
      ? `<path d="M${round(x)} 0h${round(across)}V${viewport.height}h${round(-across)}z" fill="${palette.shade}"/>`
      : '';
  });
  const { zero } = axesOf(viewport, crisp, { across: [], up: [] });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<clipPath id="c"><path d="M-1-2H${viewport.width + 1}V${viewport.height + 2}H-1z"/></clipPath>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...tints,
    `<path d="${zero}" stroke="${palette.axis}"/>`,
    '<g clip-path="url(#c)" fill="none" stroke-linecap="round" stroke-linejoin="round">',
    baseline ? line(curveOf(baseline, 'value'), palette.baseline, 1.2, ' stroke-dasharray="6 4"') : '',
    line(derivative, palette.curve, 1.3, ' stroke-dasharray="0.1 3.2"'),
    line(value, palette.curve, 2, ''),
    '</g></g></svg>',
  ].join('');
}
