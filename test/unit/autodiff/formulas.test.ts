// Random formulas answer what PyTorch answers to the same code, gradients included.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { compile } from '../../../src/autodiff/compile.ts';
import { writtenValues } from '../../../src/autodiff/identify.ts';
import { holds } from '../../support/holds.ts';
import { definitionIn } from '../../support/own.ts';

const file = path.resolve(__dirname, '../../golden/formulas.json.gz');
const golden = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
  readonly inputs: readonly string[];
  readonly formulas: readonly string[];
  /** Of each formula, value and gradient for each input. */
  readonly answers: string;
  readonly lost: string;
};
const inputs = golden.inputs.map(Number);
const bytes = Buffer.from(golden.answers, 'base64');

/** Value or gradient of a formula, as PyTorch answers in float32; undefined where float32 has lost the digits. */
function expected(formula: number, input: number, quantity: 0 | 1): number | undefined {
  const at = (formula * inputs.length + input) * 2 + quantity;
  return golden.lost[at] === '1' ? undefined : bytes.readFloatLE(at * 4);
}

describe('random formulas', () => {
  const tally = { all: 0, same: 0 };

  holds(
    'answer as PyTorch does',
    fc.nat(golden.formulas.length - 1),
    (which) => {
      const text = golden.formulas[which] ?? '';
      const { formula } = definitionIn(`def act(x): return ${text}`);
      const kernel = compile(formula, writtenValues(formula), { dtype: 'float32', release: '2.15' });
      for (const [i, x] of inputs.entries()) {
        for (const [quantity, ours] of [kernel.value(x), kernel.derivative(x)].entries()) {
          const theirs = expected(which, i, quantity as 0 | 1);
          if (theirs === undefined) continue;
          tally.all++;
          if (Object.is(ours, theirs)) tally.same++;
          const areFinite = Number.isFinite(ours) && Number.isFinite(theirs);
          const isNear = areFinite && Math.abs(ours - theirs) <= 5e-5 * Math.max(1, Math.abs(theirs));
          assert.ok(
            isNear || Object.is(ours, theirs),
            `${text} at ${x}: ${ours}, PyTorch ${theirs} (${quantity})`,
          );
        }
      }
    },
    { usual: 100, share: 0.05 },
  );

  it('answer to the bit, but for few', () => {
    console.log(`      (${tally.same} of ${tally.all} to the bit)`);
    assert.ok(tally.same >= 0.97 * tally.all);
  });
});
