// No surface names an activation: outside of the catalog no code holds an id or an API path of one, so that a new
// activation is never a line in a list elsewhere. Comments may; so may package.json, whose defaults VS Code reads before
// anything runs, and the sentences in l10n, which come from the catalog.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import esbuild from 'esbuild';
import { catalog } from '../../../src/catalog/catalog.ts';

/** Ids that are words of English, too: only a string that is nothing else counts. */
const words = new Set(['Threshold']);
const escaped = (text: string): string => text.replaceAll('.', '\\.');
const ids = catalog.map(({ id }) => id);
const paths = catalog.flatMap(({ apiPaths }) => apiPaths.map(({ path }) => path));
const named = new RegExp(
  [
    `(?<!\\w)(?:${ids.filter((id) => !words.has(id)).join('|')})(?!\\w)`,
    `(["'\`])(?:${[...words].join('|')})\\1`,
    `(?<![\\w.])(?:${paths.map(escaped).join('|')})(?!\\w)`,
  ].join('|'),
  'g',
);

/** The names that a program's code holds; esbuild takes its comments and types away. */
async function namesIn(source: string): Promise<readonly string[]> {
  const { code } = await esbuild.transform(source, { loader: 'ts', minifyWhitespace: true });
  return [...code.matchAll(named)].map(([name]) => name);
}

/** Code of src, but for the catalog itself and for what is made from it: typeset formulas stand by their ids. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !/^catalog\/|\.generated\.ts$|\.d\.ts$/.test(file));

describe('names of activations', () => {
  it('stand in no code outside of the catalog', async () => {
    const found = await Promise.all(
      files.map(async (file) =>
        (await namesIn(readFileSync(`src/${file}`, 'utf8'))).map((name) => `src/${file}: ${name}`),
      ),
    );
    assert.ok(files.length > 100);
    assert.deepEqual(found.flat(), []);
  });

  it('are told from words of English, and from what stands in comments', async () => {
    assert.deepEqual(await namesIn("t('Threshold of what is shown'); // like ReLU"), []);
    assert.deepEqual(await namesIn("if (id === 'Threshold') show('F.relu', `a ReLU`);"), [
      '"Threshold"',
      'ReLU',
    ]);
    assert.deepEqual(await namesIn("const path = 'torch.nn.functional.softplus';"), [
      'torch.nn.functional.softplus',
    ]);
    assert.deepEqual(await namesIn('const table = { GELU: 1, soft: 2 };'), ['GELU']);
  });
});
