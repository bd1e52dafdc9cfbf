// What an activation is between the layers of a network: float32, as PyTorch trains, and learning what PyTorch has it learn.
import type { ElementwiseActivation, Values } from '../catalog/activation.ts';
import { defaultValues } from '../catalog/defaults.ts';
import type { Kernel } from '../functions/function.ts';
import type { Activation, Apply } from './network.ts';

/** How many numbers a kernel is asked for at a time. */
const BLOCK = 1024;

/** An entry with these parameters. */
export function betweenLayers(entry: ElementwiseActivation, parameters: Values): Activation {
  const { learned } = entry;
  const applyAt = (values: Values) => applyOf(entry.functionAt(values).inDtype('float32'));
  if (learned === undefined) return { apply: applyAt(parameters) };
  return {
    apply: applyAt({ ...parameters, [learned]: 0 }),
    learned: {
      one: applyAt({ ...parameters, [learned]: 1 }),
      start: Number({ ...defaultValues(entry), ...parameters }[learned]),
    },
  };
}

function applyOf(kernel: Kernel): Apply {
  const [from, to, along] = [new Float64Array(BLOCK), new Float64Array(BLOCK), new Float64Array(BLOCK)];
  return (sums, values, slopes) => {
    for (let start = 0; start < sums.length; start += BLOCK) {
      const length = Math.min(BLOCK, sums.length - start);
      const [x, y, slope] = [from.subarray(0, length), to.subarray(0, length), along.subarray(0, length)];
      x.set(sums.subarray(start, start + length));
      kernel.batch(x, y, slope);
      values.set(y, start);
      slopes.set(slope, start);
    }
  };
}
