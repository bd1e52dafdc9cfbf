// Exponential units: ReLUs whose negative side bends down to a bound. Pure.

import { exp, expm1, quotientTail } from '../arithmetic/special-functions.ts';
import type { ElementwiseActivation } from './activation.ts';
import { functions, module, page } from './api-path.ts';
import { elementwise, float } from './define.ts';
import { over, times } from './formula-text.ts';
import { infinity, kink, noBackward, nonsense, rightDiagonal } from './points.ts';

const alpha = (meaning: 'ELU' | 'CELU') =>
  float(
    'alpha',
    1,
    (t) =>
      meaning === 'ELU'
        ? t('Negative input ends at −alpha')
        : t('Negative input ends at −alpha; the slope at 0 stays 1'),
    { slider: { min: 0.1, max: 5, scale: 'log' } },
  );

const seluScale = 1.0507009873554805;
const seluAlpha = 1.6732632423543772;
/** seluScale · seluAlpha as a pair. */
const seluBoth = 1.7580993408473766;
const seluRest = 5.75014648756476e-17;

export const exponentials: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'ELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('A ReLU whose negative side bends down to −alpha'),
    parameters: [alpha('ELU')],
    spellings: [
      ...module('ELU', 'alpha -inplace'),
      ...functions('F.elu', 'alpha -inplace'),
      ...functions('F.elu_ C.elu+out C.elu_', 'alpha -scale -input_scale'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^x - 1\right) & x \le 0 \end{cases}`,
    text: (s, t) =>
      t('x where x > 0, else {0}', s.alpha === 1 ? 'exp(x) − 1' : times(s.alpha, '(exp(x) − 1)')),
    relatives: [
      { kind: 'near', id: 'CELU', note: (t) => t('CELU with alpha = 1 is ELU with alpha = 1') },
      { kind: 'near', id: 'SELU', note: (t) => t('SELU is a scaled ELU with fixed alpha') },
    ],
    chosenFor: (t) => t('Mean activations near 0 without batch normalisation; no dead units near 0'),
    givenUp: (t) => t('An exponential for each negative element; the gradient still vanishes far below 0'),
    documentation: page('ELU'),
    exact: ({ alpha: a }) => ({
      value: (x) => (x > 0 ? x : x === 0 ? 0 * a : expm1(x, 0, a)),
      derivative: (x) => (x > 0 ? 1 : Number.isFinite(a) ? exp(x, 0, a) : a * Math.exp(x)),
      second: (x) => (x > 0 ? 0 : x === 0 ? Number.NaN : a * Math.exp(x)),
    }),
    torch: (s, { r, exp }) => {
      const a = r(s.alpha);
      return {
        value: (x) => (x <= 0 ? r(r(exp(x) - 1) * a) : x),
        derivative: (x) => (x <= 0 ? r(a * exp(x)) : 1),
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
    check: (s, isInPlace) => {
      if (s.alpha < 0) {
        return [
          ...nonsense('alpha', (t) => t('Negative input comes out positive')),
          ...(isInPlace ? noBackward('alpha') : []),
        ];
      }
      return Number.isFinite(s.alpha)
        ? []
        : nonsense('alpha', (t) => t('Negative input gives infinities or NaN'));
    },
  }),
  elementwise({
    id: 'CELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('An ELU whose slope at 0 is 1 for every alpha'),
    parameters: [alpha('CELU')],
    spellings: [
      ...module('CELU', 'alpha -inplace'),
      ...functions('F.celu', 'alpha -inplace'),
      ...functions('torch.celu torch.celu_ F.celu_', 'alpha'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^{x / \alpha} - 1\right) & x \le 0 \end{cases}`,
    text: (s, t) =>
      t(
        'x where x > 0, else {0}',
        s.alpha === 1 ? 'exp(x) − 1' : times(s.alpha, `(exp(${over('x', s.alpha)}) − 1)`),
      ),
    relatives: [
      { kind: 'near', id: 'ELU', note: (t) => t('CELU with alpha = 1 is ELU with alpha = 1') },
      { kind: 'near', id: 'ReLU', note: (t) => t('CELU nears ReLU as alpha goes to 0') },
    ],
    chosenFor: (t) => t('An ELU that may be tuned without a kink at 0'),
    givenUp: (t) => t('An exponential for each negative element; the gradient still vanishes far below 0'),
    documentation: page('CELU'),
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
      };
    },
    shape: ({ alpha: a }) => ({
      turns: [0],
      left: a > 0 ? { value: -a, slope: 0 } : { value: -infinity, slope: infinity },
      right: { value: infinity, slope: 1 },
      smooth: false,
      asymptotes: [rightDiagonal],
    }),
    check: (s, isInPlace) => {
      if (s.alpha === 0)
        return [
          {
            kind: 'raises',
            when: 'call',
            parameter: 'alpha',
            message: () => 'RuntimeError: ZeroDivisionError: alpha cannot be 0 for CELU',
          },
        ];
      if (s.alpha < 0) {
        return [
          ...nonsense('alpha', (t) =>
            s.alpha === -infinity
              ? t('Negative input gives NaN')
              : t('Negative input falls exponentially to −inf'),
          ),
          ...(isInPlace ? noBackward('alpha') : []),
        ];
      }
      return Number.isFinite(s.alpha) ? [] : nonsense('alpha', (t) => t('Negative input gives NaN'));
    },
  }),
  elementwise({
    id: 'SELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('A scaled ELU that keeps mean 0 and variance 1 from layer to layer'),
    parameters: [],
    spellings: [
      ...module('SELU', '-inplace'),
      ...functions('F.selu', '-inplace'),
      ...functions('torch.selu torch.selu_ F.selu_'),
    ],
    tex: String.raw`f(x) = s \begin{cases} x & x > 0 \\ \alpha \left(e^x - 1\right) & x \le 0 \end{cases} \quad s \approx 1.0507,\ \alpha \approx 1.6733`,
    text: (_, t) => t('{0} where x > 0, else {1}', '1.0507·x', '1.7581·(exp(x) − 1)'),
    relatives: [{ kind: 'made of', id: 'ELU', note: (t) => t('SELU(x) = 1.0507·ELU(x, alpha = 1.6733)') }],
    chosenFor: (t) =>
      t('Deep fully connected networks without normalisation, with lecun_normal weights and AlphaDropout'),
    givenUp: (t) => t('It only normalises with the matching initialisation; a kink at 0'),
    documentation: page('SELU'),
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
      };
    },
    shape: () => ({
      breaks: [kink(0, 0, seluBoth, seluScale)],
      left: { value: -seluBoth, slope: 0 },
      right: { value: infinity, slope: seluScale },
      smooth: false,
      asymptotes: [{ side: 'right', slope: seluScale, offset: 0 }],
    }),
  }),
];
