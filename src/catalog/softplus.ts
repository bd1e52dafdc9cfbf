// The smooth relative of ReLU that is a logarithm of an exponential. Pure.

import { productTail, sigmoid, sigmoidSlope, softplus } from '../arithmetic/special-functions.ts';
import type { ElementwiseActivation } from './activation.ts';
import { functions, module, page } from './api-path.ts';
import { elementwise, float } from './define.ts';
import { over, plain, times } from './formula-text.ts';
import { infinity, nonsense, rightDiagonal } from './points.ts';

/** Beyond it exp(x) is no float32, in the digits that matter. */
const LARGEST = 88.72;

export const softpluses: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'Softplus',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('A smooth ReLU: always positive, with a gradient that is never zero'),
    parameters: [
      float('beta', 1, (t) => t('Sharpness: the larger, the nearer to ReLU'), {
        slider: { min: 0.1, max: 20, scale: 'log' },
      }),
      float('threshold', 20, (t) => t('Where beta·x is larger, the answer is x itself'), {
        slider: { min: 0, max: 50, scale: 'linear' },
      }),
    ],
    spellings: [
      ...module('Softplus', 'beta threshold'),
      ...functions('F.softplus+out C.softplus+out', 'beta threshold'),
    ],
    tex: String.raw`f(x) = \begin{cases} \frac{1}{\beta} \ln\left(1 + e^{\beta x}\right) & \beta x \le \text{threshold} \\ x & \beta x > \text{threshold} \end{cases}`,
    text: (s, t) => {
      const inner = times(s.beta, 'x');
      return t('{0}, x where {1} > {2}', over(`ln(1 + exp(${inner}))`, s.beta), inner, plain(s.threshold));
    },
    relatives: [
      { kind: 'integral of', id: 'Sigmoid', note: (t) => t('The derivative of Softplus is Sigmoid(beta·x)') },
      { kind: 'near', id: 'ReLU', note: (t) => t('Softplus nears ReLU as beta grows') },
      { kind: 'near', id: 'LogSumExp', note: (t) => t('LogSumExp(0, x) = Softplus(x)') },
      { kind: 'near', id: 'LogSigmoid', note: (t) => t('LogSigmoid(x) = −Softplus(−x)') },
      {
        kind: 'conjugate of',
        id: 'NegativeBinaryEntropy',
        note: (t) => t('The convex conjugate of Softplus is the negative binary entropy'),
      },
    ],
    chosenFor: (t) =>
      t('Outputs that must be positive (scale, rate, variance), smooth objectives, second-order methods'),
    givenUp: (t) => t('No true zeros; an exponential and a logarithm for each element; the mean is not 0'),
    documentation: page('Softplus'),
    exact: ({ beta, threshold }) => ({
      value: (x) => {
        const z = beta * x;
        if (z > threshold) return x;
        // x itself, so that the rounding of beta·x does not show.
        if (z > 1) return x + softplus(-z, -productTail(beta, x), beta);
        return softplus(z, productTail(beta, x), beta);
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
        // A loop that calls nothing but this, so that the machine can put the two together.
        fill: (output, input) => {
          for (let i = 0; i < input.length; i++) output[i] = value(r(input[i] ?? 0));
        },
        derivative: (x) => {
          const z = r(x * beta);
          if (z > threshold) return 1;
          const e = exp(z);
          return r(e / r(e + 1));
        },
      };
    },
    shape: ({ beta, threshold }) => {
      if (beta === 0) {
        const flat = threshold < 0 ? { value: infinity, slope: 1 } : { value: infinity, slope: 0.5 };
        return { left: threshold < 0 ? { value: -infinity, slope: 1 } : flat, right: flat, smooth: true };
      }
      const at = threshold / beta;
      const jump = softplus(threshold) / beta;
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
    check: (s) => {
      if (s.beta === 0) return nonsense('beta', (t) => t('Division by 0: every value is inf'));
      if (s.beta < 0 && s.beta !== -infinity)
        return nonsense('beta', (t) => t('The curve is turned over: no value is positive'));
      if (Number.isNaN(s.beta)) return nonsense('beta', (t) => t('Every value is nan'));
      if (!Number.isFinite(s.beta))
        return nonsense('beta', (t) => t('Values are 0, nan and x instead of a smooth curve'));
      if (s.threshold < 0)
        return nonsense('threshold', (t) => t('The switch to x lies left of 0, where values are negative'));
      // exp(beta·x) overflows before the switch comes.
      if (!(s.threshold <= LARGEST))
        return nonsense('threshold', (t) =>
          t(
            'In float32 it is inf where {0} lies between {1} and the threshold',
            times(s.beta, 'x'),
            plain(LARGEST),
          ),
        );
      return [];
    },
  }),
];
