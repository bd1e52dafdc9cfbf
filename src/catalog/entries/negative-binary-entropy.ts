import { negativeBinaryEntropy } from '../../functions/logit.ts';
import { elementwise, noHalf } from '../define.ts';

/** The entry of NegativeBinaryEntropy. */
export const entry = elementwise({
  id: 'NegativeBinaryEntropy',
  family: 'related',
  isModule: false,
  summary: (t) => t('The convex conjugate of Softplus, on 0 to 1'),
  parameters: [],
  apiPaths: [],
  tex: String.raw`f(x) = x \ln x + (1 - x) \ln(1 - x)`,
  text: () => 'x·ln(x) + (1 − x)·ln(1 − x)',
  related: [
    {
      kind: 'conjugate of',
      id: 'Softplus',
    },
    {
      kind: 'integral of',
      id: 'Logit',
    },
  ],
  chosenFor: (t) => t('Understanding why Softplus, Sigmoid and cross-entropy belong together'),
  givenUp: (t) => t('Defined from 0 to 1 only'),
  expression: '-torch.special.entr(x) - torch.special.entr(1 - x)',
  missing: noHalf('entr_cpu'),
  documentation: 'https://pytorch.org/docs/stable/special.html',
  function: negativeBinaryEntropy,
});
