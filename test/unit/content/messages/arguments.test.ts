import assert from 'node:assert/strict';
import { findById } from '../../../../src/catalog/catalog.ts';
import { argumentFindings } from '../../../../src/content/messages/arguments.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import { readGolden } from '../../catalog/golden.ts';

interface Probe {
  readonly call: string;
  readonly error?: { readonly message: string };
  readonly warnings?: readonly { readonly message: string }[];
}

const golden = readGolden<{
  readonly probes: readonly Probe[];
  readonly probeNames: Readonly<Record<string, string>>;
}>('api', '1.13');

const setup = [
  'import torch, torch.nn as nn, torch.nn.functional as F',
  'from math import inf, nan',
  ...Object.entries(golden.probeNames).map(([name, value]) => `${name} = ${value}`),
  '',
].join('\n');

/** What real PyTorch says of the arguments themselves and of their types, not of their values. */
const ofArguments =
  /positional argument|unexpected keyword|multiple values|invalid combination of arguments|must be (?:Tensor|Number|str|int|float|bool|torch)|has no attribute|^Please look up|^Name '|^Invalid name|negative dimension|not supported between/;

function messages(call: string): readonly string[] {
  const start = setup.length;
  return findActivationUses(setup + call)
    .filter((use) => use.start >= start)
    .flatMap((use) => {
      // The golden messages are those of the oldest release.
      const entry = findById(use.id, '1.13');
      return entry ? argumentFindings(entry, use, '1.13').map(({ message }) => message((text) => text)) : [];
    })
    .map((text) => text.replace(/^\w+Error: /, ''));
}

describe('findings of arguments', () => {
  for (const { call, error, warnings = [] } of golden.probes) {
    if (/^[\w.]+$/.test(call)) continue;
    const expected = [
      ...(error && ofArguments.test(error.message) ? [error.message] : []),
      ...warnings.map(({ message }) => message).filter((message) => message.startsWith('keyword argument')),
    ];
    it(`${call}: ${expected[0] ?? 'nothing'}`, () => {
      assert.deepEqual(messages(call), expected);
    });
  }

  const more: Readonly<Record<string, string>> = {
    'nn.Softplus(1, beta=2)': "Softplus.__init__() got multiple values for argument 'beta'",
    'nn.Softplus(beta=1, beta=2)': 'keyword argument repeated: beta',
    'F.leaky_relu()': "leaky_relu() missing 1 required positional argument: 'input'",
    'F.leaky_relu(x, 1, True, 4)': 'leaky_relu() takes from 1 to 3 positional arguments but 4 were given',
    'F.leaky_relu(x, input=x)': "leaky_relu() got multiple values for argument 'input'",
    'torch.threshold(x)': 'threshold() missing 2 required positional argument: "threshold", "value"',
    'torch.celu(x, 1, 2)': 'celu() takes from 1 to 2 positional arguments but 3 were given',
    'x.relu(1)': '_TensorBase.relu() takes no arguments (1 given)',
    'x.sigmoid(a=1)': '_TensorBase.sigmoid() takes no keyword arguments',
    'x.prelu()': 'prelu() missing 1 required positional arguments: "weight"',
    'torch.softmax(x, 0, None, 1)': 'softmax() takes from 2 to 3 positional arguments but 4 were given',
    'torch.sigmoid(x, 1)': 'sigmoid() takes 1 positional argument but 2 were given',
  };
  for (const [call, message] of Object.entries(more)) {
    it(`${call}: ${message}`, () => {
      assert.deepEqual(messages(call), [message]);
    });
  }

  it('knows where PyTorch writes into a tensor of the caller’s, and NumPy’s names for arguments', () => {
    for (const call of [
      'torch.sigmoid(x, out=x)',
      'torch.softmax(x, 0, out=x)',
      'F.softplus(x, 2, out=x)',
      'torch.softmax(x, axis=0)',
      'x.log_softmax(axis=0)',
      'torch.tanh(x=x)',
    ]) {
      assert.deepEqual(messages(call), [], call);
    }
    const [use] = findActivationUses(`${setup}torch.softmax(x, axis=0)`).slice(-1);
    assert.equal(use?.parameters.dim?.value, 0);
    assert.deepEqual(messages('torch.relu(x, out=x)'), ["relu() got an unexpected keyword argument 'out'"]);
    assert.deepEqual(messages('F.glu(x, axis=0)'), ["glu() got an unexpected keyword argument 'axis'"]);
  });

  it('leaves to a later call what functools.partial does not give', () => {
    const all = (code: string) => messages(`from functools import partial\n${code}`);
    assert.deepEqual(all('partial(F.elu, alpha=2)'), []);
    assert.deepEqual(all('a = partial(nn.Threshold, 0.1)\na'), []);
    assert.deepEqual(all('a = partial(nn.Softplus, beta=2)\na(beta=3)'), []);
    assert.deepEqual(all('a = partial(F.elu, alpha=2)\na(x, alpha=3)'), []);
    assert.deepEqual(all('a = partial(F.elu, alpha=2)\na(x, 3)'), [
      "elu() got multiple values for argument 'alpha'",
    ]);
    assert.deepEqual(all('partial(nn.ReLU, 1, 2)'), [
      'ReLU.__init__() takes from 1 to 2 positional arguments but 3 were given',
    ]);
  });

  it('takes a type for known where it is certain only', () => {
    assert.deepEqual(messages('def f(beta=None):\n    return nn.Softplus(beta)'), []);
    assert.deepEqual(messages('y = [1.0]\nF.relu(y)'), [
      "relu(): argument 'input' (position 1) must be Tensor, not list",
    ]);
    assert.deepEqual(messages('y = [1.0]\nif x:\n    y = x\nF.relu(y)'), []);
    assert.deepEqual(
      messages('act = nn.Softplus(beta="2")\nact(x)').at(-1),
      "softplus(): argument 'beta' (position 2) must be Number, not str",
    );
  });

  it('says nothing of places that are kept free for others to fill', () => {
    const places = 'class A:\n    def __init__(self):\n        self.at = None\n    def f(self, x):\n        ';
    assert.deepEqual(messages(`${places}torch.softmax(x, self.at)`), []);
    assert.deepEqual(messages(`${places}F.softplus(x, self.at)`), []);
    assert.deepEqual(messages("held = {'dim': None}\ntorch.softmax(x, held['dim'])"), []);
  });

  it('says nothing of what *args and **kwargs may bring', () => {
    assert.deepEqual(messages('nn.Threshold(*a)'), []);
    assert.deepEqual(messages('nn.Threshold(**k)'), []);
  });

  it('says nothing of what a later call of a partial may bring', () => {
    const start = 'from functools import partial\n';
    assert.deepEqual(messages(`${start}act = partial(F.leaky_relu, negative_slope=0.3)\nuse(act)`), []);
    assert.deepEqual(messages(`${start}act = partial(nn.Threshold, 0.1)\nuse(act)`), []);
    assert.deepEqual(messages(`${start}act = partial(F.softplus, bta=2)`), [
      "softplus() got an unexpected keyword argument 'bta'",
    ]);
    assert.deepEqual(messages(`${start}act = partial(nn.Threshold, 0.1)\nact()`), [
      "Threshold.__init__() missing 1 required positional argument: 'value'",
    ]);
  });
});
