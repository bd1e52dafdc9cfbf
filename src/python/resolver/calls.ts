// What a call answers: an instance, a tensor, a container, or what a function of this file returns.

import { mayName } from '../../catalog/published/names.ts';
import type { Scope } from '../binder/scopes.ts';
import type { Argument, Call, Expression } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { arithmetic } from './arithmetic.ts';
import {
  dictionaryOf,
  isDictionary,
  keysIn,
  loosened,
  mapContainers,
  pickBy,
  sequenceOf,
} from './containers.ts';
import { isPlain, makesItsOwn } from './decorators.ts';
import { madeByDerived } from './derived.ts';
import { isEnum } from './enums.ts';
import { givenToClass, givenToFunction } from './given-parameters.ts';
import { configuredBy, handed } from './handed.ts';
import { assumedImport, importedByCall } from './imports.ts';
import { libraryClassAt } from './library.ts';
import { memberOf, returned } from './members.ts';
import { fallbackOf, methodResult } from './methods.ts';
import { namespaceOf, parsedOptions, tableOfOptions } from './options.ts';
import { answerOfOwnTable, answerOfTable } from './published.ts';
import { askedOf, registryAt } from './registries.ts';
import { keyFrom, type Resolution } from './resolution.ts';
import { answerOfSuper, tableOf } from './tables.ts';
import { answersTensor, containerAt, isForeign, layerAt } from './torch.ts';
import {
  type Alternative,
  argumentsTogether,
  assumedLike,
  type Construction,
  isFree,
  type KnownActivation,
  mapAlternatives,
  only,
  type Possible,
  type ReachedThrough,
  union,
  unknown,
  type Value,
  withOrigin,
} from './values.ts';

export function resultOfCall(resolution: Resolution, node: Call): Possible {
  const named = resultOfGetattr(resolution, node) ?? answerOfSuper(resolution, node);
  if (named) return named;
  const callee = resolution.resolve(node.callee);
  const parts: Possible[] = callee.isOpen ? [unknown] : [];
  // Where a helper returns a class in one branch only, `act(x)` is no construction.
  const isApplied = callee.alternatives.some(({ value }) =>
    value.kind === 'path'
      ? findApiPath(value.path)?.apiPath.kind === 'function'
      : /^(?:instance|layer|object)$/.test(value.kind),
  );
  for (const one of callee.alternatives) {
    const known = one.value.kind === 'path' ? findApiPath(one.value.path) : undefined;
    const isNotMade =
      known?.apiPath.kind === 'module' &&
      (isApplied || ((callee.isOpen || one.origin) && isInput(known, node.arguments)));
    const result = isNotMade ? unknown : callOf(resolution, one, node);
    const through = mapAlternatives(result, (each) => ({ ...each, through: one.through ?? each.through }));
    parts.push(assumedLike(one, through));
  }
  const method = methodResult(resolution, node);
  if (method) parts.push(method);
  const answered = parts.length > 0 ? union(parts) : unknown;
  const [name] = node.arguments;
  const isTold = answered.alternatives.some(({ value }) => /^(?:path|instance|partial)$/.test(value.kind));
  const own = name && !isTold ? answerOfOwnTable(resolution, node.callee, name.value) : undefined;
  if (own && own.alternatives.length > 0) return own;
  if (answered.alternatives.length > 0) return answered;
  const options = parsedOptions(resolution, node) ?? optionsAsTable(resolution, node);
  if (options) return options;
  return answerOfRegistry(resolution, node) ?? assumedImport(resolution, node) ?? answered;
}

/** `vars(args)` */
function optionsAsTable(resolution: Resolution, { callee, arguments: [first] }: Call): Possible | undefined {
  return callee.kind === 'name' && callee.name === 'vars' && first
    ? tableOfOptions(resolution, first.value)
    : undefined;
}

/** `ACT.get("relu")`, `ACT.build(dict(type="relu"))` of a registry that is filled in sight. */
function answerOfRegistry(resolution: Resolution, node: Call): Possible | undefined {
  const asked = askedOf(node);
  const table = asked && registryAt(resolution, asked.registry);
  if (!asked || !table) return undefined;
  if (!asked.isMade) return pickBy(resolution, table, asked.key);
  const list = node.arguments.slice(1);
  const all = configuredBy(resolution, asked.key);
  const parts = (all.length > 0 ? all : [{ kind: asked.key, arguments: list, through: undefined }]).map(
    (one) => {
      const made = pickBy(resolution, table, one.kind).alternatives.map((each) =>
        callOf(resolution, each, { ...node, arguments: one.arguments }),
      );
      return { ...throughDefault(union(made), one.through), isOpen: true };
    },
  );
  return union(parts);
}

/** Whether the first argument hardly is what the class takes first, `inplace` of `act(x)`. */
function isInput({ apiPath }: KnownActivation, [first]: readonly Argument[]): boolean {
  const taken = apiPath.arguments[0]?.name;
  return (
    (taken === 'inplace' || taken === 'approximate') &&
    first?.value.kind === 'name' &&
    first.name === undefined &&
    first.stars === 0 &&
    !first.value.name.includes(taken)
  );
}

/** `getattr(nn, 'ReLU')`. */
function resultOfGetattr(resolution: Resolution, node: Call): Possible | undefined {
  const { callee, arguments: list } = node;
  if (callee.kind !== 'name' && callee.kind !== 'attribute') return undefined;
  const [first, second, third] = list;
  if (callee.name === 'getattr' && first && second) {
    const possible = resolution.resolve(second.value);
    const { value: key, through } = keyFrom(possible) ?? {};
    const names = typeof key === 'string' ? [key] : keysIn(possible);
    if (names.length === 0) return undefined;
    const object = resolution.resolve(first.value);
    const parts = names.flatMap((name) =>
      object.alternatives.map((one) => throughDefault(memberOf(resolution, one, name), through)),
    );
    if (third) parts.push(...fallbackOf(resolution, third.value, object.isOpen));
    return parts.length > 0 ? union(parts) : unknown;
  }
  return undefined;
}

/** What is so where a parameter is left at its default, as far as `through` is one. */
function throughDefault(possible: Possible, through: ReachedThrough | undefined): Possible {
  if (through?.kind !== 'parameter default' && through?.kind !== 'argument') return possible;
  return { ...mapAlternatives(possible, (one) => ({ ...one, through })), isOpen: true };
}

function callOf(resolution: Resolution, { value }: Alternative, node: Call): Possible {
  switch (value.kind) {
    case 'path':
      return callOfPath(resolution, value.path, node);
    case 'partial': {
      const construction = {
        call: node,
        arguments: argumentsTogether(value.construction.arguments, handed(resolution, node.arguments)),
        partial: value.construction.call,
      };
      return value.of.apiPath.kind === 'module' ? madeAt(value.of, construction) : only({ kind: 'tensor' });
    }
    case 'instance':
      return only({ kind: 'tensor' });
    case 'layer':
      return value.isPlain ? only({ kind: 'tensor' }) : unknown;
    case 'class': {
      const { scope } = value;
      const made = madeByClass(resolution, value, node);
      return makesItsOwn(resolution, scope) ? made : { ...made, isOpen: true };
    }
    case 'function':
      return resultOfFunction(resolution, value.scope, node);
    default:
      return unknown;
  }
}

/** What a call of the class makes, as far as that is for the class to say. */
function madeByClass(
  resolution: Resolution,
  { scope, isAny }: Extract<Value, { kind: 'class' }>,
  node: Call,
): Possible {
  // `Act("gelu")`: a member stands for its value.
  if (isEnum(resolution, scope))
    return node.arguments[0] ? resolution.resolve(node.arguments[0].value) : unknown;
  return tableOf(resolution, scope, node) ?? objectOf(resolution, scope, node, !isAny);
}

/** An instance of a class of one's own, or the activation that it derives from. */
function objectOf(resolution: Resolution, scope: Scope, node: Call, isExact: boolean): Possible {
  const own = givenToClass(resolution, scope, node);
  const derived = madeByDerived(resolution, scope, node, own.given);
  if (!derived) return only({ kind: 'object', scope, ...own, isExact });
  const { of, ...construction } = derived;
  return madeAt(of, construction);
}

/** What the function answers this call: where it may be an activation, with the arguments in sight. */
function resultOfFunction(resolution: Resolution, scope: Scope, node: Call): Possible {
  const always = returned(resolution, scope);
  const isWorth =
    always.alternatives.some((one) => !isFree(one) && !/^(?:tensor|other|layer)$/.test(one.value.kind)) ||
    (always.isOpen && node.arguments.some((one) => tells(resolution, one.value)));
  const given = isWorth && scope.bindings.size > 0 ? givenToFunction(resolution, scope, node) : undefined;
  const answered = given ? resolution.within(given, () => returned(resolution, scope)) : always;
  return union([answered, ...handedBack(resolution, scope, node)]);
}

/** Whether an argument may say which activation a function answers: its name, what configures it, or itself. */
function tells(resolution: Resolution, node: Expression): boolean {
  if (!/^(?:text|dictionary|call|name|attribute|sequence|subscript)$/.test(node.kind)) return false;
  return resolution.resolve(node).alternatives.some(({ value }) => {
    if (value.kind === 'constant') return typeof value.value === 'string' && mayName(value.value);
    if (value.kind === 'path') return findApiPath(value.path) !== undefined;
    return value.kind === 'container' && isDictionary(value);
  });
}

/** Functions that answer what they are given, or what behaves like it. */
const answersSame =
  /^(?:copy\.(?:deepcopy|copy)|torch\.compile|torch\.jit\.(?:script|freeze|optimize_for_inference)|torch\.nn\.utils\.(?:parametrizations\.)?(?:weight|spectral)_norm)$/;

function callOfPath(resolution: Resolution, path: string, node: Call): Possible {
  const known = findApiPath(path);
  if (known) {
    return known.apiPath.kind === 'module'
      ? madeAt(known, { call: node, arguments: handed(resolution, node.arguments) })
      : only({ kind: 'tensor' });
  }
  if (/^(?:functools|builtins)\.partial$/.test(path)) return partial(resolution, node);
  if (answersSame.test(path)) {
    const [first] = node.arguments;
    return first && !first.name && !first.stars ? resolution.resolve(first.value) : unknown;
  }
  const [name] = node.arguments;
  const named = answerOfTable(resolution, path, name?.stars ? undefined : name?.value);
  if (named) return named;
  const namespace = namespaceOf(resolution, path, node);
  if (namespace) return namespace;
  const module = importedByCall(resolution, path, node);
  if (module) return module;
  if (path === 'dataclasses.field') return valueOfField(resolution, node);
  if (/^(?:builtins\.dict|collections\.OrderedDict)$/.test(path))
    return dictionaryOf(resolution, node, false);
  if (/^builtins\.(?:list|tuple|set|reversed)$/.test(path)) {
    const [first] = node.arguments;
    const possible = first ? resolution.resolve(first.value) : unknown;
    return /list|tuple/.test(path) ? possible : mapContainers(possible, loosened);
  }
  if (/^math\.\w+$|^builtins\.(?:float|int)$/.test(path)) {
    const value = arithmetic(
      path,
      node.arguments.map((argument) => resolution.constantOf(argument.value)),
    );
    return value ? only({ kind: 'constant', ...value }) : only({ kind: 'other' });
  }
  const container = containerAt(path);
  if (container === 'dictionary') return dictionaryOf(resolution, node, true);
  if (container === 'sequence') return sequenceOf(resolution, path, node);
  const layer = layerAt(path);
  const library = libraryClassAt(path);
  if (library) return only({ kind: 'layer', isPlain: true, made: { of: library, call: node } });
  if (layer) return only({ kind: 'layer', isPlain: layer.isPlain });
  if (answersTensor(path)) return only({ kind: 'tensor' });
  // An array of another library, which has methods of the same names.
  return isForeign(path) ? only({ kind: 'other' }) : unknown;
}

/** What a function answers of what it is given: `nn.GELU()` in `default(act, nn.GELU())`. */
function handedBack(resolution: Resolution, scope: Scope, { arguments: list }: Call): readonly Possible[] {
  const { statement, parent, returns, bindings } = scope;
  if (statement?.kind !== 'function' || parent?.kind === 'class' || !isPlain(statement)) return [];
  if (list.some(({ stars }) => stars > 0)) return [];
  const positional = list.filter(({ name }) => name === undefined);
  return statement.parameters.flatMap(({ name, stars }, index) => {
    const isBoundOnce = bindings.get(name)?.length === 1;
    if (stars > 0 || !isBoundOnce || !returns.some((value) => mayBe(value, name))) return [];
    const given = list.find((one) => one.name === name) ?? positional[index];
    return given ? [resolution.resolve(given.value)] : [];
  });
}

function mayBe(value: Expression, name: string): boolean {
  if (value.kind === 'conditional') return mayBe(value.value, name) || mayBe(value.otherwise, name);
  if (value.kind === 'boolean') return value.values.some((one) => mayBe(one, name));
  return value.kind === 'name' && value.name === name;
}

/** `field(default=act)`, `field(default_factory=nn.ReLU)`. */
function valueOfField(resolution: Resolution, { arguments: list }: Call): Possible {
  const given = list.find(({ name }) => name === 'default');
  if (given) return resolution.resolve(given.value);
  const factory = list.find(({ name }) => name === 'default_factory')?.value;
  if (!factory) return unknown;
  const { alternatives, isOpen } = resolution.resolve(factory);
  const parts = alternatives.map(({ value }) => {
    if (value.kind === 'function') return returned(resolution, value.scope);
    if (value.kind === 'class') return only({ kind: 'object', scope: value.scope });
    const of = value.kind === 'path' ? findApiPath(value.path) : undefined;
    // No call is written that its arguments could stand in.
    return of?.apiPath.kind === 'module' ? only({ kind: 'instance', of, construction: undefined }) : unknown;
  });
  return withOrigin(union(isOpen ? [...parts, unknown] : parts), factory);
}

function partial(resolution: Resolution, node: Call): Possible {
  const [first, ...rest] = node.arguments;
  if (!first) return unknown;
  const parts: Possible[] = [];
  const target = resolution.resolve(first.value);
  if (target.isOpen) parts.push(unknown);
  for (const { value, through } of target.alternatives) {
    const known = value.kind === 'path' ? findApiPath(value.path) : undefined;
    if (!known) continue;
    const partial: Value = {
      kind: 'partial',
      of: known,
      construction: { call: node, arguments: handed(resolution, rest) },
    };
    parts.push({
      alternatives: [{ value: partial, origin: node, through, isAssumed: false }],
      isOpen: false,
    });
  }
  return parts.length > 0 ? union(parts) : unknown;
}

function madeAt(of: KnownActivation, construction: Construction): Possible {
  return {
    alternatives: [
      {
        value: { kind: 'instance', of, construction },
        origin: construction.call,
        through: undefined,
        isAssumed: false,
      },
    ],
    isOpen: false,
  };
}
