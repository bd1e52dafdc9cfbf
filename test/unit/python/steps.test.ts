// The work of reading grows with the text, whatever stands in it: steps are counted, no time is measured.
import assert from 'node:assert/strict';
import { finish } from '../../../src/foundation/generators.ts';
import { type Counted, loadCounted } from '../../support/count-steps.ts';

type Reader = typeof import('../../../src/python/index.ts');

const usual = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';
const act = 'def f(self, x): return self.act(x)';

/** Programs of any size, each with much of one thing. */
const programs: Readonly<Record<string, (count: number) => string>> = {
  'signs in one line': (count) => '*'.repeat(40 * count),
  'signs ahead of a number': (count) => `x = (${'- '.repeat(20 * count)}1)`,
  'lines of calls': (count) => 'y = F.relu(x)\n'.repeat(count),
  'a name that is bound anew': (count) => 'm = nn.ReLU()\nm(x)\n'.repeat(count),
  'classes side by side': (count) =>
    Array.from({ length: count }, (_, i) => `class A${i}:\n  act = nn.ReLU()\n  ${act}\n`).join(''),
  'classes that derive from each other': (count) =>
    `class A0:\n  act = nn.ReLU()\n  ${act}\n${Array.from({ length: count }, (_, i) => `class A${i + 1}(A${i}):\n  ${act}\n`).join('')}`,
  'classes that replace what one holds': (count) =>
    `class A:\n  act = nn.ReLU()\n  ${act}\n${Array.from({ length: count }, (_, i) => `class A${i}(A):\n  act = nn.GELU()\n  ${act}\n`).join('')}`,
  'attributes that are set from outside': (count) =>
    `class A:\n  act = nn.ReLU()\n  ${act}\na = A()\n${'setattr(a, n, v)\na.act = nn.GELU()\nm = nn.ReLU()\nm(x)\n'.repeat(count)}`,
  'tensors that are changed': (count) =>
    `${'m = nn.PReLU()\nw = m.weight\nw.data.fill_(1)\nm(x)\n'.repeat(count)}`,
  'methods that hand a module on': (count) =>
    `m = nn.LeakyReLU()\nm(x)\n${'class A(B):\n  def init(self, m):\n    super().init(m)\n'.repeat(count / 10)}    m.negative_slope = 1\n    m.weight.data.fill_(1)\n`,
  'functions that hand a tensor on': (count) =>
    `m = nn.PReLU()\nm(x)\n${'def fill(w):\n  fill(w)\n'.repeat(count / 10)}  w.data.fill_(1)\n`,
  'star imports': (count) => 'from torch import relu\nfrom mine import *\nrelu(x)\n'.repeat(count),
  'what is tried': (count) =>
    'try:\n  m = nn.ReLU()\n  m = nn.GELU()\nexcept E: pass\nfinally: m(x)\n'.repeat(count),
  'lists of what is no module': (count) =>
    'class A(nn.Module):\n  def __init__(self):\n    acts = []\n    acts.append(nn.ReLU)\n    acts.append(F.relu)\n    self.net = nn.Sequential(*acts)\n'.repeat(
      count,
    ),
  'a container of many': (count) =>
    `net = nn.Sequential(\n${'  F.relu, nn.Linear(2, 2),\n'.repeat(count)})\n`,
  'layers that are overwritten': (count) =>
    'class A(nn.Module):\n  def __init__(self):\n    self.fc = nn.Linear(2, 2)\n  def forward(self, x):\n    return F.relu_(torch.tanh(self.fc(x)))\n'.repeat(
      count,
    ),
  cases: (count) => `match m:\n${'  case nn.ReLU(): m(x)\n'.repeat(count)}`,
};

describe('the steps that reading takes', () => {
  let counted: Counted<Reader>;
  before(() => {
    counted = loadCounted<Reader>('src/python/index.ts');
  });
  after(() => counted.dispose());

  const steps = (source: string): number =>
    counted.count(() => counted.module.findActivationUses(usual + source));

  for (const [name, programOf] of Object.entries(programs))
    it(`grow with ${name}`, () => {
      const [small, large] = [150, 300].map((count) => steps(programOf(count)));
      assert.ok(small !== undefined && large !== undefined && large < 2.5 * small, `${small}, then ${large}`);
    }).timeout(60_000);

  /** Of a check by every rule, reading included. */
  const stepsOfCheck = (source: string): number =>
    counted.count(() => {
      const reading = counted.module.createReader().read([{ text: usual + source, language: 'python' }]);
      while (!reading.step(Number.POSITIVE_INFINITY));
      return finish(reading.checkIn(0));
    });

  for (const [name, programOf] of Object.entries(programs))
    it(`of a check grow with ${name}`, () => {
      const [small, large] = [150, 300].map((count) => stepsOfCheck(programOf(count)));
      assert.ok(small !== undefined && large !== undefined && large < 2.5 * small, `${small}, then ${large}`);
    }).timeout(60_000);

  it('are few where a line has more signs than anybody writes', () => {
    const [read, unread] = [20_000, 120_000].map((count) => steps('*'.repeat(count)));
    assert.ok(read !== undefined && unread !== undefined && unread < read);
  }).timeout(60_000);
});
