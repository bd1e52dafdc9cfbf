// The output of a call whose input can be known from the text.
import assert from 'node:assert/strict';
import { describeOutput } from '../../../../src/content/evaluate/call-output.ts';
import type { Release } from '../../../../src/foundation/release.ts';
import { createReader, findActivationUses } from '../../../../src/python/index.ts';
import { english as t } from '../../../support/english.ts';

const imports = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** What the last use in the code answers. */
function outputOf(code: string): string | undefined {
  const source = imports + code;
  const use = findActivationUses(source).at(-1);
  assert.ok(use, 'there is a use');
  return describeOutput(use, t)?.output;
}

describe('the output of a call in code', () => {
  for (const [title, code, output] of [
    [
      'an input assigned above, through an instance made above',
      'softplus = nn.Softplus(beta=2)\nx = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])\ny = softplus(x)',
      'tensor([0.0091, 0.0635, 0.3466, 1.0635, 2.0091])',
    ],
    ['an input in the call', 'F.relu(torch.tensor([-1.0, 2.0]))', 'tensor([0., 2.])'],
    ['a method', 'x = torch.tensor([[-1.0], [2.0]])\nx.relu()', 'tensor([[0.], [2.]])'],
    ['a module that is called at once', 'nn.ReLU()(torch.tensor([-1.5, 2.0]))', 'tensor([0., 2.])'],
    [
      'a tensor over several lines',
      'x = torch.tensor([\n  -1.0,  # low\n  2.0,\n])\nF.relu(x)',
      'tensor([0., 2.])',
    ],
    ['a range', 'x = torch.arange(-1., 2.)\nF.relu(x)', 'tensor([0., 0., 1.])'],
    [
      'another dtype',
      'x = torch.tensor([-1.0, 2.0], dtype=torch.float64)\nF.relu(x)',
      'tensor([0., 2.], dtype=torch.float64)',
    ],
    [
      'the latest of several assignments',
      'x = torch.tensor([1.])\nx = torch.tensor([3.])\nF.relu(x)',
      'tensor([3.])',
    ],
    [
      'a block with one way in',
      'x = torch.tensor([3.])\nwith torch.no_grad():\n    F.relu(x)',
      'tensor([3.])',
    ],
    ['a renamed module', 'import torch as T\nx = T.tensor([-1., 2.])\nF.relu(x)', 'tensor([0., 2.])'],
    ['an imported function', 'from torch import tensor as t\nF.relu(t([-1., 2.]))', 'tensor([0., 2.])'],
    ['a chain of names', 'a = torch.tensor([-1., 2.])\nb = a\nc = b\nF.relu(c)', 'tensor([0., 2.])'],
    ['a list under a name', 'v = [-1., 2.]\nx = torch.tensor(v)\nF.relu(x)', 'tensor([0., 2.])'],
    ['a constant under a name', 'C = 2 * 3\nx = torch.tensor([-1., C])\nF.relu(x)', 'tensor([0., 6.])'],
    [
      'numbers of math',
      'import math\nfrom math import inf\nx = torch.tensor([-inf, math.pi, float("nan")])\nF.relu(x)',
      'tensor([0.0000, 3.1416, nan])',
    ],
    [
      'a dtype under another name',
      'from torch import float64 as f8\nx = torch.tensor([-1., 2.], dtype=f8)\nF.relu(x)',
      'tensor([0., 2.], dtype=torch.float64)',
    ],
    [
      'methods of the tensor',
      'torch.tensor([-1., 2.]).double().relu()',
      'tensor([0., 2.], dtype=torch.float64)',
    ],
    [
      'a method under a name',
      'x = torch.tensor([-1., 2., 3., 4.])\ny = x.reshape(2, 2)\nF.relu(y)',
      'tensor([[0., 2.], [3., 4.]])',
    ],
    [
      'an array of NumPy, which is float64',
      'import numpy as np\nF.relu(torch.from_numpy(np.array([-1.0, 2.0])))',
      'tensor([0., 2.], dtype=torch.float64)',
    ],
    ['one shape over', 'F.softplus(torch.zeros(2, 1))', 'tensor([[0.6931], [0.6931]])'],
    ['one number over', 'F.relu(torch.full((2,), -0.5))', 'tensor([0., 0.])'],
    ['an old constructor', 'F.relu(torch.FloatTensor([-1, 2]))', 'tensor([0., 2.])'],
    ['a spread of numbers', 'F.relu(torch.linspace(-1, 1, steps=3))', 'tensor([0., 0., 1.])'],
    [
      'many numbers',
      'x = torch.tensor([-9., -8., -7., -6., -5., -4., -3., -2., -1., 0., 1., 2., 3., 4., 5., 6., 7., 8., 9.])\nF.relu(x)',
      'tensor([0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 1., 2., 3., 4., 5., 6., 7., 8., 9.])',
    ],
    [
      'many numbers over several lines, with comments',
      `F.relu(torch.tensor([\n${'  [-1., -2., # -3.\n   -4, +5e-1, 6., 7., 8., 9., 1., 2., 3., 4., 5., 6., 7., 8., 9.,],\n'.repeat(2)}]))`,
      'tensor([[0.0000, 0.0000, 0.0000, 0.5000, 6.0000, 7.0000, 8.0000, 9.0000, 1.0000, 2.0000, 3.0000, 4.0000, 5.0000, 6.0000, 7.0000, 8.0000, 9.0000], [0.0000, 0.0000, 0.0000, 0.5000, 6.0000, 7.0000, 8.0000, 9.0000, 1.0000, 2.0000, 3.0000, 4.0000, 5.0000, 6.0000, 7.0000, 8.0000, 9.0000]])',
    ],
    [
      'many integers',
      `F.relu(torch.tensor([${'-1, 2, '.repeat(9)}]))`,
      `tensor([${'0, 2, '.repeat(9).slice(0, -2)}])`,
    ],
    [
      'a shape that is a tuple',
      'F.relu(torch.arange(6.).reshape((3, 2)))',
      'tensor([[0., 1.], [2., 3.], [4., 5.]])',
    ],
    [
      'a type by the name of its tensors',
      'F.relu(torch.tensor([0.1]).type("torch.DoubleTensor"))',
      'tensor([0.1000], dtype=torch.float64)',
    ],
    [
      'Python’s own numbers, which forget the type of the tensor that they were in',
      'F.relu(torch.tensor(torch.tensor([0.5], dtype=torch.float64).tolist()))',
      'tensor([0.5000])',
    ],
    ['a type and back', 'F.relu(torch.tensor([1.6]).to(torch.int64).float())', 'tensor([1.])'],
    [
      'an input that autograd follows',
      'x = torch.tensor([-1., 2.], requires_grad=True)\nF.relu(x)',
      'tensor([0., 2.], grad_fn=…)',
    ],
    ['a learned slope', 'nn.PReLU()(torch.tensor([-1., 2.]))', 'tensor([-0.2500, 2.0000], grad_fn=…)'],
    [
      'uses that only look',
      'x = torch.tensor([-1., 2.])\nprint(x.shape, x.mean())\ny = F.gelu(x) + x\nF.relu(x)',
      'tensor([0., 2.])',
    ],
    ['a change that comes later', 'x = torch.tensor([-1., 2.])\nF.relu(x)\nx.mul_(2)', 'tensor([0., 2.])'],
    [
      'an instance that works on a copy',
      'x = torch.tensor([-1., 2.])\na = nn.ReLU()\na(x)\nF.relu(x)',
      'tensor([0., 2.])',
    ],
    [
      'code within a function',
      'def f():\n    x = torch.tensor([-1., 2.])\n    return F.relu(x)',
      'tensor([0., 2.])',
    ],
    [
      'a loop that leaves it alone',
      'x = torch.tensor([-1., 2.])\nfor i in range(3):\n    F.relu(x)',
      'tensor([0., 2.])',
    ],
    ['integers that PyTorch keeps', 'F.relu(torch.tensor([-1, 2]))', 'tensor([0, 2])'],
    [
      'integers that PyTorch refuses',
      'F.softplus(torch.tensor([-1, 2]))',
      'PyTorch refuses Softplus for a tensor of integers: write 1. for 1, or add .float().',
    ],
  ] as const) {
    it(`is known for ${title}`, () => assert.equal(outputOf(code), output));
  }

  for (const [title, code] of [
    ['a name that is not assigned', 'F.relu(x)'],
    ['a parameter', 'def f(x):\n    return F.relu(x)'],
    ['a name that a function takes anew', 'x = torch.tensor([1.])\ndef f(x):\n    return F.relu(x)'],
    ['a function that is called later', 'x = torch.tensor([1.])\ndef f():\n    return F.relu(x)'],
    ['a loop', 'x = torch.tensor([1.])\nfor i in range(3):\n    x = F.relu(x)'],
    ['a change in place', 'x = torch.tensor([1.])\nx.mul_(2)\nF.relu(x)'],
    ['an item that is set', 'x = torch.tensor([1.])\nx[0] = 2\nF.relu(x)'],
    ['an assignment in one branch', 'if a:\n    x = torch.tensor([1.])\nF.relu(x)'],
    ['another branch', 'if a:\n    x = torch.tensor([1.])\nelse:\n    F.relu(x)'],
    ['an assignment in another function', 'def f():\n    x = torch.tensor([1.])\ndef g():\n    F.relu(x)'],
    ['a random tensor', 'x = torch.randn(3)\nF.relu(x)'],
    ['a tensor that is worked on', 'x = torch.tensor([1.]) * scale\nF.relu(x)'],
    ['a change under another name', 'x = torch.tensor([1.])\ny = x\ny.mul_(2)\nF.relu(x)'],
    ['a change by +=', 'x = torch.tensor([1.])\ny = x\ny += 1\nF.relu(x)'],
    ['a change of a view', 'x = torch.tensor([1.])\nv = x.view(-1)\nv[0] = 3\nF.relu(x)'],
    ['a change of a part', 'x = torch.tensor([1.])\nx[0].fill_(3)\nF.relu(x)'],
    ['a change of its data', 'x = torch.tensor([1.])\nx.data = y\nF.relu(x)'],
    [
      'a change by an activation in place',
      'x = torch.tensor([1.])\nF.leaky_relu(x, inplace=True)\nF.relu(x)',
    ],
    ['a change by an instance in place', 'x = torch.tensor([1.])\na = nn.ReLU(True)\na(x)\nF.relu(x)'],
    ['a change by a function in place', 'x = torch.tensor([1.])\ntorch.relu_(x)\nF.relu(x)'],
    ['a change by out=', 'x = torch.tensor([1.])\ntorch.add(a, b, out=x)\nF.relu(x)'],
    ['a change in a loop', 'x = torch.tensor([1.])\nwhile True:\n    F.relu(x)\n    x.mul_(2)'],
    ['a change in a function', 'x = torch.tensor([1.])\ndef f():\n    x.mul_(2)\nf()\nF.relu(x)'],
    [
      'a change of the array below',
      'import numpy as np\na = np.array([1.])\nx = torch.from_numpy(a)\na[0] = 2\nF.relu(x)',
    ],
    ['a change of the list before', 'v = [1.]\nv.append(2.)\nx = torch.tensor(v)\nF.relu(x)'],
    ['a function that nobody knows', 'x = torch.tensor([1.])\nmodify(x)\nF.relu(x)'],
    ['an element of a loop that changes', 'x = torch.tensor([1.])\nfor e in x:\n    e.mul_(2)\nF.relu(x)'],
    ['a list that is changed through', 'x = torch.tensor([1.])\nfor e in [x, y]:\n    e.mul_(2)\nF.relu(x)'],
    ['another default dtype', 'torch.set_default_dtype(torch.float64)\nF.relu(torch.tensor([1.]))'],
    ['other digits', 'torch.set_printoptions(precision=2)\nF.relu(torch.tensor([1.]))'],
    ['another device', 'F.relu(torch.tensor([1.], device="cuda"))'],
    ['another device by a method', 'F.relu(torch.tensor([1.]).to("cuda"))'],
    ['lists that differ in length', 'F.relu(torch.tensor([[1., 2.], [3.]]))'],
    ['a list that is repeated', 'F.relu(torch.tensor([1.] * 3))'],
    ['an operator that is not worked out', 'F.relu(torch.tensor([1 << 2]))'],
    ['integers that a float64 does not hold', 'F.relu(torch.tensor([9007199254740993]))'],
    ['a number too large', 'F.relu(torch.tensor([10 ** 400]))'],
    ['a list where an array must stand', 'F.relu(torch.from_numpy([1.]))'],
    ['truth values among many numbers', `F.relu(torch.tensor([${'1., '.repeat(17)}True]))`],
    ['a shape that does not fit', 'F.relu(torch.arange(6.).view(4, 2))'],
    ['a tensor of no numbers', 'F.relu(torch.FloatTensor(2, 3))'],
    ['another library’s tensor', 'from tensorflow import tensor\nF.relu(tensor([1.]))'],
    ['its own function of that name', 'def tensor(x): return y\nF.relu(tensor([1.]))'],
    ['a parameter’s default', 'def f(x=torch.tensor([1.])):\n    return F.relu(x)'],
    ['a choice', 'x = torch.tensor([1.]) if a else torch.tensor([2.])\nF.relu(x)'],
    ['integers of another size', 'F.relu(torch.tensor([1], dtype=torch.int32))'],
    ['another dtype of the answer', 'F.softmax(torch.tensor([1.]), dim=0, dtype=torch.float64)'],
    ['a parameter that is not known', 'x = torch.tensor([1.])\nF.softplus(x, beta=b)'],
  ] as const) {
    it(`is not told for ${title}`, () => assert.equal(outputOf(code), undefined));
  }

  /** What the last use answers in the last of these cells of a notebook. */
  function outputInCells(...codes: readonly string[]): string | undefined {
    const cells = [imports, ...codes].map(
      (text) => ({ text, language: 'python', isNotebook: true }) as const,
    );
    const reading = createReader().read(cells);
    while (!reading.step(Number.POSITIVE_INFINITY));
    const use = reading.uses.at(-1)?.at(-1);
    assert.ok(use, 'there is a use');
    return describeOutput(use, t)?.output;
  }

  it('is known across the cells of a notebook', () => {
    const input = 'x = torch.tensor([-1.0, 2.0])';
    assert.equal(outputInCells(input, 'act = nn.Softplus(beta=2)', 'act(x)'), 'tensor([0.0635, 2.0091])');
    assert.equal(outputInCells(input, 'print(x)\n%timeit 1', 'F.relu(x)'), 'tensor([0., 2.])');
    assert.equal(outputInCells(input, 'x.mul_(2)', 'F.relu(x)'), undefined);
    assert.equal(outputInCells(input, 'x = load()', 'F.relu(x)'), undefined);
    assert.equal(outputInCells(input, 'x = torch.tensor([3.])', 'F.relu(x)'), 'tensor([3.])');
  });

  it('is that of the release that is asked for', () => {
    const [use] = findActivationUses(`${imports}F.relu(torch.linspace(-1, 1, 21))`);
    assert.ok(use);
    const outputIn = (release: Release) => describeOutput(use, t, release)?.output;
    assert.match(outputIn('1.13') ?? '', /^tensor\(\[0\.0000e\+00, .* 1\.4901e-08, 1\.0000e-01, /);
    assert.match(outputIn('2.0') ?? '', /^tensor\(\[0\.0000, .* 0\.0000, 0\.1000, /);
  });

  it('says where the processor may print other digits, and is silent elsewhere', () => {
    const noteOf = (call: string, release: Release = '2.15') => {
      const [use] = findActivationUses(imports + call);
      assert.ok(use, call);
      return describeOutput(use, t, release)?.note;
    };
    const note = /^On a CPU with AVX-512, PyTorch may print different digits here\.$/;
    // Measured in 2.2, 2.8 and 2.15 with and without AVX-512: nan for inf, -1.1921e-06 for -1.4901e-06, -0.0000 for 0.0000.
    for (const inputs of ["float('inf'), -float('inf')", '-5., 2.', '-6., 1.', '1., -3.'])
      assert.match(noteOf(`F.gelu(torch.tensor([${inputs}]))`) ?? '', note, inputs);
    for (const [call, release] of [
      ['F.gelu(torch.tensor([-1., 0.5]))', '2.15'],
      ['F.gelu(torch.tensor([-5.]))', '2.15'],
      ['F.gelu(torch.tensor([-5., 2.]))', '2.0'],
      ["F.gelu(torch.tensor([-5., 2.]), approximate='tanh')", '2.7'],
      ['F.gelu(torch.tensor([-5., 2.], dtype=torch.float64))', '2.15'],
      ['F.silu(torch.tensor([-5., 2.]))', '2.15'],
    ] as const)
      assert.equal(noteOf(call, release), undefined, call);
  });

  it('follows an edit above', () => {
    const reader = createReader();
    const read = (text: string) => {
      const reading = reader.read([{ text, language: 'python' }]);
      while (!reading.step(Number.POSITIVE_INFINITY));
      const use = reading.uses[0]?.at(-1);
      return use && describeOutput(use, t)?.output;
    };
    const code = `${imports}x = torch.tensor([-1.0, 2.0])\ny = 3\nF.relu(x)\n`;
    assert.equal(read(code), 'tensor([0., 2.])');
    assert.equal(read(code.replace('2.0', '5.0')), 'tensor([0., 5.])');
    assert.equal(read(code.replace('y = 3', 'x[0] = 3')), undefined);
    assert.equal(read(code), 'tensor([0., 2.])');
  });
});
