// What an attribute of an object may be beside what its class says: what code outside of the class stores into it, and what
// classes that derive from it put in its place.
import type { Scope } from '../binder/scopes.ts';
import { mayBeNamed, type Setting } from '../binder/settings.ts';
import { mostDerived, type Resolution } from './resolution.ts';
import { type Possible, unknown, type Value, withOrigin } from './values.ts';

/** How many places that store an attribute are looked at; where there are more, it may be anything. */
const most = 24;

type Owned = Extract<Value, { kind: 'object' | 'class' }>;

/** What is stored into the attribute of such an object from outside. */
export function storedOutside(resolution: Resolution, { scope }: Owned, name: string): readonly Possible[] {
  // The one is a tensor, which is changed in place.
  const { settings } = resolution;
  const own = name === 'weight' ? [] : [name, `${name}[]`].flatMap((one) => settings.get(one) ?? []);
  const any = storedUnderAny(resolution, name);
  if (own.length + any.length === 0) return [];
  if (own.length > most || any.length > most) return [unknown];
  return [...own, ...any].flatMap((one): readonly Possible[] => {
    const { value } = one;
    const isFound = holderIs(resolution, one, scope);
    if (isFound === 'no') return [];
    const given = value && resolution.resolve(value);
    if (isFound === 'perhaps')
      return given && mayCompute(given) && value ? [withOrigin(given, value), unknown] : [];
    if (!given) return [unknown];
    // Which attribute that is nobody can tell; of what is no activation, it hardly is this one.
    if (one.attribute.startsWith('*') && isOther(given)) return [];
    if (one.attribute === '*') return [unknown];
    return [withOrigin(given, value)];
  });
}

/** What is stored into an attribute that may be the one with the name. */
export function storedUnderAny({ settings }: Resolution, name: string): readonly Setting[] {
  const named = (settings.get('**') ?? []).filter((one) => mayBeNamed(name, one));
  return [...(settings.get('*') ?? []), ...named];
}

/** What is stored into a name of the module with the path. */
export function storedInModule(resolution: Resolution, path: string, name: string): readonly Possible[] {
  const all = [name, '*', '**'].flatMap((one) => resolution.settings.get(one) ?? []);
  if (all.length > most) return [unknown];
  return all.flatMap(({ object, attribute, value }) => {
    const isThere = resolution
      .resolve(object)
      .alternatives.some((one) => one.value.kind === 'path' && one.value.path === path);
    if (!isThere) return [];
    return value && attribute === name ? [withOrigin(resolution.resolve(value), value)] : [unknown];
  });
}

/** Whether a store goes to an instance of the class, or to the class. */
function holderIs(resolution: Resolution, { object }: Setting, scope: Scope): 'yes' | 'no' | 'perhaps' {
  const { alternatives, isOpen } = resolution.resolve(object);
  const isHolder = alternatives.some(
    ({ value }) =>
      (value.kind === 'object' || value.kind === 'class') && isRelated(resolution, value.scope, scope),
  );
  if (isHolder) return 'yes';
  return isOpen || alternatives.length === 0 ? 'perhaps' : 'no';
}

function isRelated(resolution: Resolution, one: Scope, other: Scope): boolean {
  const derives = (base: Scope, from: Scope) => {
    const all = resolution.derivedFrom(base);
    return all.size > mostDerived || all.has(from);
  };
  return one === other || derives(one, other) || derives(other, one);
}

/** It may be an activation, or code of one's own. */
function mayCompute({ alternatives }: Possible): boolean {
  return alternatives.some(({ value }) =>
    /^(?:instance|partial|path|function|class|object)$/.test(value.kind),
  );
}

/** It certainly is no activation. */
export function isOther({ alternatives, isOpen }: Possible): boolean {
  return (
    !isOpen &&
    alternatives.every(({ value }) => /^(?:constant|layer|container|tensor|other)$/.test(value.kind))
  );
}

/** The classes deriving from the one with the scope that put something else in the attribute's place. */
export function overridings(resolution: Resolution, scope: Scope, name: string): readonly Scope[] | 'many' {
  const found: Scope[] = [];
  const all = resolution.derivedFrom(scope);
  if (all.size > mostDerived) return 'many';
  for (const one of all) {
    if (!one.bindings.has(name) && !one.attributes?.has(name)) continue;
    if (found.length >= most) return 'many';
    found.push(one);
  }
  return found;
}
