// How `torch.nn.init.calculate_gain` scales weights for the activation that follows, as PyTorch has it for those that it knows
// a name of. SELU is left out: its own name there is not what its authors want.
import type { Values } from './activation.ts';
import { entry as leakyRelu } from './entries/leaky-relu.ts';
import { entry as relu } from './entries/relu.ts';
import { entry as selu } from './entries/selu.ts';
import { entry as sigmoid } from './entries/sigmoid.ts';
import { entry as tanh } from './entries/tanh.ts';

/** PyTorch's name for an activation that follows weights. */
export const nonlinearities: Readonly<Record<string, string>> = {
  [relu.id]: 'relu',
  [leakyRelu.id]: 'leaky_relu',
  [sigmoid.id]: 'sigmoid',
  [tanh.id]: 'tanh',
};

/** The name that takes a slope. */
export const sloped = 'leaky_relu';
/** The parameter of the activation that is the slope. */
export const slopeOf = ({
  negative_slope,
}: Readonly<Record<string, { readonly value?: unknown }>>): unknown => negative_slope?.value;

/** The gain for a name; undefined for those that say nothing of an activation. */
export function gainFor(name: string, slope: number): number | undefined {
  switch (name) {
    case 'sigmoid':
      return 1;
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.SQRT2;
    case sloped:
      return Math.sqrt(2 / (1 + slope ** 2));
    default:
      return undefined;
  }
}

/** What `calculate_gain` answers for an activation, by its own name there and its slope; undefined where PyTorch has none. */
export const initGain = (id: string, { negative_slope = 0.01 }: Values): number | undefined =>
  id === selu.id ? 3 / 4 : gainFor(nonlinearities[id] ?? '', Number(negative_slope));
