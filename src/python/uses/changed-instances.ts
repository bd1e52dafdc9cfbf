// Which modules are set something of behind the name that holds them: by another name, as an element of a container, by a
// function that they are given to, or by what loads a whole model.
import { type Binding, classOfSelf } from '../binder/scopes.ts';
import { partOf, type Setting } from '../binder/settings.ts';
import { canonical, findApiPath } from '../resolver/api-paths.ts';
import { narrowed } from '../resolver/narrowing.ts';
import { listIn, type Resolver } from '../resolver/resolver.ts';
import type { KnownActivation, Possible, Value } from '../resolver/values.ts';
import type { Call, Expression, Name, Parameter } from '../syntax/syntax.ts';
import { isChangedBy } from './usage.ts';

type Instance = Extract<Value, { kind: 'instance' | 'partial' }>;

/** Through how many calls and loops the one that is set is looked for. */
const mostSteps = 4;
/** How many elements of a container, and how many calls of a function, are looked at. */
const mostElements = 64;
/** How many places that set an attribute are looked at; where there are more, it may be set. */
const mostSettings = 64;

/** What may be what is looked for, and through how many calls and loops it was come to. */
interface Source {
  readonly object: Expression;
  readonly isDeep: boolean;
  readonly steps: number;
}

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
        settings = all.filter((one) => !one.isTensor || this.mayBeHeld(one.object, undefined));
        this.heldSettings.set(attribute, settings);
      }
      if (settings.length > mostSettings) return 'many';
      for (const one of settings) {
        const { object, isDeep, isTensor } = one;
        const isSet = isTensor ? this.mayBeHeld(object, instance) : this.mayHold(object, instance, isDeep, 0);
        if (isSet) found.push(one);
      }
    }
    return found;
  }

  /** Whether a tensor may be one that the instance holds; without an instance, one that any object holds. */
  private mayBeHeld(tensor: Expression, instance: Instance | undefined): boolean {
    const open = sourcesOf(tensor).map((node) => ({ node, steps: 0 }));
    const seen = new Set<Expression>();
    for (const { node, steps } of open) {
      if (seen.has(node)) continue;
      seen.add(node);
      const part = partOf(node);
      if (part?.attribute === 'weight') {
        if (!instance || this.mayHold(part.object, instance, part.isDeep, steps + 1)) return true;
      } else if (steps < mostSteps) {
        for (const source of this.sourcesOfTensor(node).flatMap(sourcesOf))
          open.push({ node: source, steps: steps + 1 });
      }
    }
    return false;
  }

  /** What a name, or an attribute of `self`, is bound to: what its function is given, too. */
  private sourcesOfTensor(node: Expression): readonly Expression[] {
    return this.bindingsOf(node).flatMap(({ bound }): readonly Expression[] => {
      if (bound.kind === 'value') return [bound.value];
      if (bound.kind === 'element') return [bound.iterable];
      if (bound.kind !== 'parameter') return [];
      const { statement, parent } = bound.scope;
      if (statement?.kind !== 'function') return [];
      const at = bound.index - (parent?.kind === 'class' && bound.index > 0 ? 1 : 0);
      return this.callsOf(statement.name)
        .named.flatMap(
          ({ arguments: list }) =>
            (list.find(({ name }) => name === bound.parameter.name) ?? list[at])?.value ?? [],
        )
        .slice(0, mostElements);
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

  /** Whether `object` may be the instance, or hold it; what it comes from is looked at once, the nearest first. */
  private mayHold(object: Expression, instance: Instance, isDeep: boolean, steps: number): boolean {
    const open: Source[] = [{ object, isDeep, steps }];
    const seen = new Map<Expression | Parameter, boolean>();
    for (const next of open) {
      if (isSeen(seen, next.object, next.isDeep)) continue;
      if (this.holds(this.resolver.resolveAfresh(next.object), instance, next.isDeep)) return true;
      const found = this.sourcesOfName(next, instance, seen);
      if (found === 'any') return true;
      for (const one of found) open.push(one);
    }
    return false;
  }

  /** What a name is bound to that says nothing by itself: what a loop walks over, what a function is given. */
  private sourcesOfName(
    { object, isDeep, steps }: Source,
    instance: Instance,
    seen: Map<Expression | Parameter, boolean>,
  ): readonly Source[] | 'any' {
    if (object.kind !== 'name' || steps > mostSteps || !this.mayBe(object, instance)) return [];
    let scope = this.resolver.placeOf(object)?.scope;
    while (scope && !scope.bindings.has(object.name)) scope = scope.parent;
    const found: Source[] = [];
    for (const { bound } of scope?.bindings.get(object.name) ?? []) {
      if (bound.kind === 'element') {
        const { iterable } = bound;
        if (iterable.kind !== 'call' || iterable.callee.kind !== 'attribute') continue;
        if (walks.test(iterable.callee.name))
          found.push({ object: iterable.callee.object, isDeep: true, steps: steps + 1 });
      }
      if (bound.kind !== 'parameter' || isSeen(seen, bound.parameter, isDeep)) continue;
      const { statement, parent } = bound.scope;
      // Calls of a lambda are not followed.
      if (statement?.kind !== 'function') return 'any';
      const at = bound.index - (parent?.kind === 'class' && bound.index > 0 ? 1 : 0);
      const given = this.givenTo(statement.name, { at, name: bound.parameter.name }, isDeep);
      if (given === 'many') return 'any';
      for (const one of given) found.push({ ...one, steps: steps + 1 });
    }
    return found;
  }

  /** What the function of that name is given itself, and all that may hand it on: `net.apply(init)`. */
  private givenTo(
    called: string,
    { at, name }: { readonly at: number; readonly name: string },
    isDeep: boolean,
  ): readonly Omit<Source, 'steps'>[] | 'many' {
    const { named, given } = this.callsOf(called);
    if (named.length + given.length > mostElements) return 'many';
    const found: Omit<Source, 'steps'>[] = [];
    for (const { arguments: list } of named) {
      const one = list.find((argument) => argument.name === name) ?? list[at];
      if (one) found.push({ object: one.value, isDeep });
    }
    for (const { callee, arguments: list } of given) {
      if (callee.kind === 'attribute') found.push({ object: callee.object, isDeep: true });
      for (const { value } of list) found.push({ object: value, isDeep: true });
    }
    return found;
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

/** Whether that was looked at before, as deep; it is from now on. */
function isSeen<Key>(seen: Map<Key, boolean>, key: Key, isDeep: boolean): boolean {
  const known = seen.get(key);
  if (known !== undefined && (known || !isDeep)) return true;
  seen.set(key, isDeep);
  return false;
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
