// What an activation is given: numbers spread as a normal or a uniform distribution, or numbers that are there.
import { erfc } from '../arithmetic/erf.ts';
import type { Interval } from '../foundation/interval.ts';
import { type Integrand, integrate } from './quadrature.ts';

/** `normal`: mean and standard deviation, which is at least 0. `uniform`: from low to high, which may be the same. */
export type Input =
  | { readonly kind: 'normal'; readonly mean: number; readonly std: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'values'; readonly values: ArrayLike<number> };

/** What layers are given: an input, or the sum of a normal number and one that is uniform within ±`half`, which is above 0. */
export type LayerInput =
  | Input
  | { readonly kind: 'sum'; readonly mean: number; readonly std: number; readonly half: number };

/** Beyond so many standard deviations float64 has no probability left; what is not looked at closely needs fewer. */
const [reach, nearby] = [38, 9];

/** From this tolerance on, what is in the far tails of a normal distribution does not count. */
export const coarse = 1e-5;

/** The numbers of an input that has only some: those given, and the one of a distribution without any width. */
export function numbersOf(input: LayerInput): ArrayLike<number> | undefined {
  if (input.kind === 'values') return input.values;
  if (input.kind === 'sum') return undefined;
  if (input.kind === 'normal') return input.std === 0 ? [input.mean] : undefined;
  return input.low === input.high ? [input.low] : undefined;
}

/** The probability that an input is at most x, or above it where `isUpper`: each exact in its own tail. */
function tail(input: LayerInput, x: number, isUpper: boolean): number {
  if (input.kind === 'normal' || input.kind === 'sum') {
    const { mean, std } = input;
    const distance = (isUpper ? x - mean : mean - x) / std;
    if (input.kind === 'normal') return upperTail(distance);
    const half = input.half / std;
    return Math.max(0, (areaOfTail(distance + half) - areaOfTail(distance - half)) / (2 * half));
  }
  if (input.kind === 'uniform') {
    const share = (x - input.low) / (input.high - input.low);
    return Math.min(1, Math.max(0, isUpper ? 1 - share : share));
  }
  return Number.NaN;
}

/** The probability that a standard normal number is above z, and an antiderivative of that. */
const upperTail = (z: number): number => erfc(z / Math.SQRT2) / 2;
const areaOfTail = (z: number): number =>
  z === Number.POSITIVE_INFINITY ? 0 : z * upperTail(z) - Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The density at a number, of an input that has a width. */
export function densityAt(input: Exclude<LayerInput, { kind: 'values' }>, x: number): number {
  if (input.kind === 'uniform') return 1 / (input.high - input.low);
  const { mean, std } = input;
  const distance = Math.abs(x - mean) / std;
  if (input.kind === 'normal') return Math.exp((-distance * distance) / 2) / std / Math.sqrt(2 * Math.PI);
  const half = input.half / std;
  return (upperTail(distance - half) - upperTail(distance + half)) / (2 * input.half);
}

/** The probability that an input lies between two numbers; of a distribution that has a width. */
export function probabilityBetween(input: LayerInput, low: number, high: number): number {
  const [first] = middleOf(input);
  const isUpper = low >= first;
  const [more, less] = isUpper ? [low, high] : [high, low];
  return Math.max(0, tail(input, more, isUpper) - tail(input, less, isUpper));
}

const middleOf = (input: LayerInput): readonly [number] =>
  'mean' in input ? [input.mean] : [Number.NEGATIVE_INFINITY];

/** From where to where all but 1e-18 of an input lies; nowhere where it has no width. */
export function rangeOf(input: Input): readonly [low: number, high: number] {
  if (input.kind === 'uniform') return [input.low, input.high];
  return input.kind === 'normal'
    ? [input.mean - nearby * input.std, input.mean + nearby * input.std]
    : [0, 0];
}

/** The probability of intervals that do not overlap. */
export const probabilityOf = (input: Input, intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { low, high }) => sum + probabilityBetween(input, low, high), 0);

/**
 * The expected values of `count` functions of an input that has a width. `splits` are where they break or turn sharply.
 * `tolerance` is relative to the expected absolute value.
 */
export function expect(
  input: Exclude<Input, { kind: 'values' }>,
  count: number,
  f: Integrand,
  splits: readonly number[],
  tolerance: number,
): Float64Array {
  if (input.kind === 'uniform') {
    const { low, high } = input;
    const grid = Array.from({ length: 65 }, (_, at) => low + ((high - low) * at) / 64);
    const density = 1 / (high - low);
    return integrate(f, count, edgesOf(grid, splits), tolerance).map((sum) => sum * density);
  }
  const { mean, std } = input;
  const far = tolerance < coarse ? reach : nearby;
  const grid = Array.from({ length: 2 * far + 1 }, (_, at) => at - far);
  const weighted: Integrand = (x, into) => {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    f(mean + std * x, into);
    for (let i = 0; i < count; i++) into[i] = (into[i] ?? 0) * density;
  };
  const places = splits.map((x) => (x - mean) / std);
  return integrate(weighted, count, edgesOf(grid, places), tolerance);
}

function edgesOf(grid: readonly number[], splits: readonly number[]): readonly number[] {
  const [first = 0, last = 0] = [grid[0], grid.at(-1)];
  return [...new Set([...grid, ...splits.filter((x) => x > first && x < last)])].sort((a, b) => a - b);
}
