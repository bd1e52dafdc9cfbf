// Hand-written activations answer what PyTorch answers to the same code: values and gradients, in three dtypes and releases.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compile } from '../../../src/autodiff/compile.ts';
import type { Dtype } from '../../../src/foundation/dtype.ts';
import type { Release } from '../../../src/foundation/release.ts';
import { createReader, type Definition } from '../../../src/python/index.ts';

type Written = number | 'NaN' | 'Infinity' | '-Infinity' | '-0' | null;
interface Golden {
  readonly inputs: readonly Written[];
  readonly answers: Readonly<
    Record<
      Release,
      Record<Dtype, Record<string, { readonly y: readonly Written[]; readonly dy: readonly Written[] }>>
    >
  >;
}

const folder = path.resolve(__dirname, '../../golden');
const golden = JSON.parse(
  gunzipSync(readFileSync(path.join(folder, 'definitions.json.gz'))).toString(),
) as Golden;
const inputs = golden.inputs.map(Number);

function readDefinitions(): ReadonlyMap<string, Definition> {
  const text = readFileSync(path.join(folder, 'definitions.py'), 'utf8');
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return new Map(reading.definitionsIn(0).map((one) => [one.name, one]));
}

const definitions = readDefinitions();

/** How our numbers stand beside PyTorch's. */
interface Tally {
  all: number;
  same: number;
  /** Other in four printed decimals, or infinite or nan where PyTorch's is not. */
  readonly wrong: string[];
}

function compare(tally: Tally, theirs: Written, ours: number, what: string): void {
  if (theirs === null) return;
  tally.all += 1;
  const expected = Number(theirs);
  if (Object.is(expected, ours)) tally.same += 1;
  const areFinite = Number.isFinite(expected) && Number.isFinite(ours);
  const size = Math.max(1, Math.abs(expected));
  if (areFinite ? Math.abs(expected - ours) > 5e-5 * size : !Object.is(expected, ours))
    tally.wrong.push(`${what}: ${ours}, PyTorch ${expected}`);
}

describe('activations that people write', () => {
  const releases = Object.keys(golden.answers) as Release[];

  it('are all read', () => {
    const names = Object.keys(golden.answers['2.15'].float32);
    assert.ok(names.length >= 130, `${names.length}`);
    assert.deepEqual(
      names.filter((name) => !definitions.has(name)),
      [],
    );
  });

  for (const release of releases) {
    for (const [dtype, answers] of Object.entries(golden.answers[release]) as [
      Dtype,
      Golden['answers'][Release][Dtype],
    ][]) {
      it(`answer as PyTorch ${release} does in ${dtype}`, () => {
        const tallies = {
          value: { all: 0, same: 0, wrong: [] },
          gradient: { all: 0, same: 0, wrong: [] },
        } satisfies Record<string, Tally>;
        for (const [name, { y, dy }] of Object.entries(answers)) {
          const formula = definitions.get(name)?.formula;
          assert.ok(formula, name);
          const values = Object.fromEntries(formula.parameters.map((one) => [one.name, one.value]));
          const kernel = compile(formula, values, { dtype: formula.isNumpy ? 'float64' : dtype, release });
          const hasNone = dy.every((slope) => slope === null);
          if (!formula.isNumpy && dtype === 'float32')
            assert.equal(kernel.hasNoGradient, hasNone, `${name} has a gradient`);
          for (const [i, x] of inputs.entries()) {
            compare(tallies.value, y[i] ?? null, kernel.value(x), `${name}(${x})`);
            compare(tallies.gradient, dy[i] ?? null, kernel.derivative(x), `${name}′(${x})`);
          }
        }
        const { value, gradient } = tallies;
        console.log(
          `      (${value.same} of ${value.all} values and ${gradient.same} of ${gradient.all} gradients to the bit)`,
        );
        assert.ok(value.same >= 0.985 * value.all, 'values');
        assert.ok(gradient.same >= 0.99 * gradient.all, 'gradients');
        // What is printed, and where numbers end: the last bits hang on the mathematics library that PyTorch is built with.
        if (dtype === 'float32') assert.deepEqual([...value.wrong, ...gradient.wrong], []);
      });
    }
  }
});
