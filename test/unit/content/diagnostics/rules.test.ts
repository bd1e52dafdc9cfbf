// What each rule marks and what it leaves alone: snippets with « and » around what is marked, beside what PyTorch makes of
// them (test/golden/rules.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allFixed } from '../../../../src/content/diagnostics/mend.ts';
import { rules } from '../../../../src/content/diagnostics/rules.ts';
import { findMarks, plainOf, snippets, withFix } from './snippets/all.ts';
import { setup } from './snippets/snippet.ts';

interface Outcome {
  readonly raises?: string;
  readonly loss?: number | string;
}
const golden = (
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../golden/rules.json'), 'utf8')) as {
    readonly rules: Readonly<
      Record<string, Readonly<Record<'hits' | 'misses', readonly (readonly Outcome[])[]>>>
    >;
  }
).rules;

/** A module is made of what was meant to be put through it, which some take: nothing is raised before somebody computes. */
const isSilent = new Set(['module-not-called', 'class-not-instance']);

/** The last line says most of it. */
const titleOf = (code: string): string => code.replace(/\s*\n\s*/g, ' ⏎ ').slice(-150);

for (const { id, group } of rules) {
  const { hits, misses } = snippets[id] ?? { hits: [], misses: [] };
  describe(`rule ${id}`, () => {
    it('has ten snippets that it marks and ten that it does not, all run in PyTorch', () => {
      assert.ok(hits.length >= 10 && misses.length >= 10, `${hits.length}, ${misses.length}`);
      assert.deepEqual(
        [golden[id]?.hits.length, golden[id]?.misses.length],
        [hits.length, misses.length],
        'npm run rules says how to run them',
      );
    });
    for (const [at, code] of hits.entries()) {
      it(`marks ${titleOf(code)}`, () => {
        const source = setup + code;
        const plain = plainOf(code);
        const found = findMarks(plain);
        assert.deepEqual(
          found.map(({ rule, start, end }) => [rule, start, end]),
          [[id, source.indexOf('«'), source.indexOf('»') - 1]],
        );
        const fixes = found.flatMap((one) => one.fixes);
        for (const fix of fixes) assert.deepEqual(findMarks(withFix(plain, fix)), [], fix.title);
        const mended = withFix(plain, { edits: allFixed(found) });
        assert.deepEqual(allFixed(findMarks(mended)), [], 'all at once, twice');
        const [before, ...after] = golden[id]?.hits[at] ?? [];
        assert.equal(after.length, fixes.length);
        if (group === 'raises' && before?.raises === undefined)
          assert.ok(isSilent.has(id), 'PyTorch runs it');
        for (const one of after) {
          assert.equal(one.raises, undefined);
          const [, right, own] =
            /gain is (\d\.\d+); for \w+ it is (\d\.\d+)/.exec(found[0]?.message ?? '') ?? [];
          // The weights are spread as far as the message says.
          if (right && before?.loss !== undefined) {
            const ratio = Number(before.loss) / Number(one.loss);
            assert.ok(Math.abs(ratio - Number(own) / Number(right)) < 0.01, `${ratio}`);
          }
          if (before?.loss === 'nan') assert.equal(typeof one.loss, 'number');
        }
      });
    }
    for (const [at, code] of misses.entries()) {
      it(`leaves ${titleOf(code)}`, () => {
        assert.deepEqual(
          findMarks(plainOf(code)).filter(({ rule }) => rule === id),
          [],
        );
        if (group === 'raises' && !code.includes('activation-lens: ignore'))
          assert.equal(golden[id]?.misses[at]?.[0]?.raises, undefined);
      });
    }
  });
}

describe('the marks of a long file', () => {
  it('go on to its end', () => {
    const lines = Array.from({ length: 1500 }, (_, at) => `a${at + 1} = max(a${at}, ${at})\n`);
    const found = findMarks(`${setup}a0 = 0\n${lines.join('')}out = torch.log(1 + torch.exp(x))\n`);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['unstable-softplus'],
    );
  });
});
