// Logit, the inverse of Sigmoid, and its integral, the negative binary entropy.

import type { Round } from '../arithmetic/rounding.ts';
import { scalar } from './scalar.ts';
import { infinity } from './shape.ts';

/** ln(x / (1 − x)). */
function logitOf(x: number): number {
  // Near ½ the quotient is near 1, where the logarithm loses digits.
  return x > 0.3 && x < 0.65 ? Math.log1p((2 * x - 1) / (1 - x)) : Math.log(x / (1 - x));
}

/** ln(x / (1 − x)), x clipped to eps … 1 − eps first; a negative eps clips nothing. */
export const logit = scalar<{ eps: number }>({
  exact: ({ eps }) => {
    const clip = clipTo(eps, (x) => x);
    return {
      value: (x) => logitOf(clip(x)),
      derivative: (x) => slopeWithin(x, eps, (each) => each),
      second: (x) => {
        if (eps >= 0 && (x < eps || x > 1 - eps)) return 0;
        return x > 0 && x < 1 ? (2 * x - 1) / (x * (1 - x)) ** 2 : Number.NaN;
      },
    };
  },
  torch: ({ eps }, { own: { r } }) => {
    const clip = clipTo(r(eps), r);
    return {
      value: (x) => {
        const z = clip(x);
        return r(Math.log(r(z / r(1 - z))));
      },
      derivative: (x) => slopeWithin(x, r(eps), r),
    };
  },
  shape: ({ eps }) => {
    const domain = [0, 1] as const;
    const left = { value: -infinity, slope: infinity };
    const right = { value: infinity, slope: infinity };
    // Clipping to 0 … 1 lets all between through; what lies outside is infinite.
    if (!(eps > 0)) return { domain, left, right, turns: [0.5], smooth: true };
    const low = logitOf(eps);
    const flat = (value: number) => ({ value, slope: 0 });
    if (eps === 0.5 || eps > 1) return { left: flat(low), right: flat(low), smooth: false };
    if (eps > 0.5) {
      // What is below eps becomes eps, and all that is not becomes 1 − eps.
      const drop = { x: eps, kind: 'jump', left: low, right: -low, slopeLeft: 0, slopeRight: 0 } as const;
      return { breaks: [drop], left: flat(low), right: flat(-low), smooth: false };
    }
    const steep = 1 / (eps * (1 - eps));
    return {
      breaks: [
        { x: eps, kind: 'kink', left: low, right: low, slopeLeft: 0, slopeRight: steep },
        { x: 1 - eps, kind: 'kink', left: -low, right: -low, slopeLeft: steep, slopeRight: 0 },
      ],
      turns: [0.5],
      left: flat(low),
      right: flat(-low),
      smooth: true,
    };
  },
});

/** x·ln(x) + (1 − x)·ln(1 − x), from 0 to 1. */
export const negativeBinaryEntropy = scalar({
  exact: () => ({
    value: (x) => entropyPart(x) + (x === 0 ? 0 : (1 - x) * Math.log1p(-x) || 0),
    derivative: (x) => (x >= 0 && x <= 1 ? logitOf(x) : Number.NaN),
    second: (x) => (x > 0 && x < 1 ? 1 / (x * (1 - x)) : Number.NaN),
  }),
  torch: (_, { r }) => ({
    value: (x) => (x >= 0 && x <= 1 ? r(r(entropyPart(x)) + r(entropyPart(r(1 - x)))) : Number.NaN),
    derivative: (x) => (x >= 0 && x <= 1 ? r(logitOf(x)) : Number.NaN),
  }),
  shape: () => ({
    domain: [0, 1],
    turns: [0.5],
    left: { value: 0, slope: -infinity },
    right: { value: 0, slope: infinity },
    smooth: true,
  }),
});

function entropyPart(x: number): number {
  if (!(x >= 0 && x <= 1)) return Number.NaN;
  return x === 0 ? 0 : x * Math.log(x);
}

/** Clips to eps … 1 − eps as torch.logit does to a single number; a negative eps (none) leaves x as it is. */
function clipTo(eps: number, r: Round): (x: number) => number {
  if (!(eps >= 0)) return (x) => x;
  const high = r(1 - eps);
  return (x) => (x < eps ? eps : Math.min(x, high));
}

function slopeWithin(x: number, eps: number, r: Round): number {
  if (eps < 0 ? x < 0 || x > 1 : x < eps || x > r(1 - eps)) return eps < 0 ? Number.NaN : 0;
  return x === 0 ? infinity : r(1 / r(x * r(1 - x)));
}
