import { hardswish, hardswishAlike, hardswishOfLines } from '../../functions/gated.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise } from '../define.ts';

/** The entry of Hardswish. */
export const entry = elementwise({
  id: 'Hardswish',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('SiLU as two lines and a parabola, without an exponential'),
  parameters: [],
  apiPaths: [
    ...module('Hardswish', '-inplace'),
    ...functions('F.hardswish', '-inplace'),
    ...functions('C.hardswish+out C.hardswish_'),
  ],
  tex: String.raw`f(x) = x \cdot \frac{\min(\max(x + 3, 0), 6)}{6}`,
  text: () => 'x·min(max(x + 3, 0), 6) / 6',
  related: [
    {
      kind: 'near',
      id: 'SiLU',
      note: (t) => t('Hardswish is SiLU made of two lines and a parabola'),
    },
    { kind: 'made of', id: 'Hardsigmoid', formula: 'Hardswish(x) = x·Hardsigmoid(x)' },
  ],
  chosenFor: (t) => t('Small and quantized vision networks'),
  givenUp: (t) => t('No gradient below −3; kinks at −3 and 3'),
  refusal: { kernel: 'hardswish_cpu' },
  changed: [
    {
      since: '2.8',
      text: (t) => t('Since PyTorch 2.8 the gradient at −3 and 3 is 0 and 1; before, −0.5 and 1.5.'),
    },
  ],
  documentation: page('Hardswish'),
  function: hardswish,
  changes: [
    { since: '2.7', function: hardswishAlike },
    { since: '2.8', function: hardswishOfLines },
  ],
});
