// The panel's bundle stays small, whatever is added to it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import esbuild, { type BuildOptions } from 'esbuild';

const root = path.resolve(__dirname, '../../..');

describe('the panel’s bundle', () => {
  it('stays under 250 KB, and under 80 KB gzipped', async () => {
    const { builds } = (await import('../../../esbuild.mjs')) as { builds: readonly BuildOptions[] };
    const panel = builds.find(({ outfile }) => outfile === 'dist/webview/plot.js');
    // Written nowhere: what lies in dist belongs to whoever packs or runs it.
    const { outputFiles } = await esbuild.build({ ...panel, absWorkingDir: root, write: false });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    const [plain, zipped] = [code.length, gzipSync(code).length];
    console.log(`      (${plain} bytes, ${zipped} gzipped)`);
    assert.ok(plain > 50_000 && plain < 250_000, `${plain} bytes`);
    assert.ok(zipped < 80_000, `${zipped} bytes gzipped`);
  });
});
