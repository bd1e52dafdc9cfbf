import assert from 'node:assert/strict';
import { imports, tell, useAtCursor } from './marked.ts';

type Table = Readonly<Record<string, string>>;

const RELU = 'torch.nn.ReLU, instance call';
const TANH = 'torch.nn.Tanh, instance call';

const inLines: Table = {
  'acts = [nn.ReLU()] + [nn.Tanh()]\na|cts[1](x)': TANH,
  'acts = (nn.ReLU(),) + (nn.Tanh(),)\na|cts[-1](x)': TANH,
  'acts = [nn.Linear(1, 2), nn.ReLU()] * 2 + [nn.Tanh()]\na|cts[3](x)': RELU,
  'acts = 2 * [nn.ReLU(), nn.Tanh()]\na|cts[-1](x)': TANH,
  'acts = [nn.ReLU(), nn.Tanh()] * n\na|cts[3](x)': `${RELU}, candidate, or Tanh`,
  'for *rest, last in [[{"a": torch.tanh}, 1, 2]]:\n    print(r|est)': 'nothing',
  'acts = [nn.ReLU()] + make()\na|cts[0](x)': 'nothing',
  'acts = [nn.ReLU()]\nacts += [nn.Tanh()]\na|cts[-1](x)': TANH,
  'acts = [nn.ReLU()]\nacts.append(nn.Tanh())\na|cts[1](x)': TANH,
  'acts = [nn.ReLU()]\nacts.append(nn.Tanh())\na|cts[-1](x)': TANH,
  'acts = [nn.ReLU()]\na|cts[-1](x)\nacts.append(nn.Tanh())': RELU,
  'acts = []\nacts.extend([nn.ReLU(), nn.Tanh()])\na|cts[1](x)': TANH,
  'acts = [nn.ReLU()]\nacts.extend(make())\na|cts[0](x)': RELU,
  'acts = [nn.ReLU()]\nacts.extend(make())\na|cts[-1](x)': `${RELU}, candidate`,
  'acts = [nn.ReLU()]\nacts.insert(0, nn.Tanh())\na|cts[1](x)': RELU,
  'acts = [nn.ReLU()]\nacts.insert(i, nn.Tanh())\na|cts[0](x)': `${RELU}, candidate, or Tanh`,
  'acts = [nn.ReLU(), nn.ELU()]\nacts[1] = nn.Tanh()\na|cts[1](x)': TANH,
  'acts = [nn.ReLU()]\nacts[i] = nn.Tanh()\na|cts[0](x)': `${RELU}, candidate, or Tanh`,
  'acts = [nn.ReLU(), nn.Tanh()]\nacts.pop(0)\na|cts[0](x)': `${RELU}, candidate, or Tanh`,
  'acts = [nn.ReLU(), nn.Tanh()]\ndel acts[0]\na|cts[0](x)': `${RELU}, candidate, or Tanh`,
  'parts = []\nfor i in n:\n  parts += [nn.Linear(1, 1), nn.ReLU()]\np|arts[0](x)': 'nothing',
  'parts = []\nfor i in n:\n  parts.append(nn.Linear(1, 1))\n  parts.append(nn.ReLU())\np|arts[0](x)':
    'nothing',
  'parts = []\nfor i in n:\n  parts += [nn.Linear(1, 1), nn.ReLU()]\nfor p in parts: |p(x)': `${RELU}, candidate`,
  'acts = [nn.ReLU(), nn.Tanh()]\nother = list(reversed(acts))\no|ther[0](x)': `${RELU}, candidate, or Tanh`,
  'acts = [nn.ELU(), nn.ReLU()]\nif a: acts[1] = nn.Tanh()\na|cts[1](x)': `${RELU}, candidate, or Tanh`,
  'acts = [nn.ELU(), nn.ReLU()]\nif a: acts[-1] = nn.Tanh()\na|cts[0](x)': 'torch.nn.ELU, instance call',
  // Who else may have changed it
  'acts = []\nfill(acts)\nacts.append(nn.Tanh())\na|cts[0](x)': `${TANH}, candidate`,
  'acts = []\nprint(acts)\nacts.append(nn.Tanh())\na|cts[0](x)': TANH,
  'acts = []\nother = acts\nother.append(nn.ReLU())\nacts.append(nn.Tanh())\na|cts[0](x)': `${TANH}, candidate`,
  'acts = [nn.ReLU()]\nother = acts\nacts.insert(0, nn.Tanh())\no|ther[0](x)': `${RELU}, candidate`,
  'acts = []\ndef add(m): acts.append(m)\nadd(nn.ReLU())\nacts.append(nn.Tanh())\na|cts[0](x)': `${TANH}, candidate`,
  'acts = []\nx and acts.append(nn.ReLU())\nacts.append(nn.Tanh())\na|cts[0](x)': `${RELU}, candidate, or Tanh`,
  '[acts.append(nn.ReLU()) for _ in x]\nacts = []\nacts.append(nn.Tanh())\na|cts[0](x)': `${RELU}, candidate, or Tanh`,
  // Branches and loops
  'acts = [nn.ReLU()]\nif a: acts.append(nn.ELU())\nacts.append(nn.Tanh())\na|cts[0](x)': RELU,
  'acts = [nn.ReLU()]\nif a: acts.append(nn.ELU())\nacts.append(nn.Tanh())\na|cts[1](x)':
    'torch.nn.ELU, instance call, candidate, or Tanh',
  'acts = [nn.ReLU()]\nif a:\n  acts.append(nn.ELU())\nelse:\n  acts.append(nn.Tanh())\n  a|cts[1](x)': TANH,
  'acts = [nn.ReLU()]\nif a:\n  acts.append(nn.ELU())\n  raise ValueError()\nacts.append(nn.Tanh())\na|cts[1](x)':
    TANH,
  'acts = [nn.ReLU()]\nif a: acts.insert(0, nn.ELU())\na|cts[0](x)':
    'torch.nn.ReLU, instance call, candidate, or ELU',
  'acts = []\nfor _ in x:\n  acts += [nn.Linear(1, 2), nn.ReLU()]\nacts.append(nn.Tanh())\na|cts[1](x)': `${RELU}, candidate, or Tanh`,
  'for _ in x:\n  acts = [nn.Linear(1, 2)]\n  acts.append(nn.Tanh())\n  a|cts[1](x)': TANH,
  'acts = []\nfor _ in x:\n  a|cts[0](x)\n  acts.append(nn.Tanh())': TANH,
  'acts = []\nfor _ in x:\n  acts.append(nn.ReLU())\n  a|cts[-1](x)\n  acts.append(nn.Tanh())': `${RELU}, candidate, or Tanh`,
  'acts = []\nfor _ in x:\n  acts = acts + [nn.ReLU()]\na|cts[-1](x)': 'nothing',

  // Modules
  'layers = [nn.Linear(1, 2)]\nlayers.append(nn.ReLU())\nnet = nn.Sequential(*layers)\nn|et[1](x)': RELU,
  'layers = [nn.ReLU(), nn.Tanh()]\nnet = nn.Sequential(nn.Linear(1, 2), *layers, nn.ELU())\nn|et[-1](x)':
    'torch.nn.ELU, instance call',
  'net = nn.Sequential(*make(), nn.ELU())\nn|et[1](x)': 'torch.nn.ELU, instance call, candidate',
  'net = nn.Sequential(nn.Sequential(nn.ReLU(), nn.Tanh()))\nn|et[1](x)': 'nothing',
  'net = nn.Sequential(nn.Linear(1, 2))\nnet.append(nn.ReLU())\nn|et[1](x)': RELU,
  'net = nn.Sequential(nn.Linear(1, 2))\nnet.append(nn.ReLU()).append(nn.Tanh())\nn|et[2](x)': TANH,
  'net = nn.Sequential()\nnet.add_module("a", nn.Linear(1, 2))\nnet.add_module("act", nn.ReLU())\nn|et[1](x)':
    RELU,
  'net = nn.Sequential(nn.ReLU())\nnet.add_module("0", nn.Tanh())\nn|et[0](x)': TANH,
  'net = nn.Sequential(nn.ReLU())\nnet.add_module(name, nn.Tanh())\nn|et[0](x)': `${RELU}, candidate, or Tanh`,
  'net = nn.Sequential(nn.ReLU())\nif a: net.add_module("b", nn.ELU())\nnet.add_module("c", nn.Tanh())\nn|et[1](x)':
    'torch.nn.ELU, instance call, candidate, or Tanh',
  'acts = nn.ModuleDict()\nacts["relu"] = nn.ReLU()\nacts["tanh"] = nn.Tanh()\na|cts["relu"](x)': RELU,
  'acts = {"act": nn.ReLU()}\nif a: acts["act"] = nn.Tanh()\na|cts["act"](x)': `${RELU}, candidate, or Tanh`,
  'from collections import OrderedDict\nlayers = []\nif a: layers.append(("act", nn.ReLU()))\nelse: layers.append(("act", nn.Tanh()))\nnet = nn.Sequential(OrderedDict(layers))\nn|et.act(x)':
    'nothing',
  'from collections import OrderedDict\nlayers = []\nlayers.append(("a", nn.Linear(1, 2)))\nlayers.append(("act", nn.ReLU()))\nnet = nn.Sequential(OrderedDict(layers))\nnet.a|ct(x)':
    RELU,
};

const inFunctions: Table = {
  'acts = [nn.ReLU()]\n  acts += make()\n  a|cts[0](x)': RELU,
  'acts = [nn.ReLU()]\n  acts += make()\n  a|cts[-1](x)': `${RELU}, candidate`,
  'acts = []\n  def add(m): acts.append(m)\n  acts.append(nn.Tanh())\n  a|cts[0](x)': `${TANH}, candidate`,
  'acts = []\n  def add(acts): acts.append(1)\n  acts.append(nn.Tanh())\n  a|cts[0](x)': TANH,
  'y = y + x\n  y += x\n  y.re|lu()': 'torch.Tensor.relu, method call, likely',
  'y = torch.exp(x)\n  y += [1]\n  y.re|lu()': 'torch.Tensor.relu, method call',
};

const inClasses: Table = {
  'self.acts = nn.ModuleList()\n    self.acts.append(nn.ReLU())\n    self.acts.append(nn.Tanh())|self.a~cts[1](x)':
    TANH,
  'self.acts = nn.ModuleList()\n    for _ in n: self.acts.append(nn.ReLU())|self.a~cts[1](x)': RELU,
  'self.acts = nn.ModuleList([nn.ReLU()])\n    self.acts.extend([nn.Tanh()])|self.a~cts[-1](x)': TANH,
  'self.acts = nn.ModuleList([nn.ReLU()])\n  def add(self, m): self.acts.append(m)|self.a~cts[-1](x)': `${RELU}, candidate`,
  'self.acts = nn.ModuleList([nn.ReLU()])\n  def add(self, m): self.acts.append(m)|self.a~cts[0](x)': RELU,
  'self.acts = nn.ModuleList([nn.ReLU()])\n    self.fill(self.acts)|self.a~cts[0](x)': `${RELU}, candidate`,
  'self.net = nn.Sequential(nn.Linear(1, 2))\n    self.net.add_module("act", nn.ReLU())|self.net.a~ct(x)':
    RELU,
  'self.net = nn.Sequential(nn.Linear(1, 2))\n    if n: self.net.add_module("act", nn.ReLU())\n    else: self.net.add_module("act", nn.Tanh())|self.n~et[1](x)': `${RELU}, candidate, or Tanh`,
  'layers = [nn.Linear(1, 2)]\n    layers += [nn.ReLU()]\n    self.net = nn.Sequential(*layers)|self.n~et[1](x)':
    RELU,
  'layers = []\n    self.acts = layers\n    layers.append(nn.ReLU())|self.a~cts[0](x)': 'nothing',
};

/** After a class whose `acts` are ReLU and Tanh, and `net` an instance of it. */
const fromOutside: Table = {
  'net.a~cts[0](x)': RELU,
  'net.acts[0] = nn.Tanh()\nnet.a~cts[0](x)': `${RELU}, candidate, or Tanh`,
  'net.acts.append(nn.GELU())\nnet.a~cts[-1](x)': `${RELU}, candidate, or Tanh`,
  'del net.acts[0]\nnet.a~cts[0](x)': `${RELU}, candidate, or Tanh`,
  'net.others[0] = nn.Tanh()\nnet.a~cts[0](x)': RELU,
  'def f(net): net.acts[0] = nn.Tanh()\nnet.a~cts[0](x)': RELU,
};

describe('lists and containers that are put together', () => {
  for (const [code, expected] of Object.entries(fromOutside)) {
    it(`of an instance, ${JSON.stringify(code)}: ${expected}`, () => {
      const made = `${imports}class A(nn.Module):\n  def __init__(self):\n    self.acts = nn.ModuleList([nn.ReLU(), nn.Tanh()])\n\nnet = A()\n`;
      assert.equal(tell(useAtCursor(made + code.replace('~', '|'))), expected);
    });
  }
  for (const [code, expected] of Object.entries(inLines)) {
    it(`${JSON.stringify(code)}: ${expected}`, () => {
      assert.equal(tell(useAtCursor(imports + code)), expected);
      const inside = code.replaceAll(/^/gm, '  ');
      assert.equal(tell(useAtCursor(`${imports}def f(x, a, i, n, name):\n${inside}`)), expected);
    });
  }
  for (const [code, expected] of Object.entries(inFunctions)) {
    it(`in a function, ${JSON.stringify(code)}: ${expected}`, () => {
      assert.equal(tell(useAtCursor(`${imports}def f(x, y):\n  ${code}`)), expected);
    });
  }
  for (const [code, expected] of Object.entries(inClasses)) {
    it(`${JSON.stringify(code)}: ${expected}`, () => {
      const [made = '', used = ''] = code.split('|');
      const call = used.replace('~', '|');
      const start = `${imports}class A(nn.Module):\n  def __init__(self, n):\n    ${made}`;
      assert.equal(tell(useAtCursor(`${start}\n  def forward(self, x):\n    return ${call}`)), expected);
    });
  }
});
