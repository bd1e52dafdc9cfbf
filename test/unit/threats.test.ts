// SECURITY.md names a test for every way in; each of these tests is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const rows = readFileSync(path.join(root, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!-|what could)/.test(line));

describe('the list of threats', () => {
  it('covers every way in', () => {
    for (const way of [
      ...['text of a document', 'text of a notebook', 'numbers', 'settings', 'saved state', 'messages'],
      ...['arguments of commands', 'clipboard', 'trust', 'virtual', 'what is written', 'network', 'page'],
    ]) {
      assert.ok(
        rows.some((row) => row.split('|')[1]?.includes(way)),
        way,
      );
    }
  });

  for (const row of rows) {
    const cells = row.split('|').map((cell) => cell.trim());
    it(`names tests that exist: ${cells[1]}`, () => {
      const named = [...(cells[3] ?? '').matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)];
      assert.ok(named.length > 0, row);
      for (const [, file = '', title = ''] of named) {
        const text = readFileSync(path.join(root, file), 'utf8');
        assert.ok(text.includes(title), `${file} has no test “${title}”`);
      }
    });
  }
});
