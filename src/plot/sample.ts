// Samples a curve for a window of pixels: cut where the curve breaks, refined where it bends. Deterministic,
// so that the hover, the panel, the exports and the tests all see the same points.
import { type Curve, limitsAt } from './curve.ts';
import { toPixels, type Viewport } from './scale.ts';

/** An unbroken interval of a curve; x is sorted, every y is finite. */
export interface Polyline {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** The greatest number of points of one curve. */
export const MAX_POINTS = 2000;

// The polyline stays within their sum of the curve: a quarter of a pixel.
const BEND = 0.15;
const SPARE = 0.08;
// Wide enough that a smooth curve starts with few points; the probes find what a cell may hide.
const CELL = 6;
const PROBES = [0.5, 0.23, 0.79];
const MAX_DEPTH = 90;
const MAX_CALLS = 24_000;

/**
 * Points of `curve` over the viewport's x, in polylines that end at jumps and where y is not a number. What leaves the
 * viewport by more than its height is followed no further, so steep curves cost little; draw with the same clamp
 * (`pathOf` does). It starts `cell` pixels apart.
 */
export function sample(curve: Curve, viewport: Viewport, cell = CELL): readonly Polyline[] {
  for (let tolerance = BEND; tolerance < 20; tolerance *= 5) {
    const points = sampleWithin(curve, viewport, tolerance, cell);
    if (points && points.length <= MAX_POINTS) return polylinesOf(points);
  }
  // Only noise comes here, such as a staircase of a small dtype seen from very far.
  return polylinesOf(sampleEvenly(curve, viewport, MAX_POINTS));
}

/** The smallest and greatest finite y of `curve` at `count` places from x0 to x1, or undefined if there is none. */
export function extentOf(
  curve: Curve,
  x0: number,
  x1: number,
  count = 256,
): readonly [number, number] | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const see = (y: number) => {
    if (!Number.isFinite(y)) return;
    if (y < low) low = y;
    if (y > high) high = y;
  };
  for (let i = 0; i <= count; i++) see(curve.y(x0 + ((x1 - x0) * i) / count));
  for (const cut of curve.cuts) {
    if (cut.x < x0 || cut.x > x1) continue;
    see(cut.left);
    see(cut.right);
  }
  return low <= high ? [low, high] : undefined;
}

/** A sampled point: data, and where it lies in pixels (y held near the viewport; NaN where there is none). */
interface Point {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
}

function sampleWithin(
  curve: Curve,
  viewport: Viewport,
  tolerance: number,
  cell: number,
): Point[] | undefined {
  const at = placer(viewport);
  const edges = edgesOf(curve, viewport);
  const points: Point[] = [];
  let calls = 0;

  const probe = (x: number) => {
    calls++;
    return at(x, curve.y(x));
  };
  /** Adds what lies between `a` and `b`, both ends excluded. */
  const refine = (a: Point, b: Point, depth: number): void => {
    if (depth >= MAX_DEPTH || calls > MAX_CALLS) return;
    const x = a.x + (b.x - a.x) / 2;
    if (x <= a.x || x >= b.x) return;
    const middle = probe(x);
    if (!needsMore(a, middle, b)) return;
    refine(a, middle, depth + 1);
    points.push(middle);
    refine(middle, b, depth + 1);
  };
  const needsMore = (a: Point, middle: Point, b: Point): boolean => {
    const defined = Number(isDefined(a)) + Number(isDefined(middle)) + Number(isDefined(b));
    if (defined === 0) return b.left - a.left > cell / 2;
    // To the last bit: a logarithm still falls within a billionth of a pixel of its end.
    if (defined < 3) return true;
    if (distance(middle, a, b) > tolerance) return true;
    for (let i = 1; i < PROBES.length; i++) {
      const x = a.x + (b.x - a.x) * (PROBES[i] ?? 0.5);
      if (x <= a.x || x >= b.x) continue;
      const point = probe(x);
      if (!isDefined(point) || distance(point, a, b) > tolerance) return true;
    }
    return false;
  };

  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i], edges[i + 1]];
    if (!from || !to) continue;
    const start = at(from.x, from.right);
    const end = at(to.x, to.left);
    // A jump is told apart by a point without place between its two sides.
    if (i > 0 && from.left !== from.right) points.push(at(from.x, Number.NaN));
    points.push(start);
    let previous = start;
    for (const x of gridOf(start, end, cell, curve.seeds)) {
      const next = probe(x);
      refine(previous, next, 0);
      points.push(next);
      previous = next;
    }
    refine(previous, end, 0);
    points.push(end);
  }
  return calls > MAX_CALLS ? undefined : thin(points, Math.max(SPARE, tolerance / 2));
}

function sampleEvenly(curve: Curve, viewport: Viewport, count: number): Point[] {
  const at = placer(viewport);
  return Array.from({ length: count }, (_, i) => {
    const x = viewport.x0 + ((viewport.x1 - viewport.x0) * i) / (count - 1);
    return at(x, curve.y(x));
  });
}

/** Where sampling starts between two points, both excluded: evenly spaced, and at the curve's seeds. */
function gridOf(start: Point, end: Point, cell: number, seeds: readonly number[] = []): readonly number[] {
  const cells = Math.max(1, Math.ceil((end.left - start.left) / cell));
  const step = (end.x - start.x) / cells;
  const even = Array.from({ length: cells - 1 }, (_, i) => start.x + step * (i + 1));
  // Where a cell is finer than the seeds' own spacing they have nothing to add.
  const hidden = seeds.filter((x) => x > start.x && x < end.x && Math.abs(x) < 2 * step);
  return hidden.length > 0 ? [...even, ...hidden].sort((a, b) => a - b) : even;
}

/** The ends of the viewport and the cuts inside it, in order. */
function edgesOf(curve: Curve, viewport: Viewport) {
  const inside = curve.cuts.filter((cut) => cut.x > viewport.x0 && cut.x < viewport.x1);
  return [limitsAt(curve, viewport.x0), ...inside, limitsAt(curve, viewport.x1)];
}

function placer(viewport: Viewport): (x: number, y: number) => Point {
  const place = toPixels(viewport);
  const [lowest, highest] = [-viewport.height, 2 * viewport.height];
  return (x, y) => {
    const top = Number.isFinite(y) ? place.y(y) : Number.NaN;
    return { x, y, left: place.x(x), top: top < lowest ? lowest : Math.min(top, highest) };
  };
}

function isDefined(point: Point): boolean {
  return !Number.isNaN(point.top);
}

/** From a point to the segment between `a` and `b`, in pixels. */
function distance(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.left - a.left, b.top - a.top];
  const [px, py] = [point.left - a.left, point.top - a.top];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy);
}

/** Drops points that lie on the line of their neighbours: a straight polyline keeps its two ends only. */
function thin(points: readonly Point[], tolerance: number): Point[] {
  const kept: Point[] = [];
  let anchor = 0;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (!point) continue;
    const next = points[i + 1];
    const start = points[anchor];
    const mayGo =
      i > anchor &&
      i - anchor < 64 &&
      next !== undefined &&
      start !== undefined &&
      isDefined(next) &&
      isDefined(start) &&
      isDefined(point) &&
      liesOnLine(points, anchor, i, tolerance);
    if (mayGo) continue;
    kept.push(point);
    anchor = i;
  }
  return kept;
}

/** Whether all points between two others lie on their line; a loop, since it runs for every point of a dragged curve. */
function liesOnLine(points: readonly Point[], anchor: number, last: number, tolerance: number): boolean {
  const [start, next] = [points[anchor], points[last + 1]];
  if (!start || !next) return false;
  for (let i = anchor + 1; i <= last; i++) {
    const point = points[i];
    if (point && distance(point, start, next) > tolerance) return false;
  }
  return true;
}

function polylinesOf(points: readonly Point[]): readonly Polyline[] {
  const polylines: { xs: number[]; ys: number[] }[] = [];
  let current: { xs: number[]; ys: number[] } | undefined;
  for (const point of points) {
    if (!isDefined(point)) {
      current = undefined;
      continue;
    }
    if (!current) {
      current = { xs: [], ys: [] };
      polylines.push(current);
    }
    if (current.xs.at(-1) === point.x && current.ys.at(-1) === point.y) continue;
    current.xs.push(point.x);
    current.ys.push(point.y);
  }
  return polylines;
}
