// The hover over the name of a hand-written activation says which one it is, and nothing where it is none.
import assert from 'node:assert/strict';
import { describeCompact } from '../../../../src/content/hover/compact.ts';
import { describeUse } from '../../../../src/content/hover/hover.ts';
import { textOf } from '../../../../src/content/sentence.ts';
import { createReader } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';

const imports = 'import math\nimport torch\nimport torch.nn as nn\n';

/** The lines of the compact card at `|`; undefined where there is none. */
function linesAt(marked: string): readonly string[] | undefined {
  const source = imports + marked.replace('|', '');
  const reading = createReader().read([{ text: source, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const use = reading.useAt(0, imports.length + marked.indexOf('|'));
  const content = use && describeUse(use, 0, english);
  if (!content) return undefined;
  const { head, lines } = describeCompact(content, english);
  return [textOf(head), ...lines.map(({ text }) => textOf(text))];
}

describe('hover over a hand-written activation', () => {
  it('says which activation it computes', () => {
    assert.equal(linesAt('def sw|ish(x): return x * torch.sigmoid(x)')?.[0], 'swish computes SiLU().');
    assert.equal(
      linesAt(
        'class Lea|ky(nn.Module):\n    def forward(self, x):\n        return torch.where(x > 0, x, 0.2 * x)',
      )?.[0],
      'Leaky computes LeakyReLU(negative_slope=0.2).',
    );
    assert.equal(linesAt('ac|t = lambda t: 1 / (1 + torch.exp(-t))')?.[0], 'act computes Sigmoid().');
  });

  it('says that a default may be replaced', () => {
    const rows = {
      'def lea|ky(x, slope=0.2):\n    if x > 0:\n        return x\n    return slope * x':
        'leaky computes LeakyReLU(negative_slope=0.2) by default.',
      'def lea|ky(x, slope=0.2): return torch.where(x > 0, x, slope * x)':
        'leaky computes LeakyReLU(negative_slope=0.2) by default.',
      'def a|ct(x, is_smooth=True):\n    return x * torch.sigmoid(x) if is_smooth else torch.relu(x)':
        'act computes SiLU() by default.',
      'class S|wish(nn.Module):\n    def __init__(self, beta=1.0):\n        super().__init__()\n        self.beta = beta\n    def forward(self, x):\n        return x * torch.sigmoid(self.beta * x)':
        'Swish computes SiLU() by default.',
      'class S|wish(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.beta = nn.Parameter(torch.ones(1))\n    def forward(self, x):\n        return x * torch.sigmoid(self.beta * x)':
        'Swish computes SiLU() before training.',
      // What a function around is given, nobody knows here.
      'def make(slope=0.0):\n    def a|ct(x):\n        return torch.where(x > 0, x, slope * x)\n    return act':
        'act computes ReLU() by default.',
      'def sw|ish(x, inplace=False): return x.mul_(x.sigmoid()) if inplace else x * x.sigmoid()':
        'swish computes SiLU().',
      'def sw|ish(x, unused=3): return x * torch.sigmoid(x)': 'swish computes SiLU().',
    };
    for (const [code, expected] of Object.entries(rows)) assert.equal(linesAt(code)?.[0], expected, code);
  });

  it('says what of it is not as PyTorch’s own', () => {
    const single = 'For one number at a time: a tensor of several raises an error.';
    assert.ok(linesAt('def re|lu(x): return max(0.0, x)')?.includes(single));
    assert.ok(linesAt('def sigm|oid(x): return 1 / (1 + math.exp(-x))')?.includes(single));
    const other = 'Its gradient differs from PyTorch’s at some inputs.';
    assert.ok(linesAt('def re|lu(x): return torch.maximum(x, torch.zeros_like(x))')?.includes(other));
    const same = linesAt('def re|lu(x): return x * (x > 0)');
    assert.ok(same && !same.includes(single) && !same.includes(other));
  });

  it('keeps quiet where it is none of the catalog’s, and elsewhere in its code', () => {
    for (const code of [
      'def quick_ge|lu(x): return x * torch.sigmoid(1.7 * x)',
      'def half|(x): return x / 2',
      'def swish(|x): return x * torch.sigmoid(x)',
      'def sw|ish(x, y): return x * torch.sigmoid(y)',
      'class Bl|ock(nn.Module):\n    def forward(self, x):\n        return torch.relu(x).sum()',
    ])
      assert.equal(linesAt(code), undefined, code);
  });
});
