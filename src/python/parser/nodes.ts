// Makes the nodes of the small syntax tree, above all those that are evaluated: names, attributes, subscripts, calls.
// Each is written out, since spreading what they share takes many times as long.
import type {
  Argument,
  Attribute,
  Call,
  Constant,
  Expression,
  GrowingChunk,
  Name,
  Operator,
  Sequence,
  Subscript,
} from '../syntax/syntax.ts';
import type { Cursor } from './cursor.ts';

type OtherType = Extract<Expression, { kind: 'other' }>['type'];

/** What is of no kind of its own, from `start` to where the cursor stands; broken code among it. */
export function other(
  { chunk, end }: Cursor,
  start: number,
  children: readonly Expression[],
  type: OtherType = 'unknown',
): Expression {
  return { kind: 'other', type, chunk, start, end: Math.max(start, end), children };
}

/** The same of code that Python does not have. */
export function broken(c: Cursor, start: number, children: readonly Expression[]): Expression {
  c.isSound = false;
  return other(c, start, children);
}

export function constant(
  chunk: GrowingChunk,
  start: number,
  end: number,
  value: Constant['value'],
  isInteger = false,
): Constant {
  return { kind: 'constant', chunk, start, end, value, isInteger };
}

export function makeName({ chunk, text }: Cursor, start: number, end: number): Name {
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

/** The name that is the next token. */
export function takeName(cursor: Cursor): Name {
  const { start } = cursor;
  cursor.at++;
  return makeName(cursor, start, cursor.end);
}

/** The same, of a name that is bound here. */
export function takeStored(cursor: Cursor): Name {
  const name = takeName(cursor);
  store(name);
  return name;
}

/** Names that look alike to Python are the same: `\uff32eLU` is `ReLU`. */
function normalized(name: string): string {
  return /[^\0-\x7f]/.test(name) ? name.normalize('NFKC') : name;
}

/** `object.name`, which begins at `start`: at the bracket around the object, if there is one. */
export function makeAttribute(
  chunk: GrowingChunk,
  start: number,
  object: Expression,
  name: Operator,
): Attribute {
  const attribute: Attribute = {
    kind: 'attribute',
    chunk,
    start,
    end: name.end,
    object,
    name: normalized(name.text),
    nameStart: name.start,
    nameEnd: name.end,
    id: chunk.loads.length,
    isStored: false,
  };
  chunk.loads.push(attribute);
  return attribute;
}

/** `object[parts]`; `index` where there is just one part. */
export function makeSubscript(
  chunk: GrowingChunk,
  start: number,
  end: number,
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

/** The arguments of a call, and where its brackets stand. */
export interface ArgumentList {
  readonly list: readonly Argument[];
  readonly start: number;
  readonly end: number;
  /** Where the closing bracket stands, or would. */
  readonly close: number;
}

export function makeCall(chunk: GrowingChunk, start: number, callee: Expression, given: ArgumentList): Call {
  const call: Call = {
    kind: 'call',
    chunk,
    start,
    end: given.end,
    callee,
    arguments: given.list,
    argumentsStart: given.start + 1,
    argumentsEnd: given.close,
    id: chunk.loads.length,
  };
  chunk.loads.push(call);
  return call;
}

/** One expression, or a tuple where commas stand between several; `end` is where the last comma ends. */
export function groupOf(
  chunk: GrowingChunk,
  start: number,
  end: number,
  elements: readonly Expression[],
  hasComma: boolean,
): Expression | undefined {
  const [first] = elements;
  if (!first || (elements.length === 1 && !hasComma && first.kind !== 'starred')) return first;
  return { kind: 'sequence', type: 'tuple', chunk, start, end, elements: exact(elements) } satisfies Sequence;
}

/** The same without room to grow: what `push` fills has room for 17, and most lists in code are short. */
export function exact<Element>(list: readonly Element[]): Element[] {
  return list.slice();
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
