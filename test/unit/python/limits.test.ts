// How much is read at most, of what is open as of other files, and what a person is told of the rest.
import assert from 'node:assert/strict';
import { finish } from '../../../src/foundation/generators.ts';
import { type Cell, createReader, createWorkspaceModules, moduleLimits } from '../../../src/python/index.ts';
import { readText } from '../../../src/python/parser/read-text.ts';

const python = (text: string, key = '0'): Cell => ({ text, language: 'python', key });
const code = 'import torch.nn as nn\nnn.ReLU()\n';
/** Comments of so many characters. */
const comment = (length: number) => `#${'x'.repeat(length - 2)}\n`;
const megabytes = 1024 * 1024;

function read(cells: readonly Cell[], reader = createReader()) {
  const reading = reader.read(cells);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading;
}

describe('a document that is too large', () => {
  const tooLarge: Readonly<Record<string, readonly Cell[]>> = {
    'has more than 10 MB': [python(code + comment(10 * megabytes))],
    'is Markdown of more than 10 MB': [
      { text: `${comment(10 * megabytes)}\n\`\`\`python\n${code}\`\`\`\n`, language: 'markdown' },
    ],
    'is a notebook of more than 10 MB': Array.from({ length: 5 }, (_, at) =>
      python(code + comment(2.1 * megabytes), String(at)),
    ),
  };
  for (const [title, cells] of Object.entries(tooLarge)) {
    it(`${title}: nothing is told of it, but that`, () => {
      const reading = read(cells);
      assert.deepEqual(
        reading.uses,
        cells.map(() => []),
      );
      assert.equal(reading.useAt(0, code.length - 4), undefined);
      assert.deepEqual(reading.silenceAt(0, code.length - 4), { kind: 'too large' });
    }).timeout(60_000);
  }

  it('is read as soon as it is not any more, as by a fresh reader', () => {
    const reader = createReader();
    read([python(code + comment(10 * megabytes))], reader);
    const uses = read([python(code)], reader).uses;
    assert.deepEqual(JSON.stringify(uses), JSON.stringify(read([python(code)]).uses));
    assert.equal(uses[0]?.length, 1);
    const strings = `x = '${'x'.repeat(100_000)}'\n`.repeat(103);
    assert.equal(read([python(code + strings)], reader).uses[0]?.length, 1);
  });
});

describe('names that fill the memory', () => {
  it('end the reading of a text', () => {
    const text = 'x = [a, a, a, a]\n'.repeat(100);
    const read = (nodes: number) =>
      finish(readText(text, undefined, { characters: 10_000, nodes })).chunks.length;
    assert.equal(read(900), 100);
    assert.equal(read(899), 100);
    assert.equal(read(890), 99);
    assert.equal(read(9), 2);
  });
});

describe('a module in another file', () => {
  const files: Readonly<Record<string, string>> = {
    'that is a binary': `\u007fELF\0\0${'\0\n'.repeat(100_000)}act = nn.GELU\n`,
    'in UTF-16': new TextDecoder().decode(Buffer.from('from torch import nn\nact = nn.GELU\n', 'utf16le')),
    'of compiled code': `\ufffd\r\r\n\0\0\0\0from torch import nn\nact = nn.GELU\n`,
    'that is open, with more than is read of a file': `from torch import nn\nact = nn.GELU\n${comment(moduleLimits.bytes)}`,
  };
  for (const [title, text] of Object.entries(files)) {
    it(`${title} says nothing`, async () => {
      assert.deepEqual(await idsWith(text), []);
    });
  }

  it('says what it holds otherwise', async () => {
    assert.deepEqual(await idsWith('from torch import nn\nact = nn.GELU\n'), ['GELU']);
  });
});

/** What a document finds that calls `act` of a module. */
async function idsWith(module: string): Promise<readonly string[] | undefined> {
  const modules = createWorkspaceModules({
    locate: (file) => ({ path: file, root: '/w/' }),
    at: (path) => path,
    list: async () => ['a.py'],
    read: async () => module,
  });
  const reader = createReader();
  const imports = modules.follow('/w/net.py');
  for (;;) {
    const reading = reader.read([python('from a import act\nact()\n')], imports.known());
    while (!reading.step(Number.POSITIVE_INFINITY));
    if (!(await imports.advance(reading.wanted))) return reading.uses[0]?.map(({ id }) => id);
  }
}
