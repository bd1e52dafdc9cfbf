// An activation with its parameters: as results and links hand it on, and as a person names it. Pure.
import type { ParameterValue, Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { formatShort } from './format.ts';

/** An activation with its parameters; those that are missing stand at their defaults. */
export interface ConfiguredActivation {
  readonly id: string;
  readonly parameters: Values;
}

/** The activation as a person names it, with the parameters that are not at their defaults: `Softplus(beta=2.0)`. */
export function labelActivation({ id, parameters }: ConfiguredActivation): string {
  const row = findById(id);
  const given = (row?.parameters ?? []).flatMap((parameter) => {
    const value = parameters[parameter.name];
    return value === undefined || Object.is(value, parameter.default)
      ? []
      : [`${parameter.name}=${writeValue(value)}`];
  });
  return given.length ? `${id}(${given.join(', ')})` : id;
}

/** As Python writes it. */
export function writeValue(value: ParameterValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? formatShort(value, 6).replace('−', '-') : `'${value}'`;
}
