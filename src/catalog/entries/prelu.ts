import { prelu } from '../../functions/rectifiers.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { boundless, flipped } from '../findings.ts';
import { times } from '../formula-text.ts';

/** The entry of PReLU. */
export const entry = elementwise({
  id: 'PReLU',
  family: 'rectifier',
  isModule: true,
  summary: (t) => t('A ReLU whose slope for negative input is learned'),
  parameters: [
    float('weight', 0.25, (t) => t('Slope for negative inputs, learned in training'), {
      slider: { min: -0.5, max: 1.5, scale: 'linear' },
    }),
  ],
  apiPaths: [
    ...module('PReLU', '-num_parameters init=weight -device -dtype'),
    ...functions('torch.prelu F.prelu+C', '!weight'),
    ...methods('prelu', '!weight'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \text{weight} \cdot x & x \le 0 \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) => t('x where x > 0, else {0} (slope before training)', times(s.weight, 'x')),
  related: [
    { kind: 'near', id: 'LeakyReLU', note: (t) => t('With a fixed weight PReLU is LeakyReLU') },
    { kind: 'near', id: 'ReLU', note: (t) => t('With weight = 0 PReLU is ReLU') },
  ],
  chosenFor: (t) => t('Networks that learn the best slope themselves, one for all channels or one for each'),
  givenUp: (t) => t('More parameters to learn; weight decay pulls the slope to 0'),
  learned: 'weight',
  refusal: { kernel: 'prelu_cpu' },
  documentation: page('PReLU'),
  check: (s) =>
    Number.isFinite(s.weight) ? flipped(s.weight, 'weight', false) : boundless(s.weight, 'weight'),
  function: prelu,
});
