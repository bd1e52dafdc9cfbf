// How PyTorch's CPU kernels compute: every step rounded, a·b + c fused, the C library's functions. A function writes its
// kernel once and is handed one of these.

import { add, last, product } from './double-double.ts';
import { erf } from './erf.ts';
import {
  erff,
  expf,
  expm1f,
  log1pf,
  tanhf,
  vectorErff,
  vectorExpf,
  vectorExpm1f,
  vectorLog1pf,
  vectorTanhf,
} from './libm.ts';
import { keep, type Round, roundTo } from './rounding.ts';
import { exp, tanh } from './special-functions.ts';

/** What one step of a kernel can be. */
interface Operations {
  /** Rounds the answer of one step. */
  readonly r: Round;
  /** a·b + c rounded once: compilers make one instruction of `a * b + c`. */
  fused(a: number, b: number, c: number): number;
  exp(x: number): number;
  /** exp(x) − 1. */
  expm1(x: number): number;
  /** ln(1 + x) for x ≥ 0. */
  log1p(x: number): number;
  tanh(x: number): number;
  /** tanh of the mathematics library, one number or many: it rounds the exact value but once in a great while. */
  mathTanh(x: number): number;
  /** exp of the vector library. */
  vectorExp(x: number): number;
  /** ln(1 + x) of the vector library, for x ≥ 0. */
  vectorLog1p(x: number): number;
  erf(x: number): number;
  /** How many numbers the vector unit holds. */
  readonly lanes: number;
}

/** In 16 bits most kernels compute in float32 and round the answer. */
export interface Arithmetic extends Operations {
  /**
   * For what PyTorch computes in the tensor's own type: kernels that round each step to it, answers that one kernel hands
   * to another, and parameters that are turned into it.
   */
  readonly own: Operations;
  /** Rounds a step to float16 where that is the tensor's type: some kernels widen bfloat16 alone. */
  readonly half: Round;
}

const double64: Operations = {
  r: keep,
  fused: (a, b, c) => {
    const p = product(a, b);
    // The tails of products that are nearly too large or too small are not to be had.
    return Math.abs(p) < 1e290 && Math.abs(p) > 1e-270 ? add(p, last.tail, c, 0) : a * b + c;
  },
  exp: (x) => exp(x),
  expm1: Math.expm1,
  log1p: Math.log1p,
  tanh: Math.tanh,
  mathTanh: tanh,
  vectorExp: (x) => exp(x),
  // The library halves tiny numbers on the way, so that the last bit is lost.
  vectorLog1p: (x) => (x < 2 ** -1000 ? x * 0.5 * 2 : Math.log1p(x)),
  erf,
  lanes: 4,
};

export const double: Arithmetic = { ...double64, own: double64, half: keep };

const single32: Operations = {
  r: Math.fround,
  // A product of two float32s is exact in float64.
  fused: (a, b, c) => Math.fround(a * b + c),
  exp: expf,
  expm1: expm1f,
  log1p: log1pf,
  tanh: tanhf,
  mathTanh: (x) => Math.fround(Math.tanh(x)),
  vectorExp: vectorExpf,
  vectorLog1p: vectorLog1pf,
  erf: erff,
  lanes: 8,
};

/** Where the vector unit is full, the vector library stands in for the C library. */
const vectors32: Operations = {
  ...single32,
  exp: vectorExpf,
  expm1: vectorExpm1f,
  log1p: vectorLog1pf,
  tanh: vectorTanhf,
  erf: vectorErff,
};

/** For float32; `steps` are those of single numbers or of the vector unit. */
const singleOf = (steps: Operations): Arithmetic => ({ ...steps, own: steps, half: keep });

/** For float16 and bfloat16; `round` rounds to one of them. */
function narrow(round: Round, steps: Operations): Arithmetic {
  const own: Operations = {
    ...steps,
    r: round,
    fused: (a, b, c) => round(round(a * b) + c),
    exp: (x) => round(steps.exp(x)),
    erf: (x) => round(steps.erf(x)),
    tanh: (x) => round(steps.tanh(x)),
    mathTanh: (x) => round(steps.mathTanh(x)),
    vectorExp: (x) => round(steps.vectorExp(x)),
  };
  return { ...steps, own, half: round === roundTo('float16') ? round : keep };
}

/** The arithmetic of the type that `round` rounds to, for numbers one by one or for as many as fill the vector unit. */
export function arithmeticOf(round: Round, isVector = false): Arithmetic {
  if (round === keep) return double;
  const steps = isVector ? vectors32 : single32;
  return round === Math.fround ? singleOf(steps) : narrow(round, steps);
}
