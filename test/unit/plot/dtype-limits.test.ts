// Where a dtype gives up: at the very numbers where PyTorch does, and nowhere else.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roundTo } from '../../../src/arithmetic/rounding.ts';
import type { Values } from '../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import type { Dtype } from '../../../src/foundation/dtype.ts';
import { newest, type Release } from '../../../src/foundation/release.ts';
import { curveOf } from '../../../src/plot/curve.ts';
import { type DtypeLimit, limitsOf } from '../../../src/plot/dtype-limits.ts';
import { goldenParts } from '../catalog/golden.ts';

type Edge = readonly [x: number, state: 'zero' | 'infinite' | 'nan'];
interface Layer {
  readonly id: string;
  readonly parameters: Values;
  readonly bfloat16?: readonly Edge[];
  readonly float32: readonly Edge[];
  readonly 'bfloat16 derivative'?: readonly Edge[];
  readonly 'float32 derivative'?: readonly Edge[];
}

const DTYPES: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];
const stateOf = { overflow: 'infinite', underflow: 'zero', lost: 'zero', nan: 'nan' } as const;

function limits(
  id: string,
  dtype: Dtype,
  parameters: Values = {},
  quantity: 'value' | 'derivative' = 'value',
  release: Release = newest,
): readonly DtypeLimit[] {
  const row = findById(id, release);
  assert.ok(row);
  return limitsOf(row.functionAt(parameters), dtype, quantity);
}

describe('the limits of a dtype', () => {
  const layers = goldenParts<{ readonly layers: Readonly<Record<string, Layer>> }>('limits').flatMap(
    ({ releases: [release = newest], content }) =>
      Object.entries(content.layers).map(([name, layer]) => [name, layer, release] as const),
  );

  for (const [name, { id, parameters, ...dtypes }, release] of layers) {
    for (const dtype of ['bfloat16', 'float32'] as const) {
      const edges = dtypes[dtype];
      // The script asks for many numbers at once, of which 1.13 knows better than of one alone, as told here.
      const isOfMany = release === '1.13' && name === 'GELU' && dtype === 'bfloat16';
      if (!edges || isOfMany) continue;
      it(`are those of PyTorch ${release}: ${name} in ${dtype}`, () => {
        const row = findById(id, release);
        const isZeroThere = row?.kind === 'elementwise' && row.functionAt(parameters).facts().sparse;
        // What is 0 on a whole stretch by its definition has lost nothing.
        const wanted = edges.filter(([, state]) => !(state === 'zero' && isZeroThere));
        assert.deepEqual(
          limits(id, dtype, parameters, 'value', release).map(({ x, kind }) => [x, stateOf[kind]]),
          wanted,
        );
      });
    }
  }

  for (const [name, { id, parameters, ...dtypes }, release] of layers) {
    for (const dtype of ['bfloat16', 'float32'] as const) {
      const edges = dtypes[`${dtype} derivative`];
      if (!edges) continue;
      it(`are those of autograd for the derivative: ${release}, ${name} in ${dtype}`, () => {
        const row = findById(id, release);
        const dead = row?.kind === 'elementwise' ? row.functionAt(parameters).facts().dead : [];
        const wanted = edges.filter(
          ([x]) => !dead.some(({ low, high }) => (x < 0 ? low === -Infinity : high === Infinity)),
        );
        const found = limits(id, dtype, parameters, 'derivative', release);
        assert.deepEqual(
          found.map(({ x, kind }) => [Math.sign(x), stateOf[kind]]),
          wanted.map(([x, state]) => [Math.sign(x), state]),
        );
        for (const [i, [x]] of wanted.entries()) {
          const { x: at = Number.NaN } = found[i] ?? {};
          // Softsign's comes and goes up to 33554430, as trying every float32 shows; the script tries a grid.
          const last = name === 'Softsign' && dtype === 'float32' ? Math.sign(x) * 33554430 : x;
          assert.ok(Math.abs(at / last - 1) < 0.02, `${at}, not ${last}`);
        }
      });
    }
  }

  it('of the derivative are no news where there is none by definition', () => {
    for (const id of ['ReLU', 'ReLU6', 'Hardtanh', 'Hardsigmoid']) {
      for (const dtype of DTYPES) assert.deepEqual(limits(id, dtype, {}, 'derivative'), [], `${id} ${dtype}`);
    }
    assert.deepEqual(
      limits('Tanh', 'float16', {}, 'derivative').map(({ kind, side, x }) => [kind, side, x]),
      [
        ['lost', 'below', -4.50390625],
        ['lost', 'above', 4.50390625],
      ],
    );
  });

  it('are those of its numbers where the function itself goes on', () => {
    assert.deepEqual(limits('ReLU', 'float16'), [
      { kind: 'overflow', side: 'above', x: 65504, end: Infinity },
    ]);
    assert.deepEqual(limits('ReLU', 'float32'), []);
    assert.deepEqual(
      limits('Softplus', 'float16').map(({ kind, side, x }) => [kind, side, x]),
      [
        ['underflow', 'below', -17.328125],
        ['overflow', 'above', 65504],
      ],
    );
    // e^x is at least half the least float64 down to the logarithm of 2^-1075.
    const [only] = limits('Softplus', 'float64');
    assert.ok(
      only && only.kind === 'underflow' && Math.abs(only.x - Math.log(2) * -1075) < 1e-9,
      `${only?.x}`,
    );
  });

  it('tell what is too small from what a step on the way has lost', () => {
    assert.deepEqual(
      ['Softplus', 'GELU', 'Sigmoid'].map((id) => limits(id, 'float32').map(({ kind }) => kind)),
      [['underflow'], ['lost'], ['lost']],
    );
  });

  it('hold for every number beyond them, and for none before', () => {
    const rows = catalog.filter((row) => row.kind === 'elementwise');
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom(...DTYPES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (row, dtype, part) => {
          const example = row.parameters.flatMap((parameter) =>
            parameter.default === undefined && parameter.example !== undefined
              ? [[parameter.name, parameter.example] as const]
              : [],
          );
          const parameters = Object.fromEntries(example);
          const { y } = curveOf(row.functionAt(parameters), 'value', dtype === 'float64' ? undefined : dtype);
          const isSo = (x: number, { kind }: DtypeLimit) =>
            kind === 'overflow'
              ? Math.abs(y(x)) === Infinity
              : kind === 'nan'
                ? Number.isNaN(y(x))
                : y(x) === 0;
          for (const limit of limitsOf(row.functionAt(parameters), dtype)) {
            const end = Math.max(-1e9, Math.min(1e9, limit.end));
            const beyond = limit.x + (end - limit.x) * part ** 4;
            if (roundTo(dtype)(beyond) !== limit.x && beyond !== end) {
              assert.ok(isSo(beyond, limit), `${row.id} in ${dtype} at ${beyond}: ${y(beyond)}`);
            }
            assert.ok(!isSo(limit.x, limit), `${row.id} in ${dtype} at ${limit.x}: ${y(limit.x)}`);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
