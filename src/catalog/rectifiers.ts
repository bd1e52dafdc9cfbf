// Rectifiers: activations made of straight pieces that let the positive side through. Pure.

import type { Round } from '../arithmetic/rounding.ts';
import { atLeast, clamp } from '../arithmetic/special-functions.ts';
import type { ElementwiseActivation, Finding } from './activation.ts';
import { functions, methods, module, page } from './api-path.ts';
import { type Curve, elementwise, float } from './define.ts';
import { plain, times } from './formula-text.ts';
import { infinity, kink, noBackward, nonsense } from './points.ts';

/** x where x > 0, else slope·x. */
function leaky(slope: number, r: Round): Curve {
  return {
    value: (x) => (x > 0 ? x : r(x * slope)),
    derivative: (x) => (x > 0 ? 1 : slope),
    second: (x) => (x === 0 && slope !== 1 ? Number.NaN : 0),
  };
}

/** What a slope below 0 does. */
function flipped(slope: number, parameter: string, isInPlace: boolean): Finding[] {
  if (!(slope < 0)) return [];
  return [
    ...nonsense(parameter, (t) => t('Negative input comes out positive')),
    ...(isInPlace ? noBackward(parameter) : []),
  ];
}

function leakyShape(slope: number) {
  const left = slope > 0 ? -infinity : slope < 0 ? infinity : 0;
  return {
    breaks: slope === 1 ? [] : [kink(0, 0, slope, 1)],
    left: { value: left, slope },
    right: { value: infinity, slope: 1 },
    smooth: true,
    asymptotes: [
      ...(slope === 0 ? [] : [{ side: 'left', slope, offset: 0 } as const]),
      { side: 'right', slope: 1, offset: 0 } as const,
    ],
  };
}

const negativeSlope = float('negative_slope', 0.01, (t) => t('Slope for negative inputs'), {
  slider: { min: 0, max: 1, scale: 'linear' },
});

const weight = float('weight', 0.25, (t) => t('Slope for negative inputs, learned in training'), {
  slider: { min: -0.5, max: 1.5, scale: 'linear' },
});

export const rectifiers: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'ReLU',
    family: 'rectifier',
    isModule: true,
    summary: (t) => t('Passes positive values on and turns the rest into 0'),
    parameters: [],
    spellings: [
      ...module('ReLU', '-inplace'),
      ...functions('torch.relu torch.relu_ F.relu_'),
      ...functions('F.relu', '-inplace'),
      ...methods('relu relu_'),
    ],
    tex: String.raw`f(x) = \max(0, x)`,
    text: () => 'max(0, x)',
    relatives: [
      {
        kind: 'special case of',
        id: 'LeakyReLU',
        note: (t) => t('LeakyReLU with negative_slope = 0 is ReLU'),
      },
      {
        kind: 'special case of',
        id: 'Threshold',
        note: (t) => t('Threshold with threshold = 0 and value = 0 is ReLU'),
      },
      { kind: 'limit of', id: 'Softplus', note: (t) => t('Softplus nears ReLU as beta grows') },
    ],
    chosenFor: (t) =>
      t('The default in deep networks: one comparison, no vanishing gradient for positive input, true zeros'),
    givenUp: (t) => t('Units that only see negative input get no gradient and stop learning; no curvature'),
    documentation: page('ReLU'),
    exact: () => ({
      value: (x) => atLeast(x, 0),
      derivative: (x) => (x <= 0 ? 0 : 1),
      second: (x) => (x === 0 ? Number.NaN : 0),
    }),
    torch: () => ({ value: (x) => atLeast(x, 0), derivative: (x) => (x <= 0 ? 0 : 1) }),
    shape: () => ({
      breaks: [kink(0, 0, 0, 1)],
      left: { value: 0, slope: 0 },
      right: { value: infinity, slope: 1 },
      smooth: true,
      asymptotes: [{ side: 'right', slope: 1, offset: 0 }],
    }),
  }),
  elementwise({
    id: 'ReLU6',
    family: 'rectifier',
    isModule: true,
    summary: (t) => t('A ReLU that goes no higher than 6'),
    parameters: [],
    spellings: [
      ...module('ReLU6', '-inplace'),
      ...functions('F.relu6', '-inplace'),
      ...functions('C.relu6 C.relu6_'),
    ],
    tex: String.raw`f(x) = \min(\max(0, x), 6)`,
    text: () => 'min(max(0, x), 6)',
    relatives: [
      {
        kind: 'special case of',
        id: 'Hardtanh',
        note: (t) => t('Hardtanh with min_val = 0 and max_val = 6 is ReLU6'),
      },
      { kind: 'near', id: 'ReLU', note: (t) => t('ReLU6 is ReLU up to 6') },
    ],
    chosenFor: (t) => t('Small and quantised networks: the output fits into few bits'),
    givenUp: (t) => t('No gradient below 0 and none above 6'),
    documentation: page('ReLU6'),
    exact: () => ({
      value: (x) => clamp(x, 0, 6),
      derivative: (x) => (x <= 0 || x >= 6 ? 0 : 1),
      second: (x) => (x === 0 || x === 6 ? Number.NaN : 0),
    }),
    torch: () => ({
      value: (x) => clamp(x, 0, 6),
      derivative: (x) => (x <= 0 || x >= 6 ? 0 : 1),
    }),
    shape: () => ({
      breaks: [kink(0, 0, 0, 1), kink(6, 6, 1, 0)],
      left: { value: 0, slope: 0 },
      right: { value: 6, slope: 0 },
      smooth: true,
    }),
  }),
  elementwise({
    id: 'LeakyReLU',
    family: 'rectifier',
    isModule: true,
    summary: (t) => t('A ReLU with a small slope for negative input, so that no unit dies'),
    parameters: [negativeSlope],
    spellings: [
      ...module('LeakyReLU', 'negative_slope -inplace'),
      ...functions('F.leaky_relu', 'negative_slope -inplace'),
      ...functions('F.leaky_relu_ C.leaky_relu+out C.leaky_relu_', 'negative_slope'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \text{negative\_slope} \cdot x & x \le 0 \end{cases}`,
    text: (s, t) => t('x where x > 0, else {0}', times(s.negative_slope, 'x')),
    relatives: [
      { kind: 'near', id: 'PReLU', note: (t) => t('PReLU is LeakyReLU with a learned slope') },
      {
        kind: 'near',
        id: 'RReLU',
        note: (t) => t('RReLU in eval mode is LeakyReLU with the middle of its slopes'),
      },
    ],
    chosenFor: (t) => t('Networks whose ReLU units die, and generative adversarial networks (slope 0.2)'),
    givenUp: (t) => t('No true zeros; one more number to choose'),
    documentation: page('LeakyReLU'),
    exact: (s) => leaky(s.negative_slope, (x) => x),
    torch: (s, { r }) => leaky(r(s.negative_slope), r),
    shape: (s) => leakyShape(s.negative_slope),
    check: (s, isInPlace) => {
      if (Number.isFinite(s.negative_slope)) return flipped(s.negative_slope, 'negative_slope', isInPlace);
      return nonsense('negative_slope', (t) => t('Negative input gives infinities or NaN'));
    },
  }),
  elementwise({
    id: 'PReLU',
    family: 'rectifier',
    isModule: true,
    summary: (t) => t('A ReLU whose slope for negative input is learned'),
    parameters: [weight],
    spellings: [
      ...module('PReLU', '-num_parameters init=weight -device -dtype'),
      ...functions('torch.prelu F.prelu', '!weight'),
      ...methods('prelu', '!weight'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \text{weight} \cdot x & x \le 0 \end{cases}`,
    text: (s, t) => t('x where x > 0, else {0} (slope before training)', times(s.weight, 'x')),
    relatives: [
      { kind: 'near', id: 'LeakyReLU', note: (t) => t('With a fixed weight PReLU is LeakyReLU') },
      { kind: 'near', id: 'ReLU', note: (t) => t('With weight = 0 PReLU is ReLU') },
    ],
    chosenFor: (t) =>
      t('Networks that may find the best slope for themselves, one for all channels or one for each'),
    givenUp: (t) => t('More parameters to learn; weight decay pulls the slope to 0'),
    documentation: page('PReLU'),
    exact: (s) => leaky(s.weight, (x) => x),
    torch: (s, { r, own }) => leaky(own.r(s.weight), r),
    shape: (s) => leakyShape(s.weight),
    check: (s) =>
      Number.isFinite(s.weight)
        ? flipped(s.weight, 'weight', false)
        : nonsense('weight', (t) => t('Negative input gives infinities or NaN')),
  }),
  elementwise({
    id: 'RReLU',
    family: 'rectifier',
    isModule: true,
    summary: (t) => t('A ReLU whose slope for negative input is drawn at random in training'),
    parameters: [
      float('lower', 1 / 8, (t) => t('Smallest slope that is drawn'), {
        slider: { min: 0, max: 1, scale: 'linear' },
      }),
      float('upper', 1 / 3, (t) => t('Largest slope that is drawn'), {
        slider: { min: 0, max: 1, scale: 'linear' },
      }),
    ],
    spellings: [
      ...module('RReLU', 'lower upper -inplace'),
      ...functions('F.rrelu', 'lower upper -training -inplace'),
      ...functions('torch.rrelu torch.rrelu_ F.rrelu_', 'lower upper -training -generator'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ a x & x \le 0 \end{cases} \quad a = \frac{\text{lower} + \text{upper}}{2} \text{ (eval)}`,
    text: (s, t) =>
      t(
        'x where x > 0, else {0} (in eval mode)',
        times(Number(((s.lower + s.upper) / 2).toPrecision(4)), 'x'),
      ),
    relatives: [
      {
        kind: 'special case of',
        id: 'LeakyReLU',
        note: (t) => t('In eval mode RReLU is LeakyReLU with negative_slope = (lower + upper) / 2'),
      },
    ],
    chosenFor: (t) => t('Small data sets: the random slope regularises'),
    givenUp: (t) => t('Training and evaluation differ; slower than LeakyReLU'),
    documentation: page('RReLU'),
    exact: (s) => leaky((s.lower + s.upper) / 2, (x) => x),
    torch: (s, { r }) => leaky(r((s.lower + s.upper) / 2), r),
    shape: (s) => leakyShape((s.lower + s.upper) / 2),
    check: (s, isInPlace) => {
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
        : nonsense('upper', (t) => t('Negative input gives infinities or NaN'));
    },
  }),
  elementwise({
    id: 'Threshold',
    family: 'rectifier',
    isModule: true,
    summary: (t) => t('Passes on what is above the threshold and replaces the rest by one value'),
    parameters: [
      float('threshold', undefined, (t) => t('Only input above it is passed on'), {
        slider: { min: -5, max: 5, scale: 'linear' },
        example: 0.1,
      }),
      float('value', undefined, (t) => t('What the rest becomes'), {
        slider: { min: -20, max: 20, scale: 'linear' },
        example: 20,
      }),
    ],
    spellings: [
      ...module('Threshold', '!threshold !value -inplace'),
      ...functions('F.threshold', '!threshold !value -inplace'),
      ...functions('torch.threshold+out torch.threshold_ F.threshold_', '!threshold !value'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > \text{threshold} \\ \text{value} & x \le \text{threshold} \end{cases}`,
    text: (s, t) => t('x where x > {0}, else {1}', plain(s.threshold), plain(s.value)),
    relatives: [{ kind: 'near', id: 'ReLU', note: (t) => t('With threshold = 0 and value = 0 it is ReLU') }],
    chosenFor: (t) => t('Cutting off small activations by hand'),
    givenUp: (t) => t('It jumps wherever value differs from threshold, and has no gradient below'),
    documentation: page('Threshold'),
    exact: (s) => ({
      value: (x) => (x <= s.threshold ? s.value : x),
      derivative: (x) => (x <= s.threshold ? 0 : 1),
      second: (x) => (x === s.threshold ? Number.NaN : 0),
    }),
    torch: (s, { own: { r } }) => {
      const threshold = r(s.threshold);
      const value = r(s.value);
      return {
        value: (x) => (x <= threshold ? value : x),
        derivative: (x) => (x <= threshold ? 0 : 1),
      };
    },
    shape: (s) => {
      const at = s.threshold;
      const right = { value: infinity, slope: 1 };
      const asymptotes = [{ side: 'right', slope: 1, offset: 0 } as const];
      if (!Number.isFinite(at)) {
        return at === infinity
          ? { left: { value: s.value, slope: 0 }, right: { value: s.value, slope: 0 }, smooth: true }
          : { left: { value: -infinity, slope: 1 }, right, smooth: true, asymptotes };
      }
      const kind = s.value === at ? 'kink' : 'jump';
      return {
        breaks: [{ x: at, kind, left: s.value, right: at, slopeLeft: 0, slopeRight: 1 }],
        left: { value: s.value, slope: 0 },
        right,
        smooth: true,
        asymptotes,
      };
    },
  }),
];
