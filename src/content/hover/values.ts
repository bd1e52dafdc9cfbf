// The values of a use's parameters, as far as they can be known, and what is shown for the rest.
import type { Activation, ParameterValue, Values } from '../../catalog/activation.ts';
import type { ActivationUse } from '../../python/index.ts';

/** Whether the parameter is given, but cannot be known. */
export function isUnknown(use: ActivationUse, name: string): boolean {
  const state = use.parameters[name];
  return state !== undefined && state.value === undefined && !state.isDefault;
}

/** The values that are known, defaults included. */
export function knownValues(use: ActivationUse): Values {
  const known = Object.entries(use.parameters).flatMap(([name, state]): [string, ParameterValue][] =>
    state.value === undefined ? [] : [[name, state.value]],
  );
  return Object.fromEntries(known);
}

/** The values that are shown: known ones, and defaults or examples for all others. */
export function shownValues(entry: Activation, use: ActivationUse): Values {
  const standard = entry.parameters.flatMap((parameter): [string, ParameterValue][] => {
    const value = parameter.default ?? parameter.example;
    return value === undefined ? [] : [[parameter.name, value]];
  });
  return { ...Object.fromEntries(standard), ...knownValues(use) };
}

/** Whether the call overwrites its input, as far as is known. */
export function isInPlace(entry: Activation, use: ActivationUse): boolean {
  return (
    Boolean(use.settings?.inplace?.value) ||
    entry.apiPaths.some(({ path, inPlace }) => inPlace && path === use.apiPath) ||
    // An operator of ATen, `torch.ops.aten.relu_`, is no path of the entry's.
    /_(?:\.default)?$/.test(use.apiPath)
  );
}
