// GELU of several numbers on processors with AVX-512, measured with PyTorch 2.15.0 from PyPI: no farther away than is said.
import assert from 'node:assert/strict';
import { severalGelu, severalGeluSpread } from '../../../src/arithmetic/onednn.ts';

const measured: readonly (readonly [x: number, y: number])[] = [
  [-5, -1.1920928955078125e-6],
  [-3, -0.004050225019454956],
  [-1, -0.15865525603294373],
  [0.5, 0.3457312285900116],
  [2, 1.9544997215270996],
];

describe('GELU of several numbers on another processor', () => {
  for (const [x, y] of measured)
    it(`is near ours at ${x}, but not the same`, () => {
      const apart = Math.abs(y - severalGelu(x));
      assert.ok(apart > 0 && apart <= severalGeluSpread(x), `${apart}`);
    });

  it('may be no number where the input is infinite', () =>
    assert.deepEqual([severalGeluSpread(Number.POSITIVE_INFINITY), severalGeluSpread(0)], [Number.NaN, 0]));
});
