import { threshold, thresholdOfOwn } from '../../functions/rectifiers.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { nonsense } from '../findings.ts';
import { plain, RAMP } from '../formula-text.ts';

/** The entry of Threshold. */
export const entry = elementwise({
  id: 'Threshold',
  family: 'rectifier',
  isModule: true,
  summary: (t) => t('Passes values above the threshold, replaces the rest with one value'),
  titles: [
    {
      when: (s) => s.threshold === 0 && s.value === 0,
      summary: (t) => t('Keeps positive values, zeroes the rest'),
    },
  ],
  parameters: [
    float('threshold', undefined, (t) => t('Only inputs above it pass through'), {
      slider: { min: -5, max: 5, scale: 'linear' },
      example: 0.1,
    }),
    float('value', undefined, (t) => t('Value for all other inputs'), {
      slider: { min: -20, max: 20, scale: 'linear' },
      example: 20,
    }),
  ],
  apiPaths: [
    ...module('Threshold', '!threshold !value -inplace'),
    ...functions('F.threshold', '!threshold !value -inplace', { messageName: '_threshold' }),
    ...functions('torch.threshold+out torch.threshold_ F.threshold_', '!threshold !value'),
  ],
  tex: [
    { tex: RAMP, when: (s) => s.threshold === 0 && s.value === 0 },
    {
      tex: String.raw`f(x) = \max(x, \text{threshold})`,
      when: (s) => s.threshold === s.value,
      isGeneral: true,
    },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > \text{threshold} \\ \text{value} & x \le \text{threshold} \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) => {
    if (s.threshold !== s.value) return t('x where x > {0}, else {1}', plain(s.threshold), plain(s.value));
    return s.value === 0 ? 'max(0, x)' : `max(x, ${plain(s.value)})`;
  },
  related: [{ kind: 'near', id: 'ReLU', note: (t) => t('With threshold = 0 and value = 0 it is ReLU') }],
  chosenFor: (t) => t('Setting small activations to 0'),
  givenUp: (t) => t('Jumps unless value equals threshold; no gradient below it'),
  integers: 'taken',
  refusal: { kernel: 'threshold_cpu' },
  changed: [
    {
      since: '2.1',
      dtypes: ['bfloat16'],
      text: (t) =>
        t(
          'Since PyTorch 2.1 it compares in float32; before, and on CUDA still, with threshold rounded to bfloat16.',
        ),
    },
  ],
  documentation: page('Threshold'),
  check: (s) =>
    Number.isNaN(s.value) ? nonsense('value', (t) => t('values not above the threshold become nan.')) : [],
  function: thresholdOfOwn,
  changes: [{ since: '2.1', function: threshold }],
});
