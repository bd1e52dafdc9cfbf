// What is left of many numbers is evenly spread, and as many as may be.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { thinned } from '../../../src/plot/thinned.ts';

describe('numbers that are too many', () => {
  it('are left as they are where they are few', () => {
    assert.deepEqual(thinned([3, 1, 2], 3), [3, 1, 2]);
    assert.deepEqual(thinned([], 3), []);
  });

  it('are thinned from the first on, to as many as may be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 700 }), (count, most) => {
        const kept = thinned(
          Array.from({ length: count }, (_, i) => i),
          most,
        );
        assert.equal(kept.length, Math.min(count, most));
        assert.equal(kept[0], 0);
        const gaps = kept.map((one, i) => (kept[i + 1] ?? count) - one);
        assert.ok(Math.max(...gaps) - Math.min(...gaps) <= 1, `${gaps}`);
      }),
    );
  });
});
