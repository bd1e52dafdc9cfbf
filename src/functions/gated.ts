// Gated units: the input times a soft gate of its own.

import { severalGelu, severalGeluSlope, severalGeluSpread } from '../arithmetic/onednn.ts';
import * as special from '../arithmetic/special-functions.ts';
import { clamp, normalPdf, sigmoid, sigmoidSlope, softplus, tanh } from '../arithmetic/special-functions.ts';
import { type ScalarDefinition, scalar } from './scalar.ts';
import { infinity, rightDiagonal } from './shape.ts';

/** √(2/π) and the factor of x³ in GELU's tanh form. */
const geluBeta = 0.7978845608028654;
const geluKappa = 0.044715;

const geluDefinition: ScalarDefinition<{ approximate: string }> = {
  exact: ({ approximate }) => {
    if (approximate !== 'tanh')
      return {
        value: special.gelu,
        derivative: special.geluSlope,
        second: (x) => normalPdf(x) * (2 - x * x),
      };
    const inner = (x: number): number => 2 * geluBeta * (x + geluKappa * x * x * x);
    const slope = (x: number): number => 2 * geluBeta * (1 + 3 * geluKappa * x * x);
    return {
      value: special.geluTanh,
      derivative: special.geluTanhSlope,
      second: (x) => {
        const u = inner(x);
        const d = sigmoidSlope(u);
        const k = slope(x);
        return 2 * d * k + x * d * (1 - 2 * sigmoid(u)) * k * k + x * d * 12 * geluBeta * geluKappa * x;
      },
    };
  },
  torch: (s, { own, r, fused, exp, erf, tanh }) => {
    if (s.approximate === 'tanh') {
      const beta = r(geluBeta);
      const kappa = r(geluKappa);
      const tanhOf = (x: number): number => {
        const cube = r(r(x * x) * x);
        return tanh(r(beta * fused(kappa, cube, x)));
      };
      return {
        value: (x) => r(r(0.5 * x) * r(1 + tanhOf(x))),
        derivative: (x) => {
          const tanh = tanhOf(x);
          const left = r(0.5 * x);
          const right = r(1 + tanh);
          const slope = r(beta * fused(r(3 * kappa), r(x * x), 1));
          return r(r(0.5 * right) + r(r(left * fused(-tanh, tanh, 1)) * slope));
        },
      };
    }
    if (s.approximate !== 'none') return { value: () => Number.NaN, derivative: () => Number.NaN };
    const root = r(Math.SQRT1_2);
    const density = r(0.3989422804014327);
    const cdf = (x: number): number => r(1 + erf(r(x * root)));
    return {
      value: (x) => r(r(x * 0.5) * cdf(x)),
      // 16 bits that are computed in float32 stay with the vector unit.
      ...(r === own.r ? { several: { value: severalGelu, derivative: severalGeluSlope } } : {}),
      derivative: (x) => {
        const pdf = r(density * exp(r(r(x * x) * -0.5)));
        return r(r(0.5 * cdf(x)) + r(x * pdf));
      },
    };
  },
  shape: ({ approximate }) => ({
    turns:
      approximate === 'tanh'
        ? [-0.7524614220710162, -1.418504008790828, 1.418504008790828]
        : [-0.7517915246935645, -Math.SQRT2, Math.SQRT2],
    left: { value: 0, slope: 0 },
    right: { value: infinity, slope: 1 },
    smooth: true,
    asymptotes: [rightDiagonal],
  }),
};

/** x·Φ(x), or its tanh form (Hendrycks and Gimpel, 2016); any other word gives NaN. */
export const gelu = scalar(geluDefinition);

/** The same; processors with AVX-512 have another one of several numbers. */
export const geluOfProcessor = scalar<{ approximate: string }>({
  ...geluDefinition,
  torch: (s, m) => ({
    ...geluDefinition.torch(s, m),
    ...(s.approximate === 'none' ? { spread: severalGeluSpread } : {}),
  }),
});

/** The same; the tanh form of numbers that the vector unit leaves over rounds a product that is fused elsewhere. */
export const geluOfRoundedProduct = scalar<{ approximate: string }>({
  ...geluDefinition,
  torch: (s, m) => {
    const steps = geluDefinition.torch(s, m);
    if (s.approximate !== 'tanh') return { ...steps, spread: severalGeluSpread };
    const { value } = geluDefinition.torch(s, { ...m, fused: (a, b, c) => m.r(m.r(a * b) + c) });
    return { ...steps, value, vector: { value: steps.value } };
  },
});

/** The same; each step is rounded to the type of the tensor. */
export const geluOfOwnSteps = scalar<{ approximate: string }>({
  ...geluDefinition,
  torch: (s, m) => geluDefinition.torch(s, { ...m, ...m.own }),
});

const siluDefinition: ScalarDefinition<unknown> = {
  exact: () => ({
    value: special.silu,
    derivative: special.siluSlope,
    second: (x) => sigmoidSlope(x) * (2 + x * (1 - 2 * sigmoid(x))),
  }),
  torch: (_, { r, fused, exp }) => ({
    value: (x) => r(x / r(1 + exp(-x))),
    derivative: (x) => {
      const s = r(1 / r(1 + exp(-x)));
      return r(s * fused(x, r(1 - s), 1));
    },
  }),
  shape: () => ({
    turns: [-1.278464542761074, -2.399357280515468, 2.399357280515468],
    left: { value: 0, slope: 0 },
    right: { value: infinity, slope: 1 },
    smooth: true,
    asymptotes: [rightDiagonal],
  }),
};

/** x·sigmoid(x). */
export const silu = scalar(siluDefinition);

/** The same; each step is rounded to the type of the tensor. */
export const siluOfOwnSteps = scalar({
  ...siluDefinition,
  torch: (s, m) => siluDefinition.torch(s, { ...m, ...m.own }),
});

/** x·tanh(softplus(x)) (Misra, 2019). */
export const mish = scalar({
  exact: () => {
    const gateSlope = (x: number): number => {
      const g = tanh(softplus(x));
      return sigmoid(x) * (1 - g * g);
    };
    return {
      value: special.mish,
      derivative: special.mishSlope,
      second: (x) => {
        const s = sigmoid(x);
        const g = gateSlope(x);
        return 2 * g + x * g * (1 - s - 2 * tanh(softplus(x)) * s);
      },
    };
  },
  torch: (_, { r, fused, exp, log1p, tanh }) => {
    const gate = (x: number): number => tanh(log1p(exp(x)));
    return {
      value: (x) => r(x * gate(x)),
      derivative: (x) => {
        const s = r(1 / r(1 + exp(-x)));
        const g = gate(x);
        return fused(r(x * s), fused(-g, g, 1), g);
      },
    };
  },
  shape: () => ({
    turns: [-1.1924312145154952, -2.2563763963607935, 1.4905711794854284],
    left: { value: 0, slope: 0 },
    right: { value: infinity, slope: 1 },
    smooth: true,
    asymptotes: [rightDiagonal],
  }),
});

/** Where the gradient of Hardswish is that of the parabola. */
type Within = (x: number) => boolean;

/** `withinVectors`: for as many numbers as fill the vector unit, which works nan out, too. */
const hardswishWith = (within: Within, withinVectors: Within = within) =>
  scalar({
    exact: () => ({
      value: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
      derivative: (x) => (within(x) ? (2 * x + 3) / 6 : x < 0 ? 0 : 1),
      second: (x) => (x === 3 || x === -3 ? Number.NaN : x < -3 || x > 3 ? 0 : 1 / 3),
    }),
    torch: (_, { r }) => {
      const slope = (isWithin: boolean, x: number) => (isWithin ? r(r(x / 3) + 0.5) : x < 0 ? 0 : 1);
      return {
        value: (x) => r(r(x * clamp(r(x + 3), 0, 6)) / 6),
        derivative: (x) => slope(within(x), x),
        vector: { derivative: (x) => slope(withinVectors(x) || Number.isNaN(x), x) },
      };
    },
    shape: () => ({
      breaks: [
        { x: -3, kind: 'kink', left: 0, right: 0, slopeLeft: 0, slopeRight: -0.5 },
        { x: 3, kind: 'kink', left: 3, right: 3, slopeLeft: 1.5, slopeRight: 1 },
      ],
      turns: [-1.5],
      left: { value: 0, slope: 0 },
      right: { value: infinity, slope: 1 },
      smooth: true,
      asymptotes: [rightDiagonal],
    }),
  });

const closed: Within = (x) => x >= -3 && x <= 3;

/** x·min(max(x + 3, 0), 6) / 6 (Howard et al., 2019), at ±3 with the slope of the parabola; the vector unit takes 1 at 3. */
export const hardswish = hardswishWith(closed, (x) => x >= -3 && x < 3);

/** The same, also in the vector unit. */
export const hardswishAlike = hardswishWith(closed);

/** The same, at ±3 with the slopes of the straight pieces. */
export const hardswishOfLines = hardswishWith((x) => x > -3 && x < 3);
