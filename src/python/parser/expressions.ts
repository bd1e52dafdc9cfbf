// Builds the expressions of the small syntax tree from the parts of Lezer's nodes; broken code gives `other`. Pure.

import { readNumber } from '../../foundation/number-literal.ts';
import { readString } from '../../foundation/string-literal.ts';
import type { Expression } from '../syntax/syntax.ts';
import { argumentList, callExpression, parametersOf } from './call-expressions.ts';
import { comprehension, dictionary, elementsOf, sequence } from './displays.ts';
import { expressionsOf, type Item, type Items, isExpression, isText, isToken } from './items.ts';
import { constant, makeAttribute, makeName, makeSubscript, markStored, other, store } from './nodes.ts';

export function buildExpression(type: string, items: Items): Item {
  const build = builders.get(type);
  if (build) return build(items);
  if (items.list.length === 0) return tokenOf(type, items);
  return other(items);
}

function tokenOf(type: string, { text, start, end }: Items): Item {
  return { kind: 'token', type, text: text.slice(start, end), start, end };
}

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
      return {
        kind: 'text',
        chunk,
        start,
        end,
        value: read.value,
        contentStart,
        contentEnd: Math.max(contentStart, start + read.to),
      };
    },
    ContinuedString: (items) => {
      const { chunk, list, start, end } = items;
      if (!list.every(isText)) return other(items, 'text');
      const value = list.map((part) => (isText(part) ? part.value : '')).join('');
      return { kind: 'text', chunk, start, end, value, contentStart: start, contentEnd: end };
    },
    FormatString: (items) => other(items, 'text'),
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
      const operator = list[0];
      if (!operand || operator?.kind !== 'token') return other(items);
      return { kind: 'unary', chunk, start, end, operator: operator.text, operand };
    },
    ConditionalExpression: (items) => {
      const { chunk, start, end } = items;
      const [first, test, second] = expressionsOf(items.list);
      if (!first || !test || !second) return other(items);
      return { kind: 'choice', chunk, start, end, test, alternatives: [first, second] };
    },
    NamedExpression: (items) => {
      const { chunk, start, end } = items;
      const [target, value] = expressionsOf(items.list);
      if (!target || !value) return other(items);
      markStored(target);
      return { kind: 'named', chunk, start, end, target, value };
    },
    AwaitExpression: (items) => other(items, 'await'),
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
    AttributePattern: attributePattern,
    TypeDef: ({ list, start, end }) => ({ kind: 'type', start, end, value: expressionsOf(list)[0] }),
  }),
);

function textOf({ text, start, end }: Items): string {
  return text.slice(start, end);
}

function attributePattern(items: Items): Item {
  let value = items.list.find(isExpression);
  for (const item of items.list) {
    if (value && isToken(item, 'PropertyName')) value = makeAttribute(items.chunk, value, item);
  }
  return value ?? other(items);
}

function memberExpression(items: Items): Item {
  const { chunk, list } = items;
  const [object] = list;
  if (!isExpression(object)) return other(items);
  const property = list.find((item) => isToken(item, 'PropertyName'));
  if (property?.kind === 'token') return makeAttribute(chunk, object, property);
  const parts = elementsOf(items, list.slice(1));
  const isSingle = parts.length === 1 && !list.some((item) => isToken(item, ':') || isToken(item, ','));
  if (!list.some((item) => isToken(item, '['))) return other(items);
  return makeSubscript(items, object, parts, isSingle ? parts[0] : undefined);
}

function binaryExpression(items: Items): Expression {
  const { chunk, list, start, end } = items;
  const [left, right] = expressionsOf(list);
  const operator = list.find((item) => item.kind === 'token');
  if (!left || !right || operator?.kind !== 'token') return other(items);
  if (operator.type === 'or' || operator.type === 'and') {
    return { kind: 'choice', chunk, start, end, test: undefined, alternatives: [left, right] };
  }
  if (operator.type === 'ArithOp' || operator.type === 'BitOp') {
    return { kind: 'binary', chunk, start, end, operator: operator.text, left, right };
  }
  return other(items, 'comparison');
}
