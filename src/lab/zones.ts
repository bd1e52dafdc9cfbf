// Where a function answers 0, has no gradient, or hardly any: from what is known of it, or found among a dtype's numbers.
import { roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Interval } from '../foundation/interval.ts';
import type { Kernel, ScalarFunction } from '../functions/function.ts';
import { type Input, rangeOf } from './inputs.ts';

type Pair = Pick<Kernel, 'value' | 'derivative'>;

/** Intervals that do not overlap, in order. */
export interface Zones {
  readonly zeros: readonly Interval[];
  readonly noGradient: readonly Interval[];
  /** |f′| at its largest; infinite where it is unbounded, NaN where nobody looked long enough. */
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

/**
 * The zones of a function: as its facts tell them, or found where these do not tell the curve; then closely where `input` lies, and
 * there alone.
 */
export const zonesIn = (
  f: ScalarFunction & { readonly hasFacts?: boolean },
  input?: Input,
  isQuick?: boolean,
): Zones => (f.hasFacts === false ? findZones(f, 'float64', input, isQuick) : zonesOf(f));

/** As many numbers of an input are looked at closely at first, at most, and at most where it has to be quick. */
const [FIRST_LOOK, LAST_LOOK, QUICK_LOOK] = [2 ** 12, 2 ** 18, 2 ** 14];

/** The zones of a function of which nothing is known but its answers: over the reals, or in a dtype, where what underflows is 0. */
export function findZones(f: Pair, dtype: Dtype, input?: Input, isQuick?: boolean): Zones {
  const scan = scanOf(dtype);
  const [from, to] = input ? rangeOf(input) : [0, 0];
  const isClose = from < to;
  for (let count = FIRST_LOOK, before = 0; ; count *= 4) {
    // Golden steps: a wave keeps no time with them.
    const look = (_: unknown, at: number) => from + ((to - from) * (at + ((at * GOLDEN) % 1))) / count;
    const all = Float64Array.from([...scan, ...Array.from({ length: isClose ? count : 0 }, look)]).sort();
    const steepest = steepestOf(f, all);
    const limit = Number.isFinite(steepest) ? steepest / 10 : 0;
    const xs = isClose ? all.filter((x) => x >= from && x <= to) : all;
    const tests = [
      (x: number) => f.value(x) === 0,
      (x: number) => f.derivative(x) === 0,
      (x: number) => Math.abs(f.derivative(x)) < limit,
    ];
    const known = tests.map((test) => Uint8Array.from(xs, (x) => Number(test(x))));
    const turns = known.reduce((sum, flags) => sum + turnsOf(flags), 0);
    if (isClose && turns !== before && count < (isQuick ? QUICK_LOOK : LAST_LOOK)) {
      before = turns;
      continue;
    }
    const isLost = isClose && turns > 2 * before;
    if (isLost && isQuick) return unknown;
    // Of what swings too fast to be followed, shares are those of the numbers looked at.
    const [zeros = [], noGradient = [], saturated = []] = tests.map((test, i) =>
      intervalsWhere(xs, known[i] as Uint8Array, isLost ? undefined : test),
    );
    const splits = isLost ? [] : [zeros, noGradient, saturated].flatMap(endsOf);
    return { zeros, noGradient, steepest, saturated, splits };
  }
}

const unknown: Zones = { zeros: [], noGradient: [], steepest: Number.NaN, saturated: [], splits: [] };

const turnsOf = (flags: Uint8Array): number =>
  flags.reduce((sum, flag, at) => sum + Number(flag !== (flags[at - 1] ?? flag)), 0);

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** |f′| at its largest, from sorted numbers; infinite where it grows without end. */
function steepestOf(f: Pair, xs: Float64Array): number {
  const steepness = (x: number): number => Math.abs(f.derivative(x)) || 0;
  const slopes = xs.map(steepness);
  let [at, near] = [0, 0];
  for (let i = 0; i < xs.length; i++) {
    const slope = slopes[i] as number;
    if (slope > (slopes[at] as number)) at = i;
    if (Math.abs(xs[i] as number) < 1e3) near = Math.max(near, slope);
  }
  let most = slopes[at] as number;
  if (most > 2 * near) return Number.POSITIVE_INFINITY;
  // The steepest point lies between two of them.
  let [low, high] = [xs[at - 1] ?? 0, xs[at + 1] ?? 0];
  for (let round = 0; round < 100; round++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    const [left, right] = [steepness(a), steepness(b)];
    const grown = Math.max(most, left, right);
    // What still grows on the last trillionth grows without end.
    most = round > 70 && grown > 1.001 * most ? Number.POSITIVE_INFINITY : grown;
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

/**
 * Where a test holds, as `flags` have it at sorted numbers: its ends are found by halving, or half way where there is no test. Beyond
 * the first number and the last it holds as there.
 */
function intervalsWhere(
  xs: Float64Array,
  flags: Uint8Array,
  test?: (x: number) => boolean,
): readonly Interval[] {
  const ends = flags[0] ? [Number.NEGATIVE_INFINITY] : [];
  for (let at = 1; at < xs.length; at++) {
    if (flags[at] === flags[at - 1]) continue;
    const [before, after] = [xs[at - 1] as number, xs[at] as number];
    ends.push(test ? turning(before, after, test) : (before + after) / 2);
  }
  if (flags.at(-1)) ends.push(Number.POSITIVE_INFINITY);
  return (
    ends
      .flatMap((low, at) =>
        at % 2 === 0 ? [{ low, high: ends[at + 1] as number, includesLow: false, includesHigh: false }] : [],
      )
      // A single number, as x = 0 of x², has no width.
      .filter(({ low, high }) => high - low > 2 ** -50)
  );
}

function turning(from: number, to: number, test: (x: number) => boolean): number {
  const atStart = test(from);
  let [low, high] = [from, to];
  for (let round = 0; round < 60; round++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (test(middle) === atStart) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
