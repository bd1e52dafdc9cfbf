// A formula that is typed means what it means in code; its numbers become parameters.
import assert from 'node:assert/strict';
import { scalarOf } from '../../../src/autodiff/scalar-of.ts';
import { readTypedFormula } from '../../../src/python/typed-formula.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe('a typed formula', () => {
  for (const [typed, text, f] of [
    ['x * sigmoid(1.7 * x)', 'x * sigmoid(a * x)', (x: number) => x * sigmoid(1.7 * x)],
    ['y = x*torch.sigmoid(x)', 'x*torch.sigmoid(x)', (x: number) => x * sigmoid(x)],
    ['f(x) = tanh(x)*x', 'tanh(x)*x', (x: number) => Math.tanh(x) * x],
    ['np.maximum(x, 0)', 'np.maximum(x, 0)', (x: number) => Math.max(x, 0)],
    ['x * math.exp(-x)', 'x * math.exp(-x)', (x: number) => x * Math.exp(-x)],
    ['F.relu(x)**2', 'F.relu(x)**2', (x: number) => Math.max(x, 0) ** 2],
    [
      'log(1 + exp(beta * x)) / beta',
      'log(1 + exp(beta * x)) / beta',
      (x: number) => Math.log1p(Math.exp(x)),
    ],
    ['x * erf(x / sqrt(2))', 'x * erf(x / math.sqrt(2))', undefined],
    ['x if x > 0 else 0.01 * x', 'x if x > 0 else a * x', (x: number) => (x > 0 ? x : 0.01 * x)],
    ['2e-1 * x + a * x * x', 'b * x + a * x * x', (x: number) => 0.2 * x + x * x],
    [
      'F.leaky_relu(x, negative_slope=0.2)',
      'F.leaky_relu(x, negative_slope=0.2)',
      (x: number) => (x > 0 ? x : 0.2 * x),
    ],
    ['nn.Sigmoid()(x) * x', 'nn.Sigmoid()(x) * x', (x: number) => x * sigmoid(x)],
    ['x.clamp(min=0.0)', 'x.clamp(min=a)', (x: number) => Math.max(x, 0)],
  ] as const)
    it(`reads ${typed}`, () => {
      const read = readTypedFormula(typed);
      assert.equal(read?.text, text);
      if (!f) return;
      const own = scalarOf(read.formula);
      for (const x of [-2.3, -0.4, 0.7, 3.1])
        assert.ok(Math.abs(own.value(x) - f(x)) < 1e-12, `${own.value(x)} at ${x}, not ${f(x)}`);
    });

  it('has a parameter for each number with a point and each name that stands for nothing', () => {
    const { formula } = readTypedFormula('0.5 * x * sigmoid(beta * x) + 1.5 * x**2') ?? {};
    assert.deepEqual(
      formula?.parameters.map(({ name, value }) => [name, value]),
      [
        ['a', 0.5],
        ['b', 1.5],
        ['beta', 1],
      ],
    );
  });

  for (const typed of [
    '',
    'x',
    '3',
    '2 * x + 1',
    'foo(x)',
    'x.sum()',
    'softmax(x)',
    'x ^ 2',
    '1) or (x',
    'x * (',
    'x; import os',
    'x # a',
    'x\nimport os',
    "x * len('abc')",
    'lambda y: y',
    '__import__("os").system("x")',
    'x * '.repeat(2000),
  ])
    it(`refuses ${typed.slice(0, 30)}`, () => {
      assert.equal(readTypedFormula(typed), undefined);
    });
});
