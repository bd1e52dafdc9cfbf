import { elu, eluOfExpm1 } from '../../functions/exponentials.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { boundless, noBackward, nonsense } from '../findings.ts';
import { plain, RAMP, times } from '../formula-text.ts';

/** The entry of ELU. */
export const entry = elementwise({
  id: 'ELU',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('A ReLU whose negative side bends down to −alpha'),
  titles: [
    { when: (s) => s.alpha === 0, summary: (t) => t('Keeps positive values, zeroes the rest') },
    {
      when: () => true,
      summary: (t, s) => t('A ReLU whose negative side bends down to {0}', plain(-s.alpha)),
    },
  ],
  parameters: [
    float('alpha', 1, (t) => t('Negative input ends at −alpha'), {
      slider: { min: 0.1, max: 5, scale: 'log' },
    }),
  ],
  apiPaths: [
    ...module('ELU', 'alpha -inplace'),
    ...functions('F.elu', 'alpha -inplace'),
    ...functions('F.elu_ C.elu+out C.elu_', 'alpha -scale -input_scale'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ e^x - 1 & x \le 0 \end{cases}`,
      when: (s) => s.alpha === 1,
    },
    { tex: RAMP, when: (s) => s.alpha === 0 },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^x - 1\right) & x \le 0 \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) => {
    if (s.alpha === 0) return 'max(0, x)';
    return t('x where x > 0, else {0}', s.alpha === 1 ? 'exp(x) − 1' : times(s.alpha, '(exp(x) − 1)'));
  },
  related: [
    { kind: 'near', id: 'CELU', note: (t) => t('CELU with alpha = 1 is ELU with alpha = 1') },
    { kind: 'near', id: 'SELU', note: (t) => t('SELU is a scaled ELU with fixed alpha') },
  ],
  chosenFor: (t) => t('Mean activations near 0 without batch normalization; no dead units near 0'),
  givenUp: (t) => t('An exponential for each negative element; the gradient still vanishes far below 0'),
  refusal: { kernel: 'elu_cpu' },
  changed: [
    {
      since: '2.8',
      text: (t) =>
        t(
          'Since PyTorch {0} small negative numbers keep their digits; before, {1} gave {2} on the CPU, not on CUDA or compiled.',
          '2.8',
          '−1e-8',
          '0',
        ),
    },
  ],
  needsAnswer: 'in place',
  documentation: page('ELU'),
  check: (s, isInPlace) => {
    if (s.alpha < 0) {
      return [
        ...nonsense('alpha', (t) => t('negative input comes out positive.')),
        ...(isInPlace ? noBackward('alpha', 'elu') : []),
      ];
    }
    return Number.isFinite(s.alpha) ? [] : boundless(s.alpha, 'alpha');
  },
  function: elu,
  changes: [{ since: '2.8', function: eluOfExpm1 }],
});
