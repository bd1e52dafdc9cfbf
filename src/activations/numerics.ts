// The functions that activations are made of, in forms that neither overflow nor cancel. Float64; pure.
import erf from '@stdlib/math-base-special-erf';
import erfc from '@stdlib/math-base-special-erfc';

export { erf, erfc };

/** x, or `low` where x is below it; unlike Math.max it keeps −0, as PyTorch does. */
export function atLeast(x: number, low: number): number {
  if (x < low) return low;
  return x;
}

/** x, or `high` where x is above it; unlike Math.min it keeps −0, as PyTorch does. */
export function atMost(x: number, high: number): number {
  if (x > high) return high;
  return x;
}

/** PyTorch's clamp: NaN is passed on, and where `low` is above `high` the answer is `high`. */
export const clamp = (x: number, low: number, high: number): number => atMost(atLeast(x, low), high);

/** 1 / (1 + e^−x). */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** ln(1 + e^x). */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** The sigmoid's slope, sigmoid(x)·sigmoid(−x). */
export function sigmoidSlope(x: number): number {
  const e = Math.exp(-Math.abs(x));
  const d = 1 + e;
  return e / (d * d);
}

/** The normal distribution's Φ. */
export const normalCdf = (x: number): number => 0.5 * erfc(-x * Math.SQRT1_2);

/** The normal distribution's density. */
export const normalPdf = (x: number): number => 0.3989422804014327 * Math.exp(-0.5 * x * x);
