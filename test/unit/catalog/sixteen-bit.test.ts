// 16 bits are few enough to try all numbers: every one of bfloat16 and float16, against what PyTorch answered for it.
// See test/golden/make_sixteen_bit.py.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Values } from '../../../src/catalog/activation.ts';
import { entriesOf, goldenParts } from './golden.ts';
import { bitsOf, numberOf, type SixteenBits } from './sixteen-bits.ts';

interface Case {
  readonly id: string;
  readonly parameters: Values;
  readonly dtype: SixteenBits;
  readonly values?: string;
  readonly derivatives?: string;
}

function digest(dtype: SixteenBits, answer: (x: number) => number): string {
  const answers = Buffer.alloc(2 * 2 ** 16);
  for (let bits = 0; bits < 2 ** 16; bits++) {
    const x = numberOf(bits, dtype);
    answers.writeUInt16LE(bitsOf(Number.isNaN(x) ? x : answer(x), dtype), 2 * bits);
  }
  return createHash('sha256').update(answers).digest('hex');
}

for (const part of goldenParts<{ cases: readonly Case[] }>('sixteen-bit')) {
  for (const { id, parameters, dtype, values, derivatives } of part.content.cases) {
    for (const [release, entry] of entriesOf(id, part)) {
      describe(`every ${dtype} number in PyTorch ${release}`, () => {
        assert.ok(entry.kind === 'elementwise');
        const curve = entry.functionAt(parameters).inDtype(dtype);
        const name = `${id} ${JSON.stringify(parameters)}`;
        if (values !== undefined)
          it(`goes through ${name}`, () => assert.equal(digest(dtype, curve.value), values));
        if (derivatives !== undefined)
          it(`has the gradient of ${name}`, () => assert.equal(digest(dtype, curve.derivative), derivatives));
      });
    }
  }
}
