import { rrelu } from '../../functions/rectifiers.ts';
import type { Finding } from '../activation.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { boundless, flipped } from '../findings.ts';
import { times } from '../formula-text.ts';

/** What is said of bounds in the wrong order, and of what comes out of slopes below 0. */
function inOrder(s: { readonly lower: number; readonly upper: number }, isInPlace: boolean): Finding[] {
  if (!(s.lower <= s.upper))
    return [
      {
        kind: 'raises',
        when: 'call',
        parameter: 'lower',
        message: () => 'RuntimeError: Lower bound should be less than or equal to the upper bound',
      },
    ];
  return Number.isFinite(s.lower + s.upper)
    ? flipped((s.lower + s.upper) / 2, 'lower', isInPlace)
    : boundless(s.lower + s.upper, 'upper');
}

/** The entry of RReLU. */
export const entry = elementwise({
  id: 'RReLU',
  family: 'rectifier',
  isModule: true,
  summary: (t) => t('A ReLU whose slope for negative input is random in training'),
  titles: [
    {
      when: (s) => s.lower === 0 && s.upper === 0,
      summary: (t) => t('Keeps positive values, zeroes the rest'),
    },
    {
      when: (s) => s.lower === s.upper,
      summary: (t) => t('A ReLU that also has a slope for negative input, so no unit dies'),
    },
  ],
  parameters: [
    float('lower', 1 / 8, (t) => t('Lower bound of the random slope'), {
      slider: { min: 0, max: 1, scale: 'linear' },
    }),
    float('upper', 1 / 3, (t) => t('Upper bound of the random slope'), {
      slider: { min: 0, max: 1, scale: 'linear' },
    }),
  ],
  apiPaths: [
    ...module('RReLU', 'lower upper -inplace'),
    ...functions('F.rrelu', 'lower upper -training -inplace'),
    ...functions('torch.rrelu torch.rrelu_ F.rrelu_', 'lower upper -training -generator'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ a x & x \le 0 \end{cases} \quad a = \frac{11}{48} \text{ (eval)}`,
      when: (s) => s.lower === 1 / 8 && s.upper === 1 / 3,
    },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \text{lower} \cdot x & x \le 0 \end{cases}`,
      when: (s) => s.lower === s.upper,
      isGeneral: true,
    },
    {
      tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ a x & x \le 0 \end{cases} \quad a = \frac{\text{lower} + \text{upper}}{2} \text{ (eval)}`,
      isGeneral: true,
    },
  ],
  text: (s, t) =>
    s.lower === s.upper
      ? t('x where x > 0, else {0}', times(s.lower, 'x'))
      : t(
          'x where x > 0, else {0} (in eval mode)',
          times(Number(((s.lower + s.upper) / 2).toPrecision(4)), 'x'),
        ),
  related: [
    {
      kind: 'special case of',
      id: 'LeakyReLU',
      note: (t) => t('In eval mode RReLU is LeakyReLU with negative_slope = (lower + upper) / 2'),
    },
  ],
  chosenFor: (t) => t('Small data sets: the random slope regularizes'),
  givenUp: (t) => t('Different in training and evaluation; slower than LeakyReLU'),
  isRandomInTraining: true,
  numbersAs: 'double',
  refusal: { kernel: 'leaky_relu_cpu', inTraining: 'rrelu_with_noise_out_cpu' },
  changed: [
    {
      since: '2.10',
      isRefusal: true,
      when: ({ lower = 0, upper = 0 }) => !Number.isFinite(Number(lower) + Number(upper)),
      text: (t) => t('Since PyTorch 2.10 bounds that are not finite raise.'),
    },
  ],
  needsAnswer: 'in place',
  documentation: page('RReLU'),
  check: inOrder,
  changes: [
    {
      since: '2.10',
      check: (s, isInPlace) => {
        // In place, nothing checks that they are finite.
        if (isInPlace) return inOrder(s, isInPlace);
        for (const [name, bound] of [
          ['lower', s.lower],
          ['upper', s.upper],
        ] as const) {
          if (Number.isFinite(bound)) continue;
          const written = Number.isNaN(bound) ? 'nan' : bound > 0 ? 'inf' : '-inf';
          return [
            {
              kind: 'raises',
              when: 'call',
              parameter: name,
              message: () => `RuntimeError: rrelu: ${name} bound must be finite, got ${written}`,
            },
          ];
        }
        return inOrder(s, isInPlace);
      },
    },
  ],
  function: rrelu,
});
