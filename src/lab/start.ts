// The weights that networks start from: uniform numbers of torch.rand's, as wide as the chosen initialization has them.
import type { Kernel } from '../functions/function.ts';
import type { Layer } from './network.ts';
import type { Initialization } from './settings.ts';

/** Numbers from −1 to 1 for the layers between `sizes`, in the order in which PyTorch would draw them. */
export function drawLayers(sizes: readonly number[], draw: () => number): readonly Layer[] {
  const numbers = (count: number) => Float32Array.from({ length: count }, () => 2 * draw() - 1);
  return sizes.slice(1).map((outputs, at) => {
    const inputs = sizes[at] ?? 0;
    return { inputs, outputs, weight: numbers(inputs * outputs), bias: numbers(outputs) };
  });
}

/** Those layers at their scale. `gain` is the activation's, which stands before all layers but the first. */
export function scaleLayers(layers: readonly Layer[], init: Initialization, gain: number): readonly Layer[] {
  const scale = (numbers: Float32Array, by: number) => numbers.map((u) => u * Math.fround(by));
  return layers.map(({ inputs, outputs, weight, bias }, at) => {
    const bound = {
      default: Math.sqrt(1 / inputs),
      he: Math.sqrt(6 / inputs),
      xavier: Math.sqrt(6 / (inputs + outputs)),
      gain: (at === 0 ? 1 : gain) * Math.sqrt(3 / inputs),
    }[init];
    return {
      inputs,
      outputs,
      weight: scale(weight, bound),
      bias: scale(bias, init === 'default' ? bound : 0),
    };
  });
}

/**
 * The gain that keeps the second moment of normal numbers from layer to layer, as `momentsOf` has it, to the six digits that a
 * sum on a grid gives: the program of Copy as Python computes the same.
 */
export function gainOf({ value }: Pick<Kernel, 'value'>): number {
  let [before, after] = [0, 0];
  for (let at = -12_000; at <= 12_000; at++) {
    const z = at / 1000;
    const weight = Math.exp((-z * z) / 2);
    before += weight;
    after += weight * value(z) ** 2;
  }
  return Math.sqrt(before / after);
}
