// Activations that only the code around says: what calls in the same file give, tests, options of a command line, and
// functions and classes of one's own that put their input through one.
import assert from 'node:assert/strict';
import { tell, useAtCursor } from '../marked.ts';

function told(marked: string): string {
  const use = useAtCursor(`import torch.nn as nn\nimport torch.nn.functional as F\n${marked}`);
  const how = use?.isByDefault ? ', by default' : use?.isAsCalled ? ', as called' : '';
  return tell(use) + how + (use?.mayBeUnlisted ? ', or something else' : '');
}

/** A module that holds what it is given as `act`, and calls it. */
const block = (made = 'act', parameter = 'act'): string =>
  `class Block(nn.Module):\n    def __init__(self, ${parameter}, n: int):\n        self.act = ${made}\n    def forward(self, x):\n        return self.|act(x)\n`;
const table = 'TABLE = {"relu": nn.ReLU, "gelu": nn.GELU}\n';
const options = 'import argparse\nparser = argparse.ArgumentParser()\n';
const gelu = 'torch.nn.GELU, instance call';
const asCalled = `${gelu}, candidate, as called`;

const forms: Readonly<Record<string, string>> = {
  // Calls in the same file
  [`${block()}net = Block(nn.GELU(), 1)`]: asCalled,
  [`${block()}net = Block(n=1, act=nn.GELU())`]: asCalled,
  [`${block('act()', 'act: type')}net = Block(nn.GELU, 1)`]: asCalled,
  [`${block('act', 'act=None')}net = Block(nn.GELU(), 1)`]: asCalled,
  [`${table}${block('TABLE[act]()')}net = Block("gelu", 1)`]: `${asCalled}, or something else`,
  [`${block('getattr(nn, act)()')}net = Block("GELU", 1)`]: asCalled,
  [`${block()}net = Block(nn.GELU(), 1)\nother = Block(nn.ReLU(), 1)`]: `${gelu}, candidate, or ReLU, as called`,
  'def run(x, act):\n    return |act(x)\nrun(1, nn.GELU())': asCalled,
  [`${block()}class Net:\n    def __init__(self, act=nn.GELU()):\n        self.block = Block(act, 1)`]: `${gelu}, candidate, by default`,
  [`class Config:\n    act: str = "gelu"\n${table}${block('TABLE[config.act]()', 'config')}def make(config: Config):\n    return Block(config, 1)`]: `${asCalled}, or something else`,
  [`from dataclasses import dataclass\n@dataclass\nclass Config:\n    act: str = "gelu"\n${table}${block('TABLE[config.act]()', 'config')}def make(config: Config):\n    return Block(config, 1)`]: `${gelu}, candidate, by default, or something else`,
  // Tests
  'import pytest\n@pytest.mark.parametrize("act", [nn.ReLU(), nn.GELU()])\ndef test(act):\n    |act(x)':
    'torch.nn.ReLU, instance call, candidate, or GELU',
  'import pytest\n@pytest.mark.parametrize("n, act", [(1, nn.GELU())])\ndef test(n, act):\n    |act(x)': gelu,
  'import pytest\n@pytest.mark.parametrize(("n", "act"), [pytest.param(1, nn.GELU(), id="b")])\ndef test(n, act):\n    |act(x)':
    gelu,
  'import pytest\nALL = [nn.ReLU(), nn.GELU()]\n@pytest.mark.parametrize("act", ALL)\nclass TestAct:\n    def test(self, act):\n        |act(x)':
    'torch.nn.ReLU, instance call, candidate, or GELU',
  [`import pytest\n${table.replace('}', ', "tanh": nn.Tanh}')}@pytest.mark.parametrize(argvalues=["relu", "gelu"], argnames="act")\ndef test(act):\n    act = TABLE[act]()\n    |act(x)`]:
    'torch.nn.ReLU, instance call, candidate, or GELU',
  'import pytest\n@pytest.mark.parametrize("act", ["relu", "gelu"])\ndef test(act):\n    act = getattr(F, act)\n    |act(x)':
    'torch.nn.functional.relu, function call, candidate, or GELU',
  // Options
  [`${options}parser.add_argument("-a", "--act-name", default="gelu")\nargs = parser.parse_args()\n${table}act = TABLE[args.act_name]()\n|act(x)`]: `${gelu}, candidate, by default, or something else`,
  [`${options}parser.add_argument("--a", dest="act", default="GELU")\nargs = parser.parse_args()\nact = getattr(nn, args.act)()\n|act(x)`]: `${gelu}, candidate, by default`,
  // Functions and classes of one's own
  'class M:\n    def act(self, x):\n        "Gated."\n        return F.gelu(x, approximate="tanh")\n    def f(self, x):\n        return self.|act(x)':
    "torch.nn.functional.gelu, function call, approximate='tanh'",
  'def swish(x):\n    return F.silu(x)\ny = |swish(z)': 'torch.nn.functional.silu, function call',
  'class Act(nn.Module):\n    def __init__(self):\n        self.inner = nn.GELU()\n    def forward(self, x):\n        return self.inner(x)\nact = Act()\ny = |act(x)':
    gelu,
  'class Act(nn.Module):\n    def __init__(self, slope):\n        self.slope = slope\n    def forward(self, x):\n        return F.leaky_relu(x, self.slope)\nact = Act(0.3)\ny = |act(x)':
    'torch.nn.functional.leaky_relu, function call, negative_slope=0.3 by constant slope',
  'class Leaky(nn.LeakyReLU):\n    def __init__(self, slope=0.3):\n        super().__init__(slope, inplace=True)\nact = Leaky()\ny = |act(x)':
    'torch.nn.LeakyReLU, instance call, negative_slope=0.3 by constant slope, inplace=true',
  'class Act:\n    def __init__(self, name):\n        self.inner = getattr(F, name)\n    def __call__(self, x):\n        return self.inner(x)\nact = Act("gelu")\ny = |act(x)':
    'torch.nn.functional.gelu, function call',
  'class Leaky(nn.LeakyReLU):\n    pass\nact = Leaky(0.3)\ny = |act(x)':
    'torch.nn.LeakyReLU, instance call, negative_slope=0.3',
  'net = nn.Sequential(nn.GELU(), nn.GELU())\nfor name, m in net.named_children():\n    |m(x)': gelu,
};

const leaky = 'class Leaky(nn.LeakyReLU):\n    def __init__(self):\n        super().__init__(0.3)\n';
const act =
  'class Act(nn.Module):\n    def forward(self, x):\n        return F.gelu(x)\n    def __init__(self):\n        super().__init__()\n';

const others: Readonly<Record<string, string>> = {
  // One of several, of which nobody knows which.
  'options = {}\nfor key in keys:\n    options[key] = nn.GELU if key in keys else read(key)\ndef parse(value):\n    return |value.isdigit()\nparse(options["k"])':
    'nothing',
  'class Act(nn.Module):\n    def forward(self, x):\n        return F.relu(x, |self)': 'nothing',
  [`${block()}net = Block(*options)`]: 'nothing',
  [`${block()}net = Block(norm, 1)`]: 'nothing',
  [`${block('act', 'act: nn.ReLU')}net = Block(nn.GELU(), 1)`]:
    'torch.nn.ReLU, instance call, candidate, or something else',
  [`${block()}class Other:\n    pass\nnet = Other(nn.GELU(), 1)`]: 'nothing',
  [`${options}parser.add_argument("--act")\nargs = parser.parse_args()\n${table}act = TABLE[args.act]()\n|act(x)`]:
    'torch.nn.ReLU, instance call, candidate, or GELU',
  [`${options}parser.add_argument("--act", default="gelu")\nargs = load()\nact = getattr(nn, args.act)()\n|act(x)`]:
    'nothing',
  'def swish(x):\n    return 2 * F.silu(x)\ny = |swish(z)': 'nothing',
  'def swish(x):\n    x = x + 1\n    return F.silu(x)\ny = |swish(z)': 'nothing',
  '@wrapped\ndef swish(x):\n    return F.silu(x)\ny = |swish(z)': 'nothing',
  'class Act(nn.ReLU):\n    def forward(self, x):\n        return 2 * super().forward(x)\nact = Act()\ny = |act(x)':
    'nothing',
  'class Act(Mixin, nn.ReLU):\n    pass\nact = Act()\ny = |act(x)': 'nothing',
  'class Act(nn.Module):\n    def __init__(self):\n        self.inner = nn.GELU()\n    def forward(self, x):\n        return self.inner(x) * x\nact = Act()\ny = |act(x)':
    'nothing',
  // What shapes it beside the code that puts its input through.
  [`${leaky}        self.negative_slope = 0.5\nact = Leaky()\ny = |act(x)`]: 'nothing',
  [`${leaky}        self.register_forward_hook(hook)\nact = Leaky()\ny = |act(x)`]: 'nothing',
  [`${leaky}Leaky.forward = other\nact = Leaky()\ny = |act(x)`]: 'nothing',
  [`@wrapped\n${leaky}act = Leaky()\ny = |act(x)`]:
    'torch.nn.LeakyReLU, instance call, negative_slope=0.3, candidate, or something else',
  [`${act}        self.register_forward_hook(hook)\nact = Act()\ny = |act(x)`]: 'nothing',
  [`${act}act = Act()\nact.forward = other\ny = |act(x)`]: 'nothing',
  [`class Base(nn.Module):\n    def __call__(self, x):\n        return x\n${act.replace('nn.Module', 'Base')}act = Act()\ny = |act(x)`]:
    'nothing',
  [`${act}Act.|forward(act, x)`]: 'nothing',
  'import pytest\n@pytest.mark.parametrize("act", [nn.ReLU(), *others])\ndef test(act):\n    |act(x)':
    'nothing',
  'import pytest\n@pytest.mark.parametrize("act", others)\ndef test(act):\n    |act(x)': 'nothing',
  'import pytest\n@pytest.mark.parametrize("act", [nn.ReLU()])\nclass TestAct:\n    def make(self, act):\n        |act(x)':
    'nothing',
  'import pytest\n@pytest.mark.parametrize("n, act", [pytest.param(*one)])\ndef test(n, act):\n    |act(x)':
    'nothing',
  'class Act(nn.Module):\n    def forward(self, x):\n        return F.relu(x)\n    def __call__(self, x):\n        return F.gelu(x)\nact = Act()\ny = |act(x)':
    'torch.nn.functional.gelu, function call',
  'class Act:\n    def __call__(self, x):\n        return F.relu(x)\nAct.__call__ = other\nact = Act()\ny = |act(x)':
    'nothing',
  'class Act:\n    def __call__(self, x, y):\n        return F.relu(x)\nact = Act()\ny = |act(x)': 'nothing',
};

describe('activations that the code around says', () => {
  for (const [marked, expected] of [...Object.entries(forms), ...Object.entries(others)])
    it(`${marked.replaceAll('\n', '; ')}: ${expected}`, () => assert.equal(told(marked), expected));
});
