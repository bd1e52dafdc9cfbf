// Plot in a hover begins with the inputs that a layer sees, where the code certainly tells how they are spread.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answerLine } from '../../../../src/cli/answer.ts';
import type { Spread } from '../../../../src/python/index.ts';

const golden = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../golden/spread.json'), 'utf8'),
) as { readonly cases: readonly { readonly code: string; readonly std: number; readonly error: number }[] };

async function spreadAt(marked: string): Promise<Spread | undefined> {
  const source = marked.replace('|', '');
  const request = { hover: { source, offset: marked.indexOf('|') } };
  const { hover } = JSON.parse(await answerLine(JSON.stringify(request))) as { hover: { markdown: string } };
  const link = /command:activationLens\.openPlot\?([^")]+)/.exec(hover.markdown)?.[1] ?? '';
  const text = decodeURIComponent(link).replace(/&#(\d+);/g, (_, at: string) =>
    String.fromCodePoint(Number(at)),
  );
  const [argument] = JSON.parse(text) as [{ spread?: Spread; curves: unknown[] }];
  assert.equal(argument.curves.length, 1);
  return argument.spread;
}

const start = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';
/** What nn.Linear(784, …) makes of N(0, 1): 784 weights of the variance 1 / (3 · 784), and a bias of the same. */
const after784 = Math.sqrt(1 / 3 + 1 / (3 * 784));
/** A network whose first layer is made so, and applied in a line. */
const net = (made: string, applied: string) =>
  [
    'class Net(nn.Module):',
    '    def __init__(self):',
    '        super().__init__()',
    ...made.split('; ').map((line) => `        ${line}`),
    '        self.act = nn.ReLU()',
    '    def forward(self, x):',
    ...applied.split('; ').map((line) => `        ${line}`),
    '',
  ].join('\n');
const linear = 'self.fc = nn.Linear(784, 256)';

describe('the plot of a layer in the code', () => {
  for (const { code, std, error } of golden.cases)
    it(`begins with what PyTorch’s layer makes of N(0, 1): ${code}`, async () => {
      const spread = await spreadAt(start + net(code, 'return F.re|lu(self.fc(x))'));
      assert.ok(spread);
      assert.ok(Math.abs(spread.std - std) <= 5 * error, `${spread.std}, ${std} ± ${error}`);
      assert.equal(`self.fc = ${spread.layer}`, code.split('; ')[0]);
      const last = code
        .split('; ')
        .filter((line) => line.includes('weight'))
        .at(-1);
      assert.equal(spread.init, last && /init\.(\w+)\(self/.exec(last)?.[1]);
    });

  for (const [code, wanted] of [
    ['net = nn.Sequential(nn.Linear(784, 256), nn.Re|LU(), nn.Linear(256, 10))\n', after784],
    ['net = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.Re|LU())\n', after784],
    ['net = nn.Sequential(nn.Linear(in_features=784, out_features=2, bias=True), nn.GE|LU())\n', after784],
    ['net = nn.Sequential(nn.Linear(784, 256, bias=False), nn.Re|LU())\n', Math.sqrt(1 / 3)],
    ['n = 28 * 28\nnet = nn.Sequential(nn.Linear(n, 256), nn.Re|LU())\n', after784],
    [
      'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\nnn.init.kaiming_normal_(net[0].weight)\nnn.init.zeros_(net[0].bias)\n',
      Math.SQRT2,
    ],
    [net(linear, 'return self.a|ct(self.fc(x))'), after784],
    [net(linear, 'x = x.view(-1, 784); x = self.fc(x); return torch.re|lu(x)'), after784],
    [net(linear, 'return F.re|lu(self.fc(x.flatten(1)))'), after784],
    // What another layer starts from is another layer's.
    [
      net(
        `${linear}; self.out = nn.Linear(256, 10); nn.init.zeros_(self.out.weight)`,
        'return self.out(F.re|lu(self.fc(x)))',
      ),
      after784,
    ],
  ] as const)
    it(`begins with what its inputs are: ${code.trim()}`, async () => {
      const spread = await spreadAt(start + code);
      assert.ok(Math.abs(Number(spread?.std) - wanted) < 1e-12, JSON.stringify(spread));
    });

  for (const code of [
    'act = nn.Re|LU()\n',
    'net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Re|LU())\n',
    // What comes to the second layer has been through the first.
    'net = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 8), nn.Re|LU())\n',
    'net = nn.Sequential(nn.Dropout(), nn.Linear(8, 8), nn.Re|LU())\n',
    'net = nn.Sequential(nn.Linear(int(input()), 8), nn.Re|LU())\n',
    'net = nn.Sequential(nn.Linear(8, 8, bias=bool(input())), nn.Re|LU())\n',
    'net = nn.Sequential(*[nn.Linear(8, 8)], nn.Re|LU())\n',
    'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\nnet.load_state_dict({})\n',
    'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\nnet[0].weight.data.mul_(3)\n',
    'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\ntorch.nn.utils.vector_to_parameters(v, net.parameters())\n',
    'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\nnn.utils.spectral_norm(net[0])\n',
    'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\nfor p in net.parameters():\n    p.uniform_(-1, 1)\n',
    // All of its answers are 0.
    net(
      `${linear}; nn.init.zeros_(self.fc.weight); nn.init.zeros_(self.fc.bias)`,
      'return F.re|lu(self.fc(x))',
    ),
    // Its answers do not lie around 0.
    net(`${linear}; nn.init.constant_(self.fc.bias, 0.1)`, 'return F.re|lu(self.fc(x))'),
    net(`${linear}; nn.init.uniform_(self.fc.weight)`, 'return F.re|lu(self.fc(x))'),
    net(`${linear}; nn.init.eye_(self.fc.weight)`, 'return F.re|lu(self.fc(x))'),
    net(`${linear}; nn.init.trunc_normal_(self.fc.weight)`, 'return F.re|lu(self.fc(x))'),
    net(`${linear}; nn.init.kaiming_normal_(self.fc.weight, mode=input())`, 'return F.re|lu(self.fc(x))'),
    net(
      `${linear}; nn.init.xavier_normal_(self.fc.weight, gain=float(input()))`,
      'return F.re|lu(self.fc(x))',
    ),
    // Perhaps, several times, or of who knows which layer.
    net(`${linear}; if input(): nn.init.zeros_(self.fc.weight)`, 'return F.re|lu(self.fc(x))'),
    net(`${linear}; for m in self.modules(): nn.init.zeros_(m.weight)`, 'return F.re|lu(self.fc(x))'),
    net(`${linear}; self.apply(start)`, 'return F.re|lu(self.fc(x))'),
    net(linear, 'nn.init.zeros_(self.fc.weight); return F.re|lu(self.fc(x))'),
    // What the layer is given has been through something else.
    net(linear, 'return F.re|lu(self.fc(x * 2))'),
    net(linear, 'x = F.relu(x); return F.re|lu(self.fc(x))'),
    net(`${linear}; self.fc = nn.Identity()`, 'return F.re|lu(self.fc(x))'),
  ])
    it(`says nothing of inputs where they are not certain: ${code.trim()}`, async () => {
      assert.equal(await spreadAt(start + code), undefined);
    });
});
