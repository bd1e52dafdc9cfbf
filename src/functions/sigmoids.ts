// S-shaped functions: those that level off on both sides, and the logarithm of one.

import {
  atMost,
  clamp,
  sigmoid as sigmoidOf,
  sigmoidSlope,
  softplus,
  softsignSlope,
  tanh as tanhOf,
} from '../arithmetic/special-functions.ts';
import { type Exact, scalar } from './scalar.ts';
import { infinity, kink } from './shape.ts';

/** 1 / (1 + exp(−x)). */
export const sigmoid = scalar({
  exact: () => ({
    value: (x) => sigmoidOf(x),
    derivative: (x) => sigmoidSlope(x),
    second: (x) => sigmoidSlope(x) * (1 - 2 * sigmoidOf(x)),
  }),
  torch: (_, { half, r, exp }) => {
    const value = (x: number): number => r(1 / r(1 + exp(-x)));
    const fromResult = (y: number): number => r(half(r(1 - y)) * y);
    const through = (g: number, y: number): number => r(r(g * r(1 - y)) * y);
    return { value, derivative: (x) => fromResult(value(x)), fromResult, through };
  },
  shape: () => ({
    turns: [0],
    left: { value: 0, slope: 0 },
    right: { value: 1, slope: 0 },
    smooth: true,
  }),
});

/** min(max(x + 3, 0), 6) / 6. */
export const hardsigmoid = scalar({
  exact: () => ({
    value: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
    derivative: (x) => (x > -3 && x < 3 ? 1 / 6 : 0),
    second: (x) => (x === 3 || x === -3 ? Number.NaN : 0),
  }),
  torch: (_, { r }) => {
    const sixth = Math.fround(1 / 6);
    return {
      value: (x) => {
        const y = r(x + 3);
        return r(clamp(y, 0, 6) / 6);
      },
      derivative: (x) => (x > -3 && x < 3 ? sixth : 0),
    };
  },
  shape: () => ({
    breaks: [kink(-3, 0, 0, 1 / 6), kink(3, 1, 1 / 6, 0)],
    left: { value: 0, slope: 0 },
    right: { value: 1, slope: 0 },
    smooth: true,
  }),
});

/** −ln(1 + exp(−x)). */
export const logSigmoid = scalar({
  exact: () => ({
    value: (x) => -softplus(-x),
    derivative: (x) => sigmoidOf(-x),
    second: (x) => -sigmoidSlope(x),
  }),
  torch: (_, { r, vectorExp, vectorLog1p, own }) => ({
    value: (x) => {
      const low = atMost(x, 0);
      return r(low - vectorLog1p(vectorExp(-Math.abs(x))));
    },
    derivative: (x) => {
      const e = own.vectorExp(-Math.abs(x));
      const share = r(e / r(1 + e));
      return x < 0 ? r(1 - share) : share;
    },
  }),
  shape: () => ({
    left: { value: -infinity, slope: 1 },
    right: { value: 0, slope: 0 },
    smooth: true,
    asymptotes: [{ side: 'left', slope: 1, offset: 0 }],
  }),
});

/** (exp(x) − exp(−x)) / (exp(x) + exp(−x)). */
export const tanh = scalar({
  exact: () => ({
    value: tanhOf,
    derivative: (x) => sigmoidSlope(2 * x, 4),
    second: (x) => -8 * Math.tanh(x) * sigmoidSlope(2 * x),
  }),
  torch: (_, { fused, mathTanh }) => {
    const fromResult = (y: number): number => fused(-y, y, 1);
    return { value: mathTanh, derivative: (x) => fromResult(mathTanh(x)), fromResult };
  },
  shape: () => ({
    turns: [0],
    left: { value: -1, slope: 0 },
    right: { value: 1, slope: 0 },
    smooth: true,
  }),
});

/** x between min_val and max_val. */
export const hardtanh = scalar<{ min_val: number; max_val: number }>({
  exact: (s) => clip(s.min_val, s.max_val),
  torch: (s, { r }) => {
    const [low, high] = [r(s.min_val), r(s.max_val)];
    // The vector unit asks what lies between, so that nan passes nothing on.
    return { ...clip(low, high), vector: { derivative: (x) => (x > low && x < high ? 1 : 0) } };
  },
  shape: ({ min_val: low, max_val: high }) => {
    if (!(low < high)) {
      const flat = { value: high, slope: 0 };
      return { left: flat, right: flat, smooth: true };
    }
    const bounded = (x: number, before: number, after: number) =>
      Number.isFinite(x) ? [kink(x, x, before, after)] : [];
    return {
      breaks: [...bounded(low, 0, 1), ...bounded(high, 1, 0)],
      left: { value: low, slope: Number.isFinite(low) ? 0 : 1 },
      right: { value: high, slope: Number.isFinite(high) ? 0 : 1 },
      smooth: true,
      asymptotes: [
        ...(low === -infinity ? [{ side: 'left', slope: 1, offset: 0 } as const] : []),
        ...(high === infinity ? [{ side: 'right', slope: 1, offset: 0 } as const] : []),
      ],
    };
  },
});

/** x / (1 + |x|). */
export const softsign = scalar({
  exact: () => ({
    value: (x) => x / (1 + Math.abs(x)),
    derivative: softsignSlope,
    second: (x) => {
      const d = 1 + Math.abs(x);
      return x === 0 ? Number.NaN : (-2 * Math.sign(x)) / d / d / d;
    },
  }),
  torch: (_, { own: { r } }) => ({
    value: (x) => r(x / r(Math.abs(x) + 1)),
    derivative: (x) => {
      const d = r(Math.abs(x) + 1);
      return r(r(1 / d) + r(-r(r(x / d) / d) * (Math.sign(x) || x)));
    },
    through: (g, _, x) => {
      const d = r(Math.abs(x) + 1);
      return r(r(g / d) + r(r(-g * r(r(x / d) / d)) * (Math.sign(x) || x)));
    },
  }),
  shape: () => ({
    turns: [0],
    left: { value: -1, slope: 0 },
    right: { value: 1, slope: 0 },
    smooth: false,
  }),
});

/** Between two bounds; with NaN for one of them, NaN. */
function clip(low: number, high: number): Exact {
  return {
    value: (x) => (Number.isNaN(low) || Number.isNaN(high) ? Number.NaN : clamp(x, low, high)),
    derivative: (x) => (x <= low || x >= high ? 0 : 1),
    second: (x) => (low < high && (x === low || x === high) ? Number.NaN : 0),
  };
}
