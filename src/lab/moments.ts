// What an activation makes of its inputs: mean, spread, how many zeros, how much gradient, and what that means for depth.
import { roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Kernel, ScalarFunction } from '../functions/function.ts';
import { coarse, expect, type Input, numbersOf, probabilityBetween, probabilityOf } from './inputs.ts';
import { findZones, type Zones, zonesIn } from './zones.ts';

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
  readonly inDtype?: { readonly dtype: Dtype; readonly kernel: Pair & Pick<Kernel, 'batch'> };
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
  const zones = zonesIn(exact, input, tolerance >= coarse);
  const numbers = numbersOf(input);
  const f = inDtype?.kernel ?? exact;
  const weights = numbers ? evenly(numbers, inDtype?.dtype) : cellsOf(input, inDtype?.dtype);
  if (weights) return ofNumbers(f, exact, zones, weights);
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
  const [variance = 0, second = 0, before = 0] = expect(
    input,
    3,
    (x, into) => {
      const z = round(x);
      const y = f.value(z);
      into[0] = (y - mean) ** 2;
      into[1] = y * y;
      into[2] = z * z;
    },
    zones.splits,
    tolerance,
  );
  // Asked for alone: where this integral has no end, the others may have one.
  const [slopes = 0] = expect(
    input,
    1,
    (x, into) => {
      into[0] = f.derivative(round(x)) ** 2;
    },
    zones.splits,
    tolerance,
  );
  const { zeros, noGradient } = inDtype
    ? findZones(inDtype.kernel, inDtype.dtype, exact.hasFacts === false ? input : undefined)
    : zones;
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
  /** From where on there is but infinity. */
  readonly end: number;
}

function evenly(numbers: ArrayLike<number>, dtype: Dtype = 'float64'): Weights {
  const round = roundTo(dtype);
  return {
    numbers: Float64Array.from(numbers, round),
    weights: new Float64Array(numbers.length).fill(1 / numbers.length),
    end: Number.POSITIVE_INFINITY,
  };
}

/** All numbers of a type of 16 bits, each with the probability of what is rounded to it; undefined for wider types. */
function cellsOf(input: Input, dtype: Dtype | undefined): Weights | undefined {
  if (dtype !== 'float16' && dtype !== 'bfloat16') return undefined;
  const numbers = numbersIn(dtype);
  // What would be the next number is infinity.
  const end = 2 ** (dtype === 'float16' ? 16 : 128);
  const edges = numbers.map((x) => Math.min(end, Math.max(-end, x)));
  const between = (at: number) => ((edges[at] as number) + (edges[at + 1] as number)) / 2;
  const weights = numbers.map((_, at) =>
    probabilityBetween(
      input,
      at === 0 ? Number.NEGATIVE_INFINITY : between(at - 1),
      at === numbers.length - 1 ? Number.POSITIVE_INFINITY : between(at),
    ),
  );
  return { numbers, weights, end };
}

/** The numbers of a type of 16 bits, from −infinity to infinity, 0 once. */
function numbersIn(dtype: 'float16' | 'bfloat16'): Float64Array {
  const [fraction, least, most] = dtype === 'float16' ? [10, -14, 15] : [7, -126, 127];
  const above: number[] = [];
  for (let step = 1; step < 2 ** fraction; step++) above.push(step * 2 ** (least - fraction));
  for (let exponent = least; exponent <= most; exponent++)
    for (let step = 0; step < 2 ** fraction; step++) above.push((1 + step / 2 ** fraction) * 2 ** exponent);
  above.push(Number.POSITIVE_INFINITY);
  return Float64Array.from([...above.map((x) => -x).reverse(), 0, ...above]);
}

function ofNumbers(
  f: Pick<Kernel, 'batch'>,
  exact: Asked['exact'],
  zones: Zones,
  { numbers, weights, end }: Weights,
): Moments {
  const sum = (of: (x: number, y: number, slope: number) => number): number => {
    let total = 0;
    for (let at = 0; at < numbers.length; at++) {
      const weight = weights[at] ?? 0;
      const term = of(numbers[at] ?? 0, values[at] ?? 0, slopes[at] ?? 0);
      // What is odd, but comes so seldom that the largest number would not be seen, does not count.
      if (Number.isFinite(term) || weight * end ** 2 > 1e-6) total += weight * term;
    }
    return total;
  };
  /** Of reals, what underflows is not 0: it has neighbors that do, too, and lies in no zone. */
  const isNothing = (of: (x: number) => number, zone: Zones['zeros'], x: number): boolean =>
    f !== exact ||
    exact.hasFacts === false ||
    zone.some(({ low, high }) => low <= x && x <= high) ||
    [-1e-3, 1e-3].every((step) => of(x + step * Math.max(1, Math.abs(x))) !== 0);
  // Of many numbers PyTorch may answer each otherwise than alone.
  const [values, slopes] = [new Float64Array(numbers.length), new Float64Array(numbers.length)];
  f.batch(Float64Array.from(numbers), values, slopes);
  const mean = sum((_, y) => y);
  const { steepest } = zones;
  const isSaturated = (x: number): boolean => Math.abs(exact.derivative(x)) < steepest / 10;
  return {
    mean,
    std: Math.sqrt(sum((_, y) => (y - mean) ** 2)),
    zeros: sum((x, y) => Number(y === 0 && isNothing(exact.value, zones.zeros, x))),
    noGradient: sum((x, _, slope) => Number(slope === 0 && isNothing(exact.derivative, zones.noGradient, x))),
    saturated: Number.isFinite(steepest) ? sum((x) => (isSaturated(x) ? 1 : 0)) : null,
    ...depthOf(
      sum((x) => x * x),
      sum((_, y) => y * y),
      sum((_, __, slope) => slope * slope),
    ),
  };
}
