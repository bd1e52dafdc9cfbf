// Builds definitions of functions and classes.
import type { Expression, Name, Statement } from '../syntax/syntax.ts';
import { bodiesOf, type Item, type Items, isToken } from './items.ts';
import { makeName, store } from './nodes.ts';

/** The name behind a keyword, which it binds: `def name`, `as name`. */
export function nameAfter(list: readonly Item[], keyword: string): Name | undefined {
  const at = list.findIndex((item) => isToken(item, keyword));
  const name = list[at + 1];
  if (at < 0 || name?.kind !== 'name') return undefined;
  store(name);
  return name;
}

/** What functions and classes have in common. */
function definitionOf(items: Items, keyword: 'def' | 'class') {
  const { chunk, list, start, end } = items;
  const name = nameAfter(list, keyword) ?? makeName(items, start, start);
  store(name);
  const decorators: readonly Expression[] = [];
  return {
    chunk,
    start,
    end,
    name: name.name,
    nameStart: name.start,
    nameEnd: name.end,
    decorators,
    body: bodiesOf(list)[0] ?? [],
  };
}

export function functionDefinition(items: Items): Statement {
  const parameters = items.list.find((item) => item.kind === 'parameters');
  const returns = items.list.find((item) => item.kind === 'type');
  return {
    kind: 'function',
    ...definitionOf(items, 'def'),
    isAsync: items.text.startsWith('async', items.start),
    parameters: parameters?.kind === 'parameters' ? parameters.list : [],
    returns: returns?.kind === 'type' ? returns.value : undefined,
  };
}

export function classDefinition(items: Items): Statement {
  const bases = items.list.find((item) => item.kind === 'arguments');
  return {
    kind: 'class',
    ...definitionOf(items, 'class'),
    bases: bases?.kind === 'arguments' ? bases.list : [],
  };
}
