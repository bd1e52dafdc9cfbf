// What an activation makes of its inputs: mean, spread, how many zeros, how much gradient, and what that means for depth.
import { roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Kernel, ScalarFunction } from '../functions/function.ts';
import { expect, type Input, numbersOf, probabilityBetween, probabilityOf } from './inputs.ts';
import { findZeros, zonesIn } from './zones.ts';

type Pair = Pick<Kernel, 'value' | 'derivative'>;

/** What an activation f makes of inputs z. */
export interface Moments {
  readonly mean: number;
  /** The standard deviation of f(z); of given numbers divided by how many there are. */
  readonly std: number;
  /** The probability that f(z) is 0. */
  readonly zeros: number;
  /** The probability that f′(z) is 0. */
  readonly noGradient: number;
  /** The probability that |f′(z)| is under a tenth of its largest over the reals; null where |f′| is unbounded. */
  readonly saturated: number | null;
  /** What the weights of a layer have to be scaled by to keep the second moment: gain² · E[f(z)²] = E[z²]. */
  readonly gain: number;
  /** gain² · E[f′(z)²]: the factor by which squared gradients grow from layer to layer. */
  readonly gradientFactor: number;
}

/** A function that is asked for its moments: over the reals, and in the dtype asked for where there is one. */
export interface Asked {
  /** Where its facts do not tell the curve, as of one that swings without end, `hasFacts` is false. */
  readonly exact: ScalarFunction & { readonly hasFacts?: boolean };
  readonly inDtype?: { readonly dtype: Dtype; readonly kernel: Pair };
}

/**
 * The moments of a function's answers to an input. Never throws; NaN where there is no such number. `tolerance` is relative, of
 * each expected value; from 1e-5 on the far tails of a normal distribution are left out.
 */
export function momentsOf(
  { exact, inDtype }: Asked,
  input: Input,
  tolerance = inDtype?.dtype === 'float32' ? 1e-6 : 1e-12,
): Moments {
  const zones = zonesIn(exact);
  const numbers = numbersOf(input);
  const f = inDtype?.kernel ?? exact;
  const weights = numbers ? evenly(numbers, inDtype?.dtype) : cellsOf(input, inDtype?.dtype);
  if (weights) return ofNumbers(f, exact, zones.steepest, weights);
  if (input.kind === 'values') throw new Error('Numbers that are given are never spread.');
  const round = roundTo(inDtype?.dtype ?? 'float64');
  const [mean = Number.NaN] = expect(
    input,
    1,
    (x, into) => {
      into[0] = f.value(round(x));
    },
    zones.splits,
    tolerance,
  );
  const sums = expect(
    input,
    4,
    (x, into) => {
      const z = round(x);
      const [y, slope] = [f.value(z), f.derivative(z)];
      into[0] = (y - mean) ** 2;
      into[1] = y * y;
      into[2] = slope * slope;
      into[3] = z * z;
    },
    zones.splits,
    tolerance,
  );
  const [variance = 0, second = 0, slopes = 0, before = 0] = sums;
  const { zeros, noGradient } = inDtype ? findZeros(inDtype.kernel, inDtype.dtype) : zones;
  return {
    mean,
    std: Math.sqrt(variance),
    zeros: probabilityOf(input, zeros),
    noGradient: probabilityOf(input, noGradient),
    saturated: Number.isFinite(zones.steepest) ? probabilityOf(input, zones.saturated) : null,
    ...depthOf(before, second, slopes),
  };
}

const depthOf = (before: number, second: number, slopes: number) => ({
  gain: Math.sqrt(before / second),
  gradientFactor: (before / second) * slopes,
});

/** Numbers with their probabilities. */
interface Weights {
  readonly numbers: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

function evenly(numbers: ArrayLike<number>, dtype: Dtype = 'float64'): Weights {
  const round = roundTo(dtype);
  return {
    numbers: Float64Array.from(numbers, round),
    weights: new Float64Array(numbers.length).fill(1 / numbers.length),
  };
}

/** All numbers of a type of 16 bits, each with the probability of what is rounded to it; undefined for wider types. */
function cellsOf(input: Input, dtype: Dtype | undefined): Weights | undefined {
  if (dtype !== 'float16' && dtype !== 'bfloat16') return undefined;
  const numbers = numbersIn(dtype);
  const weights = numbers.map((x, at) => {
    const [before, after] = [numbers[at - 1], numbers[at + 1]];
    const low = before === undefined ? Number.NEGATIVE_INFINITY : (before + x) / 2;
    const high = after === undefined ? Number.POSITIVE_INFINITY : (x + after) / 2;
    return probabilityBetween(input, low, high);
  });
  return { numbers, weights };
}

/** The finite numbers of a type of 16 bits, from the lowest to the highest, 0 once. */
function numbersIn(dtype: 'float16' | 'bfloat16'): Float64Array {
  const [fraction, least, most] = dtype === 'float16' ? [10, -14, 15] : [7, -126, 127];
  const above: number[] = [];
  for (let step = 1; step < 2 ** fraction; step++) above.push(step * 2 ** (least - fraction));
  for (let exponent = least; exponent <= most; exponent++)
    for (let step = 0; step < 2 ** fraction; step++) above.push((1 + step / 2 ** fraction) * 2 ** exponent);
  return Float64Array.from([...above.map((x) => -x).reverse(), 0, ...above]);
}

function ofNumbers(f: Pair, exact: Pair, steepest: number, { numbers, weights }: Weights): Moments {
  const sum = (of: (x: number, y: number, slope: number) => number): number => {
    let total = 0;
    for (let at = 0; at < numbers.length; at++) {
      const weight = weights[at] ?? 0;
      // Inputs that never come do not count, however odd what they give.
      if (weight > 0) total += weight * of(numbers[at] ?? 0, values[at] ?? 0, slopes[at] ?? 0);
    }
    return total;
  };
  const values = Float64Array.from(numbers, (x) => f.value(x));
  const slopes = Float64Array.from(numbers, (x) => f.derivative(x));
  const mean = sum((_, y) => y);
  const isSaturated = (x: number): boolean => Math.abs(exact.derivative(x)) < steepest / 10;
  return {
    mean,
    std: Math.sqrt(sum((_, y) => (y - mean) ** 2)),
    zeros: sum((_, y) => (y === 0 ? 1 : 0)),
    noGradient: sum((_, __, slope) => (slope === 0 ? 1 : 0)),
    saturated: Number.isFinite(steepest) ? sum((x) => (isSaturated(x) ? 1 : 0)) : null,
    ...depthOf(
      sum((x) => x * x),
      sum((_, y) => y * y),
      sum((_, __, slope) => slope * slope),
    ),
  };
}
