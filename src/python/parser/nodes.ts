// Makes the nodes of the small syntax tree, above all those that are evaluated: names, attributes, subscripts, calls.
// Each is written out, since spreading what they share takes many times as long. Pure.
import type { Call, Constant, Expression, Name, Subscript } from '../syntax/syntax.ts';
import { expressionsOf, type Item, type Items } from './items.ts';

export type OtherType = Extract<Expression, { kind: 'other' }>['type'];

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
    name: text.slice(start, end),
    scope: undefined,
    block: undefined,
    store: false,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
  };
  chunk.loads.push(name);
  return name;
}

/** `object.name`, the name standing at `start` to `end`. */
export function makeAttribute(
  chunk: Items['chunk'],
  object: Expression,
  { text: name, start, end }: { readonly text: string; readonly start: number; readonly end: number },
): Expression {
  const attribute: Expression = {
    kind: 'attribute',
    chunk,
    start: object.start,
    end,
    object,
    name,
    nameStart: start,
    nameEnd: end,
    store: false,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
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
    store: false,
    start,
    end,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
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
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
  };
  if ('call' in callee) callee.call = call;
  for (const { value } of found.list) if ('within' in value) value.within = call;
  chunk.loads.push(call);
  return call;
}
