// What ships asks nothing of the network and runs nothing that it was not built with.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild, { type BuildOptions } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const ways =
  /(?<!\.)\b(?:fetch|importScripts|eval)\s*\(|\b(?:sendBeacon)\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|SharedWorker)\b|\bnew (?:Worker|Function)\b|\bimport\s*\(|\brequire\((?!"vscode"\))/g;

describe('the bundles', () => {
  it('have no way to the network, and none to run text as code but the panel’s own in its worker', async () => {
    const { builds, panelOnly } = (await import(pathToFileURL(path.join(root, 'esbuild.mjs')).href)) as {
      builds: readonly BuildOptions[];
      panelOnly: readonly string[];
    };
    assert.equal(builds.length, 2);
    for (const build of builds) {
      // What makes it smaller afterwards adds no call of anything.
      const plugins = build.plugins?.filter(({ name }) => name !== 'smaller') ?? [];
      const { outputFiles } = await esbuild.build({ ...build, plugins, absWorkingDir: root, write: false });
      const files = outputFiles ?? [];
      const names = files.map((file) => path.basename(file.path)).sort();
      const isPanel = names.includes('plot.js');
      assert.deepEqual(names, isPanel ? ['lab.js', 'plot.js'] : ['extension.js']);
      const all = files.map(({ text }) => text).join('');
      assert.ok(all.length > 50_000);
      // The host asks nothing of an entry that its bundle does not hold.
      for (const name of panelOnly) assert.equal(all.includes(`.${name}`), isPanel, name);
      // What it fetches can only be its own: the page’s policy names nothing else.
      const own = isPanel ? ['fetch(', 'new Worker'] : [];
      assert.deepEqual(all.match(ways) ?? [], own, names.join());
    }
  });

  it('write no file but an export, and search for files only where a person asks for the workspace', () => {
    const features = path.join(root, 'src/features');
    const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const filesWith = (calls: RegExp) =>
      files.filter((name) => calls.test(readFileSync(path.join(features, name), 'utf8')));
    assert.deepEqual(filesWith(/\.(?:writeFile|createDirectory|delete\(.*recursive|copy|rename)\(/), [
      path.join('plot', 'export-picture.ts'),
    ]);
    assert.deepEqual(filesWith(/findFiles/), [path.join('python', 'python-files.ts')]);
    assert.deepEqual(filesWith(/findPythonFiles\(/).sort(), [
      path.join('diagnostics', 'check-workspace.ts'),
      path.join('list', 'find-uses.ts'),
      path.join('list', 'show-activations.ts'),
      path.join('python', 'python-files.ts'),
      path.join('release', 'compare-releases.ts'),
    ]);
  });

  it('need nothing installed: the package has no dependencies', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.equal(manifest.dependencies, undefined);
  });
});
