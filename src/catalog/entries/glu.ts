import { glu } from '../../functions/glu.ts';
import { functions, module, page } from '../api-path.ts';
import { dim, vector } from '../define.ts';

/** The entry of GLU. */
export const entry = vector({
  id: 'GLU',
  isModule: true,
  summary: (t) => t('The first half of a vector times the sigmoid of the second half'),
  parameters: [dim(-1)],
  apiPaths: [...module('GLU', 'dim'), ...functions('F.glu C.glu+out', 'dim')],
  askedOfInput: 'dim',
  tex: String.raw`f(a, b) = a \otimes \sigma(b)`,
  text: 'a·Sigmoid(b), (a, b) = x',
  related: [
    { kind: 'made of', id: 'Sigmoid', formula: 'GLU(a, b) = a·Sigmoid(b)' },
    { kind: 'near', id: 'SiLU', note: (t) => t('GLU of (x, x) is SiLU(x)') },
  ],
  chosenFor: (t) => t('Gated layers in language and speech models'),
  givenUp: (t) => t('Half of the features go into the gate: the output is half as long'),
  refusal: { kernel: 'glu_cpu' },
  documentation: page('GLU'),
  function: glu,
});
