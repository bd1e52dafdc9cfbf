// timm's names of activations: `act_layer='silu'`, `create_act_layer('gelu_tanh')`.
import { type PublishedTable, plain, tanhGelu, unlisted } from './table.ts';

export const table: PublishedTable = {
  library: 'timm',
  name: 'get_act_layer',
  version: '1.0.31',
  isCaseless: true,
  names: {
    ...plain({
      celu: 'CELU',
      elu: 'ELU',
      gelu: 'GELU',
      hard_sigmoid: 'Hardsigmoid',
      hard_swish: 'Hardswish',
      hardsigmoid: 'Hardsigmoid',
      hardswish: 'Hardswish',
      leaky_relu: 'LeakyReLU',
      mish: 'Mish',
      prelu: 'PReLU',
      relu: 'ReLU',
      relu6: 'ReLU6',
      selu: 'SELU',
      sigmoid: 'Sigmoid',
      silu: 'SiLU',
      swish: 'SiLU',
      tanh: 'Tanh',
    }),
    gelu_tanh: tanhGelu,
    hard_mish: { words: (t) => t('It computes {0}.', 'x / 2 · min(max(x + 2, 0), 2)') },
    identity: unlisted.identity,
    quick_gelu: unlisted.quickGelu,
  },
  takers: {
    'layers.create_act_layer': 'instance',
    'layers.get_act_layer': 'class',
    'layers.get_act_fn': 'function',
    'layers.create_act.create_act_layer': 'instance',
    'layers.create_act.get_act_layer': 'class',
    'layers.create_act.get_act_fn': 'function',
  },
  words: ['gate_layer'],
};
