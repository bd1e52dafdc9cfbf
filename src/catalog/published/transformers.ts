// transformers' names of activations: `hidden_act="gelu_new"`, `ACT2FN["silu"]`.
import { means, type PublishedTable, plain, tanhGelu, unlisted } from './table.ts';

export const table: PublishedTable = {
  library: 'transformers',
  name: 'ACT2FN',
  version: '5.24.0',
  names: {
    ...plain({
      gelu: 'GELU',
      gelu_python: 'GELU',
      hardswish: 'Hardswish',
      leaky_relu: 'LeakyReLU',
      mish: 'Mish',
      prelu: 'PReLU',
      relu: 'ReLU',
      relu6: 'ReLU6',
      sigmoid: 'Sigmoid',
      silu: 'SiLU',
      swish: 'SiLU',
      tanh: 'Tanh',
    }),
    gelu_accurate: tanhGelu,
    gelu_fast: tanhGelu,
    gelu_new: tanhGelu,
    gelu_python_tanh: tanhGelu,
    gelu_pytorch_tanh: means('GELU', { approximate: 'tanh' }),
    gelu_10: { words: (t) => t('It computes {0}.', 'min(max(gelu(x), -10), 10)') },
    laplace: { words: (t) => t('It computes {0}.', '(1 + erf((x - 0.707107) / (0.282095 · √2))) / 2') },
    linear: unlisted.identity,
    quick_gelu: unlisted.quickGelu,
    relu2: unlisted.squaredRelu,
    sqrtsoftplus: { words: (t) => t('It computes {0}.', '√softplus(x)') },
    xielu: { words: (t) => t('It learns how steep it is on either side (xIELU).') },
  },
  takers: {
    'activations.ACT2FN': 'instance',
    'activations.ACT2CLS': 'class',
    'activations.get_activation': 'instance',
  },
  words: ['hidden_act', 'hidden_activation', 'feat_extract_activation', 'feed_forward_proj', 'conv_glu_type'],
};
