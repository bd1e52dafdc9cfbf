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
interface Steps {
  value(x: number): number;
  derivative(x: number): number;
  /** f′ from f(x), for those whose backward pass PyTorch computes from the answer that it kept. */
  fromResult?(y: number): number;
  /** The value in a float32 tensor of several numbers, where PyTorch has another library for those. */
  several?(x: number): number;
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
  const { value, derivative, fromResult, several } = torch(arithmeticOf(round));
  if (round === keep) return kernelOf(value, derivative);
  if (round === Math.fround) {
    return kernelOf(
      (x) => value(Math.fround(x)),
      (x) => derivative(Math.fround(x)),
      several && ((x) => several(Math.fround(x))),
    );
  }
  const rounded: Round = (x) => round(value(round(x)));
  const slope: Round = fromResult ? (x) => fromResult(rounded(x)) : (x) => derivative(round(x));
  return kernelOf(rounded, (x) => round(slope(x)));
}

/** A kernel of these two; `several` where a number among others has another value than one alone. */
function kernelOf(value: Round, derivative: Round, several: Round = value): Kernel {
  return {
    value,
    derivative,
    batch: (input, values, derivatives) => {
      if (values) for (let i = 0; i < input.length; i++) values[i] = several(input[i] ?? 0);
      if (derivatives) for (let i = 0; i < input.length; i++) derivatives[i] = derivative(input[i] ?? 0);
    },
  };
}
