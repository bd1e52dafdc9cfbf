// The panel's scripts stay small, whatever is added to them, and the first holds nothing that drawers alone need.
import assert from 'node:assert/strict';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import esbuild, { type BuildOptions } from 'esbuild';

const root = path.resolve(__dirname, '../../..');

describe('the panel’s scripts', () => {
  let scripts: ReadonlyMap<string, Uint8Array> = new Map();
  let hostOnly: readonly string[] = [];

  before(async () => {
    const bundling = (await import('../../../esbuild.mjs')) as {
      builds: readonly BuildOptions[];
      hostOnly: readonly string[];
    };
    const panel = bundling.builds.find(({ outdir }) => outdir === 'dist/webview');
    // Written nowhere: what lies in dist belongs to whoever packs or runs it.
    const { outputFiles } = await esbuild.build({ ...panel, absWorkingDir: root, write: false });
    scripts = new Map(outputFiles.map((file) => [path.basename(file.path), file.contents]));
    hostOnly = bundling.hostOnly;
  });

  const textOf = (name: string) => new TextDecoder().decode(scripts.get(name));

  it('are two, of which the second holds what drawers load', () => {
    assert.deepEqual([...scripts.keys()].sort(), ['lab.js', 'plot.js']);
    for (const name of ['lens-train', 'lens-inputs']) {
      const defined = new RegExp(`define\\(["'\`]${name}["'\`]`);
      assert.match(textOf('lab.js'), defined);
      assert.doesNotMatch(textOf('plot.js'), defined);
    }
  });

  it('ask nothing of an entry that they do not hold', () => {
    const text = textOf('plot.js') + textOf('lab.js');
    assert.match(text, /\.summary\b/);
    const asked = hostOnly.filter((name) => new RegExp(`\\.${name}\\b`).test(text));
    assert.deepEqual(asked, []);
  });

  it('stay under 250 KB and 88 KB gzipped, and under 50 and 20 KB', () => {
    const limits = { 'plot.js': [250_000, 88_000], 'lab.js': [50_000, 20_000] } as const;
    for (const [name, [most, mostZipped]] of Object.entries(limits)) {
      const code = scripts.get(name) ?? new Uint8Array();
      const zipped = gzipSync(code).length;
      console.log(`      (${name}: ${code.length} bytes, ${zipped} gzipped)`);
      assert.ok(code.length > 20_000 && code.length < most, `${code.length} bytes`);
      assert.ok(zipped < mostZipped, `${zipped} bytes gzipped`);
    }
  });
});
