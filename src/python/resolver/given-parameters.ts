// What the parameters of a function or a class hold in one call of it: the arguments in sight are handed on to where they are
// used, `make(5.0)` of `def make(b=2.0): return nn.Softplus(b)`.
import { isStatic, type Scope } from '../binder/scopes.ts';
import type {
  Argument,
  Call,
  Expression,
  FunctionStatement,
  Parameter,
  Statement,
} from '../syntax/syntax.ts';
import { importedDecorator, isPlain } from './decorators.ts';
import type { Resolution } from './resolution.ts';
import {
  type Container,
  type GivenParameters,
  mapAlternatives,
  only,
  type Possible,
  type ReachedThrough,
  unknown,
  withOrigin,
} from './values.ts';

/** What `node` gives the parameters of the function that it calls; undefined if that cannot be told. */
export function givenToFunction(
  resolution: Resolution,
  { statement, parent, returns, bindings }: Scope,
  { callee, arguments: list }: Call,
): GivenParameters | undefined {
  if (statement === undefined) {
    // A lambda; what it answers of its parameters is what it returns.
    const parameters = [...bindings.values()].flatMap((all) =>
      all.flatMap(({ bound }) => (bound.kind === 'parameter' ? [bound.parameter] : [])),
    );
    return returns.length > 0 ? bindParameters(resolution, parameters, list) : undefined;
  }
  if (statement.kind !== 'function' || !isPlain(statement)) return undefined;
  if (parent?.kind !== 'class' || isStatic(statement))
    return bindParameters(resolution, statement.parameters, list);
  // Of `Class.method(object, x)` the first argument is the object.
  if (callee.kind !== 'attribute') return undefined;
  const { alternatives, isOpen } = resolution.resolve(callee.object);
  const isBound = !isOpen && alternatives.every(({ value }) => value.kind === 'object');
  return isBound ? bindParameters(resolution, statement.parameters.slice(1), list) : undefined;
}

/** What the call `node` of a class gives the parameters of its `__init__`. */
export function givenToClass(
  resolution: Resolution,
  scope: Scope,
  { arguments: list }: Call,
): { readonly given?: GivenParameters } {
  const maker = constructorOf(resolution, scope, 0);
  const areNamed = list.every(({ name }) => name !== undefined);
  const parameters =
    maker?.parameters.slice(1) ??
    allFieldsOf(resolution, scope) ??
    (areNamed ? fieldsOf(resolution, scope) : undefined);
  const given = parameters && bindParameters(resolution, parameters, list);
  return given && given.size > 0 ? { given } : {};
}

/** What the `__init__` of a class gives that of its base, `super().__init__(act=nn.Tanh())`. */
export function givenToBase(resolution: Resolution, scope: Scope, base: Scope): GivenParameters | undefined {
  const own = ownConstructor(scope);
  const parameters = constructorOf(resolution, base, 0)?.parameters.slice(1);
  const calls = own?.body.flatMap((one) => callsOfBase(one, base)) ?? [];
  const [only] = calls;
  return parameters && only && calls.length === 1
    ? bindParameters(resolution, parameters, only, true)
    : undefined;
}

/** The arguments of `super().__init__(…)`, or of `Base.__init__(self, …)` without the first. */
function callsOfBase(statement: Statement, base: Scope): readonly (readonly Argument[])[] {
  if (statement.kind === 'group') return statement.body.flatMap((one) => callsOfBase(one, base));
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return [];
  const { callee, arguments: list } = statement.value;
  if (callee.kind !== 'attribute' || callee.name !== '__init__') return [];
  const { object } = callee;
  if (object.kind === 'call' && object.callee.kind === 'name' && object.callee.name === 'super')
    return [list];
  const isBase = object.kind === 'name' && object.name === base.statement?.name && list[0]?.stars === 0;
  return isBase ? [list.slice(1)] : [];
}

function ownConstructor({ bindings }: Scope): FunctionStatement | undefined {
  const own = bindings.get('__init__') ?? [];
  const [only] = own;
  return own.length === 1 && only?.bound.kind === 'function' ? only.bound.statement : undefined;
}

function constructorOf(resolution: Resolution, scope: Scope, depth: number): FunctionStatement | undefined {
  const own = ownConstructor(scope);
  if (own || scope.bindings.has('__init__') || scope.statement?.kind !== 'class' || depth > 8) return own;
  for (const { value: base, name } of scope.statement.bases) {
    if (name !== undefined) continue;
    for (const { value } of resolution.resolve(base).alternatives) {
      const found =
        value.kind === 'class' && value.scope !== scope
          ? constructorOf(resolution, value.scope, depth + 1)
          : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** Whether instances of the class get what is annotated in it from their caller, as those of a dataclass do. */
function hasFields(resolution: Resolution, { statement }: Scope): boolean {
  if (statement?.kind !== 'class') return false;
  const { decorators, bases } = statement;
  return (
    decorators.some((one) =>
      /^(?:dataclass|define|frozen|mutable|attrs|s|dataclasses)$/.test(importedDecorator(resolution, one)),
    ) ||
    bases.some(({ value }) =>
      /^(?:NamedTuple|BaseModel|BaseSettings|Struct)$/.test(importedDecorator(resolution, value)),
    )
  );
}

/** Whether code that is not in sight may give its instances what is annotated in the class. */
export function mayHaveFields(resolution: Resolution, scope: Scope): boolean {
  const { statement } = scope;
  if (statement?.kind !== 'class' || constructorOf(resolution, scope, 0)) return false;
  return (
    statement.decorators.length > 0 ||
    statement.bases.some(({ value: base, name }) => {
      if (name !== undefined) return name === 'metaclass';
      const { alternatives, isOpen } = resolution.resolve(base);
      return isOpen || alternatives.some(({ value }) => value.kind === 'path' && !ordinary.test(value.path));
    })
  );
}

/** Bases that make nothing of annotations. */
const ordinary = /^(?:torch|builtins|abc|typing)\b(?!\.NamedTuple)/;

/** What is annotated in each class, once, so that what calls give them finds them again. */
const annotated = new WeakMap<Scope, readonly Parameter[]>();

function annotatedIn(scope: Scope): readonly Parameter[] {
  const known = annotated.get(scope);
  if (known) return known;
  const found: Parameter[] = [];
  for (const statement of scope.statement?.body ?? []) {
    if (statement.kind !== 'assign' || !statement.annotation) continue;
    const [target] = statement.targets;
    if (target?.kind !== 'name') continue;
    const { start, end, name } = target;
    const { annotation, value: fallback } = statement;
    found.push({ name, start, end, stars: 0, annotation, fallback });
  }
  annotated.set(scope, found);
  return found;
}

/** The own fields of a dataclass as parameters, in order; undefined of other classes. */
export function fieldsOf(resolution: Resolution, scope: Scope): readonly Parameter[] | undefined {
  if (!hasFields(resolution, scope)) return undefined;
  return annotatedIn(scope)
    .filter((one) => !isNoParameter(resolution, one))
    .map((one) => {
      // What stands behind `_: KW_ONLY` is given by name.
      const isMark = one.annotation && importedDecorator(resolution, one.annotation) === 'KW_ONLY';
      return isMark ? { ...one, stars: 1 as const } : one;
    });
}

/** What a dataclass does not take from its caller. */
function isNoParameter(resolution: Resolution, { annotation, fallback: value }: Parameter): boolean {
  const type = annotation?.kind === 'subscript' ? annotation.object : annotation;
  if (type && importedDecorator(resolution, type) === 'ClassVar') return true;
  const init =
    value?.kind === 'call' ? value.arguments.find(({ name }) => name === 'init')?.value : undefined;
  return init?.kind === 'constant' && init.value === false;
}

/** The fields of a dataclass and of its bases, in the order in which a call gives them; undefined if not all are known. */
function allFieldsOf(resolution: Resolution, scope: Scope, depth = 0): readonly Parameter[] | undefined {
  const own = fieldsOf(resolution, scope);
  const { statement } = scope;
  if (statement?.kind !== 'class' || depth > 8) return undefined;
  const all = new Map<string, Parameter>();
  for (const { value: base, name } of [...statement.bases].reverse()) {
    if (
      name !== undefined ||
      /^(?:object|ABC|Generic|Protocol|NamedTuple)$/.test(nameOfBase(resolution, base))
    )
      continue;
    const { alternatives, isOpen } = resolution.resolve(base);
    const [only] = alternatives;
    if (isOpen || alternatives.length !== 1 || only?.value.kind !== 'class' || only.value.scope === scope)
      // Only the class itself says what `BaseModel` takes.
      return own &&
        statement.bases.length === 1 &&
        /^(?:BaseModel|BaseSettings|Struct)$/.test(nameOfBase(resolution, base))
        ? own
        : undefined;
    const { scope: inherited } = only.value;
    const given = allFieldsOf(resolution, inherited, depth + 1);
    if (!given && inherited.bindings.size > 0) return undefined;
    for (const field of given ?? []) all.set(field.name, field);
  }
  for (const field of own ?? []) all.set(field.name, field);
  return own || all.size > 0 ? [...all.values()] : undefined;
}

function nameOfBase(resolution: Resolution, base: Expression): string {
  return importedDecorator(resolution, base.kind === 'subscript' ? base.object : base);
}

function bindParameters(
  resolution: Resolution,
  parameters: readonly Parameter[],
  list: readonly Argument[],
  isOwnDefault = false,
): GivenParameters | undefined {
  const firstStar = list.findIndex(({ stars }) => stars === 1);
  const positional = (firstStar < 0 ? list : list.slice(0, firstStar)).filter(
    ({ name, stars }) => name === undefined && stars === 0,
  );
  const hasKeywords = list.some(({ stars }) => stars === 2);
  const given = new Map<Parameter, Possible>();
  const firstStarred = parameters.findIndex(({ stars }) => stars > 0);
  for (const [index, parameter] of parameters.entries()) {
    const { name, stars, fallback } = parameter;
    if (stars === 2) given.set(parameter, only(keywordsBeside(parameters, list)));
    if (stars > 0) continue;
    const isByPlace = firstStarred < 0 || index < firstStarred;
    const argument =
      list.find((one) => one.stars === 0 && one.name === name) ?? (isByPlace ? positional[index] : undefined);
    if (!argument && (hasKeywords || (firstStar >= 0 && isByPlace))) {
      // A starred argument may give it anything.
      if (fallback) given.set(parameter, perhaps(resolution, parameter, fallback));
      continue;
    }
    const value = argument?.value ?? fallback;
    if (!value) continue;
    const { chunk, start, end } = value;
    const through: ReachedThrough = { kind: 'constant', name, chunk, start, end };
    const possible = withOrigin(resolution.resolve(value), value);
    const told = mapAlternatives(possible, (one) =>
      one.value.kind === 'constant' ? { ...one, through: one.through ?? through } : one,
    );
    // What is only perhaps handed on is followed no further, but from a class to its base.
    given.set(parameter, possible.isOpen && !isOwnDefault ? unknown : told);
  }
  return given;
}

/** What `**kwargs` holds in a call: the keywords that no other parameter takes. */
function keywordsBeside(parameters: readonly Parameter[], list: readonly Argument[]): Container {
  const entries = list.flatMap(({ name: key, value }) =>
    key === undefined || parameters.some(({ name, stars }) => stars === 0 && name === key)
      ? []
      : [{ key, value }],
  );
  const isWhole = !list.some(({ stars }) => stars === 2);
  return { kind: 'container', entries, isWhole, isModule: false };
}

/** What a parameter holds unless a starred argument gives it something else: of no number it is known that it does. */
function perhaps(resolution: Resolution, { name }: Parameter, fallback: Expression): Possible {
  const { chunk, start, end } = fallback;
  const through: ReachedThrough = { kind: 'parameter default', name, chunk, start, end };
  const { alternatives } = withOrigin(resolution.resolve(fallback), fallback);
  return {
    alternatives: alternatives
      .filter(({ value }) => value.kind !== 'constant')
      .map((one) => ({ ...one, through })),
    isOpen: true,
  };
}
