// Tells of a hand-written activation what is told of the catalog's, where it is one of those.
import { findEqual } from '../../autodiff/identify.ts';
import { findById } from '../../catalog/catalog.ts';
import type { ActivationUse, ParameterState } from '../uses/use.ts';
import type { Definition } from './definitions.ts';

/** The definition as a use of the activation that it computes; undefined where it is none of the catalog's. */
export function useOfDefinition(definition: Definition): ActivationUse | undefined {
  const { name, start, end, formula, isByDefault, isLearned } = definition;
  const equal = findEqual(formula);
  const entry = equal && findById(equal.id);
  const apiPath = entry?.apiPaths.find(({ kind }) => kind === 'module') ?? entry?.apiPaths[0];
  if (!equal || !entry || !apiPath) return undefined;
  const place = { start, end, code: name };
  const parameters = Object.fromEntries(
    entry.parameters.map((one): [string, ParameterState] => {
      const value = equal.parameters[one.name];
      const isDefault = value === one.default;
      return [one.name, { isDefault, ...(value === undefined ? {} : { value, text: String(value) }) }];
    }),
  );
  return {
    id: entry.id,
    kind: 'reference',
    mention: 'definition',
    apiPath: apiPath.path,
    start,
    end,
    callee: place,
    expression: place,
    parameters,
    certainty: 'certain',
    defines: { name, formula, isByDefault, isLearned },
  };
}
