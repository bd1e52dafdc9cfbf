// MONAI's names of activations: `act="PRELU"`, `Act["swish"]`, `get_act_layer(("leakyrelu", {"negative_slope": 0.1}))`.
import { type PublishedTable, plain } from './table.ts';

export const table: PublishedTable = {
  library: 'MONAI',
  packages: ['monai'],
  name: 'Act',
  version: '1.6.1',
  isCaseless: true,
  names: {
    ...plain({
      celu: 'CELU',
      elu: 'ELU',
      gelu: 'GELU',
      leakyrelu: 'LeakyReLU',
      logsoftmax: 'LogSoftmax',
      memswish: 'SiLU',
      mish: 'Mish',
      prelu: 'PReLU',
      relu: 'ReLU',
      relu6: 'ReLU6',
      selu: 'SELU',
      sigmoid: 'Sigmoid',
      softmax: 'Softmax',
      swish: 'SiLU',
      tanh: 'Tanh',
    }),
    geglu: { words: (t) => t('It halves its input and computes {0}.', 'x · gelu(gate)') },
  },
  takers: {
    'networks.layers.Act': 'class',
    'networks.layers.factories.Act': 'class',
    'networks.layers.get_act_layer': 'instance',
    'networks.layers.utils.get_act_layer': 'instance',
  },
};
