// Plot in a hover begins with the inputs that a layer sees, where the code certainly tells how they are spread.
import assert from 'node:assert/strict';
import { answerLine } from '../../../../src/cli/answer.ts';

async function spreadAt(marked: string): Promise<number | undefined> {
  const source = marked.replace('|', '');
  const request = { hover: { source, offset: marked.indexOf('|') } };
  const { hover } = JSON.parse(await answerLine(JSON.stringify(request))) as { hover: { markdown: string } };
  const link = /command:activationLens\.openPlot\?([^")]+)/.exec(hover.markdown)?.[1] ?? '';
  const [argument] = JSON.parse(decodeURIComponent(link)) as [{ spread?: number; curves: unknown[] }];
  assert.equal(argument.curves.length, 1);
  return argument.spread;
}

const start = 'from torch import nn\n';
/** What nn.Linear(784, …) makes of N(0, 1): 784 weights of the variance 1 / (3 · 784), and a bias of the same. */
const after784 = Math.sqrt(1 / 3 + 1 / (3 * 784));

describe('the plot of a layer in the code', () => {
  for (const [code, wanted] of [
    ['net = nn.Sequential(nn.Linear(784, 256), nn.Re|LU(), nn.Linear(256, 10))\n', after784],
    ['net = nn.Sequential(nn.Linear(in_features=784, out_features=2, bias=True), nn.GE|LU())\n', after784],
    ['net = nn.Sequential(nn.Linear(784, 256, bias=False), nn.Re|LU())\n', Math.sqrt(1 / 3)],
    ['n = 28 * 28\nnet = nn.Sequential(nn.Linear(n, 256), nn.Re|LU())\n', after784],
  ] as const)
    it(`begins with what its inputs are: ${code.trim()}`, async () => {
      const spread = await spreadAt(start + code);
      assert.ok(Math.abs(Number(spread) - wanted) < 1e-12, String(spread));
    });

  for (const code of [
    'act = nn.Re|LU()\n',
    'net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Re|LU())\n',
    // What comes to the second layer has been through the first.
    'net = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 8), nn.Re|LU())\n',
    'net = nn.Sequential(nn.Linear(int(input()), 8), nn.Re|LU())\n',
    'net = nn.Sequential(nn.Linear(8, 8, bias=bool(input())), nn.Re|LU())\n',
    'net = nn.Sequential(*[nn.Linear(8, 8)], nn.Re|LU())\n',
    'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\nnn.init.zeros_(net[0].weight)\n',
    'net = nn.Sequential(nn.Linear(8, 8), nn.Re|LU())\nnet.load_state_dict({})\n',
  ])
    it(`says nothing of inputs where they are not certain: ${code.trim()}`, async () => {
      assert.equal(await spreadAt(start + code), undefined);
    });
});
