// The list of entries is what `npm run entries` writes: each file of src/catalog/entries stands in it once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { entryFiles, listEntries } from '../../../scripts/docs/list-entries.ts';
import { catalog } from '../../../src/catalog/catalog.ts';

describe('the list of entries', () => {
  const before = readFileSync('src/catalog/entries.ts', 'utf8');

  it('holds each file of src/catalog/entries (npm run entries)', () => {
    assert.equal(listEntries(entryFiles(), before), before);
    assert.equal(catalog.length, entryFiles().length);
  });

  it('takes a new file in last, and one that is gone out', () => {
    const files = [...entryFiles().filter((file) => file !== 'mish'), 'a-new-one'];
    const list = listEntries(files, before);
    assert.ok(list.endsWith('  negativeBinaryEntropy,\n  aNewOne,\n];\n'));
    assert.ok(list.includes("import { entry as aNewOne } from './entries/a-new-one.ts';\n"));
    assert.ok(!/mish/i.test(list));
  });
});
