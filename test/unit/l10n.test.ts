// Every language says every sentence: none missing, none left over, the same placeholders and commands in each.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { collect, faults, keysOf } from '../../scripts/docs/l10n.ts';

const root = path.join(import.meta.dirname, '../..');
type Words = Readonly<Record<string, string>>;
const read = (file: string): Words => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** Placeholders and command links, in order. */
const fixed = (text: string) =>
  [...text.matchAll(/\{\d+\}|\]\(command:[\w.]+\)/g)].map(([part]) => part).sort();

const bundles = readdirSync(path.join(root, 'l10n')).filter((name) => /^bundle\.l10n.*\.json$/.test(name));
const manifests = readdirSync(root).filter((name) => /^package\.nls.*\.json$/.test(name));

describe('languages', () => {
  it('are German and French beside English, in the code and in package.json', () => {
    assert.deepEqual(bundles, ['bundle.l10n.de.json', 'bundle.l10n.fr.json', 'bundle.l10n.json']);
    assert.deepEqual(manifests.sort(), ['package.nls.de.json', 'package.nls.fr.json', 'package.nls.json']);
  });

  for (const name of bundles) {
    it(`say every sentence of the code: ${name} (npm run l10n lists them)`, () => {
      const words = read(`l10n/${name}`);
      assert.deepEqual(faults(collect(), words), []);
      for (const [key, text] of Object.entries(words)) {
        assert.notEqual(text.trim(), '', key);
        // ' or ' stands between words: its spaces belong to it.
        assert.deepEqual([/^\s/.test(text), /\s$/.test(text)], [/^\s/.test(key), /\s$/.test(key)], key);
      }
    });
  }

  it('has English sentences as their own keys', () => {
    for (const [key, text] of Object.entries(read('l10n/bundle.l10n.json'))) assert.equal(text, key);
  });

  const english = read('package.nls.json');

  for (const name of manifests) {
    it(`say all that package.json shows: ${name}`, () => {
      const words = read(name);
      assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(words)) {
        assert.notEqual(text.trim(), '', key);
        assert.deepEqual(fixed(text), fixed(english[key] ?? ''), key);
      }
    });
  }

  it('have a text for each %key% of package.json, and none that nothing shows', () => {
    const used = [...readFileSync(path.join(root, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g)];
    assert.deepEqual([...new Set(used.map(([, key]) => key))].sort(), Object.keys(english).sort());
  });

  it('collects what is said through a look, and not what VS Code is handed', () => {
    const keys = (source: string) => keysOf(source, 'a.ts').map(({ key }) => key);
    assert.deepEqual(keys("look.t('Curve of {0}', name)"), ['Curve of {0}']);
    assert.deepEqual(keys("t(\n  'It\\'s {0}',\n  one,\n)"), ["It's {0}"]);
    assert.deepEqual(keys('vscode.l10n.t(message)'), []);
    assert.deepEqual(keys('t(message)'), [undefined]);
  });
});
