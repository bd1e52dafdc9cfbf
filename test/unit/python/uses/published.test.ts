// Activations that a library's table makes of a name: `ACT2FN["silu"]`, `create_act_layer(act)`, and where they are called.
import assert from 'node:assert/strict';
import { tell, useAtCursor } from '../marked.ts';

const transformers = 'from transformers.activations import ACT2FN, get_activation\n';
const timm = 'from timm.layers import create_act_layer, get_act_fn, get_act_layer\n';
const layers = 'from monai.networks.layers.utils import get_act_layer\n';
const monai = 'from monai.networks.layers import Act\n';

/** A module that makes `self.act` and calls it. */
const module = (act: string, parameters = '', head = ''): string =>
  `${head}class M:\n    def __init__(self${parameters}):\n        self.act = ${act}\n    def forward(self, x):\n        return self.|act(x)\n`;

function told(marked: string): string {
  const use = useAtCursor(marked);
  const { table } = use?.namedBy ?? {};
  return [tell(use), ...(use?.isByDefault ? ['by default'] : []), ...(table ? [table.library] : [])].join(
    ', ',
  );
}

describe('activations made by a name', () => {
  const config = 'class Config:\n    hidden_act: str = "gelu_new"\n';
  for (const [marked, expected] of [
    [transformers + module('ACT2FN["silu"]'), 'torch.nn.SiLU, instance call, likely, transformers'],
    [
      transformers + module('ACT2FN["gelu_new"]'),
      "torch.nn.GELU, instance call, approximate='tanh', likely, transformers",
    ],
    [transformers + module('get_activation("mish")'), 'torch.nn.Mish, instance call, likely, transformers'],
    [
      transformers + module('ACT2FN[config.hidden_act]', ', config: Config', config),
      "torch.nn.GELU, instance call, approximate='tanh', candidate, by default, transformers",
    ],
    [
      transformers + module('ACT2FN[act]', ', act="relu"'),
      'torch.nn.ReLU, instance call, candidate, by default, transformers',
    ],
    [
      transformers + module('ACT2FN[getattr(config, "act", "relu")]', ', config'),
      'torch.nn.ReLU, instance call, candidate, by default, transformers',
    ],
    [
      transformers + module('ACT2FN["relu" if plain else "silu"]', ', plain'),
      'torch.nn.ReLU, instance call, candidate, or SiLU, transformers',
    ],
    [timm + module('create_act_layer("hard_swish")'), 'torch.nn.Hardswish, instance call, likely, timm'],
    [timm + module('get_act_layer("elu")()'), 'torch.nn.ELU, instance call, likely'],
    [`${timm}f = get_act_fn("relu")\ny = |f(x)`, 'torch.nn.functional.relu, function call, likely'],
    [monai + module('Act["prelu"]()'), 'torch.nn.PReLU, instance call, likely'],
    [
      layers + module('get_act_layer(name=act)', ', act=("leakyrelu", {"negative_slope": 0.2})'),
      'torch.nn.LeakyReLU, instance call, negative_slope=0.2, candidate, by default, MONAI',
    ],
    [
      layers + module('get_act_layer((Act.LEAKYRELU, {"negative_slope": 0.2}))'),
      'torch.nn.LeakyReLU, instance call, negative_slope=0.2, likely, MONAI',
    ],
    [
      layers + module('get_act_layer(("relu", {"inplace": True}))'),
      'torch.nn.ReLU, instance call, inplace=true, likely, MONAI',
    ],
    [
      layers + module('get_act_layer(("leakyrelu", {"negative_slope": 0.2, **more}))'),
      'torch.nn.LeakyReLU, instance call, negative_slope=0.2, likely, MONAI',
    ],
  ] as const) {
    it(`are told in ${marked.replaceAll('\n', '; ')}`, () => assert.equal(told(marked), expected));
  }

  for (const marked of [
    transformers + module('ACT2FN[config.hidden_act]', ', config'),
    transformers + module('ACT2FN["quick_gelu"]'),
    transformers + module('ACT2FN["no such name"]'),
    transformers + module('ACT2FN[0]'),
    timm + module('get_act_layer("gelu_tanh")()'),
    module('ACT2FN["silu"]'),
    layers + module('get_act_layer(("leakyrelu", options))'),
    layers + module('get_act_layer(("leakyrelu", {}, 1))'),
    layers + module('get_act_layer(("no such name", {}))'),
    layers + module('get_act_layer([])'),
    layers.replace('monai', 'mine') + module('get_act_layer("relu")'),
    timm + module('get_act_layer(("relu", {}))()'),
    `from mine import ACT2FN\n${module('ACT2FN["silu"]')}`,
  ]) {
    it(`are none in ${marked.replaceAll('\n', '; ')}`, () => assert.equal(told(marked), 'nothing'));
  }
});
