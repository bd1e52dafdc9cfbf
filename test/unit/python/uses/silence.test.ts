// Why nothing is told at a place: only where that is certain.
import assert from 'node:assert/strict';
import { createReader, type Silence } from '../../../../src/python/index.ts';
import { imports } from '../marked.ts';

/** Why nothing is told at the cursor `|`, in the reader's words. */
function silenceAt(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  assert.equal(reading.useAt(0, offset), undefined);
  return write(reading.silenceAt(0, offset));
}

function write(silence: Silence | undefined): string {
  return silence ? Object.values(silence).join(' ') : 'unknown';
}

const table: Readonly<Record<string, string>> = {
  'import jax\njax.nn.ge|lu(x)': 'foreign gelu jax.nn',
  'from jax.nn import gelu\nge|lu(x)': 'foreign gelu jax.nn',
  'from jax.nn import ge|lu': 'foreign gelu jax.nn',
  'import jax.nn as jnn\njnn.re|lu(x)': 'foreign relu jax.nn',
  'import num|py': 'foreign numpy numpy',
  'import tor|ch': 'import torch',
  'from torch import n|n': 'import nn',
  'torch.ex|p(x)': 'not in the catalog torch.exp',
  'nn.Lin|ear(1, 2)': 'not in the catalog torch.nn.Linear',
  'torch.ao.nn.quantized.ReLU|6()': 'quantized torch.ao.nn.quantized.ReLU6',
  'import torch.ao.nn.quantized.functional as qF\nqF.leaky|_relu(x, 0.1)':
    'quantized torch.ao.nn.quantized.functional.leaky_relu',
  'torch.ao.nn.quantized.Lin|ear(1, 2)': 'not in the catalog torch.ao.nn.quantized.Linear',
  'x = torch.ones(2)\nprint(x|)': 'other value x',
  'lin = nn.Linear(1, 2)\nli|n(x)': 'other value lin',
  'beta = 2\nf(be|ta)': 'other value beta',
  'def f(ac|t, x): pass': 'unknown',
  'def f(act, x):\n  return a|ct(x)': 'parameter act',
  'def f(cfg, x):\n  return cfg.a|ct(x)': 'parameter cfg',
  'for act in acts:\n  a|ct(x)': 'loop act',
  'while a:\n  act = make()\n  a|ct(x)': 'loop act',
  '[a|ct(x) for act in acts]': 'loop act',
  'if a:\n  act = one()\nelse:\n  act = two()\na|ct(x)': 'several act',
  'class A:\n  def __init__(self):\n    self.a|ct = nn.ReLU()\n  def b(self):\n    self.act = nn.Tanh()':
    'several act',
  [`x = ${'1 + '.repeat(40_000)}1 + a|b`]: 'unread',

  // No reason is certain
  'a|ct(x)': 'unknown',
  'act = make()\na|ct(x)': 'unknown',
  'from mine import gelu\nge|lu(x)': 'unknown',
  'from .layers import ge|lu': 'unknown',
  'act = "relu"\nf(ac|t)': 'unknown',
  'def f(act: Callable, x):\n  return a|ct(x)': 'unknown',
  'def f(act=None, x=1):\n  return a|ct(x)': 'unknown',
  'class A:\n  def b(self, x):\n    return self.a|ct(x)': 'unknown',
  'x = 1  # what gelu| is': 'unknown',
  'act = nn.ReLU() if a else nn.Tanh()\na = |1': 'unknown',
};

describe('why nothing is told', () => {
  for (const [snippet, expected] of Object.entries(table)) {
    it(snippet.slice(0, 200), () => assert.equal(silenceAt(imports + snippet), expected));
  }
});
