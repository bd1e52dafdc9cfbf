// Which modules are set something of behind the name that holds them: by another name, as an element of a container, by a
// function that they are given to, or by what loads a whole model.
import type { Setting } from '../binder/settings.ts';
import { canonical, findApiPath } from '../resolver/api-paths.ts';
import { narrowed } from '../resolver/narrowing.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { KnownActivation, Possible, Value } from '../resolver/values.ts';
import type { Call, Expression, Name } from '../syntax/syntax.ts';
import { isChangedBy } from './usage.ts';

type Instance = Extract<Value, { kind: 'instance' }>;

/** Through how many calls and loops the one that is set is looked for. */
const mostSteps = 4;
/** How many elements of a container, and how many calls of a function, are looked at. */
const mostElements = 64;
/** How many places that set an attribute are looked at; where there are more, it may be set. */
const mostSettings = 64;

/** Loops over these give what a module holds. */
const walks = /^(?:named_)?(?:modules|children)$/;

export class ChangedInstances {
  private readonly resolver: Resolver;
  private byAttribute: ReadonlyMap<string, readonly Setting[]> | undefined;
  private readonly found = new Map<Call | KnownActivation, readonly Setting[] | 'many'>();
  private calls: { readonly named: Map<string, Call[]>; readonly given: Map<string, Call[]> } | undefined;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  /** Whether something that shapes the instance is set where the name that holds it is not followed. */
  isSet(instance: Instance): boolean {
    const { construction, followed, of } = instance;
    const key = construction?.call ?? of;
    let found = this.found.get(key);
    if (!found) {
      found = this.settingsOf(instance);
      this.found.set(key, found);
    }
    return found === 'many' || found.some((one) => !followed?.includes(one));
  }

  /** All that sets something that shapes the instance, by whatever name. */
  private settingsOf(instance: Instance): readonly Setting[] | 'many' {
    const found: Setting[] = [];
    this.byAttribute ??= byAttribute(this.resolver.settings());
    for (const [attribute, settings] of this.byAttribute) {
      if (!isChangedBy(instance.of, attribute)) continue;
      if (settings.length > mostSettings) return 'many';
      for (const one of settings) if (this.mayHold(one.object, instance, one.isDeep, 0)) found.push(one);
    }
    return found;
  }

  /** Whether code stores something else at an API path: `torch.nn.functional.relu = mine`. */
  isReplaced(path: string): boolean {
    this.byAttribute ??= byAttribute(this.resolver.settings());
    const [, parent, name = ''] = /^(.+)\.(\w+)$/.exec(path) ?? [];
    return (this.byAttribute.get(name) ?? []).some(({ object }) =>
      this.resolver
        .resolveAfresh(object)
        .alternatives.some(({ value }) => value.kind === 'path' && canonical(value.path) === parent),
    );
  }

  /** Whether `object` may be the instance, or hold it. */
  private mayHold(object: Expression, instance: Instance, isDeep: boolean, steps: number): boolean {
    if (this.holds(this.resolver.resolveAfresh(object), instance, isDeep)) return true;
    if (object.kind !== 'name' || steps > mostSteps || !this.mayBe(object, instance)) return false;
    const place = this.resolver.placeOf(object);
    for (let scope = place?.scope; scope; scope = scope.parent) {
      const bindings = scope.bindings.get(object.name);
      if (!bindings) continue;
      return bindings.some(({ bound }) => {
        if (bound.kind === 'element') {
          const { iterable } = bound;
          const isWalk =
            iterable.kind === 'call' &&
            iterable.callee.kind === 'attribute' &&
            walks.test(iterable.callee.name);
          return isWalk && this.mayHold(iterable.callee.object, instance, true, steps + 1);
        }
        if (bound.kind !== 'parameter') return false;
        // Calls of a lambda are not followed.
        if (bound.scope.statement?.kind !== 'function') return true;
        const { statement, parent } = bound.scope;
        const at = bound.index - (parent?.kind === 'class' && bound.index > 0 ? 1 : 0);
        return this.isGiven(statement.name, { at, name: bound.parameter.name }, instance, isDeep, steps + 1);
      });
    }
    return false;
  }

  /** Whether the function of that name is given the instance, or something that hands it on: `net.apply(init)`. */
  private isGiven(
    called: string,
    { at, name }: { readonly at: number; readonly name: string },
    instance: Instance,
    isDeep: boolean,
    steps: number,
  ): boolean {
    this.calls ??= callsByName(this.resolver.allCalls());
    const named = this.calls.named.get(called) ?? [];
    const given = this.calls.given.get(called) ?? [];
    if (named.length + given.length > mostElements) return true;
    const isDirect = named.some(({ arguments: list }) => {
      const one = list.find((argument) => argument.name === name) ?? list[at];
      return one !== undefined && this.mayHold(one.value, instance, isDeep, steps);
    });
    return (
      isDirect ||
      given.some(
        ({ callee, arguments: list }) =>
          (callee.kind === 'attribute' && this.mayHold(callee.object, instance, true, steps)) ||
          list.some(({ value }) => this.mayHold(value, instance, true, steps)),
      )
    );
  }

  private holds({ alternatives }: Possible, instance: Instance, isDeep: boolean): boolean {
    const made = instance.construction?.call;
    return alternatives.some(({ value }) => {
      switch (value.kind) {
        case 'instance':
          return made !== undefined && value.construction?.call === made;
        // `nn.ReLU.forward = f`
        case 'path':
          return findApiPath(value.path) === instance.of;
        case 'container':
          return (
            isDeep &&
            value.entries
              .slice(0, mostElements)
              .some((entry) => this.holds(this.resolver.resolve(entry.value), instance, isDeep))
          );
        case 'object': {
          const { statement } = value.scope;
          return (
            isDeep &&
            statement?.chunk === made?.chunk &&
            statement !== undefined &&
            made !== undefined &&
            statement.start <= made.start &&
            made.end <= statement.end
          );
        }
        default:
          return false;
      }
    });
  }

  /** Whether what was asked of its type leaves it possible: `if isinstance(m, nn.Linear): m.weight.data.fill_(1)`. */
  private mayBe(object: Name, instance: Instance): boolean {
    const place = this.resolver.placeOf(object);
    const value: Instance = { kind: 'instance', of: instance.of, construction: undefined };
    const all = {
      alternatives: [{ value, origin: undefined, through: undefined, isAssumed: false }],
      isOpen: false,
    };
    return !place || narrowed(this.resolver, object, all, place).alternatives.length > 0;
  }
}

function byAttribute(settings: Iterable<Setting>): ReadonlyMap<string, readonly Setting[]> {
  const found = new Map<string, Setting[]>();
  for (const one of settings) listIn(found, one.attribute).push(one);
  return found;
}

/** The calls of functions by their names, and those that are given a function of that name. */
function callsByName(calls: Iterable<Call>): { named: Map<string, Call[]>; given: Map<string, Call[]> } {
  const named = new Map<string, Call[]>();
  const given = new Map<string, Call[]>();
  for (const call of calls) {
    const { callee, arguments: list } = call;
    if (callee.kind === 'name' || callee.kind === 'attribute') listIn(named, callee.name).push(call);
    for (const { value } of list)
      if (value.kind === 'name' || value.kind === 'attribute') listIn(given, value.name).push(call);
  }
  return { named, given };
}

function listIn<T>(map: Map<string, T[]>, name: string): T[] {
  let list = map.get(name);
  if (!list) {
    list = [];
    map.set(name, list);
  }
  return list;
}
