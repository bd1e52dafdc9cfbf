// What stands in a picture of curves, as plain data: lines with their dots, areas, points and texts, each with its role
// and its place in the plot's pixels. The panel makes elements of it, an export makes text; neither works out a place.
import type { Curve } from './curve.ts';
import { descent, type Point, placeNames, spaceOut } from './names.ts';
import { type Kink, kinksOf, pathOf } from './path.ts';
import { round } from './pixels.ts';
import { type Anchor, boxOf, placeRemarks, type Remark, widthOf } from './remarks.ts';
import { type Polyline, sample } from './sample.ts';
import { type Tick, toPixels, type Viewport, xTicks, yTicks } from './scale.ts';

/** A kink, or one side of a jump. */
interface Dot {
  readonly x: number;
  readonly y: number;
  readonly role: Kink['kind'];
}

/** A curve as drawn in a viewport. */
export interface Line {
  readonly curve: Curve;
  readonly viewport: Viewport;
  readonly polylines: readonly Polyline[];
  /** SVG path data. */
  readonly path: string;
  readonly dots: readonly Dot[];
}

/** A shaded part of the plot, over its whole height. */
export interface Area {
  readonly x: number;
  readonly width: number;
}

/** A text; `anchor` says which part of it stands at x, y is its baseline. */
export interface SceneText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

/** The grid, the lines x = 0 and y = 0 as SVG path data, and the numbers along the edges. */
export interface Axes {
  readonly grid: string;
  readonly zero: string;
  readonly across: readonly (Tick & { readonly x: number })[];
  readonly up: readonly (Tick & { readonly y: number })[];
}

/** Numbers along the two edges. */
interface Ticks {
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
}

/** The axes with these ticks; `snap` moves a pixel to where a thin line is sharp. */
export function axesOf(
  viewport: Viewport,
  snap: (pixel: number) => number,
  ticks: Ticks = { across: xTicks(viewport), up: yTicks(viewport) },
): Axes {
  const { x0, x1, y0, y1, logY, width, height } = viewport;
  const place = toPixels(viewport);
  const across = ticks.across.map((tick) => ({ ...tick, x: place.x(tick.at) }));
  const up = ticks.up.map((tick) => ({ ...tick, y: place.y(tick.at) }));
  const upright = (x: number) => `M${snap(x)} 0V${height}`;
  const level = (y: number) => `M0 ${snap(y)}H${width}`;
  return {
    across,
    up,
    grid: across.map(({ x }) => upright(x)).join('') + up.map(({ y }) => level(y)).join(''),
    zero:
      (x0 < 0 && x1 > 0 ? upright(place.x(0)) : '') + (!logY && y0 < 0 && y1 > 0 ? level(place.y(0)) : ''),
  };
}

/**
 * A curve's line; `before`, where that is the same. Where `dots` is false its kinks and jumps are not told apart; `cell` is
 * how far apart sampling starts, in pixels.
 */
export function lineOf(
  curve: Curve,
  viewport: Viewport,
  { dots = true, cell }: { readonly dots?: boolean; readonly cell?: number } = {},
  before?: Line,
): Line {
  if (before?.curve === curve && before.viewport === viewport) return before;
  const place = toPixels(viewport);
  const polylines = sample(curve, viewport, cell);
  return {
    curve,
    viewport,
    polylines,
    path: pathOf(polylines, viewport),
    dots: (dots ? kinksOf(curve, viewport) : [])
      .map(({ x, y, kind }) => ({ x: place.x(x), y: place.y(y), role: kind }))
      .filter(({ y }) => Number.isFinite(y)),
  };
}

/** The area from `low` to `high`, in data; at least a pixel wide. */
export function areaOf({ low, high }: Pick<Remark, 'low' | 'high'>, viewport: Viewport): Area {
  const place = toPixels(viewport);
  const x = Math.max(0, place.x(low));
  return { x, width: Math.max(1, Math.min(viewport.width, place.x(high)) - x) };
}

/** The person's own numbers on a curve, as SVG path data that round caps make dots of. */
export function pointsOf(curve: Curve, points: readonly number[], viewport: Viewport): string {
  const place = toPixels(viewport);
  return points
    .filter((x) => x >= viewport.x0 && x <= viewport.x1)
    .map((x) => [place.x(x), place.y(curve.y(x))] as const)
    .filter(([, y]) => Number.isFinite(y))
    .map(([x, y]) => `M${round(x)} ${round(y)}h0`)
    .join('');
}

/** The line in pixels, no two neighbors farther apart than a few pixels. */
export function pixelsOf({ polylines, viewport }: Line): readonly Point[] {
  const place = toPixels(viewport);
  return polylines.flatMap(({ xs, ys }) =>
    spaceOut(xs.map((x, i) => ({ x: place.x(x), y: place.y(ys[i] ?? 0) }))),
  );
}

/** Where a curve's name was placed: beside the curve at `x`, in data, so that the name follows it; the rest in pixels. */
export interface NamePlace {
  readonly x: number;
  readonly dx: number;
  readonly dy: number;
}

/** A place for the name of each line, the earlier ones first choice; undefined if other names leave none. */
export function namePlacesOf(
  names: readonly { readonly text: string; readonly line: Line }[],
  viewport: Viewport,
): readonly (NamePlace | undefined)[] {
  const lines = names.map(({ text, line }) => ({ points: pixelsOf(line), width: widthOf(text) }));
  const { x0, x1, width } = viewport;
  const place = toPixels(viewport);
  return placeNames(lines, viewport).map((placed, i) => {
    const curve = names[i]?.line.curve;
    if (!placed || !curve) return undefined;
    const { anchor, box } = placed;
    const x = x0 + (anchor.x / width) * (x1 - x0);
    // At a jump this may be the other side than the anchor's.
    const y = place.y(curve.y(x));
    return { x, dx: (box.left + box.right) / 2 - anchor.x, dy: box.bottom - descent - y };
  });
}

/** A curve's name at the place that was found for it; undefined if it has none, or where the curve has left the plot. */
export function nameOf(
  text: string,
  curve: Curve,
  placed: NamePlace | undefined,
  viewport: Viewport,
): SceneText | undefined {
  if (!placed) return undefined;
  const place = toPixels(viewport);
  const y = place.y(curve.y(placed.x));
  if (!(y > 0 && y < viewport.height)) return undefined;
  return { text, x: place.x(placed.x) + placed.dx, y: y + placed.dy, anchor: 'middle' };
}

/** What is said of areas, where neither lines nor names run; undefined if there is no room. */
export function remarksOf(
  remarks: readonly Remark[],
  lines: readonly Line[],
  names: readonly SceneText[],
  viewport: Viewport,
): readonly (SceneText | undefined)[] {
  const boxes = names.map(({ text, x, y, anchor }) => boxOf(text, x, y, anchor));
  return placeRemarks(
    remarks,
    lines.map(({ polylines }) => polylines),
    boxes,
    viewport,
  );
}
