// Values of parameters, usual and odd, at which an entry is tried.
import type { ElementwiseActivation, ParameterValue, Values } from '../../../src/catalog/activation.ts';

const NUMBERS = [-1, 0, 0.01, 0.1, 0.2, 0.3, 0.5, 1, 2, 6, 20, Number.POSITIVE_INFINITY];

/** The values of the parameters that are tried: the defaults, and all combinations of numbers of many kinds. */
export function tried({ parameters }: ElementwiseActivation): Values[] {
  const candidates = parameters.map(({ choices, default: standard, example }): ParameterValue[] => {
    const byDefault = standard ?? example ?? 0;
    return choices ? [...choices] : [byDefault, ...NUMBERS];
  });
  return candidates
    .reduce<ParameterValue[][]>(
      (all, some) => all.flatMap((one) => some.map((value) => [...one, value])),
      [[]],
    )
    .map((values) => Object.fromEntries(parameters.map(({ name }, i) => [name, values[i] ?? null])));
}
