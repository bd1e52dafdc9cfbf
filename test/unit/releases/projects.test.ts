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
