// Where a function answers 0, has no gradient, or hardly any: from what is known of it, or found among a dtype's numbers.
import { roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Interval } from '../foundation/interval.ts';
import type { Kernel, ScalarFunction } from '../functions/function.ts';

type Pair = Pick<Kernel, 'value' | 'derivative'>;

/** Intervals that do not overlap, in order. */
export interface Zones {
  readonly zeros: readonly Interval[];
  readonly noGradient: readonly Interval[];
  /** |f′| at its largest; infinite where it is unbounded. */
  readonly steepest: number;
  /** Where |f′| is under a tenth of that; nowhere where it is unbounded. */
  readonly saturated: readonly Interval[];
  /** Where the function breaks or turns sharply. */
  readonly splits: readonly number[];
}

const isIn = ({ low, high }: Interval, x: number): boolean => x > low && x < high;
const insideOf = ({ low, high }: Interval): number => {
  if (Number.isFinite(low) && Number.isFinite(high)) return low + (high - low) / 2;
  if (Number.isFinite(low)) return low + 1;
  return Number.isFinite(high) ? high - 1 : 0;
};
/** An interval, cut at the places within. */
function partsOf(interval: Interval, places: readonly number[]): readonly Interval[] {
  const inside = places.filter((x) => isIn(interval, x)).sort((a, b) => a - b);
  return [interval.low, ...inside].map((low, at) => ({
    ...interval,
    low,
    high: inside[at] ?? interval.high,
  }));
}
const endsOf = (intervals: readonly Interval[]): readonly number[] =>
  intervals.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);

/** The zones of a function whose facts are known, over the reals. */
function zonesOf(f: ScalarFunction): Zones {
  const { breaks, dead, saturated, gradient } = f.facts();
  const places = breaks.map(({ x }) => x);
  return {
    // Of a step, one side may be 0.
    zeros: dead
      .flatMap((interval) => partsOf(interval, places))
      .filter((interval) => f.value(insideOf(interval)) === 0),
    noGradient: dead,
    steepest: Math.max(Math.abs(gradient.low), Math.abs(gradient.high)),
    saturated,
    splits: [...places, ...endsOf(dead), ...endsOf(saturated)],
  };
}

/** The zones of a function: as its facts tell them, or found where these do not tell the curve. */
export const zonesIn = (f: ScalarFunction & { readonly hasFacts?: boolean }): Zones =>
  f.hasFacts === false ? findZones(f) : zonesOf(f);

/** The zones of a function of which nothing is known but its answers, over the reals. */
function findZones(f: Pair): Zones {
  const scan = scanOf('float64');
  const zeros = intervalsWhere(scan, (x) => f.value(x) === 0);
  const noGradient = intervalsWhere(scan, (x) => f.derivative(x) === 0);
  const steepest = steepestOf(f, scan);
  const isLow = (x: number): boolean => Math.abs(f.derivative(x)) < steepest / 10;
  const saturated = Number.isFinite(steepest) ? intervalsWhere(scan, isLow) : [];
  return {
    zeros,
    noGradient,
    steepest,
    saturated,
    splits: [...endsOf(zeros), ...endsOf(noGradient), ...endsOf(saturated)],
  };
}

/** Where a function answers 0, and has no gradient, in a dtype: what underflows is among it. */
export function findZeros(f: Pair, dtype: Dtype): Pick<Zones, 'zeros' | 'noGradient'> {
  const scan = scanOf(dtype);
  return {
    zeros: intervalsWhere(scan, (x) => f.value(x) === 0),
    noGradient: intervalsWhere(scan, (x) => f.derivative(x) === 0),
  };
}

/** |f′| at its largest; infinite where it grows without end. */
function steepestOf(f: Pair, scan: readonly number[]): number {
  const steepness = (x: number): number => {
    const slope = Math.abs(f.derivative(x));
    return Number.isNaN(slope) ? 0 : slope;
  };
  let at = 0;
  for (const [index, x] of scan.entries()) if (steepness(x) > steepness(scan[at] ?? 0)) at = index;
  const best = steepness(scan[at] ?? 0);
  const near = scan.filter((x) => Math.abs(x) < 1e3).reduce((most, x) => Math.max(most, steepness(x)), 0);
  if (!Number.isFinite(best) || best > 2 * near) return Number.POSITIVE_INFINITY;
  // The steepest point lies between two of the scan.
  let [low, high] = [scan[at - 1] ?? scan[at] ?? 0, scan[at + 1] ?? scan[at] ?? 0];
  let most = best;
  for (let round = 0; round < 100; round++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    const [left, right] = [steepness(a), steepness(b)];
    most = Math.max(most, left, right);
    if (left < right) low = a;
    else high = b;
  }
  return most;
}

/** How many numbers are looked at in each octave, and between which powers of two. */
const octaves: Readonly<Record<Dtype, readonly [number, number]>> = {
  float64: [-60, 200],
  float32: [-60, 127],
  float16: [-24, 15],
  bfloat16: [-60, 127],
};
const steps = 32;

/** Numbers of a dtype from far below 0 to far above, closer together near 0. */
function scanOf(dtype: Dtype): readonly number[] {
  const round = roundTo(dtype);
  const [first, last] = octaves[dtype];
  const sizes: number[] = [];
  for (let octave = first; octave <= last; octave++)
    for (let step = 0; step < steps; step++) sizes.push(round(2 ** octave * (1 + step / steps)));
  const above = [...new Set(sizes)];
  return [...above.map((x) => -x).reverse(), 0, ...above];
}

/** Where a test holds: from the scan, the ends found by halving. Beyond the scan it holds as at its ends. */
function intervalsWhere(scan: readonly number[], test: (x: number) => boolean): readonly Interval[] {
  const found: Interval[] = [];
  let low: number | undefined = test(scan[0] ?? 0) ? Number.NEGATIVE_INFINITY : undefined;
  for (const [index, x] of scan.entries()) {
    const before = scan[index - 1];
    if (before === undefined || test(x) === (low !== undefined)) continue;
    const end = turning(before, x, test);
    if (low === undefined) low = end;
    else {
      found.push({ low, high: end, includesLow: false, includesHigh: false });
      low = undefined;
    }
  }
  if (low !== undefined)
    found.push({ low, high: Number.POSITIVE_INFINITY, includesLow: false, includesHigh: false });
  // A single number, as x = 0 of x², has no width.
  return found.filter(
    (interval) => isIn(interval, insideOf(interval)) && interval.high - interval.low > 2 ** -50,
  );
}

function turning(from: number, to: number, test: (x: number) => boolean): number {
  const atStart = test(from);
  let [low, high] = [from, to];
  for (let round = 0; round < 100; round++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (test(middle) === atStart) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
