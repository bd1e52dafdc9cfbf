// The panel's bundle stays small, whatever is added to it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import esbuild, { type BuildOptions } from 'esbuild';

const root = path.resolve(__dirname, '../../..');

describe('the panel’s bundle', () => {
  let code: Uint8Array = new Uint8Array();
  let hostOnly: readonly string[] = [];

  before(async () => {
    const bundling = (await import('../../../esbuild.mjs')) as {
      builds: readonly BuildOptions[];
      hostOnly: readonly string[];
    };
    const panel = bundling.builds.find(({ outfile }) => outfile === 'dist/webview/plot.js');
    // Written nowhere: what lies in dist belongs to whoever packs or runs it.
    const { outputFiles } = await esbuild.build({ ...panel, absWorkingDir: root, write: false });
    code = outputFiles[0]?.contents ?? code;
    hostOnly = bundling.hostOnly;
  });

  it('asks nothing of an entry that it does not hold', () => {
    const text = new TextDecoder().decode(code);
    assert.match(text, /\.summary\b/);
    const asked = hostOnly.filter((name) => new RegExp(`\\.${name}\\b`).test(text));
    assert.deepEqual(asked, []);
  });

  it('stays under 290 KB, and under 104 KB gzipped', () => {
    const [plain, zipped] = [code.length, gzipSync(code).length];
    console.log(`      (${plain} bytes, ${zipped} gzipped)`);
    assert.ok(plain > 50_000 && plain < 290_000, `${plain} bytes`);
    assert.ok(zipped < 104_000, `${zipped} bytes gzipped`);
  });
});
