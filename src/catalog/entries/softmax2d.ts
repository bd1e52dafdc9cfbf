import { softmax2d } from '../../functions/softmax.ts';
import { module, page } from '../api-path.ts';
import { noHalf, vector } from '../define.ts';

/** The entry of Softmax2d. */
export const entry = vector({
  id: 'Softmax2d',
  isModule: true,
  summary: (t) => t('Softmax over the channels at each pixel of an image'),
  parameters: [],
  apiPaths: module('Softmax2d'),
  isFloat32UnderAutocast: true,
  tex: String.raw`f(x)_{c,i,j} = \frac{e^{x_{c,i,j}}}{\sum_k e^{x_{k,i,j}}}`,
  text: 'exp(x[c, i, j]) / Σₖ exp(x[k, i, j])',
  related: [{ kind: 'special case of', id: 'Softmax', note: (t) => t('Softmax2d is Softmax with dim = −3') }],
  chosenFor: (t) => t('Segmentation: one class for each pixel'),
  givenUp: (t) => t('Same as for Softmax; input must have 3 or 4 dimensions'),
  fixed: {
    dim: -3,
    ranks: [3, 4],
    refusal: () => 'AssertionError: Softmax2d requires a 3D or 4D tensor as input',
  },
  changes: [
    {
      since: '2.1',
      fixed: {
        dim: -3,
        ranks: [3, 4],
        refusal: (rank) => `ValueError: Softmax2d: expected input to be 3D or 4D, got ${rank}D instead`,
      },
    },
  ],
  refusal: { kernel: 'softmax_lastdim_kernel_impl', across: 'softmax_kernel_impl' },
  missing: noHalf('softmax_kernel_impl', '2.2'),
  needsAnswer: 'always',
  documentation: page('Softmax2d'),
  function: softmax2d,
});
