import { relu } from '../../functions/rectifiers.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { elementwise, noHalf } from '../define.ts';

/** The entry of ReLU. */
export const entry = elementwise({
  id: 'ReLU',
  family: 'rectifier',
  isModule: true,
  summary: (t) => t('Keeps positive values, zeroes the rest'),
  parameters: [],
  apiPaths: [
    ...module('ReLU', '-inplace'),
    ...functions('torch.relu torch.relu_ F.relu_'),
    ...functions('F.relu', '-inplace'),
    ...methods('relu relu_'),
  ],
  tex: String.raw`f(x) = \max(0, x)`,
  text: () => 'max(0, x)',
  related: [
    {
      kind: 'special case of',
      id: 'LeakyReLU',
      note: (t) => t('LeakyReLU with negative_slope = 0 is ReLU'),
    },
    {
      kind: 'special case of',
      id: 'Threshold',
      note: (t) => t('Threshold with threshold = 0 and value = 0 is ReLU'),
    },
    { kind: 'limit of', id: 'Softplus', note: (t) => t('Softplus approaches ReLU as beta grows') },
  ],
  chosenFor: (t) =>
    t('The default in deep networks: one comparison, no vanishing gradient for positive input, exact zeros'),
  givenUp: (t) => t('Units that only see negative input get no gradient and stop learning; no curvature'),
  integers: 'kept',
  refusal: { bools: 'Boolean inputs not supported for relu' },
  takenByName: ['recurrent', 'transformer', 'gain'],
  missing: [...noHalf('clamp_min_cpu', '2.0'), ...noHalf('clamp_min_scalar_cpu')],
  needsAnswer: 'always',
  documentation: page('ReLU'),
  function: relu,
});
