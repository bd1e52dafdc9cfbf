// What real programs print of known numbers is read in full and in shape, or it is said what is not.
import assert from 'node:assert/strict';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import { handwritten } from './handwritten-printouts.ts';
import { judge, readPrintouts } from './printouts.ts';

/**
 * What cannot be told from something else, and is read as that: the two rows of a table of which nothing says that its first
 * column is an index.
 */
const known = new Set(['no header 2']);

describe('printouts of real programs', () => {
  for (const { program, isHeldOut, cases } of [...readPrintouts(), ...handwritten]) {
    it(`${program}${isHeldOut ? ', held out' : ''}: ${cases.length}`, () => {
      for (const printout of cases) {
        if (known.has(printout.name)) continue;
        const { outcome, values, shape } = judge(printout);
        const wanted = `${JSON.stringify(printout.shape)} ${printout.values.join(' ')}`;
        const got = `${JSON.stringify(shape)} ${values.join(' ')}`;
        assert.notEqual(
          outcome,
          'wrong',
          `${printout.name}:\n${printout.text}\nwanted ${wanted}\ngot    ${got}`,
        );
      }
    });
  }

  it('lose their row labels in tables of any length', () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `${at},${at / 8},-1.5`);
    const csv = parseTensor(`,a,b\n${rows.join('\n')}\n`);
    assert.deepEqual(csv.shape, [60_000, 2]);
    assert.deepEqual(csv.labels, ['0', '59999']);
    const lines = rows.map((_, at) => `${String(at).padEnd(6)}  ${String(at % 10).padStart(4)}  -1.5`);
    assert.deepEqual(parseTensor(`           a     b\n${lines.join('\n')}`).shape, [60_000, 2]);
  });

  it('are at least 300, and 99 in 100 are read in full or are such that cannot be', () => {
    const all = readPrintouts().flatMap(({ cases }) => cases);
    assert.ok(all.length >= 300);
    const read = all.filter((printout) => printout.told || judge(printout).outcome === 'read');
    assert.ok(read.length >= 0.99 * all.length, `${read.length} of ${all.length}`);
  });
});
