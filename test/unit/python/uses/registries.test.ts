// Tables that decorators fill, registries of one's own and of libraries, and what they build of a dictionary.
import assert from 'node:assert/strict';
import { findActivationUses } from '../../../../src/python/index.ts';
import { tell } from '../marked.ts';

/** What is told of the last `act(x)`. */
function told(code: string): string {
  const source = `import torch.nn as nn\nimport torch.nn.functional as F\n${code}`;
  const at = source.lastIndexOf('act(x)');
  const use = findActivationUses(source).find(({ start }) => start === at);
  const how = use?.isByDefault ? ', by default' : use?.isAsCalled ? ', as called' : '';
  return tell(use) + how + (use?.mayBeUnlisted ? ', or something else' : '');
}

const filling = `
def register(name):
    def wrap(made):
        ACT[name.lower()] = made
        return made
    return wrap
`;
const definitions = `
@register("ReLU")
def make():
    return nn.ReLU()
@register("swish")
class Swish(nn.Module):
    def forward(self, x):
        return F.silu(x)
@register("slope")
class Slope(nn.LeakyReLU):
    def __init__(self, slope=0.2):
        super().__init__(slope)
@register("function")
def function(x):
    return F.gelu(x)
`;
const table = `ACT = {}${filling}${definitions}`;
const byName = `
ACT = dict()
def register(made):
    ACT[made.__name__] = made
    return made
@register
class Swish(nn.Module):
    def forward(self, x):
        return F.silu(x)
`;
const registry = `
from mmengine import Registry
ACT = Registry("act")
@ACT.register_module()
class Swish(nn.Module):
    def forward(self, x):
        return F.silu(x)
@ACT.register_module(name=["sp", "softplus"])
class Plus(nn.Softplus):
    pass
@ACT.register("other")
class Other(nn.Module):
    pass
ACT.register_module("leaky", module=nn.LeakyReLU)
for one in [nn.Tanh, nn.GELU]:
    ACT.register_module(module=one)
`;
const mmcv = 'from mmcv.cnn import build_activation_layer\n';
const held = (made: string, parameter: string): string =>
  `class M(nn.Module):\n    def __init__(self, ${parameter}):\n        self.act = ${made}\n    def forward(self, x):\n        return self.act(x)\n`;

const relu = 'torch.nn.ReLU, instance call';
const silu = 'torch.nn.functional.silu, function call';
const slope = 'torch.nn.LeakyReLU, instance call, negative_slope=0.2';
const open = ', candidate, or something else';

describe('what decorators register', () => {
  for (const [head, made, expected] of [
    [table, 'ACT["relu"]()', relu],
    [table, 'ACT["swish"]()', silu],
    [table, 'ACT["slope"]()', `${slope} by constant slope`],
    [table, 'ACT["slope"](0.1)', 'torch.nn.LeakyReLU, instance call, negative_slope=0.1 by constant slope'],
    [table, 'ACT["function"]', 'torch.nn.functional.gelu, function call'],
    [table, 'ACT.get("swish")()', silu],
    [`${table}def get_act(name="swish"):\n    return ACT[name]()\n`, 'get_act("relu")', relu],
    [`${table}def get_act(name="swish"):\n    return ACT[name]()\n`, 'get_act()', silu],
    [byName, 'ACT["Swish"]()', silu],
    [registry, 'ACT.build(dict(type="Swish"))', silu + open],
    [registry, 'ACT.get("Swish")()', silu + open],
    [registry, 'ACT.build(dict(type="sp", beta=2))', `torch.nn.Softplus, instance call, beta=2${open}`],
    [registry, 'ACT["softplus"](2)', `torch.nn.Softplus, instance call, beta=2${open}`],
    [registry, 'ACT.build({"type": "leaky", "negative_slope": 0.2})', slope + open],
    [registry, 'ACT.create("Tanh")', `torch.nn.Tanh, instance call${open}`],
    [mmcv, 'build_activation_layer(dict(type="LeakyReLU", negative_slope=0.2))', `${slope}, likely`],
    ['from mmengine.registry import MODELS\n', 'MODELS.build(dict(type="ReLU"))', `${relu}, likely`],
  ] as const) {
    it(`is told of ${made} of${head.replaceAll('\n', '; ').slice(0, 60)}`, () =>
      assert.equal(told(`${head}act = ${made}\ny = act(x)\n`), expected));
  }

  it('is told by default, and as called', () => {
    const made = 'build_activation_layer(act_cfg)';
    assert.equal(told(mmcv + held(made, 'act_cfg=dict(type="ReLU")')), `${relu}, candidate, by default`);
    const copied = held(made, 'given=dict(type="LeakyReLU", negative_slope=0.2)').replace(
      '        self.act =',
      '        act_cfg = given.copy()\n        self.act =',
    );
    assert.equal(told(mmcv + copied), `${slope}, candidate, by default`);
    const called = `${mmcv}${held(made, 'act_cfg')}M(dict(type="ReLU"))\n`;
    assert.equal(told(called), `${relu}, candidate, as called`);
    assert.equal(
      told(registry + held('ACT.build(act_cfg)', 'act_cfg=dict(type="GELU")')),
      'torch.nn.GELU, instance call, candidate, by default',
    );
  });

  for (const [head, made, expected] of [
    // Another name, or one that something else in sight registers.
    [table, 'ACT["mish"]()', 'nothing'],
    [`${table}register(name)(other)\n`, 'ACT["swish"]()', silu + open],
    [`${table}register("swish")(other)\n`, 'ACT["swish"]()', silu + open],
    [`${table}ACT["swish"] = other\n`, 'ACT["swish"]()', 'nothing'],
    [`${table}del ACT["swish"]\n`, 'ACT["swish"]()', silu + open],
    [
      `${table}@register("swish")\nclass Again(nn.Tanh):\n    pass\n`,
      'ACT["swish"]()',
      'torch.nn.Tanh, instance call, candidate, or something else',
    ],
    [table.replace('= made\n', '= wrap_it(made)\n'), 'ACT["swish"]()', 'nothing'],
    [table.replace('        ACT', '        made = wrap_it(made)\n        ACT'), 'ACT["swish"]()', 'nothing'],
    [table.replace('class Swish', '@wrapped\nclass Swish'), 'ACT["swish"]()', silu + open],
    // A decorator that registers nothing in this table, and a table that is none.
    [table.replace('ACT[name', 'OTHER[name'), 'ACT["swish"]()', 'nothing'],
    [`def f(ACT):\n    return ACT["swish"]\n${table}`, 'f(y)()', 'nothing'],
    [registry.replace('Registry("act")', 'make("act")'), 'ACT.build(dict(type="Swish"))', 'nothing'],
    [registry, 'ACT.build(dict(type="other"))', 'nothing'],
    [registry, 'MODELS.build(dict(type="Swish"))', 'nothing'],
    [registry, 'ACT.count("Swish")', 'nothing'],
    [mmcv, 'build_activation_layer(dict(type="Clamp"))', 'nothing'],
    [mmcv, 'build_activation_layer(dict(type=kind))', 'nothing'],
    [mmcv, 'build_activation_layer(cfg)', 'nothing'],
    ['from mine import build_activation_layer\n', 'build_activation_layer(dict(type="ReLU"))', 'nothing'],
    ['from mmengine.registry import MODELS\n', 'MODELS.build(dict(type="ResNet"))', 'nothing'],
  ] as const) {
    it(`is uncertain of ${made} of${head.replaceAll('\n', '; ').slice(0, 60)}`, () =>
      assert.equal(told(`${head}act = ${made}\ny = act(x)\n`), expected));
  }
});
