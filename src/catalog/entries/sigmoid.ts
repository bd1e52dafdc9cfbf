import { sigmoid } from '../../functions/sigmoids.ts';
import type { ApiPath } from '../activation.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { elementwise, noHalf } from '../define.ts';

/** `note`: what torch.nn.functional says of its own. */
const paths = (note: Pick<ApiPath, 'deprecated'>): readonly ApiPath[] => [
  ...module('Sigmoid'),
  ...functions('torch.sigmoid+out torch.sigmoid_ torch.special.expit+out'),
  ...functions('F.sigmoid', '', note),
  ...methods('sigmoid sigmoid_'),
];

/** The entry of Sigmoid. */
export const entry = elementwise({
  id: 'Sigmoid',
  family: 'sigmoid',
  isModule: true,
  summary: (t) => t('Maps any number into (0, 1)'),
  parameters: [],
  apiPaths: paths({ deprecated: 'nn.functional.sigmoid is deprecated. Use torch.sigmoid instead.' }),
  askedByFunction: 'sigmoid',
  tex: String.raw`f(x) = \frac{1}{1 + e^{-x}}`,
  text: () => '1 / (1 + exp(−x))',
  related: [
    {
      kind: 'derivative of',
      id: 'Softplus',
      note: (t) => t('The derivative of Softplus is Sigmoid(beta·x)'),
    },
    { kind: 'inverse of', id: 'Logit', formula: 'Logit(Sigmoid(x)) = x' },
    { kind: 'near', id: 'Tanh', formula: 'Sigmoid(x) = (1 + Tanh(x / 2)) / 2' },
    {
      kind: 'near',
      id: 'LogSigmoid',
      note: (t) => t('LogSigmoid(x) = ln(Sigmoid(x)), without its overflow'),
    },
    { kind: 'near', id: 'Hardsigmoid', note: (t) => t('Hardsigmoid is a piecewise linear Sigmoid') },
  ],
  chosenFor: (t) => t('Probabilities of two classes; gates'),
  givenUp: (t) => t('The gradient is at most 0.25 and vanishes on both sides; outputs are not centered at 0'),
  integers: 'made floats',
  takenByName: ['gain'],
  missing: noHalf('sigmoid_cpu'),
  changed: [
    {
      since: '2.0',
      path: 'torch.nn.functional.sigmoid',
      text: (t) => t('Since PyTorch 2.0 it no longer warns that it is deprecated.'),
    },
  ],
  needsAnswer: 'always',
  documentation: page('Sigmoid'),
  function: sigmoid,
  changes: [{ since: '2.0', apiPaths: paths({}) }],
});
