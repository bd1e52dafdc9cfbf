// What is told of one place before the file has been read is what the whole reading tells, or nothing.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Glimpse, glanceAt } from '../../../../src/python/incremental/glance.ts';
import { createReader, findActivationUses, pickUse } from '../../../../src/python/index.ts';
import { code } from '../../../support/random-code.ts';

const HEAD = 'import math\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n';

function countSteps<Result>(work: Generator<undefined, Result>): { steps: number; result: Result } {
  for (let steps = 1; ; steps++) {
    const next = work.next();
    if (next.done) return { steps, result: next.value };
  }
}
const glance = (text: string, offset: number): Glimpse | undefined =>
  countSteps(glanceAt(text, offset)).result;

/** What is seen at the middle of `name`, where it stands for the `nth` time; none at all would be no test. */
function seenAt(text: string, name: string, nth = 1): Glimpse | undefined {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(name, at + 1);
  assert.ok(at >= 0, `${name} stands in the text`);
  return glance(text, at + Math.floor(name.length / 2));
}

/** Top-level statements that can stand in any order, and lead to each other. */
const statements = [
  'BETA = 2\n',
  'BETA = math.log(2)\n',
  'class Block(nn.Module):\n    act = nn.SiLU()\n\n    def __init__(self, act_layer=nn.GELU, beta=BETA):\n        self.act1 = act_layer()\n        self.act2 = nn.Softplus(beta)\n\n    def forward(self, x):\n        return self.act2(self.act1(x)).relu_()\n',
  'class Deep(Block):\n    def forward(self, x: torch.Tensor):\n        return self.act2(x) + self.act(x) + F.relu(x.tanh())\n',
  'class Block:\n    act2 = nn.LeakyReLU(0.2)\n',
  '@torch.no_grad()\n# why\nasync def make(slope=0.1):\n    return nn.LeakyReLU(slope)\n',
  'def make(\n    alpha,\n):\n    """Text at the margin.\nelse:\n"""\n    return nn.ELU(alpha)\n',
  'def swap():\n    global act, BETA\n    act = nn.Tanh()\n    BETA = 7\n',
  'act = make(0.3)\n',
  'act = Deep().act2\ny = act(torch.zeros(3))\n',
  'y = F.softplus(torch.tensor([1.0, 2.0]), BETA)\n',
  'block = Block()\nblock.act1 = nn.Mish()\nz = block.act1(z)\n',
  'if z:\n    def make(n): return nn.CELU(n)\nelse:\n    class Deep(nn.Softplus): pass\n',
  'def late(x, f=lambda t: F.gelu(t)):\n    return nn.Sequential(act, Block())[0](f(x))\n',
  'def relu(x):\n    return x\n',
  'z = relu(z)\n',
  'from dataclasses import field\nclass Config:\n    act2: nn.Module = field(default_factory=make)\n    act: nn.Module = field(default_factory=nn.ReLU6)\nz = Config().act2(z)\n',
  'class Lazy(Block):\n    @property\n    def gate(self):\n        return make(0.2)\n    @staticmethod\n    def made(): return act\nz = Lazy().gate(z)\nw = Lazy.made()\nw(z)\n',
  'def choose(name="gelu"):\n    return {"gelu": nn.GELU(), "other": act, "made": make}[name]\nz = choose()(z)\n',
  'fast = torch.compile(act)\nz = fast(z)\n',
  'class Outer:\n    class Block:\n        act2 = nn.Hardtanh()\n    inner = Block.act2\n    use = inner(1)\n',
  'acts = [nn.ReLU(), nn.Tanh()]\nacts.append(act)\nz = acts[-1](acts[0](z))\n',
  'acts = nn.ModuleList([nn.SELU()])\nz = acts[0](z)\n',
  'acts[0] = nn.Hardswish()\n',
  'acts += [make(0.3)]\n',
  'def grow():\n    acts.insert(0, nn.Mish())\n',
  'class Stack(Block):\n    def __init__(self):\n        self.acts = [nn.GELU()]\n        self.acts.append(act)\n\n    def forward(self, x):\n        return self.acts[-1](self.acts[0](x))\n',
  'stack = Stack()\nstack.acts[0] = nn.CELU()\nz = stack.acts[0](z)\n',
];

describe('a glance at one place', () => {
  for (const [what, text] of [
    ['wherever statements stand', fc.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 9 })],
    ['of broken code as well', code.map((broken) => [broken])],
  ] as const) {
    it(`tells what the whole reading tells, ${what}`, () => {
      let told = 0;
      fc.assert(
        fc.property(text, (parts) => {
          const text = HEAD + parts.join('\n');
          const whole = findActivationUses(text);
          const places = whole.flatMap(({ start, end, argumentList }) => [
            (start + end) >> 1,
            ...(argumentList ? [argumentList.start, argumentList.end - 1] : []),
          ]);
          for (const offset of places) {
            const seen = glance(text, offset);
            if (!seen) continue;
            told++;
            const use = pickUse(whole, offset, 0);
            // The sentences of findings are functions, another one each time.
            assert.equal(JSON.stringify(seen.use), JSON.stringify(use));
          }
        }),
        { numRuns: 100 },
      );
      assert.ok(told > 150, `${told} places were told of`);
    });
  }

  it('follows names to definitions that stand elsewhere', () => {
    const text = `${HEAD}def make(slope=0.1):\n    return nn.LeakyReLU(slope)\n\nclass A:\n    act = nn.Mish()\n\nclass B(A):\n    def f(self, x):\n        return self.act(x)\n\nact = make(0.3)\nact(1)\n`;
    assert.equal(seenAt(text, 'act', 2)?.use.id, 'Mish');
    assert.equal(seenAt(text, 'act', 4)?.use.id, 'LeakyReLU');
  });

  it('leaves unread what the place does not depend on', () => {
    const other = (i: number) =>
      `class Net${i}(nn.Module):\n${'    act = nn.Softplus(beta=2)\n'.repeat(60)}\n`;
    const text = `${HEAD}act = nn.Mish()\n${Array.from({ length: 30 }, (_, i) => other(i)).join('')}act(1)\n`;
    const seen = countSteps(glanceAt(text, text.lastIndexOf('act') + 1));
    assert.equal(seen.result?.use.id, 'Mish');
    const reading = createReader().read([{ text, language: 'python' }]);
    let steps = 1;
    while (!reading.step(0)) steps++;
    assert.ok(seen.steps * 10 < steps, `${seen.steps} steps, and ${steps} for all of it`);
  });

  it('says whether another file could say more', () => {
    const text = `${HEAD}from layers import Base\n\nclass A(Base):\n    def f(self, x, act=nn.GELU):\n        F.relu(x)\n        return self.act(x)\n`;
    assert.equal(seenAt(text, 'relu')?.isWhole, true);
    const call = `${HEAD}from layers import SLOPE\nact = nn.LeakyReLU(SLOPE)\n`;
    assert.equal(seenAt(call, 'LeakyReLU')?.isWhole, false);
  });

  for (const [why, text] of [
    ['a star brings names that nobody sees', `from torch.nn import *\nact = ReLU()\n`],
    [
      'PyTorch may be imported where nobody looks',
      `def f():\n    import torch\n\ndef g(x):\n    return x.ReLU()\n`,
    ],
    [
      'what it is given may have changed',
      `${HEAD}x = torch.tensor([1.0])\n\ndef f():\n    x.zero_()\n\nF.ReLU = 1\nnn.ReLU()(x)\n`,
    ],
    ['it stands in a doctest', `${HEAD}def f():\n    """\n    >>> nn.ReLU()\n    """\n`],
    ['it is no activation', `${HEAD}ReLU = 1\nReLU\n`],
  ] as const) {
    it(`tells nothing where ${why}`, () =>
      assert.equal(seenAt(text, 'ReLU', text.split('ReLU').length - 1), undefined));
  }
});
