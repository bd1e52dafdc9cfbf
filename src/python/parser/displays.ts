// Builds what holds several expressions: displays, comprehensions, and groups with commas.
import type { Clause, Dictionary, Expression, LiteralNumbers, Sequence } from '../syntax/syntax.ts';
import { exact, expressionsOf, type Item, type Items, isExpression, isToken } from './items.ts';
import { markStored, other } from './nodes.ts';

/** The number of literal elements up to which a display is kept element by element. */
const keptLiterals = 16;

/** Elements with `*` put into `starred`, the way displays and argument-less lists write them. */
export function elementsOf(items: Items, list: readonly Item[]): Expression[] {
  const elements: Expression[] = [];
  let star: number | undefined;
  for (const item of list) {
    if (isToken(item, '*')) star = item.start;
    else if (isExpression(item)) {
      if (star === undefined) elements.push(item);
      else elements.push({ kind: 'starred', chunk: items.chunk, start: star, end: item.end, value: item });
      star = undefined;
    }
  }
  return exact(elements);
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

export function sequence(items: Items, type: Sequence['type']): Expression {
  const { chunk, start, end } = items;
  const elements = elementsOf(items, items.list);
  // Long lists of numbers are data; keeping every element would cost more memory than the source.
  if (elements.length > keptLiterals && elements.every(isLiteral)) {
    return { kind: 'literals', chunk, start, end, numbers: type === 'set' ? undefined : numbersIn(elements) };
  }
  return { kind: 'sequence', type, chunk, start, end, elements };
}

export function dictionary(items: Items): Expression {
  const { chunk, start, end, list } = items;
  const entries: { key: Expression | undefined; value: Expression }[] = [];
  let key: Expression | undefined;
  let state: 'key' | 'value' | 'stars' = 'key';
  for (const item of list) {
    if (isToken(item, ':')) state = 'value';
    else if (isToken(item, '**')) state = 'stars';
    else if (isToken(item, ',')) state = 'key';
    else if (isExpression(item)) {
      if (state === 'key') key = item;
      else entries.push({ key: state === 'value' ? key : undefined, value: item });
    }
  }
  const node: Dictionary = { kind: 'dictionary', chunk, start, end, entries: exact(entries) };
  if (entries.length > keptLiterals && entries.every((entry) => isLiteral(entry.value))) {
    return { kind: 'literals', chunk, start, end, numbers: undefined };
  }
  return node;
}

type ComprehensionType = Extract<Expression, { kind: 'comprehension' }>['type'];

export function comprehension(items: Items, type: ComprehensionType): Expression {
  const { chunk, start, end, list } = items;
  const from = list.findIndex((item) => isToken(item, 'for'));
  const head = expressionsOf(from < 0 ? list : list.slice(0, from));
  const element = head.at(-1);
  if (!element || from < 0) return other(items);
  return {
    kind: 'comprehension',
    type,
    chunk,
    start,
    end,
    key: type === 'dictionary' && head.length === 2 ? head[0] : undefined,
    element,
    clauses: clausesOf(items, list.slice(from)),
  };
}

export function clausesOf(items: Items, list: readonly Item[]): Clause[] {
  const clauses: Clause[] = [];
  let mode: 'target' | 'iterable' | 'test' | undefined;
  let targets: Item[] = [];
  for (const item of list) {
    if (isToken(item, 'for')) {
      mode = 'target';
      targets = [];
    } else if (isToken(item, 'in')) mode = 'iterable';
    else if (isToken(item, 'if')) mode = 'test';
    else if (mode === 'target') targets.push(item);
    else if (isExpression(item)) {
      if (mode === 'iterable') {
        const target = groupOf(items, targets);
        if (!target) continue;
        markStored(target);
        clauses.push({ kind: 'for', target, iterable: item });
      } else if (mode === 'test') clauses.push({ kind: 'if', test: item });
    }
  }
  return clauses;
}

/** One expression, or a tuple where commas stand between several. */
export function groupOf(items: Items, list: readonly Item[]): Expression | undefined {
  const elements = elementsOf(items, list);
  const [first] = elements;
  const last = elements.at(-1);
  if (!first || !last) return undefined;
  if (elements.length === 1 && first.kind !== 'starred' && !list.some((item) => isToken(item, ',')))
    return first;
  const behind = list.at(-1);
  const end = isToken(behind, ',') ? behind.end : last.end;
  return { kind: 'sequence', type: 'tuple', chunk: items.chunk, start: first.start, end, elements };
}
