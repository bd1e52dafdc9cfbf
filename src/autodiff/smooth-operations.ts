// Exponentials, logarithms, trigonometry and special functions. Gradients follow PyTorch's derivatives.yaml and
// FunctionsManual.cpp.

import { erf, erfc } from '../arithmetic/erf.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import { isSince } from '../foundation/release.ts';
import { digamma, logGamma, trigamma } from './gamma.ts';
import { type Operation, type Steps, unary } from './operation.ts';

// Numbers beside tensors: `r` rounds them to float32 where the tensor has no more.
const ln2 = Math.LN2;
const ln10 = Math.LN10;
const ofErf = 2 / Math.sqrt(Math.PI);

/** The vector library's go over exp(|x|), which bfloat16 makes too large before their answer is. */
const hyperbolic =
  (f: (x: number) => number) =>
  (x: number, { q, isVector }: Steps): number =>
    isVector && q === roundTo('bfloat16') && Math.fround(Math.exp(Math.abs(x))) === Number.POSITIVE_INFINITY
      ? f(x * Number.POSITIVE_INFINITY)
      : f(x);

export const smoothOperations = {
  exp: unary(
    (x, { arithmetic }) => arithmetic.exp(x),
    ({ q }) =>
      (g, y) =>
        q(g * y),
  ),
  exp2: unary(
    (x) => 2 ** x,
    ({ q, arithmetic: { r } }) =>
      (g, y) =>
        q(q(g * y) * r(ln2)),
  ),
  expm1: unary(
    (x, { arithmetic }) => arithmetic.expm1(x),
    ({ q }) =>
      (g, y) =>
        q(g * q(y + 1)),
  ),
  log: unary(
    (x) => Math.log(x),
    ({ q }) =>
      (g, _, x) =>
        q(g / x),
  ),
  log1p: unary(
    (x, { arithmetic, isVector }) => (x >= 0 && !isVector ? arithmetic.log1p(x) : Math.log1p(x)),
    ({ q }) =>
      (g, _, x) =>
        q(g / q(x + 1)),
  ),
  log2: unary(
    (x) => Math.log2(x),
    ({ q, arithmetic: { r } }) =>
      (g, _, x) =>
        q(g / q(x * r(ln2))),
  ),
  log10: unary(
    (x) => Math.log10(x),
    ({ q, arithmetic: { r } }) =>
      (g, _, x) =>
        q(g / q(x * r(ln10))),
  ),
  logaddexp: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) => {
        if (!Number.isFinite(a) && a === b) return a;
        const high = Math.max(a, b);
        return q(high + Math.log1p(Math.exp(-Math.abs(a - b))));
      },
    gradients: ({ q, arithmetic: { exp } }) => [
      (g, _, a, b) => q(g / q(1 + q(exp(q(b - a))))),
      (g, _, a, b) => q(g / q(1 + q(exp(q(a - b))))),
    ],
  },
  xlogy: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        a === 0 && !Number.isNaN(b) ? 0 : q(a * q(Math.log(b))),
    gradients: ({ q }) => [
      (g, _, a, b) => (a === 0 && b <= 0 ? 0 : q(g * q(Math.log(b)))),
      (g, _, a, b) => q(g * q(a / b)),
    ],
  },

  sin: unary(
    (x) => Math.sin(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(Math.cos(x))),
  ),
  cos: unary(
    (x) => Math.cos(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * -q(Math.sin(x))),
  ),
  tan: unary(
    (x) => Math.tan(x),
    ({ q }) =>
      (g, y) =>
        q(g * q(1 + q(y * y))),
  ),
  asin: unary(
    (x) => Math.asin(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(1 / q(Math.sqrt(q(q(-x * x) + 1))))),
  ),
  acos: unary(
    (x) => Math.acos(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * -q(1 / q(Math.sqrt(q(q(-x * x) + 1))))),
  ),
  atan: unary(
    (x) => Math.atan(x),
    ({ q }) =>
      (g, _, x) =>
        q(g / q(q(x * x) + 1)),
  ),
  sinh: unary(
    hyperbolic(Math.sinh),
    (steps) => (g, _, x) => steps.q(g * steps.q(hyperbolic(Math.cosh)(x, steps))),
  ),
  cosh: unary(
    hyperbolic(Math.cosh),
    (steps) => (g, _, x) => steps.q(g * steps.q(hyperbolic(Math.sinh)(x, steps))),
  ),
  tanh: unary(
    (x, { arithmetic }) => arithmetic.mathTanh(x),
    ({ q, arithmetic: { fused } }) =>
      (g, y) =>
        q(g * fused(-y, y, 1)),
  ),
  asinh: unary(
    (x) => Math.asinh(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(1 / q(Math.sqrt(q(q(x * x) + 1))))),
  ),
  acosh: unary(
    (x) => Math.acosh(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(1 / q(Math.sqrt(q(q(x * x) - 1))))),
  ),
  atanh: unary(
    (x) => Math.atanh(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(1 / q(1 - q(x * x)))),
  ),
  atan2: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(Math.atan2(a, b)),
    gradients: ({ q, release }) => {
      const recip = (a: number, b: number): number => {
        const square = q(q(a * a) + q(b * b));
        return square === 0 && isSince(release, '2.10') ? 0 : q(1 / square);
      };
      return [(g, _, a, b) => q(g * q(b * recip(a, b))), (g, _, a, b) => q(g * q(-a * recip(a, b)))];
    },
  },

  // Special functions.
  erf: unary(
    (x, { arithmetic, isVector }) => (isVector ? erf(x) : arithmetic.erf(x)),
    ({ q, arithmetic: { exp, r } }) =>
      (g, _, x) =>
        q(q(r(ofErf) * q(exp(-q(x * x)))) * g),
  ),
  erfc: unary(
    (x) => erfc(x),
    ({ q, arithmetic: { exp, r } }) =>
      (g, _, x) =>
        q(q(-r(ofErf) * q(exp(-q(x * x)))) * g),
  ),
  lgamma: unary(
    (x) => logGamma(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(digamma(x))),
  ),
  digamma: unary(
    (x) => digamma(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(trigamma(x))),
  ),
} satisfies Record<string, Operation>;
