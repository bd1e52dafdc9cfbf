// How long a hover takes: reading, content, picture and Markdown together, as the provider does it, beside the hover of
// pyright's language server on the same text in the same run; and how long the extension takes to start.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import type { Translate } from '../../src/activations/activation.ts';
import { describeUse } from '../../src/answers/hover.ts';
import { renderHover } from '../../src/answers/hover-markdown.ts';
import { palettes } from '../../src/plot/palette.ts';
import { type ActivationUse, createReader } from '../../src/python/uses.ts';
import { type BenchRow, summarise } from './run.ts';

const root = path.join(import.meta.dirname, '../..');
const pyright = path.join(root, '.cache/pyright');

const t: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));
const parts = {
  origin: true,
  formula: true,
  picture: true,
  facts: true,
  values: true,
  findings: true,
  links: true,
};

/** A network as people write them, again and again under other names, with values of its own. */
function source(lines: number): string {
  const network = (i: number) => `class Net${i}(nn.Module):
    def __init__(self, width=64, act_layer=nn.GELU):
        super().__init__()
        self.first = nn.Linear(width, width)
        self.act = nn.Softplus(beta=${i % 7}.5, threshold=${10 + (i % 5)})
        self.other = act_layer()
        self.body = nn.Sequential(nn.Linear(width, width), nn.LeakyReLU(0.${1 + (i % 8)}))

    def forward(self, x):
        x = self.act(self.first(x))
        x = F.relu(self.other(x))
        return self.body(x).sigmoid()

`;
  const text = ['import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n'];
  for (let i = 0; i * 13 < lines; i++) text.push(network(i));
  return text.join('');
}

function read(text: string): readonly ActivationUse[] {
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(8));
  return reading.uses[0] ?? [];
}

/** What the provider does with what has been read, without VS Code. */
function answer(uses: readonly ActivationUse[], text: string, offset: number): string {
  const use = uses.find(({ start, end }) => start <= offset && offset <= end);
  const content = use && describeUse(use, { cell: 0, read: ({ start, end }) => text.slice(start, end) }, t);
  if (!content) throw new Error('No hover where the bench expects one.');
  return renderHover(content, {
    parts,
    palette: palettes.dark,
    isNarrow: false,
    t,
    linkTo: (target) => `command:activationLens.openPlot?${encodeURIComponent(JSON.stringify(target))}`,
  });
}

const offsetsIn = (text: string) =>
  [...text.matchAll(/Softplus|LeakyReLU|relu|act\(/g)].map(({ index }) => index + 1);

function timed(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

interface Theirs {
  readonly first: number;
  readonly again: number;
}

/** pyright's time for the first hover after opening the text, and its 95th percentile over many places. */
async function timePyright(text: string, offsets: readonly number[]): Promise<Theirs | undefined> {
  const client = path.join(root, 'scripts/pyright-server.ts');
  if (!existsSync(path.join(pyright, 'node_modules/pyright')) || !existsSync(client)) return undefined;
  const { PyrightServer } = await import(pathToFileURL(client).href);
  const server = new PyrightServer(pyright);
  await server.start(root);
  const uri = pathToFileURL(path.join(root, 'bench.py')).href;
  const at = async (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const start = performance.now();
    await server.ask('textDocument/hover', { textDocument: { uri }, position });
    return performance.now() - start;
  };
  const start = performance.now();
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  await at(offsets[0] ?? 0);
  const first = performance.now() - start;
  const times: number[] = [];
  for (const offset of offsets.slice(0, 200)) times.push(await at(offset));
  server.stop();
  return { first, again: summarise(times).p95 };
}

/** Loading the packaged bundle and activating it, with a VS Code that does nothing. */
function timeActivation(): number | undefined {
  const file = path.join(root, 'dist/extension.js');
  if (!existsSync(file)) return undefined;
  const code = readFileSync(file, 'utf8');
  const nothing: object = new Proxy(() => undefined, {
    get: (_, name) => {
      if (name === Symbol.iterator) return [][Symbol.iterator];
      if (name === Symbol.toPrimitive) return () => '';
      return name === 'then' ? undefined : nothing;
    },
    apply: () => nothing,
    construct: () => nothing,
  });
  const types = readFileSync(path.join(root, 'node_modules/@types/vscode/index.d.ts'), 'utf8');
  const names = [...types.matchAll(/^\s+export (?:class|namespace|enum|const|function) (\w+)/gm)];
  const vscode = Object.fromEntries(names.map(([, name]) => [name, nothing]));
  const load = createRequire(import.meta.url);
  return timed(() => {
    const module: { exports: { activate?(context: unknown): void } } = { exports: {} };
    const run = vm.runInThisContext(`(function (module, exports, require) {${code}\n})`, { filename: file });
    run(module, module.exports, (name: string) => (name === 'vscode' ? vscode : load(name)));
    module.exports.activate?.({
      subscriptions: [],
      extensionUri: nothing,
      workspaceState: nothing,
      globalState: nothing,
    });
  });
}

export async function rows(): Promise<readonly BenchRow[]> {
  const [short, long] = [source(1000), source(5000)];
  const place = offsetsIn(short)[0] ?? 0;
  const firsts = Array.from({ length: 15 }, () => timed(() => void answer(read(short), short, place)));
  const places = offsetsIn(long);
  const uses = read(long);
  const again = summarise(places.slice(0, 600).map((offset) => timed(() => void answer(uses, long, offset))));
  const starts = Array.from({ length: 9 }, timeActivation).filter((time) => time !== undefined);
  const [theirShort, theirLong] = [
    await timePyright(short, offsetsIn(short)),
    await timePyright(long, places),
  ];
  const missing = 'pyright is missing: npm install --prefix .cache/pyright pyright';
  const row = (what: string, ours: number, theirs: number | undefined): BenchRow => ({
    what,
    figure: `${ours.toFixed(2)} ms`,
    against: theirs === undefined ? missing : `pyright's hover, ${theirs.toFixed(1)} ms`,
    ratio: theirs === undefined ? '' : (ours / theirs).toPrecision(2),
  });
  return [
    row('first hover of a process, 1,000 lines', firsts[0] ?? Number.NaN, theirShort?.first),
    row('first hover in a file, 1,000 lines, median', summarise(firsts).median, theirShort?.first),
    row('hover on an unchanged 5,000-line file, p95', again.p95, theirLong?.again),
    row('hover on an unchanged 5,000-line file, median', again.median, theirLong?.again),
    {
      what: 'activation: loading the bundle and activate(), median',
      figure: starts.length ? `${summarise(starts).median.toFixed(1)} ms` : 'no dist/: npm run build',
      against: 'at most 20 ms',
      ratio: '',
    },
  ];
}
