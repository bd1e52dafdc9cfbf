import { tanh } from '../../functions/sigmoids.ts';
import type { ApiPath } from '../activation.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { elementwise, noHalf } from '../define.ts';

/** `note`: what torch.nn.functional says of its own. */
const paths = (note: Pick<ApiPath, 'deprecated'>): readonly ApiPath[] => [
  ...module('Tanh'),
  ...functions('torch.tanh+out torch.tanh_'),
  ...functions('F.tanh', '', note),
  ...methods('tanh tanh_'),
];

/** The entry of Tanh. */
export const entry = elementwise({
  id: 'Tanh',
  family: 'sigmoid',
  isModule: true,
  summary: (t) => t('Maps any number into (−1, 1), centered at 0'),
  parameters: [],
  apiPaths: paths({ deprecated: 'nn.functional.tanh is deprecated. Use torch.tanh instead.' }),
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
  takenByName: ['recurrent', 'gain'],
  missing: noHalf('tanh_vml_cpu'),
  changed: [
    {
      since: '2.0',
      path: 'torch.nn.functional.tanh',
      text: (t) => t('Since PyTorch 2.0 it no longer warns that it is deprecated.'),
    },
  ],
  needsAnswer: 'always',
  documentation: page('Tanh'),
  function: tanh,
  changes: [{ since: '2.0', apiPaths: paths({}) }],
});
