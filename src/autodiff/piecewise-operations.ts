// What chooses, compares and rounds, and what changes a type and no number. Gradients follow PyTorch's derivatives.yaml and
// FunctionsManual.cpp.
import { clamp } from '../arithmetic/special-functions.ts';
import { isSince } from '../foundation/release.ts';
import { type Gradient, type Operation, type Steps, unary } from './operation.ts';

const zero: Gradient = () => 0;
const sgn = (x: number): number => (x > 0 ? 1 : x < 0 ? -1 : 0);

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

/** At the ends of a clamp the gradient went through up to 2.13. */
const passes = ({ release }: Steps) =>
  isSince(release, '2.14')
    ? (x: number, low: number, high: number) =>
        (x > low || low === Number.NEGATIVE_INFINITY) && (x < high || high === Number.POSITIVE_INFINITY)
    : (x: number, low: number, high: number) => x >= low && x <= high;

/** The same number in another type. */
const rounded: Operation = {
  arity: 1,
  value:
    ({ q }) =>
    (x) =>
      q(x),
  gradients: () => [(g) => g],
};

export const piecewiseOperations = {
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
    gradients: ({ q }) => [(g, y, a) => q(g * (a === 0 ? 0 : q(y / a))), zero],
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
          if (halves && Number.isNaN(x)) return g;
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
  toFloat32: rounded,
  toFloat64: rounded,
  toInput: rounded,
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
