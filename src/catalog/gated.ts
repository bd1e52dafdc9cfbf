// Gated units: the input times a soft gate of its own. Pure.

import { severalGelu } from '../arithmetic/onednn.ts';
import {
  clamp,
  gelu,
  geluSlope,
  geluTanh,
  geluTanhSlope,
  mish,
  mishSlope,
  normalPdf,
  sigmoid,
  sigmoidSlope,
  silu,
  siluSlope,
  softplus,
  tanh,
} from '../arithmetic/special-functions.ts';
import type { ElementwiseActivation } from './activation.ts';
import { functions, module, page } from './api-path.ts';
import { elementwise } from './define.ts';
import { infinity, rightDiagonal } from './points.ts';

/** √(2/π) and the factor of x³ in GELU's tanh form. */
const geluBeta = 0.7978845608028654;
const geluKappa = 0.044715;

export const gated: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'GELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('x times the chance that a normal variable is below x'),
    parameters: [
      {
        name: 'approximate',
        type: 'choice',
        default: 'none',
        choices: ['none', 'tanh'],
        meaning: (t) => t('The exact form with erf, or the faster one with tanh'),
      },
    ],
    spellings: [
      ...module('GELU', 'approximate'),
      ...functions('F.gelu+out C.gelu+out C.gelu_', '*approximate'),
    ],
    tex: String.raw`f(x) = x \cdot \Phi(x) = \frac{x}{2} \left(1 + \operatorname{erf}\frac{x}{\sqrt{2}}\right)`,
    text: (s) =>
      s.approximate === 'tanh' ? '0.5·x·(1 + tanh(0.7979·(x + 0.044715·x³)))' : '0.5·x·(1 + erf(x / √2))',
    relatives: [
      { kind: 'near', id: 'SiLU', note: (t) => t('x·Sigmoid(1.702·x) is close to GELU') },
      { kind: 'near', id: 'ReLU', note: (t) => t('GELU is ReLU with a soft gate') },
    ],
    chosenFor: (t) => t('Transformers: BERT, GPT and their kin'),
    givenUp: (t) => t('Costs more than ReLU; not monotone; almost no gradient below −3'),
    documentation: page('GELU'),
    exact: ({ approximate }) => {
      if (approximate !== 'tanh')
        return {
          value: gelu,
          derivative: geluSlope,
          second: (x) => normalPdf(x) * (2 - x * x),
        };
      const inner = (x: number): number => 2 * geluBeta * (x + geluKappa * x * x * x);
      const slope = (x: number): number => 2 * geluBeta * (1 + 3 * geluKappa * x * x);
      return {
        value: geluTanh,
        derivative: geluTanhSlope,
        second: (x) => {
          const u = inner(x);
          const d = sigmoidSlope(u);
          const k = slope(x);
          return 2 * d * k + x * d * (1 - 2 * sigmoid(u)) * k * k + x * d * 12 * geluBeta * geluKappa * x;
        },
      };
    },
    torch: (s, { own, r, exp, erf }) => {
      if (s.approximate === 'tanh') {
        const { r, fused, tanh } = own;
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
        several: severalGelu,
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
    check: (s) =>
      s.approximate === 'none' || s.approximate === 'tanh'
        ? []
        : [
            {
              kind: 'raises',
              when: 'call',
              parameter: 'approximate',
              message: () => 'RuntimeError: approximate argument must be either none or tanh.',
            },
          ],
  }),
  elementwise({
    id: 'SiLU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('x times its own sigmoid, also known as swish'),
    parameters: [],
    spellings: [
      ...module('SiLU', '-inplace'),
      ...functions('F.silu', '-inplace'),
      ...functions('C.silu+out C.silu_'),
    ],
    tex: String.raw`f(x) = x \cdot \sigma(x) = \frac{x}{1 + e^{-x}}`,
    text: () => 'x / (1 + exp(−x))',
    relatives: [
      { kind: 'made of', id: 'Sigmoid', note: (t) => t('SiLU(x) = x·Sigmoid(x)') },
      {
        kind: 'near',
        id: 'Hardswish',
        note: (t) => t('Hardswish is SiLU made of straight pieces and a parabola'),
      },
      { kind: 'near', id: 'GELU', note: (t) => t('GELU has the same form with Φ in place of the sigmoid') },
    ],
    chosenFor: (t) => t('Vision networks and language models, often inside a gated unit'),
    givenUp: (t) => t('Costs an exponential; not monotone; almost no gradient far below 0'),
    documentation: page('SiLU'),
    exact: () => ({
      value: silu,
      derivative: siluSlope,
      second: (x) => sigmoidSlope(x) * (2 + x * (1 - 2 * sigmoid(x))),
    }),
    torch: (_, { own: { r, fused, exp } }) => ({
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
  }),
  elementwise({
    id: 'Mish',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('x times the tanh of its Softplus'),
    parameters: [],
    spellings: [
      ...module('Mish', '-inplace'),
      ...functions('F.mish', '-inplace'),
      ...functions('C.mish+out C.mish_'),
    ],
    tex: String.raw`f(x) = x \cdot \tanh\left(\ln\left(1 + e^x\right)\right)`,
    text: () => 'x·tanh(ln(1 + exp(x)))',
    relatives: [
      { kind: 'made of', id: 'Softplus', note: (t) => t('Mish(x) = x·Tanh(Softplus(x))') },
      { kind: 'made of', id: 'Tanh', note: (t) => t('Mish(x) = x·Tanh(Softplus(x))') },
      { kind: 'near', id: 'SiLU', note: (t) => t('Mish and SiLU differ by less than 0.2') },
    ],
    chosenFor: (t) => t('Object detectors, where it has done slightly better than SiLU'),
    givenUp: (t) => t('Costs an exponential, a logarithm and a tanh; not monotone'),
    documentation: page('Mish'),
    exact: () => {
      const gateSlope = (x: number): number => {
        const g = tanh(softplus(x));
        return sigmoid(x) * (1 - g * g);
      };
      return {
        value: mish,
        derivative: mishSlope,
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
  }),
  elementwise({
    id: 'Hardswish',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('SiLU in straight pieces and a parabola, without an exponential'),
    parameters: [],
    spellings: [
      ...module('Hardswish', '-inplace'),
      ...functions('F.hardswish', '-inplace'),
      ...functions('C.hardswish+out C.hardswish_'),
    ],
    tex: String.raw`f(x) = x \cdot \frac{\min(\max(x + 3, 0), 6)}{6}`,
    text: () => 'x·min(max(x + 3, 0), 6) / 6',
    relatives: [
      {
        kind: 'near',
        id: 'SiLU',
        note: (t) => t('Hardswish is SiLU made of straight pieces and a parabola'),
      },
      { kind: 'made of', id: 'Hardsigmoid', note: (t) => t('Hardswish(x) = x·Hardsigmoid(x)') },
    ],
    chosenFor: (t) => t('Small and quantised vision networks'),
    givenUp: (t) => t('No gradient below −3; kinks at −3 and 3'),
    documentation: page('Hardswish'),
    exact: () => ({
      value: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
      derivative: (x) => (x < -3 ? 0 : x <= 3 ? (2 * x + 3) / 6 : 1),
      second: (x) => (x === 3 || x === -3 ? Number.NaN : x < -3 || x > 3 ? 0 : 1 / 3),
    }),
    torch: (_, { r }) => ({
      value: (x) => r(r(x * clamp(r(x + 3), 0, 6)) / 6),
      derivative: (x) => (x < -3 ? 0 : x <= 3 ? r(r(x / 3) + 0.5) : 1),
    }),
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
  }),
];
