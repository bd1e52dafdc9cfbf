// Parses import statements.
import type { ImportedName, Statement } from '../syntax/syntax.ts';
import type { Cursor } from './cursor.ts';
import { exact, takeStored } from './nodes.ts';
import { NAME } from './tokens.ts';

/** `import a.b as c, d` or `from a import (b as c, d)`. */
export function parseImport(c: Cursor): Statement {
  const { start, chunk } = c;
  const isFrom = c.take('from');
  const from = isFrom ? dotted(c) : undefined;
  const names: ImportedName[] = [];
  const isImport = c.expect('import');
  const isBracketed = isImport && isFrom && c.take('(');
  while (isImport && !c.isLineOver) {
    const at = c.start;
    const name = c.is('*') && isFrom ? c.word : dotted(c);
    if (name === '*') c.at++;
    const alias = name && c.take('as') && c.is(NAME) ? takeStored(c).name : undefined;
    const bound = alias ?? (isFrom ? name : (name.split('.')[0] ?? name));
    if (name) names.push({ from, name, bound, renamed: alias !== undefined, start: at, end: c.end });
    if (!c.take(',')) break;
  }
  if (isBracketed) c.expect(')');
  if (names.length === 0) c.isSound = false;
  return { kind: 'import', chunk, start, end: c.end, names: exact(names) };
}

/** `..a.b`; nothing where there is none. */
function dotted(c: Cursor): string {
  let path = '';
  for (let isDotted = true; ; ) {
    if (c.is('.') || c.is('...')) {
      path += c.kind();
      c.at++;
      isDotted = true;
    } else if (c.is(NAME) && isDotted) {
      path += takeStored(c).name;
      isDotted = false;
    } else return path;
  }
}
