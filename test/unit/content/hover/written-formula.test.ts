// Formulas of code are written as a person would write them.
import assert from 'node:assert/strict';
import { writeFormula } from '../../../../src/autodiff/written.ts';
import { texOfFormula, textOfFormula } from '../../../../src/content/hover/written-formula.ts';
import { createReader } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';

const imports = 'import math\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

function formulaOf(code: string) {
  const reading = createReader().read([{ text: `${imports}f = lambda x: ${code}`, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const [definition] = reading.definitionsIn(0);
  return definition && writeFormula(definition.formula);
}

describe('a formula of code', () => {
  const rows: Readonly<Record<string, readonly [string, string]>> = {
    'x / (1 + torch.exp(-x))': ['x / (1 + exp(−x))', String.raw`\frac{x}{1 + e^{-x}}`],
    'x * x * x': ['x³', 'x^{3}'],
    'x * torch.sigmoid(1.702 * x)': ['x·σ(1.702·x)', String.raw`x \cdot \sigma(1.702 x)`],
    'torch.where(x > 0, x, 0.2 * x)': [
      'x where x > 0, else 0.2·x',
      String.raw`\begin{cases} x & x > 0 \\ 0.2 x & x \le 0 \end{cases}`,
    ],
    'torch.where(x > 0, x, torch.zeros_like(x))': ['max(x, 0)', String.raw`\max(x, 0)`],
    'x.clamp(-1, 1)': ['min(max(x, −1), 1)', String.raw`\min(\max(x, -1), 1)`],
    'x * (x > 0).float()': [
      'x where x > 0, else 0',
      String.raw`\begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases}`,
    ],
    'x - (x - x ** 2)': ['x − x + x²', 'x - x + x^{2}'],
    '-(x + 1) ** 2': ['−(x + 1)²', '-(x + 1)^{2}'],
    '(-x) ** 2 / 3': ['(−x)² / 3', String.raw`\frac{(-x)^{2}}{3}`],
    'x / (2 * torch.exp(x))': ['x / (2·exp(x))', String.raw`\frac{x}{2 e^{x}}`],
    '1 / x.abs().sqrt()': ['1 / √|x|', String.raw`\frac{1}{\sqrt{|x|}}`],
    'x * torch.rsqrt(1 + x * x)': ['x / √(1 + x²)', String.raw`\frac{x}{\sqrt{1 + x^{2}}}`],
    'x * math.sqrt(2 / math.pi) + x * x': [
      'x·√(2 / π) + x²',
      String.raw`x \cdot \sqrt{\frac{2}{\pi}} + x^{2}`,
    ],
    'F.leaky_relu(x, 0.3) * x': ['LeakyReLU(x, 0.3)·x', String.raw`\operatorname{LeakyReLU}(x, 0.3) \cdot x`],
    'x.float().exp().type_as(x) - 1': ['exp(x) − 1', 'e^{x} - 1'],
  };
  for (const [code, [text, tex]] of Object.entries(rows)) {
    it(`${code} is ${text}`, () => {
      const written = formulaOf(code);
      assert.ok(written);
      assert.equal(textOfFormula(written, english), text);
      assert.equal(texOfFormula(written), tex);
    });
  }

  it('has none where a setting would be left out, or that nobody would read', () => {
    assert.equal(formulaOf("F.gelu(x, approximate='tanh') * x"), undefined);
    assert.equal(
      formulaOf(Array.from({ length: 40 }, (_, i) => `torch.exp(x * ${i + 2})`).join(' + ')),
      undefined,
    );
  });
});
