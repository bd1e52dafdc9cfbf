// Builds calls with their arguments, and the parameters that functions declare.
import type { Argument, Expression, Name, Parameter } from '../syntax/syntax.ts';
import { clausesOf } from './displays.ts';
import { exact, type Item, type Items, isExpression, isToken } from './items.ts';
import { makeCall, other, store } from './nodes.ts';
import { bracketsAround } from './precedence.ts';

export function callExpression(items: Items): Item {
  const { chunk, start, end, list } = items;
  const callee = list.find(isExpression);
  const found = list.find((item) => item.kind === 'arguments');
  if (!callee || found?.kind !== 'arguments') return other(items);
  return makeCall(chunk, start, end, callee, found);
}

export function argumentList(items: Items): Item {
  const { list, text, start, end } = items;
  const found: Argument[] = [];
  // What stands ahead of the argument's value.
  let stars: 0 | 1 | 2 = 0;
  let from: number | undefined;
  let name: Name | undefined;
  for (const [index, item] of list.entries()) {
    if (isToken(item, '*') || isToken(item, '**')) {
      stars = item.type === '*' ? 1 : 2;
      from = item.start;
    } else if (isToken(item, 'for')) {
      // A generator as the only argument: `sum(f(x) for x in xs)`.
      const element = found.pop();
      const rest = list.slice(index).filter((part) => !isToken(part, ')'));
      if (element) found.push({ ...element, end: end - 1, value: generator(items, element.value, rest) });
      break;
    } else if (isExpression(item) && item.kind === 'name' && !name && isAssigned(list[index + 1])) {
      name = item;
      from = item.start;
      // The keyword is no name that is read.
      store(item);
    } else if (isExpression(item) || isToken(item, ',')) {
      if (isExpression(item)) {
        const ahead = list[index - 1]?.end ?? start;
        const brackets =
          ahead < item.start ? bracketsAround(text, ahead, item, list[index + 1]?.start ?? end) : undefined;
        found.push({
          start: from ?? brackets?.start ?? item.start,
          end: brackets?.end ?? item.end,
          name: name?.name,
          nameStart: name?.start ?? item.start,
          nameEnd: name?.end ?? item.start,
          stars,
          value: item,
        });
      }
      name = undefined;
      stars = 0;
      from = undefined;
    }
  }
  const last = list.at(-1);
  const close = isToken(last, ')') ? last.start : end;
  return {
    kind: 'arguments',
    list: exact(found),
    start,
    end,
    close: Math.max(close, Math.min(start + 1, end)),
  };
}

function isAssigned(next: Item | undefined): boolean {
  return isToken(next, 'AssignOp') && next.text === '=';
}

function generator(items: Items, element: Expression, rest: readonly Item[]): Expression {
  return {
    kind: 'comprehension',
    type: 'generator',
    chunk: items.chunk,
    start: items.start,
    end: items.end,
    key: undefined,
    element,
    clauses: clausesOf(items, rest),
  };
}

export function parametersOf(list: readonly Item[]): Parameter[] {
  const found: Parameter[] = [];
  let stars: 0 | 1 | 2 = 0;
  let state: 'name' | 'default' = 'name';
  for (const item of list) {
    const last = found.at(-1);
    if (isToken(item, ',')) {
      stars = 0;
      state = 'name';
    } else if (isToken(item, '*')) stars = 1;
    else if (isToken(item, '**')) stars = 2;
    else if (isToken(item, 'AssignOp')) state = 'default';
    else if (item.kind === 'type' && last) found[found.length - 1] = { ...last, annotation: item.value };
    else if (isExpression(item)) {
      if (state === 'default' && last) {
        found[found.length - 1] = { ...last, fallback: item };
        state = 'name';
      } else if (item.kind === 'name') {
        store(item);
        const { name, start, end } = item;
        found.push({ name, start, end, stars, annotation: undefined, fallback: undefined });
        stars = 0;
      }
    }
  }
  return exact(found);
}
