// Builds the expressions of the small syntax tree from the parts of Lezer's nodes; broken code gives `other`.

import { readNumber } from '../../foundation/number-literal.ts';
import { readString } from '../../foundation/string-literal.ts';
import type { Expression, Text } from '../syntax/syntax.ts';
import { argumentList, callExpression, parametersOf } from './call-expressions.ts';
import { comprehension, dictionary, elementsOf, groupOf, sequence } from './displays.ts';
import {
  exact,
  expressionsOf,
  type Item,
  type Items,
  isExpression,
  isText,
  isToken,
  operatorsOf,
} from './items.ts';
import { constant, makeAttribute, makeName, makeSubscript, markStored, other, store } from './nodes.ts';
import { awaitFirst, compare, joinBoth, negate } from './precedence.ts';

export function buildExpression(type: string, items: Items): Item {
  const build = builders.get(type);
  if (build) return build(items);
  if (items.list.length === 0) return tokenOf(type, items);
  return other(items);
}

function tokenOf(type: string, { text, start, end }: Items): Item {
  return { kind: 'token', type, text: text.slice(start, end), start, end };
}

/** What may name something. */
const word = /^[A-Za-z][\w.-]{2,39}$/;

const builders = new Map<string, (items: Items) => Item>(
  Object.entries<(items: Items) => Item>({
    VariableName: (items) => makeName(items, items.start, items.end),
    Number: (items) => {
      const { value, isInteger } = readNumber(textOf(items));
      return constant(items, value, isInteger);
    },
    String: (items) => {
      const read = readString(textOf(items));
      if (!read) return constant(items, undefined);
      const { chunk, start, end } = items;
      const contentStart = start + read.from;
      const contentEnd = Math.max(contentStart, start + read.to);
      const text: Text = { kind: 'text', chunk, start, end, value: read.value, contentStart, contentEnd };
      if (word.test(read.value)) chunk.words.push(text);
      return text;
    },
    ContinuedString: (items) => {
      const { chunk, list, start, end } = items;
      if (!list.every(isText))
        return { kind: 'formatted text', chunk, start, end, parts: expressionsOf(list) };
      const value = list.map((part) => (isText(part) ? part.value : '')).join('');
      return { kind: 'text', chunk, start, end, value, contentStart: start, contentEnd: end };
    },
    FormatString: ({ chunk, list, start, end }) => ({
      kind: 'formatted text',
      chunk,
      start,
      end,
      parts: expressionsOf(list),
    }),
    None: (items) => constant(items, null),
    Boolean: (items) => constant(items, textOf(items) === 'True'),
    Ellipsis: (items) => constant(items, undefined),
    ParenthesizedExpression: (items) => {
      const inner = expressionsOf(items.list);
      const only = inner[0];
      if (inner.length !== 1 || !only || items.list.some((item) => isToken(item, '*'))) return other(items);
      return only;
    },
    TupleExpression: (items) => sequence(items, 'tuple'),
    ArrayExpression: (items) => sequence(items, 'list'),
    SetExpression: (items) => sequence(items, 'set'),
    DictionaryExpression: dictionary,
    ComprehensionExpression: (items) => comprehension(items, 'generator'),
    ArrayComprehensionExpression: (items) => comprehension(items, 'list'),
    SetComprehensionExpression: (items) => comprehension(items, 'set'),
    DictionaryComprehensionExpression: (items) => comprehension(items, 'dictionary'),
    CallExpression: callExpression,
    ArgList: argumentList,
    MemberExpression: memberExpression,
    BinaryExpression: binaryExpression,
    UnaryExpression: (items) => {
      const { chunk, list, start, end } = items;
      const operand = expressionsOf(list)[0];
      const [operator] = operatorsOf(list.slice(0, 1));
      if (!operand || !operator) return other(items);
      if (operator.text === 'not') return negate(items.text, operator, operand, end);
      return { kind: 'unary', chunk, start, end, operator, operand };
    },
    ConditionalExpression: (items) => {
      const { chunk, start, end } = items;
      const [value, test, otherwise] = expressionsOf(items.list);
      if (!value || !test || !otherwise) return other(items);
      return { kind: 'conditional', chunk, start, end, test, value, otherwise };
    },
    NamedExpression: (items) => {
      const { chunk, start, end } = items;
      const [target, value] = expressionsOf(items.list);
      if (!target || !value) return other(items);
      markStored(target);
      return { kind: 'named', chunk, start, end, target, value };
    },
    AwaitExpression: (items) => {
      const { list, text, end } = items;
      const [word] = operatorsOf(list.slice(0, 1));
      const [operand] = expressionsOf(list);
      return word && operand ? awaitFirst(text, word, operand, end) : other(items);
    },
    YieldExpression: yieldExpression,
    ParamList: ({ list, start, end }) => ({ kind: 'parameters', start, end, list: parametersOf(list) }),
    LambdaExpression: (items) => {
      const { chunk, list, start, end } = items;
      const parameters = list.find((item) => item.kind === 'parameters');
      const body = expressionsOf(list).at(-1);
      return {
        kind: 'lambda',
        chunk,
        start,
        end,
        parameters: parameters?.kind === 'parameters' ? parameters.list : [],
        body,
      };
    },
    CapturePattern: (items) => {
      for (const item of items.list) if (item.kind === 'name') store(item);
      return other(items, 'capture');
    },
    ClassPattern: (items) => other(items, 'class'),
    // Not of `-1`, whose sign stands beside it.
    LiteralPattern: (items) =>
      (items.list.length === 1 ? expressionsOf(items.list)[0] : undefined) ?? other(items),
    OrPattern: (items) => other(items, 'either'),
    AttributePattern: attributePattern,
    TypeDef: ({ list, start, end }) => ({ kind: 'type', start, end, value: expressionsOf(list)[0] }),
  }),
);

function textOf({ text, start, end }: Items): string {
  return text.slice(start, end);
}

export function yieldExpression(items: Items): Expression {
  const { chunk, list, start, end } = items;
  const isFrom = list.some((item) => isToken(item, 'from'));
  const value = groupOf(items, list);
  return { kind: 'yield', chunk, start, end, isFrom, value };
}

function attributePattern(items: Items): Item {
  let value = items.list.find(isExpression);
  for (const item of items.list) {
    if (value && isToken(item, 'PropertyName')) value = makeAttribute(items.chunk, items.start, value, item);
  }
  return value ?? other(items);
}

function memberExpression(items: Items): Item {
  const { chunk, list, start } = items;
  const [object] = list;
  if (!isExpression(object)) return other(items);
  const property = list.find((item) => isToken(item, 'PropertyName'));
  if (property?.kind === 'token') return makeAttribute(chunk, start, object, property);
  const from = list.findIndex((item) => isToken(item, '['));
  if (from < 0) return other(items);
  const parts: Expression[] = [];
  let part: Item[] = [];
  for (const item of list.slice(from + 1)) {
    if (isToken(item, ',') || isToken(item, ']')) {
      parts.push(...partOf(items, part));
      part = [];
    } else part.push(item);
  }
  parts.push(...partOf(items, part));
  const [only] = parts;
  const isSingle = parts.length === 1 && only?.kind !== 'slice' && !list.some((item) => isToken(item, ','));
  return makeSubscript(items, object, exact(parts), isSingle ? only : undefined);
}

/** A slice, or the expression that is an index; broken code may hold several. */
function partOf(items: Items, list: readonly Item[]): readonly Expression[] {
  const colons = list.filter((item) => isToken(item, ':'));
  const [first] = list;
  const last = list.at(-1);
  if (colons.length === 0 || !first || !last) return elementsOf(items, list);
  const places: (Expression | undefined)[] = [undefined];
  for (const item of list) {
    if (isToken(item, ':')) places.push(undefined);
    else if (isExpression(item)) places[places.length - 1] = item;
  }
  const [lower, upper, step] = places;
  return [{ kind: 'slice', chunk: items.chunk, start: first.start, end: last.end, lower, upper, step }];
}

function binaryExpression(items: Items): Expression {
  const { chunk, list, start, end } = items;
  const [left, right] = expressionsOf(list);
  const [operator] = operatorsOf(list);
  const sign = list.find((item) => item.kind === 'token');
  if (!left || !right || !operator || sign?.kind !== 'token') return other(items);
  if (sign.type === 'ArithOp' || sign.type === 'BitOp')
    return { kind: 'binary', chunk, start, end, operator, left, right };
  if (sign.type === 'and' || sign.type === 'or') return joinBoth(items.text, left, operator, right, items);
  return compare(left, operator, right, items);
}
