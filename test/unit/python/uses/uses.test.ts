import assert from 'node:assert/strict';
import { findActivationUses } from '../../../../src/python/index.ts';
import { imports, tell, useAtCursor } from '../marked.ts';

/** What stands at the cursor of each snippet. The name of the test is the snippet. */
type Table = Readonly<Record<string, string>>;

const withImports: Table = {
  'nn.Soft|plus(beta=2)': 'torch.nn.Softplus, module call, beta=2',
  'nn.Soft|plus(2, 10)': 'torch.nn.Softplus, module call, beta=2, threshold=10',
  'nn.Re|LU(inplace=True)': 'torch.nn.ReLU, module call, inplace=true',
  'F.soft|plus(x, 2, threshold=10)': 'torch.nn.functional.softplus, function call, beta=2, threshold=10',
  'torch.re|lu(x)': 'torch.relu, function call',
  'torch.nn.functional.ge|lu(x, approximate="tanh")':
    "torch.nn.functional.gelu, function call, approximate='tanh'",
  'nn.functional.si|lu(x)': 'torch.nn.functional.silu, function call',
  'torch.nn.modules.activation.Re|LU()': 'torch.nn.ReLU, module call',
  'torch.special.ex|pit(x)': 'torch.special.expit, function call',

  // References
  'def f(act_layer=nn.GE|LU): pass': 'torch.nn.GELU, reference',
  'acts = {"relu": nn.Re|LU, "gelu": F.gelu}': 'torch.nn.ReLU, reference',
  'acts = {"relu": nn.ReLU, "gelu": F.ge|lu}': 'torch.nn.functional.gelu, reference',
  'acts = [nn.Re|LU, nn.GELU]': 'torch.nn.ReLU, reference',
  '@register(nn.Re|LU)\ndef f(): pass': 'torch.nn.ReLU, reference',
  'isinstance(m, nn.Leaky|ReLU)': 'torch.nn.LeakyReLU, reference',
  'class A(nn.Re|LU): pass': 'torch.nn.ReLU, reference',
  'def f(act: nn.Re|LU): pass': 'torch.nn.ReLU, reference',
  'match m:\n  case nn.Re|LU(): pass': 'torch.nn.ReLU, reference',
  'f"{nn.Re|LU()}"': 'torch.nn.ReLU, module call',
  'y = await nn.Re|LU()(x)': 'torch.nn.ReLU, module call',
  'print(*[nn.Re|LU()], **{"a": 1})': 'torch.nn.ReLU, module call',
  'x[nn.Re|LU()]': 'torch.nn.ReLU, module call',
  'y = (z := nn.Re|LU())': 'torch.nn.ReLU, module call',
  '(z := nn.ReLU())\n|z(x)': 'torch.nn.ReLU, instance call',
  'lambda x: F.re|lu(x)': 'torch.nn.functional.relu, function call',

  // Held by a name
  'act = nn.ReLU()\n|act(x)': 'torch.nn.ReLU, instance call',
  'act = nn.ReLU()\nnet.add(|act)': 'torch.nn.ReLU, instance',
  'act = other = nn.ReLU()\n|act(x)': 'torch.nn.ReLU, instance call',
  'a, b = nn.ReLU(), nn.Tanh()\n|b(x)': 'torch.nn.Tanh, instance call',
  'act: nn.Module = nn.ReLU()\n|act(x)': 'torch.nn.ReLU, instance call',
  'act = nn.ReLU().cuda().eval()\n|act(x)': 'torch.nn.ReLU, instance call',
  'import copy\nact = copy.deepcopy(nn.ReLU())\n|act(x)': 'torch.nn.ReLU, instance call',
  'act = torch.jit.script(nn.ELU(0.5))\n|act(x)': 'torch.nn.ELU, instance call, alpha=0.5',
  'act = torch.compile(F.gelu, mode="max-autotune")\n|act(x)': 'torch.nn.functional.gelu, function call',
  'act = somewhere.script(nn.ELU())\n|act(x)': 'nothing',
  'act = nn.ReLU()\nact2 = act\n|act2(x)': 'torch.nn.ReLU, instance call',
  'ACT = nn.LeakyReLU(0.2)\ndef f(x):\n  return A|CT(x)':
    'torch.nn.LeakyReLU, instance call, negative_slope=0.2',
  'act = nn.ReLU()\ndel act\n|act(x)': 'nothing',
  'act = nn.ReLU()\n|act(x)\ndel act': 'torch.nn.ReLU, instance call',
  'del nn\nnn.Re|LU()': 'nothing',
  'act = nn.ReLU()\ndef f(x):\n  y = |act(x)\n  del x': 'torch.nn.ReLU, instance call',
  'act = F.relu\n|act(x)': 'torch.nn.functional.relu, function call',
  'act = nn.GELU\n|act(approximate="tanh")': "torch.nn.GELU, module call, approximate='tanh'",
  'act = nn.GELU\nf(|act)': 'torch.nn.GELU, reference',
  'def f(act=F.relu):\n  return |act(x)': 'torch.nn.functional.relu, function call, candidate',
  'def f(act=nn.ReLU()):\n  return |act(x)': 'torch.nn.ReLU, instance call, candidate',
  'def f(act: nn.PReLU):\n  return |act(x)': 'torch.nn.PReLU, instance call, weight=? …, candidate',
  'act = nn.ReLU() if a else nn.Tanh()\n|act(x)': 'torch.nn.ReLU, instance call, candidate, or Tanh',
  'act = nn.ReLU() if a else nn.ReLU()\n|act(x)': 'torch.nn.ReLU, instance call',
  'act = nn.CELU(1) if a else nn.CELU(2)\n|act(x)':
    'torch.nn.CELU, instance call, alpha=1, candidate, or CELU',
  'if a:\n  act = nn.ReLU()\nelse:\n  act = nn.ReLU()\n|act(x)':
    'torch.nn.ReLU, instance call, candidate, or ReLU',
  'make = lambda a: nn.ReLU() if a else nn.ELU() if b else nn.ReLU()\nact = make(c)\n|act(x)':
    'torch.nn.ReLU, instance call, candidate, or ELU',
  'from functools import partial\ndef make(a): return partial(nn.ELU, 2) if a else nn.ReLU\nact = make(c) or make(d)\n|act()':
    'torch.nn.ELU, module call, alpha=2, candidate, or ReLU',
  'def f(act=None):\n  act = act or nn.GELU\n  |act()': 'torch.nn.GELU, module call, candidate',
  'def f(act=None):\n  if act is None:\n    act = nn.GELU()\n  |act(x)':
    'torch.nn.GELU, instance call, candidate',
  'if a:\n  act = nn.ReLU()\nelif b:\n  act = nn.Tanh()\nelse:\n  raise ValueError()\n|act(x)':
    'torch.nn.ReLU, instance call, candidate, or Tanh',
  'act = nn.Tanh()\nif a:\n  act = nn.ReLU()\nelse:\n  act = nn.ReLU6()\n|act(x)':
    'torch.nn.ReLU, instance call, candidate, or ReLU6',
  'act = nn.Tanh()\nact = nn.ReLU()\n|act(x)': 'torch.nn.ReLU, instance call',
  'if a:\n  act = nn.Tanh()\n  |act(x)\nelse:\n  act = nn.ReLU()': 'torch.nn.Tanh, instance call',
  'for act in [nn.ReLU(), nn.Tanh()]:\n  |act(x)': 'torch.nn.ReLU, instance call, candidate, or Tanh',
  'for i, act in enumerate([nn.ReLU()]):\n  |act(x)': 'torch.nn.ReLU, instance call',
  'for lin, act in zip(lins, [nn.ReLU()]):\n  |act(x)': 'torch.nn.ReLU, instance call',
  '[|act(x) for act in (nn.ReLU(),)]': 'torch.nn.ReLU, instance call',
  'acts = {"relu": nn.ReLU(), "tanh": nn.Tanh()}\n|acts["tanh"](x)': 'torch.nn.Tanh, instance call',
  'acts = {"relu": nn.ReLU, "tanh": nn.Tanh}\n|acts[name]()':
    'torch.nn.ReLU, module call, candidate, or Tanh',
  'acts = dict(relu=nn.ReLU)\nact = acts["relu"]\n|act()': 'torch.nn.ReLU, module call',
  'acts = {"relu": nn.ReLU}\nact = acts.get(name, nn.GELU)\n|act()':
    'torch.nn.ReLU, module call, candidate, or GELU',
  'def make():\n  return nn.ReLU()\nact = make()\n|act(x)': 'torch.nn.ReLU, instance call',
  'net = nn.Sequential(nn.Linear(4, 3), nn.Softplus())\nn|et[1](x)': 'torch.nn.Softplus, instance call',
  'net = nn.Sequential(nn.Linear(4, 3), nn.Softplus())\nn|et[-1](x)': 'torch.nn.Softplus, instance call',
  'from collections import OrderedDict\nnet = nn.Sequential(OrderedDict([("a", nn.Tanh()), ("b", nn.ReLU())]))\nn|et[1](x)':
    'torch.nn.ReLU, instance call',
  'net = nn.ModuleDict({"a": nn.Tanh(), 1: nn.ReLU()})\nn|et[1](x)': 'torch.nn.ReLU, instance call',
  'from collections import OrderedDict\nnet = nn.Sequential(OrderedDict([("act", nn.ReLU())]))\nnet.a|ct(x)':
    'torch.nn.ReLU, instance call',

  // Partials and getattr
  'from functools import partial\npartial(nn.Leaky|ReLU, negative_slope=0.2)':
    'torch.nn.LeakyReLU, partial, negative_slope=0.2',
  'import functools as ft\nact = ft.partial(nn.LeakyReLU, 0.2)\na|ct()':
    'torch.nn.LeakyReLU, module call, negative_slope=0.2',
  'from functools import partial\nact = partial(F.leaky_relu, negative_slope=0.2)\na|ct(x)':
    'torch.nn.functional.leaky_relu, function call, negative_slope=0.2',
  'getattr(nn, "Re|LU")()': 'torch.nn.ReLU, getattr',
  'act = getattr(nn, "LeakyReLU")(0.2)\na|ct(x)': 'torch.nn.LeakyReLU, instance call, negative_slope=0.2',
  'getattr(F, "leaky_re|lu")(x, 0.2)': 'torch.nn.functional.leaky_relu, getattr, negative_slope=0.2',

  // Methods
  'x.relu|_()': 'torch.Tensor.relu_, method call, likely',
  'y = x.view(-1).soft|max(dim=-1)': 'torch.Tensor.softmax, method call, dim=-1, likely',
  'y = self.conv(x).relu|_()': 'torch.Tensor.relu_, method call, likely',
  'y = nn.Linear(1, 2)(x).relu|_()': 'torch.Tensor.relu_, method call',
  'torch.randn(3).sig|moid()': 'torch.Tensor.sigmoid, method call',
  'def f(x: torch.Tensor):\n  return (x + 1).ta|nh()': 'torch.Tensor.tanh, method call',
  'torch.Tensor.re|lu(x)': 'torch.Tensor.relu, method call',
  'x.relu().tanh().sig|moid()': 'torch.Tensor.sigmoid, method call, likely',

  // Strings that PyTorch takes
  "nn.TransformerEncoderLayer(8, 2, activation='ge|lu')": 'torch.nn.functional.gelu, string',
  "nn.RNN(3, 4, 2, 're|lu')": 'torch.nn.functional.relu, string',
  "nn.init.calculate_gain('leaky_re|lu', 0.2)": 'torch.nn.functional.leaky_relu, string, negative_slope=0.2',
  "nn.init.kaiming_normal_(w, a=0.1, nonlinearity='leaky_re|lu')":
    'torch.nn.functional.leaky_relu, string, negative_slope=0.1',
  "nn.init.kaiming_uniform_(w, nonlinearity='re|lu')": 'torch.nn.functional.relu, string',

  // Look-alikes
  'def relu(x): return x\nre|lu(x)': 'nothing',
  'def f(relu): return re|lu(x)': 'nothing',
  'import numpy as np\nnp.ta|nh(x)': 'nothing',
  'import math\nmath.ta|nh(x)': 'nothing',
  'import tensorflow as tf\ntf.nn.re|lu(x)': 'nothing',
  'import jax\njax.nn.soft|plus(x)': 'nothing',
  'from scipy.special import softmax\nsoft|max(x)': 'nothing',
  'from flax import linen as nn\nnn.re|lu(x)': 'nothing',
  'import cv2\ncv2.thres|hold(img, 1, 2)': 'nothing',
  'thres|hold = 3': 'nothing',
  'class GELU(nn.Module): pass\nGE|LU()': 'nothing',
  'class F: relu = 3\nF.re|lu(x)': 'nothing',
  '# nn.Re|LU()': 'nothing',
  '"nn.Re|LU()"': 'nothing',
  '"""Uses nn.Re|LU() inside."""': 'nothing',
  'nn.Lin|ear(3, 4)': 'nothing',
  'nn.relu|': 'nothing',
  'torch.soft|plus(x)': 'nothing',
  'from layers import ops\nops.re|lu(x)': 'nothing',
  'self.re|lu(x)': 'nothing',
  'f(re|lu=3)': 'nothing',
  'K.soft|max(x, axis=-1)': 'nothing',
  '"abc".ta|nh()': 'nothing',
  'class A:\n  def relu(self): pass\n  def f(self): self.re|lu()': 'nothing',
  'import torch as nn\nnn.Re|LU()': 'nothing',
};

const whole: Table = {
  'import torch as th\nth.re|lu(x)': 'torch.relu, function call',
  'from torch.nn import Softplus as SP\nS|P()': 'torch.nn.Softplus, module call',
  'from torch.nn import *\nSoft|plus()': 'torch.nn.Softplus, module call',
  'from torch.nn.functional import *\nsoft|plus(x)': 'torch.nn.functional.softplus, function call',
  'from torch import nn\nnn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn\ntorch.nn.Re|LU()': 'torch.nn.ReLU, module call',
  'from torch.nn import functional\nfunctional.re|lu(x)': 'torch.nn.functional.relu, function call',
  'from torch.nn.functional import (\n  relu as r,  # why\n  gelu,\n)\n|r(x)':
    'torch.nn.functional.relu, function call',
  'import torch.nn.modules.activation as A\nA.Re|LU()': 'torch.nn.ReLU, module call',
  'def f():\n  import torch.nn as nn\n  return nn.Re|LU()': 'torch.nn.ReLU, module call',
  'def f():\n  import torch.nn as nn\nnn.Re|LU()': 'nothing',
  'try:\n  from torch.nn import SiLU\nexcept ImportError:\n  class SiLU: pass\nSi|LU()':
    'torch.nn.SiLU, module call, candidate',
  'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  from torch import nn\ndef f(a: nn.Re|LU): pass':
    'torch.nn.ReLU, reference',
  'import torch; torch.re|lu(x)': 'torch.relu, function call',
  'from torch import nn\nfrom flax import linen as nn\nnn.re|lu(x)': 'nothing',
  'from flax import linen as nn\nfrom torch import nn\nnn.Re|LU()': 'torch.nn.ReLU, module call',
  'x.re|lu()': 'nothing',
  'import numpy\nx.soft|max(0)': 'nothing',
  'from fastai.vision.all import *\nnn.Re|LU()': 'torch.nn.ReLU, module call, likely',
  'nn.Re|LU()': 'nothing',

  // Scopes
  'from torch.nn.functional import relu\nclass A:\n  relu = 3\n  def f(self): return re|lu(x)':
    'torch.nn.functional.relu, function call',
  'from torch.nn.functional import relu\nclass A:\n  relu = 3\n  y = re|lu': 'nothing',
  'from torch.nn.functional import relu\n[relu for relu in range(3)]\nre|lu(x)':
    'torch.nn.functional.relu, function call',
  'from torch.nn.functional import relu\n[re|lu for relu in range(3)]': 'nothing',
  'from torch.nn.functional import relu\ndef f():\n  def g():\n    return re|lu(x)\n  relu = None': 'nothing',
  'from torch.nn.functional import relu\ndef f():\n  global relu\n  return re|lu(x)':
    'torch.nn.functional.relu, function call',
  'import torch\ndef f():\n  global act\n  act = torch.nn.ReLU()\ndef g():\n  |act(x)':
    'torch.nn.ReLU, instance call',
  'from torch.nn.functional import relu\ndef f():\n  relu = 1\n  def g():\n    nonlocal relu\n    return re|lu':
    'nothing',
  'from torch.nn.functional import relu\nf = lambda relu: re|lu(x)': 'nothing',
  'from torch.nn.functional import relu\nfor relu in a: pass\nre|lu(x)':
    'torch.nn.functional.relu, function call, candidate',
  'from torch.nn.functional import relu\nwith a as relu: re|lu(x)': 'nothing',
  'from torch.nn.functional import relu\ntry: pass\nexcept E as relu: re|lu(x)': 'nothing',
  'from torch.nn.functional import relu\nclass relu(re|lu): pass': 'torch.nn.functional.relu, reference',
};

const classes: Table = {
  'self.act = nn.Softplus()\n  def forward(self, x): return self.a|ct(x)': 'torch.nn.Softplus, instance call',
  'self.act = nn.Softplus()\n  def forward(self, x): return F(self.a|ct)': 'torch.nn.Softplus, instance',
  'self.act = act_layer()\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.GELU, instance call, candidate',
  'self.act = nn.Softplus(beta)\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.Softplus, instance call, beta=2 by parameter default beta',
  'self.act = nn.Softplus(self.SLOPE)\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.Softplus, instance call, beta=3 by constant SLOPE',
  'self.net = nn.Sequential(nn.Linear(4, 3), nn.Softplus())\n  def forward(self, x): return self.n|et[1](x)':
    'torch.nn.Softplus, instance call',
  'self.acts = nn.ModuleDict({"relu": nn.ReLU()})\n  def forward(self, x): return self.a|cts["relu"](x)':
    'torch.nn.ReLU, instance call',
  'self.acts = nn.ModuleList([nn.ReLU() for _ in range(3)])\n  def forward(self, x):\n    for act in self.acts: x = a|ct(x)':
    'torch.nn.ReLU, instance call',
  'self.act = None\n    self.act = nn.ReLU()\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.ReLU, instance call',
  'self.add_module("act", nn.ReLU())\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.ReLU, instance call',
  'setattr(self, "act", nn.ReLU())\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.ReLU, instance call',
  'if beta: self.act = nn.ReLU()\n    else: self.act = nn.Tanh()\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.ReLU, instance call, candidate, or Tanh',
  'self.act: nn.Module = nn.ReLU()\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.ReLU, instance call',
  'self.act = F.relu\n  def forward(self, x): return self.a|ct(x)': 'torch.nn.functional.relu, function call',
  'self.a|ct = nn.ReLU()': 'nothing',
  'pass\n  act = nn.ReLU()\n  def forward(self, x): return self.a|ct(x)': 'torch.nn.ReLU, instance call',
  'self.act = nn.ReLU()\nclass B(A):\n  def forward(self, x): return self.a|ct(x)':
    'torch.nn.ReLU, instance call',
  'self.act = nn.ReLU()\nmodel = A()\nmodel.a|ct(x)': 'torch.nn.ReLU, instance call',
  'self.act = nn.ReLU()\nA.a|ct': 'torch.nn.ReLU, instance',
  'x.y = 3\nmodel = A()\nmodel.act = nn.ReLU()\nmodel.a|ct(x)': 'torch.nn.ReLU, instance call',
  'pass\nmodel = load()\nmodel.act = nn.ReLU()\ndef f(x): return model.a|ct(x)':
    'torch.nn.ReLU, instance call',
  'pass\nmodel = load()\nmodel.act = nn.ReLU()\ndef f(model, x): return model.a|ct(x)': 'nothing',
  'pass\ndef f(model, x):\n  model.a|ct(x)\n  model.act = nn.ReLU()': 'nothing',
  'pass\ndef f(model, x):\n  for i in x:\n    model.a|ct(x)\n    model.act = nn.ReLU()':
    'torch.nn.ReLU, instance call, candidate',
  'pass\ndef f(model, x):\n  if x: model.act = nn.ReLU()\n  model.a|ct(x)':
    'torch.nn.ReLU, instance call, candidate',
  'pass\n@dataclass\nclass C:\n  act: type = nn.SiLU\nC().a|ct()': 'torch.nn.SiLU, module call',
  'pass\nfrom dataclasses import field\nclass C:\n  act: nn.Module = field(default_factory=nn.ReLU6)\nC().a|ct(x)':
    'torch.nn.ReLU6, instance call',
  'pass\nfrom dataclasses import field\nclass C:\n  act: nn.Module = field(default_factory=lambda: nn.ELU(2), repr=False)\nC().a|ct(x)':
    'torch.nn.ELU, instance call, alpha=2',
  'pass\nimport dataclasses\nclass C:\n  act: type = dataclasses.field(default=nn.ELU)\nC().a|ct(2)':
    'torch.nn.ELU, module call, alpha=2',
  'class C:\n  act = field(default_factory=nn.ELU)\nC().a|ct(x)': 'nothing',

  // What methods return
  'pass\ndef make(name="gelu"):\n  act = {"relu": nn.ReLU, "gelu": nn.GELU}[name]\n  return a|ct()':
    'torch.nn.GELU, module call, candidate',
  'pass\ndef make(name="gelu"):\n  act = {"relu": nn.ReLU, "gelu": nn.GELU}.get(name, nn.Tanh)\n  return a|ct()':
    'torch.nn.GELU, module call, candidate',
  'pass\nNAME = "gelu"\nact = {"relu": nn.ReLU, "gelu": nn.GELU}[NAME]\na|ct()': 'torch.nn.GELU, module call',
  'pass\ndef default(a, b):\n  return a if a is not None else b\nact = default(None, nn.ELU(2))\na|ct(x)':
    'torch.nn.ELU, instance call, alpha=2',
  'pass\ndef default(a, b):\n  if a: return a\n  return b\nact = default(b=nn.ELU, a=nn.GELU)\na|ct()':
    'torch.nn.GELU, module call, candidate, or ELU',
  'pass\ndef default(a, b):\n  b = make(b)\n  return b\nact = default(None, nn.ELU(2))\na|ct(x)': 'nothing',
  'pass\ndef default(a, *b):\n  return b\nact = default(None, nn.ELU(2))\na|ct(x)': 'nothing',
  'class A:\n  @property\n  def act(self):\n    return nn.ELU(2)\n  def f(self, x):\n    return self.a|ct(x)':
    'torch.nn.ELU, instance call, alpha=2',
  'from functools import cached_property\nclass A:\n  @cached_property\n  def act(self): return nn.ELU(2)\nA().a|ct(x)':
    'torch.nn.ELU, instance call, alpha=2',
  'class A:\n  @property\n  def act(self): return nn.ELU()\n  @act.setter\n  def act(self, to): self._act = to\nA().a|ct(x)':
    'torch.nn.ELU, instance call',
  'class A:\n  @staticmethod\n  def make(): return nn.ELU(2)\nact = A().make()\n|act(x)':
    'torch.nn.ELU, instance call, alpha=2',
  'class A:\n  @classmethod\n  def make(cls): return nn.ELU(2)\nact = A.make()\n|act(x)':
    'torch.nn.ELU, instance call, alpha=2',
  'class A:\n  @other\n  def make(self): return nn.ELU(2)\nact = A().make()\n|act(x)': 'nothing',
  'class A:\n  @torch.no_grad()\n  def f(self, x): return torch.exp(x)\nA().f(1).re|lu()':
    'torch.Tensor.relu, method call',
};

const inClass = (body: string): string =>
  `class A(nn.Module):\n  SLOPE = 3\n  def __init__(self, act_layer=nn.GELU, beta=2.0):\n    ${body}`;

const argumentTable: Table = {
  'nn.Soft|plus(1/3)': 'torch.nn.Softplus, module call, beta=0.3333333333333333',
  'nn.Soft|plus(2**-3)': 'torch.nn.Softplus, module call, beta=0.125',
  'nn.Soft|plus(-(1 + 2) * 2.5)': 'torch.nn.Softplus, module call, beta=-7.5',
  'import math\nnn.Soft|plus(math.log(2))': `torch.nn.Softplus, module call, beta=${Math.LN2}`,
  'import math\nnn.Soft|plus(math.sqrt(2), math.inf)': `torch.nn.Softplus, module call, beta=${Math.SQRT2}, threshold=Infinity`,
  'nn.Soft|plus(float("inf"))': 'torch.nn.Softplus, module call, beta=Infinity',
  'nn.Soft|plus(1_000.5e-1)': 'torch.nn.Softplus, module call, beta=100.05',
  'nn.Soft|plus(7 // 2, 7 % 4)': 'torch.nn.Softplus, module call, beta=3, threshold=3',
  'B = 2\nnn.Soft|plus(B)': 'torch.nn.Softplus, module call, beta=2 by constant B',
  'B = 2\nB = 3\nnn.Soft|plus(B)': 'torch.nn.Softplus, module call, beta=3 by constant B',
  'if a: B = 2\nelse: B = 3\nnn.Soft|plus(B)': 'torch.nn.Softplus, module call, beta=? B',
  'def f(beta=2.0): nn.Soft|plus(beta)': 'torch.nn.Softplus, module call, beta=2 by parameter default beta',
  'def f(beta): nn.Soft|plus(beta)': 'torch.nn.Softplus, module call, beta=? beta',
  'for b in (1, 2): nn.Soft|plus(b)': 'torch.nn.Softplus, module call, beta=? b',
  'nn.Soft|plus(*a)': 'torch.nn.Softplus, module call, beta=? *a, threshold=? *a',
  'nn.Soft|plus(2, **k)': 'torch.nn.Softplus, module call, beta=2, threshold=? **k',
  'nn.Soft|plus(get())': 'torch.nn.Softplus, module call, beta=? get()',
  'nn.PRe|LU(3, init=0.1)': 'torch.nn.PReLU, module call, weight=0.1, num_parameters=3',
  'nn.Soft|max(dim=None)': 'torch.nn.Softmax, module call, dim=None',
  'F.soft|max(x, -1)': 'torch.nn.functional.softmax, function call, dim=-1',
  'F.rre|lu(x, training=True)': 'torch.nn.functional.rrelu, function call, training=true',
  'torch.nn.Tensor\nnn.Hard|tanh(-2, 2, True)':
    'torch.nn.Hardtanh, module call, min_val=-2, max_val=2, inplace=true',
};

const text: Table = {
  '\uFEFFimport torch.nn as nn\nnn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\r\nif a:\r\n  nn.Re|LU()\r\n': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nif a:\n\tnn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\ns = "😀"; nn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nprint "x", nn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nx = (1,\nnn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\ndef f(:\n  pass\nnn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nnn.Soft|plus(beta=': 'torch.nn.Softplus, module call',
  'import torch.nn as nn\nnn.Soft|plus(2, ': 'torch.nn.Softplus, module call, beta=2',
  'import torch.nn as nn\nx = nn.Re|LU().\ny = 2': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nx = []  # type: List[int]\nnn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nexec "x"\nnn.Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nx = nn \\\n  .Re|LU()': 'torch.nn.ReLU, module call',
  'import torch.nn as nn\nwhile True:\n  nn.Re|LU()\n  break\nelse: pass': 'torch.nn.ReLU, module call',
  // Doctests and fences
  'def f():\n  """\n  >>> m = nn.Re|LU()\n  """': 'torch.nn.ReLU, module call, likely',
  'from torch import nn\ndef f():\n  """\n  >>> m = nn.ReLU()\n  >>> |m(x)\n  tensor([1])\n  """':
    'torch.nn.ReLU, instance call',
  'def f():\n  """\n  >>> for a in b:\n  ...   m = nn.Re|LU()\n  """': 'torch.nn.ReLU, module call, likely',
  'def f():\n  """\n  >>> x = 1\n  nn.Re|LU()\n  """': 'nothing',
  'def f():\n  """\n  ```python\n  nn.Re|LU()\n  ```\n  """': 'torch.nn.ReLU, module call, likely',
  'def f():\n  """\n  ```cpp\n  nn.Re|LU()\n  ```\n  """': 'nothing',
};

const typed = 'from typing import Optional, Union\nfrom torch import Tensor\n';

/** Receivers that are tensors because an annotation says so. */
const annotations: Table = {
  'def f(x: Optional[Tensor] = None):\n    x.re|lu()': 'torch.Tensor.relu, method call, likely',
  'def f(x: Union[Tensor, int]):\n    x.re|lu()': 'torch.Tensor.relu, method call, likely',
  'def f(x: Optional[int]):\n    x.re|lu(1, 2)': 'nothing',
  'def f(y):\n    x: Tensor = g(y)\n    x.re|lu()': 'torch.Tensor.relu, method call',
  'def g(y) -> Tensor:\n    return h(y)\ng(1).re|lu()': 'torch.Tensor.relu, method call',
  'def g(y) -> int:\n    return h(y)\ng(1).re|lu(1, 2)': 'nothing',
  'class A:\n    def __init__(self):\n        self.mask: Optional[Tensor] = None\n    def f(self):\n        mask = self.mask\n        mask.sig|moid()':
    'torch.Tensor.sigmoid, method call, likely',
  'act: Optional[nn.Module] = nn.ReLU()\na|ct(x)': 'torch.nn.ReLU, instance call',
  'def f(x=None):\n    x = g() if x is None else x\n    x.re|lu()': 'torch.Tensor.relu, method call, likely',
  'x = None\nx.re|lu()': 'nothing',
};

/** A name is there once it is bound, not before. */
const order: Table = {
  'Re|LU()\nfrom torch.nn import ReLU': 'nothing',
  'def f():\n    Re|LU()\nfrom torch.nn import ReLU': 'torch.nn.ReLU, module call',
  'from torch.nn import *\nRe|LU()\nfrom torch.nn import Tanh as ReLU': 'torch.nn.ReLU, module call',
  'while True:\n    if a:\n        Re|LU()\n    from torch.nn import ReLU': 'torch.nn.ReLU, module call',
};

const markdown: Table = {
  '# Title\n\n```python\nimport torch.nn as nn\nnn.Re|LU()\n```\n': 'torch.nn.ReLU, module call',
  '```python\nimport torch.nn as nn\n```\ntext\n```py\nnn.Re|LU()\n```\n': 'torch.nn.ReLU, module call',
  '- a\n  ~~~ python\n  if a:\n    nn.Re|LU()\n  ~~~\n': 'torch.nn.ReLU, module call, likely',
  '```\nnn.Re|LU()\n```\n': 'nothing',
  'Use `nn.Re|LU()` here.': 'nothing',
  '```python\n>>> nn.Re|LU()\nReLU()\n```': 'torch.nn.ReLU, module call, likely',
};

function testTable(
  title: string,
  table: Table,
  source: (code: string) => string,
  language?: 'markdown',
): void {
  describe(title, () => {
    for (const [code, expected] of Object.entries(table)) {
      it(`${JSON.stringify(code)}: ${expected}`, () => {
        assert.equal(tell(useAtCursor(source(code), language ? { language } : {})), expected);
      });
    }
  });
}

describe('activation uses in Python', () => {
  for (const [code, callee] of Object.entries({
    'nn.Soft|plus(beta=2)': 'nn.Softplus',
    'act = nn.ReLU()\n|act(x)': 'act',
    'self.net = [nn.ReLU()]\nself.n|et[0](x)': 'self.net[0]',
    'getattr(nn, "Re|LU")()': 'getattr(nn, "ReLU")',
    'torch.zeros(3).re|lu_()': 'torch.zeros(3).relu_',
    'nn.init.calculate_gain("re|lu")': 'relu',
  })) {
    it(`says what is called in ${code}`, () => {
      const use = useAtCursor(imports + code);
      const source = imports + code.replace('|', '');
      assert.equal(use && source.slice(use.callee.start, use.callee.end), callee);
    });
  }

  testTable('with the usual imports', withImports, (code) => imports + code);
  testTable('by their imports and scopes', whole, (code) => code);
  testTable('in classes', classes, (code) => imports + inClass(code));
  testTable('with arguments', argumentTable, (code) => imports + code);
  testTable('in text as people have it', text, (code) => code);
  testTable('by annotations', annotations, (code) => imports + typed + code);
  it('knows a tensor in a type with a bar', () => {
    const uses = findActivationUses(`${imports}${typed}def f(x: Tensor | None):\n    return x.relu()\n`);
    assert.equal(uses.map(tell).join(), 'torch.Tensor.relu, method call, likely');
  });
  testTable('in the order in which names are bound', order, (code) => code);
  testTable('in Markdown', markdown, (code) => code, 'markdown');
});
