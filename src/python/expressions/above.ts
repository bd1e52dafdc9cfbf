// What a class has of those above it: what their `__init__` is given, their methods, the activation of the catalog that it derives
// from; and which attributes its code changes once they are there.
import type { Scope } from '../binder/scopes.ts';
import { findApiPath } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { KnownActivation, WrittenPlace } from '../resolver/values.ts';
import type { Attribute, Call, Chunk, Expression, Statement } from '../syntax/syntax.ts';
import { callActivation } from './calls.ts';
import { basesOf, codeOf, methodOf, mostBases } from './classes.ts';
import { type Environment, type Given, type Held, refuse, Unreadable } from './held.ts';
import type { Walk } from './walk.ts';

type Owner = Extract<Held, { kind: 'object' }>;

/** What the parameters of the `__init__` hold that `value` stands in: of the class, or of a base whose one it calls. */
export function environmentOf(walk: Walk, object: Owner, value: WrittenPlace): Environment {
  for (const { init, env } of initsOf(walk, object)) {
    const code = init.statement;
    if (code?.chunk !== value.chunk || code.start > value.start || value.end > code.end) continue;
    return env ?? refuse('another __init__', value);
  }
  return new Map();
}

interface Init {
  readonly init: Scope;
  /** What names hold in it; undefined where that is not known. */
  readonly env: Environment | undefined;
}

/** Each `__init__` of a class and of those above, the nearest first. */
function* initsOf(walk: Walk, object: Owner): Generator<Init, undefined> {
  const { resolver } = walk;
  let owner: Scope | undefined = object.scope;
  let given: Given | undefined = { positional: [], named: object.given };
  for (let depth = 0; owner && depth < mostBases; depth++) {
    const init = methodOf(resolver, owner, '__init__');
    const code = init && codeOf(init);
    if (!init || code?.kind !== 'function') return;
    const handed: Given | undefined = given;
    const env: Environment | undefined =
      handed && unlessUnreadable(() => environmentIn(walk, object, init, handed));
    yield { init, env };
    given = env && unlessUnreadable(() => handedAbove(walk, code.body, env));
    owner =
      init.parent && basesOf(resolver, init.parent).find((base) => methodOf(resolver, base, '__init__'));
  }
}

function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function environmentIn(walk: Walk, object: Owner, init: Scope, given: Given): Environment {
  const code = codeOf(init);
  const [self, ...parameters] = code?.parameters ?? [];
  const env: Environment = new Map(self ? [[self.name, object]] : []);
  for (const [i, parameter] of parameters.entries()) {
    if (parameter.stars > 0) continue;
    const { name } = parameter;
    const held = given.positional[i] ?? given.named.get(name) ?? walk.fallback(parameter);
    // `scale = scale or 1.0` makes another of it.
    const isKept = init.bindings.get(name)?.length === 1;
    if (held) env.set(name, isKept ? held : { kind: 'opaque' });
  }
  return env;
}

/** What `super().__init__(…)` hands on, or `Base.__init__(self, …)`. */
function handedAbove(walk: Walk, body: readonly Statement[], env: Environment): Given {
  const calls = body
    .flatMap((one) => (one.kind === 'group' ? one.body : [one]))
    .flatMap((one) => (one.kind === 'expression' && one.value.kind === 'call' ? [one.value] : []))
    .filter(({ callee }) => callee.kind === 'attribute' && callee.name === '__init__');
  const [call, ...others] = calls;
  if (!call || others.length > 0) refuse('no __init__ above');
  const { positional, named } = walk.given(call, env);
  return { positional: isOfSuper(call) ? positional : positional.slice(1), named };
}

/** `super().forward(x)` */
export const isOfSuper = ({ callee }: Call): boolean =>
  callee.kind === 'attribute' &&
  callee.object.kind === 'call' &&
  callee.object.callee.kind === 'name' &&
  callee.object.callee.name === 'super';

/** What `super().name` is called with stands in the class of `scope`: the method of a base, or PyTorch's own module. */
export function above(walk: Walk, node: Call, { name }: Attribute, env: Environment): Held {
  const { callee } = node;
  const inner =
    callee.kind === 'attribute' && callee.object.kind === 'call' ? callee.object.callee : undefined;
  let scope = inner?.kind === 'name' ? walk.resolver.placeOf(inner)?.scope : undefined;
  let method = scope;
  while (scope && scope.kind !== 'class') [method, scope] = [scope, scope.parent];
  const self = method?.statement?.kind === 'function' ? method.statement.parameters[0]?.name : undefined;
  const object = env.get(self ?? '');
  if (!scope || object?.kind !== 'object') return refuse('super', node);
  for (const base of basesOf(walk.resolver, scope)) {
    const found = methodOf(walk.resolver, base, name);
    if (found) return { kind: 'method', object, scope: found };
  }
  return (name === 'forward' ? moduleAbove(walk, object) : undefined) ?? refuse('super', node);
}

/** The module of the catalog that a class derives from. */
export function knownAbove(resolver: Resolver, scope: Scope): KnownActivation | undefined {
  let at: Scope | undefined = scope;
  for (let depth = 0; at && depth < mostBases; depth++) {
    const { statement } = at;
    for (const { value } of statement?.kind === 'class' ? statement.bases : [])
      for (const { value: base } of resolver.resolveAfresh(value).alternatives) {
        const known = base.kind === 'path' ? findApiPath(base.path) : undefined;
        if (known?.apiPath.kind === 'module') return known;
      }
    [at] = basesOf(resolver, at);
  }
  return undefined;
}

/** That module, as the class makes it; undefined where it derives from none. */
export function moduleAbove(walk: Walk, object: Owner): Extract<Held, { kind: 'module' }> | undefined {
  const known = knownAbove(walk.resolver, object.scope);
  if (!known) return undefined;
  const last = [...initsOf(walk, object)].at(-1);
  const code = last && codeOf(last.init);
  const given =
    last && code?.kind === 'function'
      ? handedAbove(walk, code.body, last.env ?? refuse('another __init__'))
      : { positional: [], named: object.given };
  const held = callActivation(walk, known, given);
  return held.kind === 'module' ? held : undefined;
}

/** Whether the code of a class changes what an attribute holds: `nn.init.ones_(self.beta)`, `self.act.inplace = True`. */
export function isChanged(walk: Walk, scope: Scope, name: string, depth = 0): boolean {
  const chunk = scope.statement?.chunk;
  if (!chunk || depth > mostBases) return false;
  let names = walk.changed.get(chunk);
  if (!names) {
    names = changedIn(chunk);
    walk.changed.set(chunk, names);
  }
  return (
    names.has(name) || basesOf(walk.resolver, scope).some((base) => isChanged(walk, base, name, depth + 1))
  );
}

function changedIn({ loads }: Chunk): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (node: Expression | undefined): void => {
    let at = node;
    while (at) {
      if (at.kind === 'attribute') names.add(at.name);
      if (at.kind === 'attribute' || at.kind === 'subscript') at = at.object;
      else at = at.kind === 'call' && at.callee.kind === 'attribute' ? at.callee.object : undefined;
    }
  };
  for (const load of loads) {
    if (load.kind === 'call') {
      const { callee, arguments: list } = load;
      if (callee.kind !== 'name' && callee.kind !== 'attribute') continue;
      if (!/[^_]_$/.test(callee.name) || callee.name === 'requires_grad_') continue;
      const of = callee.kind === 'attribute' ? callee.object : undefined;
      note(of);
      // `x.mul_(self.scale)` changes x.
      if (!of || ('name' in of && /^(?:init|nn|torch|F|functional)$/.test(of.name))) note(list[0]?.value);
    } else if (load.kind !== 'name' && load.isStored) {
      if (load.kind !== 'attribute' || !/^(?:requires_)?grad$/.test(load.name)) note(load.object);
    }
  }
  return names;
}
