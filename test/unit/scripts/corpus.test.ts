// `npm run corpus` as a person starts it, on a folder of two files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../../..');
const script = path.join(root, 'scripts/corpus/corpus.ts');

const files = {
  'layers.py': 'from torch import nn\nact = nn.Hardtanh(0.0, float("inf"))\nother = nn.ELU(float("nan"))\n',
  'net.py': 'from layers import act\nact(x)\n',
};

describe('the list of uses in a folder', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'activation-lens-corpus-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** `layers.py:2 Hardtanh max_val=inf`, for each use. */
  function list(...options: readonly string[]): readonly string[] {
    const out = path.join(folder, 'uses.jsonl');
    execFileSync(process.execPath, ['--import', 'tsx', script, '--out', out, ...options, folder], {
      cwd: root,
    });
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    return lines.map((line) => {
      const { path: file, line: row, id, parameters } = JSON.parse(line);
      const settings = Object.entries<{ value?: unknown }>(parameters).flatMap(([name, { value }]) =>
        typeof value === 'string' ? [` ${name}=${value}`] : [],
      );
      return `${path.basename(file)}:${row + 1} ${id}${settings.join('')}`;
    });
  }

  it('holds settings that JSON has no number for, and reads each file by itself', () => {
    assert.deepEqual(list(), ['layers.py:2 Hardtanh max_val=inf', 'layers.py:3 ELU alpha=nan']);
  });

  it('follows names into other files of the folder when asked to', () => {
    assert.deepEqual(list('--workspace'), [
      'layers.py:2 Hardtanh max_val=inf',
      'layers.py:3 ELU alpha=nan',
      'net.py:2 Hardtanh max_val=inf',
    ]);
  });
});
