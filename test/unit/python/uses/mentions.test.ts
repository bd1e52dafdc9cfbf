// Names that are given an activation: told where somebody points at them, and no uses for anything else.
import assert from 'node:assert/strict';
import { finish } from '../../../../src/foundation/generators.ts';
import { createReader, readOtherModule } from '../../../../src/python/index.ts';
import { imports, tell } from '../marked.ts';

/** What is told at the cursor `|`, and what kind of mention it is. */
function tellAt(marked: string, language: 'python' | 'markdown' = 'python'): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const reading = createReader().read([{ text, language }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const use = reading.useAt(0, offset);
  if (!use?.mention) return use ? `a use: ${tell(use)}` : 'nothing';
  assert.ok(!reading.uses[0]?.some((one) => one.mention !== undefined || one.start === use.start));
  return `${use.mention} ${text.slice(use.callee.start, use.callee.end)}: ${tell(use)}`;
}

const table: Readonly<Record<string, string>> = {
  'ac|t = nn.GELU()': 'assignment act: torch.nn.GELU, instance',
  '|act = nn.Softplus(beta=2)': 'assignment act: torch.nn.Softplus, instance, beta=2',
  'act| = F.relu': 'assignment act: torch.nn.functional.relu, reference',
  'act: nn.Module = nn.ELU(2)\n|act = nn.ReLU()': 'assignment act: torch.nn.ReLU, instance',
  'a|ct: nn.Module = nn.ELU(2)\nact = nn.ReLU()': 'assignment act: torch.nn.ELU, instance, alpha=2',
  'a, |b = nn.ReLU(), nn.Tanh()': 'assignment b: torch.nn.Tanh, instance',
  'a = |b = nn.ReLU()': 'assignment b: torch.nn.ReLU, instance',
  'for i in range(3):\n  a|ct = nn.ReLU()\n  act = nn.Tanh()': 'assignment act: torch.nn.ReLU, instance',
  'class A:\n  def __init__(self):\n    self.activ|ation = nn.Softplus(beta=2)':
    'assignment self.activation: torch.nn.Softplus, instance, beta=2',
  'model.a|ct = nn.GELU()': 'assignment model.act: torch.nn.GELU, instance',
  'from functools import partial\na|ct = partial(nn.LeakyReLU, negative_slope=0.3)':
    'assignment act: torch.nn.LeakyReLU, reference, negative_slope=0.3',
  'from torch.nn import Re|LU': 'name ReLU: torch.nn.ReLU, reference',
  'from torch.nn import (\n  Linear,\n  Re|LU,\n)': 'name ReLU: torch.nn.ReLU, reference',
  'from torch.nn.functional import gelu as |g': 'name g: torch.nn.functional.gelu, reference',
  'from torch.nn.functional import ge|lu as g': 'name gelu: torch.nn.functional.gelu, reference',
  'def f():\n  from torch import re|lu': 'name relu: torch.relu, reference',
  'Block(act_l|ayer=nn.GELU)': 'name act_layer: torch.nn.GELU, reference',
  'Block(1, ac|t=nn.ELU(2), b=nn.ReLU)': 'name act: torch.nn.ELU, instance, alpha=2',
  'def f(x, ac|t=nn.GELU): pass': 'definition act: torch.nn.GELU, reference, candidate',
  'class A:\n  def __init__(self, *, a|ct: nn.Module = nn.ELU(2)): pass':
    'definition act: torch.nn.ELU, instance, alpha=2, candidate',

  // Near misses
  'ac|t = other': 'nothing',
  'ac|t = nn.Linear(1, 2)': 'nothing',
  'ac|t = nn.Sequential(nn.ReLU())': 'nothing',
  'y| = F.gelu(torch.ones(2))': 'nothing',
  'a|ct = nn.ReLU() if a else nn.Tanh()': 'nothing',
  'def make(a):\n  return nn.ReLU() if a else nn.Tanh()\nac|t = make(b)': 'nothing',
  'ac|t += nn.ReLU()': 'nothing',
  'for a|ct in [nn.ReLU(), nn.Tanh()]: pass': 'nothing',
  'with nn.ReLU() as a|ct: pass': 'nothing',
  'class A:\n  def __init__(self):\n    self.a|ct = nn.ReLU()\n  def b(self):\n    self.act = nn.Tanh()':
    'nothing',
  'class A:\n  def __init__(self, act=nn.ReLU):\n    self.a|ct = act()': 'nothing',
  'layers[|0] = nn.ReLU()': 'nothing',
  'from torch.nn import Lin|ear': 'nothing',
  'from jax.nn import re|lu': 'nothing',
  'from torch.nn import *|': 'nothing',
  'import torch.nn as n|n': 'nothing',
  'def f(x, ac|t): pass': 'nothing',
  'def f(x, ac|t="relu"): pass': 'nothing',
  'Block(ac|t="relu")': 'nothing',
  'Block(ac|t=nn.ReLU() if a else nn.Tanh())': 'nothing',
  'Block(act=nn.Re|LU)': 'a use: torch.nn.ReLU, reference',
  'nn.Softplus(be|ta=2)': 'a use: torch.nn.Softplus, module call, beta=2',
};

describe('a name that is given an activation', () => {
  for (const [snippet, expected] of Object.entries(table)) {
    it(snippet, () => assert.equal(tellAt(imports + snippet), expected));
  }

  it('is told in a fence of Markdown and in documentation', () => {
    const code = 'import torch.nn as nn\na|ct = nn.GELU()\n';
    const expected = 'assignment act: torch.nn.GELU, instance';
    assert.equal(tellAt(`# Title\n\n\`\`\`python\n${code}\`\`\`\n`, 'markdown'), expected);
    assert.equal(
      tellAt('def f():\n  """\n  >>> import torch.nn as nn\n  >>> a|ct = nn.GELU()\n  """\n'),
      expected,
    );
    assert.equal(tellAt('def f():\n  """\n  a|ct of\n  >>> act = nn.GELU()\n  """\n'), 'nothing');
  });

  it('is followed into another file', () => {
    const file = { key: 'layers', name: 'layers.py' };
    const layers = finish(readOtherModule('import torch.nn as nn\nact = nn.ELU(2)\n', file));
    const others = {
      revision: 1,
      find: ({ path }: { path: string }) => (path === '.layers' ? layers : 'none'),
    } as const;
    const reading = createReader().read([{ text: 'from .layers import act\n', language: 'python' }], others);
    while (!reading.step(Number.POSITIVE_INFINITY));
    const use = reading.useAt(0, 21);
    assert.equal(tell(use), 'torch.nn.ELU, instance, alpha=2');
    assert.equal(use?.origin?.file?.name, 'layers.py');
  });

  it('stands in the cell of a notebook, and knows of earlier ones', () => {
    const cells = ['import torch.nn as nn\n', 'act = nn.GELU()\n'];
    const reading = createReader().read(
      cells.map((text) => ({ text, language: 'python', isNotebook: true }) as const),
    );
    while (!reading.step(Number.POSITIVE_INFINITY));
    assert.equal(tell(reading.useAt(1, 1)), 'torch.nn.GELU, instance');
    assert.equal(reading.useAt(0, 1), undefined);
  });

  it('is unknown to an earlier reading once a later one has begun, and known again to one of the same text', () => {
    const reader = createReader();
    const read = (text: string) => reader.read([{ text, language: 'python' }]);
    const text = `${imports}act = nn.GELU()\n`;
    const first = read(text);
    while (!first.step(Number.POSITIVE_INFINITY));
    const at = text.indexOf('act');
    assert.equal(first.useAt(0, at)?.id, 'GELU');
    read(`# more\n${text}`).step(0);
    assert.equal(first.useAt(0, at), undefined);
    const again = read(text);
    while (!again.step(Number.POSITIVE_INFINITY));
    assert.equal(again.useAt(0, at)?.id, 'GELU');
  });
});
