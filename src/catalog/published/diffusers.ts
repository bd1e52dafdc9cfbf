// diffusers' names of activations: `act_fn="silu"`, `get_activation("mish")`.
import { type PublishedTable, plain } from './table.ts';

export const table: PublishedTable = {
  library: 'diffusers',
  name: 'get_activation',
  version: '0.42.1',
  isCaseless: true,
  names: plain({ gelu: 'GELU', mish: 'Mish', relu: 'ReLU', silu: 'SiLU', swish: 'SiLU' }),
  takers: { 'models.activations.get_activation': 'instance', 'activations.get_activation': 'instance' },
};
