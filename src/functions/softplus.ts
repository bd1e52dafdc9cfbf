// Softplus, the logarithm of an exponential that nears ReLU, with and without PyTorch's threshold.

import {
  atLeast,
  productTail,
  sigmoid,
  sigmoidSlope,
  softplus as softplusOf,
} from '../arithmetic/special-functions.ts';
import { scalar } from './scalar.ts';
import { infinity, rightDiagonal } from './shape.ts';

/** ln(1 + exp(beta·x)) / beta, and x where beta·x > threshold. */
export const softplus = scalar<{ beta: number; threshold: number }>({
  exact: ({ beta, threshold }) => ({
    value: (x) => {
      const z = beta * x;
      if (z > threshold) return x;
      // x itself, so that the rounding of beta·x does not show.
      if (z > 1) return x + softplusOf(-z, -productTail(beta, x), beta);
      return softplusOf(z, productTail(beta, x), beta);
    },
    derivative: (x) => {
      const z = beta * x;
      return z > threshold ? 1 : sigmoid(z, productTail(beta, x));
    },
    second: (x) => {
      const z = beta * x;
      return z > threshold ? 0 : sigmoidSlope(z, beta);
    },
  }),
  torch: (s, { r, exp, log1p }) => {
    const beta = r(s.beta);
    const threshold = r(s.threshold);
    const value = (x: number): number => {
      const z = r(x * beta);
      return z > threshold ? x : r(log1p(exp(z)) / beta);
    };
    return {
      value,
      derivative: (x) => {
        const z = r(x * beta);
        if (z > threshold) return 1;
        const e = exp(z);
        return r(e / r(e + 1));
      },
      through: (g, _, x) => {
        const z = r(x * beta);
        if (z > threshold) return g;
        const e = exp(z);
        return r(r(g * e) / r(e + 1));
      },
    };
  },
  shape: ({ beta, threshold }) => {
    if (beta === 0) {
      const flat = threshold < 0 ? { value: infinity, slope: 1 } : { value: infinity, slope: 0.5 };
      return { left: threshold < 0 ? { value: -infinity, slope: 1 } : flat, right: flat, smooth: true };
    }
    const at = threshold / beta;
    const jump = softplusOf(threshold) / beta;
    const curve = { value: 0, slope: 0 };
    const line = { value: infinity, slope: 1 };
    if (!Number.isFinite(at)) {
      const rest = threshold < 0 && at < 0 ? { value: -infinity, slope: 1 } : curve;
      if (beta > 0) return { left: rest, right: line, smooth: true, asymptotes: [rightDiagonal] };
      return { left: { value: -infinity, slope: 1 }, right: curve, smooth: true };
    }
    const inside = { value: jump, slope: sigmoid(threshold) };
    const outside = { value: at, slope: 1 };
    const [before, after] = beta > 0 ? [inside, outside] : [outside, inside];
    return {
      breaks: [
        {
          x: at,
          kind: 'jump',
          left: before.value,
          right: after.value,
          slopeLeft: before.slope,
          slopeRight: after.slope,
        },
      ],
      left: beta > 0 ? curve : { value: -infinity, slope: 1 },
      right: beta > 0 ? line : curve,
      smooth: true,
      asymptotes: [beta > 0 ? rightDiagonal : { side: 'left', slope: 1, offset: 0 }],
    };
  },
});

/** ln(exp(0) + exp(x)). */
export const logSumExp = scalar({
  exact: () => ({
    value: (x) => softplusOf(x),
    derivative: (x) => sigmoid(x),
    second: (x) => sigmoidSlope(x),
  }),
  torch: (_, { r, exp }) => ({
    value: (x) => {
      const top = atLeast(x, 0);
      const a = exp(r(0 - top));
      const b = exp(r(x - top));
      return top === infinity ? infinity : r(r(Math.log(r(a + b))) + top);
    },
    derivative: (x) => r(sigmoid(x)),
  }),
  shape: () => ({
    left: { value: 0, slope: 0 },
    right: { value: infinity, slope: 1 },
    smooth: true,
    asymptotes: [rightDiagonal],
  }),
});
