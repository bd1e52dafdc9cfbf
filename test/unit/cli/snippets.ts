// Snippets with a cursor `¦` in them, and what is right there by Python’s own semantics.

/** What is told at the cursor of each snippet. */
type Table = Readonly<Record<string, string>>;

/** Snippets by the kind of what their answer depends on. */
export const snippets: Readonly<Record<string, Table>> = {
  'a table with what is in no catalog': {
    "T={'relu':F.relu,'silu':my_swish}\nclass A(nn.Module):\n  def __init__(self, act='silu'):\n    self.a=T[act]\n  def forward(self, x): return self.¦a(x)":
      'nothing',
    "def my_swish(x): return x*torch.sigmoid(x)\nT={'relu':F.relu,'silu':my_swish}\nclass A(nn.Module):\n  def __init__(self, act='silu'):\n    self.a=T[act]\n  def forward(self, x): return self.¦a(x)":
      'nothing',
    "from mine import my_swish\nclass A(nn.Module):\n  def __init__(self, act='silu'):\n    self.a={'relu':F.relu,'silu':my_swish}[act]\n  def forward(self, x): return self.¦a(x)":
      'nothing',
    "from mine import my_swish\nT=dict(relu=F.relu, silu=my_swish)\ndef f(x, act='silu'):\n  return T[act]¦(x)":
      'nothing',
    "from mine import my_swish\nT=dict(relu=F.relu, silu=my_swish)\ndef f(x, act='silu'):\n  a = T.get(act)\n  return ¦a(x)":
      'nothing',
    "from mine import my_swish\nT=dict(relu=F.relu, silu=my_swish)\ndef f(x, act='silu'):\n  a = T.get(act, F.relu)\n  return ¦a(x)":
      'nothing',
    "from mine import *\nT={'relu':F.relu,'silu':my_swish}\ndef f(x, act='silu'):\n  a = T[act]\n  return ¦a(x)":
      'nothing',
    "T={'relu':F.relu,'silu':lambda x: x*torch.sigmoid(x)}\ndef f(x, act='silu'):\n  a = T[act]\n  return ¦a(x)":
      'nothing',
    "T={'relu':F.relu,'silu':lambda x: x*torch.sigmoid(x)}\ndef f(x, act):\n  a = T[act]\n  return ¦a(x)":
      'ReLU possible, something else',
    "T={'relu':F.relu,'silu':lambda x: x*torch.sigmoid(x)}\ndef f(x, act='relu'):\n  a = T[act]\n  return ¦a(x)":
      'ReLU possible, something else',
    "T={'relu':F.relu,'silu':lambda x: x*torch.sigmoid(x)}\na = T['relu']\n¦a(x)": 'ReLU certain',
    "T={'relu':F.relu,'silu':lambda x: x*torch.sigmoid(x)}\na = T['silu']\n¦a(x)": 'nothing',
  },
  'a branch with what is in no catalog': {
    'class A(nn.Module):\n  def __init__(self, k):\n    if k: self.act = F.relu\n    else: self.act = lambda x: 2*x\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'class A(nn.Module):\n  def __init__(self, k):\n    if k: self.act = F.relu\n    else: self.act = Snake()\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'class Snake(nn.Module):\n  pass\nclass A(nn.Module):\n  def __init__(self, k):\n    if k: self.act = F.relu\n    else: self.act = Snake()\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'from snake import Snake\nclass A(nn.Module):\n  def __init__(self, k):\n    if k: self.act = nn.ReLU()\n    else: self.act = Snake()\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'from snake import snake\nclass A(nn.Module):\n  def __init__(self, k):\n    if k: self.act = F.relu\n    else: self.act = snake\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'from snake import snake\nclass A(nn.Module):\n  def __init__(self, k):\n    self.act = F.relu if k else snake\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'class A(nn.Module):\n  def __init__(self, k):\n    self.act = F.relu if k else (lambda x: x)\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'class A(nn.Module):\n  def __init__(self, k, own):\n    self.act = F.relu if k else own\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'class A(nn.Module):\n  def __init__(self, k):\n    if k:\n      self.act = nn.ReLU()\n    else:\n      self.act = nn.Linear(1, 1)\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible',
    'from functools import partial\nclass A(nn.Module):\n  def __init__(self, k):\n    if k:\n      self.act = nn.ReLU()\n    else:\n      self.act = partial(mine, 2)\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible, something else',
    'class A(nn.Module):\n  def __init__(self):\n    self.act = None\n    self.act = nn.ReLU()\n  def forward(self, x): return self.¦act(x)':
      'ReLU certain',
    'class A(nn.Module):\n  def __init__(self, k):\n    self.act = None\n    if k: self.act = nn.ReLU()\n  def forward(self, x): return self.¦act(x)':
      'ReLU certain',
    'def f(k, x):\n  def own(x): return 2*x\n  a = F.relu if k else own\n  return ¦a(x)':
      'ReLU possible, something else',
  },
  'a field of a dataclass': {
    'from dataclasses import dataclass\nfrom typing import Callable\n@dataclass\nclass C:\n  act: Callable = F.gelu\nC(act=F.silu).¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass\nfrom typing import Callable\n@dataclass\nclass C:\n  act: Callable = F.gelu\nc = C(act=F.silu)\nc.¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n  act: object = F.gelu\ndef run(c):\n  return c.act(x)\nc = C(F.silu)\ny = c.¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n  act: object = F.gelu\nc = C()\nc.act = F.silu\ny = c.¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass\n@dataclass\nclass C:\n  act: object = F.gelu\n  def __post_init__(self):\n    self.act = F.silu\ny = C(act=F.relu).¦act(x)':
      'SiLU possible, ReLU possible',
    'from dataclasses import dataclass, replace\n@dataclass\nclass C:\n  act: object = F.gelu\nc = C()\nc = replace(c, act=F.silu)\ny = c.¦act(x)':
      'nothing',
    'from dataclasses import dataclass, field\n@dataclass\nclass C:\n  act: object = field(default=F.gelu)\nC(**kw).¦act(x)':
      'GELU approximate=none possible',
    'from dataclasses import dataclass, field\n@dataclass\nclass C:\n  act: object = field(default=F.gelu)\nC(*kw).¦act(x)':
      'GELU approximate=none possible',
    'from dataclasses import dataclass, field\n@dataclass\nclass B:\n  act: object = F.gelu\n@dataclass\nclass C(B):\n  n: int = 1\nC(act=F.silu).¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass, field\n@dataclass\nclass B:\n  n: int = 1\n@dataclass\nclass C(B):\n  act: object = F.gelu\nC(2, F.silu).¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass, field\n@dataclass\nclass B:\n  n: int = 1\n@dataclass\nclass C(B):\n  act: object = F.gelu\n  other: object = F.relu\nC(F.tanh, F.silu).¦act(x)':
      'SiLU certain',
    'from typing import NamedTuple\nclass C(NamedTuple):\n  act: object = F.gelu\nC(act=F.silu).¦act(x)':
      'SiLU certain',
    'from typing import NamedTuple\nclass C(NamedTuple):\n  act: object = F.gelu\nC()._replace(act=F.silu).¦act(x)':
      'nothing',
    'from dataclasses import dataclass, field\n@dataclass\nclass C:\n  n: int = field(default=2, init=False)\n  act: object = F.gelu\nC(F.silu).¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass, field, KW_ONLY\n@dataclass\nclass C:\n  _: KW_ONLY\n  act: object = F.gelu\n  other: object = F.relu\nC(other=F.tanh).¦act(x)':
      'GELU approximate=none certain',
    'from dataclasses import dataclass, field\nfrom typing import ClassVar\n@dataclass\nclass C:\n  n: ClassVar[int] = 3\n  act: object = F.gelu\nC(F.silu).¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass\n@dataclass\nclass C(Unknown):\n  act: object = F.gelu\nC(F.silu).¦act(x)':
      'GELU approximate=none possible',
    'from dataclasses import dataclass\n@dataclass\nclass C(Unknown):\n  act: object = F.gelu\nC(act=F.silu).¦act(x)':
      'SiLU certain',
    'from pydantic import BaseModel\nclass C(BaseModel):\n  act: object = F.gelu\nC(act=F.silu).¦act(x)':
      'SiLU certain',
    'from dataclasses import dataclass\nclass B:\n  pass\n@dataclass\nclass C(B):\n  act: object = F.gelu\nC(F.silu).¦act(x)':
      'SiLU certain',
  },
  'a function that picks': {
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n): return T[n]\nm = pick('gelu')()\n¦m(x)":
      'GELU approximate=none certain',
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n='gelu'): return T[n]\nm = pick('relu')()\n¦m(x)":
      'ReLU certain',
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n): return T[n.lower()]\nm = pick('RELU')()\n¦m(x)":
      'ReLU certain',
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n='gelu'): return T[n]\nm = pick(**kw)()\n¦m(x)":
      'GELU approximate=none possible, ReLU possible',
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n='gelu'): return T[n]\nm = pick(*kw)()\n¦m(x)":
      'GELU approximate=none possible, ReLU possible',
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n): return T[n]\nT['gelu'] = nn.SiLU\nm = pick('gelu')()\n¦m(x)":
      'GELU approximate=none possible, SiLU possible',
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n): return T[n]\nT.update(gelu=nn.SiLU)\nm = pick('gelu')()\n¦m(x)":
      'GELU approximate=none possible, SiLU possible',
    "T={'gelu':nn.GELU,'relu':nn.ReLU}\ndef pick(n):\n  n = 'relu'\n  return T[n]\nm = pick('gelu')()\n¦m(x)":
      'ReLU certain',
  },
  'a starred argument': {
    'def make(b=2.0): return nn.Softplus(b)\ng = make(**options)\n¦g(x)':
      'Softplus beta=null threshold=20 certain',
    'def make(b=2.0): return nn.Softplus(b)\ng = make(*args)\n¦g(x)':
      'Softplus beta=null threshold=20 certain',
    'def make(b=2.0, t=20): return nn.Softplus(b, t)\ng = make(3.0, *args)\n¦g(x)':
      'Softplus beta=3 threshold=null certain',
    'def make(b=2.0, t=20): return nn.Softplus(b, t)\ng = make(t=5, **kw)\n¦g(x)':
      'Softplus beta=null threshold=5 certain',
    'class N(nn.Module):\n  def __init__(self, b=2.0):\n    super().__init__()\n    self.act = nn.Softplus(b)\nn = N(**kw)\nn.¦act(x)':
      'Softplus beta=null threshold=20 certain',
    'class N(nn.Module):\n  def __init__(self, act=nn.ReLU()):\n    super().__init__()\n    self.act = act\nn = N(**kw)\nn.¦act(x)':
      'ReLU possible',
    'class N(nn.Module):\n  def __init__(self, act=nn.ReLU):\n    super().__init__()\n    self.act = act()\nn = N(*a)\nn.¦act(x)':
      'ReLU possible',
    'class N(nn.Module):\n  def __init__(self, k, act=nn.Tanh):\n    super().__init__()\n    self.act = act()\nn = N(1, act=nn.ReLU, **kw)\nn.¦act(x)':
      'ReLU certain',
    'class N(nn.Module):\n  def __init__(self, k, act=nn.Tanh):\n    super().__init__()\n    self.act = act()\nn = N(*a, nn.ReLU)\nn.¦act(x)':
      'Tanh possible',
    'class N(nn.Module):\n  def __init__(self, k, *, act=nn.Tanh):\n    super().__init__()\n    self.act = act()\nn = N(**a)\nn.¦act(x)':
      'Tanh possible',
    "class N(nn.Module):\n  def __init__(self, **kw):\n    super().__init__()\n    self.act = kw.get('act', nn.ReLU())\nn = N(act=nn.Tanh())\nn.¦act(x)":
      'Tanh certain',
    'class N(nn.Module):\n  def __init__(self, *a):\n    super().__init__()\n    self.act = a[0] if a else nn.ReLU()\nn = N(nn.Tanh())\nn.¦act(x)':
      'ReLU possible, something else',
    'class B(nn.Module):\n  def __init__(self, act=nn.ReLU()):\n    super().__init__()\n    self.act = act\nclass N(B):\n  def __init__(self, **kw):\n    super().__init__(**kw)\nn = N(act=nn.Tanh())\nn.¦act(x)':
      'ReLU possible',
    'class N(nn.Module):\n  def __init__(self, k, act=nn.Tanh):\n    super().__init__()\n    self.act = act()\nn = N(1, nn.ReLU, **kw)\nn.¦act(x)':
      'ReLU certain',
    'def make(b=2.0): return nn.Softplus(b)\ng = make()\n¦g(x)': 'Softplus beta=2 threshold=20 certain',
  },
  'what a class gives its base': {
    'class B(nn.Module):\n  def __init__(self, act=nn.ReLU()):\n    super().__init__()\n    self.act = act\nclass N(B):\n  def __init__(self):\n    B.__init__(self, act=nn.Tanh())\nn = N()\nn.¦act(x)':
      'Tanh certain',
    'class B(nn.Module):\n  def __init__(self, act=nn.ReLU()):\n    super().__init__()\n    self.act = act\nclass N(B):\n  def __init__(self):\n    super(N, self).__init__(nn.Tanh())\n  def forward(self, x): return self.¦act(x)':
      'Tanh certain',
    'class B(nn.Module):\n  def __init__(self, act=nn.ReLU()):\n    super().__init__()\n    self.act = act\nclass N(B):\n  def __init__(self, k):\n    if k: super().__init__(act=nn.Tanh())\n    else: super().__init__()\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible',
    'class B(nn.Module):\n  def __init__(self, act=nn.ReLU()):\n    super().__init__()\n    self.act = act\nclass N(B):\n  def forward(self, x): return self.¦act(x)':
      'ReLU possible',
  },
  'a helper that answers a class in one branch': {
    'def get(n):\n  if n: return nn.SiLU\n  return nn.ReLU()\nclass A(nn.Module):\n  def __init__(self, n):\n    self.act = get(n)\n    self.drop = nn.Dropout()\n  def forward(self, x):\n    x = self.act(x)\n    x = self.drop(¦x)\n    return x':
      'nothing',
    'def get(n):\n  if n: return nn.SiLU\n  return F.relu\nclass A(nn.Module):\n  def __init__(self, n):\n    self.act = get(n)\n  def forward(self, x):\n    x = self.act(x)\n    return ¦x':
      'nothing',
    "def get(n):\n  return {'silu': nn.SiLU, 'relu': nn.ReLU()}[n]\nclass A(nn.Module):\n  def __init__(self, n):\n    self.act = get(n)\n  def forward(self, x):\n    x = self.act(x)\n    return ¦x":
      'nothing',
    "def get(n):\n  if n == 'silu': return nn.SiLU\n  elif n == 'swish': return Swish()\n  return None\nclass A(nn.Module):\n  def __init__(self, n):\n    self.act = get(n)\n  def forward(self, x):\n    x = self.act(x)\n    return ¦x":
      'nothing',
    'def get(n):\n  if n: return nn.SiLU\nclass A(nn.Module):\n  def __init__(self, n):\n    self.act = get(n)\n  def forward(self, x):\n    x = self.act(x)\n    return ¦x':
      'nothing',
    'class A(nn.Module):\n  def __init__(self, act=nn.SiLU):\n    self.act = act\n  def forward(self, x):\n    x = self.act(x)\n    return ¦x':
      'nothing',
  },
  'a list that is put together': {
    'body=[nn.Linear(1,1)]\nfor i in range(3):\n  body+=[nn.Linear(1,1),nn.ReLU()]\n¦body[0](x)': 'nothing',
    'body=[nn.Linear(1,1)]\nfor i in range(3):\n  body+=[nn.Linear(1,1),nn.ReLU()]\n¦body[2](x)':
      'ReLU possible',
    'def make(): \n  body=[nn.Linear(1,1)]\n  for i in range(3):\n    body+=[nn.Linear(1,1),nn.ReLU()]\n  return body\nnet = nn.Sequential(*make())\n¦net[0].in_features':
      'nothing',
    'def make(a, b): \n  body=[]\n  for i in range(3):\n    body+=[nn.Linear(1,1),nn.Tanh()]\n  return body\nnet = nn.Sequential(*make(1, 2))\n¦net[0].in_features':
      'nothing',
    'def make(a, b): \n  body=[]\n  for i in range(3):\n    body+=[nn.Linear(1,1),nn.Tanh()]\n  return body\nnet = nn.Sequential(*make(1, 2))\n¦net[0].weight.data':
      'nothing',
    'class A(nn.Module):\n  def __init__(self):\n    self.net = nn.Sequential(nn.Sequential(nn.Linear(1,1), nn.GELU()), nn.Sequential(nn.Linear(1,1), nn.GELU()))\n    self.¦net[-1][-1].weight':
      'nothing',
    'net = nn.ModuleList([nn.Sequential(nn.Linear(1,1), nn.GELU()) for i in range(3)])\n¦net[-1][-1].weight':
      'nothing',
    'net = nn.Sequential(*[nn.Sequential(nn.GELU(), nn.Linear(1,1)) for i in range(3)])\nnn.init.zeros_(¦net[-1][-1].weight)':
      'nothing',
    'net = nn.Sequential(*layers, nn.GELU(), nn.Linear(1,1))\nnn.init.zeros_(¦net[-1].weight)': 'nothing',
    'net = nn.Sequential(*layers, nn.Linear(1,1))\nnet = nn.Sequential(*layers, nn.GELU(), nn.Linear(1,1))\nnn.init.zeros_(¦net[-1].bias)':
      'nothing',
    'ls = [nn.Conv2d(1,1,1)]\nif c: ls += [nn.ReLU()]\nnet = nn.Sequential(*ls)\nn¦et[0](x)': 'nothing',
    'ls = [nn.Conv2d(1,1,1)]\nif c: ls.append(nn.ReLU())\nnet = nn.Sequential(*ls)\nn¦et[0](x)': 'nothing',
    'ls = [nn.Conv2d(1,1,1)]\nls.append(nn.ReLU() if c else nn.Tanh())\nnet = nn.Sequential(*ls)\nn¦et[0](x)':
      'nothing',
    'ls = [nn.Conv2d(1,1,1)]\nif c: ls.extend([nn.ReLU()])\nnet = nn.Sequential(*ls, nn.Tanh())\nn¦et[0](x)':
      'nothing',
    'ls = [nn.Conv2d(1,1,1)]\nif c: ls.extend([nn.ReLU()])\nnet = nn.Sequential(*ls, nn.Tanh())\nn¦et[1](x)':
      'ReLU possible, Tanh possible',
    'ls = [nn.ReLU()]\nif c: ls.insert(0, nn.Tanh())\nnet = nn.Sequential(*ls)\nn¦et[0](x)':
      'ReLU possible, Tanh possible',
    'ls = [nn.Conv2d(1,1,1)]\nif c: ls += [nn.ReLU()]\nnet = nn.Sequential(*ls, nn.Tanh())\nn¦et[-1](x)':
      'ReLU possible, Tanh possible',
  },
  'a tensor of another library': {
    'from tinygrad import Tensor\ndef f(x: Tensor): return x.re¦lu()': 'nothing',
    'from tinygrad.tensor import Tensor\nx = Tensor([1.0])\ny = x.re¦lu()': 'nothing',
    'from micrograd.engine import Value\nx = Value(1.0)\ny = x.re¦lu()': 'nothing',
    'from micrograd.engine import Value\nx = Value(1.0)\nz = x * 2\ny = z.re¦lu()': 'nothing',
    'import paddle\nx = paddle.ones([3])\ny = x.ta¦nh()': 'nothing',
    'import paddle\nx = paddle.ones([3])\nz = x + 2\ny = z.ta¦nh()': 'nothing',
    'import jax.numpy as jnp\nx = jnp.ones([3])\nz = x + 2\ny = z.ta¦nh()': 'nothing',
    'import numpy as np\nz = np.ones(3) + 2\ny = z.ta¦nh()': 'nothing',
    'import paddle\ndef f(x: paddle.Tensor): return x.ta¦nh()': 'nothing',
    'import paddle.nn as nn\nm = nn.Re¦LU()': 'nothing',
    'import paddle.nn.functional as F\nF.re¦lu(x)': 'nothing',
    'import tinygrad\ndef f(x: tinygrad.Tensor): return (x + 1).ta¦nh()': 'nothing',
    "import tinygrad\ndef f(x: 'tinygrad.Tensor'): return x.ta¦nh()": 'nothing',
    "from tinygrad import Tensor\ndef f(x: 'Tensor'): return x.ta¦nh()": 'nothing',
    "from tinygrad import Tensor\ndef f(x: 'Tensor'): \n  y = x * 2\n  return y.ta¦nh()": 'nothing',
    'class Value:\n  def tanh(self): return self\na = Value()\nb=a*a\nb.ta¦nh()': 'nothing',
    'class Value:\n  def tanh(self): return self\n  def __mul__(self, o): return Value()\na = Value()\nb=a*a\nc=b*b\nc.ta¦nh()':
      'nothing',
    'class Value:\n  def tanh(self): return self\n  def __mul__(self, o): \n    out = Value()\n    return out.ta¦nh()':
      'nothing',
    'class Tensor:\n  def relu(self): return self\ndef f(x: Tensor): return x.re¦lu()': 'nothing',
    'class Tensor:\n  def relu(self): return self\ndef f(x: "Tensor"): return x.re¦lu()': 'nothing',
    'class Tensor:\n  def relu(self): return self\nx = Tensor()\ny = (-x).re¦lu()': 'nothing',
    'class Tensor:\n  def relu(self): return self\nx = Tensor()\ny = (x @ x + 1).re¦lu()': 'nothing',
    'import mlx.core as mx\nmx.zeros(3).ta¦nh()': 'nothing',
    'import tensorflow as tf\nt = tf.constant(1.)\n(t * 2).sig¦moid()': 'nothing',
    "from torch import Tensor\ndef f(x: 'Tensor'): return x.ta¦nh()": 'Tanh certain',
    "def f(x: 'torch.Tensor'): return x.ta¦nh()": 'Tanh certain',
    "def f(x: 'Tensor'): return x.ta¦nh()": 'Tanh certain',
    'def f(x):\n  out: "Tensor" = x\n  return out.ta¦nh()': 'Tanh certain',
    'import numpy as np\nz = np.ones(3) * torch.ones(3)\nz.ta¦nh()': 'Tanh certain',
    'class Value:\n  def tanh(self): return self\na = Value()\nb = a * 2\ntorch.ta¦nh(b)': 'Tanh certain',
  },
  'a type that was asked for': {
    'net = [nn.Linear(1,1), nn.ReLU()]\nfor layer in net:\n  if isinstance(layer, nn.Linear): ¦layer(x, 1)':
      'nothing',
    'net = [nn.Linear(1,1), nn.ReLU()]\nfor layer in net:\n  if type(layer) == nn.Linear: ¦layer(x, 1)':
      'nothing',
    'net = [nn.Linear(1,1), nn.ReLU()]\nfor layer in net:\n  if type(layer) is nn.Linear: ¦layer(x)':
      'nothing',
    'net = [nn.LSTM(1,1), nn.ReLU()]\nfor layer in net:\n  ¦layer(x, 1)': 'nothing',
    'net = [nn.Sequential(nn.ReLU()), nn.ReLU()]\nfor layer in net:\n  len(¦layer)': 'nothing',
    'net = [nn.Sequential(nn.ReLU()), nn.ReLU()]\nfor layer in net:\n  if not isinstance(layer, nn.Sequential): continue\n  ¦layer(x)':
      'nothing',
    'net = [nn.Linear(1, 1), nn.ReLU()]\nfor layer in net:\n  if not isinstance(layer, nn.Linear): continue\n  ¦layer(x)':
      'nothing',
    'net = [nn.Linear(1, 1), nn.ReLU()]\nfor layer in net:\n  assert isinstance(layer, nn.Linear)\n  ¦layer(x)':
      'nothing',
    'net = [nn.Linear(1, 1), nn.ReLU()]\ny = [¦layer(x) for layer in net if isinstance(layer, nn.Linear)]':
      'nothing',
    'net = [nn.Linear(1, 1), nn.ReLU()]\nfor layer in net:\n  y = ¦layer(x) if isinstance(layer, nn.Linear) else x':
      'nothing',
    'net = [nn.Linear(1, 1), nn.ReLU()]\nfor layer in net:\n  y = isinstance(layer, nn.Linear) and ¦layer(x)':
      'nothing',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net:\n  if type(layer) == nn.ReLU: ¦layer(x)':
      'ReLU certain',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net:\n  if type(layer) != nn.ReLU: ¦layer(x)':
      'Tanh possible',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net:\n  if type(layer) in (nn.ReLU, nn.Linear): ¦layer(x)':
      'ReLU possible',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net:\n  if not isinstance(layer, nn.ReLU): continue\n  ¦layer(x)':
      'ReLU certain',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net:\n  if not isinstance(layer, nn.ReLU): print(1)\n  ¦layer(x)':
      'ReLU possible, Tanh possible',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net:\n  ¦layer(x)\n  assert isinstance(layer, nn.ReLU)':
      'ReLU possible, Tanh possible',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\ny = [¦layer(x) for layer in net if not isinstance(layer, nn.ReLU)]':
      'Tanh possible',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\ny = [x if isinstance(layer, nn.ReLU) else ¦layer(x) for layer in net]':
      'Tanh possible',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net: y = isinstance(layer, nn.ReLU) or ¦layer(x)':
      'Tanh possible',
    'net = [nn.Linear(1, 1), nn.ReLU(), nn.Tanh()]\nfor layer in net: ¦layer(input=x)':
      'ReLU possible, Tanh possible',
    'm = nn.ReLU()\n¦m(x, 1)': 'ReLU certain',
  },
  'a property': {
    'class A:\n  def __init__(self):\n    self._a = nn.ReLU()\n    self.act = nn.GELU()\n  @property\n  def act(self): return self._a\n  @act.setter\n  def act(self, v): self._a = v\n  def f(self, x): return self.a¦ct(x)':
      'ReLU possible, something else',
    'class A:\n  def __init__(self):\n    self._a = nn.ReLU()\n    self.act = nn.GELU()\n  @property\n  def act(self): return self._a\n  @act.setter\n  def act(self, v): pass\n  def f(self, x): return self.a¦ct(x)':
      'ReLU certain',
    'class A:\n  def __init__(self):\n    self._a = nn.ReLU()\n    self.act = nn.GELU()\n  def get(self): return self._a\n  def set(self, v): self._a = v\n  act = property(get, set)\n  def f(self, x): return self.a¦ct(x)':
      'GELU approximate=none possible, something else',
    'class A:\n  def __init__(self):\n    self._a = nn.ReLU()\n  @property\n  def act(self): return self._a\n  @act.setter\n  def act(self, v): self._a = v\na = A()\na.act = nn.GELU()\na.a¦ct(x)':
      'ReLU possible, something else',
    'class A:\n  def __init__(self):\n    self._a = nn.ReLU()\n  @property\n  def act(self): return self._a\n  @act.setter\n  def act(self, v): pass\na = A()\na.act = nn.GELU()\na.a¦ct(x)':
      'ReLU certain',
    'class A:\n  def __init__(self):\n    self._a = nn.ReLU()\n  def act(self): return self._a\na = A()\na.act = nn.GELU()\na.a¦ct(x)':
      'GELU approximate=none certain',
    'class B:\n  @property\n  def act(self): return nn.ReLU()\n  @act.setter\n  def act(self, v): pass\nclass A(B): pass\na = A()\na.act = nn.GELU()\na.a¦ct(x)':
      'ReLU certain',
  },
  'a table that is changed': {
    "T = {'gelu': nn.GELU, **more}\nT['gelu']()\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, something else',
    "T = {'gelu': nn.GELU}\nT |= {'gelu': nn.SiLU}\nm = T['gelu']()\n¦m(x)": 'nothing',
    "T = {'gelu': nn.GELU}\ndef patch(): T['gelu'] = nn.SiLU\npatch()\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, SiLU possible',
    "T = {'gelu': nn.GELU}\nif c: T['gelu'] = nn.SiLU\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, SiLU possible',
    "T = {'gelu': nn.GELU}\nT[k] = nn.SiLU\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, SiLU possible',
    "T = dict(gelu=nn.GELU, **more)\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, something else',
    "A = {'gelu': nn.GELU}\nT = A\nT['gelu'] = nn.SiLU\nm = A['gelu']()\n¦m(x)":
      'GELU approximate=none possible, something else',
    "T = {'gelu': nn.GELU, **{'relu': nn.ReLU}}\nm = T['gelu']()\n¦m(x)": 'GELU approximate=none certain',
    "T = {'gelu': nn.GELU, **{'gelu': nn.ReLU}}\nm = T['gelu']()\n¦m(x)": 'ReLU certain',
    "T = {**more, 'gelu': nn.GELU}\nm = T['gelu']()\n¦m(x)": 'GELU approximate=none certain',
    "T = {'gelu': nn.GELU}\nT.update(relu=nn.ReLU)\nm = T['gelu']()\n¦m(x)": 'GELU approximate=none certain',
    "T = {'gelu': nn.GELU}\nT.update({'gelu': nn.ReLU})\nm = T['gelu']()\n¦m(x)": 'ReLU certain',
    "T = {'gelu': nn.GELU}\nT.update(more)\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, something else',
    "T = {'gelu': nn.GELU}\ndef add(): T['relu'] = nn.ReLU\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none certain',
    "T = {'gelu': nn.GELU}\ndef add(name, f): T[name] = f\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, something else',
    "T = {'gelu': nn.GELU}\nm = T['gelu']()\n¦m(x)\nT['gelu'] = nn.SiLU": 'GELU approximate=none certain',
    "T = {'gelu': nn.GELU}\nT['gelu'] = nn.SiLU\nm = T['gelu']()\n¦m(x)": 'SiLU certain',
  },
  'a table that is asked': {
    'act = {"r": nn.ReLU(), "s": nn.Soft¦plus(beta=3)}[k]': 'Softplus beta=3 threshold=20 certain',
    "T = {'gelu': nn.GELU}\nm = T.get('silu', nn.SiLU)()\n¦m(x)": 'SiLU certain',
    "T = {'gelu': nn.GELU, 'own': Own}\nm = T[k]()\n¦m(x)": 'GELU approximate=none possible, something else',
    "T = {'gelu': nn.GELU, 'own': Own}\nm = T['own']()\n¦m(x)": 'nothing',
    "T = {'gelu': nn.GELU}\nm = T.pop('own', Own)()\n¦m(x)": 'nothing',
    'T = [nn.GELU, nn.ReLU]\nm = T[-1]()\n¦m(x)': 'ReLU certain',
    'T = [nn.GELU, nn.ReLU]\nm = T[2]()\n¦m(x)': 'nothing',
  },
  'a module that is changed': {
    'm = nn.Softplus(); m.beta = 5; ¦m(torch.tensor([0.5, -1.0]))': 'Softplus beta=5 threshold=20 certain',
    'def f(x):\n  m = nn.Softplus()\n  m.beta = 5\n  return ¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus(threshold=3)\nm.beta = 5\n¦m(x)': 'Softplus beta=5 threshold=3 certain',
    'm = nn.Softplus()\n¦m(x)\nm.beta = 5': 'Softplus beta=1 threshold=20 certain',
    'm = nn.Softplus()\nm.beta = 5\nm.beta = 7\n¦m(x)': 'Softplus beta=7 threshold=20 certain',
    'm = nn.Softplus()\nm.beta += 4\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nm.beta = y\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nfor i in range(3):\n  ¦m(x)\n  m.beta = 5': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nfor i in range(3):\n  m.beta = 5\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nif c: m.beta = 5\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nm.beta, m.threshold = 5, 3\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nsetattr(m, "beta", 5)\n¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nsetattr(m, name, 5)\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nm.__setattr__("beta", 5)\n¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nobject.__setattr__(m, "beta", 5)\n¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nm.__dict__["beta"] = 5\n¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nvars(m)["beta"] = 5\n¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nm.__dict__.update(beta=5)\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nvars(m).update(beta=5)\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\ndel m.beta\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nn = m\nn.beta = 5\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nn = m\nm.beta = 5\n¦n(x)': 'Softplus beta=1 threshold=20 possible',
    'def f(x):\n  m = nn.Softplus()\n  n = m\n  n.beta = 5\n  return ¦m(x)':
      'Softplus beta=1 threshold=20 possible',
    'def f(x):\n  m = n = nn.Softplus()\n  n.beta = 5\n  return ¦m(x)':
      'Softplus beta=1 threshold=20 possible',
    'def setup(l):\n  l.beta = 5\nm = nn.Softplus()\nsetup(m)\n¦m(x)':
      'Softplus beta=1 threshold=20 possible',
    'def setup(l):\n  l.beta = 5\nm = nn.Softplus()\nk = nn.Softplus()\nsetup(k)\n¦m(x)':
      'Softplus beta=1 threshold=20 certain',
    'net = nn.Sequential(nn.Softplus())\nnet[0].beta = 5\n¦net[0](x)':
      'Softplus beta=1 threshold=20 possible',
    'net = nn.Sequential(nn.Softplus())\nfor l in net:\n  l.beta = 5\n¦net[0](x)':
      'Softplus beta=1 threshold=20 possible',
    'net = nn.Sequential(nn.Softplus(), nn.ReLU())\nfor l in net:\n  l.beta = 5\n¦net[1](x)': 'ReLU possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.Softplus()\n  def forward(self, x): return self.act(x)\nn = N()\nn.act.beta = 5\nn.a¦ct(x)':
      'Softplus beta=1 threshold=20 possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.Softplus()\n  def forward(self, x): return self.¦act(x)\nn = N()\nn.act.beta = 5\nn(x)':
      'Softplus beta=1 threshold=20 possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.Softplus()\n    self.act.beta = 5\n  def forward(self, x): return self.¦act(x)':
      'Softplus beta=5 threshold=20 certain',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.Softplus()\n  def soft(self): self.act.beta = 5\n  def forward(self, x): return self.¦act(x)':
      'Softplus beta=1 threshold=20 possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.Softplus()\n  def forward(self, x): return self.¦act(x)\nn = N()\nfor m in n.modules():\n  if isinstance(m, nn.Softplus):\n    m.beta = 5':
      'Softplus beta=1 threshold=20 possible',
    'm = nn.PReLU()\nnn.init.constant_(m.weight, 0.1)\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\ntorch.nn.init.zeros_(m.weight)\n¦m(x)': 'PReLU weight=0.25 possible',
    'from torch.nn import init\nm = nn.PReLU()\ninit.zeros_(tensor=m.weight)\n¦m(x)':
      'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nwith torch.no_grad():\n  m.weight[0] = 3\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nwith torch.no_grad():\n  m.weight.copy_(t)\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nwith torch.no_grad():\n  m.weight += 1\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nm.weight.data = t\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nm.weight.data[0] = 2\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nm.weight = nn.Parameter(t)\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nfor p in m.parameters():\n  nn.init.zeros_(p)\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nfor p in m.parameters():\n  p.data.fill_(1)\n¦m(x)': 'PReLU weight=0.25 possible',
    "m = nn.PReLU()\nm.load_state_dict({'weight': torch.tensor([0.5])})\n¦m(x)": 'PReLU weight=0.25 possible',
    'net = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nnet.load_state_dict(d)\n¦net[1](x)':
      'PReLU weight=0.25 possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.PReLU()\nn = N()\nn.load_state_dict(d)\nn.¦act(x)':
      'PReLU weight=0.25 possible',
    'def init(m):\n  if isinstance(m, nn.PReLU): nn.init.constant_(m.weight, 0.1)\nnet = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nnet.apply(init)\n¦net[1](x)':
      'PReLU weight=0.25 possible',
    'm = nn.ReLU()\nm.forward = lambda x: x\n¦m(x)': 'ReLU possible',
    'nn.ReLU.forward = lambda self, x: x\nm = nn.ReLU()\n¦m(x)': 'ReLU possible',
    'm = nn.ReLU()\nm.__class__ = nn.Tanh\n¦m(x)': 'ReLU possible',
    'm = nn.ReLU()\nm.register_forward_hook(h)\n¦m(x)': 'ReLU possible',
    'm = nn.ReLU()\nhandle = m.register_forward_pre_hook(h)\n¦m(x)': 'ReLU possible',
    'import types\nm = nn.ReLU()\nm.forward = types.MethodType(f, m)\n¦m(x)': 'ReLU possible',
    'm = nn.ReLU6()\nm.max_val = 1\n¦m(x)': 'ReLU6 possible',
    'm = nn.ReLU6()\nm.inplace = True\n¦m(x)': 'ReLU6 certain',
    'm = nn.ELU()\nm.alpha = 2\n¦m(x)': 'ELU alpha=2 certain',
    'm = nn.ELU()\nm.alpha = -2\n¦m(x)': 'ELU alpha=-2 certain',
    'A = 2\nm = nn.ELU()\nm.alpha = A\n¦m(x)': 'ELU alpha=2 certain',
    'm = nn.ELU()\nm.beta = 2\n¦m(x)': 'ELU alpha=1 certain',
    'm = nn.ELU()\ndef change():\n  m.alpha = 2\nchange()\n¦m(x)': 'ELU alpha=1 possible',
    'm = nn.ELU()\ndef run(x):\n  return ¦m(x)\nm.alpha = 2\nrun(1)': 'ELU alpha=1 possible',
    'm = nn.ELU()\nm.alpha = 2\nm = nn.ELU()\n¦m(x)': 'ELU alpha=1 certain',
    '(m := nn.ELU()).alpha = 2\n¦m(x)': 'ELU alpha=1 possible',
    "acts = {'a': nn.ELU()}\nacts['a'].alpha = 2\nacts['a']¦(x)": 'nothing',
    'm = nn.ELU()\nm.requires_grad_(False).alpha = 2\n¦m(x)': 'ELU alpha=1 possible',
    'def make():\n  m = nn.ELU()\n  m.alpha = 2\n  return m\ng = make()\n¦g(x)': 'ELU alpha=1 possible',
    'm = nn.ELU()\nwith torch.no_grad(): m.alpha = float(y)\n¦m(x)': 'ELU alpha=1 possible',
    'm = nn.Softmax(dim=1)\nm.dim = 0\n¦m(x)': 'Softmax dim=0 certain',
    "m = nn.GELU()\nm.approximate = 'tanh'\n¦m(x)": 'GELU approximate=tanh certain',
    'import copy\nm = nn.Softplus()\nn = copy.deepcopy(m)\nn.beta = 5\n¦n(x)':
      'Softplus beta=5 threshold=20 certain',
    'import copy\nm = nn.Softplus()\nn = copy.deepcopy(m)\nn.beta = 5\n¦m(x)':
      'Softplus beta=1 threshold=20 possible',
    'nn.ReLU = nn.GELU\nm = nn.ReLU()\n¦m(x)': 'GELU approximate=none certain',
    'F.relu = F.gelu\nF.r¦elu(x)': 'GELU approximate=none certain',
    'import torch.nn.functional\ntorch.nn.functional.relu = mine\nF.r¦elu(x)': 'ReLU possible',
    "setattr(F, 'relu', mine)\nF.r¦elu(x)": 'nothing',
    'm = nn.PReLU()\nfor p in m.parameters():\n  p.requires_grad = False\n¦m(x)': 'PReLU weight=0.25 certain',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.conv = nn.Conv2d(1, 1, 1)\n    self.act = nn.PReLU()\n    for m in self.modules():\n      if isinstance(m, nn.Conv2d):\n        nn.init.kaiming_normal_(m.weight)\n  def forward(self, x): return self.¦act(x)':
      'PReLU weight=0.25 certain',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.PReLU()\n    for m in self.modules():\n      if isinstance(m, (nn.Conv2d, nn.PReLU)):\n        nn.init.constant_(m.weight, 0.1)\n  def forward(self, x): return self.¦act(x)':
      'PReLU weight=0.25 possible',
    'def init(m):\n  if type(m) == nn.Linear:\n    m.weight.data.fill_(0.01)\nnet = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nnet.apply(init)\n¦net[1](x)':
      'PReLU weight=0.25 certain',
    'def init(m):\n  for l in m.modules():\n    if isinstance(l, nn.PReLU): l.weight.data.fill_(0.01)\nnet = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\ninit(net)\n¦net[1](x)':
      'PReLU weight=0.25 possible, something else',
    'def init(m):\n  for l in m.modules():\n    if isinstance(l, nn.PReLU): l.weight.data.fill_(0.01)\nnet = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nother = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\ninit(other)\n¦net[1](x)':
      'PReLU weight=0.25 certain',
    "class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.PReLU()\n    self.apply(self._init)\n  def _init(self, m):\n    if hasattr(m, 'weight'): nn.init.zeros_(m.weight)\n  def forward(self, x): return self.¦act(x)":
      'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nk = nn.PReLU()\nk.load_state_dict(d)\n¦m(x)': 'PReLU weight=0.25 certain',
    'm = nn.ReLU()\nm.load_state_dict(d)\n¦m(x)': 'ReLU certain',
    "m = nn.ReLU()\nm.name = 'a'\n¦m(x)": 'ReLU certain',
    'm = nn.ReLU()\nm.training = False\n¦m(x)': 'ReLU certain',
    "m = nn.ReLU()\nm.eval()\nm.train(False)\nm.to('cpu')\n¦m(x)": 'ReLU certain',
    "m = nn.ReLU()\nvars(m)['name'] = 1\n¦m(x)": 'ReLU certain',
    "m = nn.Softplus()\nvars(m)['beta'] = 5\n¦m(x)": 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nvars(m)[k] = 5\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nnet.beta = 5\n¦m(x)': 'Softplus beta=1 threshold=20 certain',
    'net = nn.Sequential(nn.Softplus())\nnet.beta = 5\n¦net[0](x)': 'Softplus beta=1 threshold=20 certain',
    'net = nn.Sequential(nn.Softplus(), nn.Softplus())\nnet[1].beta = 5\n¦net[0](x)':
      'Softplus beta=1 threshold=20 certain',
    'net = nn.Sequential(nn.Softplus(), nn.Softplus())\nnet[i].beta = 5\n¦net[0](x)':
      'Softplus beta=1 threshold=20 possible',
    'net = [nn.Softplus()] * 2\nnet[1].beta = 5\n¦net[0](x)': 'Softplus beta=1 threshold=20 possible',
    'def f(x):\n  if x is None: return None\n  m = nn.Softplus()\n  m.beta = 5\n  return ¦m(x)':
      'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nm.beta = 5\ndef f(x): return ¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'for i in range(3):\n  m = nn.Softplus()\n  m.beta = 5\n  ¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nif False: pass\nelse: k = 1\n¦m(x)': 'Softplus beta=1 threshold=20 certain',
    'm = nn.Softplus()\ntry: m.beta = 5\nexcept: pass\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nwith y: m.beta = z\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nwith y: m.beta = 5\n¦m(x)': 'Softplus beta=5 threshold=20 certain',
    'm = nn.Softplus()\nm.beta = 5 if c else 3\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    "m = nn.Softplus()\nm.beta = 'x'\n¦m(x)": 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nm.beta = None\n¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Softplus()\nm.beta = -5\n¦m(x)': 'Softplus beta=-5 threshold=20 certain',
    'm = nn.Softplus(5)\nm.beta = 1 + 1\n¦m(x)': 'Softplus beta=2 threshold=20 certain',
    'def f(b=2):\n  m = nn.Softplus()\n  m.beta = b\n  return ¦m(x)': 'Softplus beta=1 threshold=20 possible',
    'm = nn.Threshold(1, 2)\nm.value = 7\n¦m(x)': 'Threshold threshold=1 value=7 certain',
    'm = nn.Hardtanh()\nm.max_val = 3\n¦m(x)': 'Hardtanh min_val=-1 max_val=3 certain',
    'm = nn.LeakyReLU()\nm.negative_slope = 0.2\n¦m(x)': 'LeakyReLU negative_slope=0.2 certain',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.LeakyReLU()\n    self.act.negative_slope = 0.2\n  def forward(self, x): return self.¦act(x)':
      'LeakyReLU negative_slope=0.2 certain',
    'class N(nn.Module):\n  def __init__(self, k):\n    super().__init__()\n    self.act = nn.LeakyReLU()\n    if k: self.act.negative_slope = 0.2\n  def forward(self, x): return self.¦act(x)':
      'LeakyReLU negative_slope=0.01 possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.LeakyReLU()\n    a = self.act\n    a.negative_slope = 0.2\n  def forward(self, x): return self.¦act(x)':
      'LeakyReLU negative_slope=0.01 possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.LeakyReLU()\n    self.net = nn.Sequential(self.act)\n    self.net[0].negative_slope = 0.2\n  def forward(self, x): return self.¦act(x)':
      'LeakyReLU negative_slope=0.01 possible',
    'class N(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.LeakyReLU()\nclass M(N):\n  def __init__(self):\n    super().__init__()\n    self.act.negative_slope = 0.2\n  def forward(self, x): return self.¦act(x)':
      'LeakyReLU negative_slope=0.01 possible',
    'act = nn.LeakyReLU()\nclass N(nn.Module):\n  def forward(self, x): return ¦act(x)\ndef tune(): act.negative_slope = 0.2':
      'LeakyReLU negative_slope=0.01 possible',
    'act = nn.LeakyReLU()\ndef tune():\n  global act\n  act = nn.ReLU()\n¦act(x)':
      'LeakyReLU negative_slope=0.01 possible, ReLU possible',
    'act = nn.LeakyReLU()\ndef tune(act): act.negative_slope = 0.2\n¦act(x)':
      'LeakyReLU negative_slope=0.01 certain',
    'act = nn.LeakyReLU()\ndef tune(a): a.negative_slope = 0.2\ntune(a=act)\n¦act(x)':
      'LeakyReLU negative_slope=0.01 possible',
    "act = nn.LeakyReLU()\ntune = lambda a: setattr(a, 'negative_slope', 0.2)\ntune(act)\n¦act(x)":
      'LeakyReLU negative_slope=0.01 possible',
    "act = nn.LeakyReLU()\n[setattr(a, 'negative_slope', 0.2) for a in [act]]\n¦act(x)":
      'LeakyReLU negative_slope=0.01 possible',
    'act = nn.LeakyReLU()\nnn.LeakyReLU.forward = f\n¦act(x)': 'LeakyReLU negative_slope=0.01 possible',
    'torch.relu = f\ntorch.re¦lu(x)': 'nothing',
    'torch.relu = f\nF.re¦lu(x)': 'ReLU certain',
    'm = nn.ELU()\nm = m.eval()\nm.alpha = y\n¦m(x)': 'ELU alpha=1 possible',
    'm = nn.ELU()\nm = m.eval()\nm.alpha = 3\n¦m(x)': 'ELU alpha=3 certain',
    'm = nn.ELU().eval()\nm.alpha = 3\n¦m(x)': 'ELU alpha=3 certain',
    'm = nn.ELU()\nn = m.eval()\nn.alpha = 3\n¦m(x)': 'ELU alpha=1 possible',
    'm = nn.ELU()\na, b = m, m\na.alpha = 3\n¦m(x)': 'ELU alpha=1 possible',
    "m = nn.ELU()\nms = {'a': m}\nms['a'].alpha = 3\n¦m(x)": 'ELU alpha=1 possible',
    "m = nn.ELU()\nms = nn.ModuleDict({'a': m})\nfor k, v in ms.items(): v.alpha = 3\n¦m(x)":
      'ELU alpha=1 possible',
    'm = nn.ReLU()\ndel m.name\n¦m(x)': 'ReLU certain',
    'm = nn.ELU()\nm.alpha: float = y\n¦m(x)': 'ELU alpha=1 possible',
    'm = nn.PReLU()\ntorch.nn.utils.vector_to_parameters(v, m.parameters())\n¦m(x)':
      'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nnext(m.parameters()).data.fill_(1)\n¦m(x)': 'PReLU weight=0.25 possible',
    "m = nn.PReLU()\nm.state_dict()['weight'].fill_(1)\n¦m(x)": 'PReLU weight=0.25 possible',
    'from torch.nn.init import zeros_\nm = nn.PReLU()\nzeros_(m.weight)\n¦m(x)': 'PReLU weight=0.25 possible',
  },
  'another name of what changes': {
    'from dataclasses import dataclass as record\n@record\nclass C:\n  act: object = F.gelu\nC(act=F.silu).¦act(x)':
      'SiLU certain',
    'from mine import record\n@record\nclass C:\n  act: object = F.gelu\nC(act=F.silu).¦act(x)':
      'GELU approximate=none possible',
    'class C(nn.Module):\n  act: object = F.gelu\nC().¦act(x)': 'GELU approximate=none certain',
    "T = {'gelu': nn.GELU}\nadd = T.update\nadd({'gelu': nn.ReLU})\nm = T['gelu']()\n¦m(x)":
      'GELU approximate=none possible, something else',
    "T = {'gelu': nn.GELU}\nget = T.get\nm = T['gelu']()\n¦m(x)": 'GELU approximate=none certain',
    'layers = []\nadd = layers.append\nadd(nn.ReLU())\nlayers.append(nn.Tanh())\n¦layers[0](x)':
      'Tanh possible, something else',
    'layers = [nn.Tanh()]\nlist(map(layers.append, others))\n¦layers[-1](x)': 'Tanh possible, something else',
    'm = nn.PReLU()\nload = m.load_state_dict\nload(d)\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nfill = m.weight.data.fill_\nfill(3)\n¦m(x)': 'PReLU weight=0.25 possible',
    'm = nn.PReLU()\nsize = m.weight.size\n¦m(x)': 'PReLU weight=0.25 certain',
    "m = nn.Softplus()\nchange = setattr\nchange(m, 'beta', 5)\n¦m(x)":
      'Softplus beta=1 threshold=20 possible',
    "m = nn.Softplus()\nchange(m, 'name', 5)\n¦m(x)": 'Softplus beta=1 threshold=20 certain',
    "m = nn.Softplus()\nprint(m, 'beta', getattr(m, 'beta'))\n¦m(x)": 'Softplus beta=1 threshold=20 certain',
  },
  'a name that one statement binds twice': {
    'ls = [(a := nn.ReLU()), (a := nn.Tanh())]\n¦a(x)': 'Tanh certain',
    'print((a := nn.ReLU()), (a := nn.Tanh()))\n¦a(x)': 'Tanh certain',
    '(a := [(a := nn.Tanh()), nn.ReLU()][1])\n¦a(x)': 'ReLU certain',
    'a, a = nn.ReLU(), nn.Tanh()\n¦a(x)': 'Tanh certain',
    '(a, b), a = (nn.ReLU(), 1), nn.Tanh()\n¦a(x)': 'Tanh certain',
  },
  'keys that are equal': {
    'T = {1: nn.ReLU(), True: nn.Tanh()}\n¦T[1](x)': 'Tanh certain',
    'T = {1: nn.ReLU(), False: nn.Tanh()}\n¦T[1](x)': 'ReLU certain',
  },
  'a part that is stored into by no assignment of its own': {
    'T = [nn.ReLU()]\nfor T[0] in [nn.Tanh()]:\n  pass\n¦T[0](x)': 'ReLU possible, something else',
    'T = [nn.ReLU()]\nfor i in [nn.Tanh()]:\n  pass\n¦T[0](x)': 'ReLU certain',
    'T = [nn.ReLU()]\nwith f() as T[0]:\n  pass\n¦T[0](x)': 'nothing',
    'T = [nn.ReLU()]\n[0 for T[0] in [nn.Tanh()]]\n¦T[0](x)': 'nothing',
    'T = [nn.ReLU()]\nT[0], y = nn.Tanh(), 1\n¦T[0](x)': 'nothing',
    'T = [nn.ReLU(), nn.ELU()]\nT[1], y = nn.Tanh(), 1\n¦T[0](x)': 'ReLU certain',
    'T = [nn.ReLU()]\n*T[0:], y = nn.Tanh(), 1\n¦T[0](x)': 'ReLU possible, something else',
  },
  'an attribute under a name that nobody wrote down': {
    'class C: pass\nc = C()\nc.act = nn.ReLU()\nc.__dict__.update(act=nn.Tanh())\nc.¦act(x)':
      'ReLU possible, something else',
    "class C: pass\nc = C()\nc.act = nn.ReLU()\nvars(c).update({'act': nn.Tanh()})\nc.¦act(x)":
      'ReLU possible, something else',
    "class C: pass\nc = C()\nc.act = nn.ReLU()\nc.__dict__ |= {'act': nn.Tanh()}\nc.¦act(x)":
      'ReLU possible, something else',
    'class C: pass\nc = C()\nc.act = nn.ReLU()\nsetattr(c, k, nn.Tanh())\nc.¦act(x)':
      'ReLU possible, something else',
    'class C: pass\nc = C()\nc.act = nn.ReLU()\nsetattr(c, k, 3)\nc.¦act(x)': 'ReLU certain',
    'class C: pass\nc, d = C(), C()\nc.act = nn.ReLU()\nsetattr(d, k, nn.Tanh())\nc.¦act(x)': 'ReLU certain',
  },
};
