import { leakyRelu } from '../../functions/rectifiers.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { boundless, flipped } from '../findings.ts';
import { IDENTITY, RAMP, times } from '../formula-text.ts';

/** The entry of LeakyReLU. */
export const entry = elementwise({
  id: 'LeakyReLU',
  family: 'rectifier',
  isModule: true,
  summary: (t) => t('A ReLU with a small slope for negative input, so no unit dies'),
  titles: [
    { when: (s) => s.negative_slope === 0, summary: (t) => t('Keeps positive values, zeroes the rest') },
    { when: (s) => s.negative_slope === 1, summary: (t) => t('Returns its input unchanged') },
    {
      when: (s) => s.negative_slope > 0.3,
      summary: (t) => t('A ReLU that also has a slope for negative input, so no unit dies'),
    },
  ],
  parameters: [
    float('negative_slope', 0.01, (t) => t('Slope for negative inputs'), {
      slider: { min: 0, max: 1, scale: 'linear' },
    }),
  ],
  apiPaths: [
    ...module('LeakyReLU', 'negative_slope -inplace'),
    ...functions('F.leaky_relu', 'negative_slope -inplace'),
    ...functions('F.leaky_relu_ C.leaky_relu+out C.leaky_relu_', 'negative_slope'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ 0.01 x & x \le 0 \end{cases}`,
      when: (s) => s.negative_slope === 0.01,
    },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ 0.1 x & x \le 0 \end{cases}`,
      when: (s) => s.negative_slope === 0.1,
    },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ 0.2 x & x \le 0 \end{cases}`,
      when: (s) => s.negative_slope === 0.2,
    },
    { tex: RAMP, when: (s) => s.negative_slope === 0 },
    { tex: IDENTITY, when: (s) => s.negative_slope === 1 },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \text{negative\_slope} \cdot x & x \le 0 \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) => {
    if (s.negative_slope === 0) return 'max(0, x)';
    return s.negative_slope === 1 ? 'x' : t('x where x > 0, else {0}', times(s.negative_slope, 'x'));
  },
  related: [
    { kind: 'near', id: 'PReLU', note: (t) => t('PReLU is LeakyReLU with a learned slope') },
    {
      kind: 'near',
      id: 'RReLU',
      note: (t) => t('RReLU in eval mode is LeakyReLU with the mean of its slopes'),
    },
  ],
  chosenFor: (t) => t('Networks whose ReLU units die, and generative adversarial networks (slope 0.2)'),
  givenUp: (t) => t('No exact zeros; one more parameter to choose'),
  initSlope: 'negative_slope',
  refusal: { kernel: 'leaky_relu_cpu' },
  takenByName: ['gain'],
  needsAnswer: 'in place',
  documentation: page('LeakyReLU'),
  check: (s, isInPlace) => {
    if (Number.isFinite(s.negative_slope)) return flipped(s.negative_slope, 'negative_slope', isInPlace);
    return boundless(s.negative_slope, 'negative_slope');
  },
  function: leakyRelu,
});
