// What the hover says where code means otherwise than PyTorch takes it: rows of code with `¦` at the pointer, asked as anybody
// asks, beside what PyTorch itself said (test/golden/misuse.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalog } from '../../../src/catalog/catalog.ts';
import { answerLine } from '../../../src/cli/answer.ts';
import { typeName } from '../../../src/content/messages/around.ts';
import { wordsOf } from '../../../src/content/messages/words.ts';
import { needsAnswer } from '../../../src/python/resolver/torch.ts';

interface Golden {
  readonly overwritten: {
    readonly raises: readonly string[];
    readonly fine: readonly string[];
    readonly depends: object;
  };
  readonly notModules: Readonly<Record<string, string>>;
}

const golden = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../golden/misuse.json'), 'utf8'),
) as Readonly<Record<'1.13' | '2.15', Golden>>;
const releases = ['1.13', '2.15'] as const;

const imports = `import torch
from torch import nn
import torch.nn.functional as F
`;

interface Hover {
  readonly text: string;
  readonly error?: string;
  readonly warning?: string;
}

/** What is said at the `¦` of code below the usual imports. */
async function hoverAt(code: string, more: object = {}): Promise<Hover> {
  const marked = imports + code;
  const offset = marked.indexOf('¦');
  const request = { hover: { source: marked.replace('¦', ''), offset, ...more } };
  const { hover } = JSON.parse(await answerLine(JSON.stringify(request))) as { readonly hover: Hover | null };
  if (!hover) throw new Error(`Nothing is said of ${code}`);
  return hover;
}

/** The line that is pointed at. */
const titleOf = (code: string) =>
  code
    .split('\n')
    .find((line) => line.includes('¦'))
    ?.trim() ?? code;

const inForward = (body: string, made = '') => `class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)
        self.w = nn.Parameter(torch.randn(3))
        self.act = nn.ReLU(inplace=True)
        ${made}
    def forward(self, x):
        ${body}
        return x
`;

describe('a module that is called like a function', () => {
  const said: Readonly<Record<string, readonly [string, string]>> = {
    'x = nn.Re¦LU(x)': ['inplace=x', 'nn.ReLU()(x)'],
    'x = nn.Leaky¦ReLU(x)': ['negative_slope=x', 'nn.LeakyReLU()(x)'],
    'x = nn.Leaky¦ReLU(x, 0.2)': ['negative_slope=x', 'nn.LeakyReLU(0.2)(x)'],
    'x = nn.Thresh¦old(x, 0.1, 20)': ['threshold=x', 'nn.Threshold(0.1, 20)(x)'],
    'y = nn.Re¦LU(self.fc(x))': ['inplace=self.fc(x)', 'nn.ReLU()(self.fc(x))'],
  };
  for (const [code, [taken, instead]] of Object.entries(said)) {
    it(titleOf(code), async () => {
      for (const size of ['full', 'compact']) {
        const { text, error } = await hoverAt(inForward(code), { size });
        assert.ok(text.includes(`No error, but this only creates a module, with ${taken}.`), text);
        assert.ok(text.includes(`To apply it, write ${instead}.`), text);
        assert.equal(error, undefined);
      }
    });
  }

  it('says what to write where PyTorch raises at once, too', async () => {
    const { text, error } = await hoverAt(inForward('x = nn.Sig¦moid(x)'));
    assert.match(error ?? '', /^TypeError: Sigmoid\.__init__\(\) takes 1 positional argument/);
    assert.match(text, /To apply it, write nn\.Sigmoid\(\)\(x\)\./);
  });

  for (const code of [
    'def make(x):\n    x = nn.Re¦LU(x)\n    return x',
    'def make(inplace):\n    return nn.Re¦LU(inplace)',
    inForward('y = nn.Re¦LU(True)(x)'),
    inForward('y = nn.Leaky¦ReLU(torch.tensor(0.2))(x)'),
    inForward('y = nn.Leaky¦ReLU(torch.tensor(0.2))'),
    inForward('self.act = nn.Softpl¦us(self.w)'),
    inForward('y = nn.Re¦LU(flag)'),
  ]) {
    it(`keeps silent of ${titleOf(code)}`, async () => {
      assert.doesNotMatch((await hoverAt(code)).text, /creates a module|To apply it/);
    });
  }
});

describe('arguments of another kind, which PyTorch takes', () => {
  for (const [code, said] of Object.entries({
    'nn.Leaky¦ReLU(True)': 'True is taken as negative_slope = 1. To work in place, write inplace=True.',
    'nn.E¦LU(True)': 'True is taken as alpha = 1. To work in place, write inplace=True.',
    'nn.CE¦LU(alpha=True)': 'True is taken as alpha = 1. To work in place, write inplace=True.',
    'nn.E¦LU(False, True)': 'False is taken as alpha = 0.',
    'nn.Soft¦plus(True)': 'True is taken as beta = 1.',
    'F.leaky_¦relu(x, True)': 'True is taken as negative_slope = 1. To work in place, write inplace=True.',
    'nn.Re¦LU(0.1)': '0.1 is taken as inplace=True, so the input is overwritten.',
    'nn.Re¦LU6(6)': '6 is taken as inplace=True, so the input is overwritten.',
    "nn.SE¦LU('False')": "'False' is taken as inplace=True, so the input is overwritten.",
    'F.re¦lu(x, 0.1)': '0.1 is taken as inplace=True, so the input is overwritten.',
    'nn.Leaky¦ReLU(0.1, 0.2)': '0.2 is taken as inplace=True, so the input is overwritten.',
  })) {
    it(titleOf(code), async () => {
      const { text, error } = await hoverAt(code);
      assert.ok(text.includes(`No error, but ${said}`), text);
      assert.equal(error, undefined);
    });
  }

  for (const code of [
    'nn.Re¦LU(True)',
    'nn.Re¦LU(1)',
    'nn.Re¦LU(inplace=0)',
    'nn.Re¦LU(None)',
    'nn.Leaky¦ReLU(1)',
    'nn.E¦LU(1.0, True)',
    'nn.Leaky¦ReLU(flag)',
  ]) {
    it(`keeps silent of ${titleOf(code)}`, async () => {
      assert.doesNotMatch((await hoverAt(code)).text, /is taken as/);
    });
  }
});

const LEAF = 'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.';
const VIEW = LEAF.replace('a leaf', 'a view of a leaf');

describe('a leaf that requires grad, overwritten', () => {
  for (const [code, error] of Object.entries({
    'w = nn.Parameter(torch.randn(3))\nF.re¦lu_(w)': LEAF,
    'w = nn.Parameter(torch.zeros(3))\nF.re¦lu_(w)': LEAF,
    'w = nn.Parameter(torch.randn(3))\nnn.Re¦LU(inplace=True)(w)': LEAF,
    'w = nn.Parameter(torch.randn(3))\nnn.ReLU(inpl¦ace=True)(w)': LEAF,
    'w = nn.Parameter(torch.randn(3))\nw.sig¦moid_()': LEAF,
    'w = torch.randn(3, requires_grad=True)\nF.el¦u(w, inplace=True)': LEAF,
    'w = torch.randn(3).requires_grad_()\nF.re¦lu_(w)': LEAF,
    'w = nn.Parameter(torch.randn(3))\nF.re¦lu_(w[0])': VIEW,
    'w = nn.Parameter(torch.randn(3))\nF.re¦lu_(w.view(3))': VIEW,
    [inForward('self.a¦ct(self.w)')]: LEAF,
    [inForward('F.re¦lu_(self.fc.weight)')]: LEAF,
    'w = nn.Parameter(torch.randn(3).clone())\nF.re¦lu_(w)': LEAF,
    'w = nn.Parameter(torch.tensor([1., 2.]).clone())\nF.re¦lu_(w)': LEAF,
  })) {
    it(titleOf(code), async () => {
      assert.equal((await hoverAt(code)).error, error);
      const { text } = await hoverAt(code, { size: 'compact' });
      assert.ok(text.includes(`PyTorch raises: ${error}`), text);
    });
  }

  for (const code of [
    'w = nn.Parameter(torch.randn(3))\nF.re¦lu(w)',
    'w = nn.Parameter(torch.randn(3))\nwith torch.no_grad():\n    F.re¦lu_(w)',
    'w = nn.Parameter(torch.randn(3))\n@torch.no_grad()\ndef f():\n    F.re¦lu_(w)',
    'w = nn.Parameter(torch.randn(3))\nw = w.clone()\nF.re¦lu_(w)',
    'w = torch.tensor([1., 2.], requires_grad=True).clone()\nF.re¦lu_(w)',
    'w = torch.tensor([1., 2.], requires_grad=True).double()\nF.re¦lu_(w)',
    'w = nn.Parameter(torch.randn(3))\nF.re¦lu_(w * 2)',
    'w = nn.Parameter(torch.randn(3))\nF.re¦lu_(w.detach())',
    'w = nn.Parameter(torch.randn(3))\nF.re¦lu_(w.data)',
    'w = nn.Parameter(torch.randn(3), requires_grad=False)\nF.re¦lu_(w)',
    'w = nn.Parameter(torch.randn(3))\nw.requires_grad_(False)\nF.re¦lu_(w)',
    'w = nn.Parameter(torch.randn(3))\nw.requires_grad = False\nF.re¦lu_(w)',
    'w = torch.randn(3)\nF.re¦lu_(w)',
    'def f(w):\n    F.re¦lu_(w)',
    'torch.set_grad_enabled(False)\nw = nn.Parameter(torch.randn(3))\nF.re¦lu_(w)',
    `${inForward('self.a¦ct(self.w)')}with torch.no_grad():\n    M()(1)\n`,
  ]) {
    it(`keeps silent of ${titleOf(code)}`, async () => {
      const { error, text } = await hoverAt(code);
      assert.equal(error, undefined);
      assert.doesNotMatch(text, /leaf/);
    });
  }
});

const MODIFIED =
  'RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation';

describe('numbers that backward needs, overwritten', () => {
  it('knows the same operations as PyTorch', () => {
    const ofCatalog = new Map<string, boolean>();
    for (const entry of catalog) {
      for (const { path: whole, kind, inPlace } of entry.apiPaths) {
        if (kind === 'method') continue;
        const name = whole.replace('torch.nn.functional.', 'F.').replace('torch.nn.', 'nn.');
        const inPlaceName = inPlace ? `${name} in place` : name;
        ofCatalog.set(
          inPlaceName,
          entry.needsAnswer === 'always' || (inPlace === true && entry.needsAnswer === 'in place'),
        );
        if (kind === 'module') ofCatalog.set(`${name} in place`, entry.needsAnswer !== undefined);
      }
    }
    const needs = (name: string) =>
      ofCatalog.get(name) ??
      (!name.startsWith('nn.') && needsAnswer(name.replace('F.', 'torch.nn.functional.')));
    for (const release of releases) {
      const { raises, fine, depends } = golden[release].overwritten;
      assert.deepEqual(depends, {});
      assert.deepEqual(
        raises.filter((name) => !needs(name)),
        [],
      );
      assert.deepEqual(fine.filter(needs), []);
    }
  });

  for (const [code, by] of Object.entries({
    'x = torch.randn(3, requires_grad=True)\ny = torch.exp(x)\nF.re¦lu_(y)': 'torch.exp',
    'x = torch.randn(3, requires_grad=True)\nF.relu(x.sqrt(), inpl¦ace=True)': 'sqrt()',
    'x = torch.randn(3, requires_grad=True)\ny = F.softmax(x, dim=0).view(3)\ny.re¦lu_()': 'F.softmax',
    'x = torch.randn(3, requires_grad=True)\ny = F.elu(x * 1, inplace=True)\nF.re¦lu_(y)': 'F.elu',
    [inForward('y = torch.sigmoid(self.fc(x))\n        self.a¦ct(y)')]: 'torch.sigmoid',
    [inForward('y = self.tanh(self.fc(x))\n        self.a¦ct(y)', 'self.tanh = nn.Tanh()')]: 'self.tanh',
    'nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Re¦LU(inplace=True))': 'nn.Sigmoid',
    'nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.ELU(inpl¦ace=True))': 'nn.ReLU',
    'nn.Sequential(nn.Linear(2, 2), nn.ELU(inplace=True), nn.ELU(inpl¦ace=True))': 'nn.ELU',
  })) {
    it(titleOf(code), async () => {
      const { text, error } = await hoverAt(code);
      assert.equal(error, MODIFIED);
      assert.ok(
        text.includes(`PyTorch raises: a RuntimeError in backward: ${by} needs what is overwritten here`),
        text,
      );
    });
  }

  it('says so with less weight where nobody knows whether autograd follows', async () => {
    const { text, error } = await hoverAt('def f(x):\n    y = torch.sigmoid(x)\n    return F.re¦lu_(y)');
    assert.equal(error, undefined);
    assert.match(text, /Overwrites its input, which torch\.sigmoid needs in backward\./);
  });

  for (const code of [
    'x = torch.randn(3)\ny = torch.exp(x)\nF.re¦lu_(y)',
    'x = torch.randn(3, requires_grad=True)\ny = torch.exp(x)\nF.re¦lu(y)',
    'x = torch.randn(3, requires_grad=True)\ny = F.elu(x)\nF.re¦lu_(y)',
    'x = torch.randn(3, requires_grad=True)\ny = torch.exp(x).clone()\nF.re¦lu_(y)',
    'x = torch.randn(3, requires_grad=True)\ny = torch.exp(x)\nwith torch.no_grad():\n    F.re¦lu_(y)',
    'x = torch.randn(3, requires_grad=True)\ny = torch.exp(x.detach())\nF.re¦lu_(y)',
    'nn.Sequential(nn.Linear(2, 2), nn.SELU(), nn.Re¦LU(inplace=True))',
    'nn.Sequential(nn.Sigmoid(), nn.Linear(2, 2), nn.Re¦LU(inplace=True))',
    'nn.ModuleList([nn.Sigmoid(), nn.Re¦LU(inplace=True)])',
  ]) {
    it(`keeps silent of ${titleOf(code)}`, async () => {
      const { text, error } = await hoverAt(code);
      assert.equal(error, undefined);
      assert.doesNotMatch(text, /backward/);
    });
  }
});

describe('what is no module, where a module has to stand', () => {
  it('is called what PyTorch calls it', () => {
    for (const release of releases) {
      for (const entry of catalog) {
        for (const apiPath of entry.in(release).apiPaths) {
          const said = golden[release].notModules[apiPath.path];
          if (said === undefined) continue;
          assert.equal(
            `${typeName(entry, apiPath, wordsOf(release))} is not a Module subclass`,
            said,
            apiPath.path,
          );
        }
      }
      assert.ok(Object.keys(golden[release].notModules).length > 200);
    }
  });

  for (const [code, name] of Object.entries({
    'nn.Sequential(nn.Linear(1, 1), F.re¦lu)': 'torch.nn.functional.relu',
    'nn.Sequential(nn.Linear(1, 1), nn.Re¦LU)': 'torch.nn.modules.activation.ReLU',
    'nn.Sequential(*[nn.Linear(1, 1), torch.ta¦nh])': 'torch._VariableFunctionsClass.tanh',
    'act = F.gelu\nnn.Sequential(nn.Linear(1, 1), a¦ct)': 'torch._C._nn.gelu',
    'from collections import OrderedDict\nnn.Sequential(OrderedDict([("a", F.re¦lu)]))':
      'torch.nn.functional.relu',
    'from functools import partial\nnn.Sequential(partial(F.leaky_¦relu, negative_slope=0.2))':
      'functools.partial',
    'nn.ModuleList([nn.Linear(1, 1), F.re¦lu])': 'torch.nn.functional.relu',
    'nn.ModuleDict({"a": F.re¦lu})': 'torch.nn.functional.relu',
    'net = nn.Sequential()\nnet.append(F.re¦lu)': 'torch.nn.functional.relu',
    'net = nn.Sequential()\nnet.add_module("a", F.re¦lu)': 'torch.nn.functional.relu',
    [inForward('self.add_module("a", F.re¦lu)')]: 'torch.nn.functional.relu',
    'layers = [nn.Linear(1, 1), F.re¦lu]\nnet = nn.Sequential(*layers)': 'torch.nn.functional.relu',
    'def make():\n    layers = [nn.Linear(1, 1)]\n    layers.append(F.re¦lu)\n    return nn.Sequential(*layers)':
      'torch.nn.functional.relu',
  })) {
    it(titleOf(code), async () => {
      for (const size of ['full', 'compact']) {
        const { text, error } = await hoverAt(code, { size });
        assert.equal(error, `TypeError: ${name} is not a Module subclass`);
        assert.ok(text.includes(`PyTorch raises: TypeError: ${name} is not a Module subclass`), text);
      }
    });
  }

  for (const code of [
    'class S(nn.Sequential): pass\nS(nn.Linear(1, 1), F.re¦lu)',
    'nn.Sequential(nn.Linear(1, 1), nn.Re¦LU())',
    'layers = [F.re¦lu]',
    'layers = [nn.Linear(1, 1), F.re¦lu]\nlayers.pop()\nnet = nn.Sequential(*layers)',
    'layers = [nn.Linear(1, 1), F.re¦lu]\nlayers = [as_module(one) for one in layers]\nnet = nn.Sequential(*layers)',
    'layers = [nn.Linear(1, 1)]\nif wide:\n    layers.append(F.re¦lu)\nnet = Sequence(*layers)',
    'layers = []\nlayers.append(F.re¦lu)',
    'Block(act=F.re¦lu)',
    'nn.Sequential(Block(F.re¦lu))',
    'def f(net):\n    net.append(F.re¦lu)',
    'nn.Sequential(nn.TransformerEncoderLayer(8, 2, activation=F.re¦lu))',
  ]) {
    it(`keeps silent of ${titleOf(code)}`, async () => {
      assert.equal((await hoverAt(code)).error, undefined);
    });
  }
});

describe('what raises is never shown as if it answered', () => {
  const answered = [
    'nn.Sequential(nn.ReLU(), F.re¦lu)',
    'nn.ModuleList([F.ge¦lu])',
    'F.softmax(torch.tensor([1., 2.]), dim=3)'.replace('max', '¦max'),
    'F.softmax(torch.tensor([1., 2.]), d¦im=3)',
    'nn.GL¦U()(torch.zeros(3))',
    'F.soft¦plus(torch.tensor([1, 2]))',
    'F.softplus(torch.tensor([1, 2]), be¦ta=2)',
    'F.leaky_¦relu(torch.tensor([1.]), 1e39)',
    'nn.Soft¦plus(betta=2)',
    'nn.Soft¦plus(torch.tensor([1., 2.]))',
  ];
  for (const code of answered)
    for (const size of ['compact', 'full'] as const)
      it(`${titleOf(code)}, ${size}`, async () => {
        const { text } = await hoverAt(code, { size });
        assert.match(text, /PyTorch raises: [A-Z]\w+Error: /);
        assert.doesNotMatch(text, /Curve|Example|Plot|Range|^f\(x\)|^f |shown with/m);
      });

  it('what raises in backward only has answered', async () => {
    const code = 'w = nn.Parameter(torch.zeros(2))\ny = torch.sigmoid(w)\nF.relu_(y)'.replace(
      'relu_',
      're¦lu_',
    );
    const { text, error } = await hoverAt(code, { size: 'compact' });
    assert.match(error ?? '', /modified by an inplace operation/);
    assert.match(text, /Curve[\s\S]*in backward/);
  });

  it('says once that the input is overwritten, and leaves the dimension to the person', async () => {
    const { text } = await hoverAt("nn.Re¦LU('yes')", { size: 'compact' });
    assert.equal(text.match(/overwr/gi)?.length, 1, text);
    assert.match((await hoverAt('x = torch.zeros(3)\ny = nn.Soft¦max(x)')).text, /nn\.Softmax\(dim=…\)\(x\)/);
    assert.match((await hoverAt('x = torch.zeros(4)\ny = nn.GL¦U(x)')).text, /nn\.GLU\(\)\(x\)/);
  });

  it('tells which module stands for a function where modules have to', async () => {
    const { text } = await hoverAt('nn.Sequential(nn.Linear(1, 1), F.leaky_re¦lu)', { size: 'compact' });
    assert.match(text, /Write nn\.LeakyReLU\(\) here\./);
    // The dimension is nobody's but the person's.
    const { text: ofVector } = await hoverAt('nn.Sequential(nn.Linear(1, 1), F.soft¦max)', {
      size: 'compact',
    });
    assert.doesNotMatch(ofVector, /Write/);
  });
});

describe('the message of a call', () => {
  for (const [call, said] of Object.entries({
    'nn.Sequential(nn.Linear(1, 1), F.relu)': 'torch.nn.functional.relu is not a Module subclass',
    'nn.ModuleList([nn.ReLU])': 'torch.nn.modules.activation.ReLU is not a Module subclass',
    'nn.Sequential(nn.Linear(1, 1), nn.ReLU())': undefined,
    'F.relu_(leaf)': LEAF.replace('RuntimeError: ', ''),
    'F.relu_(leaf.clone())': undefined,
    'F.relu_(leaf.view(3))': VIEW.replace('RuntimeError: ', ''),
  })) {
    it(`${call} → ${said}`, async () => {
      const { message } = JSON.parse(await answerLine(JSON.stringify({ message: { call } })));
      assert.equal(message?.message, said);
    });
  }
});

describe('a shape that does not fit', () => {
  for (const [code, error] of Object.entries({
    'F.soft¦max(torch.zeros(2, 3), dim=2)':
      'IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)',
    'F.soft¦max(torch.randn(2, 3), dim=2)':
      'IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)',
    'n = 2\nx = torch.rand((n, 4, 3))\nnn.Soft¦max(dim=-4)(x)':
      'IndexError: Dimension out of range (expected to be in range of [-3, 2], but got -4)',
    'F.gl¦u(torch.tensor([1., 2., 3.]))':
      'RuntimeError: Halving dimension must be even, but dimension 0 is size 3',
    'x = torch.randn(4, 3)\nnn.GL¦U()(x)':
      'RuntimeError: Halving dimension must be even, but dimension 1 is size 3',
  })) {
    it(titleOf(code), async () => {
      for (const size of ['full', 'compact']) {
        const { text, error: raised } = await hoverAt(code, { size });
        assert.equal(raised, error);
        assert.ok(text.includes(`PyTorch raises: ${error}`), text);
      }
    });
  }

  for (const code of [
    'F.soft¦max(torch.randn(2, 3), dim=1)',
    'def f(n):\n    return F.gl¦u(torch.randn(4, n))',
    'def f(x):\n    return F.soft¦max(x, dim=7)',
    'x = torch.randn(3)\nx.unsqueeze_(0)\nF.soft¦max(x, dim=1)',
    'x = torch.randn(3)\nfor i in range(2):\n    x = x.unsqueeze(0)\nF.soft¦max(x, dim=1)',
    'size = (2, 3)\nF.gl¦u(torch.randn(size))',
  ]) {
    it(`keeps silent of ${titleOf(code)}`, async () => {
      assert.equal((await hoverAt(code)).error, undefined);
    });
  }
});

describe('the dimension that nobody names', () => {
  const warning = (name: string) =>
    `UserWarning: Implicit dimension choice for ${name} has been deprecated. Change the call to include dim=X as an argument.`;
  for (const [code, [name, dim]] of Object.entries({
    'F.soft¦max(torch.randn(4))': ['softmax', '0 for this 1D input'],
    'F.soft¦max(torch.zeros(2, 3))': ['softmax', '1 for this 2D input'],
    'x = torch.randn(2, 3, 4)\nF.log_soft¦max(x)': ['log_softmax', '0 for this 3D input'],
    'nn.Soft¦min()(torch.randn(2, 3, 4, 5))': ['softmin', '1 for this 4D input'],
    'def f(n):\n    return F.soft¦max(torch.randn(n, 3))': ['softmax', '1 for this 2D input'],
    'nn.Soft¦max()': ['softmax', '0 for 0D, 1D, or 3D input'],
    'def f(x):\n    return F.soft¦max(x)': ['softmax', '0 for 0D, 1D, or 3D input'],
  } as const)) {
    it(titleOf(code), async () => {
      for (const size of ['full', 'compact']) {
        const hover = await hoverAt(code, { size });
        assert.equal(hover.warning, warning(name));
        assert.ok(hover.text.includes(`${size === 'full' ? 'dim = None' : 'Uses dim ='} ${dim}`), hover.text);
      }
    });
  }

  it('is left open where the call comes later, which may name one', async () => {
    for (const code of ['self.act = F.soft¦max', 'act = nn.Soft¦max', "act = getattr(nn, 'Softm¦ax')"])
      for (const size of ['full', 'compact'])
        assert.doesNotMatch((await hoverAt(code, { size })).text, /else 1/, code);
  });

  it('is no matter where one is named', async () => {
    const { text, warning: said } = await hoverAt('F.soft¦max(torch.randn(4, 2), dim=-1)');
    assert.equal(said, undefined);
    assert.doesNotMatch(text, /Uses dim/);
  });
});
