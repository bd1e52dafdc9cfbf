// What may be something else than the code next to it says: what is bound only in some cases, what may be None, what code
// further away puts in its place.
import assert from 'node:assert/strict';
import { imports, tell, useAtCursor } from '../marked.ts';

/** What is told at the cursor of each snippet. */
type Table = Readonly<Record<string, string>>;

const either = 'torch.nn.ReLU, instance call, candidate, or GELU';
const relu = 'torch.nn.ReLU, instance call';
const gelu = 'torch.nn.GELU, instance call';
const handed = 'torch.nn.ReLU, instance, candidate';
const bound = 'y = nn.ReLU()\n';
const base = 'class P(nn.Module):\n  def __init__(self): self.act = nn.ReLU()\n';
const use = '  def f(self): self.a|ct(x)\n';
const held =
  'class A:\n  def __init__(self): self.net = nn.Sequential(nn.ReLU())\n  def f(self): self.net|[0](x)\n';
const given =
  'class B(nn.Module):\n  def __init__(self, n, act): self.act = act\n  def f(self): self.a|ct(x)\n';
const perhaps = `${relu}, candidate`;
const both = 'torch.nn.GELU, instance call, candidate, or ReLU';
const list = 'layers = [nn.ReLU(), nn.GELU()]\n';

const kinds: Readonly<Record<string, Table>> = {
  'a name that an expression binds in some cases': {
    [`${bound}if a and (y := nn.GELU()): pass\n|y(x)`]: either,
    [`${bound}if (y := nn.GELU()) and a: pass\n|y(x)`]: gelu,
    [`${bound}z = (y := nn.GELU()) if a else b\n|y(x)`]: either,
    [`${bound}z = a if (y := nn.GELU()) else b\n|y(x)`]: gelu,
    [`${bound}[(y := nn.GELU()) for a in b]\n|y(x)`]: either,
    [`${bound}[a for a in b if (y := nn.GELU())]\n|y(x)`]: either,
    [`${bound}[a for a in (y := nn.GELU())]\n|y(x)`]: gelu,
    [`${bound}if (y := nn.GELU()): pass\n|y(x)`]: gelu,
    'if a: y = nn.ReLU()\nelif (y := nn.GELU()): pass\n|y(x)': either,
    'if a: y = nn.ReLU()\nelif f(lambda: (y := nn.GELU())): pass\n|y(x)': relu,
    'while (y := nn.ReLU()): pass\n|y(x)': relu,
    'm = make()\na and setattr(m, "act", nn.ReLU())\nm.a|ct(x)': 'torch.nn.ReLU, instance call, candidate',
  },
  'a name in the test of a loop that binds it': {
    'y = nn.ReLU()\nwhile |y(x) > 0: y = nn.GELU()': 'torch.nn.GELU, instance call, candidate, or ReLU',
    'y = nn.ReLU()\nwhile |y(x) > 0: z = nn.GELU()': relu,
  },
  'a list that the test of a branch may change': {
    [`${list}if a: pass\nelif change(layers): |layers[0](x)`]: either,
    [`${list}if a: pass\nelif len(layers): |layers[0](x)`]: relu,
    [`${list}random.shuffle(layers)\n|layers[0](x)`]: either,
    [`${list}random.choice(layers)\n|layers[0](x)`]: relu,
  },
  'what may be None where it is handed on': {
    'act = nn.ReLU() if a else None\nuse(a|ct)': handed,
    'act = nn.ReLU() if a else None\na|ct(x)': relu,
    'act = nn.ReLU() if a else None\nuse(a|ct.inplace)': 'torch.nn.ReLU, instance',
    'act = nn.ReLU if a else None\nuse(a|ct)': 'torch.nn.ReLU, reference, candidate',
    'act = nn.ReLU if a else None\npartial(a|ct)': 'torch.nn.ReLU, reference, candidate',
    'act = nn.ReLU() if a else None\nif act is not None: use(a|ct)': 'torch.nn.ReLU, instance',
    'act = nn.ReLU() if a else None\nif act is not 1: use(a|ct)': handed,
    'act = nn.ReLU() if a else None\nif act is None: pass\nelse: use(a|ct)': 'torch.nn.ReLU, instance',
    'act = nn.ReLU() if a else None\nif act is None: use(a|ct)': handed,
    'act = nn.ReLU() if a else None\nif act: use(a|ct)': 'torch.nn.ReLU, instance',
    'act = nn.ReLU() if a else None\nif not act: use(a|ct)': handed,
    'act = nn.ReLU() if a else None\nif not act: pass\nelse: use(a|ct)': 'torch.nn.ReLU, instance',
    'def f():\n  act = nn.ReLU() if a else None\n  if act is None: return\n  use(a|ct)':
      'torch.nn.ReLU, instance',
    'act = nn.ReLU() if a else None\nif other is not None: use(a|ct)': handed,
    'class A:\n  def __init__(self, a): self.act = nn.ReLU() if a else None\n  def f(self): use(self.a|ct)':
      handed,
    'class A:\n  def __init__(self, a): self.act = nn.ReLU() if a else None\n  def f(self): return self.act and use(self.a|ct)':
      'torch.nn.ReLU, instance',
    'T = {"a": nn.ReLU()}\nact = T.get(k)\nuse(a|ct)': handed,
    'T = {"a": nn.ReLU()}\nact = T.get("a")\nuse(a|ct)': 'torch.nn.ReLU, instance',
    'T = {"a": nn.ReLU()}\nact = T.get(k, nn.ReLU())\nuse(a|ct)':
      'torch.nn.ReLU, instance, candidate, or ReLU',
  },
  'a function that may end without an answer': {
    'def f(k):\n  if k: return nn.ReLU()\nact = f(k)\nuse(a|ct)': handed,
    'def f(k):\n  if k: return nn.ReLU()\nact = f(k)\na|ct(x)': relu,
    'def f(k):\n  if k: return nn.ReLU()\nact = f(True)\nuse(a|ct)': 'torch.nn.ReLU, instance',
    'def f(k):\n  if k: return nn.ReLU()\n  raise E\nact = f(k)\nuse(a|ct)': 'torch.nn.ReLU, instance',
    'def f(k):\n  if k: return nn.ReLU()\n  else: raise E\nact = f(k)\nuse(a|ct)': 'torch.nn.ReLU, instance',
    'def f(k):\n  match k:\n    case 1: return nn.ReLU()\nact = f(k)\nuse(a|ct)': handed,
    'def f(k):\n  match k:\n    case 1: return nn.ReLU()\n    case _: raise E\nact = f(k)\nuse(a|ct)':
      'torch.nn.ReLU, instance',
    'def f(k):\n  try: return nn.ReLU()\n  except E: pass\nact = f(k)\nuse(a|ct)': handed,
    'def f(k):\n  try: return nn.ReLU()\n  except E: raise\nact = f(k)\nuse(a|ct)': 'torch.nn.ReLU, instance',
    'def f(k):\n  for a in k: return nn.ReLU()\nact = f(k)\nuse(a|ct)': handed,
    'def f(k):\n  if k: return torch.ones(1)\nf(k).re|lu()': 'torch.Tensor.relu, method call, likely',
  },
  'an annotation without a value': {
    'def f(act: nn.LeakyReLU): |act(x)': 'torch.nn.LeakyReLU, instance call, negative_slope=? …, candidate',
    'class A:\n  act: nn.ReLU\n  def f(self): self.a|ct(x)': 'torch.nn.ReLU, instance call, candidate',
    'class A:\n  act: nn.ReLU = nn.ReLU()\n  def f(self): self.a|ct(x)': relu,
  },
  'an attribute of a base that a class only sometimes puts another in place of': {
    [`${base}class C(P):\n  def g(self): self.act = nn.GELU()\n${use}`]: both,
    [`${base}class C(P):\n  act = nn.GELU()\n${use}`]: both,
    'class P(nn.Module):\n  act = nn.ReLU()\nclass C(P):\n  act = nn.GELU()\n  def f(self): self.a|ct(x)':
      gelu,
    [`${base}class C(P):\n  def __init__(self, k):\n    super().__init__()\n    if k: self.act = nn.GELU()\n${use}`]:
      both,
    [`${base}class C(P):\n  def __init__(self):\n    self.act = nn.GELU()\n    super().__init__()\n${use}`]:
      both,
    [`${base}class C(P):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.GELU()\n${use}`]:
      gelu,
    [`${base}class C(P):\n  def __init__(self): self.act = nn.GELU()\n${use}`]: gelu,
    [`${base}class C(P):\n  def __init__(self, k):\n    super().__init__()\n    if k: self.act = nn.GELU()\nC(True).a|ct(x)`]:
      gelu,
    [`${base}class C(P):\n  def __init__(self, k):\n    super().__init__()\n    if k: self.act = nn.GELU()\nC(False).a|ct(x)`]:
      relu,
    [`${base}class C(P):\n  @property\n  def act(self): return nn.GELU()\n${use}`]: gelu,
    [`${base}class C(P):\n  def __init__(self):\n    super().__init__()\n    self.act = nn.GELU()\nclass D(C):\n  def g(self): self.act = nn.Tanh()\n${use}`]:
      'torch.nn.Tanh, instance call, candidate, or GELU',
  },
  'an element of an element that is changed': {
    'T = {"a": {"b": nn.ReLU()}}\nT["a"]["b"] = nn.GELU()\nT|["a"]["b"](x)': `${relu}, candidate`,
    'T = {"a": {"b": nn.ReLU()}}\ndef f(): T["a"]["b"] = nn.GELU()\nT|["a"]["b"](x)': `${relu}, candidate`,
    'T = {"a": {"b": nn.ReLU()}}\nT|["a"]["b"](x)\nT["a"]["b"] = nn.GELU()': relu,
    'T = {"a": {"b": nn.ReLU}}\nT["a"]["b"] = nn.GELU\nT|["a"]["b"]()':
      'torch.nn.ReLU, module call, candidate',
    'net = nn.Sequential(nn.Sequential(nn.ReLU()))\nnet[0][0] = nn.GELU()\nnet|[0][0](x)': `${relu}, candidate`,
    'net = nn.Sequential(nn.Sequential(nn.ReLU()))\nnet[0].append(nn.GELU())\nnet|[0][0](x)': `${relu}, candidate`,
    'net = nn.Sequential(nn.Sequential(nn.ReLU()))\nother[0][0] = nn.GELU()\nnet|[0][0](x)': relu,
  },
  'what is put into an object from outside': {
    [`${base}${use}class C(P): pass\nc = C()\nc.act = nn.GELU()`]: either,
    [`${base}class C(P):\n${use}p = P()\np.act = nn.GELU()`]: either,
    [`${base}${use}class C: pass\nc = C()\nc.act = nn.GELU()`]: relu,
    [`${held}a = A()\na.net[0] = nn.GELU()`]: `${relu}, candidate`,
    [`${held}def change(a: A): a.net[0] = nn.GELU()`]: `${relu}, candidate`,
    [`${held}A().net.insert(0, nn.GELU())`]: `${relu}, candidate`,
    [`${held}A().other[0] = nn.GELU()`]: relu,
    [`${held}class B: pass\nB().net[0] = nn.GELU()`]: relu,
    [`${base}${use}A = P()\nA.set_submodule("act", nn.GELU())`]: either,
    [`${base}${use}A = P()\nA.add_module("act", nn.GELU())`]: either,
    [`${base}${use}A = P()\nA.add_module("b", nn.GELU())`]: relu,
    'class A: pass\nA.act = nn.ReLU()\ndef f(): A.act = nn.GELU()\nA.a|ct(x)': either,
    'class A: pass\nA.act = nn.ReLU()\ndef f(A): A.act = nn.GELU()\nA.a|ct(x)': relu,
    'class A: pass\nA.act = nn.ReLU()\ndef f(): B.act = nn.GELU()\nA.a|ct(x)': relu,
    'class A: pass\nA.act = nn.ReLU()\nA.act = nn.GELU()\nA.a|ct(x)': gelu,
  },
  'what a function chooses': {
    'def f(n):\n  if n in [*more, "relu"]: return nn.ReLU()\n  return nn.GELU()\na = f("gelu")\n|a(x)':
      either,
    'def f(n):\n  if n in ["relu"]: return nn.ReLU()\n  return nn.GELU()\na = f("gelu")\n|a(x)': gelu,
    'def f(n, l):\n  if n in l: return nn.ReLU()\n  return nn.GELU()\na = f(1, nn.ModuleList([nn.Tanh()]))\n|a(x)':
      either,
  },
  'what a class that derives from one is made with': {
    'class L(nn.LeakyReLU):\n  if a:\n    def __init__(self): super().__init__(0.2)\n  else:\n    def __init__(self): super().__init__(0.3)\nm = L()\n|m(x)':
      'nothing',
    'class L(nn.LeakyReLU):\n  def __init__(self):\n    super().__init__(0.2)\n    super().__init__(0.3)\nm = L()\n|m(x)':
      'nothing',
    'Base = nn.ReLU\nif a: Base = other()\nclass L(Base): pass\nm = L()\n|m(x)': 'nothing',
    'class L(nn.LeakyReLU):\n  def __init__(self): super().__init__(0.2)\nm = L()\n|m(x)':
      'torch.nn.LeakyReLU, instance call, negative_slope=0.2',
  },
  'what calls give': {
    'def make(a, b=nn.ReLU()): return b\nm = make(*args)\n|m(x)': perhaps,
    [`${given}k = nn.ReLU() if c else other()\nB(k)`]: 'nothing',
    [`${given}def g():\n  from o import B\n  B(nn.ReLU())`]: 'nothing',
    [`${given}B(*more, nn.ReLU())`]: 'nothing',
    [`${given}B(1, nn.ReLU())`]: perhaps,
    'kw = {}\nkw["beta"] = 2\nm = nn.Softplus(**kw)\n|m(x)':
      'torch.nn.Softplus, instance call, beta=? **kw, threshold=? **kw',
    'kw = {"beta": 2}\nkw["beta"] = 3\nm = nn.Softplus(**kw)\n|m(x)':
      'torch.nn.Softplus, instance call, beta=? **kw, threshold=? **kw',
    'kw = {"beta": 2}\nm = nn.Softplus(**kw)\n|m(x)': 'torch.nn.Softplus, instance call, beta=2',
  },
  'what a function puts its input through': {
    'def f(t): return F.relu(t)\nclass A:\n  def forward(self, t): return f(t)\n|f(x)':
      'torch.nn.functional.relu, function call',
    'act = F.relu if a else F.gelu\nf = lambda t: act(t)\n|f(x)': 'nothing',
    'act = F.relu\nif a: act = other()\nf = lambda t: act(t)\n|f(x)': 'nothing',
    '@other\ndef f(t): return F.relu(t)\n|f(x)': 'nothing',
  },
  'a class that may be one that derives from it': {
    'class A:\n  K = nn.ReLU\n  @classmethod\n  def make(cls): return cls.K()\nclass B(A):\n  K = nn.GELU\nb = B.make()\n|b(x)':
      either,
    'class A:\n  K = nn.ReLU\n  @classmethod\n  def make(cls): return cls.K()\nclass B(A): pass\nb = B.make()\n|b(x)':
      relu,
    'class A:\n  K = nn.ReLU\nclass B(A):\n  K = nn.GELU\nb = A.K()\n|b(x)': relu,
    'class A:\n  K = nn.ReLU()\n  @classmethod\n  def make(cls): return cls()\nclass B(A):\n  K = nn.GELU()\nB.make().K|(x)':
      either,
    'class A:\n  K = nn.ReLU()\nclass B(A):\n  K = nn.GELU()\nA().K|(x)': relu,
  },
  'an attribute that a base ahead may hold, of which nobody knows': {
    [`${base}class C(Other, P):\n${use}`]: `${relu}, candidate`,
    [`from other import Other\n${base}class C(Other, P):\n${use}`]: `${relu}, candidate`,
    [`${base}class C(P, Other):\n${use}`]: relu,
    [`${base}class C(nn.Module, P):\n${use}`]: relu,
    [`${base}class C(Generic[T], P):\n${use}`]: relu,
  },
};

describe('doubts', () => {
  for (const [kind, snippets] of Object.entries(kinds))
    for (const [code, said] of Object.entries(snippets))
      it(`about ${kind}: ${code.replaceAll('\n', ' ⏎ ')}`, () =>
        assert.equal(tell(useAtCursor(imports + code)), said));
});
