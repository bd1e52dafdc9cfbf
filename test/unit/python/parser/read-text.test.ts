import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type KnownText, readText } from '../../../../src/python/parser/read-text.ts';
import type { Chunk } from '../../../../src/python/syntax/syntax.ts';
import { code, tokens } from '../../../support/random-code.ts';

function read(text: string, before?: KnownText): KnownText {
  const work = readText(text, before);
  for (;;) {
    const { done, value } = work.next();
    if (done && value) return value;
  }
}

/** How many chunks are not those of the version before. */
function newUnits(before: KnownText, after: KnownText): number {
  const known = new Set<Chunk>(before.chunks);
  return after.chunks.filter((chunk) => !known.has(chunk)).length;
}

const functions = Array.from({ length: 200 }, (_, index) => `def f${index}(x):\n    return g(x)\n\n`).join(
  '',
);

describe('the chunks of a text', () => {
  const edits: Readonly<Record<string, readonly [from: string, to: string, anew: number]>> = {
    'a change inside of one': ['f100(x):\n    return g(x)', 'f100(x):\n    return h(y)', 1],
    'a statement between two': ['def f100', 'x = 1\ndef f100', 1],
    'a statement ahead of all': ['def f0', 'x = 1\ndef f0', 1],
    'a statement less': ['def f100(x):\n    return g(x)\n\n', '', 1],
    'a blank line': ['def f100', '\ndef f100', 1],
    'an open bracket': ['f100(x):\n    return g(x)', 'f100(x):\n    return g(x', 1],
    'a decorator': ['def f100', '@a\ndef f100', 1],
    'a line that goes on with the statement above': ['def f100', 'else: pass\ndef f100', 4],
    'an open string, and all behind it': ['def f100', '"""\ndef f100', 1],
  };
  for (const [name, [from, to, anew]] of Object.entries(edits)) {
    it(`are kept around ${name}`, () => {
      const before = read(functions);
      assert.equal(before.chunks.length, 200);
      const edited = functions.replace(from, to);
      const after = read(edited, before);
      assert.ok(newUnits(before, after) <= anew, `${newUnits(before, after)} are new`);
      assert.deepEqual(
        after.chunks.map((chunk) => chunk.base),
        read(edited).chunks.map((chunk) => chunk.base),
      );
    });
  }

  const anew: readonly (readonly [before: string, after: string])[] = [
    ['x\nif a: b\nels\nc\n', 'x\nif a: b\nelse: d\nc\n'],
    ['x\ny = (\n@a\ndef f(): pass\n', 'x\ny = (\n@a\ndeg f(): pass\n'],
    ['x\ny\n@a\nz\n', 'x\ny\na\nz\n'],
    ['x\n# \\\ny\n', 'x\n \\\ny\n'],
  ];
  for (const [before, after] of anew) {
    it(`are cut anew from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
      const ends = ({ places }: KnownText): readonly number[] => places.map((place) => place.to);
      assert.notDeepEqual(ends(read(before)), ends(read(after)));
      assert.deepEqual(ends(read(after, read(before))), ends(read(after)));
    });
  }

  it('stand after any edits where they stand in a text that is read at once', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(30),
      insert: fc.oneof(fc.constantFrom(...tokens, 'else: x\n', 'def f(): pass\n', '@a\n'), fc.constant('')),
    });
    const shape = ({ chunks, places, text }: KnownText): unknown => [
      chunks.map(({ base, loads, statements }) => [
        base,
        statements.map(({ kind, start, end }) => [kind, start, end]),
        loads.map(({ kind, start, end }) => [kind, start, end]),
      ]),
      places.map(({ from, to }) => text.slice(from, to)),
    ];
    fc.assert(
      fc.property(code, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        let known = read(start);
        for (const { at, remove, insert } of edits) {
          const offset = Math.floor(at * known.text.length);
          const text = known.text.slice(0, offset) + insert + known.text.slice(offset + remove);
          known = read(text, known);
          assert.deepEqual(shape(known), shape(read(text)), JSON.stringify(text));
        }
      }),
      { numRuns: 150 },
    );
  });
});
