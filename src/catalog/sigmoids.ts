// S-shaped activations and their kin: those that level off on both sides, and the logarithm of one. Pure.

import {
  atMost,
  clamp,
  sigmoid,
  sigmoidSlope,
  softplus,
  softsignSlope,
  tanh,
} from '../arithmetic/special-functions.ts';
import type { ElementwiseActivation } from './activation.ts';
import { functions, methods, module, page } from './api-path.ts';
import { elementwise, float } from './define.ts';
import { plain } from './formula-text.ts';
import { infinity, kink, nonsense } from './points.ts';

export const sigmoids: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'Sigmoid',
    family: 'sigmoid',
    isModule: true,
    summary: (t) => t('Squeezes any number between 0 and 1'),
    parameters: [],
    spellings: [
      ...module('Sigmoid'),
      ...functions('torch.sigmoid+out torch.sigmoid_ torch.special.expit+out'),
      ...functions('F.sigmoid', '', {
        deprecated: 'nn.functional.sigmoid is deprecated. Use torch.sigmoid instead.',
      }),
      ...methods('sigmoid sigmoid_'),
    ],
    tex: String.raw`f(x) = \frac{1}{1 + e^{-x}}`,
    text: () => '1 / (1 + exp(−x))',
    relatives: [
      {
        kind: 'derivative of',
        id: 'Softplus',
        note: (t) => t('The derivative of Softplus is Sigmoid(beta·x)'),
      },
      { kind: 'inverse of', id: 'Logit', note: (t) => t('Logit(Sigmoid(x)) = x') },
      { kind: 'near', id: 'Tanh', note: (t) => t('Sigmoid(x) = (1 + Tanh(x / 2)) / 2') },
      {
        kind: 'near',
        id: 'LogSigmoid',
        note: (t) => t('LogSigmoid(x) = ln(Sigmoid(x)), without its overflow'),
      },
      { kind: 'near', id: 'Hardsigmoid', note: (t) => t('Hardsigmoid is Sigmoid in straight pieces') },
    ],
    chosenFor: (t) => t('Probabilities of two outcomes, and gates'),
    givenUp: (t) =>
      t('The gradient is 0.25 at most and vanishes on both sides; outputs are not centred at 0'),
    documentation: page('Sigmoid'),
    exact: () => ({
      value: (x) => sigmoid(x),
      derivative: (x) => sigmoidSlope(x),
      second: (x) => sigmoidSlope(x) * (1 - 2 * sigmoid(x)),
    }),
    torch: (_, { r, exp }) => {
      const value = (x: number): number => r(1 / r(1 + exp(-x)));
      const fromResult = (y: number): number => r(r(1 - y) * y);
      return { value, derivative: (x) => fromResult(value(x)), fromResult };
    },
    shape: () => ({
      turns: [0],
      left: { value: 0, slope: 0 },
      right: { value: 1, slope: 0 },
      smooth: true,
    }),
  }),
  elementwise({
    id: 'Hardsigmoid',
    family: 'sigmoid',
    isModule: true,
    summary: (t) => t('Sigmoid in three straight pieces'),
    parameters: [],
    spellings: [
      ...module('Hardsigmoid', '-inplace'),
      ...functions('F.hardsigmoid', '-inplace'),
      ...functions('C.hardsigmoid+out C.hardsigmoid_'),
    ],
    tex: String.raw`f(x) = \frac{\min(\max(x + 3, 0), 6)}{6}`,
    text: () => 'min(max(x + 3, 0), 6) / 6',
    relatives: [{ kind: 'near', id: 'Sigmoid', note: (t) => t('Hardsigmoid is Sigmoid in straight pieces') }],
    chosenFor: (t) => t('Gates in small and quantised networks'),
    givenUp: (t) => t('No gradient outside −3 to 3'),
    documentation: page('Hardsigmoid'),
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
  }),
  elementwise({
    id: 'LogSigmoid',
    family: 'sigmoid',
    isModule: true,
    summary: (t) => t('The logarithm of Sigmoid, without its overflow'),
    parameters: [],
    spellings: [...module('LogSigmoid'), ...functions('F.logsigmoid+out C.log_sigmoid+out')],
    tex: String.raw`f(x) = \ln\frac{1}{1 + e^{-x}}`,
    text: () => '−ln(1 + exp(−x))',
    relatives: [
      { kind: 'made of', id: 'Softplus', note: (t) => t('LogSigmoid(x) = −Softplus(−x)') },
      {
        kind: 'made of',
        id: 'Sigmoid',
        note: (t) => t('LogSigmoid(x) = ln(Sigmoid(x)), without its overflow'),
      },
    ],
    chosenFor: (t) => t('Log-likelihoods and losses of two outcomes'),
    givenUp: (t) => t('Never positive; the gradient vanishes for large input'),
    documentation: page('LogSigmoid'),
    exact: () => ({
      value: (x) => -softplus(-x),
      derivative: (x) => sigmoid(-x),
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
  }),
  elementwise({
    id: 'Tanh',
    family: 'sigmoid',
    isModule: true,
    summary: (t) => t('Squeezes any number between −1 and 1, centred at 0'),
    parameters: [],
    spellings: [
      ...module('Tanh'),
      ...functions('torch.tanh+out torch.tanh_'),
      ...functions('F.tanh', '', { deprecated: 'nn.functional.tanh is deprecated. Use torch.tanh instead.' }),
      ...methods('tanh tanh_'),
    ],
    tex: String.raw`f(x) = \tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}}`,
    text: () => '(exp(x) − exp(−x)) / (exp(x) + exp(−x))',
    relatives: [
      { kind: 'made of', id: 'Sigmoid', note: (t) => t('Tanh(x) = 2·Sigmoid(2·x) − 1') },
      { kind: 'near', id: 'Hardtanh', note: (t) => t('Hardtanh is Tanh in straight pieces') },
      { kind: 'near', id: 'Softsign', note: (t) => t('Softsign has the same limits but nears them slowly') },
    ],
    chosenFor: (t) => t('Recurrent networks, and outputs between −1 and 1'),
    givenUp: (t) => t('The gradient vanishes on both sides'),
    documentation: page('Tanh'),
    exact: () => ({
      value: tanh,
      derivative: (x) => sigmoidSlope(2 * x, 4),
      second: (x) => -8 * Math.tanh(x) * sigmoidSlope(2 * x),
    }),
    torch: (_, { fused, vectorTanh }) => {
      const fromResult = (y: number): number => fused(-y, y, 1);
      return { value: vectorTanh, derivative: (x) => fromResult(vectorTanh(x)), fromResult };
    },
    shape: () => ({
      turns: [0],
      left: { value: -1, slope: 0 },
      right: { value: 1, slope: 0 },
      smooth: true,
    }),
  }),
  elementwise({
    id: 'Hardtanh',
    family: 'sigmoid',
    isModule: true,
    summary: (t) => t('Passes on what lies between two bounds and clips the rest'),
    parameters: [
      float('min_val', -1, (t) => t('The lower bound'), { slider: { min: -8, max: 8, scale: 'linear' } }),
      float('max_val', 1, (t) => t('The upper bound'), { slider: { min: -8, max: 8, scale: 'linear' } }),
    ],
    spellings: [
      ...module('Hardtanh', 'min_val max_val -inplace', [
        {
          name: 'min_value',
          parameter: 'min_val',
          deprecated: 'keyword argument min_value is deprecated and rename to min_val',
        },
        {
          name: 'max_value',
          parameter: 'max_val',
          deprecated: 'keyword argument max_value is deprecated and rename to max_val',
        },
      ]),
      ...functions('F.hardtanh', 'min_val max_val -inplace'),
      ...functions('F.hardtanh_ C.hardtanh+out C.hardtanh_', 'min_val max_val'),
    ],
    tex: String.raw`f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})`,
    text: (s) => `min(max(x, ${plain(s.min_val)}), ${plain(s.max_val)})`,
    relatives: [
      { kind: 'near', id: 'Tanh', note: (t) => t('Hardtanh is Tanh in straight pieces') },
      { kind: 'near', id: 'ReLU6', note: (t) => t('Hardtanh with min_val = 0 and max_val = 6 is ReLU6') },
    ],
    chosenFor: (t) => t('Clipping to bounds, and quantised networks'),
    givenUp: (t) => t('No gradient outside the bounds: units can die on both sides'),
    documentation: page('Hardtanh'),
    exact: (s) => hardtanh(s.min_val, s.max_val),
    torch: (s, { own: { r } }) => hardtanh(r(s.min_val), r(s.max_val)),
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
    check: (s) =>
      s.max_val > s.min_val
        ? []
        : [
            {
              kind: 'raises',
              when: 'construction',
              parameter: 'min_val',
              message: (t) =>
                t(
                  'AssertionError: max_val must be larger than min_val; F.hardtanh does not check and answers max_val',
                ),
            },
            ...nonsense('min_val', (t) =>
              Number.isNaN(s.min_val + s.max_val) ? t('Every value is nan') : t('Every value is max_val'),
            ),
          ],
  }),
  elementwise({
    id: 'Softsign',
    family: 'sigmoid',
    isModule: true,
    summary: (t) => t('Squeezes any number between −1 and 1, slowly'),
    parameters: [],
    spellings: [...module('Softsign'), ...functions('F.softsign')],
    tex: String.raw`f(x) = \frac{x}{1 + |x|}`,
    text: () => 'x / (1 + |x|)',
    relatives: [
      { kind: 'near', id: 'Tanh', note: (t) => t('Softsign has the same limits but nears them slowly') },
    ],
    chosenFor: (t) => t('A tanh that saturates gently and needs no exponential'),
    givenUp: (t) => t('The gradient is small away from 0; no second derivative at 0'),
    documentation: page('Softsign'),
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
    }),
    shape: () => ({
      turns: [0],
      left: { value: -1, slope: 0 },
      right: { value: 1, slope: 0 },
      smooth: false,
    }),
  }),
];

function hardtanh(low: number, high: number) {
  return {
    value: (x: number): number =>
      Number.isNaN(low) || Number.isNaN(high) ? Number.NaN : clamp(x, low, high),
    derivative: (x: number): number => (x <= low || x >= high ? 0 : 1),
    second: (x: number): number => (low < high && (x === low || x === high) ? Number.NaN : 0),
  };
}
