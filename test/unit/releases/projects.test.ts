// The release of a folder: by what real tools wrote, and by what people write by hand.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { answerTorchVersion } from '../../../src/cli/torch-version.ts';
import { newest } from '../../../src/foundation/release.ts';
import { writtenProjects } from './written-projects.ts';

/** A folder as a tool left it. */
interface Project {
  readonly name: string;
  /** The tool and its version, and the command that wrote what is in `files`. */
  readonly tool: string;
  readonly command: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file that says so. */
  readonly from: string;
  /** The releases that the tool chose, the newest first: one for each platform or extra. */
  readonly releases: readonly string[];
}

const packed = readFileSync(path.join(import.meta.dirname, '../../golden/projects.json.br'));
const projects: readonly Project[] = JSON.parse(brotliDecompressSync(packed).toString());

const uvTable = '[[package]]\nname = "torch"\nversion = "2.1.0"\n';

describe('the release of a folder', () => {
  for (const { name, tool, files, from, releases } of projects) {
    it(`is what ${tool} chose: ${name}`, async () => {
      const [version, ...others] = releases;
      const answer = await answerTorchVersion({ path: 'src/model.py', files });
      assert.deepEqual(answer, { version, from, ...(others.length > 0 ? { others } : {}) });
    });
  }

  it('is found in 30 folders and more of pip, uv, Poetry, PDM and Pipenv', () => {
    const tools = new Set(projects.map(({ tool }) => tool.split(' ')[0]));
    assert.deepEqual([...tools].sort(), ['pdm', 'pip', 'pipenv', 'poetry', 'uv']);
    assert.ok(projects.length >= 30, `${projects.length}`);
  });

  for (const { name, path: asked = 'src/model.py', files, answer } of writtenProjects) {
    it(`is found, or honestly not: ${name}`, async () => {
      assert.deepEqual(await answerTorchVersion({ path: asked, files }), answer);
    });
  }

  /** YAML of a few lines that is 9 to the power of `depth` words long once it is written out. */
  const lists = (depth: number, indent = '') =>
    Array.from(
      { length: depth },
      (_, at) => `${indent}a${at}: &a${at} [${Array(9).fill(at === 0 ? 'x' : `*a${at - 1}`)}]\n`,
    ).join('');
  const hostile: Readonly<Record<string, readonly [file: string, text: string, version: string]>> = {
    'lists of lists in an environment': [
      'environment.yml',
      `${lists(9)}dependencies:\n- pip: [*a8]\n`,
      newest,
    ],
    'lists of lists in a lock file': [
      'conda-lock.yml',
      `package:\n- name: pytorch\n  x:\n${lists(9, '    ')}  version: *a8\n`,
      newest,
    ],
    'PyTorch once in each line': ['requirements.txt', 'torch>=1.13,<2.3\n'.repeat(20_000), '2.2'],
    'a requirement without end': ['requirements.txt', `torch${',>=1'.repeat(90_000)}`, newest],
    'a manifest of megabytes': ['pyproject.toml', 'a.b.c = 1\n'.repeat(500_000), newest],
    'PyTorch in each table': ['uv.lock', uvTable.repeat(100_000), '2.1'],
    'PyTorch in each package': [
      'conda-lock.yml',
      '- name: pytorch\n  version: 2.1.0\n'.repeat(100_000),
      '2.1',
    ],
    'PyTorch in each address': ['pixi.lock', 'x/noarch/pytorch-2.1.0-py_0.conda\n'.repeat(100_000), '2.1'],
  };
  for (const [title, [file, text, version]] of Object.entries(hostile)) {
    it(`is found in no time, or not: ${title}`, async () => {
      const answer = await answerTorchVersion({ path: 'src/model.py', files: { [file]: text } });
      assert.equal(Object(answer).version, version);
    });
  }

  it('is the newest known where files have no form at all', async () => {
    const names = [
      'uv.lock',
      'Pipfile.lock',
      'pixi.lock',
      'conda-lock.yml',
      'requirements.txt',
      'pyproject.toml',
      'setup.cfg',
      'environment.yml',
      'model.ipynb',
    ];
    const pieces = [
      'torch',
      '==2.1',
      '[[package]]\n',
      'name = "torch"\n',
      '- name: torch\n',
      '{',
      '"',
      ': ',
      '\n',
      '-r a',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), text, async (name, written) => {
        const answer = await answerTorchVersion({ path: 'model.ipynb', files: { [name]: written } });
        assert.match(JSON.stringify(answer), /^\{"version":"\d\.\d+","from":(?:null|")/);
      }),
      { numRuns: 300 },
    );
    assert.deepEqual(await answerTorchVersion({ path: 'a.py', files: {} }), { version: newest, from: null });
  });

  it('is found in a lock file of megabytes without parsing what is not about PyTorch', async () => {
    // No TOML: whoever parsed it would find nothing.
    const other = `[[package]]\nname = "other"\nwheels = [\n${'    { url = ,\n'.repeat(20)}]\n\n`;
    const lock = other.repeat(15_000);
    assert.ok(lock.length > 4_000_000);
    const files = { 'uv.lock': `version = 1\n\n${lock}[[package]]\nname = "torch"\nversion = "2.6.0"\n` };
    assert.deepEqual(await answerTorchVersion({ path: 'a.py', files }), { version: '2.6', from: 'uv.lock' });
  });
});
