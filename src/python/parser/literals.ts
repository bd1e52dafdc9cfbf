// Long lists of literals, of which no more is kept than their numbers: every element would cost more memory than the source.
import type { Expression, GrowingChunk, LiteralNumbers, Sequence } from '../syntax/syntax.ts';
import { exact } from './nodes.ts';

/** The number of literal elements up to which a display is kept element by element. */
const keptLiterals = 16;

/** A list, tuple or set of elements. */
export function sequence(
  chunk: GrowingChunk,
  start: number,
  end: number,
  type: Sequence['type'],
  elements: readonly Expression[],
): Expression {
  if (elements.length > keptLiterals && elements.every(isLiteral)) {
    return { kind: 'literals', chunk, start, end, numbers: type === 'set' ? undefined : numbersIn(elements) };
  }
  return { kind: 'sequence', type, chunk, start, end, elements: exact(elements) };
}

type Entry = Extract<Expression, { kind: 'dictionary' }>['entries'][number];

/** A dictionary of entries. */
export function dictionary(
  chunk: GrowingChunk,
  start: number,
  end: number,
  entries: readonly Entry[],
): Expression {
  if (entries.length > keptLiterals && entries.every((entry) => isLiteral(entry.value)))
    return { kind: 'literals', chunk, start, end, numbers: undefined };
  return { kind: 'dictionary', chunk, start, end, entries: exact(entries) };
}

function isLiteral(node: Expression): boolean {
  let operand = node;
  while (operand.kind === 'unary') operand = operand.operand;
  return operand.kind === 'constant' || operand.kind === 'text' || operand.kind === 'literals';
}

/** The numbers of a list of literals; undefined if something else is among them, or they are no table. */
function numbersIn(elements: readonly Expression[]): LiteralNumbers | undefined {
  const [first] = elements;
  const shape = first?.kind === 'literals' ? first.numbers?.shape : [];
  if (!shape) return undefined;
  const size = shape.reduce((product, length) => product * length, 1);
  const values = new Float64Array(size * elements.length);
  let isInteger = true;
  for (const [index, element] of elements.entries()) {
    if (element.kind === 'literals') {
      const { numbers } = element;
      if (!numbers || String(numbers.shape) !== String(shape)) return undefined;
      values.set(numbers.values, index * size);
      isInteger &&= numbers.isInteger;
    } else {
      const number = shape.length === 0 ? signedNumber(element) : undefined;
      if (!number) return undefined;
      values[index] = number.sign * number.value;
      isInteger &&= number.isInteger;
    }
  }
  return { shape: [elements.length, ...shape], values, isInteger };
}

function signedNumber(
  node: Expression,
): { readonly sign: 1 | -1; readonly value: number; readonly isInteger: boolean } | undefined {
  let sign: 1 | -1 = 1;
  let operand = node;
  for (; operand.kind === 'unary'; operand = operand.operand) {
    if (operand.operator.text === '-') sign = sign === 1 ? -1 : 1;
    else if (operand.operator.text !== '+') return undefined;
  }
  if (operand.kind !== 'constant' || typeof operand.value !== 'number') return undefined;
  const { value, isInteger } = operand;
  // Python's -0 is the integer 0.
  return { sign: isInteger && value === 0 ? 1 : sign, value, isInteger };
}
