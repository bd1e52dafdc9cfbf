// Gated linear units that people write are named, and nothing else that multiplies two halves.
import assert from 'node:assert/strict';
import { describeAt } from '../../../../src/content/hover/at.ts';
import type { HoverContent } from '../../../../src/content/hover/content.ts';
import { textOf } from '../../../../src/content/sentence.ts';
import { createReader } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';

const imports =
  'from fairscale.nn.model_parallel.layers import ColumnParallelLinear, RowParallelLinear\nfrom built import build\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** The hover at the name that `code` defines. */
function contentOf(code: string): HoverContent | undefined {
  const text = imports + code;
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const name = /(?:def|class) (\w+)|^(\w+) =/.exec(code);
  const offset = imports.length + code.indexOf(name?.[1] ?? name?.[2] ?? '', 0);
  const use = reading.useAt(0, offset);
  const content = use && describeAt(use, offset, 0, english)?.content;
  assert.ok(!content?.picture || 'formula' in content.picture, 'the curve of the gate');
  return content;
}

/** What it says. */
function said(code: string): string {
  const content = contentOf(code);
  return content ? [textOf(content.head), ...(content.notes ?? [])].join(' ') : '';
}

/** A module of layers that answers `answer`. */
const ofLayers = (answer: string): string => `class Mlp(nn.Module):
    def __init__(self, dim, hidden, other, chosen=None):
        super().__init__()
        self.w1 = nn.Linear(dim, hidden, bias=False)
        self.w2 = nn.Linear(hidden, dim)
        self.w3 = nn.Linear(dim, hidden, bias=False)
        self.gate = nn.Conv1d(dim, hidden, 1)
        self.act = nn.SiLU()
        self.norm = nn.LayerNorm(dim)
        self.drop = nn.Dropout(0.1)
        self.chosen = chosen(dim) if chosen is not None else nn.Identity()
        self.other = other
        self.unknown = build(dim)
        self.column = ColumnParallelLinear(dim, hidden, bias=False)
        self.row = RowParallelLinear(hidden, dim)
        self.either = nn.Linear(dim, hidden)
        self.either = other
    def forward(self, x):
        return ${answer}`;

const halves = 'def act(x):\n    a, b = x.chunk(2, dim=-1)\n    return ';

describe('gated linear units', () => {
  it('lead to the plot of their gate', () => {
    const links = contentOf(`${halves}a * F.gelu(b, approximate='tanh')`)?.links ?? [];
    const plots = links.map((link) => ('curves' in link ? link.curves : []));
    assert.deepEqual(plots, [[{ id: 'GELU', parameters: { approximate: 'tanh' } }]]);
    assert.deepEqual(contentOf(`${halves}a * b`)?.links, []);
  });

  const rows: Readonly<Record<string, string>> = {
    [`${halves}a * torch.sigmoid(b)`]: 'act computes GLU. a · Sigmoid(b); the curve is the gate’s.',
    [`${halves}F.silu(a) * b`]: 'act computes SwiGLU. b · SiLU(a); the curve is the gate’s.',
    [`${halves}a * (b * torch.sigmoid(b))`]: 'act computes SwiGLU. a · SiLU(b); the curve is the gate’s.',
    [`${halves}a * F.gelu(b, approximate='tanh')`]:
      "act computes GEGLU. a · GELU(approximate='tanh')(b); the curve is the gate’s.",
    [`${halves}a * b.relu()`]: 'act computes ReGLU. a · ReLU(b); the curve is the gate’s.',
    [`${halves}a * b`]: 'act computes Bilinear. a · b',
    'def swiglu(gate, up): return F.silu(gate) * up':
      'swiglu computes SwiGLU. up · SiLU(gate); the curve is the gate’s.',
    'def gated(x, gate): return x * gate.sigmoid()':
      'gated computes GLU. x · Sigmoid(gate); the curve is the gate’s.',
    'class GEGLU(nn.Module):\n    def forward(self, x):\n        x, gates = torch.chunk(x, 2, -1)\n        return x * F.gelu(gates)':
      'GEGLU computes GEGLU. a · GELU(b); the curve is the gate’s.',
    'class SiluAndMul(nn.Module):\n    def forward(self, x):\n        d = x.shape[-1] // 2\n        return F.silu(x[..., :d]) * x[..., d:]':
      'SiluAndMul computes SwiGLU. b · SiLU(a); the curve is the gate’s.',
    'def act(x, f=F.silu):\n    a, b = x.split(x.size(1) // 2, dim=1)\n    return a * f(b)':
      'act computes SwiGLU by default. a · SiLU(b); the curve is the gate’s.',
    // Another gate, more than a product, or halves that are none.
    [`${halves}torch.tanh(a) * torch.sigmoid(b)`]: '',
    [`${halves}a * F.silu(b) + a`]: '',
    [`${halves}(a + 1) * F.silu(b)`]: '',
    [`${halves}a * F.silu(b) * a`]: '',
    [`${halves}a / torch.sigmoid(b)`]: '',
    [`${halves}a * F.softplus(b)`]: '',
    [`${halves}a * F.silu(a)`]: '',
    [`${halves}a * torch.sigmoid(1.7 * b)`]: '',
    [`${halves}a * 0.5 * F.silu(b)`]: '',
    'def act(x):\n    a, b, c = x.chunk(3, -1)\n    return a * F.silu(b)': '',
    'def act(x):\n    a, b = x.chunk(3, -1)\n    return a * F.silu(b)': '',
    'def act(x): return x[..., :-1] * F.silu(x[..., 1:])': '',
    'def act(x): return x[..., :2] * F.silu(x[0, 2:])': '',
    'def act(x):\n    a, b = x.chunk(2, -1)\n    if x.shape[0]:\n        a = b\n    return a * F.silu(b)': '',
    // Layers before the halves and behind the product.
    [`class GEGLU(nn.Module):
    def __init__(self, dim_in, dim_out, bias=True):
        super().__init__()
        self.proj = nn.Linear(dim_in, dim_out * 2, bias=bias)
    def gelu(self, gate):
        return F.gelu(gate)
    def forward(self, hidden_states, *args, **kwargs):
        hidden_states = self.proj(hidden_states)
        hidden_states, gate = hidden_states.chunk(2, dim=-1)
        return hidden_states * self.gelu(gate)`]:
      'GEGLU computes GEGLU. a · GELU(b); the curve is the gate’s.',
    [ofLayers('self.w2(F.silu(self.w1(x)) * self.w3(x))')]:
      'Mlp computes SwiGLU. self.w3(x) · SiLU(self.w1(x)); the curve is the gate’s.',
    [ofLayers('self.drop(self.w2(self.norm(self.drop(self.w1(x) * self.act(self.w3(self.norm(x)))))))')]:
      'Mlp computes SwiGLU. self.w1(x) · SiLU(self.w3(self.norm(x))); the curve is the gate’s.',
    [ofLayers('self.chosen(self.drop(self.act(self.w1(x)).mul(self.w3(x))))')]:
      'Mlp computes SwiGLU by default. self.w3(x) · SiLU(self.w1(x)); the curve is the gate’s.',
    [ofLayers('self.w2(self.w1(x) * torch.sigmoid(self.gate(x)))')]:
      'Mlp computes GLU. self.w1(x) · Sigmoid(self.gate(x)); the curve is the gate’s.',
    [ofLayers(
      'F.silu(self.w1(\n            x\n        )) * self.w3(self.drop(self.norm(self.drop(self.norm(x)))))',
    )]: 'Mlp computes SwiGLU. self.w3(…) · SiLU(self.w1( x )); the curve is the gate’s.',
    [ofLayers('torch.mul(*[])').replace(
      /return .*/,
      'a, b = self.unknown(x).chunk(2, -1)\n        return self.w2(a * self.act(b))',
    )]: 'Mlp computes SwiGLU. a · SiLU(b); the curve is the gate’s.',
    [ofLayers('self.row(F.silu(self.column(x)) * self.w3(x))')]:
      'Mlp computes SwiGLU. self.w3(x) · SiLU(self.column(x)); the curve is the gate’s.',
    // What is more, or of other layers, or may be none.
    [ofLayers('x + self.w2(F.silu(self.w1(x)) * self.w3(x))')]: '',
    [ofLayers('x * F.silu(self.w1(x))')]: '',
    [ofLayers('F.silu(self.w1(x)) * self.w1(x)')]: '',
    [ofLayers('self.w2(self.w1(x) * torch.sigmoid(self.w3(x)))')]: '',
    [ofLayers('self.w2(F.silu(self.w1(x)) * self.w3(x)) * 2')]: '',
    [ofLayers('F.silu(self.w1(x)) * self.w3(x) * self.w2(x)')]: '',
    [ofLayers('F.silu(self.w1(x)) * self.unknown(x)')]: '',
    [ofLayers('F.silu(self.other(x)) * self.w3(x)')]: '',
    [ofLayers('F.silu(self.chosen(x)) * self.w3(x)')]: '',
    [ofLayers('F.silu(self.either(x)) * self.w3(x)')]: '',
    [ofLayers('F.silu(self.w1(x, 2)) * self.w3(x)')]: '',
    // Two tensors that may be anything else.
    'def scale(x, attention): return x * torch.sigmoid(attention)': '',
    'def times(a, b): return a * b': '',
    'def apply_gate(x, gate): return x * gate': '',
    'def bilinear_glu(a, b): return a * b': 'bilinear_glu computes Bilinear. a · b',
    'def swiglu(x, y, z): return F.silu(x) * y * z': '',
  };
  for (const [code, expected] of Object.entries(rows))
    it(`${code.split('\n').at(-1)?.trim()} … ${expected || 'none'}`, () =>
      assert.equal(said(code), expected));
});
