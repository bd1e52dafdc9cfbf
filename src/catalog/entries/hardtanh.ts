import { formatNumber } from '../../arithmetic/printing.ts';
import { hardtanh } from '../../functions/sigmoids.ts';
import type { ApiPath, Asked, Finding } from '../activation.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise, float, noHalf } from '../define.ts';
import { nonsense } from '../findings.ts';
import { plain, RAMP } from '../formula-text.ts';

/** With the words for an argument's deprecated name, and how the bounds are compared as a module is made and in the function. */
const paths = (
  deprecated: (old: string, name: string) => string,
  inModule: ApiPath['compared'] & {},
  inFunction?: ApiPath['compared'] & {},
): readonly ApiPath[] => [
  ...module('Hardtanh', 'min_val max_val -inplace', [
    { name: 'min_value', parameter: 'min_val', deprecated: deprecated('min_value', 'min_val') },
    { name: 'max_value', parameter: 'max_val', deprecated: deprecated('max_value', 'max_val') },
  ]).map((path) => ({ ...path, compared: inModule })),
  ...functions('F.hardtanh', 'min_val max_val -inplace').map((path) => ({
    ...path,
    ...(inFunction ? { compared: inFunction } : {}),
  })),
  ...functions('F.hardtanh_ C.hardtanh+out C.hardtanh_', 'min_val max_val'),
];

interface Bounds {
  readonly min_val: number;
  readonly max_val: number;
}

/** What comes out where the bounds are not in order. */
const clipped = ({ min_val, max_val }: Bounds): Finding[] =>
  nonsense('min_val', (t) =>
    Number.isNaN(min_val + max_val) ? t('every value is nan.') : t('every value is max_val.'),
  );

/** What the function in torch.nn.functional says of bounds that are not in order. */
const inFunction = ({ min_val, max_val }: Bounds): Finding[] =>
  min_val > max_val
    ? [
        {
          kind: 'raises',
          when: 'call',
          parameter: 'min_val',
          path: 'torch.nn.functional.hardtanh',
          message: () => 'ValueError: min_val cannot be greater than max_val',
        },
      ]
    : [];

/** The module says which bounds they are, and takes nan. */
function checkedByWords(
  s: Bounds,
  { write = (name) => formatNumber(s[name as keyof Bounds], 'float64') }: Asked,
): Finding[] {
  if (s.max_val > s.min_val) return [];
  const inModule: Finding[] =
    s.max_val <= s.min_val
      ? [
          {
            kind: 'raises',
            when: 'construction',
            parameter: 'min_val',
            message: () =>
              `AssertionError: max_val (${write('max_val')}) must be greater than min_val (${write('min_val')})`,
          },
        ]
      : [];
  return [...inModule, ...inFunction(s), ...clipped(s)];
}

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
  apiPaths: paths(
    (old, name) => `keyword argument ${old} is deprecated and rename to ${name}`,
    ['max_val', '>', 'min_val'],
  ),
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
  numbersAs: 'double',
  refusal: {
    bools: 'Bool inputs not supported for hardtanh',
    unsigned: (values) =>
      Number(values.min_val ?? -1) < 0
        ? 'RuntimeError: cannot do hardtanh on an unsigned type with negative limits'
        : undefined,
  },
  missing: [
    ...noHalf('clamp_scalar_cpu'),
    { dtype: 'bfloat16', kernel: 'hardshrink_backward_cpu', until: '2.0', when: 'backward' },
  ],
  changed: [
    {
      since: '2.4',
      path: 'torch.nn.functional.hardtanh',
      isRefusal: true,
      when: ({ min_val = -1, max_val = 1 }) => Number(min_val) > Number(max_val),
      text: (t) => t('Since PyTorch 2.4 bounds in the wrong order raise; before, every value was max_val.'),
    },
  ],
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
                'AssertionError: max_val must be larger than min_val; F.hardtanh doesn’t check and returns max_val',
              ),
            verbatim: 'AssertionError: ',
          },
          ...clipped(s),
        ],
  changes: [
    {
      since: '2.4',
      apiPaths: paths(
        (old, name) => `FutureWarning: keyword argument \`${old}\` is deprecated and rename to \`${name}\``,
        ['max_val', '>', 'min_val'],
        ['min_val', '>', 'max_val'],
      ),
      check: (s) =>
        s.max_val > s.min_val
          ? []
          : [
              {
                kind: 'raises',
                when: 'construction',
                parameter: 'min_val',
                message: (t) => t('AssertionError: max_val must be larger than min_val'),
                verbatim: 'AssertionError: ',
              },
              ...inFunction(s),
              ...clipped(s),
            ],
    },
    {
      since: '2.11',
      apiPaths: paths(
        (old, name) => `FutureWarning: keyword argument \`${old}\` is deprecated and rename to \`${name}\``,
        ['max_val', '<=', 'min_val'],
        ['min_val', '>', 'max_val'],
      ),
      check: (s, _, asked) => checkedByWords(s, asked),
    },
    {
      since: '2.13',
      apiPaths: paths(
        (old, name) => `FutureWarning: keyword argument \`${old}\` is deprecated and renamed to \`${name}\``,
        ['max_val', '<=', 'min_val'],
        ['min_val', '>', 'max_val'],
      ),
    },
    {
      since: '2.15',
      refusal: {
        bools: 'Bool inputs not supported for hardtanh',
        unsigned: (values) =>
          Number(values.max_val ?? 1) < 0
            ? `RuntimeError: Clamp max value ${values.max_val} is outside the representable range of Byte`
            : undefined,
      },
    },
  ],
  function: hardtanh,
});
