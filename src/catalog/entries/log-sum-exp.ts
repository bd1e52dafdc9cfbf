import { logSumExp } from '../../functions/softplus.ts';
import { functions, methods } from '../api-path.ts';
import { elementwise, noHalf } from '../define.ts';

/** The entry of LogSumExp. */
export const entry = elementwise({
  id: 'LogSumExp',
  family: 'related',
  isModule: false,
  summary: (t) => t('The logarithm of exp(0) + exp(x): Softplus without its threshold'),
  parameters: [],
  apiPaths: [],
  tex: String.raw`f(x) = \ln\left(e^0 + e^x\right)`,
  text: () => 'ln(exp(0) + exp(x))',
  related: [
    { kind: 'near', id: 'Softplus', formula: 'LogSumExp(0, x) = Softplus(x)' },
    { kind: 'integral of', id: 'Softmax' },
    {
      kind: 'integral of',
      id: 'Sigmoid',
      note: (t) => t('The derivative of LogSumExp(0, x) is Sigmoid(x)'),
    },
  ],
  relative: {
    kind: 'reduction',
    apiPaths: [
      ...functions('torch.logsumexp+out torch.special.logsumexp+out', '!-dim -keepdim'),
      ...methods('logsumexp', '!-dim -keepdim'),
    ],
    summary: (t) => t('A smooth maximum along a dimension'),
    formula: 'ln(exp(x₁) + … + exp(xₙ))',
    facts: () => [
      (t) => t('Between the maximum and the maximum + ln(n).'),
      (t) => t('The gradient is {0}(x): positive, with sum 1.', 'Softmax'),
      (t) => t('The maximum is subtracted first so that exp doesn’t overflow.'),
    ],
  },
  chosenFor: (t) => t('A smooth maximum; the log of Softmax’s denominator'),
  givenUp: (t) => t('Always slightly larger than the maximum'),
  expression: 'torch.logsumexp(torch.stack([torch.zeros_like(x), x]), 0)',
  missing: noHalf('exp_vml_cpu'),
  documentation: 'https://pytorch.org/docs/stable/generated/torch.logsumexp.html',
  function: logSumExp,
});
