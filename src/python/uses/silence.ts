// Why there is no hover at a place, if that is certain. Computed only on demand.
import { bindingsReaching, positionOf } from '../binder/flow.ts';
import type { Binding, Block } from '../binder/scopes.ts';
import { absolutePath } from '../binder/statements.ts';
import { findApiPath } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { isForeign } from '../resolver/torch.ts';
import type { Alternative, Possible } from '../resolver/values.ts';
import { statementsAt } from '../syntax/children.ts';
import type { Attribute, Chunk, Expression, Name, Statement } from '../syntax/syntax.ts';
import type { PlaceInCode } from './mentions.ts';

/** Why there is no hover; `name` as it is written there. */
export type Silence =
  /** There is more of the document than is read. */
  | { readonly kind: 'too large' }
  /** The statement is too long to be read. */
  | { readonly kind: 'unread' }
  /** It is a module of PyTorch's that is only imported here. */
  | { readonly kind: 'import'; readonly name: string }
  /** It is `path` of another library. */
  | { readonly kind: 'foreign'; readonly name: string; readonly library: string }
  /** It is PyTorch's, but no activation of the catalog. */
  | { readonly kind: 'not in the catalog'; readonly path: string }
  /** It is PyTorch's, and an activation, but of quantized numbers, which are rounded to a scale. */
  | { readonly kind: 'quantized'; readonly path: string }
  /** It is a number, a tensor, a layer. */
  | { readonly kind: 'other value'; readonly name: string }
  /** What it holds is unknown: it is a parameter without an annotation, or is bound in a loop or more than once. */
  | { readonly kind: 'parameter' | 'loop' | 'several'; readonly name: string };

/** Why there is no hover at this place; undefined if no reason is certain. */
export function explainSilence(
  { chunk, offset, scope }: PlaceInCode,
  resolver: Resolver,
): Silence | undefined {
  const statement = statementsAt(chunk, offset).at(-1);
  if (statement?.kind === 'unread') return { kind: 'unread' };
  if (statement?.kind === 'import') return ofImport(statement, offset, scope.name);
  const node = nodeAt(chunk, offset);
  if (!node) return undefined;
  if (node.isStored) return ofStored(node, resolver);
  const possible = resolver.resolveAfresh(node);
  return ofValue(node, possible) ?? (possible.isOpen ? ofBindings(node, resolver) : undefined);
}

/** The name or attribute whose own name stands at `offset`. */
function nodeAt({ loads }: Chunk, offset: number): Name | Attribute | undefined {
  for (const node of loads) {
    if (node.kind === 'name' && node.start <= offset && offset <= node.end) return node;
    if (node.kind === 'attribute' && node.nameStart <= offset && offset <= node.nameEnd) return node;
  }
  return undefined;
}

/** Whether it is PyTorch or a module of it. */
const isTorch = (library: string): boolean => /^torch(?:\.|$)/.test(library);

function ofImport(
  { names }: Extract<Statement, { kind: 'import' }>,
  offset: number,
  module: string | undefined,
): Silence | undefined {
  const found = names.find(({ start, end }) => start <= offset && offset <= end);
  if (!found) return undefined;
  const library = found.from === undefined ? found.name : absolutePath(found.from, module);
  if (isForeign(library)) return { kind: 'foreign', name: found.name, library };
  return isTorch(library) ? { kind: 'import', name: found.name } : undefined;
}

/** Where PyTorch keeps its quantized modules and functions. */
const ofQuantized = /^torch\.(?:ao\.)?nn\.quantized\.(?:(functional)\.|modules\.(?:activation\.)?)?(\w+)$/;

/** Of what a name holds for certain. */
function ofValue({ name }: Name | Attribute, { alternatives, isOpen }: Possible): Silence | undefined {
  const [only] = alternatives;
  if (!only || isOpen) return undefined;
  if (alternatives.every(isOtherValue)) return { kind: 'other value', name };
  if (alternatives.length > 1 || only.value.kind !== 'path') return undefined;
  const { path } = only.value;
  if (isForeign(path)) return { kind: 'foreign', name, library: path.replace(/\.[^.]*$/, '') };
  const quantized = ofQuantized.exec(path);
  if (quantized && findApiPath(`torch.nn.${quantized[1] ? 'functional.' : ''}${quantized[2]}`))
    return { kind: 'quantized', path };
  const isUnlisted = /^torch\.(?:\w+\.)*\w+$/.test(path) && !findApiPath(path);
  return isUnlisted ? { kind: 'not in the catalog', path } : undefined;
}

/** A number, a tensor, a layer: certainly no activation. A string may name one. */
function isOtherValue({ value }: Alternative): boolean {
  if (value.kind === 'constant') return typeof value.value === 'number' || typeof value.value === 'boolean';
  return value.kind === 'tensor' || value.kind === 'layer';
}

/** A name that is bound here, which holds what is written right beside it. */
function ofStored(node: Name | Attribute, resolver: Resolver): Silence | undefined {
  const { name } = node;
  if (node.kind === 'attribute') {
    // What is stored under one name in several places, a reader cannot tell apart.
    const { alternatives } = resolver.resolveAfresh(node);
    return alternatives.length > 1 ? { kind: 'several', name } : undefined;
  }
  return undefined;
}

/** Of how the name was bound, at the root of `x.y.z`, whose value is not known. */
function ofBindings(node: Name | Attribute, resolver: Resolver): Silence | undefined {
  let root: Expression = node;
  while (root.kind === 'attribute') root = root.object;
  if (root.kind !== 'name' || !resolver.resolve(root).isOpen) return undefined;
  const { name } = root;
  const found = bindingsOf(root, resolver);
  const [only] = found;
  if (!only) return undefined;
  if (found.some(isInLoop)) return { kind: 'loop', name };
  if (found.length > 1) return { kind: 'several', name };
  const { bound } = only;
  if (bound.kind !== 'parameter') return undefined;
  const { annotation, fallback, stars } = bound.parameter;
  return annotation || fallback || stars > 0 ? undefined : { kind: 'parameter', name };
}

/** The bindings that the name may have been given its value by. */
function bindingsOf(node: Name, resolver: Resolver): readonly Binding[] {
  const { scope: from, block } = resolver.placeOf(node) ?? {};
  for (let scope = from; scope; scope = scope.parent) {
    const bindings = scope.bindings.get(node.name);
    if (!bindings || (scope.kind === 'class' && scope !== from)) continue;
    return scope === from && block
      ? bindingsReaching(bindings, block, positionOf(node.chunk, node.start)).bindings
      : bindings;
  }
  return [];
}

function isInLoop({ bound, block }: Binding): boolean {
  if (bound.kind === 'element') return true;
  for (let around: Block | undefined = block; around; around = around.parent) if (around.isLoop) return true;
  return false;
}
