import { logit } from '../../functions/logit.ts';
import { functions, methods } from '../api-path.ts';
import { elementwise, float, noHalf } from '../define.ts';
import { nonsense } from '../findings.ts';
import { plain } from '../formula-text.ts';

/** The entry of Logit. */
export const entry = elementwise({
  id: 'Logit',
  family: 'related',
  isModule: false,
  summary: (t) => t('The inverse of Sigmoid: from a probability back to a score'),
  parameters: [
    {
      ...float('eps', null, (t) => t('Input is first clipped to eps … 1 − eps')),
      example: 1e-6,
    },
  ],
  apiPaths: [
    ...functions('torch.logit+out torch.logit_ torch.special.logit+out', 'eps'),
    ...methods('logit logit_', 'eps'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \ln\frac{z}{1 - z} \quad z = \min(\max(x, \text{eps}), 1 - \text{eps})`,
      when: (s) => s.eps >= 0,
      isGeneral: true,
    },
    { tex: String.raw`f(x) = \ln\frac{x}{1 - x}` },
  ],
  text: (s, t) =>
    s.eps >= 0
      ? t('{0}, x clipped to {1} … {2}', 'ln(x / (1 − x))', plain(s.eps), plain(1 - s.eps))
      : 'ln(x / (1 − x))',
  related: [
    { kind: 'inverse of', id: 'Sigmoid', formula: 'Logit(Sigmoid(x)) = x' },
    {
      kind: 'derivative of',
      id: 'NegativeBinaryEntropy',
    },
  ],
  chosenFor: (t) => t('Going from probabilities back to scores'),
  givenUp: (t) => t('nan outside 0 to 1, infinite at both ends unless eps is given'),
  integers: 'taken',
  missing: noHalf('logit_cpu', '2.2'),
  documentation: 'https://pytorch.org/docs/stable/generated/torch.logit.html',
  check: ({ eps }) =>
    eps > 0.5
      ? nonsense('eps', (t) => t('above 0.5, the result depends on a number’s position in its tensor.'))
      : [],
  function: logit,
});
