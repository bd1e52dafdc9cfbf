// What lists, dictionaries and attributes hold once they may have been changed.
import assert from 'node:assert/strict';
import { imports, tell, useAtCursor } from '../marked.ts';

/** What is told at the cursor of each snippet. */
type Table = Readonly<Record<string, string>>;

const relu = 'torch.nn.ReLU, instance call';
const perhaps = `${relu}, candidate`;
const either = `${perhaps}, or GELU`;
const both = 'torch.nn.GELU, instance call, candidate, or ReLU';
const leaky = 'torch.nn.LeakyReLU, instance call, negative_slope=0.1, candidate';
const list = 'layers = [nn.ReLU(), nn.GELU()]\n';
const resnet = 'from torchvision.models.resnet import ResNet\n';
const many = (one: (index: number) => string): string =>
  Array.from({ length: 70 }, (_, index) => one(index)).join('');

const kinds: Readonly<Record<string, Table>> = {
  'a list': {
    [`${list}b = layers\nb.reverse()\n|layers[0](x)`]: either,
    [`${list}def f(): layers.reverse()\nb = layers\n|b[0](x)`]: either,
    [`${list}if a: layers.insert(0, nn.GELU())\n|layers[0](x)`]: `${either} or GELU`,
    [`${list}layers.insert(0, nn.GELU())\n|layers[1](x)`]: relu,
    [`def f(i=0):\n  ${list}  layers[i] = nn.GELU()\n  |layers[0](x)`.replace('GELU()]', 'ReLU()]')]: either,
    'def f(n=2):\n  l = [nn.ReLU()] * n + [nn.GELU()]\n  |l[1](x)': either,
    'l = [*more, nn.ReLU()] * 2\n|l[0](x)': perhaps,
    'layers = [nn.Linear(1, 1), nn.ReLU()]\nlayers.reverse()\n|layers[0](x)': 'nothing',
    [`layers = [nn.ReLU()]\n${many(() => 'layers.append(nn.GELU())\n')}layers.insert(0, nn.GELU())\n|layers[0](x)`]: `${perhaps}, or ${many(() => 'GELU or ').slice(0, 63 * 8 - 4)}`,
    [`layers = [${many(() => 'nn.ReLU(), ')}]\n|layers[i](x)`]: perhaps,
    'net = nn.Sequential()\nif a: net.add_module("b", nn.ReLU())\nnet.add_module("c", nn.GELU())\n|net[0](x)':
      either,
    'class P:\n  def __init__(self): self.l = [nn.ReLU(), nn.GELU()]\nclass C(P):\n  def g(self): self.l.reverse()\n  def f(self): self.l|[0](x)':
      either,
  },
  'a list in a loop': {
    [`${list}for i in r:\n  |layers[0](x)\n  layers.reverse()`]: either,
    'l = [nn.GELU()]\nfor i in r:\n  l.insert(0, nn.ReLU())\n  |l[1](x)': both,
    'net = nn.Sequential(nn.ReLU())\nnet.insert(module=nn.GELU(), index=0)\n|net[0](x)': perhaps,
  },
  'a module that is set from elsewhere': {
    [`m = nn.LeakyReLU(0.1)\n${many((index) => `o${index}.negative_slope = 1\n`)}|m(x)`]: leaky,
    'm = nn.LeakyReLU(0.1)\nf = lambda o: setattr(o, "negative_slope", 2)\nf(m)\n|m(x)': leaky,
    'def f(b=2):\n  m = nn.LeakyReLU(0.1)\n  m.negative_slope = b\n  |m(x)': leaky,
    'net = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nfor c in net.modules():\n  if isinstance(c, nn.Linear): c.weight.data.fill_(1)\n|net[1](x)':
      'torch.nn.PReLU, instance call',
    'net = nn.Sequential(nn.Linear(1, 1), nn.PReLU())\nfor c in net.modules():\n  if hasattr(c, "weight"): c.weight.data.fill_(1)\n|net[1](x)':
      'torch.nn.PReLU, instance call, candidate',
    'act = nn.ReLU() if a else "x"\nlen(|act)': 'nothing',
  },
  'a dictionary': {
    'T = {"a": nn.ReLU(), "b": nn.GELU()}\nfill(T)\nT|["a"](x)': perhaps,
  },
  'an attribute whose stores go elsewhere': {
    'class A:\n  @property\n  def act(self): return nn.ReLU()\n  @act.setter\n  def act(self, v): pass\na = A()\na.act = nn.GELU()\na.a|ct(x)':
      relu,
    'class A:\n  act = nn.ReLU()\n  def __setattr__(self, n, v): pass\na = A()\na.act = nn.GELU()\na.a|ct(x)':
      relu,
    'class A:\n  def __init__(self): self.act = nn.LeakyReLU(0.1)\na = A()\na.act.negative_slope = 0.5\na.a|ct(x)':
      'torch.nn.LeakyReLU, instance call, negative_slope=0.1, candidate',
    [`class A:\n  act = nn.ReLU()\n  def f(self): self.a|ct(x)\n${many((index) => `class B${index}(A):\n  act = nn.ReLU()\n`)}`]:
      perhaps,
  },
  'a class of a library behind another base': {
    [`${resnet}class C(Other, ResNet):\n  def f(self): self.re|lu(x)`]:
      'torch.nn.ReLU, instance call, inplace=true, candidate',
    [`${resnet}class C(ResNet, Other):\n  def f(self): self.re|lu(x)`]:
      'torch.nn.ReLU, instance call, inplace=true',
  },
};

describe('what was changed', () => {
  for (const [kind, snippets] of Object.entries(kinds))
    for (const [code, said] of Object.entries(snippets))
      it(`in ${kind}: ${code.replaceAll('\n', ' ⏎ ').slice(0, 200)}`, () =>
        assert.equal(tell(useAtCursor(imports + code)), said));
});
