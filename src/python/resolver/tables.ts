// Classes that derive from dict, and what their own `__getitem__` makes of a key: transformers' table makes an instance.
import type { Scope } from '../binder/scopes.ts';
import type { Call, Expression, Parameter } from '../syntax/syntax.ts';
import { dictionaryOf, pickBy } from './containers.ts';
import { storedOutside } from './outside-stores.ts';
import type { Resolution } from './resolution.ts';
import { type GivenParameters, only, type Possible, union, unknown, type Value } from './values.ts';

const ofDict = /^(?:builtins\.dict|collections\.(?:OrderedDict|UserDict|defaultdict))$/;

/** What a dictionary is filled and asked by; a class that does it in its own way is none. */
const ownWays = [
  '__init__',
  '__setitem__',
  '__missing__',
  '__contains__',
  'get',
  'pop',
  'setdefault',
  'update',
  'values',
  'items',
  'copy',
];

/** What a call of the class holds, where that derives from dict; undefined of any other class. */
export function tableOf(resolution: Resolution, scope: Scope, node: Call): Possible | undefined {
  const [base, ...others] = scope.statement?.kind === 'class' ? scope.statement.bases : [];
  if (!base || base.name !== undefined || others.length > 0) return undefined;
  const { alternatives } = resolution.resolve(base.value);
  const isTable = alternatives.some(({ value }) => value.kind === 'path' && ofDict.test(value.path));
  if (!isTable || ownWays.some((name) => scope.bindings.has(name))) return undefined;
  const table = dictionaryOf(resolution, node, false);
  const [held] = table.alternatives;
  if (!scope.bindings.has('__getitem__')) return table;
  return held?.value.kind === 'container'
    ? only({ kind: 'object', scope, held: held.value, isExact: true })
    : undefined;
}

/** The object's own `__getitem__`, and what `object[index]` gives it. */
export function indexing(
  resolution: Resolution,
  object: Extract<Value, { kind: 'object' }>,
  index: Expression | undefined,
): { readonly method: Scope; readonly given: GivenParameters } | undefined {
  const [method, ...others] = object.scope.bindings.get('__getitem__') ?? [];
  if (storedOutside(resolution, object, '__getitem__').length > 0) return undefined;
  if (!object.held || !index || others.length > 0 || method?.bound.kind !== 'function') return undefined;
  const { statement, scope } = method.bound;
  const [self, key] = statement.parameters;
  if (!self || !key || statement.parameters.length > 2) return undefined;
  const given: GivenParameters = new Map<Parameter, Possible>([
    [self, only(object)],
    [key, resolution.resolve(index)],
  ]);
  return { method: scope, given };
}

/** What the dictionary below answers where the class asks it, `super().__getitem__(key)`; undefined of any other call. */
export function answerOfSuper(
  resolution: Resolution,
  { callee, arguments: list }: Call,
): Possible | undefined {
  if (callee.kind !== 'attribute' || !/^(?:__getitem__|get)$/.test(callee.name)) return undefined;
  const { object } = callee;
  if (object.kind !== 'call' || object.callee.kind !== 'name' || object.callee.name !== 'super')
    return undefined;
  const { statement } = resolution.placeOf(object.callee)?.scope ?? {};
  const self = statement?.kind === 'function' ? statement.parameters[0] : undefined;
  const [key] = list;
  const given = self && resolution.givenTo(self);
  if (!given || !key) return undefined;
  return union(
    given.alternatives.map(({ value }) =>
      value.kind === 'object' && value.held ? pickBy(resolution, value.held, key.value) : unknown,
    ),
  );
}
