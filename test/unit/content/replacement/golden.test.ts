// Each replacement that is offered is no further from the exact function in PyTorch than its title allows.
import assert from 'node:assert/strict';
import { orderedDtypes, widthOf } from '../../../../src/arithmetic/ordered.ts';
import { allOffers, readReplacements } from './offers.ts';

describe('replacements in PyTorch', () => {
  const golden = readReplacements().offers;
  const offers = allOffers().flatMap(({ file, offers }) => offers.map((one) => ({ file, ...one })));

  it('are those that are offered now', () => {
    const named = ({ file, name, title }: { file: string; name: string; title: string }) =>
      `${file} ${name}: ${title}`;
    assert.deepEqual(golden.map(named), offers.map(named));
    assert.ok(golden.length > 80);
  });

  for (const [i, { name, title, answers }] of golden.entries()) {
    it(`${name}: ${title}`, () => {
      const replacement = offers[i]?.replacement;
      assert.ok(replacement);
      const { differs, zero, beyond = Number.POSITIVE_INFINITY } = replacement;
      for (const dtype of orderedDtypes)
        for (const [quantity, { further, furtherOfOne, at, exact, broken = beyond }] of Object.entries(
          answers[dtype],
        )) {
          const what = `${dtype} ${quantity} at ${at}`;
          // Numbers that are too small to have all digits are computed from others that are.
          const most = Math.abs(exact) < widthOf(dtype).smallestNormal ? 4 : 2;
          if (!differs && !zero && beyond === Number.POSITIVE_INFINITY)
            assert.ok(further <= most, `${what}: ${further}`);
          assert.ok(furtherOfOne <= 16, `${what}: ${furtherOfOne} of 1`);
          assert.ok(broken >= beyond, `${what}: no number from ${broken} on`);
        }
    });
  }
});
