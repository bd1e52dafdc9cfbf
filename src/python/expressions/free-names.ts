// What names hold that the code of a definition does not bind itself.
import { constantFrom } from '../resolver/resolution.ts';
import type { Value, WrittenPlace } from '../resolver/values.ts';
import type { Attribute, Name } from '../syntax/syntax.ts';
import { type Held, refuse } from './held.ts';
import type { Walk } from './walk.ts';

/** A name that the function does not bind: a constant, or what can be called. */
export function freeName(walk: Walk, node: Name | Attribute): Held {
  const possible = walk.resolver.resolveAfresh(node);
  const constant = constantFrom(possible);
  if (constant) {
    // A default of a function around, which hands on what it is given.
    if (constant.through?.kind === 'parameter default') walk.isByDefault = true;
    return { kind: 'constant', value: constant.value };
  }
  const [only, ...others] = possible.alternatives;
  if (!only || others.length > 0 || possible.isOpen) {
    if (node.kind === 'name' && possible.alternatives.length === 0 && isBuiltin(walk, node))
      return { kind: 'value', value: { kind: 'path', path: `builtins.${node.name}` } };
    return walk.open?.(node) ?? refuse(`name ${node.name}`, node);
  }
  if (walk.open && only.value.kind === 'tensor') return walk.open(node);
  if (only.value.kind === 'object') return objectOf(only.value, node);
  const isType =
    only.value.kind === 'path' && /^torch\.(float|float32|double|float64)$/.exec(only.value.path);
  if (isType)
    return { kind: 'type', dtype: /^(?:float|float32)$/.test(isType[1] ?? '') ? 'float32' : 'float64' };
  return { kind: 'value', value: only.value };
}

/** An instance that is made elsewhere, of what is in sight there. */
function objectOf({ scope, given }: Extract<Value, { kind: 'object' }>, node: WrittenPlace): Held {
  const known = [...(given ?? [])].map(([{ name }, possible]): [string, Held] => {
    const constant = constantFrom(possible);
    return [name, constant ? { kind: 'constant', value: constant.value } : refuse(`argument ${name}`, node)];
  });
  return { kind: 'object', scope, given: new Map(known) };
}

/** No scope around binds it. */
function isBuiltin(walk: Walk, node: Name): boolean {
  for (let scope = walk.resolver.placeOf(node)?.scope; scope; scope = scope.parent)
    if (scope.bindings.has(node.name)) return false;
  return true;
}
