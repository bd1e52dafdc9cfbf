// How many bits of an answer are wrong.
import assert from 'node:assert/strict';
import { bitsOfError } from '../../../src/plot/bits-of-error.ts';

const curve = (y: (x: number) => number) => ({ y, cuts: [] });
const exactly = curve((x) => x);

describe('bits of error', () => {
  it('are none where the answer is the nearest number, and one at its neighbors', () => {
    const next = curve((x) => x * (1 + 2 ** -23));
    assert.deepEqual(bitsOfError(exactly, exactly, 'float32', [0.1, 1, -3]), [0, 0, 0]);
    assert.deepEqual(bitsOfError(exactly, next, 'float32', [1, -1]), [1, 1]);
    // Half of what lies between two numbers of float16 is rounded off.
    assert.deepEqual(
      bitsOfError(
        curve(() => 1 + 2 ** -11),
        curve(() => 1),
        'float16',
        [0],
      ),
      [0],
    );
  });

  it('are as many as numbers are apart', () => {
    const far = curve((x) => x * 1.5);
    // Half of the numbers from 1 to 2: 2^22 of float32, 2^9 of float16, 2^6 of bfloat16.
    for (const [dtype, apart] of [
      ['float32', 22],
      ['float16', 9],
      ['bfloat16', 6],
    ] as const)
      assert.equal(bitsOfError(exactly, far, dtype, [1])[0], Math.log2(2 ** apart + 1), dtype);
  });

  it('are told of what overflows and of what is no number', () => {
    const infinite = curve(() => Number.POSITIVE_INFINITY);
    const none = curve(() => Number.NaN);
    assert.deepEqual(
      bitsOfError(
        curve(() => 65504),
        infinite,
        'float16',
        [0],
      ),
      [1],
    );
    assert.deepEqual(bitsOfError(infinite, infinite, 'float16', [0]), [0]);
    assert.deepEqual(bitsOfError(exactly, none, 'float32', [1]), [32]);
    assert.deepEqual(bitsOfError(exactly, none, 'bfloat16', [1]), [16]);
    assert.deepEqual(bitsOfError(none, none, 'float16', [1]), [0]);
  });
});
