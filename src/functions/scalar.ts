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
  /** The value in a float32 tensor of several numbers, where PyTorch has another library for those. */
  several?(x: number): number;
  /** What the vector unit answers otherwise: to as many numbers as fill it; what is left over it does not answer. */
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
  const { value, derivative, fromResult, several, vector } = torch(arithmeticOf(round));
  const rounded = (f: Round): Round => {
    if (round === keep) return f;
    return round === Math.fround ? (x) => f(Math.fround(x)) : (x) => round(f(round(x)));
  };
  const isNarrow = round !== keep && round !== Math.fround;
  const y = rounded(value);
  const slope = rounded(isNarrow && fromResult ? (x) => fromResult(y(x)) : derivative);
  const whole = dtype === 'float32' && several ? rounded(several) : undefined;
  return kernelOf(y, slope, {
    run: dtype === 'float64' ? 8 : dtype === 'float32' ? 16 : 32,
    ...(vector?.value && { value: rounded(vector.value) }),
    ...(vector?.derivative && { derivative: rounded(vector.derivative) }),
    ...(whole && { run: 2, value: whole, tail: whole }),
  });
}

/** How several numbers are answered where that is not as one alone. */
interface Several extends Partial<Pair> {
  /** How many numbers are answered together; what is left over is answered one by one. */
  readonly run: number;
  /** The values of what is left over, where those are not as of one alone. */
  readonly tail?: Round;
}

/** A kernel of these two. */
function kernelOf(value: Round, derivative: Round, several: Several = { run: 1 }): Kernel {
  const fill = (input: Float64Array, output: Float64Array, together: Round, alone: Round): void => {
    const whole = input.length - (input.length % several.run);
    for (let i = 0; i < whole; i++) output[i] = together(input[i] ?? 0);
    for (let i = whole; i < input.length; i++) output[i] = alone(input[i] ?? 0);
  };
  return {
    value,
    derivative,
    batch: (input, values, derivatives) => {
      if (values) fill(input, values, several.value ?? value, several.tail ?? value);
      if (derivatives) fill(input, derivatives, several.derivative ?? derivative, derivative);
    },
  };
}
