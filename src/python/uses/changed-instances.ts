// Which modules are set something of behind the name that holds them: by another name, as an element of a container, by a
// function that they are given to, or by what loads a whole model.
import { type Binding, classOfSelf } from '../binder/scopes.ts';
import { partOf, type Setting } from '../binder/settings.ts';
import { canonical, findApiPath } from '../resolver/api-paths.ts';
import { narrowed } from '../resolver/narrowing.ts';
import { listIn, type Resolver } from '../resolver/resolver.ts';
import type { KnownActivation, Possible, Value } from '../resolver/values.ts';
import type { Call, Expression, Name } from '../syntax/syntax.ts';
import { isChangedBy } from './usage.ts';

type Instance = Extract<Value, { kind: 'instance' | 'partial' }>;

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
  private readonly found = new Map<Call | KnownActivation, readonly Setting[] | 'many'>();
  private readonly replaced = new Map<string, boolean>();
  /** By attribute, what is set of it, without tensors that no module holds. */
  private readonly heldSettings = new Map<string, readonly Setting[]>();
  private calls: { readonly named: Map<string, Call[]>; readonly given: Map<string, Call[]> } | undefined;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  /** Whether something that shapes the instance is set where the name that holds it is not followed. */
  isSet(instance: Instance): boolean {
    const { construction, of } = instance;
    const followed = instance.kind === 'instance' ? instance.followed : undefined;
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
    for (const [attribute, all] of this.resolver.settings) {
      if (!isChangedBy(instance.of, attribute)) continue;
      let settings = this.heldSettings.get(attribute);
      if (!settings) {
        settings = all.filter((one) => !one.isTensor || this.mayBeHeld(one.object, undefined, 0));
        this.heldSettings.set(attribute, settings);
      }
      if (settings.length > mostSettings) return 'many';
      for (const one of settings) {
        const { object, isDeep, isTensor } = one;
        const isSet = isTensor
          ? this.mayBeHeld(object, instance, 0)
          : this.mayHold(object, instance, isDeep, 0);
        if (isSet) found.push(one);
      }
    }
    return found;
  }

  /** Whether a tensor may be one that the instance holds; without an instance, one that any object holds. */
  private mayBeHeld(node: Expression, instance: Instance | undefined, steps: number): boolean {
    if (steps > mostSteps) return false;
    return sourcesOf(node).some((source) => {
      const part = partOf(source);
      if (part?.attribute === 'weight')
        return !instance || this.mayHold(part.object, instance, part.isDeep, steps + 1);
      return this.bindingsOf(source).some(({ bound }) => {
        if (bound.kind === 'value') return this.mayBeHeld(bound.value, instance, steps + 1);
        if (bound.kind === 'element') return this.mayBeHeld(bound.iterable, instance, steps + 1);
        if (bound.kind !== 'parameter') return false;
        const { statement, parent } = bound.scope;
        if (statement?.kind !== 'function') return false;
        const at = bound.index - (parent?.kind === 'class' && bound.index > 0 ? 1 : 0);
        const given = this.callsOf(statement.name).named.flatMap(
          ({ arguments: list }) =>
            (list.find(({ name }) => name === bound.parameter.name) ?? list[at])?.value ?? [],
        );
        return given.slice(0, mostElements).some((one) => this.mayBeHeld(one, instance, steps + 1));
      });
    });
  }

  /** What binds a name, or an attribute of `self`. */
  private bindingsOf(node: Expression): readonly Binding[] {
    const root = node.kind === 'attribute' ? node.object : node;
    const from = root.kind === 'name' ? this.resolver.placeOf(root)?.scope : undefined;
    if (!from || root.kind !== 'name') return [];
    if (node.kind === 'attribute') return classOfSelf(root.name, from)?.attributes?.get(node.name) ?? [];
    for (let scope: typeof from | undefined = from; scope; scope = scope.parent) {
      const bindings = scope.bindings.get(root.name);
      if (bindings) return bindings.slice(0, mostElements);
    }
    return [];
  }

  /** Whether code stores something else at an API path: `torch.nn.functional.relu = mine`. */
  isReplaced(path: string): boolean {
    let is = this.replaced.get(path);
    if (is === undefined) {
      is = this.isStoredInto(path);
      this.replaced.set(path, is);
    }
    return is;
  }

  private isStoredInto(path: string): boolean {
    const [, parent = '', name = ''] = /^(.+)\.(\w+)$/.exec(path) ?? [];
    const { settings } = this.resolver;
    return [name, '*', '**'].some((attribute) =>
      settings.get(attribute)?.some(({ object }) =>
        // `patch('torch.nn.functional.relu', mine)`, `sys.modules['torch.nn.functional'] = mine`
        object.kind === 'text'
          ? attribute === name || lastOf(object.value) === lastOf(parent)
          : this.resolver
              .resolveAfresh(object)
              .alternatives.some(({ value }) => value.kind === 'path' && canonical(value.path) === parent),
      ),
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
    const { named, given } = this.callsOf(called);
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

  /** The calls of functions of that name, and those that are given one. */
  private callsOf(name: string): { readonly named: readonly Call[]; readonly given: readonly Call[] } {
    this.calls ??= callsByName(this.resolver.allCalls());
    return { named: this.calls.named.get(name) ?? [], given: this.calls.given.get(name) ?? [] };
  }

  private holds({ alternatives }: Possible, instance: Instance, isDeep: boolean): boolean {
    const made = instance.construction?.call;
    const by = instance.construction?.partial;
    return alternatives.some(({ value }) => {
      switch (value.kind) {
        case 'instance':
          return made !== undefined && value.construction?.call === made;
        case 'partial':
          return value.construction.call === made || value.construction.call === by;
        // `nn.ReLU.forward = f`, `nn.Module.__call__ = f`, `nn.modules.module.register_module_forward_hook(f)`
        case 'path':
          return (
            ofAll.test(value.path) ||
            (findApiPath(value.path) !== undefined &&
              canonical(value.path) === canonical(instance.of.apiPath.path))
          );
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
    const value: Value = { kind: 'instance', of: instance.of, construction: undefined };
    const all = {
      alternatives: [{ value, origin: undefined, through: undefined, isAssumed: false }],
      isOpen: false,
    };
    return !place || narrowed(this.resolver, object, all, place).alternatives.length > 0;
  }
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

/** What all modules are. */
const ofAll = /^torch\.nn\.(?:Module|modules\.module(?:\.Module)?)$/;

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const passing = /^(?:list|tuple|set|iter|zip|filter|map|sorted|reversed|enumerate|chain|next)$/;

/** What the elements of `node` come from: each part of `zip(a, b)`, of `[p for p in a]`, of `a if c else b`. */
function sourcesOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'call': {
      const { callee } = node;
      const name = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
      if (/^(?:detach|view|flatten|reshape|numpy|values|items)$/.test(name) && callee.kind === 'attribute')
        return sourcesOf(callee.object);
      return passing.test(name) ? node.arguments.flatMap(({ value }) => sourcesOf(value)) : [node];
    }
    case 'attribute':
      return node.name === 'data' ? sourcesOf(node.object) : [node];
    case 'subscript':
      return sourcesOf(node.object);
    case 'sequence':
      return node.elements.flatMap(sourcesOf);
    case 'starred':
    case 'named':
      return sourcesOf(node.value);
    case 'conditional':
      return [...sourcesOf(node.value), ...sourcesOf(node.otherwise)];
    case 'comprehension':
      return node.clauses
        .flatMap((one) => (one.kind === 'for' ? sourcesOf(one.iterable) : []))
        .concat(sourcesOf(node.element));
    default:
      return [node];
  }
}
