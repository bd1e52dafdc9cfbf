// The use of an activation that a configuration file names: told as what a string in Python names is.

import type { ParameterValue } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { knownById } from '../resolver/api-paths.ts';
import type { ActivationUse, Code, NamedBy, ParameterState } from './use.ts';

/** What is named at `code`, with what is set `beside` it by PyTorch's names for arguments. */
export function useOfName(
  code: Code,
  namedBy: NamedBy,
  beside: Readonly<Record<string, ParameterValue>>,
): ActivationUse {
  const { meaning } = namedBy;
  const known = meaning?.id === undefined ? undefined : knownById(meaning.id);
  const own = { kind: 'string', start: code.start, end: code.end, callee: code, expression: code } as const;
  if (!known) {
    return {
      ...own,
      id: '',
      apiPath: '',
      mention: 'unlisted name',
      parameters: {},
      certainty: 'likely',
      namedBy,
    };
  }
  const { id, parameters } = findById(known.entry.id) ?? known.entry;
  const states = parameters.map(({ name, default: fallback }): [string, ParameterState] => {
    const written = known.apiPath.arguments.find((one) => one.parameter === name)?.name ?? name;
    const value = Object.hasOwn(beside, written) ? beside[written] : meaning?.parameters?.[name];
    if (value !== undefined) {
      return [
        name,
        { value, text: typeof value === 'string' ? `'${value}'` : String(value), isDefault: false },
      ];
    }
    return [name, fallback === undefined ? { isDefault: true } : { isDefault: true, value: fallback }];
  });
  return {
    ...own,
    mention: 'setting',
    id,
    apiPath: known.apiPath.path,
    parameters: Object.fromEntries(states),
    certainty: 'likely',
    namedBy,
  };
}
