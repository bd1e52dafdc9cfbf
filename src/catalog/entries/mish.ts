import { mish } from '../../functions/gated.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, noHalf } from '../define.ts';

/** The entry of Mish. */
export const entry = elementwise({
  id: 'Mish',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('x times the tanh of its Softplus'),
  parameters: [],
  apiPaths: [
    ...module('Mish', '-inplace'),
    ...functions('F.mish', '-inplace'),
    ...functions('C.mish+out C.mish_'),
  ],
  tex: String.raw`f(x) = x \cdot \tanh\left(\ln\left(1 + e^x\right)\right)`,
  text: () => 'x·tanh(ln(1 + exp(x)))',
  related: [
    { kind: 'made of', id: 'Softplus', formula: 'Mish(x) = x·Tanh(Softplus(x))' },
    { kind: 'made of', id: 'Tanh', formula: 'Mish(x) = x·Tanh(Softplus(x))' },
    { kind: 'near', id: 'SiLU', note: (t) => t('Mish and SiLU differ by less than 0.2') },
  ],
  chosenFor: (t) => t('Object detectors, where it has done slightly better than SiLU'),
  givenUp: (t) => t('Costs an exponential, a logarithm and a tanh; not monotone'),
  refusal: { kernel: 'mish_cpu' },
  missing: [...noHalf('mish_cpu'), { dtype: 'bfloat16', kernel: 'mish_cpu', until: '2.0' }],
  documentation: page('Mish'),
  function: mish,
});
