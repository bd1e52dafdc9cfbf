import { celu, celuOfExpm1 } from '../../functions/exponentials.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { noBackward, nonsense } from '../findings.ts';
import { over, times } from '../formula-text.ts';

/** The entry of CELU. */
export const entry = elementwise({
  id: 'CELU',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('An ELU whose slope at 0 is 1 for every alpha'),
  parameters: [
    float('alpha', 1, (t) => t('Negative input ends at −alpha; the slope at 0 stays 1'), {
      slider: { min: 0.1, max: 5, scale: 'log' },
    }),
  ],
  apiPaths: [
    ...module('CELU', 'alpha -inplace'),
    ...functions('F.celu', 'alpha -inplace'),
    ...functions('torch.celu torch.celu_ F.celu_', 'alpha'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ e^x - 1 & x \le 0 \end{cases}`,
      when: (s) => s.alpha === 1,
    },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^{x / \alpha} - 1\right) & x \le 0 \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) =>
    t(
      'x where x > 0, else {0}',
      s.alpha === 1 ? 'exp(x) − 1' : times(s.alpha, `(exp(${over('x', s.alpha)}) − 1)`),
    ),
  related: [
    { kind: 'near', id: 'ELU', note: (t) => t('CELU with alpha = 1 is ELU with alpha = 1') },
    { kind: 'near', id: 'ReLU', note: (t) => t('CELU approaches ReLU as alpha goes to 0') },
  ],
  chosenFor: (t) => t('An ELU that can be tuned without a kink at 0'),
  givenUp: (t) => t('An exponential for each negative element; the gradient still vanishes far below 0'),
  numbersAs: 'double',
  refusal: { kernel: 'elu_cpu' },
  changed: [
    {
      since: '2.8',
      when: ({ alpha = 1 }) => Number(alpha) >= 1,
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
  documentation: page('CELU'),
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
          s.alpha === Number.NEGATIVE_INFINITY
            ? t('negative input gives nan.')
            : t('negative input falls exponentially to −inf.'),
        ),
        ...(isInPlace ? noBackward('alpha', 'elu') : []),
      ];
    }
    return Number.isFinite(s.alpha) ? [] : nonsense('alpha', (t) => t('negative input gives nan.'));
  },
  function: celu,
  changes: [{ since: '2.8', function: celuOfExpm1 }],
});
