// What a call of one's own code computes: one input put through an activation and multiplied by another, and the `apply` of
// classes that derive from torch.autograd.Function.
import assert from 'node:assert/strict';
import { createReader } from '../../../../src/python/index.ts';
import { imports, tell } from '../marked.ts';

function toldAt(marked: string): string {
  const offset = imports.length + marked.indexOf('|');
  const reading = createReader().read([{ text: imports + marked.replace('|', ''), language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const use = reading.useAt(0, offset);
  return use?.mention ? `${use.mention} ${tell(use)} ${use.origin?.code ?? ''}`.trimEnd() : tell(use);
}

const own = (body: string, head = ''): string =>
  `${head}class Own(torch.autograd.Function):\n  @staticmethod\n  def forward(ctx, gate, up):\n    ctx.save_for_backward(gate, up)\n    ${body}\n`;
const single =
  'class Own(torch.autograd.Function):\n  @staticmethod\n  def forward(ctx, x):\n    return F.silu(x)\n  @staticmethod\n  def backward(ctx, g):\n    return g\n';
const module = (body: string): string =>
  `class Gate(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.Mish()\n  def forward(self, a, b):\n    ${body}\n`;
const silu = 'gated torch.nn.functional.silu, reference, likely F.silu(gate) * up';
const apply = 'y = Own.app|ly(a, b)\n';

describe('code that multiplies an activation by another input', () => {
  for (const [marked, expected] of [
    [own('return F.silu(gate) * up') + apply, silu],
    [own('return F.silu(gate) * up') + apply.replace('|', '').replace('Own', 'O|wn'), silu],
    [`${own('return F.silu(gate) * up')}gated = Own.apply\ny = ga|ted(a, b)\n`, silu],
    // Those that have a name, SwiGLU or GEGLU, are told by it, as code of one's own.
    ['def f(gate, up):\n  return F.silu(gate) * up\ny = |f(a, b)\n', 'definition , reference'],
    [
      'def f(gate, up):\n  return F.mish(gate) * up\ny = |f(a, b)\n',
      'gated torch.nn.functional.mish, reference, likely F.mish(gate) * up',
    ],
    [
      'def f(a, b):\n  return b * F.tanh(a)\ny = |f(x, z)\n',
      'gated torch.nn.functional.tanh, reference, likely b * F.tanh(a)',
    ],
    [
      `${module('return self.act(a) * b')}gate = Gate()\ny = ga|te(x, z)\n`,
      'gated torch.nn.Mish, reference, likely self.act(a) * b',
    ],
    [`${single}y = Own.app|ly(x)\n`, 'definition torch.nn.SiLU, reference'],
    [`${single}act = Own.apply\ny = a|ct(x)\n`, 'definition torch.nn.SiLU, reference'],
    // Anything beside, or another class.
    [own('return F.silu(gate) + up') + apply, 'nothing'],
    [own('return F.silu(gate) * up * 2') + apply, 'nothing'],
    [own('return F.silu(gate) * 2') + apply, 'nothing'],
    [own('return F.silu(gate * 2) * up') + apply, 'nothing'],
    [own('gate = gate * 2\n    return F.silu(gate) * up') + apply, 'nothing'],
    [own('if up is None:\n      return gate\n    return F.silu(gate) * up') + apply, 'nothing'],
    [
      own('return F.silu(gate) * up', 'class Other:\n  pass\n').replace('torch.autograd.Function', 'Other') +
        apply,
      'nothing',
    ],
    [
      own('return F.silu(gate) * up\n  @classmethod\n  def apply(cls, *a):\n    return a[0]') + apply,
      'nothing',
    ],
    [own('return act(gate) * up') + apply, 'nothing'],
    [`${module('return self.act(a) * b')}Gate.forward = other\ngate = Gate()\ny = ga|te(x, z)\n`, 'nothing'],
    ['@wrapped\ndef f(gate, up):\n  return F.silu(gate) * up\ny = |f(a, b)\n', 'nothing'],
    ['def f(gate, up):\n  yield gate\n  return F.silu(gate) * up\ny = |f(a, b)\n', 'nothing'],
    ['pool.app|ly(gate, up)\n', 'nothing'],
  ] as const)
    it(`${marked.replaceAll('\n', '; ')}: ${expected}`, () => assert.equal(toldAt(marked), expected));
});
