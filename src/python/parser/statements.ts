// Builds the statements of the small syntax tree from the parts of Lezer's nodes. Pure.
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
import { importStatement } from './imports.ts';
import { bodiesOf, exact, expressionsOf, type Item, type Items, isStatement, isToken } from './items.ts';
import { makeAttribute, makeCall, markStored, other, store } from './nodes.ts';

type Values = Extract<Statement, { kind: 'expressions' }>['type'];

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
      if (values.length > 0) found.push({ kind: 'expressions', type: 'other', chunk, start, end, values });
    }
  }
  return exact(found);
}

function plain(type: Values): (items: Items) => Statement {
  return (items) => {
    const { chunk, start, end, list } = items;
    const values = elementsOf(items, list);
    for (const value of values) if (value.kind === 'text') chunk.documentation.push(value);
    // `return a, b` is a tuple.
    const whole = type === 'return' && values.length > 1 ? groupOf(items, list) : undefined;
    return { kind: 'expressions', type, chunk, start, end, values: whole ? [whole] : values };
  };
}

const builders = new Map<string, (items: Items) => Item>(
  Object.entries<(items: Items) => Item>({
    Body: (items) => {
      const { chunk, list, start, end } = items;
      return { kind: 'body', start, end, list: statementsOf(chunk, list) };
    },
    StatementGroup: (items) => group(items),
    ExpressionStatement: plain('expression'),
    PassStatement: plain('other'),
    YieldStatement: plain('other'),
    PrintStatement: plain('other'),
    AssertStatement: plain('other'),
    ReturnStatement: plain('return'),
    RaiseStatement: plain('raise'),
    BreakStatement: plain('jump'),
    ContinueStatement: plain('jump'),
    DeleteStatement: plain('delete'),
    AssignStatement: assignStatement,
    UpdateStatement: ({ chunk, list, start, end }) => {
      const at = list.findIndex((item) => isToken(item, 'UpdateOp'));
      const operator = list[at];
      const [target] = expressionsOf(list.slice(0, at));
      const [value] = expressionsOf(list.slice(at + 1));
      if (!target) return { kind: 'group', chunk, start, end, body: [] };
      markStored(target);
      chunk.updated.push(target);
      const text = operator?.kind === 'token' ? operator.text : '';
      return { kind: 'update', operator: text, chunk, start, end, target, value };
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
            ? makeAttribute(chunk, value, { text: item.name, start: item.start, end: item.end })
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
      return { kind: 'expressions', type: 'other', chunk, start, end, values: decorators };
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
    TypeDefinition: plain('other'),
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
  if (!value && !isAnnotated)
    return { kind: 'expressions', type: 'other', chunk, start, end, values: targets };
  return { kind: 'assign', chunk, start, end, targets: exact(targets), annotation, value };
}
