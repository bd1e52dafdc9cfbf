// Tables and factories of one's own: which activation they answer, followed with the arguments in sight.
import assert from 'node:assert/strict';
import { findActivationUses } from '../../../../src/python/index.ts';
import { tell } from '../marked.ts';

/** What is told of the last `act(…)`, in code that may hold any sign. */
function told(code: string): string {
  const source = `import torch.nn as nn\nimport torch.nn.functional as F\n${code}`;
  const at = source.lastIndexOf('act(x)');
  const use = findActivationUses(source).find(({ start }) => start === at);
  return tell(use) + (use?.isByDefault ? ', by default' : '');
}

const instantier = `
from collections import OrderedDict
class ClassInstantier(OrderedDict):
    def __getitem__(self, key):
        content = super().__getitem__(key)
        cls, kwargs = content if isinstance(content, tuple) else (content, {})
        return cls(**kwargs)
TABLE = ClassInstantier({"relu": nn.ReLU, "leaky": (nn.LeakyReLU, {"negative_slope": 0.2})})
`;
const chain = `
def get_act(name, slope=0.1):
    name = name.lower()
    if name == "relu":
        return nn.ReLU()
    elif name in ("leaky", "lrelu"):
        return nn.LeakyReLU(slope)
    if not name.startswith("hard"):
        return nn.Tanh()
    return nn.Hardtanh()
`;
const assigned = `
def get_act(name):
    act = nn.Identity()
    if name == "relu":
        act = nn.ReLU()
    elif name == "gelu":
        act = nn.GELU()
    return act
`;
const matched = `
def get_act(name):
    match name:
        case "relu":
            return nn.ReLU()
        case "gelu" | "GELU":
            return nn.GELU()
        case _:
            return nn.Tanh()
`;
const either = `
def get_act(act):
    if isinstance(act, str):
        return {"relu": nn.ReLU(), "gelu": nn.GELU()}[act]
    if act is None:
        return nn.Tanh()
    return act()
`;
const built = `
def build_act(cfg):
    cfg = cfg.copy()
    return getattr(nn, cfg.pop("type"))(**cfg)
`;
const members = `
from enum import Enum, auto
class Act(str, Enum):
    RELU = "relu"
    GELU = "gelu"
class Kind(Enum):
    RELU = auto()
    GELU = auto()
class Made(Enum):
    RELU = nn.ReLU
    GELU = nn.GELU
TABLE = {"relu": nn.ReLU, "gelu": nn.GELU}
MEMBERS = {Kind.RELU: nn.ReLU, Kind.GELU: nn.GELU}
`;
const block = `
class Block(nn.Module):
    def __init__(self, act="relu"):
        if act == "relu":
            self.act = nn.ReLU()
        else:
            self.act = nn.GELU()
`;

const relu = 'torch.nn.ReLU, instance call';
const gelu = 'torch.nn.GELU, instance call';
const tanh = 'torch.nn.Tanh, instance call';
const leaky = 'torch.nn.LeakyReLU, instance call, negative_slope=0.2';

const forms: readonly (readonly [head: string, made: string, expected: string])[] = [
  [instantier, 'TABLE["relu"]', relu],
  [instantier, 'TABLE["leaky"]', leaky],
  [`${instantier}NAME = "leaky"\n`, 'TABLE[NAME]', leaky],
  [
    'class T(dict):\n    def __getitem__(self, key):\n        return super().__getitem__(key)()\n',
    'T(a=nn.GELU)["a"]',
    gelu,
  ],
  ['class T(dict):\n    pass\n', 'T(a=nn.ReLU, b=nn.GELU)["b"]()', gelu],
  [
    'T = {"leaky": (nn.LeakyReLU, {"negative_slope": 0.2})}\ncls, options = T["leaky"]\n',
    'cls(**options)',
    leaky,
  ],
  [chain, 'get_act("ReLU")', relu],
  [chain, 'get_act("lrelu", 0.2)', `${leaky} by constant slope`],
  [chain, 'get_act("tanh")', tanh],
  [chain, 'get_act("hardtanh")', 'torch.nn.Hardtanh, instance call'],
  [assigned, 'get_act("gelu")', gelu],
  [matched, 'get_act("relu")', relu],
  [matched, 'get_act("GELU")', gelu],
  [matched, 'get_act("tanh")', tanh],
  [either, 'get_act("gelu")', gelu],
  [either, 'get_act(None)', tanh],
  [either, 'get_act(nn.ReLU)', relu],
  [built, 'build_act(dict(type="LeakyReLU", negative_slope=0.2))', leaky],
  [`${built}cfg = dict(model=dict(act=dict(type="GELU")))\n`, 'build_act(cfg["model"]["act"])', gelu],
  ['NAME = "GELU"\n', 'getattr(nn, NAME)()', gelu],
  ['def make(name="GELU"):\n    return getattr(nn, name)()\n', 'make()', gelu],
  ['def make(name="GELU"):\n    return getattr(nn, name)()\n', 'make("ReLU")', relu],
  [
    'def make(name):\n    return getattr(F, name)\n',
    'make("relu")',
    'torch.nn.functional.relu, function call',
  ],
  [members, 'TABLE[Act.GELU]()', gelu],
  [members, 'TABLE[Act.GELU.value]()', gelu],
  [members, 'TABLE[Act("gelu")]()', gelu],
  [members, 'MEMBERS[Kind.GELU]()', gelu],
  [members, 'Made.GELU.value()', gelu],
  [members, 'getattr(nn, Act.GELU.name)()', gelu],
  [block, 'Block().act', relu],
  [block, 'Block("gelu").act', gelu],
];

const own =
  '\nclass T(dict):\n    def __getitem__(self, key):\n        return super().__getitem__(key)\nTABLE = T({"relu": nn.ReLU})\n';

const unsure: readonly (readonly [head: string, made: string, expected: string])[] = [
  // What a generator returns only ends it; one inside of a function is another.
  ['def make():\n    yield 1\n    return nn.ReLU()\n', 'make()', 'nothing'],
  ['def make():\n    def other():\n        yield 1\n    return nn.ReLU()\n', 'make()', relu],
  // Types that are not Python's own, or not PyTorch's.
  [`class str:\n    pass\n${either}`, 'get_act("gelu")', `${gelu}, candidate`],
  [either.replace('    if', '    class str: pass\n    if'), 'get_act("gelu")', `${gelu}, candidate`],
  [
    either.replace(' str)', ' (builtins.str, list))').replace('\n', '\nimport builtins\n'),
    'get_act("gelu")',
    gelu,
  ],
  [
    'from mine import Module\ndef make(act):\n    return nn.ReLU() if isinstance(act, Module) else nn.Tanh()\n',
    'make(nn.GELU())',
    `${relu}, candidate, or Tanh`,
  ],
  [
    'def make(act):\n    return nn.ReLU() if isinstance(act, nn.Module) else nn.Tanh()\n',
    'make(nn.GELU())',
    relu,
  ],
  // What a list held before somebody took it out; True is 1; a case that asks more; an arm that another may go before.
  [
    'KNOWN = ["relu", "gelu"]\nKNOWN.remove("gelu")\ndef make(name):\n    return nn.ReLU() if name in KNOWN else nn.Tanh()\n',
    'make("gelu")',
    `${relu}, candidate, or Tanh`,
  ],
  [
    'def make(flag):\n    return nn.ReLU() if flag == 1 else nn.Tanh()\n',
    'make(True)',
    `${relu}, candidate, or Tanh`,
  ],
  [
    'def make(name, more):\n    match name:\n        case "relu" if more():\n            return nn.ReLU()\n        case _:\n            return nn.Tanh()\n',
    'make("relu", more)',
    `${relu}, candidate, or Tanh`,
  ],
  [
    'def make(name, more):\n    if more():\n        log()\n    elif name == "relu":\n        return nn.ReLU()\n    return nn.Tanh()\n',
    'make("relu", more)',
    `${relu}, candidate, or Tanh`,
  ],
  // Another name than those in sight.
  [assigned, 'get_act(name)', `${relu}, candidate, or GELU`],
  [
    'T = {"leaky": (nn.LeakyReLU, {"negative_slope": 0.2})}\ncls, options = T["leaky"]\noptions.update(more)\n',
    'cls(**options)',
    'torch.nn.LeakyReLU, instance call, negative_slope=? **options',
  ],
  [built, 'build_act(cfg)', 'nothing'],
  ['', 'getattr(nn, name)()', 'nothing'],
  ['def make(name):\n    return getattr(other, name)()\n', 'make("ReLU")', 'nothing'],
  [
    'class T(dict):\n    def __getitem__(self, key):\n        return wrap(super().__getitem__(key))\n',
    'T(a=nn.GELU)["a"]',
    'nothing',
  ],
  [`${own}TABLE["relu"] = nn.Tanh\n`, 'TABLE["relu"]()', 'torch.nn.Tanh, instance call'],
  [
    `${own}def fill():\n    TABLE["relu"] = nn.Tanh\nfill()\n`,
    'TABLE["relu"]()',
    `${relu}, candidate, or Tanh`,
  ],
  [`${own}T.__getitem__ = other\n`, 'TABLE["relu"]()', 'nothing'],
  [`@wrapped${own}`, 'TABLE["relu"]()', `${relu}, candidate`],
  [
    own.replace('    def', '    def __setitem__(self, key, value): pass\n    def'),
    'TABLE["relu"]()',
    'nothing',
  ],
  [
    'class T(dict):\n    def __new__(cls, *a):\n        return other(a)\n',
    'T(a=nn.ReLU)["a"]()',
    `${relu}, candidate`,
  ],
];

describe('tables and factories', () => {
  for (const [head, made, expected] of [...forms, ...unsure]) {
    const code = `${head}act = ${made}\ny = act(x)\n`;
    it(`tell ${made} of${head.replaceAll('\n', '; ').slice(0, 120)}`, () =>
      assert.equal(told(code), expected));
  }

  it('are told by default where a parameter says which', () => {
    const code =
      'class M:\n    def __init__(self, name="gelu"):\n        self.act = getattr(F, name)\n    def f(self, x):\n        return self.act(x)\n';
    assert.equal(told(code), 'torch.nn.functional.gelu, function call, candidate, by default');
  });
});
