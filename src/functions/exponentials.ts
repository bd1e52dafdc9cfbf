// Exponential units: ReLUs whose negative side bends down to a bound.

import { exp, expm1, quotientTail } from '../arithmetic/special-functions.ts';
import { type Exact, type ScalarDefinition, scalar } from './scalar.ts';
import { infinity, kink, rightDiagonal } from './shape.ts';

const seluScale = 1.0507009873554805;
const seluAlpha = 1.6732632423543772;
/** seluScale · seluAlpha as a double-double. */
const seluBoth = 1.7580993408473766;
const seluRest = 5.75014648756476e-17;

const eluDefinition: ScalarDefinition<{ alpha: number }> = {
  exact: ({ alpha: a }) => ({
    value: (x) => (x > 0 ? x : x === 0 ? 0 * a : expm1(x, 0, a)),
    derivative: (x) => (x > 0 ? 1 : Number.isFinite(a) ? exp(x, 0, a) : a * Math.exp(x)),
    second: (x) => (x > 0 ? 0 : x === 0 ? Number.NaN : a * Math.exp(x)),
  }),
  torch: (s, { r, exp }) => {
    const a = r(s.alpha);
    // The vector unit works nan out.
    return {
      value: (x) => (x <= 0 ? r(r(exp(x) - 1) * a) : x),
      derivative: (x) => (x <= 0 ? r(a * exp(x)) : 1),
      vector: { derivative: (x) => (x > 0 ? 1 : r(a * exp(x))) },
    };
  },
  shape: ({ alpha: a }) => ({
    breaks: a === 1 ? [] : [kink(0, 0, a, 1)],
    turns: [0],
    left: { value: -a, slope: 0 },
    right: { value: infinity, slope: 1 },
    smooth: false,
    asymptotes: [rightDiagonal],
  }),
};

/** x where x > 0, else alpha·(exp(x) − 1); by exp, which loses what is small. */
export const elu = scalar(eluDefinition);

/** The same by expm1, which keeps it. */
export const eluOfExpm1 = scalar<{ alpha: number }>({
  ...eluDefinition,
  exact: (s) => keepingZero(eluDefinition.exact(s)),
  torch: (s, m) => {
    const a = m.r(s.alpha);
    return {
      ...eluDefinition.torch(s, m),
      value: (x) => (x < 0 ? m.r(m.expm1(x) * a) : x),
    };
  },
});

const celuDefinition: ScalarDefinition<{ alpha: number }> = {
  exact: ({ alpha: a }) => ({
    value: (x) => {
      if (x > 0) return x;
      if (x === 0) return 0 * a;
      return expm1(x / a, quotientTail(x, a), a);
    },
    derivative: (x) => (x > 0 ? 1 : Number.isFinite(a) ? exp(x / a, quotientTail(x, a)) : Number.NaN),
    second: (x) => (x > 0 ? 0 : x === 0 ? Number.NaN : Math.exp(x / a) / a),
  }),
  torch: (s, { r, exp }) => {
    const a = r(s.alpha);
    const inverse = r(1 / s.alpha);
    // In the gradient 1 / alpha is rounded to float32, also for float64.
    const rough = r(1 / Math.fround(s.alpha));
    return {
      value: (x) => (x <= 0 ? r(r(exp(r(x * inverse)) - 1) * a) : x),
      derivative: (x) => (x <= 0 ? r(r(rough * a) * exp(r(x * rough))) : 1),
      vector: { derivative: (x) => (x > 0 ? 1 : r(r(rough * a) * exp(r(x * rough)))) },
    };
  },
  shape: ({ alpha: a }) => ({
    turns: [0],
    left: a > 0 ? { value: -a, slope: 0 } : { value: -infinity, slope: infinity },
    right: { value: infinity, slope: 1 },
    smooth: false,
    asymptotes: [rightDiagonal],
  }),
};

/** x where x > 0, else alpha·(exp(x / alpha) − 1); by exp, which loses what is small. */
export const celu = scalar(celuDefinition);

/** The same by expm1, which keeps it. */
export const celuOfExpm1 = scalar<{ alpha: number }>({
  ...celuDefinition,
  exact: (s) => keepingZero(celuDefinition.exact(s)),
  torch: (s, m) => {
    const a = m.r(s.alpha);
    const inverse = m.r(1 / s.alpha);
    return {
      ...celuDefinition.torch(s, m),
      value: (x) => (x < 0 ? m.r(m.expm1(m.r(x * inverse)) * a) : x),
    };
  },
});

const seluDefinition: ScalarDefinition<unknown> = {
  exact: () => ({
    value: (x) => {
      if (x > 0) return seluScale * x;
      if (x === 0) return 0;
      return expm1(x, 0, seluBoth, seluRest);
    },
    derivative: (x) => (x > 0 ? seluScale : exp(x, seluRest / seluBoth, seluBoth)),
    second: (x) => (x > 0 ? 0 : x === 0 ? Number.NaN : seluBoth * Math.exp(x)),
  }),
  torch: (_, { r, exp }) => {
    const scale = r(seluScale);
    const both = r(r(seluAlpha) * scale);
    return {
      value: (x) => (x <= 0 ? r(r(exp(x) - 1) * both) : r(x * scale)),
      derivative: (x) => (x <= 0 ? r(both * exp(x)) : scale),
      vector: { derivative: (x) => (x > 0 ? scale : r(both * exp(x))) },
    };
  },
  shape: () => ({
    breaks: [kink(0, 0, seluBoth, seluScale)],
    left: { value: -seluBoth, slope: 0 },
    right: { value: infinity, slope: seluScale },
    smooth: false,
    asymptotes: [{ side: 'right', slope: seluScale, offset: 0 }],
  }),
};

/** ELU at the scale and alpha of Klambauer et al. (2017), which keep mean 0 and variance 1; by exp. */
export const selu = scalar(seluDefinition);

/** The same by expm1, which keeps what is small. */
export const seluOfExpm1 = scalar({
  ...seluDefinition,
  exact: () => keepingZero(seluDefinition.exact({})),
  torch: (s, m) => {
    const scale = m.r(seluScale);
    const both = m.r(m.r(seluAlpha) * scale);
    return {
      ...seluDefinition.torch(s, m),
      value: (x) => (x < 0 ? m.r(m.expm1(x) * both) : m.r(x * scale)),
    };
  },
});

/** With zeros of either sign as they are. */
function keepingZero(curve: Exact): Exact {
  return { ...curve, value: (x) => (x === 0 ? x : curve.value(x)) };
}
