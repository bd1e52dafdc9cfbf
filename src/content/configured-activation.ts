// An activation with its parameters: as results and links hand it on, and as a person names it. Pure.
import type { ParameterValue, Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { gist } from './numbers.ts';

/** An activation with its parameters; those that are missing stand at their defaults. */
export interface Choice {
  readonly id: string;
  readonly parameters: Values;
}

/** The activation as a person names it, with the parameters that are not at their defaults: `Softplus(beta=2.0)`. */
export function labelOf({ id, parameters }: Choice): string {
  const row = findById(id);
  const told = (row?.parameters ?? []).flatMap((parameter) => {
    const value = parameters[parameter.name];
    return value === undefined || Object.is(value, parameter.default)
      ? []
      : [`${parameter.name}=${writeValue(value)}`];
  });
  return told.length ? `${id}(${told.join(', ')})` : id;
}

/** As Python writes it. */
export function writeValue(value: ParameterValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? gist(value, 6).replace('−', '-') : `'${value}'`;
}
