// What changed between two releases, on both sides: measured with the builds of each, one row for each change of numbers.
import assert from 'node:assert/strict';
import { formatTensor } from '../../../src/arithmetic/printing.ts';
import { linspaceOf } from '../../../src/arithmetic/ranges.ts';
import type { Values } from '../../../src/catalog/activation.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import { raisedByDtype } from '../../../src/content/evaluate/raised.ts';
import type { Dtype } from '../../../src/foundation/dtype.ts';
import { type Release, releases } from '../../../src/foundation/release.ts';

/** One change: what a release answers, and what it did until then and since. */
type Row = readonly [
  what: string,
  since: Release,
  of: (release: Release) => unknown,
  before: unknown,
  after: unknown,
];

function kernelOf(id: string, release: Release, dtype: Dtype, parameters: Values = {}) {
  const entry = findById(id, release);
  assert.ok(entry?.kind === 'elementwise');
  return entry.functionAt(parameters).inDtype(dtype);
}

const value =
  (id: string, dtype: Dtype, x: number, parameters: Values = {}) =>
  (release: Release) =>
    kernelOf(id, release, dtype, parameters).value(x);

const slope =
  (id: string, dtype: Dtype, x: number, parameters: Values = {}) =>
  (release: Release) =>
    kernelOf(id, release, dtype, parameters).derivative(x);

/** At one place of a tensor of 32 alike numbers. */
const inLong =
  (quantity: 'value' | 'derivative', id: string, dtype: Dtype, x: number) => (release: Release) => {
    const answers = new Float64Array(32);
    const [values, derivatives] = quantity === 'value' ? [answers] : [undefined, answers];
    kernelOf(id, release, dtype).batch(new Float64Array(32).fill(x), values, derivatives);
    return answers[0];
  };

const raised =
  (id: string, dtype: Dtype, isBackward = false) =>
  (release: Release) => {
    const entry = findById(id, release);
    return entry && raisedByDtype(entry, dtype, release, isBackward);
  };

const lacks = (kernel: string, type: string) => `RuntimeError: "${kernel}" not implemented for '${type}'`;

const printed = (id: string, x: number) => (release: Release) =>
  formatTensor([value(id, 'float32', x)(release)], [1]);

const rows: readonly Row[] = [
  ['SiLU in bfloat16', '2.0', value('SiLU', 'bfloat16', 4.46875), 4.4375, 4.40625],
  ['GELU in bfloat16', '2.0', value('GELU', 'bfloat16', -3.109375), -0, -0.0029144287109375],
  [
    'GELU by tanh in bfloat16',
    '2.0',
    value('GELU', 'bfloat16', -3.109375, { approximate: 'tanh' }),
    -0,
    -0.0025482177734375,
  ],
  ...(['2.6', '2.8'] as const).map((since, at): Row => {
    const answers = [-0.11161545664072037, -0.11161541193723679];
    const [before, after] = at === 0 ? answers : [...answers].reverse();
    const of = value('GELU', 'float32', -1.4129999876022339, { approximate: 'tanh' });
    return ['GELU by tanh of one number', since, of, before, after];
  }),
  ['Mish in bfloat16', '2.0', raised('Mish', 'bfloat16'), lacks('mish_cpu', 'BFloat16'), undefined],
  ...['ReLU6', 'Hardtanh'].map(
    (id): Row => [
      `the gradient of ${id} in bfloat16`,
      '2.0',
      raised(id, 'bfloat16', true),
      lacks('hardshrink_backward_cpu', 'BFloat16'),
      undefined,
    ],
  ),
  [
    'linspace through 0',
    '2.0',
    (release) => linspaceOf(-1, 1, 21, 'float32', release)(10),
    1.4901161193847656e-8,
    -1.4901161193847656e-8,
  ],
  [
    'linspace through 0 in float64',
    '2.0',
    (release) => linspaceOf(-1, 1, 21, 'float64', release)(10),
    5.551115123125783e-17,
    -5.551115123125783e-17,
  ],
  ['ELU in float16', '2.1', raised('ELU', 'float16'), lacks('elu_cpu', 'Half'), undefined],
  ['Logit in float16', '2.2', raised('Logit', 'float16'), lacks('logit_cpu', 'Half'), undefined],
  [
    'Softmax in float16',
    '2.2',
    raised('Softmax', 'float16'),
    lacks('softmax_lastdim_kernel_impl', 'Half'),
    undefined,
  ],
  [
    'Threshold in bfloat16',
    '2.1',
    value('Threshold', 'bfloat16', 0.10009765625, { threshold: 0.1, value: 20 }),
    20,
    0.10009765625,
  ],
  [
    'the gradient of Threshold in bfloat16',
    '2.1',
    slope('Threshold', 'bfloat16', 0.10009765625, { threshold: 0.1, value: 20 }),
    0,
    1,
  ],
  ['Softshrink of −0.1 alone', '2.6', value('Softshrink', 'float32', -0.1), 0, -0],
  ['Softshrink of nan', '2.6', value('Softshrink', 'float32', Number.NaN), 0, Number.NaN],
  [
    'Softshrink of nan among others',
    '2.6',
    inLong('value', 'Softshrink', 'float32', Number.NaN),
    0,
    Number.NaN,
  ],
  [
    'the gradient of Hardswish at 3 among others',
    '2.7',
    inLong('derivative', 'Hardswish', 'float32', 3),
    1,
    1.5,
  ],
  ['the gradient of Hardswish at 3', '2.8', slope('Hardswish', 'float32', 3), 1.5, 1],
  ['the gradient of Hardswish at −3', '2.8', slope('Hardswish', 'float32', -3), -0.5, 0],
  ['ELU near 0', '2.8', printed('ELU', -1e-8), 'tensor([0.])', 'tensor([-1.0000e-08])'],
  ['CELU near 0', '2.8', printed('CELU', -1e-8), 'tensor([0.])', 'tensor([-1.0000e-08])'],
  ['SELU near 0', '2.8', printed('SELU', -1e-7), 'tensor([-2.0958e-07])', 'tensor([-1.7581e-07])'],
  ['ELU of −0', '2.8', value('ELU', 'float32', -0), 0, -0],
  [
    'ELU of 0 at an infinite alpha',
    '2.8',
    value('ELU', 'float32', 0, { alpha: Number.POSITIVE_INFINITY }),
    Number.NaN,
    0,
  ],
  ['ELU of 0 at alpha = −1', '2.8', value('ELU', 'float32', 0, { alpha: -1 }), -0, 0],
  [
    'columns with sci_mode=False',
    '2.9',
    (release) => formatTensor([1e-5, 1000], [2], 'float32', { sci_mode: false, release }),
    'tensor([    0.0000,  1000.0000])',
    'tensor([   0.0000, 1000.0000])',
  ],
  [
    'Softshrink in bfloat16',
    '2.14',
    value('Softshrink', 'bfloat16', 0.30078125, { lambd: 0.3 }),
    0.000782012939453125,
    0,
  ],
  [
    'linspace in bfloat16',
    '2.15',
    (release) => linspaceOf(-2, 2, 4, 'bfloat16', release)(1),
    -0.6640625,
    -0.66796875,
  ],
  [
    'linspace in float16',
    '2.15',
    (release) => linspaceOf(-2, 2, 4, 'float16', release)(1),
    -0.6669921875,
    -0.66650390625,
  ],
];

describe('what changed', () => {
  for (const [what, since, of, before, after] of rows) {
    it(`for ${what} did so in ${since}, neither sooner nor later`, () => {
      const at = releases.indexOf(since);
      const last = releases[at - 1];
      assert.ok(last !== undefined);
      assert.deepEqual([of(last), of(since)], [before, after]);
    });
  }
});
