import { relu6 } from '../../functions/rectifiers.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, noHalf } from '../define.ts';

/** The entry of ReLU6. */
export const entry = elementwise({
  id: 'ReLU6',
  family: 'rectifier',
  isModule: true,
  summary: (t) => t('A ReLU capped at 6'),
  parameters: [],
  apiPaths: [
    ...module('ReLU6', '-inplace'),
    ...functions('F.relu6', '-inplace'),
    ...functions('C.relu6 C.relu6_'),
  ],
  tex: String.raw`f(x) = \min(\max(0, x), 6)`,
  text: () => 'min(max(0, x), 6)',
  related: [
    {
      kind: 'special case of',
      id: 'Hardtanh',
      note: (t) => t('Hardtanh with min_val = 0 and max_val = 6 is ReLU6'),
    },
    { kind: 'near', id: 'ReLU', note: (t) => t('ReLU6 is ReLU up to 6') },
  ],
  chosenFor: (t) => t('Small and quantized networks: the output fits in a few bits'),
  givenUp: (t) => t('No gradient below 0 and none above 6'),
  integers: 'taken',
  forwardOf: 'Hardtanh',
  refusal: { bools: 'Bool inputs not supported for hardtanh' },
  missing: [
    ...noHalf('clamp_scalar_cpu'),
    { dtype: 'bfloat16', kernel: 'hardshrink_backward_cpu', until: '2.0', when: 'backward' },
  ],
  documentation: page('ReLU6'),
  function: relu6,
});
