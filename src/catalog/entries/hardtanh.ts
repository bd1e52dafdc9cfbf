import { hardtanh } from '../../functions/sigmoids.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float } from '../define.ts';
import { nonsense } from '../findings.ts';
import { plain, RAMP } from '../formula-text.ts';

/** The entry of Hardtanh. */
export const entry = elementwise({
  id: 'Hardtanh',
  family: 'sigmoid',
  isModule: true,
  summary: (t) => t('Clips values to between two bounds'),
  titles: [
    {
      when: (s) => s.min_val === Number.NEGATIVE_INFINITY && s.max_val === Number.POSITIVE_INFINITY,
      summary: (t) => t('Returns its input unchanged'),
    },
  ],
  parameters: [
    float('min_val', -1, (t) => t('The lower bound'), { slider: { min: -8, max: 8, scale: 'linear' } }),
    float('max_val', 1, (t) => t('The upper bound'), { slider: { min: -8, max: 8, scale: 'linear' } }),
  ],
  apiPaths: [
    ...module('Hardtanh', 'min_val max_val -inplace', [
      {
        name: 'min_value',
        parameter: 'min_val',
        deprecated: 'keyword argument min_value is deprecated and rename to min_val',
      },
      {
        name: 'max_value',
        parameter: 'max_val',
        deprecated: 'keyword argument max_value is deprecated and rename to max_val',
      },
    ]),
    ...functions('F.hardtanh', 'min_val max_val -inplace'),
    ...functions('F.hardtanh_ C.hardtanh+out C.hardtanh_', 'min_val max_val'),
  ],
  tex: [
    { tex: String.raw`f(x) = \min(\max(x, -1), 1)`, when: (s) => s.min_val === -1 && s.max_val === 1 },
    { tex: String.raw`f(x) = \min(\max(0, x), 6)`, when: (s) => s.min_val === 0 && s.max_val === 6 },
    { tex: RAMP, when: (s) => s.min_val === 0 && s.max_val === Number.POSITIVE_INFINITY },
    { tex: String.raw`f(x) = \min(\max(x, \text{min\_val}), \text{max\_val})`, isGeneral: true },
  ],
  text: (s) => {
    const below =
      s.min_val === Number.NEGATIVE_INFINITY
        ? 'x'
        : `max(${s.min_val === 0 ? '0, x' : `x, ${plain(s.min_val)}`})`;
    return s.max_val === Number.POSITIVE_INFINITY ? below : `min(${below}, ${plain(s.max_val)})`;
  },
  related: [
    { kind: 'near', id: 'Tanh', note: (t) => t('Hardtanh is a piecewise linear Tanh') },
    { kind: 'near', id: 'ReLU6', note: (t) => t('Hardtanh with min_val = 0 and max_val = 6 is ReLU6') },
  ],
  chosenFor: (t) => t('Clipping to bounds, and quantized networks'),
  givenUp: (t) => t('No gradient outside the bounds: units can die on both sides'),
  integers: 'taken',
  documentation: page('Hardtanh'),
  check: (s) =>
    s.max_val > s.min_val
      ? []
      : [
          {
            kind: 'raises',
            when: 'construction',
            parameter: 'min_val',
            message: (t) =>
              t(
                'AssertionError: max_val must be larger than min_val; F.hardtanh does not check and answers max_val',
              ),
            verbatim: 'AssertionError: ',
          },
          ...nonsense('min_val', (t) =>
            Number.isNaN(s.min_val + s.max_val) ? t('Every value is nan') : t('Every value is max_val'),
          ),
        ],
  function: hardtanh,
});
