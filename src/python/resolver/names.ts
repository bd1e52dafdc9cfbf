// Follows names by Python's scopes to what binds them: imports, assignments, parameters, annotations.
import { bindingsReaching, type IsEntered, positionOf } from '../binder/flow.ts';
import type { OtherModule } from '../binder/modules.ts';
import {
  type Binding,
  type Block,
  isStatic,
  type Scope,
  type ScopePlace,
  type StarImport,
} from '../binder/scopes.ts';
import type { Expression, Name } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { givenByCallers, givenByTest } from './callers.ts';
import { cellsThatHand } from './cells.ts';
import { changed, shared } from './changes.ts';
import { isEntered } from './conditions.ts';
import { elementsOf, unpack } from './containers.ts';
import { narrowed } from './narrowing.ts';
import type { Resolution } from './resolution.ts';
import { afterStars, impliedName, mostStars, nameFromStars } from './stars.ts';
import { isForeign, isTensorType, layerAt } from './torch.ts';
import {
  type Alternative,
  mapAlternatives,
  none,
  nothing,
  only,
  type Possible,
  type ReachedThrough,
  union,
  unknown,
  valueAtPath,
  withOrigin,
} from './values.ts';
import { wrappedByFunction } from './wrappers.ts';

export function followName(resolution: Resolution, node: Name, place: ScopePlace): Possible {
  const { scope, block } = place;
  const possible = lookUp(resolution, node.name, scope, block, positionOf(node.chunk, node.start));
  return possible ? narrowed(resolution, node, possible, place) : builtin(node.name);
}

function builtin(name: string): Possible {
  if (
    /^(?:__import__|getattr|partial|dict|list|tuple|set|float|int|enumerate|zip|reversed|super|type)$/.test(
      name,
    )
  ) {
    return only({ kind: 'path', path: `builtins.${name}` });
  }
  return unknown;
}

/**
 * What `name` holds for code in `block` of `scope`; undefined where nothing binds it. Of `model.act`, `owner` is the name
 * that it is stored into: where that is bound anew, what was stored further outside is another's.
 */
export function lookUp(
  resolution: Resolution,
  name: string,
  from: Scope,
  at: Block,
  position: number,
  owner?: string,
): Possible | undefined {
  let scope: Scope | undefined = from;
  let block = at;
  let isDeferred = false;
  let isFirst = true;
  let isSnippet = from.kind === 'module' && from.isSnippet;
  let where = position;
  while (scope) {
    const outside = scope.outside?.get(name);
    if (outside === 'global' && scope.kind !== 'module') {
      isDeferred = true;
      while (scope.parent && scope.kind !== 'module') scope = scope.parent;
      block = scope.root;
    }
    const isVisible = isFirst || scope.kind !== 'class';
    const bindings: readonly Binding[] | undefined =
      isVisible && outside !== 'nonlocal' ? scope.bindings.get(name) : undefined;
    if (bindings) {
      const found = among(resolution, bindings, scope, block, where, isDeferred, owner !== undefined);
      if (found) return found;
    }
    if (owner !== undefined && isVisible && scope.bindings.has(owner)) return undefined;
    if (scope.kind === 'module') {
      const found = nameFromStars(name, scope.stars, isDeferred ? Number.POSITIVE_INFINITY : where, (star) =>
        nameFromStar(resolution, star, name),
      );
      if (found || !scope.parent) return found ?? (isSnippet ? impliedName(name) : undefined);
      isSnippet ||= scope.isSnippet;
      isDeferred = true;
    }
    // What a function reads around it is looked up when it runs; a comprehension and a class body run at once.
    if (scope.kind === 'function') isDeferred = true;
    isFirst = false;
    block = scope.parentBlock ?? scope.root;
    if (scope.chunk) where = positionOf(scope.chunk, scope.start);
    scope = scope.parent;
  }
  return undefined;
}

/** Of how many names in `__all__` each is looked at. */
const mostListed = 256;

/** What a star import from another file brings, where that is known. */
function nameFromStar(
  resolution: Resolution,
  { path, chunk }: StarImport,
  name: string,
): Possible | undefined {
  if (path === '' || name.startsWith('_') || fixed.test(path)) return undefined;
  const module = resolution.moduleAt(path, chunk.source?.file?.key ?? '');
  return module && isExported(module, name) ? nameIn(resolution, module, name) : undefined;
}

/** Whether a star import may bring the name: all, unless the module lists which. */
function isExported({ names: { scope } }: OtherModule, name: string): boolean {
  const [only, ...others] = scope.bindings.get('__all__') ?? [];
  if (only?.bound.kind !== 'value' || others.length > 0 || scope.changes?.has('__all__')) return true;
  const { value } = only.bound;
  if (value.kind !== 'sequence' || value.elements.length > mostListed) return true;
  return value.elements.some((one) => one.kind !== 'text' || one.value === name);
}

/** The same; nothing where it is known that it brings no such name. */
function broughtByStar(resolution: Resolution, star: StarImport, name: string): Possible | undefined {
  const found = nameFromStar(resolution, star, name);
  if (found || star.path === '' || fixed.test(star.path)) return found;
  return resolution.moduleAt(star.path, star.chunk.source?.file?.key ?? '') && nothing;
}

function among(
  resolution: Resolution,
  bindings: readonly Binding[],
  scope: Scope,
  block: Block,
  position: number,
  isDeferred: boolean,
  isStored: boolean,
): Possible | undefined {
  const isArmEntered: IsEntered = (arm) => isEntered(resolution, arm);
  const here = bindingsReaching(bindings, block, position, isArmEntered);
  let chosen = here.bindings;
  if (isDeferred) {
    const atEnd = bindingsReaching(bindings, scope.root, Number.POSITIVE_INFINITY, isArmEntered);
    chosen = [...new Set([...here.bindings, ...atEnd.bindings])];
  } else if (chosen.length === 0) {
    // Python raises a NameError, unless the name comes from further outside or from a star.
    if (scope.kind !== 'function' || isStored) return undefined;
    chosen = bindings.slice(0, 8);
  }
  const last = Math.max(0, ...chosen.map(({ chunk, start }) => positionOf(chunk, start)));
  const later = scope.stars.slice(-mostStars).filter((star) => {
    const at = positionOf(star.chunk, star.start);
    return at > last && (isDeferred || at <= position);
  });
  const moment = { block: isDeferred ? undefined : block, position };
  const parts = chosen.map((binding) =>
    changed(resolution, valueOfBinding(resolution, binding), binding, scope, moment),
  );
  // What an object had before something was stored into it nobody can tell.
  const found = union(isStored && !here.isSure && !isDeferred ? [...parts, unknown] : parts);
  const first = chosen[0]?.name;
  return later.length > 0 && first !== undefined && !isStored
    ? afterStars(first, found, later, (star) => broughtByStar(resolution, star, first))
    : found;
}

export function valueOfBinding(resolution: Resolution, binding: Binding): Possible {
  return resolution.remember(binding, () => computeBound(resolution, binding));
}

function computeBound(resolution: Resolution, binding: Binding): Possible {
  const { bound, chunk, name } = binding;
  switch (bound.kind) {
    case 'import':
      return valueOfImport(resolution, binding, bound);
    case 'class':
    case 'function': {
      const own = ownPath(bound.scope, name);
      if (own && findApiPath(own)) return only({ kind: 'path', path: own });
      const wrapped =
        bound.kind === 'function' && wrappedByFunction(resolution, bound.statement, bound.scope.parent);
      if (wrapped) return withOrigin(wrapped, bound.statement);
      return only({ kind: bound.kind, scope: bound.scope });
    }
    case 'annotation':
      return valueOfAnnotation(resolution, bound.annotation);
    case 'value': {
      const whole = shared(resolution, resolution.resolve(bound.value), bound.value, binding);
      const possible = unpack(resolution, whole, bound.path);
      const typed = withAnnotation(resolution, possible, bound.annotation);
      return notePlace(typed, bound.value, chunk, name);
    }
    case 'element':
      return unpack(resolution, elementsOf(resolution, bound.iterable), bound.path);
    case 'parameter':
      return valueOfParameter(resolution, bound);
    default:
      return unknown;
  }
}

function valueOfImport(
  resolution: Resolution,
  { chunk, start }: Binding,
  { path, end }: Extract<Binding['bound'], { kind: 'import' }>,
): Possible {
  const file = chunk.source?.file?.key;
  const found = importedName(resolution, path, file);
  if (found) return found;
  if (file === undefined) return only(valueAtPath(path));
  // In another file, the import itself is the place that a person wants to see.
  const from = fixed.test(path) ? {} : { from: file };
  return withOrigin(only({ kind: 'path', path, ...from }), { chunk, start, end });
}

/** Paths that mean the same wherever they stand. */
const fixed = /^(?:torch|builtins)(?:\.|$)/;

/** What the last name of `path` holds in the module that the rest of it means in the file `from`, where that is known. */
export function importedName(
  resolution: Resolution,
  path: string,
  from: string | undefined,
): Possible | undefined {
  const [parent, name] = partsOf(path);
  if (!path.includes('.') || name === '' || fixed.test(path)) return undefined;
  const module = resolution.moduleAt(parent, from ?? '');
  return module && nameIn(resolution, module, name);
}

/** A module, and the name in it. */
export function partsOf(path: string): readonly [parent: string, name: string] {
  const at = path.lastIndexOf('.');
  const head = path.slice(0, at + 1);
  // Dots alone are a package, `..`.
  return [/^\.+$/.test(head) ? head : path.slice(0, at), path.slice(at + 1)];
}

/** What `name` holds once the module has run. */
function nameIn(
  resolution: Resolution,
  { file, names: { scope } }: OtherModule,
  name: string,
): Possible | undefined {
  const { imported } = resolution;
  const key = `${file.key}\n${name}`;
  // Modules that import each other come back to where they began.
  if (imported.has(key)) return imported.get(key);
  imported.set(key, undefined);
  const found = lookUp(resolution, name, scope, scope.root, Number.POSITIVE_INFINITY);
  imported.set(key, found);
  return found;
}

/** Notes where the value of a name was written down. */
function notePlace(possible: Possible, value: Expression, chunk: Binding['chunk'], name: string): Possible {
  const through: ReachedThrough = { kind: 'constant', name, chunk, start: value.start, end: value.end };
  return mapAlternatives(withOrigin(possible, value), (one) =>
    one.value.kind === 'constant' && !one.through ? { ...one, through } : one,
  );
}

function valueOfParameter(
  resolution: Resolution,
  bound: Extract<Binding['bound'], { kind: 'parameter' }>,
): Possible {
  const { parameter, scope, index } = bound;
  const { parent, statement } = scope;
  const given = resolution.givenTo(parameter);
  if (given) return given;
  if (parameter.stars > 0) return only({ kind: 'other' });
  if (index === 0 && parent?.kind === 'class' && statement?.kind === 'function' && !isStatic(statement)) {
    const isClassMethod = statement.decorators.some(
      (node) => node.kind === 'name' && node.name === 'classmethod',
    );
    return only(
      isClassMethod || statement.name === '__new__'
        ? { kind: 'class', scope: parent, isAny: true }
        : { kind: 'object', scope: parent },
    );
  }
  const { annotation, fallback, name } = parameter;
  const handing = statement?.kind === 'function' ? cellsThatHand(resolution, statement, name, parent) : [];
  const handed = handing.map((cell) => lookUp(resolution, name, cell, cell.root, Number.POSITIVE_INFINITY));
  if (handed.length > 0) return union(handed.map((one) => one ?? unknown));
  const typed = annotation
    ? valueOfAnnotation(resolution, annotation, parent)
    : name === 'config' && parent?.kind === 'class'
      ? configurationOf(resolution, parent, 0)
      : unknown;
  const tested = statement?.kind === 'function' && givenByTest(resolution, scope, parameter);
  if (tested) return tested;
  const isFree = !fallback || (fallback.kind === 'constant' && fallback.value === null);
  if (isFree && !typed.alternatives.some(isSaid)) {
    const given = givenByCallers(resolution, scope, parameter, index);
    if (given) return given;
  }
  if (!fallback) return typed;
  const { chunk } = fallback;
  const through: ReachedThrough = {
    kind: 'parameter default',
    name,
    chunk,
    start: fallback.start,
    end: fallback.end,
  };
  const possible = mapAlternatives(withOrigin(resolution.resolve(fallback), fallback), (one) => ({
    ...one,
    through,
  }));
  return { ...union([possible, typed]), isOpen: true };
}

/** What transformers gives a model: an instance of the class that it, or one that it derives from, says, `config_class = Config`. */
function configurationOf(resolution: Resolution, { bindings, statement }: Scope, depth: number): Possible {
  const [only, ...others] = bindings.get('config_class') ?? [];
  if (only) return others.length > 0 ? unknown : instanceOf(valueOfBinding(resolution, only));
  if (statement?.kind !== 'class' || depth > 8) return unknown;
  for (const { value: base } of statement.bases)
    for (const { value } of resolution.resolve(base).alternatives) {
      const found = value.kind === 'class' ? configurationOf(resolution, value.scope, depth + 1) : unknown;
      if (found !== unknown) return found;
    }
  return unknown;
}

/** A type that says more than that it may be None. */
const isSaid = ({ value }: Alternative): boolean => value.kind !== 'constant';

/** The tensor that an annotation promises where the value says nothing: `x: Optional[Tensor] = None`, `x: Tensor = f()`. */
export function withAnnotation(
  resolution: Resolution,
  possible: Possible,
  annotation: Expression | undefined,
  around?: Scope,
): Possible {
  const isFree = possible.alternatives.every(
    ({ value }) => value.kind === 'constant' && value.value === null,
  );
  if (!annotation || !isFree) return possible;
  const typed = valueOfAnnotation(resolution, annotation, around);
  if (!typed.alternatives.some(({ value }) => value.kind === 'tensor')) return possible;
  const { alternatives } = union([possible, typed]);
  return { alternatives, isOpen: typed.isOpen };
}

/** Types in brackets that mean what stands in them, or one of it. */
const wrapper = /^(?:typing|typing_extensions)\.(?:Optional|Union|Final|ClassVar)$/;

/** `around`: the scope that it is written in, where names in quotes are looked up. */
function valueOfAnnotation(resolution: Resolution, annotation: Expression, around?: Scope): Possible {
  if (annotation.kind === 'text') return valueOfQuoted(resolution, annotation.value, around);
  if (annotation.kind === 'constant' && annotation.value === null) {
    return only(none);
  }
  if (annotation.kind === 'binary' && annotation.operator.text === '|') {
    return union(
      [annotation.left, annotation.right].map((one) => valueOfAnnotation(resolution, one, around)),
    );
  }
  if (annotation.kind === 'subscript') {
    const { object, parts } = annotation;
    const [of] = resolution.resolve(object).alternatives;
    if (of?.value.kind !== 'path' || !wrapper.test(of.value.path)) return unknown;
    const inner = parts.flatMap((part) => (part.kind === 'sequence' ? part.elements : [part]));
    const others = of.value.path.endsWith('Optional') ? [only(none)] : [];
    return union([...inner.map((one) => valueOfAnnotation(resolution, one, around)), ...others]);
  }
  if (annotation.kind !== 'name' && annotation.kind !== 'attribute') return unknown;
  return instanceOf(resolution.resolve(annotation));
}

/** What `'Tensor'` in quotes promises. */
function valueOfQuoted(resolution: Resolution, text: string, around: Scope | undefined): Possible {
  if (!/^[A-Za-z_][\w.]*$/.test(text)) return unknown;
  const [root = '', ...members] = text.split('.');
  const found = around && lookUp(resolution, root, around, around.root, Number.POSITIVE_INFINITY);
  if (!found) return /^(?:torch\.)?Tensor$/.test(text) ? only({ kind: 'tensor' }) : unknown;
  const parts = found.alternatives.map(({ value }) => {
    const { kind } = value;
    if (members.length === 0) return only(value);
    return kind === 'path'
      ? only({ kind: 'path', path: [value.path, ...members].join('.') } as const)
      : unknown;
  });
  return parts.length > 0 ? instanceOf(union(parts)) : unknown;
}

/** What is promised by a type: an instance of it. */
function instanceOf(possible: Possible): Possible {
  const types = possible.alternatives.filter(
    ({ value }) => value.kind === 'path' || value.kind === 'class' || value.kind === 'function',
  );
  // `Tensor` of one library or of another.
  const found = instanceOfAny(possible);
  return types.length > 1 ? mapAlternatives(found, (one) => ({ ...one, isAssumed: true })) : found;
}

function instanceOfAny({ alternatives }: Possible): Possible {
  for (const { value } of alternatives) {
    if (value.kind === 'class') return only({ kind: 'object', scope: value.scope });
    if (value.kind !== 'path') continue;
    if (isTensorType(value.path)) return only({ kind: 'tensor' });
    if (isForeign(value.path)) return only({ kind: 'other' });
    const known = findApiPath(value.path);
    // A class that derives from it, as ReLU6 does from Hardtanh, has the type, too.
    if (known?.apiPath.kind === 'module')
      return {
        ...only({ kind: 'instance', of: known, construction: undefined, isTyped: true }),
        isOpen: true,
      };
    const layer = layerAt(value.path);
    if (layer) return only({ kind: 'layer', isPlain: layer.isPlain });
  }
  return unknown;
}

/** The qualified path of what a named module defines itself. */
function ownPath({ parent }: Scope, name: string): string | undefined {
  if (parent?.kind !== 'module' || parent.name === undefined) return undefined;
  return `${parent.name.replace(/\.__init__$/, '')}.${name}`;
}
