// Activations along a dimension answer what PyTorch answers, values and vector–Jacobian products.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { VectorActivation } from '../../../src/catalog/activation.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import type { Release } from '../../../src/foundation/release.ts';
import { decode, type Encoded, goldenParts } from './golden.ts';

interface DimwiseCase {
  readonly function: string;
  readonly dtype: 'float64' | 'float32';
  readonly dim: number;
  readonly shape: readonly number[];
  readonly yShape: readonly number[];
  readonly x: readonly Encoded[];
  readonly y: readonly Encoded[];
  readonly gradOut: readonly Encoded[];
  readonly dx: readonly Encoded[];
}

const ids: Readonly<Record<string, string>> = {
  softmax: 'Softmax',
  log_softmax: 'LogSoftmax',
  softmin: 'Softmin',
  softmax2d: 'Softmax2d',
  glu: 'GLU',
};

function entryOf(id: string, release?: Release): VectorActivation {
  const entry = findById(id, release);
  assert.ok(entry?.kind === 'vector', id);
  return entry;
}

const product = (lengths: readonly number[]): number => lengths.reduce((a, b) => a * b, 1);

/** The vectors of a tensor along one of its dimensions. */
function vectorsAlong(values: readonly number[], shape: readonly number[], at: number): number[][] {
  const length = shape[at] ?? 0;
  const inner = product(shape.slice(at + 1));
  const outer = product(shape.slice(0, at));
  return Array.from({ length: outer * inner }, (_, n) =>
    Array.from(
      { length },
      (__, k) => values[(Math.floor(n / inner) * length + k) * inner + (n % inner)] ?? Number.NaN,
    ),
  );
}

/** Within a few roundings of sums of terms as large as these. */
function assertNear(answer: number, wanted: number, size: number, step: number, where: string): void {
  if (Object.is(answer, wanted)) return;
  assert.ok(
    Math.abs(answer - wanted) <= step * Math.max(size, Math.abs(wanted)),
    `${where}: ${answer}, ${wanted}`,
  );
}

describe('activations along a dimension', () => {
  for (const { releases, content } of goldenParts<{ readonly cases: readonly DimwiseCase[] }>('dimwise')) {
    const { cases } = content;
    const [release] = releases;
    for (const name of Object.keys(ids)) {
      for (const dtype of ['float64', 'float32'] as const) {
        it(`${name} answers as PyTorch ${release} in ${dtype}`, () => {
          const entry = entryOf(ids[name] ?? '', release);
          let points = 0;
          let equal = 0;
          for (const each of cases.filter((c) => c.function === name && c.dtype === dtype)) {
            const read = (values: readonly Encoded[]): number[] =>
              values.map((v) => (dtype === 'float32' ? Math.fround(decode(v)) : decode(v)));
            const at = (each.dim + each.shape.length) % each.shape.length;
            const inner = product(each.shape.slice(at + 1));
            const isAcross = at < each.shape.length - 1;
            const xs = vectorsAlong(read(each.x), each.shape, at);
            const ys = vectorsAlong(read(each.y), each.yShape, at);
            const gs = vectorsAlong(read(each.gradOut), each.yShape, at);
            const ds = vectorsAlong(read(each.dx), each.shape, at);
            xs.forEach((x, n) => {
              const across = isAcross ? { place: n % inner, of: inner } : undefined;
              const value = entry.functionAt({}).value(x, dtype, across);
              const back = entry.functionAt({}).derivative(x, gs[n] ?? [], dtype, across);
              const size = Math.max(...(gs[n] ?? [0]).map(Math.abs));
              const step = dtype === 'float32' ? 1e-6 : 2e-15;
              assert.equal(value.length, ys[n]?.length);
              for (const [answers, wanted] of [
                [value, ys[n] ?? []],
                [back, ds[n] ?? []],
              ] as const) {
                answers.forEach((answer, i) => {
                  points += 1;
                  if (Object.is(answer, wanted[i])) equal += 1;
                  assertNear(answer, wanted[i] ?? Number.NaN, size * 10, step, `[${x}] at ${i}`);
                });
              }
            });
          }
          assert.ok(points > 0 && equal / points >= (dtype === 'float32' ? 1 : 0.9), `${equal} of ${points}`);
        });
      }
    }
  }

  const numbers = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 12 });

  it('Softmax sums to 1, LogSoftmax is its logarithm and Softmin its mirror image', () => {
    fc.assert(
      fc.property(numbers, (x) => {
        const y = entryOf('Softmax').functionAt({}).value(x);
        assert.ok(Math.abs(y.reduce((a, b) => a + b, 0) - 1) < 1e-14);
        entryOf('LogSoftmax')
          .functionAt({})
          .value(x)
          .forEach((log, i) => {
            assert.ok(Math.abs(Math.exp(log) - (y[i] ?? 0)) < 1e-13);
          });
        const mirrored = x.map((each) => -each);
        assert.deepEqual(entryOf('Softmin').functionAt({}).value(mirrored), y);
        assert.deepEqual([...entryOf('Softmax2d').functionAt({}).value(x).keys()], [...y.keys()]);
      }),
    );
  });

  it('has vector–Jacobian products that agree with differences', () => {
    const step = 1e-5;
    fc.assert(
      fc.property(
        fc.constantFrom('Softmax', 'LogSoftmax', 'Softmin', 'Softmax2d', 'GLU'),
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (id, x, g) => {
          const entry = entryOf(id);
          const weighted = (at: readonly number[]): number =>
            entry
              .functionAt({})
              .value(at)
              .reduce((total, y, i) => total + y * (g[i] ?? 0), 0);
          entry
            .functionAt({})
            .derivative(x, g.slice(0, id === 'GLU' ? 3 : 6))
            .forEach((slope, i) => {
              const moved = (by: number): number[] => x.map((each, k) => (k === i ? each + by : each));
              const difference = (weighted(moved(step)) - weighted(moved(-step))) / (2 * step);
              assert.ok(
                Math.abs(slope - difference) < 1e-7,
                `${id} at ${i}: ${slope}, difference ${difference}`,
              );
            });
        },
      ),
    );
  });

  it('warns of a dim that is not given', () => {
    assert.equal(entryOf('Softmax').check({}).length, 1);
    assert.equal(entryOf('Softmax').check({ dim: 1 }).length, 0);
    assert.equal(entryOf('GLU').check({}).length, 0);
  });
});
