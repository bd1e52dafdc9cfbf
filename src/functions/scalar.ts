// Makes a function of one number from its formulas: one exact, one in PyTorch's own order of operations, and its shape.

import { type Arithmetic, arithmeticOf, double } from '../arithmetic/kernel-arithmetic.ts';
import { keep, type Round, roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { factsOf } from './facts.ts';
import type { Facts, Kernel, ScalarFunction } from './function.ts';
import type { Shape } from './shape.ts';

/** f, f′ and f″ in float64. */
export type Exact = Pick<ScalarFunction, 'value' | 'derivative' | 'second'>;

/** f and f′ in PyTorch's order of operations; each is handed numbers of the dtype. */
interface Steps extends Pair {
  /** f′ from f(x), for those whose backward pass PyTorch computes from the answer that it kept. */
  fromResult?(y: number): number;
  /** What the backward pass makes of a gradient that comes in, where it takes that in before it is done with f′. */
  through?(g: number, y: number, x: number): number;
  /** A tensor of several numbers, where PyTorch has another library for those; not in float64. */
  readonly several?: Pair;
  /** How far another processor's answers to several numbers may be, in float32 and bfloat16. */
  spread?(x: number): number;
  /** What the vector loop answers otherwise: to as many numbers as fill it; what is left over it does not answer. */
  readonly vector?: Partial<Pair>;
}

interface Pair {
  value(x: number): number;
  derivative(x: number): number;
}

/** What is written down of a function whose parameters are `S`. */
export interface ScalarDefinition<S> {
  /** The curve in float64, as exact as arithmetic allows; asked at finite x only. */
  exact(settings: S): Exact;
  /** PyTorch's own order of operations in the arithmetic that is handed in; also the truth at NaN and ±∞. */
  torch(settings: S, arithmetic: Arithmetic): Steps;
  /** Where the curve breaks and turns, and how it ends. */
  shape(settings: S): Shape;
}

/** The function that a definition describes, once its parameters are settled. */
export function scalar<S = unknown>(definition: ScalarDefinition<S>): (settings: S) => ScalarFunction {
  return (settings) => {
    const exact = definition.exact(settings);
    const odd = definition.torch(settings, double);
    const kernel = kernelOf(
      (x) => (x - x === 0 ? exact.value(x) : odd.value(x)),
      (x) => (x - x === 0 ? exact.derivative(x) : odd.derivative(x)),
    );
    let facts: Facts | undefined;
    return {
      kind: 'scalar',
      ...kernel,
      second: exact.second,
      inDtype: (dtype) => roundedKernel((arithmetic) => definition.torch(settings, arithmetic), dtype),
      facts: () => {
        facts ??= factsOf(definition.shape(settings), kernel);
        return facts;
      },
    };
  };
}

/** PyTorch's steps in the arithmetic of a dtype, on numbers of that dtype. */
function roundedKernel(torch: (arithmetic: Arithmetic) => Steps, dtype: Dtype): Kernel {
  const round = roundTo(dtype);
  const rounded = (f: Round): Round => {
    if (round === keep) return f;
    return round === Math.fround ? (x) => f(Math.fround(x)) : (x) => round(f(round(x)));
  };
  const pairOf = ({ value, derivative, fromResult }: Steps): Pair => {
    const y = rounded(value);
    const isNarrow = round !== keep && round !== Math.fround;
    return { value: y, derivative: rounded(isNarrow && fromResult ? (x) => fromResult(y(x)) : derivative) };
  };
  const alone = torch(arithmeticOf(round));
  const { vector, ...steps } = torch(arithmeticOf(round, true));
  const { value, derivative } = pairOf(alone);
  const together = { ...pairOf({ ...steps, ...vector }), run: runs[dtype] };
  const { several, spread } = alone;
  const apart = spread && (dtype === 'float32' || dtype === 'bfloat16') ? { spread } : {};
  const more = { ...apart, ...throughOf(alone, round), ...slopeOf(alone, value, round) };
  if (!several || dtype === 'float64') return { ...kernelOf(value, derivative, together), ...more };
  const all = { value: rounded(several.value), derivative: rounded(several.derivative) };
  return { ...kernelOf(value, derivative, { ...all, run: 1 }), ...more };
}

function throughOf({ value, through }: Steps, round: Round): Pick<Kernel, 'through'> {
  if (!through) return {};
  return { through: (g, x) => round(through(g, round(value(round(x))), round(x))) };
}

function slopeOf({ derivative, fromResult }: Steps, value: Round, round: Round): Pick<Kernel, 'slope'> {
  if (round === keep || round === Math.fround) return {};
  return { slope: (x) => (fromResult ? fromResult(value(x)) : derivative(round(x))) };
}

/** How many numbers the vector loop takes at a time. */
const runs: Readonly<Record<Dtype, number>> = { float64: 8, float32: 16, float16: 32, bfloat16: 32 };

/** How several numbers are answered. */
interface Several extends Pair {
  /** How many numbers are answered together. */
  readonly run: number;
}

/** A kernel of these two; `several` where several numbers are answered otherwise. */
function kernelOf(value: Round, derivative: Round, several?: Several): Kernel {
  const together = several ?? { value, derivative, run: 1 };
  const tail = { value, derivative };
  const fill = (input: Float64Array, output: Float64Array, quantity: keyof Pair): void => {
    const whole = input.length - (input.length % together.run);
    const [first, last] = [together[quantity], tail[quantity]];
    for (let i = 0; i < whole; i++) output[i] = first(input[i] ?? 0);
    for (let i = whole; i < input.length; i++) output[i] = last(input[i] ?? 0);
  };
  return {
    value,
    derivative,
    batch: (input, values, derivatives) => {
      if (values) fill(input, values, 'value');
      if (derivatives) fill(input, derivatives, 'derivative');
    },
  };
}
