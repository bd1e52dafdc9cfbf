// The output of a call whose input can be known from the text.
import assert from 'node:assert/strict';
import type { Translate } from '../../../src/activations/activation.ts';
import { tellOutput } from '../../../src/answers/evaluate-literal.ts';
import { findActivationUses } from '../../../src/python/uses.ts';

const t: Translate = (message, ...args) => message.replace(/\{(\d)\}/g, (_, at) => String(args[Number(at)]));
const imports = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** What the last use in the code answers. */
function outputOf(code: string): string | undefined {
  const source = imports + code;
  const use = findActivationUses(source).at(-1);
  assert.ok(use, 'there is a use');
  return tellOutput(source, use, t)?.output;
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
    ['a parameter that is not known', 'x = torch.tensor([1.])\nF.softplus(x, beta=b)'],
  ] as const) {
    it(`is not told for ${title}`, () => assert.equal(outputOf(code), undefined));
  }
});
