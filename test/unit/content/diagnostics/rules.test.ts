// What each rule marks and what it leaves alone: snippets with « and » around what is marked.
import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/content/diagnostics/diagnose.ts';
import type { Diagnostic, Fix } from '../../../../src/content/diagnostics/diagnostic.ts';
import { rules } from '../../../../src/content/diagnostics/rules.ts';
import { finish } from '../../../../src/foundation/generators.ts';
import { newest } from '../../../../src/foundation/release.ts';
import { createReader } from '../../../../src/python/index.ts';
import { losses } from './snippets/losses.ts';
import { nonsense } from './snippets/nonsense.ts';
import { raises } from './snippets/raises.ts';
import { setup } from './snippets/snippet.ts';

const inEnglish = (text: string, ...args: (string | number)[]): string =>
  text.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));

const snippets = { ...raises, ...nonsense, ...losses };

/** The marks of a source as the newest release has it. */
function marksOf(source: string): readonly Diagnostic[] {
  const reading = createReader().read([{ text: source, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return diagnose(source, finish(reading.checkIn(0)), newest, inEnglish);
}

function withFix(source: string, { edits }: Fix): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
}

/** The last line says most of it. */
const titleOf = (code: string): string => code.replace(/\s*\n\s*/g, ' ⏎ ').slice(0, 150);

for (const { id } of rules) {
  const { hits, misses } = snippets[id] ?? { hits: [], misses: [] };
  describe(`rule ${id}`, () => {
    it('has ten snippets that it marks and ten that it does not', () => {
      assert.ok(hits.length >= 10 && misses.length >= 10, `${hits.length}, ${misses.length}`);
    });
    for (const code of hits) {
      it(`marks ${titleOf(code)}`, () => {
        const source = setup + code;
        const plain = source.replaceAll(/[«»]/g, '');
        const found = marksOf(plain);
        assert.deepEqual(
          found.map(({ rule, start, end }) => [rule, start, end]),
          [[id, source.indexOf('«'), source.indexOf('»') - 1]],
        );
        for (const fix of found.flatMap(({ fixes }) => fixes)) {
          const mended = withFix(plain, fix);
          assert.deepEqual(marksOf(mended), [], mended);
        }
      });
    }
    for (const code of misses) {
      it(`leaves ${titleOf(code)}`, () => {
        assert.deepEqual(
          marksOf(setup + code).filter(({ rule }) => rule === id),
          [],
        );
      });
    }
  });
}
