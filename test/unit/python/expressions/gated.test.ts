// Gated linear units that people write are named, and nothing else that multiplies two halves.
import assert from 'node:assert/strict';
import { describeAt } from '../../../../src/content/hover/at.ts';
import { textOf } from '../../../../src/content/sentence.ts';
import { createReader } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';

const imports = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** What the hover says at the name that `code` defines. */
function said(code: string): string {
  const text = imports + code;
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const name = /(?:def|class) (\w+)|^(\w+) =/.exec(code);
  const offset = imports.length + code.indexOf(name?.[1] ?? name?.[2] ?? '', 0);
  const use = reading.useAt(0, offset);
  const content = use && describeAt(use, offset, 0, english)?.content;
  assert.ok(!content?.picture || 'formula' in content.picture, 'the curve of the gate');
  return content ? [textOf(content.head), ...(content.notes ?? [])].join(' ') : '';
}

const halves = 'def act(x):\n    a, b = x.chunk(2, dim=-1)\n    return ';

describe('gated linear units', () => {
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
