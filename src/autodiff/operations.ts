// The operations that a formula can be made of: what each answers and how autograd goes back through it, every step rounded
// as PyTorch rounds it. Gradients follow PyTorch's derivatives.yaml and FunctionsManual.cpp.
import type { Arithmetic } from '../arithmetic/kernel-arithmetic.ts';
import type { Round } from '../arithmetic/rounding.ts';
import { clamp, erfc } from '../arithmetic/special-functions.ts';
import { isSince, type Release } from '../foundation/release.ts';
import { digamma, logGamma, trigamma } from './gamma.ts';

/** What an operation computes with. */
export interface Steps {
  /** Rounds the answer of one operation to the type of the tensors. */
  readonly q: Round;
  readonly arithmetic: Arithmetic;
  readonly release: Release;
}

export type Value = (a: number, b: number, c: number) => number;
/** The gradient of an argument: `g` that of the answer, `y` the answer, then the arguments. */
export type Gradient = (g: number, y: number, a: number, b: number, c: number) => number;

export interface Operation {
  readonly arity: 1 | 2 | 3;
  /** The answer; rounded already. */
  value(steps: Steps): Value;
  /** One for each argument that gradients go through; none at all: autograd stops here. */
  gradients?(steps: Steps): readonly (Gradient | undefined)[];
  /** Numbers beside tensors are rounded to the tensors' own type, also where kernels compute wider. */
  readonly roundsNumbers?: true;
  /** It answers yes or no, as 1 or 0. */
  readonly isMask?: true;
  /** Only the argument that is taken is computed, and only it has a gradient; a tensor of several numbers raises. */
  readonly isBranch?: true;
  /** `backward` raises. */
  readonly hasNoBackward?: true;
}

const zero: Gradient = () => 0;
const sgn = (x: number): number => (x > 0 ? 1 : x < 0 ? -1 : 0);

/** A function of one number, rounded once. */
const unary = (
  f: (x: number, steps: Steps) => number,
  gradient: (steps: Steps) => (g: number, y: number, x: number) => number,
): Operation => ({
  arity: 1,
  value: (steps) => (x) => steps.q(f(x, steps)),
  gradients: (steps) => [gradient(steps)],
});

/** One whose gradient is zero wherever there is one. */
const flat = (f: (x: number) => number): Operation => ({
  arity: 1,
  value:
    ({ q }) =>
    (x) =>
      q(f(x)),
  gradients: () => [zero],
});

/** To the nearest whole number, halves to the even one; zeros keep the sign. */
function roundHalfToEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  const isUp = rest > 0.5 || (rest === 0.5 && down % 2 !== 0);
  const whole = isUp ? down + 1 : down;
  return whole === 0 ? x * 0 : whole;
}

const mask = (test: (a: number, b: number) => boolean): Operation => ({
  arity: 2,
  value: () => (a, b) => (test(a, b) ? 1 : 0),
  isMask: true,
  roundsNumbers: true,
});

/** The larger or smaller of two, nan if one is nan. */
const extreme = (isBetter: (a: number, b: number) => boolean): Operation => ({
  arity: 2,
  value: () => (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : isBetter(b, a) ? b : a),
  gradients: ({ q }) => [
    (g, _, a, b) => (a === b ? q(g / 2) : isBetter(b, a) ? 0 : g),
    (g, _, a, b) => (a === b ? q(g / 2) : isBetter(a, b) ? 0 : g),
  ],
  roundsNumbers: true,
});

/** The larger or smaller of two, the other one if one is nan. */
const extremeOfKnown = (isBetter: (a: number, b: number) => boolean): Operation => ({
  arity: 2,
  value: () => (a, b) => (Number.isNaN(b) ? a : Number.isNaN(a) || isBetter(b, a) ? b : a),
  gradients: ({ q, release }) => {
    const takesFirst = (a: number, b: number) => Number.isNaN(b) || isBetter(a, b) || a === b;
    const halves = isSince(release, '2.14');
    return [
      (g, _, a, b) => (halves && a === b ? q(g / 2) : takesFirst(a, b) ? g : 0),
      (g, _, a, b) => (halves && a === b ? q(g / 2) : takesFirst(a, b) ? 0 : g),
    ];
  },
  roundsNumbers: true,
});

const more = (a: number, b: number): boolean => a > b;
const less = (a: number, b: number): boolean => a < b;

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
      return q(power(x, exponent));
  }
}

/** C's pow: 1 to any power and any number to the power of 0 are 1. */
const power = (x: number, exponent: number): number => (x === 1 ? 1 : x ** exponent);

/** At the ends of a clamp the gradient went through up to 2.13. */
const passes = ({ release }: Steps) =>
  isSince(release, '2.14')
    ? (x: number, low: number, high: number) =>
        (x > low || low === Number.NEGATIVE_INFINITY) && (x < high || high === Number.POSITIVE_INFINITY)
    : (x: number, low: number, high: number) => x >= low && x <= high;

const ln2 = Math.LN2;
const ln10 = Math.LN10;

const operations = {
  // Python's arithmetic.
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
  /** Of two tensors, or of a number by a tensor. */
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

  // Exponentials and logarithms.
  exp: unary(
    (x, { arithmetic }) => arithmetic.exp(x),
    ({ q }) =>
      (g, y) =>
        q(g * y),
  ),
  exp2: unary(
    (x) => 2 ** x,
    ({ q }) =>
      (g, y) =>
        q(q(g * y) * ln2),
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
    (x, { arithmetic }) => (x >= 0 ? arithmetic.log1p(x) : Math.log1p(x)),
    ({ q }) =>
      (g, _, x) =>
        q(g / q(x + 1)),
  ),
  log2: unary(
    (x) => Math.log2(x),
    ({ q }) =>
      (g, _, x) =>
        q(g / q(x * ln2)),
  ),
  log10: unary(
    (x) => Math.log10(x),
    ({ q }) =>
      (g, _, x) =>
        q(g / q(x * ln10)),
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

  // Roots and powers.
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

  // Trigonometry.
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
    (x) => Math.sinh(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(Math.cosh(x))),
  ),
  cosh: unary(
    (x) => Math.cosh(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * q(Math.sinh(x))),
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
    (x, { arithmetic }) => arithmetic.erf(x),
    ({ q, arithmetic: { exp } }) =>
      (g, _, x) =>
        q(q((2 / Math.sqrt(Math.PI)) * q(exp(-q(x * x)))) * g),
  ),
  erfc: unary(
    (x) => erfc(x),
    ({ q, arithmetic: { exp } }) =>
      (g, _, x) =>
        q(q((-2 / Math.sqrt(Math.PI)) * q(exp(-q(x * x)))) * g),
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

  // Pieces.
  abs: unary(
    (x) => Math.abs(x),
    ({ q }) =>
      (g, _, x) =>
        q(g * sgn(x)),
  ),
  sign: flat(sgn),
  floor: flat(Math.floor),
  ceil: flat(Math.ceil),
  trunc: flat(Math.trunc),
  round: flat(roundHalfToEven),
  frac: {
    arity: 1,
    value:
      ({ q }) =>
      (x) =>
        q(x - Math.trunc(x)),
    gradients: () => [(g) => g],
  },
  copysign: {
    arity: 2,
    value: () => (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
    gradients: ({ q }) => [(g, y, a) => (a === 0 ? 0 : q(g * q(y / a))), zero],
  },
  maximum: extreme(more),
  minimum: extreme(less),
  fmax: extremeOfKnown(more),
  fmin: extremeOfKnown(less),
  /** Bounds that are numbers; an open one is infinite. */
  clamp: {
    arity: 3,
    value: () => clamp,
    gradients: (steps) => {
      const isInside = passes(steps);
      return [(g, _, x, low, high) => (isInside(x, low, high) ? g : 0)];
    },
    roundsNumbers: true,
  },
  /** Bounds of which one is a tensor. */
  clampByTensor: {
    arity: 3,
    value: () => clamp,
    gradients: ({ q, release }) => {
      const halves = isSince(release, '2.14');
      return [
        (g, _, x, low, high) => {
          if (halves && (x === low || x === high)) return q(g / 2);
          return x >= low && x <= high ? g : 0;
        },
      ];
    },
    roundsNumbers: true,
  },
  /** `where(c, a, b)`: autograd hands 0 to the one that is not taken. */
  where: {
    arity: 3,
    value: () => (c, a, b) => (c ? a : b),
    gradients: () => [undefined, (g, _, c) => (c ? g : 0), (g, _, c) => (c ? 0 : g)],
    roundsNumbers: true,
  },
  /** `a if c else b`, and what leaves a function early. */
  branch: {
    arity: 3,
    value: () => (c, a, b) => (c ? a : b),
    gradients: () => [undefined, (g) => g, (g) => g],
    isBranch: true,
  },
  heaviside: {
    arity: 2,
    value: () => (x, atZero) => (Number.isNaN(x) ? 0 : x === 0 ? atZero : x > 0 ? 1 : 0),
    hasNoBackward: true,
    roundsNumbers: true,
  },
  lerp: {
    arity: 3,
    value:
      ({ q }) =>
      (a, b, weight) =>
        Math.abs(weight) < 0.5 ? q(a + q(weight * q(b - a))) : q(b - q(q(b - a) * q(1 - weight))),
    gradients: ({ q }) => [
      (g, _, __, ___, weight) => q(g * q(1 - weight)),
      (g, _, __, ___, weight) => q(g * weight),
      (g, _, a, b) => q(g * q(b - a)),
    ],
  },

  // Comparisons, which answer masks.
  less: mask(less),
  lessOrEqual: mask((a, b) => a <= b),
  more: mask(more),
  moreOrEqual: mask((a, b) => a >= b),
  equal: mask((a, b) => a === b),
  notEqual: mask((a, b) => a !== b),
  and: mask((a, b) => a !== 0 && b !== 0),
  or: mask((a, b) => a !== 0 || b !== 0),
  not: { arity: 1, value: () => (a) => (a === 0 ? 1 : 0), isMask: true },
  isNan: { arity: 1, value: () => (a) => (Number.isNaN(a) ? 1 : 0), isMask: true },

  /** The first, with a derivative of its own: the second is f′ at the third. */
  withGradient: {
    arity: 3,
    value: () => (y) => y,
    gradients: ({ q }) => [undefined, undefined, (g, _, __, slope) => q(g * slope)],
  },

  // What changes the type or the way of gradients, and no number.
  detach: { arity: 1, value: () => (x) => x },
  copy: { arity: 1, value: () => (x) => x, gradients: () => [(g) => g] },
  /** `x.float()`; going back rounds to what x had. */
  toFloat32: {
    arity: 1,
    value:
      ({ q }) =>
      (x) =>
        q(x),
    gradients: () => [(g) => g],
  },
  toFloat64: {
    arity: 1,
    value:
      ({ q }) =>
      (x) =>
        q(x),
    gradients: () => [(g) => g],
  },
  toInput: {
    arity: 1,
    value:
      ({ q }) =>
      (x) =>
        q(x),
    gradients: () => [(g) => g],
  },
  /** A Python number of a tensor with one, `x.item()`. */
  item: { arity: 1, value: () => (x) => x },
  /** A constant as a tensor like x, `zeros_like(x)`: the second is x. */
  fill: {
    arity: 2,
    value:
      ({ q }) =>
      (value) =>
        q(value),
    roundsNumbers: true,
  },
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** The row of an operation. */
export const operationOf = (name: OperationName): Operation => operations[name];
