// Activations as networks train with them: what the kernels answer, wherever they are asked, whoever asked before.
import assert from 'node:assert/strict';
import { activationOf } from '../../../src/autodiff/own-activation.ts';
import type { ElementwiseActivation } from '../../../src/catalog/activation.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { ScalarFunction } from '../../../src/functions/function.ts';
import { readOff } from '../../../src/lab/cubics.ts';
import { randn } from '../../../src/lab/random.ts';
import { ownIn } from '../../support/own.ts';

/** A float32 and those beside it. */
function around(x: number): readonly number[] {
  const bits = new Int32Array(Float32Array.of(x).buffer);
  return [-1, 0, 1].map((by) => new Float32Array(Int32Array.of((bits[0] ?? 0) + by).buffer)[0] ?? 0);
}

/** Numbers that networks have, large ones and odd ones. */
const usual = [
  ...randn(1, 20_000).map((z) => 4 * z),
  ...randn(2, 1000).map((z) => z / 1000),
  ...[0, -0, 1, -1, 31.97, 32, -32, 40, -40, 1e4, -1e4, 1e30, -1e30],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
];

function answer(exact: ScalarFunction, x: Float32Array) {
  const [values, slopes] = [new Float32Array(x.length), new Float32Array(x.length)];
  readOff(exact)(x, values, slopes);
  return { values, slopes };
}

/** Fails unless numbers are as near as two processors' are: PyTorch answers one number alone otherwise than many. */
function assertNear(exact: ScalarFunction, x: Float32Array): void {
  const { values, slopes } = answer(exact, x);
  const kernel = exact.inDtype('float32');
  const [many, manySlopes] = [new Float64Array(x.length), new Float64Array(x.length)];
  kernel.batch(Float64Array.from(x), many, manySlopes);
  const isNear = (got = Number.NaN, expected = Number.NaN) =>
    Object.is(got, expected) || Math.abs(got - expected) <= 1e-6 * Math.max(1, Math.abs(expected));
  for (const [at, one] of x.entries()) {
    const [value, slope] = [kernel.value(one), kernel.derivative(one)];
    assert.ok(
      isNear(values[at], value) || isNear(values[at], many[at]),
      `at ${one}: ${values[at]}, ${value}`,
    );
    assert.ok(
      isNear(slopes[at], slope) || isNear(slopes[at], manySlopes[at]),
      `slope at ${one}: ${slopes[at]}, ${slope}`,
    );
  }
}

describe('an activation between layers', () => {
  for (const entry of catalog.filter((one): one is ElementwiseActivation => one.kind === 'elementwise'))
    it(`answers as its kernel does, where it breaks too: ${entry.id}`, () => {
      const exact = entry.functionAt({});
      const breaks = exact.facts().breaks.flatMap(({ x }) => around(x));
      assertNear(exact, Float32Array.from([...usual, ...breaks]));
    });

  for (const [what, code] of [
    ['a kink', 'torch.where(x < 0.337, x, 2 * x)'],
    ['a small jump', 'torch.where(x < 1.7, x, x + 1e-4)'],
    ['a kink beside the end of a cell', 'torch.clamp(x, max=0.5000001)'],
    ['waves', 'torch.sin(1000 * x)'],
    ['small numbers', '1e-6 * torch.relu(x - 0.337)'],
  ] as const)
    it(`of one’s own has ${what} where its code does`, () => {
      const entry = activationOf({ id: 'f', own: ownIn(`def f(x):\n    return ${code}\n`) }, '2.15');
      assert.ok(entry?.kind === 'elementwise');
      assertNear(
        entry.functionAt({}),
        Float32Array.from([...usual, ...[0.337, 1.7, 0.5000001].flatMap(around)]),
      );
    });

  it('keeps digits of what is small, which Adam makes large steps of', () => {
    for (const [id, parameters, from, to] of [
      ['Tanhshrink', {}, 0.01, 0.2],
      ['Softplus', { beta: 20 }, -0.9, -0.5],
      ['LogSigmoid', {}, 8, 14],
      ['Sigmoid', {}, -16, -10],
      ['GELU', {}, -5, -3],
    ] as const) {
      const exact = (catalog.find((one) => one.id === id) as ElementwiseActivation).functionAt(parameters);
      const kernel = exact.inDtype('float32');
      const x = Float32Array.from({ length: 500 }, (_, at) => from + ((to - from) * at) / 500);
      const { values, slopes } = answer(exact, x);
      for (const [at, one] of x.entries())
        for (const [got = 0, expected] of [
          [values[at], kernel.value(one)],
          [slopes[at], kernel.derivative(one)],
        ] as const)
          assert.ok(
            Math.abs(got - expected) <= 3e-6 * Math.abs(expected),
            `${id} at ${one}: ${got}, ${expected}`,
          );
    }
  });

  it('answers the same, whatever it was asked before', () => {
    const kernel = catalog.find(({ id }) => id === 'Mish') as ElementwiseActivation;
    const x = Float32Array.from(usual);
    const backwards = answer(kernel.functionAt({}), x.slice().reverse());
    const { values, slopes } = answer(kernel.functionAt({}), x);
    assert.deepEqual(backwards.values.reverse(), values);
    assert.deepEqual(backwards.slopes.reverse(), slopes);
  });
});
