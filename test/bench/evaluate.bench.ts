// Evaluate from text to text: 5, 10,000 and 1,000,000 numbers, against a plain pass over the same text and against Python.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { python } from '../../scripts/tasks/python.ts';
import { evaluateInSlices } from '../../src/content/evaluate/evaluate.ts';
import { replaceInSlices } from '../../src/content/evaluate/replace.ts';
import { printTensor } from '../../src/content/print.ts';
import { parseTensorInSlices } from '../../src/tensors/parse-tensor.ts';
import { noTorch } from './real-code.ts';
import { type BenchRow, summarise } from './run.ts';

const t = (message: string) => message;
const choices = [
  { id: 'Softplus', parameters: {} },
  { id: 'ReLU', parameters: {} },
];

/** Pieces of work that the extension host gets in one go, in milliseconds. */
interface Work {
  readonly total: number;
  readonly longest: number;
}

/** Runs a generator to its end, measuring the longest step: the caller may rest between any two. */
function finish<T>(steps: Generator<number, T, void>, note: (milliseconds: number) => void): T {
  for (;;) {
    const began = performance.now();
    const step = steps.next();
    note(performance.now() - began);
    if (step.done) return step.value;
  }
}

/** Text to formatted result, as the command does it; `whole` writes every number in the selection's layout, too. */
function evaluateText(text: string, whole: boolean): Work {
  let longest = 0;
  const note = (milliseconds: number) => {
    longest = Math.max(longest, milliseconds);
  };
  const began = performance.now();
  const reading = finish(parseTensorInSlices(text), note);
  const evaluation = finish(evaluateInSlices(reading.values, reading.shape, choices, 'float32', t), note);
  if (evaluation.kind !== 'results') throw new Error(evaluation.message);
  for (const result of evaluation.results) {
    if (whole) finish(replaceInSlices(text, reading, result, 'float32', 'csv'), note);
    else printTensor(result.values, result.shape, 'float32');
  }
  return { total: performance.now() - began, longest };
}

/** The least that can be done: split, Number(), toString(), join, once for each of the activations. */
function passPlainly(text: string): number {
  const began = performance.now();
  for (const _ of choices) {
    const numbers = text.replaceAll(/[[\]]/g, '').split(/[,\n]/).map(Number);
    numbers.map(String).join('\n');
  }
  return performance.now() - began;
}

const pythonProgram = `
import sys, time
began = time.perf_counter()
import torch
imported = time.perf_counter()
text = sys.stdin.read()
def run():
    x = torch.tensor([float(each) for each in text.replace('[', '').replace(']', '').replace(',', '\\n').split()])
    for f in (torch.nn.functional.softplus, torch.relu):
        '\\n'.join(map(repr, f(x).tolist()))
run()
times = []
for _ in range(3):
    start = time.perf_counter(); run(); times.append(time.perf_counter() - start)
print((imported - began) * 1000, min(times) * 1000)
`;

/** Milliseconds of the import and of the same work in Python; undefined if there is no torch. */
function runPython(text: string): { readonly imported: number; readonly work: number } | undefined {
  const { status, stdout } = spawnSync(python, ['-c', pythonProgram], { input: text, encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [imported = 0, work = 0] = stdout.trim().split(' ').map(Number);
  return { imported, work };
}

/** Numbers such as a column of activations holds, always the same. */
function column(count: number): string {
  let state = 1;
  const lines = Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return ((state / 2147483647 - 0.5) * 20).toFixed(11);
  });
  return lines.join('\n');
}

export async function rows(): Promise<readonly BenchRow[]> {
  const answers: BenchRow[] = [];
  for (const { count, text, repeats, whole } of [
    { count: 5, text: '[-2.0, -1.0, 0.0, 1.0, 2.0]', repeats: 2000, whole: false },
    { count: 10_000, text: column(10_000), repeats: 40, whole: true },
    { count: 1_000_000, text: column(1_000_000), repeats: 5, whole: true },
  ]) {
    const ours: Work[] = [];
    const plain: number[] = [];
    for (let at = 0; at < repeats; at++) {
      ours.push(evaluateText(text, whole));
      plain.push(passPlainly(text));
    }
    const own = summarise(ours.map(({ total }) => total));
    const least = summarise(plain);
    const longest = Math.max(...ours.slice(1).map((work) => work.longest));
    const size = text.length > 1e6 ? ` (${(text.length / 1e6).toFixed(0)} MB)` : '';
    const what = `evaluate ${count.toLocaleString('en')} numbers${size}, Softplus and ReLU, text to text`;
    answers.push({
      what,
      figure: `${own.median.toFixed(3)} ms, at p95 ${own.p95.toFixed(3)} ms, longest piece ${longest.toFixed(1)} ms`,
      against: `Number() and toString() over the same text, ${least.median.toFixed(3)} ms`,
      ratio: (own.median / least.median).toFixed(2),
    });
    const python = runPython(text);
    answers.push({
      what,
      figure: `${own.median.toFixed(3)} ms`,
      against: python
        ? `one Python process, ${python.work.toFixed(1)} ms, and ${python.imported.toFixed(0)} ms for import torch`
        : noTorch,
      ratio: python ? (own.median / python.work).toFixed(2) : '',
    });
  }
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const used = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const text = column(1_000_000);
  const reading = finish(parseTensorInSlices(text), () => undefined);
  const work = evaluateInSlices(reading.values, reading.shape, choices, 'float32', t);
  const evaluation = finish(work, () => undefined);
  const written =
    evaluation.kind === 'results'
      ? evaluation.results.map((result) =>
          finish(replaceInSlices(text, reading, result, 'float32', 'csv'), () => undefined),
        )
      : [];
  const grown = used() - before;
  if (written.length !== choices.length) throw new Error('Not everything was evaluated.');
  answers.push({
    what: 'memory held for 1,000,000 numbers: text, numbers, places, and two results as numbers and text',
    figure: `${(grown / 1e6).toFixed(0)} MB`,
    against: `the text, ${(text.length / 1e6).toFixed(0)} MB`,
    ratio: (grown / text.length).toFixed(1),
  });
  return answers;
}
