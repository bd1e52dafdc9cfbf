import { logSoftmax, logSoftmaxOfWideSum } from '../../functions/softmax.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { dim, noHalf, vector } from '../define.ts';

/** The entry of LogSoftmax. */
export const entry = vector({
  id: 'LogSoftmax',
  isModule: true,
  summary: (t) => t('The logarithm of Softmax, without its overflow'),
  parameters: [dim(null)],
  apiPaths: [
    ...module('LogSoftmax', 'dim'),
    ...functions('F.log_softmax', 'dim -_stacklevel -dtype'),
    ...functions('torch.log_softmax+out', '!dim -dtype'),
    ...functions('torch.special.log_softmax', '!dim *-dtype'),
    ...methods('log_softmax', '!dim -dtype'),
  ],
  isFloat32UnderAutocast: true,
  isOverloaded: true,
  tex: String.raw`f(x)_i = x_i - \ln\sum_j e^{x_j}`,
  text: 'xᵢ − ln(Σⱼ exp(xⱼ))',
  implicitDim: 'log_softmax',
  related: [
    {
      kind: 'made of',
      id: 'Softmax',
      note: (t) => t('LogSoftmax(x) = ln(Softmax(x)), without its overflow'),
    },
    { kind: 'near', id: 'LogSigmoid', note: (t) => t('LogSoftmax of (x, 0) starts with LogSigmoid(x)') },
  ],
  chosenFor: (t) => t('Log-probabilities of several classes, together with NLLLoss'),
  givenUp: (t) => t('Outputs are log-probabilities: apply exp to get probabilities'),
  refusal: { kernel: 'log_softmax_lastdim_kernel_impl', across: 'softmax_kernel_impl' },
  missing: noHalf('log_softmax_lastdim_kernel_impl', '2.2'),
  changed: [
    {
      since: '2.7',
      dtypes: ['bfloat16', 'float16'],
      text: (t) => t('Since PyTorch 2.7 gradients along the last dimension are nearer to those of float32.'),
    },
  ],
  needsAnswer: 'always',
  documentation: page('LogSoftmax'),
  changes: [
    { since: '2.7', function: logSoftmaxOfWideSum },
    {
      since: '2.11',
      refusal: { kernel: 'log_softmax_lastdim_kernel_impl', across: 'log_softmax_kernel_impl' },
    },
    { since: '2.13', isOverloaded: false, isMethodOfInput: true },
    { since: '2.14', isDimChecked: true },
  ],
  function: logSoftmax,
});
