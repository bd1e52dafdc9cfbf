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
    const list = listEntries(['a-new-one', 'b', 'c'], '// Head.\n\n  gone,\n  c,\n  b,\n');
    assert.match(list, /^\/\/ Head\.\n/);
    assert.match(list, /import \{ entry as aNewOne \} from '\.\/entries\/a-new-one\.ts';/);
    assert.match(list, /\[\n {2}c,\n {2}b,\n {2}aNewOne,\n\];\n$/);
    assert.doesNotMatch(list, /gone/);
  });
});
