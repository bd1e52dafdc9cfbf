// What parameters are where nobody says anything. Pure.
import type { Activation, Parameter, ParameterValue, Values } from './activation.ts';

/** PyTorch's default, or a value to start from where it has none. */
export function standardOf({ default: standard, example }: Parameter): ParameterValue | undefined {
  return standard === undefined ? example : standard;
}

/** All parameters of an activation, but for those that have neither. */
export function standardValues({ parameters }: Activation): Values {
  return Object.fromEntries(
    parameters.flatMap((parameter): [string, ParameterValue][] => {
      const value = standardOf(parameter);
      return value === undefined ? [] : [[parameter.name, value]];
    }),
  );
}
