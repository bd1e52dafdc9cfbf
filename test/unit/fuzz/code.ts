// Python made up at random, sound and broken, for tests that must hold for any source.
import fc from 'fast-check';

/** Statements as people write them, and some that they have not finished. */
export const pieces = [
  'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n',
  'from torch.nn import *\n',
  'from functools import partial\n',
  'class Net(nn.Module):\n    def __init__(self, act=nn.GELU, beta=2.0):\n        super().__init__()\n        self.act = act()\n        self.net = nn.Sequential(nn.Linear(4, 3), nn.Softplus(beta))\n',
  '    def forward(self, x):\n        x = self.act(x)\n        return self.net[1](x).relu_()\n',
  'act = partial(nn.LeakyReLU, negative_slope=0.2)\n',
  'y = F.softplus(x, 2, threshold=10)\n',
  'if a:\n    f = nn.ReLU()\nelse:\n    f = nn.Tanh()\nf(x)\n',
  'for f in [nn.ReLU(), nn.SiLU()]:\n    x = f(x)\n',
  'acts = {"relu": nn.ReLU, "tanh": nn.Tanh}\nacts[name]()\n',
  'try:\n    from torch.nn import Mish\nexcept ImportError:\n    Mish = None\n',
  '"""\n>>> m = nn.ReLU()\n>>> m(x)\n```python\nF.gelu(x)\n```\n"""\n',
  'z = [g(x) for g in (nn.ReLU(),)] if a else lambda q, *r, s=1.: q\n',
  'print "😀", nn.ReLU(\n',
  '\tnn.Softmax(dim=-1)\r\n',
  'getattr(nn, "ReLU")(inplace=True)\n',
  'def f(relu): return relu(x)\n',
  'global act\n',
  'match m:\n    case nn.ReLU(x=1): pass\n    case _: pass\n',
  '%matplotlib inline\n',
  'x = 1. if a > 0. else 2.\n',
  '@torch.no_grad()\ndef g(x: torch.Tensor) -> nn.ReLU: return x.tanh()\n',
];
/** What may be typed anywhere. */
export const tokens = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  '.',
  '=',
  '"',
  "'",
  '"""',
  '\n',
  '\n    ',
  '\t',
  '\r\n',
  ' ',
  '#',
  '\\',
  '*',
  '**',
  '@',
  '\uFEFF',
  '😀',
  '\0',
  ':=',
  '->',
  '%',
  '!',
  '>>> ',
  '```',
  'lambda',
  'if',
  'else',
  'for',
  'in',
  'async',
  'yield',
  'return',
  'import',
  'from',
  'as',
  'nn',
  'self',
  'ReLU',
  '0',
  '1.',
  '1e',
  '0x',
];

/** Real-looking code: pieces in any order, cut, with tokens thrown in. */
export const code: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.constantFrom(...tokens) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...pieces), fc.nat(80), fc.nat(80))
          .map(([piece, from, length]) => piece.slice(from, from + length)),
      },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
