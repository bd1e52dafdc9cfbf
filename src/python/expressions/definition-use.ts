// Tells of a hand-written activation what is told of the catalog's, where it is one of those.
import { findEqual } from '../../autodiff/identify.ts';
import { findById } from '../../catalog/catalog.ts';
import type { ActivationUse, Code, ParameterState } from '../uses/use.ts';
import type { Definition } from './definitions.ts';
import type { WholeExpression } from './pointed-at.ts';

/** The definition as a use of the activation that it computes, at its name or `at` another one that holds it. */
export function useOfDefinition(
  definition: Definition,
  at: Code = { start: definition.start, end: definition.end, code: definition.name },
): ActivationUse {
  const { name, formula, isByDefault, isLearned, site, gated } = definition;
  const equal = gated ? undefined : findEqual(formula);
  const entry = equal && findById(equal.id);
  const apiPath = entry?.apiPaths.find(({ kind }) => kind === 'module') ?? entry?.apiPaths[0];
  const own = {
    kind: 'reference',
    mention: 'definition',
    start: at.start,
    end: at.end,
    callee: at,
    expression: at,
    certainty: 'certain',
    ...(gated
      ? { gates: { ...gated, definition: name, isByDefault } }
      : { defines: { name, formula, isByDefault, isLearned, ...(site ? { site } : {}) } }),
  } as const;
  if (!equal || !entry || !apiPath) return { ...own, id: '', apiPath: '', parameters: {} };
  const parameters = Object.fromEntries(
    entry.parameters.map((one): [string, ParameterState] => {
      const value = equal.parameters[one.name];
      const isDefault = value === one.default;
      return [one.name, { isDefault, ...(value === undefined ? {} : { value, text: String(value) }) }];
    }),
  );
  return { ...own, id: entry.id, apiPath: apiPath.path, parameters };
}

/** The name of what is no activation by itself, in an expression that is one as a whole. */
export function useOfPart({ at, ...partOf }: WholeExpression): ActivationUse {
  return {
    id: '',
    kind: 'reference',
    mention: 'part',
    apiPath: '',
    start: at.start,
    end: at.end,
    callee: at,
    expression: at,
    parameters: {},
    certainty: 'certain',
    partOf,
  };
}
