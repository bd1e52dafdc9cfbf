import { softsign } from '../../functions/sigmoids.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise } from '../define.ts';

/** The entry of Softsign. */
export const entry = elementwise({
  id: 'Softsign',
  family: 'sigmoid',
  isModule: true,
  summary: (t) => t('Maps any number into (−1, 1), nearing the ends slowly'),
  parameters: [],
  apiPaths: [...module('Softsign'), ...functions('F.softsign')],
  askedOfInput: 'abs',
  tex: String.raw`f(x) = \frac{x}{1 + |x|}`,
  text: () => 'x / (1 + |x|)',
  related: [
    { kind: 'near', id: 'Tanh', note: (t) => t('Softsign has the same limits but approaches them slowly') },
  ],
  chosenFor: (t) => t('A tanh that saturates gently and needs no exponential'),
  givenUp: (t) => t('The gradient is small away from 0; no second derivative at 0'),
  integers: 'made floats',
  refusal: { bools: `"abs_cpu" not implemented for 'Bool'` },
  documentation: page('Softsign'),
  function: softsign,
});
