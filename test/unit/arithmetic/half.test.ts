// float16 and bfloat16: they overflow, underflow and tie as the formats do.
// The expected numbers are multiples of the formats' own steps: 2^−24 below 2^−14 in float16, 8 bits in bfloat16.
import assert from 'node:assert/strict';
import type { Values } from '../../../src/catalog/activation.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import type { Dtype } from '../../../src/foundation/dtype.ts';

const step16 = 2 ** -24;

const values: readonly [id: string, x: number, parameters: Values, dtype: Dtype, expected: number][] = [
  ['ReLU', 70000, {}, 'float16', Number.POSITIVE_INFINITY], // the input itself overflows
  ['ReLU', 70000, {}, 'bfloat16', 70144],
  ['SELU', 65504, {}, 'float16', Number.POSITIVE_INFINITY], // 68825 is above the largest float16
  ['Softplus', -20, {}, 'float16', 0], // 2.06e-9 is below half a step
  ['Softplus', -16, {}, 'float16', 2 * step16], // 1.125e-7 is 1.89 steps
  ['Sigmoid', -10, {}, 'float16', 762 * step16], // 4.5398e-5 is 761.7 steps
  ['ReLU', 1 + 2 ** -8, {}, 'bfloat16', 1], // a tie goes to the even one
  ['ReLU', 1 + 3 * 2 ** -8, {}, 'bfloat16', 1 + 2 ** -6],
  ['LeakyReLU', -1e-6, { negative_slope: 0.01 }, 'float16', -0],
];

const slopes: readonly [id: string, x: number, dtype: Dtype, expected: number][] = [
  ['Sigmoid', 12, 'float16', 0], // the answer that autograd keeps is 1 in float16
  ['Tanh', 5, 'float16', 0], // 0.99990920 lies nearer to 1 than to 1 − 2^−11
  ['Sigmoid', 12, 'bfloat16', 0],
  ['Softplus', -10, 'float16', 762 * step16],
];

describe('float16 and bfloat16', () => {
  for (const [id, x, parameters, dtype, expected] of values) {
    it(`answer ${expected} for ${id}(${x}) in ${dtype}`, () => {
      const entry = findById(id);
      assert.ok(entry?.kind === 'elementwise');
      assert.equal(entry.functionAt(parameters).inDtype(dtype).value(x), expected);
    });
  }
  for (const [id, x, dtype, expected] of slopes) {
    it(`have the gradient ${expected} for ${id} at ${x} in ${dtype}`, () => {
      const entry = findById(id);
      assert.ok(entry?.kind === 'elementwise');
      assert.equal(entry.functionAt({}).inDtype(dtype).derivative(x), expected);
    });
  }
});
