// Shrinking functions: those that pull small numbers to 0.

import type { Arithmetic } from '../arithmetic/kernel-arithmetic.ts';
import type { Round } from '../arithmetic/rounding.ts';
import { tanhSquared, tanhshrink as tanhshrinkOf } from '../arithmetic/special-functions.ts';
import { type Exact, type ScalarDefinition, scalar } from './scalar.ts';
import { infinity, kink } from './shape.ts';

const diagonals = [
  { side: 'left', slope: 1, offset: 0 },
  { side: 'right', slope: 1, offset: 0 },
] as const;

const ends = { left: { value: -infinity, slope: 1 }, right: { value: infinity, slope: 1 } };
const nothing = { left: { value: 0, slope: 0 }, right: { value: 0, slope: 0 }, smooth: true };

/** With lambd = 0 the curve is the identity, but autograd answers 0 at 0. */
const atZero = (l: number) => (l === 0 ? [kink(0, 0, 1, 1)] : []);

/** x where |x| > lambd, else 0. */
export const hardshrink = scalar<{ lambd: number }>({
  exact: (s) => cutOff(s.lambd),
  torch: (s, { own: { r } }) => {
    const l = r(s.lambd);
    return { ...cutOff(l), vector: { derivative: passedOn(l) } };
  },
  shape: (s) => {
    if (s.lambd === infinity) return nothing;
    if (!(s.lambd > 0)) return { ...ends, breaks: atZero(s.lambd), smooth: true, asymptotes: diagonals };
    const jump = (x: number, left: number, right: number, slopeLeft: number, slopeRight: number) =>
      ({ x, kind: 'jump', left, right, slopeLeft, slopeRight }) as const;
    return {
      ...ends,
      breaks: [jump(-s.lambd, -s.lambd, 0, 1, 0), jump(s.lambd, 0, s.lambd, 0, 1)],
      smooth: true,
      asymptotes: diagonals,
    };
  },
});

const softshrinkDefinition: ScalarDefinition<{ lambd: number }> = {
  exact: (s) => pullIn(s.lambd, (x) => x),
  torch: (s, { r, own }) => ({
    ...pullIn(r(s.lambd), r),
    derivative: cutOff(own.r(s.lambd)).derivative,
    vector: { derivative: passedOn(own.r(s.lambd)) },
  }),
  shape: (s) => {
    const l = s.lambd;
    if (l === infinity) return nothing;
    return {
      ...ends,
      breaks: l > 0 ? [kink(-l, 0, 1, 0), kink(l, 0, 0, 1)] : atZero(l),
      smooth: true,
      asymptotes: [
        { side: 'left', slope: 1, offset: l },
        { side: 'right', slope: 1, offset: -l },
      ],
    };
  },
};

/** x pulled towards 0 by lambd, 0 where |x| ≤ lambd and for nan. */
export const softshrink = scalar(softshrinkDefinition);

/** The same, but nan for nan, and a number alone keeps its sign where it becomes 0. */
export const softshrinkOfNan = scalar(passingNan((m) => m.r));

/** The same, lambd rounded to the type of the tensor first. */
export const softshrinkOfOwnLambd = scalar(passingNan((m) => m.own.r));

function passingNan(roundingOf: (m: Arithmetic) => Round): ScalarDefinition<{ lambd: number }> {
  const pass = (l: number, r: Round) => (x: number) => (x > l ? r(x - l) : x < -l ? r(x + l) : x * 0);
  return {
    ...softshrinkDefinition,
    exact: (s) => ({ ...softshrinkDefinition.exact(s), value: pass(s.lambd, (x) => x) }),
    torch: (s, m) => {
      const value = pass(roundingOf(m)(s.lambd), m.r);
      const steps = softshrinkDefinition.torch(s, m);
      return {
        ...steps,
        value,
        // What is cut off by the vector unit is 0, whatever its sign.
        vector: { ...steps.vector, value: (x) => value(x) + 0 },
      };
    },
  };
}

/** x − tanh(x). */
export const tanhshrink = scalar({
  exact: () => ({
    value: tanhshrinkOf,
    derivative: tanhSquared,
    second: (x) => 2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2),
  }),
  torch: (_, { fused, own: { r, mathTanh } }) => ({
    value: (x) => r(x - mathTanh(x)),
    derivative: (x) => {
      const y = mathTanh(x);
      return r(1 - r(fused(-y, y, 1)));
    },
    through: (g, _, x) => {
      const y = mathTanh(x);
      return r(g - r(g * fused(-y, y, 1)));
    },
  }),
  shape: () => ({
    ...ends,
    turns: [0],
    smooth: true,
    asymptotes: [
      { side: 'left', slope: 1, offset: 1 },
      { side: 'right', slope: 1, offset: -1 },
    ],
  }),
});

/** The gradient in the vector unit, which asks what lies outside, so that nan passes nothing on. */
const passedOn = (l: number) => (x: number) => (x < -l || x > l ? 1 : 0);

/** 0 from −l to l, x elsewhere. */
function cutOff(l: number): Exact {
  const within = (x: number): boolean => x >= -l && x <= l;
  return {
    value: (x) => (within(x) ? 0 : x),
    derivative: (x) => (within(x) ? 0 : 1),
    second: (x) => (l >= 0 && (x === l || x === -l) ? Number.NaN : 0),
  };
}

/** 0 from −l to l, elsewhere l nearer to 0. */
function pullIn(l: number, r: Round): Exact {
  const within = (x: number): boolean => x >= -l && x <= l;
  return {
    value: (x) => (x > l ? r(x - l) : x < -l ? r(x + l) : 0),
    derivative: (x) => (within(x) ? 0 : 1),
    second: (x) => (l >= 0 && (x === l || x === -l) ? Number.NaN : 0),
  };
}
