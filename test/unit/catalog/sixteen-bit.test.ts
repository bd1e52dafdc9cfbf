// 16 bits are few enough to try all numbers: every one of bfloat16 and float16, against what PyTorch answered for it.
// See test/golden/make_sixteen_bit.py.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Activation, Values } from '../../../src/catalog/activation.ts';
import { isSince } from '../../../src/foundation/release.ts';
import { entriesOf, goldenParts } from './golden.ts';
import { bitsOf, numberOf, type SixteenBits } from './sixteen-bits.ts';

interface Case {
  readonly id: string;
  readonly parameters: Values;
  readonly dtype: SixteenBits;
  readonly values?: string;
  readonly derivatives?: string;
  /** Of a long tensor, where that answers otherwise. */
  readonly longValues?: string;
  readonly longDerivatives?: string;
}

/** All numbers of the type. */
const numbersOf = (dtype: SixteenBits) =>
  Float64Array.from({ length: 2 ** 16 }, (_, bits) => numberOf(bits, dtype));

const all = { bfloat16: numbersOf('bfloat16'), float16: numbersOf('float16') };

function digest(dtype: SixteenBits, answers: Float64Array): string {
  const words = Buffer.alloc(2 * 2 ** 16);
  answers.forEach((answer, bits) => {
    const x = all[dtype][bits] ?? 0;
    words.writeUInt16LE(bitsOf(Number.isNaN(x) ? x : answer, dtype), 2 * bits);
  });
  return createHash('sha256').update(words).digest('hex');
}

/** What has been asked of each entry: releases that share one and answered alike are asked once. */
const asked = new Map<Activation, Set<string>>();

function isNew(entry: Activation, question: string): boolean {
  const questions = asked.get(entry) ?? new Set();
  asked.set(entry, questions);
  if (questions.has(question)) return false;
  questions.add(question);
  return true;
}

for (const part of goldenParts<{ cases: readonly Case[] }>('sixteen-bit')) {
  for (const { id, parameters, dtype, ...wanted } of part.content.cases) {
    for (const [release, entry] of entriesOf(id, part)) {
      // The machine that asked had AVX-512, and until 2.1 no variable could keep bfloat16 from it.
      const isOther = id === 'GELU' && dtype === 'bfloat16' && !isSince(release, '2.2');
      if (!isNew(entry, JSON.stringify([parameters, dtype, wanted, isOther]))) continue;
      describe(`every ${dtype} number in PyTorch ${release}`, () => {
        assert.ok(entry.kind === 'elementwise');
        const curve = entry.functionAt(parameters).inDtype(dtype);
        const name = `${id} ${JSON.stringify(parameters)}`;
        const { values, derivatives } = wanted;
        const [longValues, longDerivatives] = [
          wanted.longValues ?? values,
          wanted.longDerivatives ?? derivatives,
        ];
        const numbers = all[dtype];
        const answers = () => new Float64Array(numbers.length);
        if (values !== undefined)
          it(`goes through ${name}`, () => assert.equal(digest(dtype, numbers.map(curve.value)), values));
        if (derivatives !== undefined)
          it(`has the gradient of ${name}`, () =>
            assert.equal(digest(dtype, numbers.map(curve.derivative)), derivatives));
        if (longValues !== undefined && !isOther)
          it(`goes through ${name} in a long tensor`, () => {
            const y = answers();
            curve.batch(numbers, y);
            assert.equal(digest(dtype, y), longValues);
          });
        if (longDerivatives !== undefined && !isOther)
          it(`has the gradient of ${name} in a long tensor`, () => {
            const slopes = answers();
            curve.batch(numbers, undefined, slopes);
            assert.equal(digest(dtype, slopes), longDerivatives);
          });
      });
    }
  }
}
