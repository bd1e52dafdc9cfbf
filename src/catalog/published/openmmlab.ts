// The names of activations in OpenMMLab's registry: `act_cfg=dict(type='GELU')`.
import { type PublishedTable, plain } from './table.ts';

export const table: PublishedTable = {
  library: 'mmcv',
  packages: [
    'mmcv',
    'mmengine',
    'mmdet',
    'mmseg',
    'mmpretrain',
    'mmcls',
    'mmpose',
    'mmaction',
    'mmagic',
    'mmocr',
  ],
  name: 'MODELS',
  version: '2.2.0',
  names: {
    ...plain({
      ELU: 'ELU',
      GELU: 'GELU',
      HSigmoid: 'Hardsigmoid',
      HSwish: 'Hardswish',
      LeakyReLU: 'LeakyReLU',
      PReLU: 'PReLU',
      RReLU: 'RReLU',
      ReLU: 'ReLU',
      ReLU6: 'ReLU6',
      SiLU: 'SiLU',
      Sigmoid: 'Sigmoid',
      Swish: 'SiLU',
      Tanh: 'Tanh',
    }),
    Clamp: { words: (t) => t('It computes {0}.', 'min(max(x, min), max)') },
    Clip: { words: (t) => t('It computes {0}.', 'min(max(x, min), max)') },
  },
  takers: {
    'cnn.build_activation_layer': 'built',
    'cnn.bricks.build_activation_layer': 'built',
    'cnn.bricks.activation.build_activation_layer': 'built',
    'registry.MODELS.build': 'built',
  },
  words: ['act_cfg'],
};
