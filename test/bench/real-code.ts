// The Python that benches read: PyTorch's own source where PYTHON has it, networks made here where it does not.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { python } from '../../scripts/tasks/python.ts';

/** What a row says in the place of PyTorch's figure. */
export const noTorch = `${python} has no torch: set PYTHON`;

/** A network as people write them, again and again under other names, with values of its own. */
export function madeNetworks(lines: number): string {
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

export interface RealCode {
  /** What a row calls it. */
  readonly name: string;
  /** Where it lies, or would. */
  readonly file: string;
  readonly text: string;
}

/** PyTorch's functional.py, of some 5,000 to 7,000 lines; else as many that are made. */
export const realCode = (): RealCode => fileOfTorch('nn/functional.py');

/** What tests each module of PyTorch's: some 5,000 lines, which name more activations than any other of its files. */
export const mostUses = (): RealCode => fileOfTorch('testing/_internal/common_modules.py');

function fileOfTorch(name: string): RealCode {
  const find = 'import os, torch; print(torch.__version__, os.path.dirname(torch.__file__), sep="\\n")';
  const { status, stdout } = spawnSync(python, ['-c', find], { encoding: 'utf8' });
  if (status !== 0)
    return { name: 'networks made by the bench', file: path.resolve('bench.py'), text: madeNetworks(5000) };
  const [version = '', folder = ''] = stdout.trim().split('\n');
  const file = path.join(folder, name);
  return { name: `${path.basename(file)} of torch ${version}`, file, text: readFileSync(file, 'utf8') };
}
