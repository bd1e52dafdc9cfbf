import { tanhshrink } from '../../functions/shrinks.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, noHalf } from '../define.ts';

/** The entry of Tanhshrink. */
export const entry = elementwise({
  id: 'Tanhshrink',
  family: 'shrink',
  isModule: true,
  summary: (t) => t('x − tanh(x): near 0 around 0, linear far out'),
  parameters: [],
  apiPaths: [...module('Tanhshrink'), ...functions('F.tanhshrink')],
  askedOfInput: 'tanh',
  tex: String.raw`f(x) = x - \tanh x`,
  text: () => 'x − tanh(x)',
  related: [{ kind: 'made of', id: 'Tanh', formula: 'Tanhshrink(x) = x − Tanh(x)' }],
  chosenFor: (t) => t('Sparse codes with a smooth curve'),
  givenUp: (t) => t('The gradient vanishes at 0, where most input lies'),
  integers: 'taken',
  refusal: {
    bools:
      'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  },
  missing: noHalf('tanh_vml_cpu'),
  documentation: page('Tanhshrink'),
  function: tanhshrink,
});
