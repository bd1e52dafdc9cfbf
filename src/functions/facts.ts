// Works out the facts of a curve (range, dead and saturated intervals, monotone …) from the few points where it turns.

import type { Interval } from '../foundation/interval.ts';
import type { Break, Facts } from './function.ts';
import type { End, Shape } from './shape.ts';

/** From one knot to the next, where f and f′ are monotone. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly start: End;
  readonly end: End;
}

interface Candidate {
  readonly y: number;
  readonly attained: boolean;
}

const single = 2 ** -24;

/** Whether a jump is too small for float32 to hold. */
function isTiny(point: Break): boolean {
  return Math.abs(point.right - point.left) <= single * Math.max(Math.abs(point.left), Math.abs(point.right));
}

function segmentsOf(shape: Shape, f: { value(x: number): number; derivative(x: number): number }): Segment[] {
  const breaks = new Map((shape.breaks ?? []).map((b) => [b.x, b]));
  const [first, last] = shape.domain ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const knots = [...new Set([...breaks.keys(), ...(shape.turns ?? [])])]
    .filter((x) => x > first && x < last)
    .sort((a, b) => a - b);
  const sides = knots.map((x): { x: number; before: End; after: End } => {
    const point = breaks.get(x);
    const here = { value: f.value(x), slope: f.derivative(x) };
    return {
      x,
      before: point ? { value: point.left, slope: point.slopeLeft } : here,
      after: point ? { value: point.right, slope: point.slopeRight } : here,
    };
  });
  const segments: Segment[] = [];
  let from = first;
  let start = shape.left;
  for (const { x, before, after } of sides) {
    segments.push({ from, to: x, start, end: before });
    from = x;
    start = after;
  }
  segments.push({ from, to: last, start, end: shape.right });
  return segments;
}

function hull(candidates: readonly Candidate[]): Interval {
  const known = candidates.filter((c) => !Number.isNaN(c.y));
  if (known.length === 0)
    return { low: Number.NaN, high: Number.NaN, includesLow: false, includesHigh: false };
  const low = Math.min(...known.map((c) => c.y));
  const high = Math.max(...known.map((c) => c.y));
  const reached = (y: number): boolean => Number.isFinite(y) && known.some((c) => c.y === y && c.attained);
  return { low: low + 0, high: high + 0, includesLow: reached(low), includesHigh: reached(high) };
}

/** The x between `from` and `to` where `test` turns from what it is at `from`; both ends may be infinite. */
function turning(from: number, to: number, test: (x: number) => boolean, atStart: boolean): number {
  let low = from;
  let high = to;
  if (!Number.isFinite(low)) {
    low = Number.isFinite(high) ? high - 1 : -1;
    for (let step = 1; test(low) !== atStart && low > -1e300; step *= 2) low -= step;
  }
  if (!Number.isFinite(high)) {
    high = low + 1;
    for (let step = 1; test(high) === atStart && high < 1e300; step *= 2) high += step;
  }
  for (let i = 0; i < 1100; i++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (test(middle) === atStart) low = middle;
    else high = middle;
  }
  return high;
}

function joined(intervals: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (const next of intervals) {
    const last = out.at(-1);
    if (last && last.high === next.low)
      out[out.length - 1] = { ...last, high: next.high, includesHigh: next.includesHigh };
    else out.push(next);
  }
  return out;
}

const intervalFrom = (low: number, high: number, slope?: (x: number) => boolean): Interval => ({
  low,
  high,
  includesLow: Number.isFinite(low) && (slope?.(low) ?? false),
  includesHigh: Number.isFinite(high) && (slope?.(high) ?? false),
});

function monotone(segments: readonly Segment[], breaks: readonly Break[]): Facts['monotone'] {
  const signs = new Set<number>();
  for (const { start, end } of segments)
    for (const s of [start.slope, end.slope]) if (s !== 0) signs.add(Math.sign(s));
  for (const b of breaks) if (b.kind === 'jump' && !isTiny(b)) signs.add(Math.sign(b.right - b.left));
  if (signs.size === 0) return 'constant';
  if (signs.size > 1 || signs.has(Number.NaN)) return 'no';
  return signs.has(1) ? 'increasing' : 'decreasing';
}

/** Where −f(x) is looked for at −x: near 0, around 1, far out, and on both sides of each break. */
const MIRRORED = [0, 1e-3, 0.1, 0.3, 0.7, 1, 1.5, 2.5, 4, 7, 12, 30, 100];

/** Whether f(−x) = −f(x), as far as float64 tells. */
function isOdd(f: { value(x: number): number }, breaks: readonly Break[]): boolean {
  const around = breaks.flatMap(({ x }) => [x, x - 0.01, x + 0.01]);
  return [...MIRRORED, ...around].every((x) => {
    const [here, there] = [f.value(x), f.value(-x)];
    return Math.abs(here + there) <= 1e-12 * Math.max(1, Math.abs(here));
  });
}

/** All facts of a curve. `f` is asked at the turning points and, to find where it saturates, between them. */
export function factsOf(shape: Shape, f: { value(x: number): number; derivative(x: number): number }): Facts {
  const segments = segmentsOf(shape, f);
  const breaks = shape.breaks ?? [];
  const isBreak = (x: number): boolean => breaks.some((b) => b.x === x);
  const flat = (p: Segment): boolean =>
    p.start.value === p.end.value && p.start.slope === 0 && p.end.slope === 0;
  const straight = (p: Segment): boolean => p.start.slope === p.end.slope;

  const values: Candidate[] = [];
  const slopes: Candidate[] = [];
  for (const p of segments) {
    for (const [x, end] of [[p.from, p.start] as const, [p.to, p.end] as const]) {
      const smoothHere = Number.isFinite(x) && !isBreak(x);
      values.push({
        y: end.value,
        attained: flat(p) || smoothHere || (isBreak(x) && f.value(x) === end.value),
      });
      slopes.push({
        y: end.slope,
        attained: straight(p) || smoothHere || (isBreak(x) && f.derivative(x) === end.slope),
      });
    }
  }
  for (const b of breaks) {
    values.push({ y: f.value(b.x), attained: true });
    slopes.push({ y: f.derivative(b.x), attained: true });
  }

  const range = hull(values);
  const steepest = Math.max(...slopes.map((c) => Math.abs(c.y)));
  const tenth = steepest / 10;
  const low = (x: number): boolean => Math.abs(f.derivative(x)) < tenth;
  const isDead = (x: number): boolean => f.derivative(x) === 0;

  const dead = joined(segments.filter(flat).map((p) => intervalFrom(p.from, p.to, isDead)));
  let saturated: readonly Interval[] | undefined;

  return {
    range,
    gradient: hull(slopes),
    breaks,
    dead,
    // Found by halving, which takes as long as all the rest together: only for those who ask.
    get saturated() {
      saturated ??= Number.isFinite(steepest)
        ? joined(segments.flatMap((p) => saturatedIn(p, f, tenth, low)))
        : [];
      return saturated;
    },
    monotone: monotone(segments, breaks),
    smooth:
      shape.smooth && breaks.every((b) => (b.kind === 'jump' ? isTiny(b) : b.slopeLeft === b.slopeRight)),
    sparse: segments.some((p) => flat(p) && p.start.value === 0),
    zeroCentered: range.low < 0 && range.high > 0 && isOdd(f, breaks),
    limits: [shape.left.value, shape.right.value],
    asymptotes: asymptotesOf(shape),
  };
}

function asymptotesOf(shape: Shape): Facts['asymptotes'] {
  if (shape.domain) return shape.asymptotes ?? [];
  const flat: { side: 'left' | 'right'; slope: number; offset: number }[] = [];
  if (Number.isFinite(shape.left.value)) flat.push({ side: 'left', slope: 0, offset: shape.left.value });
  if (Number.isFinite(shape.right.value)) flat.push({ side: 'right', slope: 0, offset: shape.right.value });
  return [...flat, ...(shape.asymptotes ?? [])];
}

/** Where |f′| < tenth within a segment on which f′ is monotone: nowhere or one interval. */
function saturatedIn(
  p: Segment,
  f: { derivative(x: number): number },
  tenth: number,
  low: (x: number) => boolean,
): Interval[] {
  const a = p.start.slope;
  const b = p.end.slope;
  if (Math.abs(a) < tenth && Math.abs(b) < tenth) return [intervalFrom(p.from, p.to, low)];
  if (Math.abs(a) < tenth) return [intervalFrom(p.from, turning(p.from, p.to, low, true), low)];
  if (Math.abs(b) < tenth) return [intervalFrom(turning(p.from, p.to, low, false), p.to, low)];
  if (a * b >= 0) return [];
  const rising = b > a;
  const enters = turning(
    p.from,
    p.to,
    (x) => (rising ? f.derivative(x) > -tenth : f.derivative(x) < tenth),
    false,
  );
  const leaves = turning(
    p.from,
    p.to,
    (x) => (rising ? f.derivative(x) < tenth : f.derivative(x) > -tenth),
    true,
  );
  return [intervalFrom(enters, leaves, low)];
}
