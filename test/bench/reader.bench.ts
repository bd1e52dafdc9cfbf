// How long it takes to read Python: 5,000 lines of real code cold, after a keystroke and unchanged, beside pyright's
// language server on the same file in the same run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PyrightServer } from '../../scripts/pyright-server.ts';
import { createReader, type Reader } from '../../src/python/uses.ts';
import { type BenchRow, summarise } from './run.ts';

const torch = '/usr/lib/python3/dist-packages/torch/nn/functional.py';
const examples = path.join(import.meta.dirname, '../../examples/softplus_and_relu.py');
const pyright = path.join(import.meta.dirname, '../../.cache/pyright');

/** How long a step may take, in milliseconds, as the extension asks for it. */
const slice = 5;

/** When V8 collected garbage, and for how long. */
const collections: { readonly start: number; readonly duration: number }[] = [];

interface Read {
  readonly total: number;
  readonly steps: readonly Step[];
  /** The longest time without a pause. */
  readonly longest: number;
  /** The longest time without a pause that this thread itself worked for, while others may have had the processor. */
  readonly worked: number;
}

interface Step {
  readonly start: number;
  readonly end: number;
  readonly worked: number;
}

const thread = `/proc/self/task/${process.pid}/schedstat`;

/** The milliseconds that this thread has worked for; with its helpers, such as those of the compiler, off Linux. */
function workedFor(): number {
  if (existsSync(thread)) return Number(readFileSync(thread, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function read(reader: Reader, text: string): Read {
  const start = performance.now();
  const reading = reader.read([{ text, language: 'python' }]);
  const steps: Step[] = [];
  for (;;) {
    const work = workedFor();
    const before = performance.now();
    const isDone = reading.step(slice);
    const end = performance.now();
    // The system counts the time of a thread in ticks, so that one of them may fall into a step that was shorter.
    steps.push({ start: before, end, worked: Math.min(workedFor() - work, end - before) });
    if (!isDone) continue;
    const longest = Math.max(...steps.map((step) => step.end - step.start));
    const worked = Math.max(...steps.map((step) => step.worked));
    return { total: end - start, steps, longest, worked };
  }
}

/** The longest time that this thread worked for in a step in which V8 collected nothing, and V8's longest collection. */
function apart(reads: readonly Read[]): string {
  const steps = reads.flatMap((one) => one.steps);
  const inside = (step: Step) => collections.filter(({ start }) => step.start <= start && start < step.end);
  const own = steps.filter((step) => inside(step).length === 0).map((step) => step.worked);
  const theirs = steps.flatMap((step) => inside(step).map(({ duration }) => duration));
  return `${milliseconds(Math.max(0, ...own))} ours, ${milliseconds(Math.max(0, ...theirs))} a collection of V8's`;
}

/** PyTorch's own functional.py where Debian has it; else one of our examples, again and again. */
function source(): { readonly name: string; readonly file: string; readonly text: string } {
  if (existsSync(torch)) return { name: 'functional.py', file: torch, text: readFileSync(torch, 'utf8') };
  const one = existsSync(examples)
    ? readFileSync(examples, 'utf8')
    : 'import torch.nn as nn\nact = nn.ReLU()\n';
  const text = one.repeat(Math.ceil(5000 / one.split('\n').length));
  return { name: 'our example, repeated', file: path.resolve('bench.py'), text };
}

const milliseconds = (value: number): string => `${value < 1 ? value.toPrecision(2) : value.toFixed(1)} ms`;

export async function rows(): Promise<readonly BenchRow[]> {
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) collections.push({ start: startTime, duration });
  });
  observer.observe({ entryTypes: ['gc'] });
  const { name, file, text } = source();
  const lines = text.split('\n').length;
  const what = (doing: string): string => `${doing} ${lines} lines (${name})`;
  const offset = text.indexOf('softplus', text.length >> 1);
  const typed = (count: number): string => text.slice(0, offset) + 'x'.repeat(count) + text.slice(offset);
  const reader = createReader();
  const cold = read(reader, text);
  const warm = summarise(Array.from({ length: 9 }, () => read(createReader(), text).total));
  const edits = Array.from({ length: 40 }, (_, index) => read(reader, typed(index + 1)));
  const edit = summarise(edits.map((one) => one.total));
  const longest = summarise(edits.map((one) => one.longest));
  const worked = summarise(edits.map((one) => one.worked));
  const unchanged = summarise(Array.from({ length: 200 }, () => read(reader, typed(40)).total));
  // The collections are told later than they happen.
  await wait(100);
  const theirs = await timesOfPyright(file, text, offset);
  const row = (doing: string, ours: number, against: number | undefined, label: string): BenchRow => ({
    what: what(doing),
    figure: milliseconds(ours),
    against:
      against === undefined
        ? 'pyright is not installed: npm i --prefix .cache/pyright pyright'
        : `${label}, ${milliseconds(against)}`,
    ratio: against === undefined ? '' : (ours / against).toPrecision(2),
  });
  return [
    row('first reading of a process,', cold.total, theirs?.first, 'pyright, open and first hover'),
    row('reading again from nothing, median,', warm.median, theirs?.first, 'pyright, open and first hover'),
    row('after one keystroke, median,', edit.median, theirs?.edited, 'pyright, hover after a keystroke'),
    row('after one keystroke, p95,', edit.p95, theirs?.edited, 'pyright, hover after a keystroke'),
    row(
      'a question on an unchanged document, p95,',
      unchanged.p95,
      theirs?.unchanged,
      'pyright, hover again',
    ),
    {
      what: what('longest stretch without a pause, first reading and p95 of keystrokes,'),
      figure: `${milliseconds(cold.longest)}, ${milliseconds(longest.p95)}`,
      against: 'the extension host must answer others within 20 ms',
      ratio: '',
    },
    {
      what: what('the same, in time of the processor,'),
      figure: `${milliseconds(cold.worked)}, ${milliseconds(worked.p95)}`,
      against: 'without the time that others had the processor for',
      ratio: '',
    },
    {
      what: what('the longest stretch of our own, and of V8,'),
      figure: apart([cold, ...edits]),
      against: 'steps without a collection, in time of the processor; collections by the clock',
      ratio: '',
    },
    ...(await linear()),
    ...(await giants()),
  ];
}

/** Ten times the text must take ten times the time. */
async function linear(): Promise<BenchRow[]> {
  const part =
    'import torch.nn as nn\nclass A(nn.Module):\n    def __init__(self):\n        self.act = nn.ReLU()\n    def forward(self, x):\n        return self.act(x)\n';
  const times = [1e6, 1e7].map((size) => read(createReader(), part.repeat(size / part.length)));
  const [small, large] = times;
  await wait(100);
  if (!small || !large) return [];
  return [
    {
      what: 'a file of 10 MB, longest stretch without a pause',
      figure: `${(large.total / 1000).toFixed(1)} s, ${milliseconds(large.longest)} (${milliseconds(large.worked)} of the processor)`,
      against: `1 MB, ${(small.total / 1000).toFixed(2)} s`,
      ratio: (large.total / small.total).toPrecision(2),
    },
    {
      what: 'a file of 10 MB, the longest stretch of our own, and of V8',
      figure: apart([large]),
      against: 'steps without a collection, in time of the processor; collections by the clock',
      ratio: '',
    },
  ];
}

/** One statement of a megabyte, of each form that is cut into parts. */
async function giants(): Promise<BenchRow[]> {
  const many = (part: string): string => part.repeat(Math.ceil(1e6 / part.length));
  const statements: Readonly<Record<string, string>> = {
    'a list of numbers': `x = [${many('1.5, 2, -3, ')}]\n`,
    'a dict with lists': `x = {${many("'key': [1, 2, 'a', [5, 6]], ")}}\n`,
    'a call': `x = f(${many('g(1, b=nn.ReLU()), ')})\n`,
    'a string': `x = """${many('Some words of text (\n')}"""\n`,
    'many strings': `x = [${many("'abc', 'defg', ")}]\n`,
    'a sum in one line': `x = ${many('a+')}a\n`,
    'open brackets': `x = ${many('[')}\n`,
    'a class': `class A:\n${many('    def f(self, x):\n        y = self.act(x) * 2\n        return nn.ReLU()(y)\n')}`,
    'a function': `def f(x):\n${many('    y = nn.ReLU()(x) + 3\n')}`,
  };
  const found: { name: string; result: Read }[] = [];
  for (const [name, text] of Object.entries(statements)) {
    found.push({ name, result: read(createReader(), `import torch.nn as nn\n${text}`) });
  }
  await wait(100);
  return found.map(({ name, result }) => ({
    what: `one statement of 1 MB, ${name}: the longest stretch of our own, and of V8`,
    figure: apart([result]),
    against: `${(result.total / 1000).toFixed(2)} s in all; the extension host must answer others within 20 ms`,
    ratio: '',
  }));
}

async function timesOfPyright(
  file: string,
  text: string,
  offset: number,
): Promise<{ first: number; edited: number; unchanged: number } | undefined> {
  if (!existsSync(path.join(pyright, 'node_modules/pyright'))) return undefined;
  const server = new PyrightServer(pyright);
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
