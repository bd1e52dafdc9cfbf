import { tanh } from '../../functions/sigmoids.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { elementwise } from '../define.ts';

/** The entry of Tanh. */
export const entry = elementwise({
  id: 'Tanh',
  family: 'sigmoid',
  isModule: true,
  summary: (t) => t('Maps any number into (−1, 1), centered at 0'),
  parameters: [],
  apiPaths: [
    ...module('Tanh'),
    ...functions('torch.tanh+out torch.tanh_'),
    ...functions('F.tanh', '', { deprecated: 'nn.functional.tanh is deprecated. Use torch.tanh instead.' }),
    ...methods('tanh tanh_'),
  ],
  askedByFunction: 'tanh',
  tex: String.raw`f(x) = \tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}}`,
  text: () => '(exp(x) − exp(−x)) / (exp(x) + exp(−x))',
  related: [
    { kind: 'made of', id: 'Sigmoid', formula: 'Tanh(x) = 2·Sigmoid(2·x) − 1' },
    { kind: 'near', id: 'Hardtanh', note: (t) => t('Hardtanh is a piecewise linear Tanh') },
    {
      kind: 'near',
      id: 'Softsign',
      note: (t) => t('Softsign has the same limits but approaches them slowly'),
    },
  ],
  chosenFor: (t) => t('Recurrent networks, and outputs between −1 and 1'),
  givenUp: (t) => t('The gradient vanishes on both sides'),
  integers: 'made floats',
  documentation: page('Tanh'),
  function: tanh,
});
