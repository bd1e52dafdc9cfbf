import { hardsigmoid } from '../../functions/sigmoids.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise } from '../define.ts';

/** The entry of Hardsigmoid. */
export const entry = elementwise({
  id: 'Hardsigmoid',
  family: 'sigmoid',
  isModule: true,
  summary: (t) => t('A piecewise linear Sigmoid'),
  parameters: [],
  apiPaths: [
    ...module('Hardsigmoid', '-inplace'),
    ...functions('F.hardsigmoid', '-inplace'),
    ...functions('C.hardsigmoid+out C.hardsigmoid_'),
  ],
  tex: String.raw`f(x) = \frac{\min(\max(x + 3, 0), 6)}{6}`,
  text: () => 'min(max(x + 3, 0), 6) / 6',
  related: [{ kind: 'near', id: 'Sigmoid', note: (t) => t('Hardsigmoid is a piecewise linear Sigmoid') }],
  chosenFor: (t) => t('Gates in small and quantized networks'),
  givenUp: (t) => t('No gradient outside −3 to 3'),
  refusal: { kernel: 'hardsigmoid_cpu' },
  documentation: page('Hardsigmoid'),
  function: hardsigmoid,
});
