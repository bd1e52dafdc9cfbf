// Every entry answers what a real PyTorch answers on the CPU, in float32 and float64, values and autograd gradients.
import assert from 'node:assert/strict';
import { formatTensor } from '../../../src/arithmetic/printing.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { casesOf, entriesOf, type GoldenCase, type GoldenFile, goldenParts } from './golden.ts';

/** The share of points whose bits are PyTorch's own (any NaN is any other). */
function shareEqual(answers: readonly number[], wanted: readonly number[]): number {
  return answers.filter((answer, i) => Object.is(answer, wanted[i])).length / wanted.length;
}

const describeCase = ({ dtype, parameters }: GoldenCase): string => `${dtype} ${JSON.stringify(parameters)}`;

/**
 * The exact curve beside PyTorch's float64. PyTorch cancels in places, overflows to NaN at huge finite input and rounds
 * CELU's 1/alpha to float32; so this sees only gross differences, and those at NaN, ±∞ and ±0. exact.test.ts sees the rest.
 */
function assertNear(answer: number, wanted: number, x: number, where: string): void {
  if (Object.is(answer, wanted) || (Number.isNaN(wanted) && Number.isFinite(x) && !Number.isNaN(answer)))
    return;
  const tolerance = 1e-5 * Math.abs(wanted) + 1e-15 * Math.max(1, Math.abs(x));
  const isSpecial = x === 0 || !Number.isFinite(x) || !Number.isFinite(wanted);
  assert.ok(
    (!isSpecial || x === 0) &&
      Math.abs(answer - wanted) <= tolerance &&
      (answer !== 0 || wanted !== 0 || x !== 0),
    `${where}: ${answer}, PyTorch ${wanted}`,
  );
}

/** Each activation as its entries have it in the releases of a golden file. */
const versions = catalog
  .filter(({ kind, isModule }) => kind === 'elementwise' && isModule)
  .flatMap(({ id }) =>
    goldenParts<GoldenFile>(id.toLowerCase()).flatMap((part) =>
      entriesOf(id, part).flatMap(([release, entry]) =>
        entry.kind === 'elementwise' ? [{ entry, release, cases: casesOf(part.content) }] : [],
      ),
    ),
  );

for (const { entry, release, cases } of versions) {
  describe(`${entry.id} beside PyTorch ${release}`, () => {
    for (const each of cases) {
      const { dtype, parameters, x, y, dy } = each;

      it(`has its bits, ${describeCase(each)}`, () => {
        const kernel = entry.functionAt(parameters).inDtype(dtype);
        const atLeast = dtype === 'float32' ? 1 : 0.96;
        assert.ok(shareEqual(x.map(kernel.value), y) >= atLeast, 'values');
        assert.ok(shareEqual(x.map(kernel.derivative), dy) >= atLeast, 'gradients');
      });

      it(`answers many numbers at once as its vector unit does, ${describeCase(each)}`, () => {
        const kernel = entry.functionAt(parameters).inDtype(dtype);
        // Filled up as the script does, so that nothing is left over.
        const filled = Float64Array.from([...x, ...x.slice(0, (64 - (x.length % 64)) % 64)]);
        const [values, derivatives] = [new Float64Array(filled.length), new Float64Array(filled.length)];
        kernel.batch(filled, values, derivatives);
        for (const [answers, alone, together] of [
          [values, y, each.ySimd],
          [derivatives, dy, each.dySimd],
        ] as const) {
          const own = [...answers].slice(0, x.length);
          if (dtype === 'float32') {
            assert.equal(shareEqual(own, together), 1);
            continue;
          }
          // The vector library's float64 functions are not repeated here.
          const nearest = own.map((answer, i) => (Object.is(answer, together[i]) ? (alone[i] ?? 0) : answer));
          assert.ok(shareEqual(nearest, alone) >= 0.96);
        }
      });

      it(`answers what its vector unit has no room for one by one, ${describeCase(each)}`, () => {
        const kernel = entry.functionAt(parameters).inDtype(dtype);
        if (entry.id === 'GELU') return;
        const few = Float64Array.from(x.slice(0, 7));
        const [values, derivatives] = [new Float64Array(7), new Float64Array(7)];
        kernel.batch(few, values, derivatives);
        assert.deepEqual([...values], [...few].map(kernel.value));
        assert.deepEqual([...derivatives], [...few].map(kernel.derivative));
      });

      it(`prints the same, ${describeCase(each)}`, () => {
        const kernel = entry.functionAt(parameters).inDtype(dtype);
        const print = (value: number): string => formatTensor([value], [1], dtype);
        assert.deepEqual(
          x.map((some) => print(kernel.value(some))),
          y.map(print),
        );
        assert.deepEqual(
          x.map((some) => print(kernel.derivative(some))),
          dy.map(print),
        );
      });

      if (dtype === 'float64') {
        it(`is near it where exact, and the same at NaN, infinities and zeros, ${describeCase(each)}`, () => {
          x.forEach((some, i) => {
            assertNear(entry.functionAt(parameters).value(some), y[i] ?? 0, some, `f(${some})`);
            assertNear(entry.functionAt(parameters).derivative(some), dy[i] ?? 0, some, `f′(${some})`);
          });
        });
      }
    }
  });
}
