import { hardshrink } from '../../functions/shrinks.ts';
import { functions, methods, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { IDENTITY, plain } from '../formula-text.ts';

/** The entry of Hardshrink. */
export const entry = elementwise({
  id: 'Hardshrink',
  family: 'shrink',
  isModule: true,
  summary: (t) => t('Zeroes numbers near 0, keeps the rest'),
  titles: [{ when: (s) => s.lambd === 0, summary: (t) => t('Returns its input unchanged') }],
  parameters: [
    float('lambd', 0.5, (t) => t('Inputs within ±lambd become 0'), {
      slider: { min: 0, max: 5, scale: 'linear' },
    }),
  ],
  apiPaths: [
    ...module('Hardshrink', 'lambd'),
    ...functions('torch.hardshrink+out F.hardshrink+out+C', 'lambd'),
    ...methods('hardshrink', 'lambd'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \begin{cases} x & |x| > 0.5 \\ 0 & |x| \le 0.5 \end{cases}`,
      when: (s) => s.lambd === 0.5,
    },
    { tex: IDENTITY, when: (s) => !(s.lambd > 0) },
    {
      tex: String.raw`f(x) = \begin{cases} x & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases}`,
      isGeneral: true,
    },
  ],
  text: (s, t) =>
    s.lambd > 0 ? t('x where x > {0} or x < {1}, else 0', plain(s.lambd), plain(-s.lambd)) : 'x',
  related: [
    {
      kind: 'near',
      id: 'Softshrink',
      note: (t) => t('Softshrink does the same without jumps, moving the rest toward 0'),
    },
  ],
  chosenFor: (t) => t('Sparse codes and denoising: large values stay as they are'),
  givenUp: (t) => t('Jumps at ±lambd; no gradient in between'),
  refusal: { kernel: 'hardshrink_cpu' },
  documentation: page('Hardshrink'),
  check: (s) =>
    s.lambd >= 0
      ? []
      : [
          {
            kind: 'nonsense',
            when: 'call',
            parameter: 'lambd',
            message: (t) => t('nothing becomes 0, and the input is returned unchanged.'),
          },
        ],
  function: hardshrink,
});
