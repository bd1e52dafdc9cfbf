// Which activations a source defines itself, what they are, and what is none.
import assert from 'node:assert/strict';
import { findEqual, findKnown, findNear, hasSameGradient } from '../../../../src/autodiff/identify.ts';
import { newest } from '../../../../src/foundation/release.ts';
import { createReader, type Definition } from '../../../../src/python/index.ts';

const imports =
  'import math\nimport numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

function definitionsIn(code: string): readonly Definition[] {
  const reading = createReader().read([{ text: imports + code, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.definitionsIn(0).filter(({ isActivation }) => isActivation);
}

/** `f = GELU(approximate='tanh')`, `g ~ Swish(1.5)`, `h near SiLU`; nothing where there is none. */
function said(code: string): string {
  return definitionsIn(code)
    .map(({ name, formula }) => {
      const equals = findEqual(formula);
      if (equals) {
        const values = Object.values(equals.parameters).join(', ');
        return `${name} = ${equals.id}(${values})${hasSameGradient(formula, equals, newest) ? '' : ', another gradient'}`;
      }
      const known = findKnown(formula);
      if (known) return `${name} ~ ${known.formula.name}(${known.parameter ?? ''})`;
      const [nearest] = findNear(formula);
      return `${name} near ${nearest ? nearest.id : 'nothing'}`;
    })
    .join('; ');
}

describe('activations that a source defines', () => {
  const rows: Readonly<Record<string, string>> = {
    'def relu(x): return max(0.0, x)': 'relu = ReLU()',
    'def relu(x):\n    if x > 0:\n        return x\n    return 0': 'relu = ReLU()',
    'def f(x): return x * torch.sigmoid(x)': 'f = SiLU()',
    'swish = lambda t, beta=1.5: t * torch.sigmoid(beta * t)': 'swish ~ Swish(1.5)',
    'def quick_gelu(x): return x * torch.sigmoid(1.702 * x)': 'quick_gelu ~ QuickGELU()',
    'def act(x): return torch.log(1 + torch.exp(x))': 'act = Softplus(1, 20)',
    'def act(x, beta=3): return torch.log1p(torch.exp(beta * x)) / beta': 'act = Softplus(3, 20)',
    'def gelu(x): return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))':
      'gelu = GELU(tanh)',
    'def gelu(x): return x * 0.5 * (1.0 + torch.erf(x / math.sqrt(2.0)))': 'gelu = GELU(none)',
    'def leaky(x, slope=0.2): return torch.where(x > 0, x, slope * x)': 'leaky = LeakyReLU(0.2)',
    // At 0 autograd hands PyTorch's slope to the other branch.
    'def leaky(x, slope=0.2): return torch.where(x >= 0, x, slope * x)':
      'leaky = LeakyReLU(0.2), another gradient',
    'def relu(x): return torch.maximum(x, torch.zeros_like(x))': 'relu = ReLU(), another gradient',
    'def relu(x): return F.relu6(x) + F.relu(x - 6)': 'relu = ReLU(), another gradient',
    'def np_relu(x): return np.maximum(0, x)': 'np_relu = ReLU(), another gradient',
    'class Swish(nn.Module):\n    def forward(self, x):\n        return x.mul(x.sigmoid())': 'Swish = SiLU()',
    'class S(nn.Module):\n    def __init__(self, inplace=False):\n        super().__init__()\n        self.inplace = inplace\n    def forward(self, x):\n        return x.mul_(x.sigmoid()) if self.inplace else x * x.sigmoid()':
      'S = SiLU()',
    'class Sq(nn.Module):\n    def forward(self, x):\n        return torch.square(F.relu(x))':
      'Sq ~ Squared ReLU()',
    'class H(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.act = nn.ReLU6()\n    def forward(self, x):\n        return x * self.act(x + 3) / 6':
      'H = Hardswish()',
    'def softcap(x, cap=30.0): return cap * torch.tanh(x / cap)': 'softcap ~ Softcap(30)',
    'def helper(x): return torch.exp(-x)\ndef act(x): return 1 / (1 + helper(x))': 'act = Sigmoid()',
    'def bias_gelu(bias, y):\n    x = y + bias\n    return x * 0.5 * (1.0 + torch.tanh(0.79788456 * x * (1 + 0.044715 * x * x)))':
      'bias_gelu = GELU(tanh)',
    "class Star(nn.Module):\n    def __init__(self, s=0.8944, b=-0.4472, device=None):\n        kw = {'device': device}\n        super().__init__()\n        self.s = nn.Parameter(s * torch.ones(1, **kw), requires_grad=True)\n        self.b = nn.Parameter(b * torch.ones(1, **kw))\n    def forward(self, x): return self.s * F.relu(x) ** 2 + self.b":
      'Star ~ StarReLU()',
    'def softplus(x):\n    if isinstance(x, np.ndarray):\n        return np.logaddexp(np.zeros_like(x), x)\n    return torch.logaddexp(torch.zeros_like(x), x)':
      'softplus = Softplus(1, 20)',
    // What differs a little is another function.
    'def gelu(x): return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.0447 * x ** 3)))':
      'gelu near GELU',
    'def quick_gelu(x): return x * torch.sigmoid(1.7 * x)': 'quick_gelu ~ Swish(1.7)',
    'def gelu(x): return 0.5 * x * (1 - torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))':
      'gelu near nothing',
    'def hard_swish(x): return x * F.relu6(x + 3) / 7': 'hard_swish near nothing',
    'def softplus(x): return torch.log(2 + torch.exp(x))': 'softplus near nothing',
    // Far out or close by it is another one.
    'def relu(x): return torch.relu(x).clamp(max=1000)': 'relu near ReLU',
    'def relu(x): return torch.where(x.abs() < 0.001, torch.ones_like(x), torch.relu(x))':
      'relu near nothing',
    'def tanh(x): return torch.tanh(x) + torch.where(x > 5e4, torch.ones_like(x), torch.zeros_like(x))':
      'tanh near Tanh',
    // What raises, or looks along a dimension, or at bits.
    'def relu(x): return torch.maximum(x, 0)': '',
    'def relu(x): return torch.max(x, 0)': '',
    'def relu(x): return x.max(0)': '',
    'def gelu(x): return 0.5 * x * (1 + torch.tanh(torch.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))': '',
    'def relu(x): return torch.relu(x) * (2 | 1) / 3': '',
    'def relu(x): return torch.max(x, torch.tensor(0.0))': 'relu = ReLU(), another gradient',
    'def relu(x): return (x > 0) and x or 0.0': 'relu = ReLU()',
    // What `__init__` makes of a number counts, in a base, too; what code changes once it is there is not known.
    'class Base(nn.Module):\n    def __init__(self, k=1.0):\n        super().__init__()\n        self.k = k\n    def forward(self, x): return x * torch.sigmoid(self.k * x)\nclass Act(Base):\n    def __init__(self):\n        super().__init__(k=1.5)':
      'Base = SiLU(); Act ~ Swish(1.5)',
    'class Base(nn.Module):\n    def __init__(self, k=1.0):\n        super().__init__()\n        self.k = k\n    def forward(self, x): return x * torch.sigmoid(self.k * x)\nclass Act(Base):\n    def __init__(self, **more):\n        super().__init__(**more)':
      'Base = SiLU()',
    'class Act(nn.Module):\n    def __init__(self, a=1.0):\n        super().__init__()\n        a = a * 3\n        self.a = a\n    def forward(self, x): return torch.tanh(self.a * x)':
      '',
    'class Act(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.b = nn.Parameter(torch.ones(1))\n        nn.init.constant_(self.b, 0.5)\n    def forward(self, x): return x * torch.sigmoid(self.b * x)':
      '',
    'class Act(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.b = nn.Parameter(torch.ones(1))\n        self.reset()\n    def reset(self): self.b.data.fill_(2)\n    def forward(self, x): return x * torch.sigmoid(self.b * x)':
      '',
    'class Act(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.act = nn.ReLU()\n        self.act.inplace = True\n    def forward(self, x): return x + self.act(x)':
      '',
    'class Act(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.b = nn.Parameter(torch.ones(1))\n        self.b.requires_grad = False\n    def forward(self, x): return x.mul(torch.sigmoid(x).mul_(self.b))':
      'Act = SiLU()',
    // PyTorch's own modules, derived from.
    'class Act(nn.GELU):\n    def forward(self, x): return super().forward(1.0 * x)': 'Act = GELU(none)',
    'class Act(nn.GELU):\n    def __init__(self): super().__init__(approximate="tanh")\n    def forward(self, x): return super(Act, self).forward(x)':
      'Act = GELU(tanh)',
    'class Act(nn.LeakyReLU):\n    def __init__(self, slope=0.2): super().__init__(slope)\n    def forward(self, x): return F.leaky_relu(x, self.negative_slope)':
      'Act = LeakyReLU(0.2)',
    'class Act(nn.ReLU):\n    def __call__(self, x): return super().__call__(x) * 2\n    def forward(self, x): return super().forward(x)':
      '',
    // What is changed in place under one name is changed under others.
    'def act(x):\n    y = torch.exp(x)\n    z = y.contiguous()\n    z.sub_(1)\n    return torch.where(x > 0, x, y)':
      'act = ELU(1)',
    'def act(x):\n    y = torch.exp(x)\n    z = y.detach()\n    z.sub_(1)\n    return torch.where(x > 0, x, y)':
      '',
    'def act(x):\n    y = torch.exp(x)\n    z = y.float()\n    z.sub_(1)\n    return torch.where(x > 0, x, y)':
      '',
    'def act(x):\n    y = torch.ones_like(x)\n    y.mul_(torch.sigmoid(x))\n    return x * y': 'act = SiLU()',
    'def act(x):\n    y = x.float()\n    y.requires_grad_()\n    return y * torch.sigmoid(y)': 'act = SiLU()',
    // Loops over what is written down, numbers that operations take beside tensors.
    'def act(x):\n    for i in range(3):\n        x = torch.relu(x)\n    return x': 'act = ReLU()',
    'def act(x):\n    y = torch.zeros_like(x)\n    for a in (0.5, 0.25, 0.25):\n        y += a * torch.sigmoid(x)\n    return y * x':
      'act = SiLU()',
    'def act(x, n=2):\n    for i in range(x.shape[0]):\n        x = torch.tanh(x)\n    return x': '',
    'def act(x):\n    for i in range(100):\n        x = torch.tanh(x)\n    return x': '',
    'def act(x):\n    for i in range(3):\n        if i == 1: break\n        x = torch.relu(x)\n    return x':
      '',
    'def act(x): return torch.sub(F.relu(x), F.relu(-x), alpha=0.2)':
      'act = LeakyReLU(0.2), another gradient',
    'def act(x): return F.softplus(x).add_(F.softplus(-x), alpha=-1) * torch.sigmoid(x)': 'act = SiLU()',
    'def act(x): return torch.addcmul(x, x, torch.tanh(x / 2)).mul(0.5)': 'act = SiLU()',
    'def act(x): return torch.addcdiv(torch.zeros_like(x), x, 1 + torch.exp(-x), value=1)': 'act = SiLU()',
    'def act(x): return torch.add(torch.tanh(x), 1, alpha=x)': '',
    // What is no activation, or not certainly one number for each.
    'def scale(x): return (x - 0.5) / 0.5': '',
    'def norm(x): return x / x.norm()': '',
    'def act(x): return torch.relu(x).sum()': '',
    'def act(x): return torch.relu(x) + torch.randn_like(x)': '',
    'def act(x, y): return torch.relu(x) * y': '',
    'def act(x): return my_library(x) * x': '',
    'def glu(x):\n    a, b = x.chunk(2, -1)\n    return a * torch.sigmoid(b)': '',
    'def sigmoid_derivative(x): return torch.sigmoid(x) * (1 - torch.sigmoid(x))': '',
    'def celsius(f): return (f - 32) * 5 / 9': '',
    'def area(r): return math.pi * r ** 2': '',
    'class Block(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc = nn.Linear(2, 2)\n    def forward(self, x):\n        return torch.relu(self.fc(x))':
      '',
    'class Act(nn.Module):\n    def __init__(self, act):\n        super().__init__()\n        self.act = act\n    def forward(self, x):\n        return self.act(x) * x':
      '',
    '@decorated\ndef relu(x): return max(0.0, x)': '',
  };
  for (const [code, expected] of Object.entries(rows)) {
    it(`${code.split('\n')[0]} … ${expected || 'none'}`, () => assert.equal(said(code), expected));
  }

  it('have the places of their names', () => {
    for (const code of [
      'def act(x): return x * torch.sigmoid(x)',
      'act = lambda x: x * torch.sigmoid(x)',
      'class act(nn.Module):\n    def forward(self, x): return x.sigmoid() * x',
    ]) {
      const [definition] = definitionsIn(code);
      assert.equal((imports + code).slice(definition?.start, definition?.end), 'act', code);
    }
  });

  it('have their numbers where they are written', () => {
    const code =
      'class S(nn.Module):\n    def __init__(self, limit=1.5, unused=7):\n        super().__init__()\n        self.beta = nn.Parameter(torch.tensor(2.5))\n        self.scale = 3.0\n        self.cap = limit\n    def forward(self, x):\n        return self.scale * x * torch.sigmoid(self.beta * x) * self.cap\n';
    const [definition] = definitionsIn(code);
    const text = imports + code;
    const written = definition?.formula.parameters.map(({ name, value, start, end }) => [
      name,
      value,
      text.slice(start, end),
    ]);
    assert.deepEqual(written, [
      ['limit', 1.5, '1.5'],
      ['beta', 2.5, '2.5'],
      ['scale', 3, '3.0'],
    ]);
  });

  it('have a number that stands by itself as a parameter, unless it makes the activation what it is', () => {
    const rows: Readonly<Record<string, readonly string[]>> = {
      'def act(x): return x * torch.sigmoid(1.702 * x)': ['factor = 1.702'],
      'def act(x): return 0.8 * torch.relu(x) ** 2 - 0.4': ['factor = 0.8', 'exponent = 2', 'shift = 0.4'],
      'def act(x):\n    slope = 0.3\n    return torch.tanh(x) + slope * x': ['slope = 0.3'],
      'def half(x): return x / 3.0\ndef act(x): return half(torch.tanh(x)) + half(x)': ['divisor = 3.0'],
      'def act(x): return torch.where(x > 0, x, 0.2 * x)': ['factor = 0.2'],
      'def act(x): return 0.5 * x * (1 + torch.erf(x / 1.4142135623730951))': [],
      'def act(x): return x * F.relu6(x + 3) / 6': [],
      'def act(x): return torch.log(1 + torch.exp(3 * x)) / 3': [],
      'def act(x): return 1.7159 * torch.tanh(2 / 3 * x)': ['factor = 1.7159'],
      'def act(x): return torch.tanh(-2.5 * x + 1)': ['factor = -2.5'],
    };
    for (const [code, expected] of Object.entries(rows)) {
      const { formula } = definitionsIn(code).at(-1) ?? assert.fail(code);
      const text = imports + code;
      const written = formula.parameters.map(({ name, start, end }) => `${name} = ${text.slice(start, end)}`);
      assert.deepEqual(written, expected, code);
    }
  });
});
