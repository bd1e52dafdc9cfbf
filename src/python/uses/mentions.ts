// Names that are given an activation rather than used: `act = nn.GELU()`, `from torch.nn import ReLU`, `act_layer=nn.GELU`,
// `def f(act=nn.GELU)`. They are computed only on demand, and are no uses for anything else.

import type { Scope } from '../binder/scopes.ts';
import { absolutePath } from '../binder/statements.ts';
import { importedName, valueOfBinding } from '../resolver/names.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { only, type Possible, withOrigin } from '../resolver/values.ts';
import { statementsAt } from '../syntax/children.ts';
import type { Attribute, Chunk, Expression, Name, Statement } from '../syntax/syntax.ts';
import type { UseFinder } from './find-use.ts';
import { nameOf } from './usage.ts';
import type { ActivationUse, MentionKind, Span } from './use.ts';

/** An offset of a chunk, and the scope of the module that it stands in. */
export interface PlaceInCode {
  readonly chunk: Chunk;
  readonly offset: number;
  readonly scope: Scope;
}

/** A name that is given something, and what that may be. */
interface Named {
  readonly kind: MentionKind;
  readonly node: Name | Attribute;
  readonly possible: Possible;
  /** Whether it is told, too, where a caller may give something else. */
  readonly isByDefault?: boolean;
}

/**
 * The activation that the name at `offset` of `chunk` is given there; undefined if it holds several or nothing certain. Or
 * what stands there that has no curve.
 */
export function findMention(
  { chunk, offset, scope }: PlaceInCode,
  resolver: Resolver,
  finder: UseFinder,
  isOthers: boolean,
): ActivationUse | undefined {
  const text = chunk.words.find(
    ({ contentStart, contentEnd }) => contentStart <= offset && offset <= contentEnd,
  );
  if (text) return isOthers ? undefined : finder.stringAt(text, true);
  const statement = statementsAt(chunk, offset).at(-1);
  const named =
    (statement && byStatement(statement, offset, scope.name, resolver)) ?? keywordAt(chunk, offset, resolver);
  if (!named) return relativeAt(chunk, offset, finder);
  const use = finder.useOf(named.node, named.possible);
  if (!use || use.candidates) return undefined;
  if (use.certainty === 'candidate' && !named.isByDefault) return undefined;
  return { ...use, mention: named.kind, ...(named.isByDefault ? { isByDefault: true } : {}) };
}

function relativeAt({ loads }: Chunk, offset: number, finder: UseFinder): ActivationUse | undefined {
  for (const node of loads) {
    if (node.kind !== 'name' && node.kind !== 'attribute') continue;
    const [start, end] = nameOf(node);
    if (start <= offset && offset <= end && !node.isStored) return finder.relativeAt(node);
  }
  return undefined;
}

function byStatement(
  statement: Statement,
  offset: number,
  module: string | undefined,
  resolver: Resolver,
): Named | undefined {
  switch (statement.kind) {
    case 'assign':
      return assignedAt(statement, offset, resolver);
    case 'import':
      return importedAt(statement, offset, module, resolver);
    case 'function': {
      const { chunk, parameters } = statement;
      const parameter = parameters.find(({ start, name }) =>
        isAt({ start, end: start + name.length }, offset),
      );
      if (!parameter?.fallback) return undefined;
      const { start, name, fallback } = parameter;
      return {
        kind: 'definition',
        node: nameAt(chunk, name, start, start + name.length),
        possible: { ...withOrigin(resolver.resolve(fallback), fallback), isOpen: true },
        isByDefault: true,
      };
    }
    default:
      return undefined;
  }
}

function assignedAt(
  { targets, value, end }: Extract<Statement, { kind: 'assign' }>,
  offset: number,
  resolver: Resolver,
): Named | undefined {
  const node = value && targets.map((target) => targetAt(target, offset)).find((one) => one !== undefined);
  if (!node) return undefined;
  // Other statements store into the same attribute, and who reads it does not know which was last.
  const owner = node.kind === 'attribute' ? node.object : node;
  const name = node.kind === 'attribute' && owner.kind === 'name' ? `${owner.name}.${node.name}` : undefined;
  const place = owner.kind === 'name' ? resolver.placeOf(owner) : undefined;
  const binding = place?.scope.bindings
    .get(name ?? (node.kind === 'name' ? node.name : ''))
    ?.find(({ chunk, start, bound }) => chunk === node.chunk && start === end && bound.kind === 'value');
  if (binding) return { kind: 'assignment', node, possible: valueOfBinding(resolver, binding) };
  return node.kind === 'attribute'
    ? { kind: 'assignment', node, possible: resolver.resolveAfresh(node) }
    : undefined;
}

/** The name in a target, `act` of `a, self.act = …`. */
function targetAt(target: Expression, offset: number): Name | Attribute | undefined {
  switch (target.kind) {
    case 'name':
      return isAt(target, offset) ? target : undefined;
    case 'attribute':
      return isAt({ start: target.nameStart, end: target.nameEnd }, offset) ? target : undefined;
    case 'sequence':
      return target.elements.map((one) => targetAt(one, offset)).find((one) => one !== undefined);
    default:
      return undefined;
  }
}

function importedAt(
  { chunk, names }: Extract<Statement, { kind: 'import' }>,
  offset: number,
  importing: string | undefined,
  resolver: Resolver,
): Named | undefined {
  const found = names.find((one) => isAt(one, offset) && one.name !== '*');
  if (found?.from === undefined) return undefined;
  const { from, name, bound, renamed, start, end } = found;
  const module = absolutePath(from, importing);
  const path = `${module}${module.endsWith('.') ? '' : '.'}${name}`;
  const last = end - bound.length;
  // What is pointed at: the name in the module, or the one that it goes by here.
  const isByItsOwn = renamed && offset < last;
  return {
    kind: 'name',
    node: isByItsOwn ? nameAt(chunk, name, start, start + name.length) : nameAt(chunk, bound, last, end),
    possible: importedName(resolver, path, undefined) ?? only({ kind: 'path', path }),
  };
}

/** `act_layer` of `Block(act_layer=nn.GELU)`. */
function keywordAt(chunk: Chunk, offset: number, resolver: Resolver): Named | undefined {
  for (const node of chunk.loads) {
    if (node.kind !== 'call') continue;
    for (const { name, nameStart, nameEnd, value } of node.arguments) {
      if (name === undefined || !isAt({ start: nameStart, end: nameEnd }, offset)) continue;
      return {
        kind: 'name',
        node: nameAt(chunk, name, nameStart, nameEnd),
        possible: withOrigin(resolver.resolveAfresh(value), value),
      };
    }
  }
  return undefined;
}

/** A name as if it stood there; tables know nothing of it. */
function nameAt(chunk: Chunk, name: string, start: number, end: number): Name {
  return { kind: 'name', chunk, name, start, end, id: -1, isStored: true };
}

function isAt({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
