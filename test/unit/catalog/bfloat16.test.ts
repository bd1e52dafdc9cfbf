// bfloat16 is small enough to try all of it: every number there is, against what PyTorch answered for it.
// See test/golden/make_bfloat16.py.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Values } from '../../../src/catalog/activation.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import { readGolden } from './golden.ts';

interface Case {
  readonly id: string;
  readonly parameters: Values;
  readonly values: string;
  readonly derivatives?: string;
}

const word = new DataView(new ArrayBuffer(4));

/** The number that a bfloat16 word stands for: the upper half of a float32. */
function numberOf(bits: number): number {
  word.setUint32(0, bits * 2 ** 16);
  return word.getFloat32(0);
}

function digest(answer: (x: number) => number): string {
  const answers = Buffer.alloc(2 * 2 ** 16);
  for (let bits = 0; bits < 2 ** 16; bits++) {
    const x = numberOf(bits);
    const y = Number.isNaN(x) ? x : answer(x);
    word.setFloat32(0, y);
    const isWide = !Number.isNaN(y) && word.getUint16(2) !== 0;
    answers.writeUInt16LE(Number.isNaN(y) ? 0x7fc0 : word.getUint16(0), 2 * bits);
    if (isWide) assert.fail(`${y}, the answer at ${x}, is no bfloat16`);
  }
  return createHash('sha256').update(answers).digest('hex');
}

describe('every bfloat16 number', () => {
  for (const { id, parameters, values, derivatives } of readGolden<{ cases: readonly Case[] }>('bfloat16')
    .cases) {
    const entry = findById(id);
    assert.ok(entry?.kind === 'elementwise');
    const curve = entry.functionAt(parameters).inDtype('bfloat16');
    const name = `${id} ${JSON.stringify(parameters)}`;
    it(`goes through ${name} as in PyTorch`, () => assert.equal(digest(curve.value), values));
    if (derivatives === undefined) continue;
    it(`has the gradient of ${name} that PyTorch computes`, () =>
      assert.equal(digest(curve.derivative), derivatives));
  }
});
