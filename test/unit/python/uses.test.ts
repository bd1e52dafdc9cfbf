import assert from 'node:assert/strict';
import { findActivationUses } from '../../../src/python/uses.ts';

const imports = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** What is found at the cursor `|` of the code: its spelling, or nothing. */
function useAt(code: string) {
  const marked = imports + code;
  const offset = marked.indexOf('|');
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  return findActivationUses(source).find((use) => use.start <= offset && offset <= use.end);
}

const found: Readonly<Record<string, string>> = {
  'import torch as th\nth.re|lu(x)': 'torch.relu',
  'from torch.nn import Softplus as SP\nS|P()': 'torch.nn.Softplus',
  'nn.Soft|plus(beta=2)': 'torch.nn.Softplus',
  'F.soft|plus(x, 2, threshold=10)': 'torch.nn.functional.softplus',
  'x.relu|_()': 'torch.Tensor.relu_',
  'class A(nn.Module):\n  def __init__(self):\n    self.activation = nn.Softplus()\n  def forward(self, x):\n    return self.acti|vation(x)':
    'torch.nn.Softplus',
};

const notFound: readonly string[] = [
  'def relu(x): return x\nre|lu(x)',
  'import numpy as np\nnp.ta|nh(x)',
  '# nn.Re|LU()',
  '"nn.Re|LU()"',
];

describe('activation uses in Python', () => {
  for (const [code, spelling] of Object.entries(found)) {
    it(`finds ${spelling} in ${JSON.stringify(code)}`, () => {
      assert.equal(useAt(code)?.spelling, spelling);
    });
  }
  for (const code of notFound) {
    it(`finds nothing in ${JSON.stringify(code)}`, () => {
      assert.equal(useAt(code), undefined);
    });
  }
});
