// Builds the statements of the small syntax tree from the parts of Lezer's nodes.
import type { Expression, Statement } from '../syntax/syntax.ts';
import {
  forStatement,
  ifStatement,
  matchStatement,
  tryStatement,
  whileStatement,
  withStatement,
} from './compound.ts';
import { classDefinition, functionDefinition } from './definitions.ts';
import { elementsOf, groupOf } from './displays.ts';
import { yieldExpression } from './expressions.ts';
import { importStatement } from './imports.ts';
import {
  bodiesOf,
  exact,
  expressionsOf,
  type Item,
  type Items,
  isStatement,
  isToken,
  operatorsOf,
} from './items.ts';
import { makeAttribute, makeCall, markStored, other, store } from './nodes.ts';

/** The statement or part of one that a node is; undefined for nodes that are none. */
export function buildStatement(type: string, items: Items): Item | undefined {
  return builders.get(type)?.(items);
}

/** The statements among the items; stray expressions of broken code become a statement of their own. */
export function statementsOf(chunk: Items['chunk'], list: readonly Item[]): Statement[] {
  const found: Statement[] = [];
  for (const item of list) {
    if (isStatement(item)) found.push(item);
    else {
      const values = expressionsOf([item]);
      const { start, end } = item;
      if (values.length > 0) found.push({ kind: 'loose', chunk, start, end, values });
    }
  }
  return exact(found);
}

function loose({ chunk, list, start, end }: Items): Statement {
  return { kind: 'loose', chunk, start, end, values: expressionsOf(list) };
}

function expressionStatement(items: Items): Statement {
  const { chunk, list, start, end } = items;
  const value = groupOf(items, list);
  if (!value) return loose(items);
  if (value.kind === 'text') chunk.documentation.push(value);
  return { kind: 'expression', chunk, start, end, value };
}

function simple(kind: 'pass' | 'break' | 'continue'): (items: Items) => Statement {
  return ({ chunk, start, end }) => ({ kind, chunk, start, end });
}

const builders = new Map<string, (items: Items) => Item>(
  Object.entries<(items: Items) => Item>({
    Body: (items) => {
      const { chunk, list, start, end } = items;
      return { kind: 'body', start, end, list: statementsOf(chunk, list) };
    },
    StatementGroup: (items) => group(items),
    ExpressionStatement: expressionStatement,
    PassStatement: simple('pass'),
    BreakStatement: simple('break'),
    ContinueStatement: simple('continue'),
    YieldStatement: (items) => {
      const { chunk, start, end } = items;
      return { kind: 'expression', chunk, start, end, value: yieldExpression(items) };
    },
    PrintStatement: loose,
    AssertStatement: (items) => {
      const { chunk, list, start, end } = items;
      const [test, message] = expressionsOf(list);
      return test ? { kind: 'assert', chunk, start, end, test, message } : loose(items);
    },
    ReturnStatement: (items) => {
      const { chunk, list, start, end } = items;
      return { kind: 'return', chunk, start, end, value: groupOf(items, list) };
    },
    RaiseStatement: (items) => {
      const { chunk, list, start, end } = items;
      const from = list.findIndex((item) => isToken(item, 'from'));
      const exception = groupOf(items, from < 0 ? list : list.slice(0, from));
      const cause = from < 0 ? undefined : groupOf(items, list.slice(from + 1));
      return { kind: 'raise', chunk, start, end, exception, cause };
    },
    DeleteStatement: (items) => {
      const { chunk, list, start, end } = items;
      return { kind: 'delete', chunk, start, end, targets: elementsOf(items, list) };
    },
    AssignStatement: assignStatement,
    UpdateStatement: (items) => {
      const { chunk, list, start, end } = items;
      const at = list.findIndex((item) => isToken(item, 'UpdateOp'));
      const [operator] = operatorsOf(list.slice(at, at + 1));
      const [target] = expressionsOf(list.slice(0, at));
      const value = groupOf(items, list.slice(at + 1));
      if (!target || !operator) return { kind: 'group', chunk, start, end, body: [] };
      markStored(target);
      chunk.updated.push(target);
      return { kind: 'update', operator, chunk, start, end, target, value };
    },
    ImportStatement: importStatement,
    ScopeStatement: ({ chunk, list, start, end }) => {
      const names: string[] = [];
      for (const item of list) {
        if (item.kind !== 'name') continue;
        store(item);
        names.push(item.name);
      }
      const type = isToken(list[0], 'global') ? 'global' : 'nonlocal';
      return { kind: 'scope', type, chunk, start, end, names };
    },
    FunctionDefinition: functionDefinition,
    ClassDefinition: classDefinition,
    Decorator: (items) => {
      const { chunk, list, start, end } = items;
      let value: Expression | undefined;
      for (const item of list) {
        if (item.kind === 'name') {
          if (value) store(item);
          value = value
            ? makeAttribute(chunk, value.start, value, { text: item.name, start: item.start, end: item.end })
            : item;
        } else if (item.kind === 'arguments' && value)
          value = makeCall(chunk, value.start, item.end, value, item);
      }
      return { kind: 'decorator', start, end, value: value ?? other(items) };
    },
    DecoratedStatement: (items) => {
      const { chunk, list, start, end } = items;
      const decorators: Expression[] = [];
      for (const item of list) {
        if (item.kind === 'decorator') decorators.push(item.value);
        else if (item.kind === 'function' || item.kind === 'class') return { ...item, decorators };
      }
      return { kind: 'loose', chunk, start, end, values: decorators };
    },
    IfStatement: ifStatement,
    WhileStatement: whileStatement,
    ForStatement: forStatement,
    TryStatement: tryStatement,
    WithStatement: withStatement,
    MatchBody: ({ list, start, end }) => ({ kind: 'clause', start, end, list, body: [] }),
    MatchClause: ({ list, start, end }) => ({
      kind: 'clause',
      start,
      end,
      list,
      body: bodiesOf(list).at(-1) ?? [],
    }),
    MatchStatement: matchStatement,
    TypeDefinition: loose,
  }),
);

function group({ chunk, list, start, end }: Items): Statement {
  return { kind: 'group', chunk, start, end, body: statementsOf(chunk, list) };
}

function assignStatement(items: Items): Statement {
  const { chunk, list, start, end } = items;
  const groups: Item[][] = [[]];
  let annotation: Expression | undefined;
  let isAnnotated = false;
  for (const item of list) {
    if (isToken(item, 'AssignOp')) groups.push([]);
    else if (item.kind === 'type') {
      annotation = item.value;
      isAnnotated = true;
    } else groups.at(-1)?.push(item);
  }
  const last = groups.length > 1 ? groups.pop() : undefined;
  const value = last ? groupOf(items, last) : undefined;
  const targets: Expression[] = [];
  for (const part of groups) {
    const target = groupOf(items, part);
    if (!target) continue;
    markStored(target);
    targets.push(target);
  }
  // A lone `x:` of broken code binds nothing.
  if (!value && !isAnnotated) return { kind: 'loose', chunk, start, end, values: targets };
  return { kind: 'assign', chunk, start, end, targets: exact(targets), annotation, value };
}
