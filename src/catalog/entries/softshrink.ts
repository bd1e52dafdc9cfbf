import { namesInC } from '../../arithmetic/element-type.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { softshrink, softshrinkOfNan, softshrinkOfOwnLambd } from '../../functions/shrinks.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { IDENTITY, plain, plus } from '../formula-text.ts';

/** The largest number of each dtype, and how C++ prints it. */
const largest: Readonly<Record<Dtype, readonly [number: number, printed: string]>> = {
  float64: [Number.MAX_VALUE, '1.79769e+308'],
  float32: [3.4028234663852886e38, '3.40282e+38'],
  float16: [65504, '65504'],
  bfloat16: [3.3895313892515355e38, '3.38953e+38'],
};

/** The entry of Softshrink. */
export const entry = elementwise({
  id: 'Softshrink',
  family: 'shrink',
  isModule: true,
  summary: (t) => t('Moves every number toward 0 by lambd, small ones to 0'),
  titles: [{ when: (s) => s.lambd === 0, summary: (t) => t('Returns its input unchanged') }],
  parameters: [
    float('lambd', 0.5, (t) => t('Inputs within ±lambd become 0'), {
      slider: { min: 0, max: 5, scale: 'linear' },
    }),
  ],
  apiPaths: [...module('Softshrink', 'lambd'), ...functions('F.softshrink+out+C C.softshrink+out', 'lambd')],
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} x - 0.5 & x > 0.5 \\ x + 0.5 & x < -0.5 \\ 0 & |x| \le 0.5 \end{cases}`,
      when: (s) => s.lambd === 0.5,
    },
    { tex: IDENTITY, when: (s) => s.lambd === 0 },
    {
      tex: String.raw`f(x) = \begin{cases} x - \lambda & x > \lambda \\ x + \lambda & x < -\lambda \\ 0 & |x| \le \lambda \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) =>
    s.lambd === 0
      ? 'x'
      : t(
          '{0} where x > {1}, {2} where x < {3}, else 0',
          plus('x', -s.lambd),
          plain(s.lambd),
          plus('x', s.lambd),
          plain(-s.lambd),
        ),
  related: [
    {
      kind: 'near',
      id: 'Hardshrink',
      note: (t) => t('Hardshrink keeps large values as they are, and jumps'),
    },
  ],
  chosenFor: (t) => t('Sparse codes: the proximal step of an L1 penalty'),
  givenUp: (t) => t('Large values are shifted by lambd; no gradient between −lambd and lambd'),
  numbersAs: 'double',
  refusal: { kernel: 'softshrink_cpu' },
  changed: [
    {
      since: '2.14',
      dtypes: ['bfloat16', 'float16'],
      text: (t) =>
        t(
          'Since PyTorch 2.14 lambd is rounded to the dtype first, as on CUDA; before, it was compared in float32.',
        ),
    },
    { since: '2.6', text: (t) => t('Since PyTorch 2.6 nan stays nan; before, it became 0.') },
  ],
  documentation: page('Softshrink'),
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
  function: softshrink,
  changes: [
    { since: '2.6', function: softshrinkOfNan },
    {
      since: '2.10',
      refusal: { kernel: 'softshrink_check' },
      check: (s, _, { dtype = 'float32' }) =>
        s.lambd >= 0 && s.lambd <= largest[dtype][0]
          ? []
          : [
              {
                kind: 'raises',
                when: 'call',
                parameter: 'lambd',
                message: () =>
                  `RuntimeError: lambda must be in range [0, ${largest[dtype][1]}] for input dtype ${namesInC[dtype]}, but found ${plain(s.lambd).replace('−', '-')}`,
              },
            ],
    },
    { since: '2.14', function: softshrinkOfOwnLambd },
  ],
});
