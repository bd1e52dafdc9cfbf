// Strings that name an activation: what is told of them, and the many that name none.
import assert from 'node:assert/strict';
import { createReader } from '../../../../src/python/index.ts';
import { tell, useAtCursor } from '../marked.ts';

/** What is told at the cursor, and which library's table has it. */
function told(marked: string): string {
  const use = useAtCursor(marked);
  if (!use) return 'nothing';
  const { table } = use.namedBy ?? {};
  return [tell(use), ...(table ? [table.library] : [])].join(', ');
}

const silu = 'torch.nn.SiLU, string, likely';
const tanhGelu = "torch.nn.GELU, string, approximate='tanh', likely";

const forms: Readonly<Record<string, string>> = {
  'Mlp(hidden_act="s|ilu")': `${silu}, transformers`,
  'Mlp(act="s|ilu")': silu,
  'class Config:\n    hidden_act: str = "gelu_|new"': `${tanhGelu}, transformers`,
  'def f(x, activation_fn="s|ilu"): ...': silu,
  'def f(x, *, act=None or "s|wish"): ...': silu,
  'self.act_fn = "s|ilu" if gated else None': silu,
  'act_cfg = dict(type="G|ELU")': 'torch.nn.GELU, string, likely, mmcv',
  'Block(act_cfg={"type": "HSw|ish"})': 'torch.nn.Hardswish, string, likely, mmcv',
  'Block(act_cfg=dict(type="Leaky|ReLU", negative_slope=0.2))':
    'torch.nn.LeakyReLU, string, negative_slope=0.2, likely, mmcv',
  'model = dict(backbone=dict(act_cfg=dict(type="Re|LU")))': 'torch.nn.ReLU, string, likely, mmcv',
  'get_act_layer(("leaky|relu", {"negative_slope": 0.1}))':
    'torch.nn.LeakyReLU, string, negative_slope=0.1, likely',
  'build_act(dict(type="Re|LU6"))': 'torch.nn.ReLU6, string, likely',
  'UNet(act=("LEAKY|RELU", {"negative_slope": 0.3}))':
    'torch.nn.LeakyReLU, string, negative_slope=0.3, likely',
  'config = {"hidden_act": "s|ilu"}': `${silu}, transformers`,
  'config["activation"] = "s|ilu"': silu,
  'act = config.get("act", "s|ilu")': silu,
  'args.activation_fn = getattr(args, "activation_fn", "s|ilu")': silu,
  'parser.add_argument("--activation-fn", default="s|ilu")': silu,
  'class C:\n    activation: str = field(default="s|ilu")': silu,
  'build_activation("s|ilu")': silu,
  'from transformers.activations import ACT2FN\nact = ACT2FN["gelu_|fast"]': `${tanhGelu}, transformers`,
  'from ...activations import ACT2FN\nact = ACT2FN["s|ilu"]': `${silu}, transformers`,
  'from timm.layers import create_act_layer\nact = create_act_layer("gelu_t|anh")': `${tanhGelu}, timm`,
  'from monai.networks.layers import Act\nact = Act["MEM|SWISH"]()': `${silu}, MONAI`,
  'from diffusers.models.activations import get_activation\nget_activation("m|ish")':
    'torch.nn.Mish, string, likely, diffusers',
  'def block(x, act): ...\nblock(1, "s|ilu")': silu,
  'class Block:\n    def __init__(self, x, act): ...\nBlock(1, "s|ilu")': silu,
  'import torch.nn as nn\nACTS = {"a": nn.ReLU, "s": nn.SiLU}\nact = ACTS["|s"]()': 'nothing',
  'import torch.nn as nn\nACTS = {"acta": nn.ReLU, "silu": nn.GELU}\nact = ACTS["s|ilu"]()':
    'torch.nn.GELU, string',
  'import torch.nn as nn\ndef get_act(name="silu"):\n    return nn.Tanh()\nact = get_act("s|ilu")':
    'torch.nn.Tanh, string',
  'config = {"_target_": "torch.nn.Leaky|ReLU", "negative_slope": 0.2}':
    'torch.nn.LeakyReLU, string, negative_slope=0.2, likely',
  'import torch.nn as nn\nnn.init.calculate_gain("ta|nh" if deep else "linear")':
    'torch.nn.Tanh, string, likely',
};

const others: Readonly<Record<string, string>> = {
  'the approximation of a GELU': 'import torch.nn as nn\nnn.GELU(approximate="ta|nh")',
  'a name of a layer': 'self.add_module("re|lu", nn.ReLU())',
  'a key of a dictionary': 'layers = {"re|lu": 1, "conv": 2}',
  'a key that is stored': 'outputs["re|lu"] = x',
  'what is compared': 'if act == "re|lu": pass',
  'a hook on a layer of this name':
    'def get_activation(name):\n    def hook(m, i, o): ...\n    return hook\nmodel.relu.register_forward_hook(get_activation("re|lu"))',
  'a schedule': 'DDPMScheduler(beta_schedule="sig|moid")',
  'a kind of layer to initialize': 'init_cfg = dict(type="TruncNormal", layer="ta|nh")',
  'an aggregation': 'GENConv(16, aggr="soft|max")',
  'a name in a list of exports': '__all__ = ["re|lu", "gelu"]',
  'a list of what is supported': 'supported_activations = ["re|lu", "gelu"]',
  documentation: 'def f(act):\n    "re|lu"',
  'a part of what is printed': 'print("re|lu")',
  'an argument of a layer of Keras':
    'import torch\nfrom tensorflow.keras.layers import Dense\nDense(8, activation="re|lu")',
  'a program for another framework': 'import flax.linen as nn\nMlp(activation="re|lu")',
  'a registration': 'register_act("re|lu", make)',
  'what removes an activation by its name': 'remove_activation("re|lu")',
  'a string that is put together': 'Mlp(act="re" "|lu")',
  'a table of sizes': 'sizes = {"re": 1}\nsize = sizes["re|lu"]',
};

describe('strings that name an activation', () => {
  for (const [marked, expected] of Object.entries(forms)) {
    it(`are told in ${marked.replaceAll('\n', '; ')}`, () => assert.equal(told(marked), expected));
  }

  for (const [name, marked] of Object.entries(others)) {
    it(`are not taken from ${name}`, () => assert.equal(told(marked), 'nothing'));
  }

  /** What is told where somebody points at it, beyond the uses. */
  function pointedAt(marked: string) {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const reading = createReader().read([{ text, language: 'python' }]);
    while (!reading.step(Number.POSITIVE_INFINITY));
    assert.deepEqual(
      reading.uses[0]?.filter(({ start, end }) => start <= offset && offset <= end),
      [],
    );
    return reading.useAt(0, offset);
  }

  it('of which PyTorch has none are told where somebody points at them, and are no uses', () => {
    const use = pointedAt('Config(hidden_act="quick_|gelu")');
    assert.equal(use?.mention, 'unlisted name');
    assert.ok(use?.namedBy?.meaning?.words);
  });

  it('that a table lacks are told where somebody points at them', () => {
    const use = pointedAt('from transformers.activations import ACT2FN\nACT2FN["gelu_|fats"]');
    assert.equal(use?.mention, 'unlisted name');
    assert.equal(use?.namedBy?.meaning, undefined);
    assert.equal(use?.namedBy?.table?.library, 'transformers');
    assert.equal(pointedAt('Config(hidden_act="gelu_|fats")'), undefined);
  });
});
