// README promises nothing that the pages it is cut from do not say, and shows no picture that is not there.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const readme = read('README.md');

/** The lines of README's table with this head. */
function tableBelow(head: RegExp): readonly string[] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => head.test(line));
  assert.ok(start >= 0, `${head} in README.md`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end);
}

describe('README', () => {
  for (const [head, page, command] of [
    [/^\| activation \| value \|/, 'docs/exactness.md', 'npm run exactness'],
    [/^\| what \| here \|/, 'docs/speed.md', 'npm run bench'],
  ] as const) {
    it(`shows only rows that stand in ${page}, which \`${command}\` writes`, () => {
      const known = new Set(read(page).split('\n'));
      const rows = tableBelow(head);
      assert.ok(rows.length > 4);
      for (const row of rows) assert.ok(known.has(row), row);
    });
  }

  it('names every setting with its default', () => {
    const { contributes } = JSON.parse(read('package.json')) as {
      contributes: { configuration: { properties: Record<string, { default: unknown }> }[] };
    };
    for (const [name, setting] of contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties),
    )) {
      const [group = '', last = ''] = [
        name.slice(0, name.lastIndexOf('.')),
        name.slice(name.lastIndexOf('.')),
      ];
      const row = tableBelow(/^\| setting \|/).find(
        (line) => line.includes(group) && line.includes(`${last}\``),
      );
      const wanted = JSON.stringify(setting.default).replaceAll('","', '", "');
      assert.ok(row?.includes(`\`${wanted}\``), name);
    }
  });

  it('names every command of the palette', () => {
    const titles = JSON.parse(read('package.nls.json')) as Record<string, string>;
    const { contributes } = JSON.parse(read('package.json')) as {
      contributes: {
        commands: { command: string; title: string }[];
        menus: { commandPalette: { command: string; when: string }[] };
      };
    };
    const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
    const shown = contributes.commands.filter(
      (one) => !hidden.some(({ command }) => command === one.command),
    );
    const rows = tableBelow(/^\| command \|/).map((line) => line.split(' | ')[0]?.slice(2));
    assert.deepEqual(rows.sort(), shown.map(({ title }) => titles[title.slice(1, -1)]).sort());
  });

  it('shows pictures that are there, for light and dark, and small', () => {
    const shown = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file]) => file ?? '');
    assert.ok(shown.length >= 6);
    for (const file of shown) {
      assert.ok(existsSync(path.join(root, file)), file);
      const limit = file.endsWith('.webp') ? 300_000 : 200_000;
      assert.ok(statSync(path.join(root, file)).size < limit, file);
      const twin = file.includes('-light')
        ? file.replace('-light', '-dark')
        : file.replace('-dark', '-light');
      assert.ok(shown.includes(twin), twin);
    }
  });

  it('leads only to files that are there, as do the pages beside it', () => {
    const docs = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
    for (const name of [
      ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'],
      ...docs.map((doc) => `docs/${doc}`),
    ]) {
      for (const [, file = ''] of read(name).matchAll(/`((?:docs|l10n|scripts|src|test)\/[\w./-]+)`/g))
        assert.ok(existsSync(path.join(root, file)), `${file} in ${name}`);
      for (const [, link = ''] of read(name).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (link.startsWith('https://')) continue;
        assert.ok(existsSync(path.join(root, path.dirname(name), link)), `${link} in ${name}`);
      }
    }
  });
});
