// Which bindings of a name can hold at a place, and which changes of what it holds: a walk back over branches, loops and
// `try`, as Python runs them.

import type { Chunk, Expression, Name } from '../syntax/syntax.ts';
import type { Binding, BindingOrigin, Block, Change, Fork, ScopeTable } from './scopes.ts';

/** The order in which things stand, over all chunks of a module. */
export function positionOf(chunk: Chunk, offset: number): number {
  return chunk.order * 2 ** 27 + offset;
}

/** How many bindings of one name are looked at; what lies beyond makes the answer uncertain. */
const reach = 64;

interface Reaching {
  readonly bindings: readonly Binding[];
  /** One of them holds in any case. */
  readonly isSure: boolean;
}

/** Whether an arm is entered, where that is known. */
export type IsEntered = (arm: Block) => boolean | undefined;

/** The bindings, of `all` in order, that can hold for a use in `block` at `position`. */
export function bindingsReaching(
  all: readonly Binding[],
  block: Block,
  position: number,
  isEntered: IsEntered = () => undefined,
): Reaching {
  const found: Binding[] = [];
  const covered = new Set<Block>();
  let index = countBefore(all, position) - 1;
  const lowest = Math.max(0, index - reach);
  let stop: Binding | undefined;
  for (; index >= lowest && !stop; index--) {
    const binding = all[index];
    if (!binding) continue;
    const path = pathToCommon(binding.block, block);
    if (!path) {
      // It stands in a block around the use, or in the same one: it holds unless a later one did.
      found.push(binding);
      stop = binding;
      break;
    }
    const isOver = (part: Block) =>
      isEntered(part) === false || ((part.leaves || covered.has(part)) && !mayHaveStopped(part, block));
    if (path.isExcluded || path.blocks.some(isOver)) continue;
    found.push(binding);
    if (cover(binding.block, block, covered, isEntered)) stop = binding;
  }
  for (let loop: Block | undefined = block; loop; loop = loop.parent) {
    if (!loop.isLoop || (stop && isWithin(stop.block, loop))) continue;
    for (
      let next = Math.max(0, countBefore(all, position));
      next < all.length && next < index + 2 * reach;
      next++
    ) {
      const binding = all[next];
      if (binding && isWithin(binding.block, loop) && !found.includes(binding)) found.push(binding);
    }
  }
  return { bindings: found.reverse(), isSure: stop !== undefined };
}

function countBefore(all: readonly Binding[], position: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const binding = all[middle];
    if (binding && positionOf(binding.chunk, binding.start) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether `block` is `outer` or stands inside of it. */
export function isWithin(block: Block, outer: Block): boolean {
  let inner: Block | undefined = block;
  while (inner && inner.depth > outer.depth) inner = inner.parent;
  return inner === outer;
}

/** The blocks from `from` up to, but without, the innermost one that holds both; none if `from` holds `to`. */
function pathToCommon(
  from: Block,
  to: Block,
): { readonly blocks: readonly Block[]; readonly isExcluded: boolean } | undefined {
  const blocks: Block[] = [];
  let left: Block | undefined = from;
  let right: Block | undefined = to;
  let lastRight: Block | undefined;
  while (left && right && left !== right) {
    if (left.depth >= right.depth) {
      blocks.push(left);
      left = left.parent;
    } else {
      lastRight = right;
      right = right.parent;
    }
    if (left && right && left !== right && left.depth === right.depth) {
      lastRight = right;
      blocks.push(left);
      left = left.parent;
      right = right.parent;
    }
  }
  if (blocks.length === 0) return undefined;
  const fork = blocks.at(-1)?.fork;
  const isExcluded = Boolean(fork?.exclusive && lastRight && lastRight.fork === fork);
  return { blocks, isExcluded };
}

/** Whether code in `use` may run where `part` has stopped halfway. */
function mayHaveStopped({ mayStop, fork }: Block, use: Block): boolean {
  return mayStop === true || (fork !== undefined && isAtLast(fork, use));
}

const isAtLast = ({ last }: Fork, use: Block): boolean => last !== undefined && isWithin(use, last);

/** Notes that `block` binds the name; true when that makes it bound in any case at the use. */
function cover(block: Block, use: Block, covered: Set<Block>, isEntered: IsEntered): boolean {
  for (let next: Block | undefined = block; next; ) {
    if (isWithin(use, next)) return true;
    covered.add(next);
    const fork: Fork | undefined = next.fork;
    if (!fork || isAtLast(fork, use)) return false;
    const isDone = (arm: Block): boolean => arm.leaves || covered.has(arm) || isEntered(arm) === false;
    const isPassed = fork.exhaustive && fork.arms.every(isDone);
    if (!isPassed && !(fork.exclusive && isEntered(next) === true)) return false;
    next = fork.parent;
  }
  return false;
}

/** Where something is read: by code in `block` at `position`; with no block, at any time after that position. */
export interface Moment {
  readonly block: Block | undefined;
  readonly position: number;
}

/**
 * The changes, of `all`, that may have been made to what `binding` gave its name, in the order in which they stand; sure is
 * what was made for certain, and once.
 */
export function changesReaching(
  all: readonly Change[],
  binding: Binding,
  { block: use, position }: Moment,
): readonly { readonly change: Change; readonly isSure: boolean }[] {
  const { block: origin } = binding;
  const bound = positionOf(binding.chunk, binding.start);
  const isHere = use !== undefined && outermost(use) === outermost(origin);
  const found: { change: Change; isSure: boolean }[] = [];
  const inOrder = all.map((change) => ({ change, at: positionOf(change.chunk, change.start) }));
  inOrder.sort((one, other) => one.at - other.at);
  for (const { change, at } of inOrder) {
    const { block } = change;
    if (!change.isPlain || outermost(block) !== outermost(origin)) {
      found.push({ change, isSure: false });
    } else if (!isHere) {
      if (at > bound) {
        found.push({ change, isSure: isWithin(origin, block) && (use !== undefined || at <= position) });
      }
    } else if (bound > position) {
      // It comes round in a loop.
      found.push({ change, isSure: false });
    } else if (at > position) {
      if (loopAround(block, (loop) => isWithin(use, loop) && !isWithin(origin, loop)))
        found.push({ change, isSure: false });
    } else if (at > bound) {
      const path = pathToCommon(block, use);
      const isRepeated = loopAround(block, (loop) => !isWithin(origin, loop));
      if (!isRepeated && path && (path.isExcluded || path.blocks.some((part) => part.leaves))) continue;
      found.push({ change, isSure: !path && !isRepeated });
    }
  }
  return found;
}

function outermost(block: Block): Block {
  let root = block;
  while (root.parent) root = root.parent;
  return root;
}

function loopAround(block: Block, test: (loop: Block) => boolean): boolean {
  for (let loop: Block | undefined = block; loop; loop = loop.parent)
    if (loop.isLoop && test(loop)) return true;
  return false;
}

/** The one expression whose value `node` has here in any case; undefined if that is not sure. */
export function sureValueOf(table: ScopeTable, node: Name): Expression | undefined {
  const sure = sureBindingOf(table, node);
  return sure?.path.length === 0 ? sure.value : undefined;
}

/** The same, and which part of it: `[1]` for `b` of `a, b = f()`. */
export function sureBindingOf(
  table: ScopeTable,
  node: Name,
): Extract<BindingOrigin, { kind: 'value' }> | undefined {
  const { name, chunk, start } = node;
  const place = table.placeOf(node);
  if (!place) return undefined;
  const { scope, block } = place;
  const bindings = scope.outside?.has(name) ? undefined : scope.bindings.get(name);
  if (!bindings) return undefined;
  const { bindings: reaching, isSure } = bindingsReaching(bindings, block, positionOf(chunk, start));
  const [only] = reaching;
  return isSure && reaching.length === 1 && only?.bound.kind === 'value' ? only.bound : undefined;
}
