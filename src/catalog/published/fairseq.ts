// fairseq's names of activations: `--activation-fn gelu_accurate`, `utils.get_activation_fn("relu")`.
import { type PublishedTable, plain, tanhGelu, unlisted } from './table.ts';

export const table: PublishedTable = {
  library: 'fairseq',
  name: 'get_activation_fn',
  version: '0.12.2',
  names: {
    ...plain({ gelu: 'GELU', relu: 'ReLU', swish: 'SiLU', tanh: 'Tanh' }),
    gelu_accurate: tanhGelu,
    gelu_fast: tanhGelu,
    linear: unlisted.identity,
    relu_squared: unlisted.squaredRelu,
  },
  takers: { 'utils.get_activation_fn': 'function' },
};
