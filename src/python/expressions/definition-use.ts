// Tells of a hand-written activation what is told of the catalog's, where it is one of those.
import { compile } from '../../autodiff/compile.ts';
import { identify } from '../../autodiff/identify.ts';
import { findById } from '../../catalog/catalog.ts';
import { newest } from '../../foundation/release.ts';
import type { ActivationUse, ParameterState } from '../uses/use.ts';
import type { Definition } from './definitions.ts';

/** The definition as a use of the activation that it computes; undefined where it is none of the catalog's. */
export function useOfDefinition(definition: Definition): ActivationUse | undefined {
  const { name, start, end, formula } = definition;
  const { equals } = identify(formula);
  const entry = equals && findById(equals.id);
  const apiPath = entry?.apiPaths.find(({ kind }) => kind === 'module') ?? entry?.apiPaths[0];
  if (!equals || !entry || !apiPath) return undefined;
  const place = { start, end, code: name };
  const parameters = Object.fromEntries(
    entry.parameters.map((one): [string, ParameterState] => {
      const value = equals.parameters[one.name];
      const isDefault = value === one.default;
      return [one.name, { isDefault, ...(value === undefined ? {} : { value, text: String(value) }) }];
    }),
  );
  const values = Object.fromEntries(formula.parameters.map((one) => [one.name, one.value]));
  const { hasBranches, hasNoGradient } = compile(formula, values, { dtype: 'float32', release: newest });
  const takesGradients = formula.isNumpy !== true && !hasNoGradient;
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
    defines: {
      name,
      hasOtherGradient: takesGradients && !equals.gradient,
      isForSingleNumbers: hasBranches || (hasNoGradient && formula.isNumpy !== true),
    },
  };
}
