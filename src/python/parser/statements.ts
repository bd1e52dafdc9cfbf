// Parses statements. What holds others is a generator, which lets its caller pause between two of them; how deep blocks stand inside of
// each other is bounded, as in Python.
import type { Arm, Expression, IfArm, Statement } from '../syntax/syntax.ts';
import type { Cursor } from './cursor.ts';
import {
  parseArguments,
  parseExpression,
  parseGroup,
  parseNamed,
  parseParameters,
  parseTargets,
} from './expressions.ts';
import { exact, makeName, markStored, other, store, takeStored } from './nodes.ts';
import { parsePatterns } from './patterns.ts';
import { parseSimple, strayExpressions } from './simple-statements.ts';
import { DEDENT, END, INDENT, NAME, NEWLINE } from './tokens.ts';

type Steps<Result> = Generator<undefined, Result>;

/** How many blocks stand inside of each other at most; Python takes 100. */
const mostBlocks = 100;

/** All statements up to the end of the block, or of the text. */
export function* parseStatements(c: Cursor): Steps<Statement[]> {
  const found: Statement[] = [];
  /** Blocks that nothing opened. */
  let stray = 0;
  while (!c.is(END)) {
    if (c.takePause()) yield undefined;
    if (c.take(NEWLINE)) continue;
    if (c.take(INDENT)) {
      stray++;
      c.isSound = false;
    } else if (c.is(DEDENT)) {
      if (stray === 0) break;
      stray--;
      c.at++;
    } else yield* parseStatement(c, found);
  }
  return exact(found);
}

type Compound = (c: Cursor, start: number) => Steps<Statement>;

const compounds: ReadonlyMap<string, Compound> = new Map(
  Object.entries<Compound>({
    if: ifStatement,
    while: whileStatement,
    for: forStatement,
    try: tryStatement,
    with: withStatement,
    def: functionDefinition,
    class: classDefinition,
    async: function* (c, start) {
      const compound = compounds.get(c.kind()) ?? forStatement;
      c.at++;
      return yield* compound(c, start);
    },
    '@': decorated,
  }),
);

function* parseStatement(c: Cursor, into: Statement[]): Steps<void> {
  const { start } = c;
  const compound = compounds.get(c.kind());
  if (compound) {
    c.at++;
    into.push(yield* compound(c, start));
  } else if (isMatch(c)) into.push(yield* matchStatement(c));
  else parseSimple(c, into);
}

/** The block behind a colon: the rest of the line, or the lines below that stand further in. */
function* body(c: Cursor): Steps<readonly Statement[]> {
  const found: Statement[] = [];
  if (c.takePause()) yield undefined;
  if (!c.expect(':')) {
    strayExpressions(c, c.start, found);
    if (!c.is(NEWLINE) || c.kind(1) !== INDENT) return found;
  }
  if (!c.take(NEWLINE)) {
    parseSimple(c, found);
    return found;
  }
  if (!c.is(INDENT) || c.depth >= mostBlocks) {
    c.isSound = false;
    if (c.take(INDENT)) skipBlock(c);
    return found;
  }
  c.at++;
  c.depth++;
  found.push(...(yield* parseStatements(c)));
  c.depth--;
  c.take(DEDENT);
  return found;
}

/** Leaves out what is left of a block. */
function skipBlock(c: Cursor): void {
  for (let open = 1; open > 0 && !c.is(END); c.at++) {
    if (c.is(INDENT)) open++;
    else if (c.is(DEDENT)) open--;
  }
}

function* ifStatement(c: Cursor, start: number): Steps<Statement> {
  const arms: IfArm[] = [];
  do {
    const test = parseNamed(c);
    if (!test) c.isSound = false;
    arms.push({ test, body: yield* body(c) });
  } while (c.take('elif'));
  if (c.take('else')) arms.push({ test: undefined, body: yield* body(c) });
  return { kind: 'if', chunk: c.chunk, start, end: c.end, arms: exact(arms) };
}

function* whileStatement(c: Cursor, start: number): Steps<Statement> {
  const test = parseNamed(c);
  const inside = yield* body(c);
  const otherwise = c.take('else') ? yield* body(c) : [];
  return { kind: 'while', chunk: c.chunk, start, end: c.end, test, body: inside, otherwise };
}

function* forStatement(c: Cursor, start: number): Steps<Statement> {
  const target = parseTargets(c);
  const iterable = c.expect('in') ? parseGroup(c) : undefined;
  const inside = yield* body(c);
  const otherwise = c.take('else') ? yield* body(c) : [];
  return { kind: 'for', chunk: c.chunk, start, end: c.end, target, iterable, body: inside, otherwise };
}

function* tryStatement(c: Cursor, start: number): Steps<Statement> {
  const inside = yield* body(c);
  const handlers: Arm[] = [];
  while (c.take('except')) {
    c.take('*');
    const tests: Expression[] = [];
    const bound: { name: string; start: number }[] = [];
    const test = parseGroup(c);
    if (test) tests.push(test);
    if (c.take('as') && c.is(NAME)) {
      const name = takeStored(c);
      bound.push({ name: name.name, start: name.start });
    }
    handlers.push({ bound, tests, body: yield* body(c) });
  }
  const otherwise = c.take('else') ? yield* body(c) : [];
  const last = c.take('finally') ? yield* body(c) : [];
  return { kind: 'try', chunk: c.chunk, start, end: c.end, body: inside, handlers, otherwise, last };
}

type WithItem = Extract<Statement, { kind: 'with' }>['items'][number];

function* withStatement(c: Cursor, start: number): Steps<Statement> {
  const items: WithItem[] = [];
  const isBracketed = c.is('(') && areItems(c);
  if (isBracketed) c.at++;
  do {
    const value = parseExpression(c);
    const target = c.take('as') ? parseExpression(c) : undefined;
    if (target) markStored(target);
    if (value) items.push({ value, target });
  } while (c.take(','));
  if (isBracketed) c.expect(')');
  return { kind: 'with', chunk: c.chunk, start, items: exact(items), body: yield* body(c), end: c.end };
}

/** Whether the brackets that come next hold several items, or one with its name, and are all of the line. */
function areItems(c: Cursor): boolean {
  let depth = 0;
  let isNamed = false;
  for (let ahead = 0; ; ahead++) {
    const kind = c.kind(ahead);
    if (kind === NEWLINE || kind === END) return false;
    if (kind === '(' || kind === '[' || kind === '{') depth++;
    else if (kind === ')' || kind === ']' || kind === '}') {
      if (--depth === 0) return isNamed && c.kind(ahead + 1) === ':';
    } else if (depth === 1 && kind === 'as') isNamed = true;
  }
}

/** `match` is a name but where a block of cases follows. */
function isMatch(c: Cursor): boolean {
  if (!c.is(NAME) || c.word !== 'match') return false;
  let ahead = 1;
  while (c.kind(ahead) !== NEWLINE && c.kind(ahead) !== END) ahead++;
  if (c.kind(ahead - 1) !== ':' || ahead < 3 || c.kind(ahead + 1) !== INDENT) return false;
  return c.wordAt(ahead + 2) === 'case';
}

function* matchStatement(c: Cursor): Steps<Statement> {
  const { start, chunk } = c;
  c.at++;
  const subject = parseGroup(c);
  c.expect(':');
  c.take(NEWLINE);
  c.take(INDENT);
  const cases: Arm[] = [];
  while (c.is(NAME) && c.word === 'case') {
    c.at++;
    const tests: Expression[] = [];
    const tested = parsePatterns(c);
    if (tested) tests.push(tested);
    const guardStart = c.start;
    if (c.take('if')) {
      const guard = parseNamed(c);
      if (guard) tests.push(other(c, guardStart, [guard]));
    }
    cases.push({ bound: capturesOf(tests), tests, body: yield* body(c) });
  }
  // What is no case is left out, so that the block ends where it does.
  if (!c.take(DEDENT)) skipBlock(c);
  return { kind: 'match', chunk, start, end: c.end, subject, cases };
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

/** The name of what is defined; broken code may have none. */
function definedName(c: Cursor) {
  const at = c.end;
  const name = c.is(NAME) ? takeStored(c) : makeName(c, at, at);
  if (name.start === name.end) {
    store(name);
    c.isSound = false;
  }
  c.skipBrackets();
  return { name: name.name, nameStart: name.start, nameEnd: name.end };
}

function* functionDefinition(c: Cursor, start: number): Steps<Statement> {
  const isAsync = c.text.startsWith('async', start);
  const name = definedName(c);
  const parameters = c.expect('(') ? parseParameters(c, ')') : [];
  c.expect(')');
  const returns = c.take('->') ? parseGroup(c, parseExpression) : undefined;
  const inside = yield* body(c);
  const { chunk, end } = c;
  return {
    kind: 'function',
    chunk,
    start,
    end,
    ...name,
    decorators: [],
    body: inside,
    isAsync,
    parameters,
    returns,
  };
}

function* classDefinition(c: Cursor, start: number): Steps<Statement> {
  const name = definedName(c);
  const bases = c.is('(') ? parseArguments(c).list : [];
  const inside = yield* body(c);
  return { kind: 'class', chunk: c.chunk, start, end: c.end, ...name, decorators: [], body: inside, bases };
}

function* decorated(c: Cursor, start: number): Steps<Statement> {
  const decorators: Expression[] = [];
  do {
    const value = parseNamed(c);
    if (value) decorators.push(value);
    else c.isSound = false;
    while (!c.isLineOver) c.skip();
    c.take(NEWLINE);
  } while (c.take('@'));
  if (c.is('def') || c.is('class') || c.is('async')) {
    const found: Statement[] = [];
    yield* parseStatement(c, found);
    const [definition] = found;
    if (definition?.kind === 'function' || definition?.kind === 'class') return { ...definition, decorators };
  }
  c.isSound = false;
  return { kind: 'loose', chunk: c.chunk, start, end: c.end, values: decorators };
}
