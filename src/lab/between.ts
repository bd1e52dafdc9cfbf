// What an activation is between the layers of a network: float32, as PyTorch trains, and learning what PyTorch has it learn.
import type { ElementwiseActivation, Values } from '../catalog/activation.ts';
import { defaultValues } from '../catalog/defaults.ts';
import { readOff } from './cubics.ts';
import type { Activation } from './network.ts';

/** An entry with these parameters, for as many networks as have it: its cubics are made once. */
export function betweenLayers(entry: ElementwiseActivation, parameters: Values): Activation {
  const { learned } = entry;
  const applyAt = (values: Values) => readOff(entry.functionAt(values));
  if (learned === undefined) return { apply: applyAt(parameters) };
  return {
    apply: applyAt({ ...parameters, [learned]: 0 }),
    learned: {
      one: applyAt({ ...parameters, [learned]: 1 }),
      at: (number) => entry.functionAt({ ...parameters, [learned]: number }),
      start: Number({ ...defaultValues(entry), ...parameters }[learned]),
    },
  };
}
