import type { Translate } from '../../foundation/localization.ts';
import { softmax, softmaxOfProducts, softmaxOfWideSum } from '../../functions/softmax.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { dim, noHalf, vector } from '../define.ts';

/** The entry of Softmax. */
export const entry = vector({
  id: 'Softmax',
  isModule: true,
  summary: (t) => t('Turns a vector into probabilities that sum to 1'),
  parameters: [dim(null)],
  apiPaths: [
    ...module('Softmax', 'dim'),
    ...functions('F.softmax', 'dim -_stacklevel -dtype'),
    ...functions('torch.softmax+out torch.special.softmax', '!dim -dtype'),
    ...methods('softmax', '!dim -dtype'),
  ],
  isFloat32UnderAutocast: true,
  isOverloaded: true,
  tex: String.raw`f(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
  text: 'exp(xᵢ) / Σⱼ exp(xⱼ)',
  implicitDim: 'softmax',
  related: [
    { kind: 'derivative of', id: 'LogSumExp' },
    { kind: 'near', id: 'Sigmoid', note: (t) => t('Softmax of (x, 0) is (Sigmoid(x), 1 − Sigmoid(x))') },
    {
      kind: 'near',
      id: 'LogSoftmax',
      note: (t) => t('LogSoftmax(x) = ln(Softmax(x)), without its overflow'),
    },
  ],
  relative: {
    kind: 'random',
    apiPaths: functions('F.gumbel_softmax', '-tau -hard -eps -dim'),
    summary: (t) => t('A random activation: draws a class anew in each call, in evaluation too'),
    formula: 'Softmax((x + g) / tau), g = −ln(−ln(u)), u random',
    parameters: [
      { name: 'tau', default: 1 },
      { name: 'hard', default: false },
      { name: 'dim', default: -1 },
    ],
    facts: ({ hard, tau }) => [
      ...(hard === true
        ? [(t: Translate) => t('One-hot up to rounding; gradients are those without hard.')]
        : []),
      ...(Number(tau) > 0
        ? [(t: Translate) => t('Class i is the largest with the probability {0}(x)ᵢ.', 'Softmax')]
        : []),
      (t) => t('A lower tau is nearer to 0 and 1, and its gradients vary more.'),
    ],
    documentation: page('functional.gumbel_softmax'),
  },
  chosenFor: (t) => t('Probabilities of several classes, and attention weights'),
  givenUp: (t) =>
    t('Losses should take LogSoftmax or the raw scores instead: the logarithm of Softmax loses digits'),
  refusal: { kernel: 'softmax_lastdim_kernel_impl', across: 'softmax_kernel_impl' },
  missing: noHalf('softmax_lastdim_kernel_impl', '2.2'),
  changed: [
    {
      since: '2.7',
      dtypes: ['bfloat16', 'float16'],
      text: (t) => t('Since PyTorch 2.7 gradients along the last dimension are nearer to those of float32.'),
    },
  ],
  needsAnswer: 'always',
  documentation: page('Softmax'),
  changes: [
    { since: '2.7', function: softmaxOfWideSum },
    { since: '2.8', function: softmaxOfProducts },
    { since: '2.13', isOverloaded: false, isMethodOfInput: true },
    { since: '2.14', isDimChecked: true },
  ],
  function: softmax,
});
