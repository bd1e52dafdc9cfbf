// Follows attributes and subscripts: members of modules, of classes and their instances, of containers.
import { bindingsReaching, isWithin, type Moment, positionOf } from '../binder/flow.ts';
import { type Binding, dottedChangesOf, type Scope } from '../binder/scopes.ts';
import type { Attribute, Expression } from '../syntax/syntax.ts';
import { changed, withSet } from './changes.ts';
import { isEntered, isRuledOut } from './conditions.ts';
import { mapContainers, pick, untold } from './containers.ts';
import { isPlain, isProperty, nameOfDecorator } from './decorators.ts';
import { memberAt } from './enums.ts';
import { fieldsOf, givenToBase, mayHaveFields } from './given-parameters.ts';
import { libraryClassAt, libraryMember } from './library.ts';
import { importedName, lookUp, valueOfBinding, withAnnotation } from './names.ts';
import { narrowed } from './narrowing.ts';
import { optionOf } from './options.ts';
import { isOther, overridings, storedInModule, storedOutside, storedUnderAny } from './outside-stores.ts';
import type { Resolution } from './resolution.ts';
import { isTensorAttribute } from './torch.ts';
import {
  type Alternative,
  assumedLike,
  type GivenParameters,
  givenLike,
  mapAlternatives,
  none,
  nothing,
  only,
  type Possible,
  type ReachedThrough,
  union,
  unknown,
  type Value,
  valueAtPath,
  withOrigin,
} from './values.ts';

/** Characters of a qualified path beyond which nothing is known: each attribute of a long chain would copy its own. */
const longestPath = 400;

export function followAttribute(resolution: Resolution, node: Attribute): Possible {
  const possible = attributeBefore(resolution, node);
  // In a long chain nearly every attribute is unknown, and each has a longer way to its root.
  if (possible.alternatives.length === 0) return possible;
  let root: Expression = node;
  while (root.kind === 'attribute') root = root.object;
  const place = root.kind === 'name' ? resolution.placeOf(root) : undefined;
  return place ? narrowed(resolution, node, possible, place) : possible;
}

/** What an attribute may be, whatever `isinstance` tells. */
function attributeBefore(resolution: Resolution, node: Attribute): Possible {
  const member = /^(?:value|name)$/.test(node.name) ? memberAt(resolution, node.object) : undefined;
  if (member?.name === node.name) return unknown;
  if (member)
    return node.name === 'value'
      ? resolution.resolve(member)
      : only({ kind: 'constant', value: member.name, isInteger: false });
  const object = resolution.resolve(node.object);
  const parts: Possible[] = [];
  if (object.isOpen) parts.push(unknown);
  const moment =
    node.object.kind === 'name'
      ? { block: resolution.placeOf(node.object)?.block, position: positionOf(node.chunk, node.start) }
      : undefined;
  for (const one of object.alternatives)
    parts.push(assumedLike(one, givenLike(one, memberOf(resolution, one, node.name, moment))));
  const isTaken = object.alternatives.some(
    ({ value }) => value.kind === 'object' && takesStores(resolution, value.scope, node.name, 0),
  );
  const stored = isTaken ? undefined : storedByName(resolution, node);
  if (stored) return union([stored, ...storedByFunctions(resolution, node)]);
  const possible = parts.length > 0 ? union(parts) : unknown;
  // When that was, and whether to the same object, is not checked.
  const changes = dottedChangesOf(resolution, node);
  if (!changes) return possible;
  const set = changes.flatMap(({ setting }) => (setting ? [{ setting, isSure: false }] : []));
  const isHeld = changes.every(({ how }) => how === 'set');
  return withSet(isHeld ? possible : mapContainers(possible, untold), set);
}

/** Whether what is stored into the attribute goes to code of the class: to a property, or to `__setattr__`. */
function takesStores(resolution: Resolution, scope: Scope, name: string, depth: number): boolean {
  const { bindings, statement } = scope;
  if (bindings.get(name)?.some(isProperty) || bindings.has('__setattr__')) return true;
  if (depth > 8 || statement?.kind !== 'class') return false;
  return statement.bases.some(({ value: base }) =>
    resolution
      .resolve(base)
      .alternatives.some(
        ({ value }) =>
          value.kind === 'class' &&
          value.scope !== scope &&
          takesStores(resolution, value.scope, name, depth + 1),
      ),
  );
}

/** What was stored into an attribute by its dotted name, `model.act = nn.ReLU()`. */
function storedByName(
  resolution: Resolution,
  { object, name, chunk, start }: Attribute,
): Possible | undefined {
  if (!resolution.dottedNames.has(name) || object.kind !== 'name') return undefined;
  const place = resolution.placeOf(object);
  if (!place) return undefined;
  const { scope, block } = place;
  const owner = object.name;
  return lookUp(resolution, `${owner}.${name}`, scope, block, positionOf(chunk, start), owner);
}

/**
 * What functions store into the attribute of a name that is bound around them, whenever they are called; and what is stored into an
 * attribute that may be this one.
 */
function storedByFunctions(resolution: Resolution, { object, name }: Attribute): readonly Possible[] {
  const here = object.kind === 'name' ? resolution.placeOf(object)?.scope : undefined;
  const all = [...(resolution.settings.get(name) ?? []), ...storedUnderAny(resolution, name)];
  if (all.length > mostStored) return [unknown];
  return all.flatMap(({ object: other, value, attribute }) => {
    if (object.kind !== 'name' || other.kind !== 'name' || other.name !== object.name) return [];
    const scope = resolution.placeOf(other)?.scope;
    const isElsewhere = scope !== here && scope?.kind === 'function' && !scope.bindings.has(other.name);
    const isOfAnyName = attribute.startsWith('*');
    if (!isElsewhere && !(isOfAnyName && scope === here)) return [];
    const given = value && withOrigin(resolution.resolve(value), value);
    if (isOfAnyName && given && isOther(given)) return [];
    return [given && attribute !== '*' ? given : unknown];
  });
}

/** Some time after everything that is written has run. */
const atLast: Moment = { block: undefined, position: Number.POSITIVE_INFINITY };

export function memberOf(
  resolution: Resolution,
  { value }: Alternative,
  name: string,
  moment = atLast,
): Possible {
  switch (value.kind) {
    case 'path':
      if (value.path.length > longestPath) return unknown;
      return memberOfModule(resolution, value, name);
    case 'object':
    case 'class':
      return heldBy(resolution, value, name, moment);
    case 'tensor':
      return isTensorAttribute(name) ? only(value) : nothing;
    case 'container': {
      const named = value.isModule ? value.entries.filter((entry) => entry.key === name) : [];
      return named.length > 0 ? pick(resolution, value, name) : nothing;
    }
    case 'layer': {
      const { made } = value;
      const held = made && libraryMember(resolution, made.of, name, made.call);
      if (held) return held;
      return /^(?:weight|bias)$/.test(name) ? only({ kind: 'tensor' }) : made ? unknown : nothing;
    }
    case 'namespace':
      return optionOf(resolution, value, name);
    case 'instance':
      return /^(?:weight|bias)$/.test(name) ? only({ kind: 'tensor' }) : nothing;
    default:
      return nothing;
  }
}

/** What an object holds by what its class says, and by what other code puts in its place. */
function heldBy(
  resolution: Resolution,
  of: Extract<Value, { kind: 'object' | 'class' }>,
  name: string,
  moment: Moment,
): Possible {
  const own = attributeOf(resolution, of, name, moment, 0);
  if (own.alternatives.length === 0) return own;
  const isTaken = takesStores(resolution, of.scope, name, 0);
  const parts = [own, ...(isTaken ? [] : storedOutside(resolution, of, name))];
  const isSure = of.kind === 'object' ? of.isExact : !of.isAny;
  const others = isSure ? [] : overridings(resolution, of.scope, name);
  if (others === 'many' || of.scope.bindings.has('__getattribute__')) parts.push(unknown);
  if (others !== 'many')
    for (const scope of others)
      parts.push(attributeOf(resolution, { kind: of.kind, scope }, name, moment, 0));
  return union(parts);
}

/** An attribute of a class of this file and its instances, through its bases. */
function attributeOf(
  resolution: Resolution,
  of: Extract<Value, { kind: 'object' | 'class' }>,
  name: string,
  moment: Moment,
  depth: number,
): Possible {
  const { scope } = of;
  const given = of.kind === 'object' ? of.given : undefined;
  const own = scope.bindings.get(name) ?? [];
  // What is stored into a property goes to its setter, which may do anything with it.
  const stored = own.some(isProperty) ? [] : (scope.attributes?.get(name) ?? []);
  const bindings = [...stored, ...own];
  const parts = bindings.slice(0, mostStored).flatMap((binding) => {
    const value = () => {
      if (isRuledOut(resolution, binding.block, binding.start)) return undefined;
      const field = of.kind === 'object' ? valueOfField(resolution, of, binding) : undefined;
      return field ?? valueOfMember(resolution, binding);
    };
    const held = given ? resolution.within(given, value) : value();
    return held ? [changed(resolution, held, binding, scope, moment)] : [];
  });
  // `self.act = None` is a place kept free.
  const isOwn =
    parts.length > 0 &&
    (!isStoredBefore(resolution, scope, name, depth) ||
      own.some(isProperty) ||
      isStoredLast(resolution, scope, name, given));
  if (isOwn) return union(parts);
  return union([...parts, inheritedBy(resolution, of, name, moment, depth)]);
}

/** An attribute that the bases of a class hold. */
function inheritedBy(
  resolution: Resolution,
  of: Extract<Value, { kind: 'object' | 'class' }>,
  name: string,
  moment: Moment,
  depth: number,
): Possible {
  const { scope } = of;
  if (depth > 8 || scope.statement?.kind !== 'class') return unknown;
  const inherited: Possible[] = [];
  let isOpen = false;
  for (const base of scope.statement.bases) {
    if (base.name) continue;
    const possible = resolution.resolve(base.value);
    const isAfter = isOpen;
    isOpen ||= mayHoldMore(base.value, possible);
    for (const { value } of possible.alternatives) {
      const library = value.kind === 'path' ? libraryClassAt(value.path) : undefined;
      const held = of.kind === 'object' && library && libraryMember(resolution, library, name);
      // What bases before it hold may go first.
      if (held) return union([...inherited, isAfter ? { ...held, isOpen } : held]);
      if (value.kind !== 'class' || value.scope === scope) continue;
      const found = attributeOf(resolution, baseOf(resolution, of, value.scope), name, moment, depth + 1);
      if (found.alternatives.length === 0) continue;
      inherited.push(scope.changes?.has(name) ? mapContainers(found, untold) : found);
      // What the base only inherits, another base may put something else in place of.
      if (value.scope.bindings.has(name) || value.scope.attributes?.has(name))
        return union(isOpen ? [...inherited, unknown] : inherited);
    }
  }
  return inherited.length > 0 && !isOpen ? union(inherited) : union([...inherited, unknown]);
}

/** Whether a base that nobody knows may hold the attribute: those of Python's and of PyTorch's hold none of a program's. */
function mayHoldMore(base: Expression, { alternatives, isOpen }: Possible): boolean {
  const node = base.kind === 'subscript' ? base.object : base;
  const name = node.kind === 'name' || node.kind === 'attribute' ? node.name : '';
  if (/^(?:object|ABC|Generic|Protocol|Enum|Module)$/.test(name)) return false;
  return (
    isOpen ||
    alternatives.length === 0 ||
    alternatives.some(({ value }) => value.kind === 'path' && !/^(?:torch|builtins)\./.test(value.path))
  );
}

/** Whether a base in sight stores the attribute into its objects, where that goes before what a class binds. */
function isStoredBefore(resolution: Resolution, { statement }: Scope, name: string, depth: number): boolean {
  if (depth > 8 || statement?.kind !== 'class') return false;
  return statement.bases.some(({ value: base }) =>
    resolution
      .resolve(base)
      .alternatives.some(
        ({ value }) =>
          value.kind === 'class' &&
          (value.scope.attributes?.has(name) || isStoredBefore(resolution, value.scope, name, depth + 1)),
      ),
  );
}

/** How many places of a class that store an attribute are looked at. */
const mostStored = 32;

/** Whether the class' own `__init__` certainly stores the attribute, after that of its base. */
function isStoredLast(
  resolution: Resolution,
  { bindings, attributes }: Scope,
  name: string,
  given: GivenParameters | undefined,
): boolean {
  const made = bindings.get('__init__')?.at(-1)?.bound;
  const stored = attributes?.get(name);
  if (made?.kind !== 'function' || !stored) return false;
  const { root, begun = 0 } = made.scope;
  const later = stored
    .slice(-mostStored)
    .filter(({ block, start }) => start > begun && isWithin(block, root));
  const isSure = () =>
    bindingsReaching(later, root, Number.POSITIVE_INFINITY, (arm) => isEntered(resolution, arm)).isSure;
  return given ? resolution.within(given, isSure) : isSure();
}

/** The object as one of a base of its class. */
function baseOf(
  resolution: Resolution,
  of: Extract<Value, { kind: 'object' | 'class' }>,
  scope: Scope,
): Extract<Value, { kind: 'object' | 'class' }> {
  if (of.kind === 'class') return { kind: 'class', scope };
  const { given } = of;
  const handedOn = givenToBase(resolution, of.scope, scope);
  // Of a class without an `__init__` of its own, the base is given what the class is given.
  const all = new Map([...(given ?? []), ...(handedOn ?? [])]);
  return all.size > 0 ? { kind: 'object', scope, given: all } : { kind: 'object', scope };
}

/** What a field of a dataclass holds, which a caller may give, or undefined if it is not one. */
function valueOfField(
  resolution: Resolution,
  { scope, given }: Extract<Value, { kind: 'object' }>,
  binding: Binding,
): Possible | undefined {
  const { bound, chunk } = binding;
  if (bound.kind !== 'value' || !bound.annotation) return undefined;
  const field = fieldsOf(resolution, scope)?.find(
    ({ name, annotation }) => name === binding.name && annotation === bound.annotation,
  );
  if (!field && !mayHaveFields(resolution, scope)) return undefined;
  const own = field && given?.get(field);
  if (own) return own;
  const { value } = bound;
  const through: ReachedThrough = {
    kind: 'parameter default',
    name: binding.name,
    chunk,
    start: value.start,
    end: value.end,
  };
  const possible = valueOfMember(resolution, binding);
  return { ...mapAlternatives(possible, (one) => ({ ...one, through })), isOpen: true };
}

/** What an attribute is that a class binds: of a property, what it returns. */
function valueOfMember(resolution: Resolution, binding: Binding): Possible {
  const { bound } = binding;
  if (bound.kind === 'function') {
    const decorators = bound.statement.decorators.map(nameOfDecorator);
    if (decorators.some((name) => name === 'setter' || name === 'deleter')) return nothing;
    if (decorators.some((name) => name === 'property' || name === 'cached_property'))
      return returned(resolution, bound.scope);
  }
  return valueOfBinding(resolution, binding);
}

/** What a function of this file returns. */
export function returned(resolution: Resolution, scope: Scope): Possible {
  return resolution.remember(scope, () => {
    const { statement } = scope;
    const isKnown = statement === undefined || (statement.kind === 'function' && isPlain(statement));
    const parts = isKnown
      ? scope.returns
          .filter(
            (value, index) => !isRuledOut(resolution, scope.returnBlocks[index] ?? scope.root, value.start),
          )
          .slice(0, 32)
          .map((value) => withOrigin(resolution.resolve(value), value))
      : [];
    const { root, end } = scope;
    if (parts.length > 0 && end !== undefined && !isRuledOut(resolution, root, end)) parts.push(only(none));
    const found = parts.length > 0 ? union(parts) : unknown;
    // What it returns may be declared; a decorator may make anything else of it.
    const declared = isKnown && statement?.kind === 'function' ? statement.returns : undefined;
    return withAnnotation(resolution, found, declared, scope.parent);
  });
}

/** What a module's name holds: what its file says, or what code elsewhere stores there, `layers.ACT = nn.GELU`. */
function memberOfModule(
  resolution: Resolution,
  of: Extract<Value, { kind: 'path' }>,
  name: string,
): Possible {
  const path = `${of.path}.${name}`;
  const found = importedName(resolution, path, of.from);
  if (!found) return only(valueAtPath(path, of));
  return union([found, ...storedInModule(resolution, of.path, name)]);
}
