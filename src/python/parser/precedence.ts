// Puts `and`, `or`, `not` and `await` together as Python does. Lezer takes all that stands behind a `not` or an `await` for
// its operand, and so reads `a and not b or c` as `a and (not (b or c))`.
import type { BooleanOperation, Expression, Operator } from '../syntax/syntax.ts';

/** What is joined, with the brackets around it, and what joins them; `operators` are one less. */
interface Joined {
  readonly operands: readonly Operand[];
  readonly operators: readonly Operator[];
}

interface Operand {
  readonly node: Expression;
  readonly start: number;
  readonly end: number;
}

/** Whether the next thing in `text` is a bracket. */
const opening = /(?:\s|\\|#[^\n]*\n)*\(/y;

/** `operator operand`, the whole up to `end`, where `operator` is `not`. */
export function negate(text: string, operator: Operator, operand: Expression, end: number): Expression {
  const { operands, operators } = joinedIn(text, operator.end, operand, end);
  const [first, ...others] = operands;
  if (!first) return operand;
  const { start } = operator;
  const { chunk } = operand;
  const node: Expression = { kind: 'unary', chunk, start, end: first.end, operator, operand: first.node };
  return join({ operands: [{ node, start, end: first.end }, ...others], operators });
}

/** `left operator right`, from `start` to `end`, where `operator` is `and` or `or`. */
export function joinBoth(
  text: string,
  left: Expression,
  operator: Operator,
  right: Expression,
  { start, end }: { readonly start: number; readonly end: number },
): Expression {
  const one = joinedIn(text, start, left, operator.start);
  const other = joinedIn(text, operator.end, right, end);
  return join({
    operands: [...one.operands, ...other.operands],
    operators: [...one.operators, operator, ...other.operators],
  });
}

/** What is joined in `node`, which stands between `from` and `to`: itself, unless it is joined without brackets around. */
function joinedIn(text: string, from: number, node: Expression, to: number): Joined {
  const brackets = bracketsAround(text, from, node, to);
  if (brackets) return { operands: [{ node, ...brackets }], operators: [] };
  if (node.kind !== 'boolean')
    return { operands: [{ node, start: node.start, end: node.end }], operators: [] };
  const operands: Operand[] = [];
  const operators: Operator[] = [];
  for (const [index, value] of node.values.entries()) {
    const before = node.operators[index - 1];
    const behind = node.operators[index];
    const inside = joinedIn(text, before?.end ?? node.start, value, behind?.start ?? node.end);
    if (before) operators.push(before);
    operands.push(...inside.operands);
    operators.push(...inside.operators);
  }
  return { operands, operators };
}

/** `and` binds more tightly than `or`. */
function join(joined: Joined): Expression {
  const groups: { operands: Operand[]; operators: Operator[] }[] = [{ operands: [], operators: [] }];
  const between: Operator[] = [];
  for (const [index, operand] of joined.operands.entries()) {
    const operator = joined.operators[index - 1];
    if (operator?.text === 'or') {
      between.push(operator);
      groups.push({ operands: [], operators: [] });
    } else if (operator) groups.at(-1)?.operators.push(operator);
    groups.at(-1)?.operands.push(operand);
  }
  return nodeOf({ operands: groups.map(nodeOf), operators: between }).node;
}

function nodeOf({ operands, operators }: Joined): Operand {
  const [first] = operands as readonly [Operand, ...Operand[]];
  const { end } = operands.at(-1) ?? first;
  if (operators.length === 0) return first;
  const { start, node } = first;
  const values = operands.map((operand) => operand.node);
  const whole: BooleanOperation = { kind: 'boolean', chunk: node.chunk, start, end, operators, values };
  return { node: whole, start, end };
}

/** The brackets around `node` where it stands between `from` and `to`; undefined where there are none. */
export function bracketsAround(
  text: string,
  from: number,
  node: Expression,
  to: number,
): { readonly start: number; readonly end: number } | undefined {
  opening.lastIndex = from;
  if (!opening.test(text) || opening.lastIndex > node.start) return undefined;
  return { start: opening.lastIndex - 1, end: text.lastIndexOf(')', to - 1) + 1 };
}

/** `await operand`, the whole up to `to`, where `word` is the `await`: it takes the first operand of what follows. */
export function awaitFirst(text: string, word: Operator, operand: Expression, to: number): Expression {
  const { start } = word;
  const { chunk } = operand;
  const brackets = bracketsAround(text, word.end, operand, to);
  if (brackets) return { kind: 'await', chunk, start, end: brackets.end, value: operand };
  if (operand.kind === 'binary') {
    const left = awaitFirst(text, word, operand.left, operand.operator.start);
    return { ...operand, start, left };
  }
  if (operand.kind === 'comparison' || operand.kind === 'boolean') {
    const [first, ...others] = operand.kind === 'boolean' ? operand.values : operand.operands;
    const [operator] = operand.operators;
    if (!first || !operator) return operand;
    const all = [awaitFirst(text, word, first, operator.start), ...others];
    return operand.kind === 'boolean'
      ? { ...operand, start, values: all }
      : { ...operand, start, operands: all };
  }
  return { kind: 'await', chunk, start, end: operand.end, value: operand };
}
