// The names of one module, put together from its top-level statements in order. Pure.
import { walkUnit } from './bind-statements.ts';
import { createScope, type Scope, type UnitScopes } from './scopes.ts';
import type { SourceText, Unit } from './syntax.ts';

/** The names of one module, kept from one version to the next because the scopes of kept units point at it. */
export interface ModuleNames {
  readonly scope: Scope;
  readonly known: WeakMap<Unit, UnitScopes>;
}

/** `parent`: the module whose names a doctest sees; `name`: the module's own, for relative imports. */
export function createModule(parent?: ModuleNames, isSnippet = false, name?: string): ModuleNames {
  const scope = createScope('module', parent?.scope);
  return { scope: { ...scope, isSnippet, name }, known: new WeakMap() };
}

/** Adds what `unit` binds to the module; `order` is the unit's place among all that share it. */
export function* joinModule(
  module: ModuleNames,
  unit: Unit,
  source: SourceText,
  order: number,
): Generator<undefined, UnitScopes> {
  unit.order = order;
  unit.source = source;
  const { scope, known } = module;
  let scopes = known.get(unit);
  if (!scopes) {
    scopes = yield* walkUnit(unit, scope);
    known.set(unit, scopes);
  }
  for (const binding of scopes.bindings) {
    const list = scope.bindings.get(binding.name);
    if (list) list.push(binding);
    else scope.bindings.set(binding.name, [binding]);
  }
  scope.stars.push(...scopes.stars);
  return scopes;
}
