// Where formulas break, beside what a search through PyTorch's own answers found.
import assert from 'node:assert/strict';
import { orderedDtypes, placeOf, widthOf } from '../../../src/arithmetic/ordered.ts';
import { failsAt, findHazards } from '../../../src/autodiff/hazards.ts';
import { finish } from '../../../src/foundation/generators.ts';
import { readFormulas, readHazards } from './hazard-golden.ts';

/** Where digits are lost in float32, numbers that fail and others alternate at first, and a last digit decides. */
const NEAR = 0.01;

describe('hazards, as PyTorch shows them', () => {
  const hazards = readHazards();
  const known = readFormulas();

  it('begin and end at the same numbers', () => {
    let [count, same] = [0, 0];
    for (const [name, byDtype] of Object.entries(hazards)) {
      const formula = known.get(name);
      assert.ok(formula, name);
      for (const dtype of orderedDtypes) {
        for (const { kind, from, to } of byDtype[dtype]) {
          if (kind === 'in-place' || (kind === 'digits' && dtype === 'float32')) continue;
          const failsThere = failsAt(kind, formula, dtype, '2.15');
          const fails = (place: number): boolean =>
            Math.abs(place) <= widthOf(dtype).last && failsThere(place);
          const [first, last] = [placeOf(dtype, from), placeOf(dtype, to)];
          count++;
          const isSame = fails(first) && fails(last) && !fails(first - 1) && !fails(last + 1);
          if (isSame) same++;
        }
      }
    }
    assert.ok(count > 600, `${count}`);
    assert.ok(same >= 0.99 * count, `${same} of ${count}`);
  });

  it('are all that are told', () => {
    const names = Object.keys(hazards).filter((_, i) => i % 32 === 3);
    for (const [i, name] of names.entries()) {
      const formula = known.get(name);
      assert.ok(formula, name);
      const dtype = orderedDtypes[i % 3] ?? 'float32';
      const found = finish(findHazards(formula, dtype, '2.15'));
      const expected = hazards[name]?.[dtype] ?? [];
      const text = `${name} ${dtype}`;
      assert.deepEqual(
        found.map(({ kind }) => kind),
        expected.map(({ kind }) => kind),
        text,
      );
      for (const [at, { from, to }] of expected.entries())
        for (const [own, there] of [
          [found[at]?.from ?? 0, from],
          [found[at]?.to ?? 0, to],
        ] as const)
          assert.ok(Math.abs(own - there) <= NEAR * Math.abs(there), `${text} ${own} ${there}`);
    }
  });
});
