import { softplus } from '../../functions/softplus.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { nonsense } from '../findings.ts';
import { over, plain, times } from '../formula-text.ts';

/** Beyond it exp(x) is no float32, in the digits that matter. */
const LARGEST = 88.72;

/** Whether no float32 is above it. */
const isOutOfReach = (threshold: number) => !(threshold < 2 ** 128);

/** Whether float32 shows how far the logarithm is above x where x takes over. */
const hasJump = (threshold: number) => Math.exp(-threshold) > 1e-6 * threshold;

/** The entry of Softplus. */
export const entry = elementwise({
  id: 'Softplus',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('A smooth ReLU: always positive, with a gradient that is never zero'),
  titles: [
    {
      when: (s) => hasJump(s.threshold),
      summary: (t) => t('Always positive, with a gradient that is never zero; jumps at its threshold'),
    },
  ],
  parameters: [
    float('beta', 1, (t) => t('Sharpness: the larger, the closer to ReLU'), {
      slider: { min: 0.1, max: 20, scale: 'log' },
    }),
    float('threshold', 20, (t) => t('Where beta·x is above it, the result is x itself'), {
      slider: { min: 0, max: 50, scale: 'linear' },
    }),
  ],
  apiPaths: [
    ...module('Softplus', 'beta threshold'),
    ...functions('F.softplus+out+C C.softplus+out', 'beta threshold'),
  ],
  isFloat32UnderAutocast: true,
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} \ln\left(1 + e^x\right) & x \le 20 \\ x & x > 20 \end{cases}`,
      when: (s) => s.beta === 1 && s.threshold === 20,
    },
    {
      tex: String.raw`f(x) = \ln\left(1 + e^x\right)`,
      when: (s) => s.beta === 1 && isOutOfReach(s.threshold),
    },
    {
      tex: String.raw`f(x) = \frac{1}{\beta} \ln\left(1 + e^{\beta x}\right)`,
      when: (s) => isOutOfReach(s.threshold),
      isGeneral: true,
    },
    {
      tex: String.raw`f(x) = \begin{cases} \ln\left(1 + e^x\right) & x \le \text{threshold} \\ x & x > \text{threshold} \end{cases}`,
      when: (s) => s.beta === 1,
      isGeneral: true,
    },
    {
      tex: String.raw`f(x) = \begin{cases} \frac{1}{\beta} \ln\left(1 + e^{\beta x}\right) & \beta x \le \text{threshold} \\ x & \beta x > \text{threshold} \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) => {
    const inner = times(s.beta, 'x');
    const smooth = over(`ln(1 + exp(${inner}))`, s.beta);
    return isOutOfReach(s.threshold)
      ? smooth
      : t('{0}, x where {1} > {2}', smooth, inner, plain(s.threshold));
  },
  related: [
    { kind: 'integral of', id: 'Sigmoid', note: (t) => t('The derivative of Softplus is Sigmoid(beta·x)') },
    {
      kind: 'near',
      id: 'ReLU',
      note: (t) => t('Softplus approaches ReLU as beta grows'),
      gap: ({ beta = 1 }) =>
        typeof beta === 'number' && beta > 0
          ? { size: Math.LN2 / beta, text: over('ln 2', beta) }
          : undefined,
    },
    { kind: 'near', id: 'LogSumExp', formula: 'LogSumExp(0, x) = Softplus(x)' },
    { kind: 'near', id: 'LogSigmoid', formula: 'LogSigmoid(x) = −Softplus(−x)' },
    {
      kind: 'conjugate of',
      id: 'NegativeBinaryEntropy',
    },
  ],
  chosenFor: (t) =>
    t('Outputs that must be positive (scale, rate, variance), smooth objectives, second-order methods'),
  givenUp: (t) => t('No exact zeros; an exponential and a logarithm per element; mean not 0'),
  refusal: { kernel: 'softplus_cpu' },
  documentation: page('Softplus'),
  jumpDown: ({ beta, threshold }) =>
    typeof beta === 'number' &&
    typeof threshold === 'number' &&
    beta > 0 &&
    threshold >= 0 &&
    hasJump(threshold)
      ? plain(Number((Math.log1p(Math.exp(-threshold)) / beta).toPrecision(3)))
      : undefined,
  check: (s) => {
    if (s.beta === 0)
      return nonsense(
        'beta',
        (t) =>
          s.threshold < 0
            ? t('0 is above the threshold, so every value is x.')
            : t('a division by 0 makes every value inf.'),
        'zero-beta',
      );
    if (s.beta < 0 && s.beta !== Number.NEGATIVE_INFINITY)
      return s.threshold < 0
        ? nonsense('beta', (t) => t('the switch to x lies right of 0, where values are positive.'))
        : nonsense('beta', (t) => t('the curve is flipped, and no value is positive.'));
    if (Number.isNaN(s.beta)) return nonsense('beta', (t) => t('every value is nan.'));
    if (!Number.isFinite(s.beta))
      return nonsense('beta', (t) => t('values are 0, nan, and x instead of a smooth curve.'));
    if (s.threshold < 0)
      return nonsense('threshold', (t) => t('the switch to x lies left of 0, where values are negative.'));
    // exp(beta·x) overflows before the switch comes.
    if (!(s.threshold <= LARGEST))
      return nonsense('threshold', (t) =>
        t(
          'in float32, the value is inf where {0} is between {1} and the threshold.',
          times(s.beta, 'x'),
          plain(LARGEST),
        ),
      );
    return [];
  },
  function: softplus,
  printedDefaults: { beta: '1', threshold: '20' },
  changes: [{ since: '2.3', printedDefaults: { beta: '1.0', threshold: '20.0' } }],
});
