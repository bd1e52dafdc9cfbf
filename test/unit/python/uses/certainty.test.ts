// What is followed for certain, and what no longer is: calls whose arguments are in sight, fields of dataclasses, types that
// were asked for, modules that are changed once they are made.
import assert from 'node:assert/strict';
import { findActivationUses } from '../../../../src/python/index.ts';
import { imports, tell, useAtCursor } from '../marked.ts';

/** What is told at the cursor of each snippet. */
type Table = Readonly<Record<string, string>>;

const own = 'def my_swish(x): return x * torch.sigmoid(x)\nT = {"relu": F.relu, "silu": my_swish}\n';
const pick = 'T = {"gelu": nn.GELU, "relu": nn.ReLU}\ndef pick(n): return T[n]\n';
const dataclass =
  'from dataclasses import dataclass, field\n@dataclass\nclass C:\n  act: object = F.gelu\n  other: object = F.relu\n';
const slope =
  'class N(nn.Module):\n  def __init__(self, slope=0.1, act=nn.ReLU()):\n    self.leaky = nn.LeakyReLU(slope)\n    self.act = act\n';
const make = 'def make(b=2.0): return nn.Softplus(b)\n';
const chosen = 'def f(activation):\n  if activation == "relu": activation = nn.ReLU\n';
const options = 'options = {}\noptions[a] = nn.ReLU\noptions[b] = b.split()[0]\n';
const net = 'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\n';

const kinds: Readonly<Record<string, Table>> = {
  'a default that is in no catalog': {
    [`${own}def f(act="silu"):\n  a = T[act]\n  return a|(x)`]: 'nothing',
    [`${own}def f(act="relu"):\n  a = T[act]\n  return a|(x)`]:
      'torch.nn.functional.relu, function call, candidate',
    [`${own}def f(act):\n  a = T[act]\n  return a|(x)`]: 'torch.nn.functional.relu, function call, candidate',
    [`${own}T["relu"|](x)`]: 'nothing',
    [`${own}T|["relu"](x)`]: 'torch.nn.functional.relu, function call',
    'class A:\n  def __init__(self, k):\n    if k: self.act = F.relu\n    else: self.act = lambda x: 2 * x\n  def f(self): self.a|ct(x)':
      'torch.nn.functional.relu, function call, candidate',
  },
  'what a function answers of its arguments': {
    [`${pick}m = pick("gelu")()\n|m(x)`]: 'torch.nn.GELU, instance call',
    [`${pick}m = pick(n="relu")()\n|m(x)`]: 'torch.nn.ReLU, instance call',
    [`${pick}m = pick(name)()\n|m(x)`]: 'torch.nn.GELU, instance call, candidate, or ReLU',
    [`${pick}m = pick(*names)()\n|m(x)`]: 'torch.nn.GELU, instance call, candidate, or ReLU',
    [`${pick}def again(n): return pick(n)\nm = again("relu")()\n|m(x)`]: 'torch.nn.ReLU, instance call',
    [`${pick}m = pick("gelu")() if a else pick("relu")()\n|m(x)`]:
      'torch.nn.GELU, instance call, candidate, or ReLU',
    [`${make}g = make(5.0)\n|g(x)`]: 'torch.nn.Softplus, instance call, beta=5 by constant b',
    [`${make}g = make()\n|g(x)`]: 'torch.nn.Softplus, instance call, beta=2 by constant b',
    [`${make}g = make(5.0) if a else make(3.0)\n|g(x)`]:
      'torch.nn.Softplus, instance call, beta=5 by constant b, candidate, or Softplus',
    [`${make}g = make(b=c)\n|g(x)`]: 'torch.nn.Softplus, instance call, beta=? b',
    [`${make}g = make(**options)\n|g(x)`]: 'torch.nn.Softplus, instance call, beta=? b',
    'make = lambda s: nn.LeakyReLU(s)\n|make(0.3)': 'nothing',
    'make = lambda s: nn.LeakyReLU(s)\ng = make(0.3)\n|g(x)':
      'torch.nn.LeakyReLU, instance call, negative_slope=0.3 by constant s',
    '@wrap\ndef make(b=2.0): return nn.Softplus(b)\ng = make(5.0)\n|g(x)': 'nothing',
    'def f(n): return f(n) if n else nn.ReLU()\ng = f(m)\n|g(x)': 'torch.nn.ReLU, instance call, candidate',
  },
  'what an instance is made with': {
    [`${slope}n = N(slope=0.2)\nn.lea|ky(x)`]:
      'torch.nn.LeakyReLU, instance call, negative_slope=0.2 by constant slope',
    [`${slope}N(0.2, nn.GELU()).ac|t(x)`]: 'torch.nn.GELU, instance call',
    [`${slope}N(0.2, other()).ac|t(x)`]: 'nothing',
    [`${slope}N(**options).ac|t(x)`]: 'torch.nn.ReLU, instance call, candidate',
    [`${slope}  def f(self): self.ac|t(x)`]: 'torch.nn.ReLU, instance call, candidate',
    [`${slope}class M(N):\n  def __init__(self):\n    super().__init__(act=nn.Tanh())\n  def f(self): self.ac|t(x)`]:
      'torch.nn.Tanh, instance call',
    [`${slope}class M(N):\n  def __init__(self, given):\n    super().__init__(act=given)\n  def f(self): self.ac|t(x)`]:
      'nothing',
    [`${slope}class M(N):\n  def __init__(self, given=nn.Tanh()):\n    super().__init__(act=given)\n  def f(self): self.ac|t(x)`]:
      'torch.nn.Tanh, instance call, candidate',
    [`${slope}class M(N): pass\nM(act=nn.Tanh()).ac|t(x)`]: 'torch.nn.Tanh, instance call',
  },
  'a field of a dataclass': {
    [`${dataclass}C(act=F.silu).ac|t(x)`]: 'torch.nn.functional.silu, function call',
    [`${dataclass}C(F.silu, F.elu).oth|er(x)`]: 'torch.nn.functional.elu, function call',
    [`${dataclass}C(other=F.elu).ac|t(x)`]: 'torch.nn.functional.gelu, function call',
    [`${dataclass}C(act=given).ac|t(x)`]: 'nothing',
    [`${dataclass}C(**given).ac|t(x)`]: 'torch.nn.functional.gelu, function call, candidate',
    [`${dataclass}  def f(self): return self.ac|t(x)`]: 'torch.nn.functional.gelu, function call, candidate',
    [`${dataclass}def f(c: C): return c.ac|t(x)`]: 'torch.nn.functional.gelu, function call, candidate',
    [`${dataclass}C.ac|t(x)`]: 'torch.nn.functional.gelu, function call',
    'class C:\n  act: object = F.gelu\nC().ac|t(x)': 'torch.nn.functional.gelu, function call',
  },
  'a type that was asked for': {
    [`${net}for m in net:\n  if isinstance(m, nn.Linear): |m(x)`]: 'nothing',
    [`${net}for m in net:\n  if isinstance(m, nn.ReLU): |m(x)`]: 'torch.nn.ReLU, instance call',
    [`${net}for m in net:\n  if a and isinstance(m, nn.ReLU): |m(x)`]: 'torch.nn.ReLU, instance call',
    [`${net}for m in net:\n  if a or isinstance(m, nn.ReLU): |m(x)`]:
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    [`${net}for m in net:\n  if not isinstance(m, nn.ReLU): |m(x)`]:
      'torch.nn.Tanh, instance call, candidate',
    [`${net}for m in net:\n  if isinstance(m, nn.ReLU): pass\n  else: |m(x)`]:
      'torch.nn.Tanh, instance call, candidate',
    [`${net}for m in net:\n  if isinstance(m, (nn.Linear, nn.Tanh)): |m(x)`]:
      'torch.nn.Tanh, instance call, candidate',
    [`${net}for m in net:\n  if isinstance(m, nn.Module): |m(x)`]:
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'm = nn.ReLU6() if a else nn.Tanh()\nif isinstance(m, nn.Hardtanh): |m(x)':
      'torch.nn.ReLU6, instance call, candidate, or Tanh',
    [`${net}for m in net:\n  if isinstance(m, Mine): |m(x)`]:
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    [`${net}for m in net:\n  if isinstance(m, nn.Linear):\n    m = nn.GELU()\n    |m(x)`]:
      'torch.nn.GELU, instance call',
    [`${net}for m in net:\n  if isinstance(other, nn.Linear): |m(x)`]:
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    [`${net}for m in net:\n  match m:\n    case nn.ReLU(): |m(x)`]: 'torch.nn.ReLU, instance call',
    [`${net}for m in net:\n  match m:\n    case nn.Linear(): pass\n    case nn.ReLU(): pass\n    case _: |m(x)`]:
      'torch.nn.Tanh, instance call, candidate',
    [`${net}for m in net:\n  match m:\n    case nn.ReLU() if a: pass\n    case _: |m(x)`]:
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    [`${net}for m in net:\n  match m:\n    case nn.ReLU(inplace=True): pass\n    case _: |m(x)`]:
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    [`${net}for m in net:\n  match m:\n    case [nn.ReLU(), n]: |m(x)`]:
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'for m in [nn.ReLU(), nn.PReLU()]:\n  if hasattr(m, "weight"): |m(x)': 'torch.nn.PReLU, instance call',
    'for m in [nn.ReLU(), nn.PReLU()]:\n  if not hasattr(m, "weight"): |m(x)': 'torch.nn.ReLU, instance call',
    'for m in [nn.ReLU(), nn.Softplus()]:\n  if hasattr(m, "beta"): |m(x)':
      'torch.nn.Softplus, instance call',
    'for m in [nn.ReLU(), nn.Softplus()]:\n  if hasattr(m, "mine"): |m(x)':
      'torch.nn.ReLU, instance call, candidate, or Softplus',
  },
  'a tensor that a module holds': {
    'm = nn.PReLU()\nw = m.weight\nw.data.fill_(1)\n|m(x)': 'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nw, n = m.weight, 1\nw[0] = 1\n|m(x)': 'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nw = m.weight\nw += 1\n|m(x)': 'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nw = m.weight.data\nnn.init.constant_(w, 1)\n|m(x)':
      'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nw = m.weight\ntorch.add(a, b, out=w)\n|m(x)': 'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nps = list(m.parameters())\nps[0].data.fill_(1)\n|m(x)':
      'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nfor a, b in zip(m.parameters(), other): a.data.copy_(b)\n|m(x)':
      'torch.nn.PReLU, instance call, candidate',
    'def fill(w): w.data.fill_(1)\nm = nn.PReLU()\nfill(m.weight)\n|m(x)':
      'torch.nn.PReLU, instance call, candidate',
    'class A(nn.Module):\n  def __init__(self):\n    self.m = nn.PReLU()\n    self.w = self.m.weight\n    self.w.data.fill_(1)\n  def f(self, x): return self.|m(x)':
      'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nw = n.weight\nw.data.fill_(1)\n|m(x)': 'torch.nn.PReLU, instance call',
    'm = nn.PReLU()\nw = m.weight\nw.requires_grad_(False)\n|m(x)': 'torch.nn.PReLU, instance call',
    'm = nn.PReLU()\nw = m.weight\nv = w + 1\nv.fill_(2)\n|m(x)': 'torch.nn.PReLU, instance call',
    'def fill(w): w.data.fill_(1)\nm = nn.PReLU()\nfill(n.weight)\n|m(x)': 'torch.nn.PReLU, instance call',
  },
  'arguments that functools.partial has put by': {
    'import functools\na = functools.partial(F.softplus, beta=2)\na.keywords["beta"] = 5\n|a(x)':
      'torch.nn.functional.softplus, function call, beta=2, candidate',
    'import functools\na = functools.partial(F.softplus, beta=2)\na.keywords.update(beta=5)\n|a(x)':
      'torch.nn.functional.softplus, function call, beta=2, candidate',
    'import functools\na = functools.partial(nn.Softplus, beta=2)\na.keywords["beta"] = 5\nm = a()\n|m(x)':
      'torch.nn.Softplus, instance call, beta=2, candidate',
    'import functools\na = functools.partial(F.softplus, beta=2)\nb.keywords["beta"] = 5\n|a(x)':
      'torch.nn.functional.softplus, function call, beta=2',
  },
  'what is put in the place of PyTorch’s own': {
    'with patch("torch.nn.functional.relu", mine): F.re|lu(x)':
      'torch.nn.functional.relu, function call, candidate',
    'with mock.patch.object(F, "relu", mine): F.re|lu(x)':
      'torch.nn.functional.relu, function call, candidate',
    'def test(monkeypatch):\n  monkeypatch.setattr("torch.relu", mine)\n  torch.re|lu(x)':
      'torch.relu, function call, candidate',
    'for n in names: setattr(F, n, wrap(n))\nF.re|lu(x)':
      'torch.nn.functional.relu, function call, candidate',
    'sys.modules["torch.nn.functional"] = mine\nF.re|lu(x)':
      'torch.nn.functional.relu, function call, candidate',
    'nn.Module.__call__ = mine\nm = nn.ReLU()\n|m(x)': 'torch.nn.ReLU, instance call, candidate',
    'nn.modules.module.register_module_forward_hook(f)\nm = nn.ReLU()\n|m(x)':
      'torch.nn.ReLU, instance call, candidate',
    'nn.ReLU.forward = mine\nm = nn.GELU()\n|m(x)': 'torch.nn.GELU, instance call',
    'with mock.patch.object(F, "relu", mine): F.ge|lu(x)': 'torch.nn.functional.gelu, function call',
    'with patch("mine.utils.load", mine): F.re|lu(x)': 'torch.nn.functional.relu, function call',
    'setattr(other, name, mine)\nF.re|lu(x)': 'torch.nn.functional.relu, function call',
  },
  'a name that the module’s table is given': {
    'from torch import relu\nglobals()["relu"] = mine\nre|lu(x)': 'nothing',
    'from torch import relu\nglobals()["relu"] = torch.tanh\nre|lu(x)': 'torch.tanh, function call',
    'from torch import relu\nglobals().update(mine)\nre|lu(x)': 'torch.relu, function call, likely',
    'from torch import relu\nexec(code)\nre|lu(x)': 'torch.relu, function call, likely',
    'from torch import relu\nfrom mine import *\nre|lu(x)': 'torch.relu, function call, likely',
    'from mine import *\nfrom torch import relu\nre|lu(x)': 'torch.relu, function call',
    'from torch import relu\nre|lu(x)\nfrom mine import *': 'torch.relu, function call',
    'from torch import relu\nfrom torch.nn.functional import *\nre|lu(x)':
      'torch.nn.functional.relu, function call',
    'from torch import relu\nfrom torch.autograd import *\nre|lu(x)': 'torch.relu, function call',
    'from mine import *\nF.re|lu(x)': 'torch.nn.functional.relu, function call',
  },
  'an attribute that other code stores': {
    'class A:\n  act = nn.ReLU()\nA.act = nn.GELU()\na = A()\na.ac|t(x)':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class A:\n  def __init__(self): self.act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\na = A()\na.act = nn.GELU()':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class A:\n  def __init__(self): self.act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\na = A()\na.other = nn.GELU()':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self): self.act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\nclass B: pass\nb = B()\nb.act = nn.GELU()':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self): self.act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\nfor m in net.children(): m.act = nn.GELU()':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class A:\n  def __init__(self): self.act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\nconfig.act = "gelu"':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self): self.act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\nfor n, m in net.named_children(): setattr(net, n, nn.GELU())':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class A:\n  def __init__(self, **k):\n    self.act = nn.ReLU()\n    self.__dict__.update(k)\n  def f(self, x): return self.ac|t(x)':
      'torch.nn.ReLU, instance call, candidate',
    'class A:\n  def __init__(self, **k):\n    self.act = nn.ReLU()\n    for n, v in k.items(): setattr(self, n, v)\n  def f(self, x): return self.ac|t(x)':
      'torch.nn.ReLU, instance call, candidate',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, f"act{i}", nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, "act" + str(i), nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, "act{}".format(i), nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, "act%d" % i, nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, f"{i}t0", nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: self.add_module(f"act{i}", nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, f"fc{i}", nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, f"act0{i}", nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, f"act{i}_", nn.Tanh())\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self, **k):\n    self.act0 = nn.ReLU()\n    for i in a: setattr(self, f"act{i}", nn.Linear(1, 1))\n  def f(self, x): return self.ac|t0(x)':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self, **k):\n    self.act = nn.ReLU()\n    for i in a: setattr(self, f"layer{i}", make(i))\n  def f(self, x): return self.ac|t(x)':
      'torch.nn.ReLU, instance call',
    'class A(nn.Module):\n  def __init__(self):\n    self.act = nn.ReLU()\n    self._modules["act"] = nn.GELU()\n  def f(self, x): return self.ac|t(x)':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class A(nn.Module):\n  def __init__(self):\n    self.act = nn.ReLU()\n    self.register_forward_hook(f)\n  def f(self, x): return self.ac|t(x)':
      'torch.nn.ReLU, instance call',
    'net = nn.Sequential(nn.ReLU())\nsetattr(net, "0", nn.GELU())\nn|et[0](x)':
      'torch.nn.GELU, instance call',
    'net = nn.Sequential(nn.ReLU())\nnet._modules["0"] = nn.GELU()\nn|et[0](x)':
      'torch.nn.GELU, instance call',
  },
  'an attribute that a class deriving from it replaces': {
    'class A:\n  act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\nclass B(A):\n  act = nn.GELU()':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class A:\n  act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\nclass B(A): pass\nclass C(B):\n  def __init__(self): self.act = nn.GELU()':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class A:\n  act = nn.ReLU()\nclass B(A):\n  act = nn.GELU()\nA().ac|t(x)':
      'torch.nn.ReLU, instance call',
    'class A:\n  act = nn.ReLU()\n  def f(self, x): return self.ac|t(x)\nclass B:\n  act = nn.GELU()':
      'torch.nn.ReLU, instance call',
    'class T: act = nn.ReLU()\nclass L(T): pass\nclass R(T): act = nn.GELU()\nclass A(L, R): pass\nA().ac|t(x)':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'class L: act = nn.ReLU()\nclass R: act = nn.GELU()\nclass A(L, R): pass\nA().ac|t(x)':
      'torch.nn.ReLU, instance call',
  },
  'a class that may make something else': {
    '@mine\nclass A:\n  def __init__(self): self.act = nn.ReLU()\nA().ac|t(x)':
      'torch.nn.ReLU, instance call, candidate',
    'class A(metaclass=Mine):\n  def __init__(self): self.act = nn.ReLU()\nA().ac|t(x)':
      'torch.nn.ReLU, instance call, candidate',
    'class A:\n  def __new__(cls): return mine()\n  def __init__(self): self.act = nn.ReLU()\nA().ac|t(x)':
      'torch.nn.ReLU, instance call, candidate',
    'class A:\n  def __getattribute__(self, n): return mine\n  def __init__(self): self.act = nn.ReLU()\nA().ac|t(x)':
      'torch.nn.ReLU, instance call, candidate',
    '@register("a")\nclass A:\n  def __init__(self): self.act = nn.ReLU()\nA().ac|t(x)':
      'torch.nn.ReLU, instance call',
  },
  'what may stop halfway': {
    'try:\n  a = nn.ReLU()\n  f()\n  a = nn.GELU()\nexcept E: pass\n|a(x)':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'try:\n  a = nn.ReLU()\n  f()\n  a = nn.GELU()\nexcept E: raise\n|a(x)': 'torch.nn.GELU, instance call',
    'a = nn.ReLU()\ntry:\n  f()\n  a = nn.GELU()\nfinally: |a(x)':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'a = nn.ReLU()\ntry:\n  f()\n  a = nn.GELU()\nfinally: g()\n|a(x)': 'torch.nn.GELU, instance call',
    'a = nn.ReLU()\ntry: f()\nfinally: a = nn.GELU()\n|a(x)': 'torch.nn.GELU, instance call',
    'a = nn.ReLU()\nwith suppress(E):\n  f()\n  a = nn.GELU()\n|a(x)':
      'torch.nn.ReLU, instance call, candidate, or GELU',
    'a = nn.ReLU()\nwith open(p):\n  a = nn.GELU()\n|a(x)': 'torch.nn.GELU, instance call',
  },
  'a name in the body of a class': {
    'a = nn.GELU()\nclass A:\n  a = nn.ReLU()\n  r = [|a(x) for _ in y]': 'torch.nn.GELU, instance call',
    'a = nn.GELU()\nclass A:\n  a = nn.ReLU()\n  r = |a(x)': 'torch.nn.ReLU, instance call',
  },
  'a function that only applies an activation': {
    'def act(x): return F.leaky_relu(x, 0.3)\na|ct(y)':
      'torch.nn.functional.leaky_relu, function call, negative_slope=0.3',
    'def act(x):\n  "Soft."\n  return F.softplus(x, beta=2)\nclass A:\n  def __init__(self): self.act = act\n  def f(self, x): return self.ac|t(x)':
      'torch.nn.functional.softplus, function call, beta=2',
    'def act(x): return F.gelu(x.float())\na|ct(y)': 'nothing',
    'def act(x, y): return F.gelu(x)\na|ct(y)': 'nothing',
    'def act(x=1): return F.gelu(x)\na|ct(y)': 'nothing',
    'def act(x):\n  x = 2 * x\n  return F.gelu(x)\na|ct(y)': 'nothing',
    '@mine\ndef act(x): return F.gelu(x)\na|ct(y)': 'nothing',
    'async def act(x): return F.gelu(x)\na|ct(y)': 'nothing',
    'def act(x): return F.gelu(x)\nif c:\n  def act(x): return 2 * x\na|ct(y)':
      'torch.nn.functional.gelu, function call, candidate',
    'async def make(): return nn.ReLU()\nm = make()\n|m(x)': 'nothing',
  },
  'a dictionary that others are given': {
    'T = {"a": nn.ReLU()}\nfill(T)\nm = T["a"]\n|m(x)': 'torch.nn.ReLU, instance call, candidate',
    'T = {"a": nn.ReLU()}\nprint(T)\nm = T["a"]\n|m(x)': 'torch.nn.ReLU, instance call',
    'T = {"a": nn.ReLU()}\nm = T["a"]\n|m(x)\nfill(T)': 'torch.nn.ReLU, instance call',
  },
  'a module that is changed': {
    'm = nn.Softplus()\nm.beta = 5\n|m(x)': 'torch.nn.Softplus, instance call, beta=5 by set later m.beta',
    'm = nn.Softplus()\n|m(x)\nm.beta = 5': 'torch.nn.Softplus, instance call',
    'm = nn.Softplus()\nm.beta = 5\nm = nn.Softplus()\n|m(x)': 'torch.nn.Softplus, instance call',
    'm = nn.Softplus()\nm.name = 5\n|m(x)': 'torch.nn.Softplus, instance call',
    'm = nn.Softplus()\nn.beta = 5\n|m(x)': 'torch.nn.Softplus, instance call',
    'm = nn.Softplus()\nif a: m.beta = 5\n|m(x)': 'torch.nn.Softplus, instance call, candidate',
    'm = nn.Softplus()\ndef f(): m.beta = 5\n|m(x)': 'torch.nn.Softplus, instance call, candidate',
    'm = nn.Softplus()\nsetattr(m, "beta", 5)\n|m(x)':
      'torch.nn.Softplus, instance call, beta=5 by set later m.beta',
    'm = nn.Softplus()\nsetattr(m, name, 5)\n|m(x)': 'torch.nn.Softplus, instance call, candidate',
    'm = nn.Softplus()\nsetattr(m, "name", 5)\n|m(x)': 'torch.nn.Softplus, instance call',
    'm = nn.PReLU()\nnn.init.constant_(m.weight, 0.1)\n|m(x)': 'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nm.weight.data.fill_(0.1)\n|m(x)': 'torch.nn.PReLU, instance call, candidate',
    'm = nn.PReLU()\nnn.init.constant_(n.weight, 0.1)\n|m(x)': 'torch.nn.PReLU, instance call',
    'm = nn.PReLU()\nm.load_state_dict(d)\n|m(x)': 'torch.nn.PReLU, instance call, candidate',
    'm = nn.ReLU()\nm.load_state_dict(d)\n|m(x)': 'torch.nn.ReLU, instance call',
    'm = nn.ReLU()\nm.forward = f\n|m(x)': 'torch.nn.ReLU, instance call, candidate',
    'm = nn.ReLU()\nm.register_forward_hook(f)\n|m(x)': 'torch.nn.ReLU, instance call, candidate',
    'class A:\n  def __init__(self):\n    self.act = nn.Softplus()\n    self.act.beta = 5\n  def f(self): self.a|ct(x)':
      'torch.nn.Softplus, instance call, beta=5 by set later self.act.beta',
  },
  'an attribute that no activation has': {
    'net = nn.Sequential(nn.Linear(1, 1), nn.GELU())\nn|et[-1].weight': 'nothing',
    'net = nn.Sequential(nn.Linear(1, 1), nn.GELU())\nn|et[-1].training': 'torch.nn.GELU, instance',
    'net = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nn|et[-1].weight': 'torch.nn.PReLU, instance',
    'net = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nn|et[-1].in_features': 'nothing',
  },
  'a list whose end is not certain': {
    'ls = [nn.ReLU()]\nif c: ls += [nn.Tanh()]\nnet = nn.Sequential(*ls)\nn|et[0](x)':
      'torch.nn.ReLU, instance call',
    'ls = [nn.ReLU()]\nif c: ls += [nn.Tanh()]\nnet = nn.Sequential(*ls)\nn|et[1](x)':
      'torch.nn.Tanh, instance call',
    'ls = [nn.ReLU()]\nif c: ls += [nn.Tanh()]\nls += [nn.GELU()]\nl|s[1](x)':
      'torch.nn.Tanh, instance call, candidate, or GELU',
    'ls = [nn.Conv2d(1, 1, 1)]\nif c: ls += [nn.ReLU()]\nnet = nn.Sequential(*ls)\nn|et[0](x)': 'nothing',
    'ls = [nn.ReLU()]\nif c: ls += [nn.Tanh()]\nnet = nn.Sequential(*ls)\nn|et[-1](x)':
      'torch.nn.ReLU, instance call, candidate, or Tanh',
    'ls = [nn.ReLU()]\nls.append(*more)\nnet = nn.Sequential(*ls)\nn|et[0](x)':
      'torch.nn.ReLU, instance call, candidate',
  },
  'a method of what is no tensor': {
    'from tinygrad import Tensor\ndef f(x: Tensor): x.re|lu()': 'nothing',
    'from torch import Tensor\ndef f(x: Tensor): x.re|lu()': 'torch.Tensor.relu, method call',
    'from engine import Tensor\ndef f(x: Tensor): x.re|lu()': 'torch.Tensor.relu, method call, likely',
    'import jax.numpy as jnp\nx = jnp.ones(3)\nx.re|lu()': 'nothing',
    'class Value:\n  def tanh(self): pass\na = Value()\nb = a * a\nb.ta|nh()': 'nothing',
    'class Value(Base):\n  def tanh(self): pass\na = Value()\nb = a * a\nb.ta|nh()':
      'torch.Tensor.tanh, method call, likely',
    'a = torch.ones(3)\nb = a * a\nb.ta|nh()': 'torch.Tensor.tanh, method call',
  },
  'a name in the tests of the branches that give it something': {
    [`${chosen}  elif activat|ion == "gelu": activation = nn.GELU`]: 'nothing',
    [`${chosen}  elif isinstance(activat|ion, str) and activation: pass`]: 'nothing',
    [`${chosen}  elif other(activat|ion): pass`]: 'nothing',
    [`${chosen}  elif n: activation = nn.GELU\n  m = activat|ion()`]:
      'torch.nn.ReLU, module call, candidate, or GELU',
    'if a: pass\nelif (m := nn.ReLU()): |m(x)': 'torch.nn.ReLU, instance call',
    'if a: pass\nelif (m := nn.ReLU()) is None: pass\n|m(x)': 'torch.nn.ReLU, instance call',
    'def f(act=nn.ReLU):\n  if isinstance(act, str):\n    if ac|t == "a": act = nn.GELU': 'nothing',
    'def f(act=nn.ReLU):\n  if isinstance(act, str): act = nn.GELU\n  return a|ct()':
      'torch.nn.ReLU, module call, candidate, or GELU',
    'def f(act=nn.ReLU):\n  if isinstance(act, type): return a|ct()': 'torch.nn.ReLU, module call, candidate',
    'def f(act=nn.ReLU):\n  if isinstance(act, str):\n    while k:\n      if ac|t == "a": pass\n      act = nn.GELU':
      'torch.nn.GELU, reference, candidate, or ReLU',
  },
  'options of every kind': {
    [`${options}k = int(options["k|"])`]: 'nothing',
    [`${options}k = int(options|["k"])`]: 'nothing',
    [`${options}options["n"] = nn.Tanh\nm = options|["n"]()`]: 'torch.nn.Tanh, module call',
  },
  'a layer of a list with activations in it': {
    [`${net}net = nn.Sequential(*net, *more)\nremove(net|[3], "weight")`]: 'nothing',
    [`${net}for m in net: remove(|m)`]: 'nothing',
    [`${net}for m in net: |m(x)`]: 'torch.nn.ReLU, instance call, candidate, or Tanh',
    [`${net}remove(net|[1])`]: 'torch.nn.ReLU, instance',
  },
  'a class that a helper returns in one branch': {
    'def get(n):\n  if n: return nn.SiLU\n  return Snake()\nact = get(k)\nx = act(x)\n|x': 'nothing',
    'def f(act=nn.PReLU): m = act(planes)\ndef g(act=nn.PReLU):\n  m = act(planes)\n  |m(x)':
      'torch.nn.PReLU, instance call, num_parameters=? planes, candidate',
    'def g(act=nn.ReLU):\n  m = act(inplace)\n  |m(x)':
      'torch.nn.ReLU, instance call, inplace=? inplace, candidate',
    'def get(n):\n  if n: return nn.SiLU\n  return nn.ReLU()\nact = get(k)\nx = act(x)\n|x': 'nothing',
    'def get(n):\n  if n: return nn.SiLU\n  return nn.ReLU\nact = get(k)()\n|act(x)':
      'torch.nn.SiLU, instance call, candidate, or ReLU',
  },
  'a property': {
    'class A:\n  def __init__(self): self._a = nn.ReLU(); self.act = nn.GELU()\n  @property\n  def act(self): return self._a\n  @act.setter\n  def act(self, v): pass\n  def f(self): self.a|ct(x)':
      'torch.nn.ReLU, instance call',
    'class A:\n  def __init__(self): self.act = nn.GELU()\n  def f(self): self.a|ct(x)':
      'torch.nn.GELU, instance call',
  },
  'a dictionary that is asked at once': {
    'act = {"r": nn.ReLU(), "s": nn.Soft|plus(beta=3)}[k]': 'torch.nn.Softplus, module call, beta=3',
    'act = {"r": nn.ReLU(), "s": nn.Softplus(beta=3)}|[k]': 'torch.nn.ReLU, instance, candidate, or Softplus',
    'act = [nn.Re|LU(), nn.Tanh()][1](x)': 'torch.nn.ReLU, module call',
  },
};

describe('certainty', () => {
  for (const [kind, snippets] of Object.entries(kinds))
    for (const [code, said] of Object.entries(snippets))
      it(`of ${kind}: ${code.replaceAll('\n', ' ⏎ ')}`, () =>
        assert.equal(tell(useAtCursor(imports + code)), said));

  it('names what is in no catalog beside what is', () => {
    const source = `${imports}${own}def f(k): return T[k](x)`;
    const use = findActivationUses(source).find(({ start }) => start > source.indexOf('def f(k)'));
    assert.equal(use?.mayBeUnlisted, true);
  });
});
