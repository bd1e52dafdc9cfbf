// What people install: nothing but what runs, small, the same from the same commit, with nothing of this machine in it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packExtension } from '../../scripts/tasks/package.ts';
import { temporaryFolder } from '../../scripts/tasks/programs.ts';
import { readZip } from '../../scripts/tasks/read-zip.ts';
import { vsix } from '../../scripts/tasks/vsix.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The date and time of each entry, as its bytes say them. */
function timesIn(zip: Buffer): readonly number[] {
  const times: number[] = [];
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  for (; zip.readUInt32LE(at) === 0x02014b50; ) {
    times.push(zip.readUInt32LE(at + 12));
    at += [28, 30, 32].reduce((length, field) => length + zip.readUInt16LE(at + field), 46);
  }
  return times;
}

describe('the package', () => {
  const files = readZip(readFileSync(vsix));
  const read = (name: string) => files.get(name)?.toString('utf8') ?? '';

  it('holds what runs, what is read, and nothing else', () => {
    assert.deepEqual([...files.keys()].sort(), [
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/THIRD_PARTY_NOTICES.txt',
      'extension/changelog.md',
      'extension/dist/extension.js',
      'extension/dist/webview/lab.js',
      'extension/dist/webview/plot.css',
      'extension/dist/webview/plot.js',
      'extension/l10n/bundle.l10n.de.json',
      'extension/l10n/bundle.l10n.fr.json',
      'extension/media/icon.png',
      'extension/media/icon.svg',
      'extension/media/walkthrough/evaluate.svg',
      'extension/media/walkthrough/hover.svg',
      'extension/media/walkthrough/plot.svg',
      'extension/media/walkthrough/write-back.svg',
      'extension/package.json',
      'extension/package.nls.de.json',
      'extension/package.nls.fr.json',
      'extension/package.nls.json',
      'extension/readme.md',
    ]);
  });

  it('is smaller than 450 KB', () => {
    const { size } = statSync(vsix);
    assert.ok(size < 450_000, `${size} bytes`);
  });

  it('comes out the same, byte for byte, when it is made again', async () => {
    const again = path.join(temporaryFolder('package'), 'again.vsix');
    await packExtension(again, { isTight: false });
    const second = readZip(readFileSync(again));
    assert.deepEqual([...second.keys()], [...files.keys()]);
    for (const [name, content] of files) assert.ok(second.get(name)?.equals(content), `${name} differs`);
    assert.deepEqual(timesIn(readFileSync(again)), timesIn(readFileSync(vsix)));
  });

  it('has each translation under the sign that its sentence begins with', () => {
    const sources = JSON.parse(readFileSync(path.join(root, 'l10n/bundle.l10n.de.json'), 'utf8')) as Record<
      string,
      string
    >;
    const shipped = JSON.parse(read('extension/l10n/bundle.l10n.de.json')) as Record<string, string>;
    const code = ['extension', 'webview/plot', 'webview/lab']
      .map((name) => read(`extension/dist/${name}.js`))
      .join('');
    // What is the same in English is shown where there is no translation.
    const others = Object.entries(sources).filter(([sentence, text]) => text !== sentence);
    assert.equal(Object.keys(shipped).length, others.length);
    for (const [sign, text] of Object.entries(shipped)) {
      assert.match(sign, /^[\uE000-\uF8FF]$/, text);
      assert.ok(code.includes(sign), text);
    }
    for (const sentence of ['Compare', 'Evaluate…', 'Hide in Workspace']) {
      const [, sign = ''] = new RegExp(`([\\uE000-\\uF8FF])${sentence}["'\`]`).exec(code) ?? [];
      assert.equal(shipped[sign], sources[sentence]);
    }
  });

  it('has each text of the manifest in every language, as the sources have it', () => {
    const manifest = JSON.parse(read('extension/package.json'));
    const source = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const named = (text: string): string => text.slice(1, -1);
    for (const language of ['', '.de', '.fr']) {
      const shipped = JSON.parse(read(`extension/package.nls${language}.json`));
      const texts = JSON.parse(readFileSync(path.join(root, `package.nls${language}.json`), 'utf8'));
      assert.equal(Object.keys(shipped).length, Object.keys(texts).length);
      for (const [at, { command, title }] of manifest.contributes.commands.entries()) {
        const own = source.contributes.commands[at];
        assert.equal(command, own.command);
        assert.equal(shipped[named(title)], texts[named(own.title)]);
      }
      for (const [name] of JSON.stringify(manifest).matchAll(/(?<=")%[^"%]*%(?=")/g))
        assert.equal(typeof shipped[named(name)], 'string', name);
    }
  });

  it('tells nothing of the machine it was made on', () => {
    const traces = [root, os.homedir(), 'sourceMappingURL', 'node_modules/', 'file:///'].filter(
      (trace) => trace.length > 1,
    );
    for (const [name, content] of files) {
      // The notices say which packages are bundled.
      if (name.endsWith('THIRD_PARTY_NOTICES.txt')) continue;
      for (const trace of traces) assert.ok(!content.includes(trace), `${name} contains ${trace}`);
    }
  });

  it('has a README whose links and pictures lead somewhere from anywhere', () => {
    const readme = read('extension/readme.md');
    const links = [...readme.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]*)"/g)].map(
      ([, link, attribute]) => link ?? attribute ?? '',
    );
    assert.ok(links.length > 3, readme);
    for (const link of links) assert.match(link, /^(https:\/\/|#)/);
    const { repository } = JSON.parse(read('extension/package.json')) as { repository: { url: string } };
    const own = links.filter((link) => link.startsWith(repository.url.replace(/\.git$/, '/')));
    assert.ok(own.length > 3, 'relative links were made absolute');
    for (const link of own) {
      const [, file = ''] = /\/(?:raw|blob)\/HEAD\/([^#?]+)/.exec(link) ?? [];
      assert.ok(file && existsSync(path.join(root, file)), link);
    }
  });

  it('has a README without placeholders, and without what the marketplace refuses', () => {
    const readme = read('extension/readme.md');
    assert.doesNotMatch(readme, /TODO|FIXME|TBD|XXX|lorem ipsum|example\.(?:com|org)|<your|your-/i);
    assert.doesNotMatch(readme, /\.svg\b|<svg|data:image/i);
  });
});
