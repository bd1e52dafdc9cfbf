// The panel's bundle stays small, whatever is added to it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '../../..');

describe('the panel’s bundle', () => {
  it('stays under 250 KB, and under 80 KB gzipped', () => {
    const built = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    const code = readFileSync(path.join(root, 'dist/webview/plot.js'));
    const [plain, zipped] = [code.length, gzipSync(code).length];
    console.log(`      (${plain} bytes, ${zipped} gzipped)`);
    assert.ok(plain > 50_000 && plain < 250_000, `${plain} bytes`);
    assert.ok(zipped < 80_000, `${zipped} bytes gzipped`);
  });
});
