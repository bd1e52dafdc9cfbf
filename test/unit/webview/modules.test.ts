// What lives longer than a call belongs to the panel, which a test or a second panel makes anew: its modules hold nothing
// that changes, and neither do those that it draws and speaks with.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** Lines at the top of a module that hold what can change: `let`, and containers that are filled later. */
function changeable(source: string): readonly string[] {
  return source
    .split('\n')
    .filter((line) =>
      /^(export )?(let|var) |^(export )?const \w+(: [^=]+)? = new (Weak)?(Map|Set)\b[^(]*\(\)/.test(line),
    );
}

describe('the modules of the panel', () => {
  it('hold nothing that changes', () => {
    const files = ['webview', 'plot', 'protocol'].flatMap((room) =>
      readdirSync(path.join(root, 'src', room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => path.join('src', room, name)),
    );
    assert.ok(files.length > 40);
    for (const file of files) {
      assert.deepEqual(changeable(readFileSync(path.join(root, file), 'utf8')), [], file);
    }
  });

  it('would be told of', () => {
    assert.equal(
      changeable('let bundle = {};\nexport const known = new WeakMap<Curve, string>();').length,
      2,
    );
    assert.equal(changeable("const names = new Set(['a']);\nconst t = 1;\n  let x = 2;").length, 0);
  });
});
