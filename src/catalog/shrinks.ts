// Shrinking activations: those that pull small numbers to 0. Pure.

import { tanhSquared, tanhshrink } from '../arithmetic/special-functions.ts';
import type { ElementwiseActivation, Finding } from './activation.ts';
import { functions, methods, module, page } from './api-path.ts';
import { elementwise, float } from './define.ts';
import { plain, plus } from './formula-text.ts';
import { infinity, kink } from './points.ts';

const lambd = float('lambd', 0.5, (t) => t('How far from 0 input still becomes 0'), {
  slider: { min: 0, max: 5, scale: 'linear' },
});

const diagonals = [
  { side: 'left', slope: 1, offset: 0 },
  { side: 'right', slope: 1, offset: 0 },
] as const;

const ends = { left: { value: -infinity, slope: 1 }, right: { value: infinity, slope: 1 } };
const nothing = { left: { value: 0, slope: 0 }, right: { value: 0, slope: 0 }, smooth: true };

/** With lambd = 0 the curve is the identity, but autograd answers 0 at 0. */
const atZero = (l: number) => (l === 0 ? [kink(0, 0, 1, 1)] : []);

export const shrinks: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'Hardshrink',
    family: 'shrink',
    isModule: true,
    summary: (t) => t('Turns numbers near 0 into 0 and keeps the rest'),
    parameters: [lambd],
    spellings: [
      ...module('Hardshrink', 'lambd'),
      ...functions('torch.hardshrink+out F.hardshrink+out', 'lambd'),
      ...methods('hardshrink', 'lambd'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases}`,
    text: (s, t) => t('x where x > {0} or x < {1}, else 0', plain(s.lambd), plain(-s.lambd)),
    relatives: [
      {
        kind: 'near',
        id: 'Softshrink',
        note: (t) => t('Softshrink does the same without jumps, pulling the rest nearer to 0'),
      },
    ],
    chosenFor: (t) => t('Sparse codes and denoising: large values stay as they are'),
    givenUp: (t) => t('It jumps at ±lambd and has no gradient in between'),
    documentation: page('Hardshrink'),
    exact: (s) => hardshrink(s.lambd),
    torch: (s, { own: { r } }) => hardshrink(r(s.lambd)),
    shape: (s) => {
      if (s.lambd === infinity) return nothing;
      if (!(s.lambd > 0)) return { ...ends, breaks: atZero(s.lambd), smooth: true, asymptotes: diagonals };
      const jump = (x: number, left: number, right: number, slopeLeft: number, slopeRight: number) =>
        ({ x, kind: 'jump', left, right, slopeLeft, slopeRight }) as const;
      return {
        ...ends,
        breaks: [jump(-s.lambd, -s.lambd, 0, 1, 0), jump(s.lambd, 0, s.lambd, 0, 1)],
        smooth: true,
        asymptotes: diagonals,
      };
    },
    check: (s) =>
      s.lambd >= 0
        ? []
        : [
            {
              kind: 'nonsense',
              when: 'call',
              parameter: 'lambd',
              message: (t) => t('Nothing is turned into 0: the input comes back as it is'),
            } satisfies Finding,
          ],
  }),
  elementwise({
    id: 'Softshrink',
    family: 'shrink',
    isModule: true,
    summary: (t) => t('Pulls every number towards 0 by lambd, and small ones to 0'),
    parameters: [lambd],
    spellings: [...module('Softshrink', 'lambd'), ...functions('F.softshrink+out C.softshrink+out', 'lambd')],
    tex: String.raw`f(x) = \begin{cases} x - \lambda & x > \lambda \\ x + \lambda & x < -\lambda \\ 0 & |x| \le \lambda \end{cases}`,
    text: (s, t) =>
      t(
        '{0} where x > {1}, {2} where x < {3}, else 0',
        plus('x', -s.lambd),
        plain(s.lambd),
        plus('x', s.lambd),
        plain(-s.lambd),
      ),
    relatives: [
      {
        kind: 'near',
        id: 'Hardshrink',
        note: (t) => t('Hardshrink keeps large values as they are, and jumps'),
      },
    ],
    chosenFor: (t) => t('Sparse codes: it is the step that an L1 penalty calls for'),
    givenUp: (t) => t('Large values are off by lambd; no gradient between −lambd and lambd'),
    documentation: page('Softshrink'),
    exact: (s) => softshrink(s.lambd, (x) => x),
    torch: (s, { r, own }) => ({
      ...softshrink(r(s.lambd), r),
      derivative: hardshrink(own.r(s.lambd)).derivative,
    }),
    shape: (s) => {
      const l = s.lambd;
      if (l === infinity) return nothing;
      return {
        ...ends,
        breaks: l > 0 ? [kink(-l, 0, 1, 0), kink(l, 0, 0, 1)] : atZero(l),
        smooth: true,
        asymptotes: [
          { side: 'left', slope: 1, offset: l },
          { side: 'right', slope: 1, offset: -l },
        ],
      };
    },
    check: (s) =>
      s.lambd >= 0
        ? []
        : [
            {
              kind: 'raises',
              when: 'call',
              parameter: 'lambd',
              message: () =>
                `RuntimeError: lambda must be greater or equal to 0, but found to be ${plain(s.lambd).replace('−', '-')}.`,
            },
          ],
  }),
  elementwise({
    id: 'Tanhshrink',
    family: 'shrink',
    isModule: true,
    summary: (t) => t('x less its tanh: nearly 0 around 0, nearly a line far out'),
    parameters: [],
    spellings: [...module('Tanhshrink'), ...functions('F.tanhshrink')],
    tex: String.raw`f(x) = x - \tanh x`,
    text: () => 'x − tanh(x)',
    relatives: [{ kind: 'made of', id: 'Tanh', note: (t) => t('Tanhshrink(x) = x − Tanh(x)') }],
    chosenFor: (t) => t('Sparse codes with a smooth curve'),
    givenUp: (t) => t('The gradient vanishes at 0, where most input lies'),
    documentation: page('Tanhshrink'),
    exact: () => ({
      value: tanhshrink,
      derivative: tanhSquared,
      second: (x) => 2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2),
    }),
    torch: (_, { fused, own: { r, vectorTanh } }) => ({
      value: (x) => r(x - vectorTanh(x)),
      derivative: (x) => {
        const y = vectorTanh(x);
        return r(1 - r(fused(-y, y, 1)));
      },
    }),
    shape: () => ({
      ...ends,
      turns: [0],
      smooth: true,
      asymptotes: [
        { side: 'left', slope: 1, offset: 1 },
        { side: 'right', slope: 1, offset: -1 },
      ],
    }),
  }),
];

function hardshrink(l: number) {
  const within = (x: number): boolean => x >= -l && x <= l;
  return {
    value: (x: number): number => (within(x) ? 0 : x),
    derivative: (x: number): number => (within(x) ? 0 : 1),
    second: (x: number): number => (l >= 0 && (x === l || x === -l) ? Number.NaN : 0),
  };
}

function softshrink(l: number, r: (x: number) => number) {
  const within = (x: number): boolean => x >= -l && x <= l;
  return {
    value: (x: number): number => (x > l ? r(x - l) : x < -l ? r(x + l) : 0),
    derivative: (x: number): number => (within(x) ? 0 : 1),
    second: (x: number): number => (l >= 0 && (x === l || x === -l) ? Number.NaN : 0),
  };
}
