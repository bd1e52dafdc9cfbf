// Builds import statements.
import type { ImportedName, Statement } from '../syntax/syntax.ts';
import { type Item, type Items, isToken } from './items.ts';
import { store } from './nodes.ts';

export function importStatement(items: Items): Statement {
  const { chunk, list, start, end } = items;
  const names: ImportedName[] = [];
  const isFrom = isToken(list[0], 'from');
  const at = list.findIndex((item) => isToken(item, 'import'));
  const from = isFrom ? dotted(list.slice(1, at < 0 ? undefined : at)) : undefined;
  const parts: Item[][] = [[]];
  for (const item of at < 0 ? [] : list.slice(at + 1)) {
    if (isToken(item, ',')) parts.push([]);
    else if (!isToken(item, '(') && !isToken(item, ')')) parts.at(-1)?.push(item);
  }
  for (const item of list) if (item.kind === 'name') store(item);
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
  return { kind: 'import', chunk, start, end, names };
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
