// Makes the nodes of the small syntax tree, above all those that are evaluated: names, attributes, subscripts, calls.
// Each is written out, since spreading what they share takes many times as long. Pure.
import type { Call, Constant, Expression, Name, Subscript } from '../syntax/syntax.ts';
import { expressionsOf, type Item, type Items } from './items.ts';

export type OtherType = Extract<Expression, { kind: 'other' }>['type'];

export function other({ unit, list, start, end }: Items, type: OtherType = 'unknown'): Expression {
  return { kind: 'other', type, unit, start, end, children: expressionsOf(list) };
}

export function constant({ unit, start, end }: Items, value: Constant['value'], isInteger = false): Constant {
  return { kind: 'constant', unit, start, end, value, isInteger };
}

export function makeName({ unit, text }: Items, start: number, end: number): Name {
  const name: Name = {
    kind: 'name',
    unit,
    start,
    end,
    name: text.slice(unit.base + start, unit.base + end),
    scope: undefined,
    block: undefined,
    store: false,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
  };
  unit.loads.push(name);
  return name;
}

/** `object.name`, the name standing at `start` to `end`. */
export function makeAttribute(
  unit: Items['unit'],
  object: Expression,
  { text: name, start, end }: { readonly text: string; readonly start: number; readonly end: number },
): Expression {
  const attribute: Expression = {
    kind: 'attribute',
    unit,
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
  unit.loads.push(attribute);
  return attribute;
}

/** `object[parts]`; `index` where there is just one part. */
export function makeSubscript(
  { unit, start, end }: Items,
  object: Expression,
  parts: readonly Expression[],
  index: Expression | undefined,
): Subscript {
  const subscript: Subscript = {
    kind: 'subscript',
    unit,
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
  unit.loads.push(subscript);
  return subscript;
}

export function makeCall(
  unit: Items['unit'],
  start: number,
  end: number,
  callee: Expression,
  found: Extract<Item, { kind: 'arguments' }>,
): Expression {
  const call: Call = {
    kind: 'call',
    unit,
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
  unit.loads.push(call);
  return call;
}
