// How long a hover takes: reading, content, picture and Markdown together, as the provider does it, beside the hover of
// pyright's language server on the same text in the same run; and how long the extension takes to start.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import esbuild, { type BuildOptions } from 'esbuild';
import { installPyright } from '../../scripts/corpus/install-pyright.ts';
import { PyrightServer } from '../../scripts/corpus/pyright-server.ts';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { answer, offsetsIn, read } from './one-hover.ts';
import { madeNetworks } from './real-code.ts';
import { type BenchRow, summarise } from './run.ts';

function timed(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

/** Milliseconds: the first hovers in files just opened, one after another, and hovers all over a file that is known. */
interface Times {
  readonly firsts: readonly number[];
  /** The same in files that were read before, as open files are. */
  readonly readAhead: readonly number[];
  /** All over a file that was read. */
  readonly again: readonly number[];
}

const FILES = 15;
const HOVERS = 600;

/** A file of its own each time, with a call of its own ahead, so that nothing is known of it. */
const fresh = (text: string, i: number) =>
  text.replace('\n\nclass', `\n\nown = nn.Softplus(beta=${i + 20})\n\n\nclass`);

/** Another place in each file: constructors, functions and attributes, from the top to the end. */
function placeIn(text: string, i: number): number {
  const places = offsetsIn(text);
  return places[(i * 41) % places.length] ?? 0;
}

function timeOurs(short: string, long: string): Times {
  const firsts = Array.from({ length: FILES }, (_, i) => {
    const text = fresh(short, i);
    const place = placeIn(text, i);
    return timed(() => void answer(read(text), place));
  });
  const readAhead = Array.from({ length: FILES }, (_, i) => {
    const text = fresh(short, 2 * FILES + i);
    const known = read(text);
    return timed(() => void answer(known, offsetsIn(text)[0] ?? 0));
  });
  const uses = read(long);
  const places = offsetsIn(long).slice(0, HOVERS);
  const again = places.map((offset) => timed(() => void answer(uses, offset)));
  return { firsts, readAhead, again };
}

/** The same of pyright's language server. */
async function timePyright(short: string, long: string): Promise<Times> {
  const server = new PyrightServer(await installPyright());
  await server.start(projectRoot);
  const open = (name: string, text: string) => {
    const uri = pathToFileURL(path.join(projectRoot, name)).href;
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'python', version: 1, text },
    });
    return async (offset: number) => {
      const before = text.slice(0, offset).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      await server.ask('textDocument/hover', { textDocument: { uri }, position });
    };
  };
  const firsts: number[] = [];
  for (let i = 0; i < FILES; i++) {
    const text = fresh(short, i);
    const place = placeIn(text, i);
    const start = performance.now();
    await open(`bench-${i}.py`, text)(place);
    firsts.push(performance.now() - start);
  }
  const readAhead: number[] = [];
  for (let i = FILES; i < 2 * FILES; i++) {
    const text = fresh(short, i);
    const hover = open(`bench-${i}.py`, text);
    await hover(0);
    const start = performance.now();
    await hover(offsetsIn(text)[0] ?? 0);
    readAhead.push(performance.now() - start);
  }
  const hover = open('bench-long.py', long);
  await hover(0);
  const again: number[] = [];
  for (const offset of offsetsIn(long).slice(0, HOVERS)) {
    const start = performance.now();
    await hover(offset);
    again.push(performance.now() - start);
  }
  server.stop();
  return { firsts, readAhead, again };
}

/**
 * The first hover of a process, bundled as the product is, in a process of its own each time: code that has never run is
 * compiled while it runs.
 */
async function timeCold(): Promise<readonly number[]> {
  const { builds } = (await import('../../esbuild.mjs')) as { builds: readonly BuildOptions[] };
  const [host] = builds;
  const outfile = path.join(projectRoot, '.cache/cold-hover.cjs');
  await esbuild.build({ ...host, entryPoints: ['test/bench/cold-hover.ts'], outfile, platform: 'node' });
  return Array.from({ length: 9 }, () => Number(execFileSync(process.execPath, [outfile])));
}

/** Loading the packaged bundle and activating it, with a VS Code that does nothing. */
function timeActivation(): number {
  const file = path.join(projectRoot, 'dist/extension.js');
  const code = readFileSync(file, 'utf8');
  // A function of this kind can be called with `new`, too.
  const nothing: object = new Proxy(function nothing() {}, {
    get: (_, name) => {
      if (name === Symbol.iterator) return [][Symbol.iterator];
      if (name === Symbol.toPrimitive) return () => '';
      return name === 'then' ? undefined : nothing;
    },
    apply: () => nothing,
    construct: () => nothing,
  });
  const types = readFileSync(path.join(projectRoot, 'node_modules/@types/vscode/index.d.ts'), 'utf8');
  const names = [...types.matchAll(/^\s+export (?:class|namespace|enum|const|function) (\w+)/gm)];
  const commands = {
    registerCommand: () => nothing,
    executeCommand: async () => undefined,
    getCommands: async () => [],
  };
  const vscode = { ...Object.fromEntries(names.map(([, name]) => [name, nothing])), commands };
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
  const [short, long] = [madeNetworks(1000), madeNetworks(5000)];
  const ours = timeOurs(short, long);
  const theirs = await timePyright(short, long);
  const cold = await timeCold();
  const theirFirst = theirs.firsts[0] ?? Number.NaN;
  const starts = Array.from({ length: 9 }, timeActivation);
  const row = (what: string, figure: (times: Times) => number): BenchRow => ({
    what,
    figure: `${figure(ours).toFixed(2)} ms`,
    against: `pyright's hover, ${figure(theirs).toFixed(2)} ms`,
    ratio: (figure(ours) / figure(theirs)).toPrecision(2),
  });
  return [
    {
      what: 'first hover of a process whose code has never run, 1,000 lines that nobody has read, median',
      figure: `${summarise(cold).median.toFixed(2)} ms`,
      against: `pyright's first hover of a process, ${theirFirst.toFixed(2)} ms`,
      ratio: (summarise(cold).median / theirFirst).toPrecision(2),
    },
    row(
      'first hover in a file of 1,000 lines that nobody has read, in a window that has read others, median',
      ({ firsts }) => summarise(firsts.slice(1)).median,
    ),
    row(
      'first hover in a file of 1,000 lines that was read ahead, median',
      ({ readAhead }) => summarise(readAhead).median,
    ),
    row('hover on an unchanged 5,000-line file, p95', ({ again }) => summarise(again).p95),
    row('hover on an unchanged 5,000-line file, median', ({ again }) => summarise(again).median),
    {
      what: 'activation: loading the bundle and activate(), median',
      figure: `${summarise(starts).median.toFixed(1)} ms`,
      against: 'at most 15 ms',
      ratio: '',
    },
  ];
}
