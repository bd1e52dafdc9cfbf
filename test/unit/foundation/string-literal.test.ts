// String literals as Python reads and writes them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readString, unquote, writeString } from '../../../src/foundation/string-literal.ts';

describe('a string literal', () => {
  it('is read with its escapes, raw and in any quotes', () => {
    for (const [text, value] of [
      [`'tanh'`, 'tanh'],
      [`"it's"`, "it's"],
      [String.raw`'a\tb\'\\'`, "a\tb'\\"],
      [String.raw`r'a\tb'`, String.raw`a\tb`],
      ["'''a\nb'''", 'a\nb'],
      ["'a\\\nb'", 'ab'],
      [`'open`, 'open'],
    ] as const) {
      assert.equal(readString(text)?.value, value, text);
    }
    assert.equal(readString("b'bytes'"), undefined);
  });

  it('is written so that nothing in it ends it or breaks its line', () => {
    assert.equal(writeString("it's", "'"), String.raw`'it\'s'`);
    assert.equal(writeString("it's", '"'), `"it's"`);
    assert.equal(writeString('a\n\\\u2028\u0007', '"'), String.raw`"a\n\\\u2028\u0007"`);
  });

  it('reads back as what was written', () => {
    // Escapes by number are written, and read only by Python.
    const plain = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[^\P{Cc}\n\r\t]|[\u2028\u2029]/u.test(text));
    fc.assert(
      fc.property(plain, fc.constantFrom('"' as const, "'" as const), (text, quote) => {
        const written = writeString(text, quote);
        assert.equal(readString(written)?.value, text);
        assert.doesNotMatch(written, /[\n\r]/);
      }),
    );
  });

  it('loses its quotes, and what has none stays as it is', () => {
    assert.deepEqual([`'tanh'`, '"tanh"', 'tanh', `'tanh"`, "'"].map(unquote), [
      'tanh',
      'tanh',
      'tanh',
      `'tanh"`,
      "'",
    ]);
  });
});
