// Builds the statements of the small syntax tree from the parts of Lezer's nodes. Pure.
import { elementsOf, groupOf, makeAttribute, makeCall, makeName, other } from './expressions.ts';
import { expressionsOf, type Item, type Items, isExpression, isStatement, isToken } from './items.ts';
import type { Arm, Expression, ImportedName, Name, Statement } from './syntax.ts';

type Values = Extract<Statement, { kind: 'expressions' }>['type'];

/** The statement or part of one that a node is; undefined for nodes that are none. */
export function buildStatement(type: string, items: Items): Item | undefined {
  return builders.get(type)?.(items);
}

/** The statements among the items; stray expressions of broken code become a statement of their own. */
export function statementsOf(unit: Items['unit'], list: readonly Item[]): Statement[] {
  const found: Statement[] = [];
  for (const item of list) {
    if (isStatement(item)) found.push(item);
    else {
      const values = expressionsOf([item]);
      const { start, end } = item;
      if (values.length > 0) found.push({ kind: 'expressions', type: 'other', unit, start, end, values });
    }
  }
  return found;
}

function plain(type: Values): (items: Items) => Statement {
  return (items) => {
    const { unit, start, end, list } = items;
    const values = elementsOf(items, list);
    for (const value of values) if (value.kind === 'text') unit.documentation.push(value);
    // `return a, b` is a tuple.
    const whole = type === 'return' && values.length > 1 ? groupOf(items, list) : undefined;
    return { kind: 'expressions', type, unit, start, end, values: whole ? [whole] : values };
  };
}

const builders = new Map<string, (items: Items) => Item>(
  Object.entries<(items: Items) => Item>({
    Body: (items) => {
      const { unit, list, start, end } = items;
      return { kind: 'body', start, end, list: statementsOf(unit, list) };
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
    UpdateStatement: ({ unit, list, start, end }) => {
      const at = list.findIndex((item) => isToken(item, 'UpdateOp'));
      const [target] = expressionsOf(list.slice(0, at));
      const [value] = expressionsOf(list.slice(at + 1));
      if (!target) return { kind: 'group', unit, start, end, body: [] };
      markStored(target);
      return { kind: 'update', unit, start, end, target, value };
    },
    ImportStatement: importStatement,
    ScopeStatement: ({ unit, list, start, end }) => {
      const names: string[] = [];
      for (const item of list) {
        if (item.kind !== 'name') continue;
        item.store = true;
        names.push(item.name);
      }
      const type = isToken(list[0], 'global') ? 'global' : 'nonlocal';
      return { kind: 'scope', type, unit, start, end, names };
    },
    FunctionDefinition: functionDefinition,
    ClassDefinition: classDefinition,
    Decorator: (items) => {
      const { unit, list, start, end } = items;
      let value: Expression | undefined;
      for (const item of list) {
        if (item.kind === 'name') {
          if (value) item.store = true;
          value = value
            ? makeAttribute(unit, value, { text: item.name, start: item.start, end: item.end })
            : item;
        } else if (item.kind === 'arguments' && value)
          value = makeCall(unit, value.start, item.end, value, item);
      }
      return { kind: 'decorator', start, end, value: value ?? other(items) };
    },
    DecoratedStatement: (items) => {
      const { unit, list, start, end } = items;
      const decorators: Expression[] = [];
      for (const item of list) {
        if (item.kind === 'decorator') decorators.push(item.value);
        else if (item.kind === 'function' || item.kind === 'class') return { ...item, decorators };
      }
      return { kind: 'expressions', type: 'other', unit, start, end, values: decorators };
    },
    IfStatement: ifStatement,
    WhileStatement: (items) => {
      const { unit, list, start, end } = items;
      const [body, otherwise] = bodiesOf(list);
      const [test] = expressionsOf(list);
      const loop: Statement = {
        kind: 'loop',
        unit,
        start,
        end,
        target: undefined,
        iterable: test,
        body: body ?? [],
        otherwise: otherwise ?? [],
      };
      return loop;
    },
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

function group({ unit, list, start, end }: Items): Statement {
  return { kind: 'group', unit, start, end, body: statementsOf(unit, list) };
}

function bodiesOf(list: readonly Item[]): (readonly Statement[])[] {
  const found: (readonly Statement[])[] = [];
  for (const item of list) if (item.kind === 'body') found.push(item.list);
  return found;
}

/** Marks what an assignment to `target` binds: its names, and the last part of attributes and subscripts. */
export function markStored(target: Expression): void {
  const open: Expression[] = [target];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'name' || next.kind === 'attribute' || next.kind === 'subscript') next.store = true;
    else if (next.kind === 'sequence') open.push(...next.elements);
    else if (next.kind === 'starred') open.push(next.value);
  }
}

function assignStatement(items: Items): Statement {
  const { unit, list, start, end } = items;
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
    return { kind: 'expressions', type: 'other', unit, start, end, values: targets };
  return { kind: 'assign', unit, start, end, targets, annotation, value };
}

function importStatement(items: Items): Statement {
  const { unit, list, start, end } = items;
  const names: ImportedName[] = [];
  const isFrom = isToken(list[0], 'from');
  const at = list.findIndex((item) => isToken(item, 'import'));
  const from = isFrom ? dotted(list.slice(1, at < 0 ? undefined : at)) : undefined;
  const parts: Item[][] = [[]];
  for (const item of at < 0 ? [] : list.slice(at + 1)) {
    if (isToken(item, ',')) parts.push([]);
    else if (!isToken(item, '(') && !isToken(item, ')')) parts.at(-1)?.push(item);
  }
  for (const item of list) if (item.kind === 'name') item.store = true;
  for (const part of parts) {
    const [first] = part;
    const last = part.at(-1);
    if (!first || !last) continue;
    const renamedAt = part.findIndex((item) => isToken(item, 'as'));
    const path = dotted(renamedAt < 0 ? part : part.slice(0, renamedAt));
    const isRenamed = renamedAt >= 0 && last.kind === 'name';
    const bound = isRenamed ? last.name : isFrom ? path : (path.split('.')[0] ?? path);
    if (path) names.push({ from, name: path, bound, renamed: isRenamed, start: first.start, end: last.end });
  }
  return { kind: 'import', unit, start, end, names };
}

function dotted(list: readonly Item[]): string {
  return list
    .map((item) =>
      item.kind === 'name'
        ? item.name
        : item.kind === 'token' || item.kind === 'constant'
          ? textAt(item)
          : '',
    )
    .join('');
}

function textAt(item: Item): string {
  return item.kind === 'token' ? item.text : item.kind === 'constant' ? '...' : '';
}

function nameAfter(list: readonly Item[], keyword: string): Name | undefined {
  const at = list.findIndex((item) => isToken(item, keyword));
  const name = list[at + 1];
  if (at < 0 || name?.kind !== 'name') return undefined;
  name.store = true;
  return name;
}

function functionDefinition(items: Items): Statement {
  const { unit, list, start, end } = items;
  const name = nameAfter(list, 'def') ?? makeName(items, start, start);
  name.store = true;
  const parameters = list.find((item) => item.kind === 'parameters');
  const returns = list.find((item) => item.kind === 'type');
  return {
    kind: 'function',
    unit,
    start,
    end,
    name: name.name,
    nameStart: name.start,
    nameEnd: name.end,
    parameters: parameters?.kind === 'parameters' ? parameters.list : [],
    returns: returns?.kind === 'type' ? returns.value : undefined,
    decorators: [],
    body: bodiesOf(list)[0] ?? [],
  };
}

function classDefinition(items: Items): Statement {
  const { unit, list, start, end } = items;
  const name = nameAfter(list, 'class') ?? makeName(items, start, start);
  name.store = true;
  const bases = list.find((item) => item.kind === 'arguments');
  return {
    kind: 'class',
    unit,
    start,
    end,
    name: name.name,
    nameStart: name.start,
    nameEnd: name.end,
    bases: bases?.kind === 'arguments' ? bases.list : [],
    decorators: [],
    body: bodiesOf(list)[0] ?? [],
  };
}

const arm = (tests: readonly Expression[], body: readonly Statement[], bound: Arm['bound'] = []): Arm => ({
  bound,
  tests,
  body,
});

function ifStatement({ unit, list, start, end }: Items): Statement {
  const arms: Arm[] = [];
  let exhaustive = false;
  for (const item of list) {
    if (isToken(item, 'else')) exhaustive = true;
    else if (item.kind === 'body') arms.push(arm([], item.list));
  }
  return { kind: 'branch', unit, start, end, tests: expressionsOf(list), arms, exhaustive };
}

function forStatement(items: Items): Statement {
  const { unit, list, start, end } = items;
  const from = list.findIndex((item) => isToken(item, 'for'));
  const at = list.findIndex((item) => isToken(item, 'in'));
  const target = groupOf(items, list.slice(from + 1, at < 0 ? undefined : at));
  if (target) markStored(target);
  const iterable = at < 0 ? undefined : groupOf(items, list.slice(at + 1));
  const [body, otherwise] = bodiesOf(list);
  return { kind: 'loop', unit, start, end, target, iterable, body: body ?? [], otherwise: otherwise ?? [] };
}

function tryStatement({ unit, list, start, end }: Items): Statement {
  let body: readonly Statement[] = [];
  let otherwise: readonly Statement[] = [];
  let last: readonly Statement[] = [];
  const handlers: Arm[] = [];
  let state = 'try';
  let head: Item[] = [];
  for (const item of list) {
    if (item.kind === 'token' && /^(?:try|except|else|finally)$/.test(item.type)) {
      state = item.type;
      head = [];
    } else if (item.kind !== 'body') head.push(item);
    else if (state === 'try') body = item.list;
    else if (state === 'else') otherwise = item.list;
    else if (state === 'finally') last = item.list;
    else {
      const name = nameAfter(head, 'as');
      const tests = expressionsOf(head).filter((test) => test !== name);
      handlers.push(arm(tests, item.list, name ? [{ name: name.name, start: name.start }] : []));
    }
  }
  return { kind: 'try', unit, start, end, body, handlers, otherwise, last };
}

function withStatement({ unit, list, start, end }: Items): Statement {
  const found: { value: Expression; target: Expression | undefined }[] = [];
  let isTarget = false;
  for (const item of list) {
    if (isToken(item, 'as')) isTarget = true;
    else if (isToken(item, ',')) isTarget = false;
    else if (isExpression(item)) {
      const before = found.at(-1);
      if (isTarget && before) {
        markStored(item);
        found[found.length - 1] = { value: before.value, target: item };
      } else found.push({ value: item, target: undefined });
    }
  }
  return { kind: 'with', unit, start, end, items: found, body: bodiesOf(list)[0] ?? [] };
}

function matchStatement({ unit, list, start, end }: Items): Statement {
  const clauses = list.flatMap((item) => (item.kind === 'clause' ? item.list : []));
  const arms: Arm[] = [];
  let exhaustive = false;
  for (const clause of clauses) {
    if (clause.kind !== 'clause') continue;
    const tests = expressionsOf(clause.list);
    const bound = capturesOf(tests);
    const [only] = tests;
    if (tests.length === 1 && only?.kind === 'other' && only.type === 'capture') exhaustive = true;
    arms.push(arm(tests, clause.body, bound));
  }
  return { kind: 'branch', unit, start, end, tests: expressionsOf(list), arms, exhaustive };
}

function capturesOf(tests: readonly Expression[]): Arm['bound'] {
  const found: { name: string; start: number }[] = [];
  const open: Expression[] = [...tests];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'other') open.push(...next.children);
    else if (next.kind === 'name' && next.store) found.push({ name: next.name, start: next.start });
  }
  return found;
}
