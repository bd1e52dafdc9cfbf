// The line that says what an activation is stays true for odd parameters, or is not said.
import assert from 'node:assert/strict';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import type { Facts, ScalarFunction } from '../../../src/functions/function.ts';
import { english } from '../../support/english.ts';
import { tried } from './tried.ts';

const hasJump = ({ breaks }: Facts) =>
  breaks.some(({ kind, left, right }) => kind === 'jump' && Math.abs(right - left) > 1e-6 * Math.abs(left));

/** What the words of a summary claim. */
const claims: readonly (readonly [words: RegExp, holds: (facts: Facts, f: ScalarFunction) => boolean])[] = [
  [/always positive/i, ({ range: { low, includesLow } }) => low > 0 || (low === 0 && !includesLow)],
  [
    /gradient that is never zero/,
    ({ gradient: { low, includesLow } }) => low > 0 || (low === 0 && !includesLow),
  ],
  [/^A smooth/, (facts) => !hasJump(facts)],
  [/jumps/, hasJump],
  [/no unit dies/, ({ dead, gradient }) => dead.length === 0 && gradient.low > 0],
  [/small slope/, ({ gradient }) => gradient.low > 0 && gradient.low <= 0.3],
  [/^Returns its input unchanged/, (_, f) => [-9, -0.2, 0, 0.2, 9].every((x) => f.value(x) === x)],
  [/zeroes the rest/, ({ range, sparse }) => range.low === 0 && sparse],
  [/^Zeroes numbers near 0/, ({ sparse }) => sparse],
  [/small ones to 0/, ({ sparse }) => sparse],
  [/bends down to/, ({ range }) => range.low < 0 && Number.isFinite(range.low)],
  [/two bounds/, ({ range }) => Number.isFinite(range.low) || Number.isFinite(range.high)],
];

describe('summaries', () => {
  it('claim nothing that is not so at the values of the call', () => {
    const seen = new Set<RegExp>();
    for (const entry of catalog) {
      if (entry.kind !== 'elementwise') continue;
      for (const values of [{}, ...tried(entry)]) {
        if (entry.check(values).some(({ kind }) => kind === 'raises')) continue;
        const summary = entry.summaryAt(values, english);
        if (summary === undefined) continue;
        const f = entry.functionAt(values);
        const facts = f.facts();
        for (const [words, holds] of claims) {
          if (!words.test(summary)) continue;
          seen.add(words);
          assert.ok(holds(facts, f), `${entry.id} ${JSON.stringify(values)}: ${summary}`);
        }
      }
    }
    assert.equal(seen.size, claims.length);
  });

  it('say what ELU bends down to', () => {
    assert.equal(
      findById('ELU')?.summaryAt({ alpha: 0.5 }, english),
      'A ReLU whose negative side bends down to −0.5',
    );
  });

  it('are silent where PyTorch takes what makes no sense', () => {
    assert.equal(findById('Softplus')?.summaryAt({ beta: -1 }, english), undefined);
    assert.equal(findById('LeakyReLU')?.summaryAt({ negative_slope: -0.2 }, english), undefined);
    assert.equal(findById('CELU')?.summaryAt({ alpha: -1 }, english), undefined);
  });
});
