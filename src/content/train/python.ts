// A Python program that trains the same networks from the same weights on the same data with PyTorch, and prints the same losses.

import { activationOf, type Named } from '../../autodiff/own-activation.ts';
import type { Values } from '../../catalog/activation.ts';
import type { Release } from '../../foundation/release.ts';
import { writeString } from '../../foundation/string-literal.ts';
import { type DataName, isCounts, isPlane, type OwnRows, ROWS } from '../../lab/data.ts';
import type { Initialization, TrainSettings } from '../../lab/settings.ts';
import { writeOwn } from '../../plot/export/own-python.ts';
import { callOf, pythonValue } from '../../plot/export/python.ts';

/** An activation that is trained. */
export interface Trained extends Named {
  readonly name?: string;
  readonly parameters: Values;
}

const noise = (u: string) => `0.3 * (${u} - 0.5)`;

/** What `src/lab/data.ts` computes, in float64: x, or x and y of the plane, from a, b, c and which row it is. */
const formulas: Readonly<Record<Exclude<DataName, 'own'>, string>> = {
  spiral: `turn = math.pi * (2.5 * a.sqrt() + k)
    x = 2 * a.sqrt() * turn.cos() + ${noise('b')}, 2 * a.sqrt() * turn.sin() + ${noise('c')}`,
  circles: `radius = 0.5 + k + 0.6 * b
    x = radius * (2 * math.pi * a).cos(), radius * (2 * math.pi * a).sin()`,
  moons: `x = ((1 - 2 * k) * (1.3 * (math.pi * a).cos() - 0.6) + ${noise('b')},
         (1 - 2 * k) * (1.3 * (math.pi * a).sin() - 0.3) + ${noise('c')})`,
  xor: `x = 4 * a - 2, 4 * b - 2
    k = (x[0] * x[1] > 0).double()`,
  step: 'k = (x > 0).double()',
  sine: `k = (math.pi * x).sin() + ${noise('b')}`,
  abs: `k = x.abs() + ${noise('b')}`,
  poisson: `rate = (1 + (2 * x).sin()).exp()
    p = (-rate).exp()
    below, k = p, torch.zeros_like(p)
    for count in range(1, 41):
        k += b > below
        p = p * (rate / count)
        below = below + p`,
};

const bounds: Readonly<Record<Initialization, string>> = {
  default: 'math.sqrt(1 / n)',
  he: 'math.sqrt(6 / n)',
  xavier: 'math.sqrt(6 / (n + m))',
  gain: '(1 if i == 0 else gain) * math.sqrt(3 / n)',
};

const losses = {
  mse: 'MSELoss',
  'bce-with-logits': 'BCEWithLogitsLoss',
  'cross-entropy': 'CrossEntropyLoss',
  'poisson-nll': 'PoissonNLLLoss',
};

/** A second moment as the average over a normal distribution, for the gain that keeps it. */
const gainOf = `
def gain_of(make):
    """The gain that keeps the second moment of normal numbers from layer to layer."""
    z = torch.linspace(-12, 12, 24001, dtype=torch.float64)
    weight = (-z * z / 2).exp()
    with torch.no_grad():
        return (weight.sum() / (weight * make().double().eval()(z) ** 2).sum()).sqrt().item()

`;

/** The function that makes the data. */
function dataOf(settings: TrainSettings): string {
  const { data, rows, loss } = settings;
  const target = loss === 'cross-entropy' ? 'k.long()' : 'k.float()[:, None]';
  if (data === 'own') return ownData(rows, target);
  const isOfPlane = isPlane(settings);
  return `def data():
    """${isOfPlane ? 'Points of two classes' : 'Numbers with what should come out'}: those to train on, and as many that are held out."""
    torch.manual_seed(SEED)
    a, b, c = torch.rand(2 * ROWS, 3).double().unbind(1)
    ${isOfPlane ? 'k = (torch.arange(2 * ROWS) % 2).double()' : 'x = 4 * a - 2'}
    ${formulas[data]}
    inputs = ${isOfPlane ? 'torch.stack(x, 1)' : 'x[:, None]'}.float()
    return inputs.split(ROWS), ${target}.split(ROWS)
`;
}

const ownData = (rows: OwnRows, target: string): string => `def data():
    """Rows of columns with mean 0 and standard deviation 1, every second one held out."""
    rows = torch.tensor([
${rows.map((row) => `        [${row.join(', ')}],`).join('\n')}
    ], dtype=torch.float64)
    spread = rows.std(0, unbiased=False)
    scaled = (rows - rows.mean(0)) / torch.where(spread > 0, spread, 1)
    inputs, k = scaled[:, :-1].float(), ${isCounts(rows) ? 'rows' : 'scaled'}[:, -1]
    y = ${target}
    return (inputs[::2], inputs[1::2]), (y[::2], y[1::2])
`;

/** The program. It goes on for `steps` steps. */
export function trainingScript(
  trained: readonly Trained[],
  settings: TrainSettings,
  steps: number,
  release: Release,
): string {
  const { data, depth, width, batch, rate, optimizer, momentum, loss, init, seed, runs } = settings;
  const own: string[] = [];
  const rows = trained.map((one): string => {
    const entry = activationOf(one, release);
    let call = 'torch.nn.Identity()';
    if (one.own) {
      own.push(
        writeOwn(`own${own.length + 1}`, one.own, one.parameters, { write: pythonValue, call: callOf }),
      );
      call = `own${own.length}`;
    } else if (entry) call = callOf(entry, one.parameters);
    return `    (${writeString(one.name ?? one.id, '"')}, lambda: Activation(${call})),`;
  });
  const hasGain = init === 'gain';
  const inputs = data === 'own' ? (settings.rows[0]?.length ?? 1) - 1 : isPlane(settings) ? 2 : 1;
  const sizes = [inputs, ...Array<number>(depth).fill(width), loss === 'cross-entropy' ? 2 : 1];
  const steppers = {
    sgd: `torch.optim.SGD(net.parameters(), lr=${rate}, momentum=${momentum})`,
    adam: `torch.optim.Adam(net.parameters(), lr=${rate})`,
  };
  return `"""Networks that differ in their activation alone: the losses that Activation Lens shows, by PyTorch ${release}"""

import math

import torch
from torch import nn

DTYPE = torch.float32
SEED, RUNS, STEPS, EVERY = ${seed}, ${runs}, ${steps}, ${Math.max(1, Math.ceil(steps / 100) * 10)}
SIZES = [${sizes.join(', ')}]
ROWS, BATCH = ${data === 'own' ? Math.ceil(settings.rows.length / 2) : ROWS}, ${batch}


def module(layer):
    return layer


class Activation(nn.Module):
    def __init__(self, f):
        super().__init__()
        self.f = f

    def forward(self, x):
        return self.f(x)


${own.map((text) => `${text}\n\n`).join('')}ACTIVATIONS = [
${rows.join('\n')}
]

${hasGain ? gainOf : ''}
${dataOf(settings)}

def train(make, run, steps):
    """Yields the step, and the losses on the data trained on and held out."""
    (x, held_x), (y, held_y) = data()
    layers = [part for n, m in zip(SIZES, SIZES[1:]) for part in (nn.Linear(n, m), make())][:-1]
    net = nn.Sequential(*layers).eval()
    torch.manual_seed(SEED + 1 + run)
${hasGain ? '    gain = gain_of(make)\n' : ''}    with torch.no_grad():
        for i, layer in enumerate(layers[::2]):
            m, n = layer.weight.shape
            layer.weight.copy_((2 * torch.rand(m, n) - 1) * (${bounds[init]}))
            layer.bias.copy_((2 * torch.rand(m) - 1) * ${init === 'default' ? `(${bounds[init]})` : '0'})
    loss = nn.${losses[loss]}()
    optimizer = ${steppers[optimizer]}
    batches = []
    for step in range(steps + 1):
        with torch.no_grad():
            yield step, loss(net(x), y).item(), loss(net(held_x), held_y).item()
        if not batches:
            batches = list(torch.rand(ROWS).argsort(stable=True).split(BATCH))
        rows = batches.pop(0)
        optimizer.zero_grad()
        loss(net(x[rows]), y[rows]).backward()
        optimizer.step()


if __name__ == "__main__":
    torch.set_num_threads(1)
    for name, make in ACTIVATIONS:
        for run in range(RUNS):
            for step, trained, held in train(make, run, STEPS):
                if step % EVERY == 0 or step == STEPS:
                    print(f"{name}, run {run + 1}, step {step}: {trained:.6g} training, {held:.6g} held out")
`;
}
