import { softmin, softminOfProducts, softminOfWideSum } from '../../functions/softmax.ts';
import { functions, module, page } from '../api-path.ts';
import { dim, noHalf, vector } from '../define.ts';

/** The entry of Softmin. */
export const entry = vector({
  id: 'Softmin',
  isModule: true,
  summary: (t) => t('Softmax of −x: the smallest number gets the largest share'),
  parameters: [dim(null)],
  apiPaths: [...module('Softmin', 'dim'), ...functions('F.softmin', 'dim -_stacklevel -dtype')],
  isFloat32UnderAutocast: true,
  nameInC: 'softmax',
  isOverloaded: true,
  tex: String.raw`f(x)_i = \frac{e^{-x_i}}{\sum_j e^{-x_j}}`,
  text: 'exp(−xᵢ) / Σⱼ exp(−xⱼ)',
  implicitDim: 'softmin',
  related: [{ kind: 'made of', id: 'Softmax', formula: 'Softmin(x) = Softmax(−x)' }],
  chosenFor: (t) => t('Weights from distances or costs'),
  givenUp: (t) => t('Same as for Softmax'),
  negatesInput: true,
  refusal: {
    kernel: 'softmax_lastdim_kernel_impl',
    across: 'softmax_kernel_impl',
    bools:
      'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  },
  missing: noHalf('softmax_lastdim_kernel_impl', '2.2'),
  changed: [
    {
      since: '2.7',
      dtypes: ['bfloat16', 'float16'],
      text: (t) => t('Since PyTorch 2.7 gradients along the last dimension are nearer to those of float32.'),
    },
  ],
  needsAnswer: 'always',
  documentation: page('Softmin'),
  function: softmin,
  changes: [
    { since: '2.7', function: softminOfWideSum },
    { since: '2.8', function: softminOfProducts },
    { since: '2.13', isOverloaded: false, isMethodOfInput: true },
  ],
});
