// Arithmetic, powers and roots. Gradients follow PyTorch's derivatives.yaml and FunctionsManual.cpp.
import type { Round } from '../arithmetic/rounding.ts';
import { type Operation, unary } from './operation.ts';

/** x to a power that is a number, which PyTorch takes apart for the common ones. */
function powerOf(x: number, exponent: number, q: Round): number {
  switch (exponent) {
    case 0:
      return 1;
    case 1:
      return x;
    case 2:
      return q(x * x);
    case 3:
      return q(q(x * x) * x);
    case 0.5:
      return q(Math.sqrt(x));
    case -0.5:
      return q(1 / q(Math.sqrt(x)));
    case -1:
      return q(1 / x);
    case -2:
      return q(1 / q(x * x));
    default:
      // PyTorch takes it in the tensor's type.
      return q(power(x, q(exponent)));
  }
}

/** C's pow: 1 to any power and any number to the power of 0 are 1. */
const power = (x: number, exponent: number): number => (x === 1 ? 1 : x ** exponent);

export const arithmeticOperations = {
  add: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(a + b),
    gradients: () => [(g) => g, (g) => g],
    roundsNumbers: true,
  },
  subtract: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(a - b),
    gradients: () => [(g) => g, (g) => -g],
    roundsNumbers: true,
  },
  multiply: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(a * b),
    gradients: ({ q }) => [(g, _, __, b) => q(g * b), (g, _, a) => q(g * a)],
  },
  divide: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(a / b),
    gradients: ({ q }) => [(g, _, __, b) => q(g / b), (g, _, a, b) => q(-g * q(q(a / b) / b))],
  },
  negate: { arity: 1, value: () => (x) => -x, gradients: () => [(g) => -g] },
  /** Of a tensor by a number. */
  power: {
    arity: 2,
    value:
      ({ q }) =>
      (x, exponent) =>
        powerOf(x, exponent, q),
    gradients: ({ q }) => [
      (g, _, x, exponent) => (exponent === 0 ? 0 : q(g * q(exponent * powerOf(x, exponent - 1, q)))),
    ],
  },
  /** Of a number by a tensor; the third is the number's logarithm. */
  powerOfNumber: {
    arity: 3,
    value:
      ({ q }) =>
      (base, exponent) =>
        q(power(q(base), exponent)),
    gradients: ({ q }) => [
      undefined,
      (g, y, base, exponent, log) => (base === 0 && exponent >= 0 ? 0 : q(g * q(y * log))),
    ],
  },
  /** Of two tensors. */
  powerOfTensors: {
    arity: 2,
    value:
      ({ q }) =>
      (base, exponent) =>
        q(power(base, exponent)),
    gradients: ({ q }) => [
      (g, _, base, exponent) => (exponent === 0 ? 0 : q(g * q(exponent * q(power(base, q(exponent - 1)))))),
      (g, y, base, exponent) => (base === 0 && exponent >= 0 ? 0 : q(g * q(y * q(Math.log(base))))),
    ],
  },
  floorDivide: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(Math.floor(a / b)),
    hasNoBackward: true,
  },
  remainder: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) => {
        const rest = a % b;
        return q(rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest);
      },
    gradients: ({ q }) => [(g) => g, (g, _, a, b) => q(-g * Math.floor(q(a / b)))],
  },
  fmod: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(a % b),
    gradients: ({ q }) => [(g) => g, (g, _, a, b) => q(-g * Math.trunc(q(a / b)))],
  },

  sqrt: unary(
    (x) => Math.sqrt(x),
    ({ q }) =>
      (g, y) =>
        q(g / q(2 * y)),
  ),
  rsqrt: {
    arity: 1,
    value:
      ({ q }) =>
      (x) =>
        q(1 / q(Math.sqrt(x))),
    gradients: ({ q }) => [(g, y) => q(q(-0.5 * g) * powerOf(y, 3, q))],
  },
  square: unary(
    (x) => x * x,
    ({ q }) =>
      (g, _, x) =>
        q(g * q(2 * x)),
  ),
  reciprocal: unary(
    (x) => 1 / x,
    ({ q }) =>
      (g, y) =>
        q(-g * q(y * y)),
  ),
  hypot: {
    arity: 2,
    value:
      ({ q }) =>
      (a, b) =>
        q(Math.hypot(a, b)),
    gradients: ({ q }) => [(g, y, a) => q(g * q(a / y)), (g, y, _, b) => q(g * q(b / y))],
  },
} satisfies Record<string, Operation>;
