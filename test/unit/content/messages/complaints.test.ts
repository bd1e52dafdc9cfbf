// What type checkers really say (pyright 1.1 with PyTorch 2.15, mypy) beside what PyTorch raises at the same place.
import assert from 'node:assert/strict';
import { describeAt } from '../../../../src/content/hover/at.ts';
import { type Complaint, saysTheSame } from '../../../../src/content/messages/complaints.ts';
import { createReader } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';

const setup = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\nx = torch.zeros(3)\n';

/** Whether the complaint of `rule` about `marked` in `code` says what PyTorch raises at `|`. */
function isSame(code: string, marked: string, rule: string, message: string, source = 'Pyright'): boolean {
  const text = (setup + code).replace('|', '');
  const offset = (setup + code).indexOf('|');
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const use = reading.useAt(0, offset);
  assert.ok(use, code);
  const raised = describeAt(use, offset, 0, english)?.content.findings.find(({ kind }) => kind === 'raises');
  assert.ok(raised, `${code} raises nothing`);
  const start = text.lastIndexOf(marked);
  assert.ok(start >= setup.length, marked);
  const complaint: Complaint = {
    source,
    code: rule,
    message,
    isError: true,
    start,
    end: start + marked.length,
  };
  return saysTheSame(complaint, raised, use);
}

describe('a type checker’s complaint says what PyTorch raises', () => {
  const noModule = `Argument of type "(input: Tensor, inplace: bool = ...) -> Tensor" cannot be assigned to parameter "args" of type "Module" in function "__init__"
  "FunctionType" is not assignable to "Module"`;

  for (const [code, marked, rule, message, source] of [
    ['nn.Soft|plus(betta=2)', 'betta', 'reportCallIssue', 'No parameter named "betta"'],
    ['nn.Re|LU(True, 1)', '1', 'reportCallIssue', 'Expected 1 positional argument'],
    ['F.re|lu()', 'F.relu()', 'reportCallIssue', 'Argument missing for parameter "input"'],
    [
      'nn.Softplus(be|ta="2")',
      '"2"',
      'reportArgumentType',
      'Argument of type "Literal[\'2\']" cannot be assigned to parameter "beta" of type "float"',
    ],
    ['x.re|lu(inplace=True)', 'inplace', 'reportCallIssue', 'No parameter named "inplace"'],
    ['nn.Sequential(F.re|lu)', 'F.relu', 'reportArgumentType', noModule],
    [
      'nn.Soft|plus(betta=2)',
      'nn.Softplus(betta=2)',
      'call-arg',
      'Unexpected keyword argument "betta" for "Softplus"',
      'mypy',
    ],
    ['nn.Re|LU(True, 1)', 'nn.ReLU(True, 1)', 'call-arg', 'Too many arguments for "ReLU"', 'mypy'],
  ] as const)
    it(`${code}: ${message.slice(0, 60)}`, () => assert.ok(isSame(code, marked, rule, message, source)));
});

describe('a complaint at the same place does not say what PyTorch raises', () => {
  const cases = {
    'an overload of the call around': [
      'nn.Sequential(F.re|lu)',
      'nn.Sequential(F.relu)',
      'reportCallIssue',
      'No overloads for "__init__" match the provided arguments\n  Argument types: ((input: Tensor) -> Tensor)',
    ],
    'an argument of the call around': [
      'call(F.soft|plus(x, betta=2))',
      'call(F.softplus(x, betta=2))',
      'reportCallIssue',
      'Argument missing for parameter "betta"',
    ],
    'that F.relu is an unknown name': [
      'nn.Sequential(F.re|lu)',
      'relu',
      'reportAttributeAccessIssue',
      '"relu" is not a known attribute of module "torch.nn.functional"',
    ],
    'that a type is only partly known, where it has no Module': [
      'nn.Sequential(F.re|lu)',
      'F.relu',
      'reportArgumentType',
      'Argument of type "(input: Tensor) -> Tensor" cannot be assigned to parameter "args" of type "str"',
    ],
    'that no overload fits, which leaves open why': [
      'torch.soft|max(x)',
      'torch.softmax(x)',
      'reportCallIssue',
      'No overloads for "softmax" match the provided arguments\n  Argument types: (Tensor)',
    ],
    'another argument': [
      'nn.Soft|plus(betta=2, gamma=1)',
      'gamma',
      'reportCallIssue',
      'No parameter named "gamma"',
    ],
    'a type, where PyTorch minds the value': [
      'F.softmax(x, di|m=3)',
      '3',
      'reportArgumentType',
      'Argument of type "Literal[3]" cannot be assigned to parameter "dim" of type "None"',
    ],
  } as const;

  for (const [title, [code, marked, rule, message]] of Object.entries(cases))
    it(title, () => assert.ok(!isSame(code, marked, rule, message)));
});
