// Puts `and`, `or`, `not` and `await` together as Python does. Lezer takes all that stands behind a `not` or an `await` for
// its operand, and so reads `a and not b or c` as `a and (not (b or c))`. Nodes are made from the inside out, so that the
// lists of one that is taken apart can go on growing: copying them would take long in long conditions.
import type { Binary, BooleanOperation, Comparison, Expression, Operator } from '../syntax/syntax.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A node that may go on growing. */
type Mutable<Node> = Node extends unknown
  ? { -readonly [Key in keyof Node]: Node[Key] extends readonly (infer One)[] ? One[] : Node[Key] }
  : never;

/** Whether the next thing in `text` is a bracket. */
const opening = /(?:\s|\\|#[^\r\n]*[\r\n])*\(/y;
/** What may stand between two closing brackets. */
const closing = /(?:\s|\\|#[^\r\n]*[\r\n])*\)/y;

/** The brackets around `node` where it stands between `from` and `to`, or undefined if there are none. */
export function bracketsAround(text: string, from: number, node: Expression, to: number): Span | undefined {
  if (from === node.start) return undefined;
  opening.lastIndex = from;
  if (!opening.test(text) || opening.lastIndex > node.start) return undefined;
  let end = node.end;
  for (closing.lastIndex = end; closing.test(text) && closing.lastIndex <= to; ) end = closing.lastIndex;
  return { start: opening.lastIndex - 1, end };
}

/** `left operator right`, from `start` to `end`, where `operator` is `and` or `or`. */
export function joinBoth(
  text: string,
  left: Expression,
  operator: Operator,
  right: Expression,
  { start, end }: Span,
): Expression {
  const first = left.start === start ? sameAs(operator, left) : undefined;
  const isOpen = right.kind === 'boolean' && !bracketsAround(text, operator.end, right, end);
  if (isOpen && operator.text === 'and' && right.operators[0]?.text === 'or') {
    // `left and right[0] or …`
    const whole: Mutable<BooleanOperation> = right as Mutable<BooleanOperation>;
    const [inner] = whole.values;
    const [next] = whole.operators;
    if (inner && next) {
      const brackets = bracketsAround(text, right.start, inner, next.start);
      const span = { start, end: brackets?.end ?? inner.end };
      whole.values[0] = joinBoth(text, left, operator, inner, span);
      whole.start = start;
    }
    return whole;
  }
  const last = isOpen ? sameAs(operator, right) : undefined;
  if (first) {
    first.operators.push(operator);
    first.end = end;
    if (!last) first.values.push(right);
    else {
      for (const value of last.values) first.values.push(value);
      for (const one of last.operators) first.operators.push(one);
    }
    return first;
  }
  if (last) {
    last.values.unshift(left);
    last.operators.unshift(operator);
    last.start = start;
    return last;
  }
  return { kind: 'boolean', chunk: left.chunk, start, end, operators: [operator], values: [left, right] };
}

function sameAs({ text }: Operator, node: Expression): Mutable<BooleanOperation> | undefined {
  if (node.kind !== 'boolean' || node.operators[0]?.text !== text) return undefined;
  return node as Mutable<BooleanOperation>;
}

/** `left operator right`, from `start` to `end`: what Lezer nests to the left Python takes together. */
export function compare(
  left: Expression,
  operator: Operator,
  right: Expression,
  { start, end }: Span,
): Comparison {
  if (left.kind !== 'comparison' || left.start !== start)
    return {
      kind: 'comparison',
      chunk: left.chunk,
      start,
      end,
      operators: [operator],
      operands: [left, right],
    };
  const chain = left as Mutable<Comparison>;
  chain.operators.push(operator);
  chain.operands.push(right);
  chain.end = end;
  return chain;
}

/** `not operand`, up to `end`, where `operator` is the `not`: it takes no `and` and no `or`. */
export function negate(text: string, operator: Operator, operand: Expression, end: number): Expression {
  const { start } = operator;
  const isBoolean = ({ kind }: Expression) => kind === 'boolean';
  return putAhead(text, operator, operand, end, isBoolean, (first, last) => {
    return { kind: 'unary', chunk: first.chunk, start, end: last, operator, operand: first };
  });
}

/** `await operand`, up to `end`, where `word` is the `await`: it takes the first operand of what follows. */
export function awaitFirst(text: string, word: Operator, operand: Expression, end: number): Expression {
  const { start } = word;
  return putAhead(text, word, operand, end, isJoined, (first, last) => {
    return { kind: 'await', chunk: first.chunk, start, end: last, value: first };
  });
}

/** What has a first operand, and something behind it. */
type Joined = BooleanOperation | Comparison | Binary;

function isJoined({ kind }: Expression): boolean {
  return kind === 'boolean' || kind === 'comparison' || kind === 'binary';
}

/** Puts `word` ahead of the first operand in `node`, which `goesInto` looks for where no brackets are around it. */
function putAhead(
  text: string,
  word: Operator,
  node: Expression,
  to: number,
  goesInto: (node: Expression) => boolean,
  make: (first: Expression, end: number) => Expression,
): Expression {
  const around = bracketsAround(text, word.end, node, to);
  if (around || !goesInto(node)) return make(node, around?.end ?? node.end);
  for (let inner = node as Mutable<Joined>; ; ) {
    const [first, behind] = firstOf(inner);
    if (!first || !behind) return node;
    const brackets = bracketsAround(text, inner.start, first, behind.start);
    inner.start = word.start;
    if (brackets || !goesInto(first)) {
      const made = make(first, brackets?.end ?? first.end);
      if (inner.kind === 'binary') inner.left = made;
      else if (inner.kind === 'boolean') inner.values[0] = made;
      else inner.operands[0] = made;
      return node;
    }
    inner = first as Mutable<Joined>;
  }
}

/** The first operand, and the operator behind it. */
function firstOf(node: Joined): readonly [Expression | undefined, Operator | undefined] {
  if (node.kind === 'binary') return [node.left, node.operator];
  return [node.kind === 'boolean' ? node.values[0] : node.operands[0], node.operators[0]];
}
