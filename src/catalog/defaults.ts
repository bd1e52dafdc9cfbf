// Default parameters.
import type { Activation, Parameter, ParameterValue, Values } from './activation.ts';

/** PyTorch's default, or a value to start from where it has none. */
export function defaultOf({ default: byDefault, example }: Parameter): ParameterValue | undefined {
  return byDefault === undefined ? example : byDefault;
}

/** All parameters of an activation, but for those that have neither. */
export function defaultValues({ parameters }: Activation): Values {
  return Object.fromEntries(
    parameters.flatMap((parameter): [string, ParameterValue][] => {
      const value = defaultOf(parameter);
      return value === undefined ? [] : [[parameter.name, value]];
    }),
  );
}
