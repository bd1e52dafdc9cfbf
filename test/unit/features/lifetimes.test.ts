// What features remember has an owner that disposes of it: no file of theirs remembers anything by itself.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const features = path.resolve(import.meta.dirname, '../../../src/features');
const state =
  /^(?:export )?(?:let |var |const \w+(?:: [^=]+)? = (?:new |\[\];|\{\};|create\w*\(|lazily\(|debounce\())/gm;

describe('the features', () => {
  it('hold no state at the top of a file', () => {
    const found = readdirSync(features, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const lines = readFileSync(path.join(features, file), 'utf8').match(state) ?? [];
        return lines.map((line) => `${file}: ${line}`);
      });
    assert.deepEqual(found, []);
  });

  it('would be found out', () => {
    const lines = ['let last: string | undefined;', 'const known = new Map<string, number>();'];
    for (const line of lines) assert.match(line, new RegExp(state.source, 'm'));
  });
});
