// Registries: tables that decorators fill, `@ACT.register("relu")` over a class or a function, and what they answer to a name.
import type { Binding, Change, Scope } from '../binder/scopes.ts';
import type { Argument, Call, Expression, Name, Parameter } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { computed } from './containers.ts';
import { nameOfDecorator } from './decorators.ts';
import { givenToFunction } from './given-parameters.ts';
import { partsOf, valueOfBinding } from './names.ts';
import { keyFrom, type Resolution } from './resolution.ts';
import { type Container, type Entry, type Possible, unknown, type WrittenPlace } from './values.ts';

/** How many definitions and calls are looked at. */
const most = 512;

/** A name of a module, and the modules that it is imported through. */
interface Home {
  readonly scope: Scope;
  readonly name: string;
  readonly modules: ReadonlySet<Scope>;
}

/** What the registry that `node` names holds by what is registered in sight; undefined if it names none. */
export function registryAt(resolution: Resolution, node: Expression): Container | undefined {
  const home = node.kind === 'name' ? homeOf(resolution, node) : undefined;
  const [made, ...others] = home?.scope.bindings.get(home.name) ?? [];
  if (!home || made?.bound.kind !== 'value' || others.length > 0) return undefined;
  const { value } = made.bound;
  const isTable =
    value.kind === 'dictionary' ||
    (value.kind === 'call' && /^(?:dict|OrderedDict)$/.test(nameOfDecorator(value)));
  const isRegistry = value.kind === 'call' && /regist/i.test(nameOfDecorator(value));
  if (!isTable && !isRegistry) return undefined;
  const entries = isTable ? storedByDecorators(resolution, home) : registered(resolution, home);
  return entries.length > 0 ? { kind: 'container', entries, isWhole: false, isModule: false } : undefined;
}

function homeOf(resolution: Resolution, node: Name): Home | undefined {
  let scope = resolution.placeOf(node)?.scope;
  while (scope && !scope.bindings.has(node.name)) scope = scope.parent;
  let { name } = node;
  const modules = new Set<Scope>();
  for (let depth = 0; depth < 4; depth++) {
    if (scope?.kind !== 'module') return undefined;
    modules.add(scope);
    const [first] = scope.bindings.get(name) ?? [];
    if (first?.bound.kind !== 'import') return { scope, name, modules };
    const [parent, own] = partsOf(first.bound.path);
    name = own;
    scope = resolution.moduleAt(parent, first.chunk.source?.file?.key ?? '')?.names.scope;
  }
  return undefined;
}

const isSameHome = (one: Home | undefined, other: Home): boolean =>
  one?.scope === other.scope && one.name === other.name;

/** A class or a function, and what stands over it. */
interface Decorated {
  readonly binding: Binding;
  readonly decorator: Expression;
}

function* decorated({ modules }: Home): Generator<Decorated> {
  let count = 0;
  for (const { bindings } of modules)
    for (const all of bindings.values())
      for (const binding of all) {
        if (++count > most) return;
        const { bound } = binding;
        if (bound.kind === 'class' || bound.kind === 'function')
          for (const decorator of bound.statement.decorators) yield { binding, decorator };
      }
}

/** What `@register_act("relu")` stores, a function that holds `ACT[name] = …`. */
function storedByDecorators(resolution: Resolution, home: Home): readonly Entry[] {
  const changes = home.scope.changes?.get(home.name) ?? [];
  const stores = changes.filter(({ how, value }) => how === 'touch' && value);
  if (stores.length === 0) return [];
  const found: Entry[] = [];
  const asked = new Set<Expression>();
  const names = new Set<string>();
  for (const { binding, decorator } of decorated(home)) {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    if (callee.kind !== 'name' && callee.kind !== 'attribute') continue;
    for (const { value } of resolution.resolve(callee).alternatives) {
      const statement = value.kind === 'function' ? value.scope.statement : undefined;
      const store = statement && stores.find((one) => isInside(one, statement));
      if (value.kind !== 'function' || !store) continue;
      asked.add(decorator);
      names.add(callee.name);
      found.push(stored(resolution, value.scope, store, decorator, binding));
    }
  }
  const replaced = changes.flatMap(({ how, key }) =>
    how === 'replace' && key?.kind === 'text' ? [key.value] : [],
  );
  const entries = found.filter(({ key }) => typeof key !== 'string' || !replaced.includes(key));
  const keys = new Set(entries.map(({ key }) => key));
  const isAll =
    home.modules.size === 1 &&
    keys.size === entries.length &&
    !keys.has(undefined) &&
    // One store is noted twice: something has happened, and what was stored.
    stores.length === 1 &&
    changes.length <= 2 &&
    [...names].every((name) => resolution.callsOf(name).every((call) => asked.has(call)));
  return isAll ? entries : perhapsMore(entries);
}

const isInside = ({ chunk, start }: Change, around: WrittenPlace): boolean =>
  chunk === around.chunk && around.start <= start && start <= around.end;

/** What one decorator stores: with its arguments, and with what stands below it. */
function stored(
  resolution: Resolution,
  scope: Scope,
  { key, value }: Change,
  decorator: Expression,
  binding: Binding,
): Entry {
  const held = valueOfBinding(resolution, binding);
  const taken = value && parameterIn(resolution, value);
  const given = decorator.kind === 'call' ? givenToFunction(resolution, scope, decorator) : new Map();
  if (!key || !value || !taken || !given) return { key: undefined, value: computed(unknown) };
  const isOwnName = key.kind === 'attribute' && key.name === '__name__';
  const all = new Map<Parameter, Possible>([...given, [taken, held]]);
  return resolution.within(all, () => {
    const text = isOwnName ? binding.name : keyFrom(resolution.resolve(key))?.value;
    return {
      key: typeof text === 'string' ? text : undefined,
      value: computed(resolution.resolve(value)),
    };
  });
}

/** The parameter that is stored: `cls` of `ACT[name] = cls`, of `ACT[name] = cls()`. */
function parameterIn(resolution: Resolution, value: Expression): Parameter | undefined {
  const node = value.kind === 'call' ? value.callee : value;
  const place = node.kind === 'name' ? resolution.placeOf(node) : undefined;
  const [only, ...others] = (node.kind === 'name' && place?.scope.bindings.get(node.name)) || [];
  return only?.bound.kind === 'parameter' && others.length === 0 ? only.bound.parameter : undefined;
}

/** What is registered in a registry by its methods, under the name that is given or its own. */
function registered(resolution: Resolution, home: Home): readonly Entry[] {
  const isOwn = (node: Expression): boolean =>
    node.kind === 'name' && isSameHome(homeOf(resolution, node), home);
  const entries: Entry[] = [];
  for (const { binding, decorator } of decorated(home)) {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    const isMethod = callee.kind === 'attribute' && registers.test(callee.name) && isOwn(callee.object);
    if (!isMethod && !(decorator.kind === 'call' && isOwn(callee))) continue;
    const list = decorator.kind === 'call' ? decorator.arguments : [];
    for (const key of namesIn(list, binding.name))
      entries.push({ key, value: computed(valueOfBinding(resolution, binding)) });
  }
  for (const name of ['register', 'register_module'])
    for (const { callee, arguments: list } of resolution.callsOf(name).slice(0, most)) {
      if (callee.kind !== 'attribute' || !isOwn(callee.object)) continue;
      const given = list.find(
        ({ value, name: to }) =>
          value.kind !== 'text' && (to === undefined || /^(?:module|obj|cls)$/.test(to)),
      );
      for (const one of given ? resolution.resolve(given.value).alternatives : []) {
        const { value } = one;
        const own = value.kind === 'path' ? findApiPath(value.path)?.entry.id : undefined;
        for (const key of namesIn(list, own))
          entries.push({ key, value: computed({ alternatives: [one], isOpen: false }) });
      }
    }
  return perhapsMore(entries);
}

const registers = /^register(?:_\w+)?$/;

function namesIn(list: readonly Argument[], own: string | undefined): readonly (string | undefined)[] {
  const given = list.filter(({ name }) => name === undefined || name === 'name').map(({ value }) => value);
  const texts = given.flatMap((one) => (one.kind === 'sequence' ? one.elements : [one]));
  const names = texts.flatMap((one) => (one.kind === 'text' ? [one.value] : []));
  return names.length > 0 ? names : [texts.some((one) => one.kind === 'name') && !own ? undefined : own];
}

/** Modules that are not in sight may register more, and the same names anew. */
const perhapsMore = (entries: readonly Entry[]): readonly Entry[] =>
  entries.length > 0 ? [...entries, { key: undefined, value: computed(unknown) }] : entries;

/** What a method of a registry is asked for, and whether it answers what is made of that. */
export function askedOf({
  callee,
  arguments: list,
}: Call): { readonly registry: Expression; readonly key: Expression; readonly isMade: boolean } | undefined {
  const [first] = list;
  if (callee.kind !== 'attribute' || !first || first.stars > 0 || first.name !== undefined) return undefined;
  const isMade = /^(?:build|create|make)$/.test(callee.name);
  return isMade || callee.name === 'get' ? { registry: callee.object, key: first.value, isMade } : undefined;
}
