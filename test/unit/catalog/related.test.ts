// What entries say of each other holds: derivatives, inverses, special cases and limits.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ElementwiseActivation, Values } from '../../../src/catalog/activation.ts';
import { findById } from '../../../src/catalog/catalog.ts';

function entry(id: string): ElementwiseActivation {
  const found = findById(id);
  assert.ok(found?.kind === 'elementwise', id);
  return found;
}

const of =
  (id: string, values: Values = {}) =>
  (x: number): number =>
    entry(id).functionAt(values).value(x);

const slopeOf =
  (id: string, values: Values = {}) =>
  (x: number): number =>
    entry(id).functionAt(values).derivative(x);

const endless = Number.POSITIVE_INFINITY;
const softplus = of('Softplus', { threshold: endless });
const sigmoid = of('Sigmoid');
const tanh = of('Tanh');

type Curve = (x: number) => number;

/** Pairs of curves that are the same, up to rounding. */
const same: readonly (readonly [name: string, one: Curve, other: Curve])[] = [
  ['Softplus′ = Sigmoid', slopeOf('Softplus', { threshold: endless }), sigmoid],
  [
    'Softplus(beta)′(x) = Sigmoid(beta·x)',
    slopeOf('Softplus', { beta: 3, threshold: endless }),
    (x) => sigmoid(3 * x),
  ],
  ['LogSumExp(0, x) = Softplus(x)', of('LogSumExp'), softplus],
  ['LogSigmoid(x) = −Softplus(−x)', of('LogSigmoid'), (x) => -softplus(-x)],
  ['LogSigmoid(x) = ln(Sigmoid(x))', of('LogSigmoid'), (x) => Math.log(sigmoid(x))],
  ['SiLU(x) = x·Sigmoid(x)', of('SiLU'), (x) => x * sigmoid(x)],
  ['Mish(x) = x·Tanh(Softplus(x))', of('Mish'), (x) => x * tanh(softplus(x))],
  ['Tanh(x) = 2·Sigmoid(2·x) − 1', tanh, (x) => 2 * sigmoid(2 * x) - 1],
  ['Tanhshrink(x) = x − Tanh(x)', of('Tanhshrink'), (x) => x - tanh(x)],
  ['CELU(1) = ELU(1)', of('CELU'), of('ELU')],
  [
    'SELU = 1.0507·ELU(1.6733)',
    of('SELU'),
    (x) => 1.0507009873554805 * of('ELU', { alpha: 1.6732632423543772 })(x),
  ],
  ['LeakyReLU(0) = ReLU', of('LeakyReLU', { negative_slope: 0 }), of('ReLU')],
  ['PReLU(0.25) = LeakyReLU(0.25)', of('PReLU'), of('LeakyReLU', { negative_slope: 0.25 })],
  [
    'RReLU in eval mode = LeakyReLU',
    of('RReLU', { lower: 0.1, upper: 0.3 }),
    of('LeakyReLU', { negative_slope: 0.2 }),
  ],
  ['Hardtanh(0, 6) = ReLU6', of('Hardtanh', { min_val: 0, max_val: 6 }), of('ReLU6')],
  ['Threshold(0, 0) = ReLU', of('Threshold', { threshold: 0, value: 0 }), of('ReLU')],
  ['Hardswish(x) = x·Hardsigmoid(x)', of('Hardswish'), (x) => x * of('Hardsigmoid')(x)],
  ['GELU(x) − GELU(−x) = x', (x) => of('GELU')(x) - of('GELU')(-x), (x) => x],
  ['Softplus(x) − Softplus(−x) = x', (x) => softplus(x) - softplus(-x), (x) => x],
  [
    'NegativeBinaryEntropy′ = Logit',
    (x) => slopeOf('NegativeBinaryEntropy')(sigmoid(x)),
    (x) => of('Logit')(sigmoid(x)),
  ],
  [
    'NegativeBinaryEntropy is the convex conjugate of Softplus',
    (x) => of('NegativeBinaryEntropy')(sigmoid(x)),
    (x) => sigmoid(x) * x - softplus(x),
  ],
];

describe('relations', () => {
  for (const [name, one, other] of same) {
    it(name, () => {
      fc.assert(
        fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
          const [a, b] = [one(x), other(x)];
          assert.ok(Math.abs(a - b) <= 1e-13 * Math.max(1, Math.abs(x)), `at ${x}: ${a}, ${b}`);
        }),
      );
    });
  }

  it('Logit is the inverse of Sigmoid', () => {
    fc.assert(
      fc.property(fc.double({ min: -15, max: 15, noNaN: true }), (x) => {
        assert.ok(Math.abs(of('Logit')(sigmoid(x)) - x) <= 1e-15 * Math.exp(Math.abs(x)) + 1e-14);
      }),
    );
  });

  it('Softplus approaches ReLU as beta grows, and CELU as alpha goes to 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (x) => {
        const far = (id: string, values: Values): number => Math.abs(of(id, values)(x) - of('ReLU')(x));
        assert.ok(far('Softplus', { beta: 100 }) <= far('Softplus', { beta: 1 }) + 1e-12);
        assert.ok(far('Softplus', { beta: 100 }) < 0.007);
        assert.ok(far('CELU', { alpha: 0.001 }) <= 0.001);
      }),
    );
  });

  it('GLU of (x, x) is SiLU, and Softmax of (x, 0) starts with Sigmoid', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        const first = (id: string, vector: number[]): number => {
          const found = findById(id);
          assert.ok(found?.kind === 'vector');
          return found.functionAt({}).value(vector)[0] ?? Number.NaN;
        };
        assert.ok(Math.abs(first('GLU', [x, x]) - of('SiLU')(x)) <= 1e-14 * Math.max(1, Math.abs(x)));
        assert.ok(Math.abs(first('Softmax', [x, 0]) - sigmoid(x)) <= 1e-15);
        assert.ok(Math.abs(first('LogSoftmax', [x, 0]) - of('LogSigmoid')(x)) <= 1e-13);
      }),
    );
  });

  it('Logit clips to eps as torch.logit does, and is nan outside 0 to 1 without', () => {
    const logit = entry('Logit');
    for (const [x, eps, wanted] of [
      [-1, null, Number.NaN],
      [0, null, Number.NEGATIVE_INFINITY],
      [1, null, Number.POSITIVE_INFINITY],
      [0.5, null, 0],
      [2, 0.1, Math.log(9)],
      [-1, 0.1, -Math.log(9)],
    ] as const) {
      const answer = logit.functionAt({ eps }).value(x);
      assert.ok(Object.is(answer, wanted) || Math.abs(answer - wanted) < 1e-15, `${x}, ${eps}: ${answer}`);
    }
  });
});
