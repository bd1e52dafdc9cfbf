// How long it takes to read Python: 5,000 lines of real code cold, after a keystroke and unchanged, and to find the mistakes in
// them by every rule, beside pyright's language server on the same file in the same run.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPyright } from '../../scripts/corpus/install-pyright.ts';
import { PyrightServer } from '../../scripts/corpus/pyright-server.ts';
import { diagnose } from '../../src/content/diagnostics/diagnose.ts';
import { finish } from '../../src/foundation/generators.ts';
import { newest } from '../../src/foundation/release.ts';
import { createReader, type Reader } from '../../src/python/index.ts';
import { english } from '../support/english.ts';
import { madeNetworks, mostUses, type RealCode, realCode } from './real-code.ts';
import { type BenchRow, summarise } from './run.ts';

/** How long a step may take, in milliseconds, as the extension asks for it. */
const slice = 5;

/** The milliseconds that it takes to read `text`, in steps. */
function read(reader: Reader, text: string): number {
  const start = performance.now();
  const reading = reader.read([{ text, language: 'python' }]);
  while (!reading.step(slice));
  return performance.now() - start;
}

/** The milliseconds that it takes to read `text` and to mark what is wrong in it. */
function mark(reader: Reader, text: string): number {
  const start = performance.now();
  const reading = reader.read([{ text, language: 'python' }]);
  while (!reading.step(slice));
  diagnose(text, finish(reading.checkIn(0)), newest, english);
  return performance.now() - start;
}

const milliseconds = (value: number): string => `${value < 1 ? value.toPrecision(2) : value.toFixed(1)} ms`;

export async function rows(): Promise<readonly BenchRow[]> {
  const { name, file, text } = realCode();
  const lines = text.split('\n').length;
  const what = (doing: string): string => `${doing} ${lines} lines (${name})`;
  const offset = text.toLowerCase().indexOf('softplus', text.length >> 1);
  const typed = (count: number): string => text.slice(0, offset) + 'x'.repeat(count) + text.slice(offset);
  const reader = createReader();
  const cold = read(reader, text);
  const warm = summarise(Array.from({ length: 9 }, () => read(createReader(), text)));
  const edit = summarise(Array.from({ length: 40 }, (_, index) => read(reader, typed(index + 1))));
  const unchanged = summarise(Array.from({ length: 200 }, () => read(reader, typed(40))));
  const networks = madeNetworks(5000);
  const tests = mostUses();
  const inTests = (count: number): string => `${tests.text}\nlast = ${count}\n`;
  const testsReader = createReader();
  const readTests = summarise(Array.from({ length: 40 }, (_, index) => read(testsReader, inTests(index))));
  const markedTests = summarise(Array.from({ length: 40 }, (_, index) => mark(testsReader, inTests(-index))));
  const marked = summarise(Array.from({ length: 40 }, (_, index) => mark(reader, typed(index + 1))));
  const markedNetworks = summarise(
    Array.from({ length: 20 }, (_, index) => mark(reader, `${networks}\nlast = ${index}\n`)),
  );
  const theirs = await timesOfPyright(file, text, offset);
  const row = (doing: string, ours: number, against: number, label: string): BenchRow => ({
    what: what(doing),
    figure: milliseconds(ours),
    against: `${label}, ${milliseconds(against)}`,
    ratio: (ours / against).toPrecision(2),
  });
  return [
    row('first reading of a process,', cold, theirs.first, 'pyright, open and first hover'),
    row('reading again from nothing, median,', warm.median, theirs.first, 'pyright, open and first hover'),
    row('after one keystroke, median,', edit.median, theirs.edited, 'pyright, hover after a keystroke'),
    row('after one keystroke, p95,', edit.p95, theirs.edited, 'pyright, hover after a keystroke'),
    row(
      'marks of all rules after one keystroke, median,',
      marked.median,
      theirs.edited,
      'pyright, hover after a keystroke',
    ),
    ...(
      [
        [`after one keystroke, median, ${nameOf(tests)}`, readTests],
        [`marks of all rules after one keystroke, median, ${nameOf(tests)}`, markedTests],
        ['marks of all rules after one keystroke, median, 5,000 lines of networks', markedNetworks],
      ] as const
    ).map(([what, { median }]) => ({
      what,
      figure: milliseconds(median),
      against: 'at most 50 ms',
      ratio: (median / 50).toPrecision(2),
    })),
    row('a question on an unchanged document, p95,', unchanged.p95, theirs.unchanged, 'pyright, hover again'),
    ...linear(),
  ];
}

const nameOf = ({ name, text }: RealCode): string => `${text.split('\n').length} lines (${name})`;

/** Ten times the text must take ten times the time. */
function linear(): BenchRow[] {
  const part =
    'import torch.nn as nn\nclass A(nn.Module):\n    def __init__(self):\n        self.act = nn.ReLU()\n    def forward(self, x):\n        return self.act(x)\n';
  const [small = 0, large = 0] = [1e6, 1e7].map((size) =>
    read(createReader(), part.repeat(size / part.length)),
  );
  return [
    {
      what: 'reading a file of 10 MB',
      figure: `${(large / 1000).toFixed(1)} s`,
      against: `1 MB, ${(small / 1000).toFixed(2)} s`,
      ratio: (large / small).toPrecision(2),
    },
  ];
}

async function timesOfPyright(
  file: string,
  text: string,
  offset: number,
): Promise<{ first: number; edited: number; unchanged: number }> {
  const server = new PyrightServer(await installPyright());
  await server.start(path.dirname(file));
  const uri = pathToFileURL(file).href;
  const before = text.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: (before.at(-1)?.length ?? 0) + 1 };
  const hover = async (): Promise<number> => {
    const start = performance.now();
    await server.ask('textDocument/hover', { textDocument: { uri }, position });
    return performance.now() - start;
  };
  const start = performance.now();
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  await hover();
  const first = performance.now() - start;
  const again: number[] = [];
  for (let count = 0; count < 50; count++) again.push(await hover());
  const edited: number[] = [];
  for (let count = 1; count <= 10; count++) {
    const begin = performance.now();
    const change = { range: { start: position, end: position }, text: 'x' };
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: count + 1 },
      contentChanges: [change],
    });
    await hover();
    edited.push(performance.now() - begin);
  }
  server.stop();
  return { first, edited: summarise(edited).median, unchanged: summarise(again).p95 };
}
