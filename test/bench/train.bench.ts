// One step of training, as the panel's worker takes it, beside PyTorch's on one thread: how it grows with width and points.
// Both are timed in turn, in short bursts, so that what else the machine does falls on both.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { python } from '../../scripts/tasks/python.ts';
import type { ElementwiseActivation } from '../../src/catalog/activation.ts';
import { findById } from '../../src/catalog/catalog.ts';
import { betweenLayers } from '../../src/lab/between.ts';
import { createNetwork } from '../../src/lab/network.ts';
import { drawLayers, scaleLayers } from '../../src/lab/start.ts';
import { rand, seedUniform } from '../../src/lab/uniform.ts';
import { noTorch } from './real-code.ts';
import { type BenchRow, summarise } from './run.ts';

const rounds = 9;
/** Of a burst: longer than a collection of garbage, shorter than another program's turn. */
const milliseconds = 40;

const ids = ['Softplus', 'ReLU', 'GELU', 'Tanh'];
const widths = [8, 32, 64];
const counts = [64, 256, 1024];

/** Three hidden layers, mean squared error and Adam with its defaults. */
const script = `
import json, sys, time, torch
from torch import nn
torch.set_num_threads(1)
def start(activation, width, points):
    act = getattr(nn, activation)
    hidden = [nn.Linear(2, width), act(), nn.Linear(width, width), act(), nn.Linear(width, width), act()]
    net = nn.Sequential(*hidden, nn.Linear(width, 1))
    optimizer, loss = torch.optim.Adam(net.parameters()), nn.MSELoss()
    x, y = torch.rand(points, 2) * 2 - 1, torch.rand(points, 1)
    def step():
        value = loss(net(x), y)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        return value.item()
    return step
steps = {}
print(torch.__version__, flush=True)
for line in sys.stdin:
    wanted = json.loads(line)
    key = tuple(wanted)
    if key not in steps:
        steps[key] = start(*wanted)
        steps[key]()
    taken, began, cpu = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - began < ${milliseconds} / 1e3:
        steps[key]()
        taken += 1
    print((time.process_time() - cpu) / taken * 1e3, flush=True)
`;

type Shape = readonly [id: string, width: number, points: number];

/** The same network here. */
function startHere([id, width, points]: Shape): () => void {
  const entry = findById(id) as ElementwiseActivation;
  const layers = scaleLayers(drawLayers([2, width, width, width, 1], seedUniform(0)), 'default', 1);
  const adam = { name: 'adam', lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 } as const;
  const network = createNetwork(layers, betweenLayers(entry, {}), 'mse', adam);
  const x = { count: points, width: 2, numbers: rand(1, 2 * points).map((u) => 2 * u - 1) };
  const y = { count: points, width: 1, numbers: rand(2, points) };
  return () => network.step(x, y);
}

/** Milliseconds of the processor for a step, over a burst of them. */
function timeHere(step: () => void): number {
  let taken = 0;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  for (; performance.now() - began < milliseconds; taken++) step();
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1e3 / taken;
}

/** Its release, and what asks it for the time of a step; nothing where there is no PyTorch. */
async function startTorch() {
  const child = spawn(python, ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'close').catch(() => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const version = (await Promise.race([lines.next(), ended.then(() => undefined)]))?.value;
  if (typeof version !== 'string') return undefined;
  return {
    version,
    async time(shape: Shape): Promise<number> {
      child.stdin.write(`${JSON.stringify(shape)}\n`);
      return Number((await lines.next()).value);
    },
    stop: () => child.stdin.end(),
  };
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;

export async function rows(): Promise<readonly BenchRow[]> {
  const torch = await startTorch();
  const answers: BenchRow[] = [];
  const shapes = ids.flatMap((id) => widths.flatMap((width) => counts.map((n): Shape => [id, width, n])));
  for (const shape of shapes) {
    const step = startHere(shape);
    timeHere(step);
    const [here, there, ratios]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      here.push(timeHere(step));
      if (torch) there.push(await torch.time(shape));
      ratios.push((here.at(-1) ?? Number.NaN) / (there.at(-1) ?? Number.NaN));
    }
    const [id, width, points] = shape;
    answers.push({
      what: `a step of training, 2-${width}-${width}-${width}-1 with ${id} on ${points} points, Adam`,
      figure: ms(summarise(here).median),
      against: torch ? `torch ${torch.version} on one thread, ${ms(summarise(there).median)}` : noTorch,
      ratio: torch ? summarise(ratios).median.toFixed(2) : '',
    });
  }
  torch?.stop();
  return answers;
}
