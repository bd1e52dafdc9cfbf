// Functions that are no `torch.nn` classes but belong to the family: they can be plotted and compared. Pure.

import { atLeast, sigmoid, sigmoidSlope, softplus } from '../arithmetic/special-functions.ts';
import type { ElementwiseActivation } from './activation.ts';
import { functions, methods } from './api-path.ts';
import { elementwise, float } from './define.ts';
import { plain } from './formula-text.ts';
import { infinity, nonsense } from './points.ts';

/** ln(x / (1 − x)). */
function logit(x: number): number {
  // Near ½ the quotient is near 1, where the logarithm loses digits.
  return x > 0.3 && x < 0.65 ? Math.log1p((2 * x - 1) / (1 - x)) : Math.log(x / (1 - x));
}

export const relatives: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'Logit',
    family: 'relative',
    isModule: false,
    summary: (t) => t('The inverse of Sigmoid: from a probability back to a score'),
    parameters: [
      {
        ...float('eps', null, (t) => t('Input is clipped to eps … 1 − eps first')),
        example: 1e-6,
      },
    ],
    spellings: [
      ...functions('torch.logit+out torch.logit_ torch.special.logit+out', 'eps'),
      ...methods('logit logit_', 'eps'),
    ],
    tex: String.raw`f(x) = \ln\frac{x}{1 - x}`,
    text: (s, t) =>
      s.eps >= 0
        ? t('{0}, x clipped to {1} … {2}', 'ln(x / (1 − x))', plain(s.eps), plain(1 - s.eps))
        : 'ln(x / (1 − x))',
    relatives: [
      { kind: 'inverse of', id: 'Sigmoid', note: (t) => t('Logit(Sigmoid(x)) = x') },
      {
        kind: 'derivative of',
        id: 'NegativeBinaryEntropy',
        note: (t) => t('Logit is the derivative of the negative binary entropy'),
      },
    ],
    chosenFor: (t) => t('Going from probabilities back to scores'),
    givenUp: (t) => t('nan outside 0 to 1, infinite at both ends unless eps is given'),
    documentation: 'https://pytorch.org/docs/stable/generated/torch.logit.html',
    exact: ({ eps }) => {
      const clip = clipTo(eps, (x) => x);
      return {
        value: (x) => logit(clip(x)),
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
    check: ({ eps }) =>
      eps > 0.5
        ? nonsense('eps', (t) => t('Above 0.5 the answer depends on where a number stands in its tensor'))
        : [],
    shape: ({ eps }) => {
      const domain = [0, 1] as const;
      const left = { value: -infinity, slope: infinity };
      const right = { value: infinity, slope: infinity };
      // Clipping to 0 … 1 lets all between through; what lies outside is infinite.
      if (!(eps > 0)) return { domain, left, right, turns: [0.5], smooth: true };
      const low = logit(eps);
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
  }),
  elementwise({
    id: 'LogSumExp',
    family: 'relative',
    isModule: false,
    summary: (t) => t('The logarithm of exp(0) + exp(x): Softplus without its threshold'),
    parameters: [],
    spellings: [],
    tex: String.raw`f(x) = \ln\left(e^0 + e^x\right)`,
    text: () => 'ln(exp(0) + exp(x))',
    relatives: [
      { kind: 'near', id: 'Softplus', note: (t) => t('LogSumExp(0, x) = Softplus(x)') },
      { kind: 'integral of', id: 'Softmax', note: (t) => t('Softmax is the gradient of LogSumExp') },
      {
        kind: 'integral of',
        id: 'Sigmoid',
        note: (t) => t('The derivative of LogSumExp(0, x) is Sigmoid(x)'),
      },
    ],
    chosenFor: (t) => t('A smooth maximum, and the normaliser under every Softmax'),
    givenUp: (t) => t('It is always a little larger than the maximum'),
    documentation: 'https://pytorch.org/docs/stable/generated/torch.logsumexp.html',
    exact: () => ({
      value: (x) => softplus(x),
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
      asymptotes: [{ side: 'right', slope: 1, offset: 0 }],
    }),
  }),
  elementwise({
    id: 'NegativeBinaryEntropy',
    family: 'relative',
    isModule: false,
    summary: (t) => t('The convex conjugate of Softplus, on 0 to 1'),
    parameters: [],
    spellings: [],
    tex: String.raw`f(x) = x \ln x + (1 - x) \ln(1 - x)`,
    text: () => 'x·ln(x) + (1 − x)·ln(1 − x)',
    relatives: [
      {
        kind: 'conjugate of',
        id: 'Softplus',
        note: (t) => t('The convex conjugate of Softplus is the negative binary entropy'),
      },
      {
        kind: 'integral of',
        id: 'Logit',
        note: (t) => t('Logit is the derivative of the negative binary entropy'),
      },
    ],
    chosenFor: (t) => t('Understanding why Softplus, Sigmoid and cross-entropy belong together'),
    givenUp: (t) => t('Defined from 0 to 1 only'),
    documentation: 'https://pytorch.org/docs/stable/special.html',
    exact: () => ({
      value: (x) => entropyPart(x) + (x === 0 ? 0 : (1 - x) * Math.log1p(-x) || 0),
      derivative: (x) => (x >= 0 && x <= 1 ? logit(x) : Number.NaN),
      second: (x) => (x > 0 && x < 1 ? 1 / (x * (1 - x)) : Number.NaN),
    }),
    torch: (_, { r }) => ({
      value: (x) => (x >= 0 && x <= 1 ? r(r(entropyPart(x)) + r(entropyPart(r(1 - x)))) : Number.NaN),
      derivative: (x) => (x >= 0 && x <= 1 ? r(logit(x)) : Number.NaN),
    }),
    shape: () => ({
      domain: [0, 1],
      turns: [0.5],
      left: { value: 0, slope: -infinity },
      right: { value: 0, slope: infinity },
      smooth: true,
    }),
  }),
];

function entropyPart(x: number): number {
  if (!(x >= 0 && x <= 1)) return Number.NaN;
  return x === 0 ? 0 : x * Math.log(x);
}

/** Clips to eps … 1 − eps as torch.logit does to a single number; a negative eps (none) leaves x as it is. */
function clipTo(eps: number, r: (x: number) => number): (x: number) => number {
  if (!(eps >= 0)) return (x) => x;
  const high = r(1 - eps);
  return (x) => (x < eps ? eps : Math.min(x, high));
}

function slopeWithin(x: number, eps: number, r: (x: number) => number): number {
  if (eps < 0 ? x < 0 || x > 1 : x < eps || x > r(1 - eps)) return eps < 0 ? Number.NaN : 0;
  return x === 0 ? infinity : r(1 / r(x * r(1 - x)));
}
