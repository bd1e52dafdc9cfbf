// Names that one cell of a marimo notebook hands to another: a cell is a function that takes what it reads of others as
// parameters, and returns what others read of it.
import type { Binding, Scope } from '../binder/scopes.ts';
import type { Expression, FunctionStatement } from '../syntax/syntax.ts';
import type { Resolution } from './resolution.ts';

/** The cells that hand `name` to the cell `statement`; empty if that is none. */
export function cellsThatHand(
  resolution: Resolution,
  statement: FunctionStatement,
  name: string,
  module: Scope | undefined,
): readonly Scope[] {
  const app = module?.kind === 'module' ? appOf(resolution, statement) : undefined;
  if (!module || app === undefined) return [];
  return [...module.bindings.values()].flat().flatMap(({ bound }) => {
    if (bound.kind !== 'function' || bound.statement === statement) return [];
    const { scope } = bound;
    const isHanded = isBoundIn(scope, name) && scope.returns.some((value) => hands(value, name));
    return isHanded && appOf(resolution, bound.statement) === app ? [scope] : [];
  });
}

/** Whether a cell gives the name its value, not only reads it. */
function isBoundIn({ bindings }: Scope, name: string): boolean {
  return bindings.get(name)?.some(({ bound }) => bound.kind !== 'parameter') === true;
}

function hands(value: Expression, name: string): boolean {
  if (value.kind === 'sequence') return value.elements.some((element) => hands(element, name));
  return value.kind === 'name' && value.name === name;
}

/** The call of `marimo.App` that a function is a cell of. */
function appOf(resolution: Resolution, { decorators }: FunctionStatement): Expression | undefined {
  for (const decorator of decorators) {
    const node = decorator.kind === 'call' ? decorator.callee : decorator;
    if (node.kind !== 'attribute' || node.name !== 'cell' || node.object.kind !== 'name') continue;
    const app = node.object;
    const bindings = resolution.placeOf(app)?.scope.bindings.get(app.name) ?? [];
    const made = bindings.length === 1 ? madeBy(bindings[0]) : undefined;
    if (made?.kind !== 'call') continue;
    const { alternatives } = resolution.resolve(made.callee);
    if (alternatives.some(({ value }) => value.kind === 'path' && value.path === 'marimo.App')) return made;
  }
  return undefined;
}

function madeBy(binding: Binding | undefined): Expression | undefined {
  return binding?.bound.kind === 'value' ? binding.bound.value : undefined;
}
