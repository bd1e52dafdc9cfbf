// Builds the statements that hold others and run them at most once, again and again, or in any case.
import type { Arm, Expression, IfArm, Statement } from '../syntax/syntax.ts';
import { nameAfter } from './definitions.ts';
import { groupOf } from './displays.ts';
import { bodiesOf, expressionsOf, type Item, type Items, isExpression, isToken } from './items.ts';
import { markStored } from './nodes.ts';

const arm = (tests: readonly Expression[], body: readonly Statement[], bound: Arm['bound'] = []): Arm => ({
  bound,
  tests,
  body,
});

export function ifStatement({ chunk, list, start, end }: Items): Statement {
  const arms: IfArm[] = [];
  let test: Expression | undefined;
  for (const item of list) {
    if (item.kind === 'body') {
      arms.push({ test, body: item.list });
      test = undefined;
    } else if (isExpression(item)) test = item;
  }
  return { kind: 'if', chunk, start, end, arms };
}

export function forStatement(items: Items): Statement {
  const { chunk, list, start, end } = items;
  const from = list.findIndex((item) => isToken(item, 'for'));
  const at = list.findIndex((item) => isToken(item, 'in'));
  const target = groupOf(items, list.slice(from + 1, at < 0 ? undefined : at));
  if (target) markStored(target);
  const iterable = at < 0 ? undefined : groupOf(items, list.slice(at + 1));
  const [body, otherwise] = bodiesOf(list);
  return { kind: 'for', chunk, start, end, target, iterable, body: body ?? [], otherwise: otherwise ?? [] };
}

export function whileStatement({ chunk, list, start, end }: Items): Statement {
  const [body, otherwise] = bodiesOf(list);
  const [test] = expressionsOf(list);
  return { kind: 'while', chunk, start, end, test, body: body ?? [], otherwise: otherwise ?? [] };
}

export function tryStatement({ chunk, list, start, end }: Items): Statement {
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
  return { kind: 'try', chunk, start, end, body, handlers, otherwise, last };
}

export function withStatement({ chunk, list, start, end }: Items): Statement {
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
  return { kind: 'with', chunk, start, end, items: found, body: bodiesOf(list)[0] ?? [] };
}

export function matchStatement({ chunk, list, start, end }: Items): Statement {
  const clauses = list.flatMap((item) => (item.kind === 'clause' ? item.list : []));
  const cases: Arm[] = [];
  for (const clause of clauses) {
    if (clause.kind !== 'clause') continue;
    const tests = expressionsOf(clause.list);
    cases.push(arm(tests, clause.body, capturesOf(tests)));
  }
  const [subject] = expressionsOf(list);
  return { kind: 'match', chunk, start, end, subject, cases };
}

function capturesOf(tests: readonly Expression[]): Arm['bound'] {
  const found: { name: string; start: number }[] = [];
  const open: Expression[] = [...tests];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'other') open.push(...next.children);
    else if (next.kind === 'name' && next.isStored) found.push({ name: next.name, start: next.start });
  }
  return found;
}
