// An activation with its parameters: as results and links hand it on, and as a person names it.

import { shortenExponent, writeLiteral } from '../arithmetic/write-literal.ts';
import { activationOf, type Named } from '../autodiff/own-activation.ts';
import type { ParameterValue, Values } from '../catalog/activation.ts';
import type { Translate } from '../foundation/localization.ts';
import { formatGeneral } from './format.ts';

/** An activation with its parameters; those that are missing stand at their defaults. */
export interface ConfiguredActivation extends Named {
  readonly parameters: Values;
}

/** The activation as a person names it, with the parameters that are not at their defaults: `Softplus(beta=2.0)`. */
export function labelActivation({ id, own, parameters }: ConfiguredActivation): string {
  const entry = activationOf(own ? { id, own } : { id });
  const given = (entry?.parameters ?? []).flatMap((parameter) => {
    const value = parameters[parameter.name];
    return value === undefined || Object.is(value, parameter.default)
      ? []
      : [`${parameter.name}=${writeValue(value)}`];
  });
  return given.length ? `${id}(${given.join(', ')})` : id;
}

/** As Python writes it, numbers with six digits at most: what a person is shown. */
export function writeValue(value: ParameterValue): string {
  return writeLiteral(value, { writeNumber: (x) => shortenExponent(formatGeneral(x, 6)) });
}

/** More names than these are counted in a title. */
const mostListed = 3;

/** Activations as a title names them in a language: `Softplus and ReLU`, `GELU, Tanh and 5 more`. */
export function listActivations(
  activations: readonly ConfiguredActivation[],
  language: string,
  t: Translate,
): string {
  const names = activations.map(labelActivation);
  if (names.length > mostListed)
    return t('{0} and {1} more', names.slice(0, mostListed - 1).join(', '), names.length - mostListed + 1);
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
