// Makes a function along a dimension from PyTorch's two kernels for it: for the last dimension, and for any other.

import { type Arithmetic, arithmeticOf } from '../arithmetic/kernel-arithmetic.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { finish } from '../foundation/generators.ts';
import type { Across, VectorFunction } from './function.ts';

/** A vector that is worked out in short slices. */
export type Work = Generator<void, Float64Array, void>;
/** `isWide`: one of several vectors side by side that fill the vector unit. */
type Forward = (x: Float64Array, arithmetic: Arithmetic, isWide: boolean) => Work;
/** The vector–Jacobian product of `gradOut`. */
export type Backward = (
  x: Float64Array,
  gradOut: Float64Array,
  arithmetic: Arithmetic,
  isWide: boolean,
) => Work;

/** What is written down of a function along a dimension. */
export interface VectorDefinition extends Partial<Pick<VectorFunction, 'lengthOf' | 'answers'>> {
  readonly forward: Forward;
  readonly backward: Backward;
  /** The kernels along a dimension that is not the last, where they differ. */
  readonly forwardAcross?: Forward;
  readonly backwardAcross?: Backward;
}

const inSlice = 8192;

/** f of each number and its place, with a rest now and then. */
export function* mapped(x: ArrayLike<number>, f: (each: number, i: number) => number): Work {
  const answers = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += inSlice) {
    if (start > 0) yield;
    const end = Math.min(x.length, start + inSlice);
    for (let i = start; i < end; i++) answers[i] = f(x[i] ?? 0, i);
  }
  return answers;
}

/** Whether the vector unit takes this vector together with those beside it. */
function isWide(dtype: Dtype, across: Across | undefined): boolean {
  const lanes = { float64: 4, float32: 8, float16: 16, bfloat16: 16 }[dtype];
  return across !== undefined && across.place < across.of - (across.of % lanes);
}

/** The function that a definition describes. */
export function vector(definition: VectorDefinition): VectorFunction {
  const { forward, backward, forwardAcross = forward, backwardAcross = backward } = definition;
  const valueInSlices: VectorFunction['valueInSlices'] = function* (x, dtype = 'float64', across) {
    const round = roundTo(dtype);
    const kernel = across ? forwardAcross : forward;
    const y = yield* kernel(yield* mapped(x, round), arithmeticOf(round), isWide(dtype, across));
    return yield* mapped(y, round);
  };
  return {
    kind: 'vector',
    ...(definition.answers ? { answers: definition.answers } : {}),
    lengthOf: definition.lengthOf ?? ((length) => length),
    value: (...given) => finish(valueInSlices(...given)),
    valueInSlices,
    derivative: (x, gradOut, dtype = 'float64', across) => {
      const round = roundTo(dtype);
      const kernel = across ? backwardAcross : backward;
      const numbers = Float64Array.from(x, round);
      const slopes = Float64Array.from(gradOut, round);
      return finish(kernel(numbers, slopes, arithmeticOf(round), isWide(dtype, across))).map((y) => round(y));
    },
  };
}
