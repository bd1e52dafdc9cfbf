// Makes the nodes of the small syntax tree, above all those that are evaluated: names, attributes, subscripts, calls.
// Each is written out, since spreading what they share takes many times as long.
import type { Attribute, Call, Constant, Expression, Name, Subscript } from '../syntax/syntax.ts';
import { expressionsOf, type Item, type Items } from './items.ts';

type OtherType = Extract<Expression, { kind: 'other' }>['type'];

export function other({ chunk, list, start, end }: Items, type: OtherType = 'unknown'): Expression {
  return { kind: 'other', type, chunk, start, end, children: expressionsOf(list) };
}

export function constant(
  { chunk, start, end }: Items,
  value: Constant['value'],
  isInteger = false,
): Constant {
  return { kind: 'constant', chunk, start, end, value, isInteger };
}

export function makeName({ chunk, text }: Items, start: number, end: number): Name {
  const name: Name = {
    kind: 'name',
    chunk,
    start,
    end,
    name: normalized(text.slice(start, end)),
    id: chunk.loads.length,
    isStored: false,
  };
  chunk.loads.push(name);
  return name;
}

/** Names that look alike to Python are the same: `\uff32eLU` is `ReLU`. */
function normalized(name: string): string {
  return /[^\0-\x7f]/.test(name) ? name.normalize('NFKC') : name;
}

/** `object.name`, which begins at `from`: at the bracket around the object, if there is one. */
export function makeAttribute(
  chunk: Items['chunk'],
  from: number,
  object: Expression,
  { text: name, start, end }: { readonly text: string; readonly start: number; readonly end: number },
): Expression {
  const attribute: Expression = {
    kind: 'attribute',
    chunk,
    start: from,
    end,
    object,
    name: normalized(name),
    nameStart: start,
    nameEnd: end,
    id: chunk.loads.length,
    isStored: false,
  };
  chunk.loads.push(attribute);
  return attribute;
}

/** `object[parts]`; `index` where there is just one part. */
export function makeSubscript(
  { chunk, start, end }: Items,
  object: Expression,
  parts: readonly Expression[],
  index: Expression | undefined,
): Subscript {
  const subscript: Subscript = {
    kind: 'subscript',
    chunk,
    object,
    index,
    parts,
    start,
    end,
    id: chunk.loads.length,
    isStored: false,
  };
  chunk.loads.push(subscript);
  return subscript;
}

export function makeCall(
  chunk: Items['chunk'],
  start: number,
  end: number,
  callee: Expression,
  found: Extract<Item, { kind: 'arguments' }>,
): Expression {
  const call: Call = {
    kind: 'call',
    chunk,
    start,
    end,
    callee,
    arguments: found.list,
    argumentsStart: found.start + 1,
    argumentsEnd: found.close,
    id: chunk.loads.length,
  };
  chunk.loads.push(call);
  return call;
}

/** Marks what an assignment to `target` binds: its names, and the last part of attributes and subscripts. */
export function markStored(target: Expression): void {
  const open: Expression[] = [target];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'name' || next.kind === 'attribute' || next.kind === 'subscript') store(next);
    else if (next.kind === 'sequence') open.push(...next.elements);
    else if (next.kind === 'starred') open.push(next.value);
  }
}

/** A node is made before what it stands in, which tells that it is bound there. */
export function store(node: Name | Attribute | Subscript): void {
  (node as { isStored: boolean }).isStored = true;
}
