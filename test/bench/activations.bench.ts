// A million numbers through every elementwise activation as Evaluate puts them through, beside a plain copy of them and
// beside PyTorch on one thread.
import { execFileSync } from 'node:child_process';
import { python } from '../../scripts/tasks/python.ts';
import type { ElementwiseActivation } from '../../src/catalog/activation.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { evaluateTensor } from '../../src/content/evaluate/evaluate.ts';
import { noTorch } from './real-code.ts';
import { type BenchRow, summarise } from './run.ts';

const count = 1_000_000;
const t = (message: string): string => message;
const rounds = 7;

/** The calls that PyTorch is timed with, where the functional form is not the entry's name in small letters. */
const calls: Readonly<Record<string, string>> = {
  LeakyReLU: 'F.leaky_relu(x)',
  PReLU: 'F.prelu(x, torch.tensor([0.25]))',
  Sigmoid: 'torch.sigmoid(x)',
  Tanh: 'torch.tanh(x)',
  Threshold: 'F.threshold(x, 0.1, 20)',
  Logit: 'torch.logit(x)',
  LogSumExp: 'torch.logaddexp(x, torch.zeros(()))',
};

const script = `
import json, sys, time, torch
import torch.nn.functional as F
torch.set_num_threads(1)
x = torch.randn(${count}) * 3
out = {}
for name, call in json.loads(sys.argv[1]).items():
    f = eval('lambda: ' + call)
    f()
    times = []
    for _ in range(${rounds}):
        start = time.process_time()
        f()
        times.append((time.process_time() - start) * 1e3)
    out[name] = sorted(times)[len(times) // 2]
print(json.dumps({'version': torch.__version__, 'times': out}))
`;

interface TorchTimes {
  readonly version: string;
  /** Milliseconds for a million float32s. */
  readonly times: Readonly<Record<string, number>>;
}

function timeTorch(rows: readonly ElementwiseActivation[]): TorchTimes | undefined {
  const asked = Object.fromEntries(
    rows
      .filter((row) => row.isModule || calls[row.id])
      .map((row) => [row.id, calls[row.id] ?? `F.${row.id.toLowerCase()}(x)`]),
  );
  try {
    const answer = execFileSync(python, ['-c', script, JSON.stringify(asked)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(answer) as TorchTimes;
  } catch {
    return undefined;
  }
}

/** The middle time of some rounds in milliseconds of the processor, after one to warm up. */
function time(work: () => void): number {
  work();
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = process.cpuUsage();
    work();
    times.push(process.cpuUsage(start).user / 1e3);
  }
  return summarise(times).median;
}

/** Numbers as of a normal distribution with spread 3. */
const inputs = (): Float32Array =>
  Float32Array.from(
    { length: count },
    () => 3 * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()),
  );

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

export async function rows(): Promise<readonly BenchRow[]> {
  const elementwise = catalog.filter((row): row is ElementwiseActivation => row.kind === 'elementwise');
  const x = Float64Array.from(inputs());
  const out = new Float64Array(count);
  const copy =
    time(() => {
      for (let i = 0; i < 50; i++) out.set(x);
    }) / 50;
  const torch = timeTorch(elementwise);
  return elementwise.flatMap((row) => {
    const exact = row.functionAt({});
    const asTorch = time(() => evaluateTensor(x, [count], [{ id: row.id, parameters: {} }], 'float32', t));
    const exactly = time(() => exact.batch(x, out));
    const theirs = torch?.times[row.id];
    return [
      {
        what: `${row.id} of a million numbers, float32 as PyTorch`,
        figure: ms(asTorch),
        against:
          theirs === undefined
            ? torch
              ? 'torch has no function for it'
              : noTorch
            : `torch ${torch?.version} on one thread, ${ms(theirs)}`,
        ratio: theirs === undefined ? '' : (asTorch / theirs).toFixed(1),
      },
      {
        what: `${row.id} of a million numbers, exact`,
        figure: ms(exactly),
        against: `a copy of the array, ${copy.toFixed(2)} ms`,
        ratio: (exactly / copy).toFixed(0),
      },
    ];
  });
}
