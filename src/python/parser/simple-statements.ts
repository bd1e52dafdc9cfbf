// Parses the statements that stand on one line.
import type { Expression, Statement } from '../syntax/syntax.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseGroup, parseNamed, parseYield } from './expressions.ts';
import { parseImport } from './imports.ts';
import { exact, markStored, takeStored } from './nodes.ts';
import { NAME, NEWLINE, NUMBER, STRING } from './tokens.ts';

/** The statements of one line. */
export function parseSimple(c: Cursor, into: Statement[]): void {
  const { start, chunk } = c;
  const found: Statement[] = [];
  let isGroup = false;
  while (!c.isLineOver) {
    const from = c.start;
    const before = c.at;
    const statement = simpleStatement(c);
    if (statement) found.push(statement);
    else if (c.at === before) c.skip();
    const isOver = c.isLineOver;
    if (c.take(';')) isGroup = true;
    else if (!isOver) strayExpressions(c, from, found);
  }
  const { end } = c;
  c.take(NEWLINE);
  if (isGroup) into.push({ kind: 'group', chunk, start, end, body: exact(found) });
  else into.push(...found);
}

/** What is left on a line of broken code, up to where a statement may begin anew. */
export function strayExpressions(c: Cursor, start: number, into: Statement[]): void {
  const values: Expression[] = [];
  c.isSound = false;
  while (!c.isLineOver && !c.is(';')) {
    const before = c.at;
    const value = parseYield(c) ?? parseNamed(c);
    if (value) values.push(value);
    if (c.at === before && !c.skip()) break;
  }
  if (values.length > 0)
    into.push({ kind: 'loose', chunk: c.chunk, start: values[0]?.start ?? start, end: c.end, values });
}

function simpleStatement(c: Cursor): Statement | undefined {
  const { start, chunk } = c;
  const kind = c.kind();
  switch (kind) {
    case 'pass':
    case 'break':
    case 'continue':
      c.at++;
      return { kind, chunk, start, end: c.end };
    case 'return': {
      c.at++;
      const value = parseGroup(c);
      return { kind, chunk, start, end: c.end, value };
    }
    case 'raise': {
      c.at++;
      const exception = parseGroup(c);
      const cause = c.take('from') ? parseGroup(c) : undefined;
      return { kind, chunk, start, end: c.end, exception, cause };
    }
    case 'assert': {
      c.at++;
      const test = parseNamed(c);
      const message = c.take(',') ? parseExpression(c) : undefined;
      if (test) return { kind, chunk, start, end: c.end, test, message };
      c.isSound = false;
      return undefined;
    }
    case 'del': {
      c.at++;
      const targets: Expression[] = [];
      do {
        const target = parseExpression(c);
        if (target) targets.push(target);
      } while (c.take(','));
      return { kind: 'delete', chunk, start, end: c.end, targets };
    }
    case 'global':
    case 'nonlocal': {
      c.at++;
      const names: string[] = [];
      while (c.is(NAME)) {
        names.push(takeStored(c).name);
        c.take(',');
      }
      return { kind: 'scope', type: kind, chunk, start, end: c.end, names };
    }
    case 'import':
    case 'from':
      return parseImport(c);
    default:
      return isTypeAlias(c) ? typeAlias(c) : isPrint(c) ? printStatement(c) : assignment(c);
  }
}

/** `type X = Y` of Python 3.12. */
const isTypeAlias = (c: Cursor): boolean =>
  c.is(NAME) && c.kind(1) === NAME && c.word === 'type' && (c.kind(2) === '=' || c.kind(2) === '[');

function typeAlias(c: Cursor): Statement {
  const { start, chunk } = c;
  c.at++;
  const name = takeStored(c);
  c.skipBrackets();
  const value = c.take('=') ? parseExpression(c) : undefined;
  return { kind: 'loose', chunk, start, end: c.end, values: value ? [name, value] : [name] };
}

/** `print x` of Python 2. */
const isPrint = (c: Cursor): boolean =>
  c.is(NAME) && [NAME, STRING, NUMBER].includes(c.kind(1)) && c.word === 'print';

function printStatement(c: Cursor): Statement {
  const { start, chunk } = c;
  c.at++;
  const value = parseGroup(c);
  return { kind: 'loose', chunk, start, end: c.end, values: value ? [value] : [] };
}

const updating = /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=$/;

/** An assignment, of which what is assigned may be all there is. */
function assignment(c: Cursor): Statement | undefined {
  const { start, chunk } = c;
  const first = parseYield(c) ?? parseGroup(c);
  if (!first) return undefined;
  if (updating.test(c.kind())) {
    const operator = { text: c.kind(), start: c.start, end: c.start + c.kind().length };
    c.at++;
    const value = parseYield(c) ?? parseGroup(c);
    if (!value) c.isSound = false;
    markStored(first);
    chunk.updated.push(first);
    return { kind: 'update', operator, chunk, start, end: c.end, target: first, value };
  }
  const isAnnotated = c.take(':');
  const annotation = isAnnotated ? parseExpression(c) : undefined;
  const targets: Expression[] = [];
  let value: Expression | undefined = first;
  while (c.take('=')) {
    if (value) targets.push(value);
    value = parseYield(c) ?? parseGroup(c);
    if (!value) c.isSound = false;
  }
  if (targets.length === 0) {
    if (!isAnnotated) {
      if (first.kind === 'text') chunk.documentation.push(first);
      return { kind: 'expression', chunk, start, end: c.end, value: first };
    }
    // A lone `x:` of broken code binds nothing.
    if (!annotation) {
      c.isSound = false;
      return { kind: 'loose', chunk, start, end: c.end, values: [first] };
    }
    targets.push(first);
    value = undefined;
  }
  for (const target of targets) markStored(target);
  return { kind: 'assign', chunk, start, end: c.end, targets: exact(targets), annotation, value };
}
