import { logSigmoid } from '../../functions/sigmoids.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise } from '../define.ts';

/** The entry of LogSigmoid. */
export const entry = elementwise({
  id: 'LogSigmoid',
  family: 'sigmoid',
  isModule: true,
  summary: (t) => t('The logarithm of Sigmoid, without its overflow'),
  parameters: [],
  apiPaths: [
    ...module('LogSigmoid'),
    ...functions('F.logsigmoid+out+C', '', { messageName: 'log_sigmoid' }),
    ...functions('C.log_sigmoid+out'),
  ],
  nameInC: 'log_sigmoid',
  tex: String.raw`f(x) = \ln\frac{1}{1 + e^{-x}}`,
  text: () => '−ln(1 + exp(−x))',
  related: [
    { kind: 'made of', id: 'Softplus', formula: 'LogSigmoid(x) = −Softplus(−x)' },
    {
      kind: 'made of',
      id: 'Sigmoid',
      note: (t) => t('LogSigmoid(x) = ln(Sigmoid(x)), without its overflow'),
    },
  ],
  chosenFor: (t) => t('Log-likelihoods and losses for two classes'),
  givenUp: (t) => t('Never positive; the gradient vanishes for large input'),
  refusal: { kernel: 'log_sigmoid_cpu' },
  documentation: page('LogSigmoid'),
  function: logSigmoid,
});
