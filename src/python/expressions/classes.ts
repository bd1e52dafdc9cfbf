// What classes of one's own have: their bases, their methods and the code of these.
import type { Binding, Scope } from '../binder/scopes.ts';
import { nameOfDecorator } from '../resolver/decorators.ts';
import { storedOutside } from '../resolver/outside-stores.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { FunctionStatement, Lambda } from '../syntax/syntax.ts';

/** How many classes a class may derive from, one after the other. */
export const mostBases = 8;

/** What binds an attribute: in its class or, where that does not, in the nearest base. */
export function bindingsOf(resolver: Resolver, scope: Scope, name: string, depth = 0): readonly Binding[] {
  const own = [...(scope.attributes?.get(name) ?? []), ...(scope.bindings.get(name) ?? [])].filter(
    // `beta: float` gives it nothing.
    ({ bound }) => bound.kind !== 'annotation',
  );
  if (own.length > 0 || depth > mostBases) return own;
  for (const base of basesOf(resolver, scope)) {
    const found = bindingsOf(resolver, base, name, depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}

/** The classes of one's own that a class is made from. */
export function basesOf(resolver: Resolver, { statement }: Scope): readonly Scope[] {
  if (statement?.kind !== 'class') return [];
  return statement.bases.flatMap(({ value }) =>
    resolver
      .resolveAfresh(value)
      .alternatives.flatMap(({ value: base }) =>
        base.kind === 'class' && base.scope !== undefined ? [base.scope] : [],
      ),
  );
}

/** The scope of a method, of the class or a base. */
export function methodOf(resolver: Resolver, scope: Scope, name: string): Scope | undefined {
  const [binding, ...others] = bindingsOf(resolver, scope, name);
  if (others.length > 0 || binding?.bound.kind !== 'function') return undefined;
  // `Act.forward = other`, of the class or of one that was made of it.
  if (storedOutside(resolver, { kind: 'class', scope }, name).length > 0) return undefined;
  return binding.bound.scope;
}

/** Whether a method takes no `self`. */
export const isStatic = ({ decorators }: FunctionStatement): boolean =>
  decorators.map(nameOfDecorator).includes('staticmethod');

const transparent =
  /^(?:staticmethod|classmethod|property|cached_property|override|final|export|script|script_if_tracing|script_method|compile|custom_fwd|custom_bwd|once_differentiable|lru_cache|cache|njit|jit|vectorize)$/;

/** The code of a function that runs as it is written; undefined if a decorator may make anything of it. */
export function codeOf(scope: Scope): FunctionStatement | Lambda | undefined {
  const { statement } = scope;
  if (statement?.kind !== 'function') return undefined;
  return statement.decorators.every((node) => transparent.test(nameOfDecorator(node)))
    ? statement
    : undefined;
}
