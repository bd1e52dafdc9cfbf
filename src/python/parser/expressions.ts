// Parses expressions by recursive descent, but for their operators. Every parser answers undefined, and takes nothing, where no expression begins.
import { readNumber } from '../../foundation/number-literal.ts';
import type { Argument, Clause, Comprehension, Expression, Parameter } from '../syntax/syntax.ts';
import { type Cursor, isCloser, isOpener, mostBrackets } from './cursor.ts';
import { dictionary, sequence } from './literals.ts';
import {
  type ArgumentList,
  broken,
  constant,
  exact,
  groupOf,
  makeAttribute,
  makeCall,
  makeSubscript,
  markStored,
  other,
  takeName,
  takeStored,
} from './nodes.ts';
import { operatorsOf, type Parse } from './operators.ts';
import { parseStrings } from './strings.ts';
import { FORMATTED, NAME, NUMBER, STRING } from './tokens.ts';

type Maybe = Expression | undefined;

/** `a if b else c`, a lambda, or anything that binds more. */
export function parseExpression(c: Cursor): Maybe {
  const parts: { readonly start: number; readonly value: Expression; readonly test: Expression }[] = [];
  for (;;) {
    const { start } = c;
    const value = c.is('lambda') ? lambda(c) : disjunction(c);
    if (!value || !c.is('if')) {
      if (!value && parts.length > 0) c.isSound = false;
      return conditional(c, parts, value);
    }
    const before = c.at;
    c.at++;
    const test = disjunction(c);
    if (!test || !c.take('else')) {
      c.isSound = false;
      // What stands behind the `if` is read by whoever looks for what goes on here.
      if (!test) c.at = before + 1;
      return conditional(c, parts, other(c, start, test ? [value, test] : [value]));
    }
    parts.push({ start, value, test });
  }
}

/** Put together from the right, which is what the last `else` belongs to. */
function conditional(
  c: Cursor,
  parts: readonly { readonly start: number; readonly value: Expression; readonly test: Expression }[],
  last: Maybe,
): Maybe {
  let otherwise = last;
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i];
    if (!part) continue;
    const { start, value, test } = part;
    otherwise = otherwise
      ? { kind: 'conditional', chunk: c.chunk, start, end: c.end, test, value, otherwise }
      : other(c, start, [value, test]);
  }
  return otherwise;
}

/** An expression, or `name := value`. */
export function parseNamed(c: Cursor): Maybe {
  const { start } = c;
  const target = parseExpression(c);
  if (!target || !c.take(':=')) return target;
  const value = parseExpression(c);
  if (!value) {
    c.isSound = false;
    return other(c, start, [target]);
  }
  markStored(target);
  return { kind: 'named', chunk: c.chunk, start, end: c.end, target, value };
}

/** One expression, or a tuple of several with commas between; what is starred among them. */
export function parseGroup(c: Cursor, parse: (c: Cursor) => Maybe = parseNamed): Maybe {
  const { start } = c;
  const elements: Expression[] = [];
  let hasComma = false;
  for (;;) {
    const element = parseStarred(c, parse);
    if (!element) break;
    elements.push(element);
    if (!c.take(',')) break;
    hasComma = true;
  }
  return groupOf(c.chunk, start, c.end, elements, hasComma);
}

function parseStarred(c: Cursor, parse: (c: Cursor) => Maybe = parseNamed): Maybe {
  const { start } = c;
  if (!c.take('*')) return parse(c);
  const value = binary(c);
  if (!value) {
    c.isSound = false;
    return undefined;
  }
  return { kind: 'starred', chunk: c.chunk, start, end: c.end, value };
}

/** What `for` and `with` bind: no comparison, whose `in` is theirs. */
export function parseTargets(c: Cursor): Maybe {
  const target = parseGroup(c, binary);
  if (target) markStored(target);
  return target;
}

/** `yield`, with what it gives. */
export function parseYield(c: Cursor): Maybe {
  const { start } = c;
  if (!c.take('yield')) return undefined;
  const isFrom = c.take('from');
  const value = parseGroup(c);
  return { kind: 'yield', chunk: c.chunk, start, end: c.end, isFrom, value };
}

const { disjunction, binary } = operatorsOf(parsePrimary);

/** An atom with all that is asked of it: `a.b[c](d)`. */
export function parsePrimary(c: Cursor): Maybe {
  const { start } = c;
  let node = atom(c);
  if (!node) return undefined;
  for (;;) {
    if (c.is('(')) node = makeCall(c.chunk, start, node, parseArguments(c));
    else if (c.is('[')) node = subscript(c, start, node);
    else if (c.take('.')) {
      if (!isWord(c)) return broken(c, start, [node]);
      const name = { text: c.word, start: c.start, end: c.start + c.word.length };
      c.isSound &&= c.is(NAME);
      c.at++;
      node = makeAttribute(c.chunk, start, node, name);
    } else return node;
  }
}

/** In the braces of an f-string. */
const parseReplacement: Parse = (c) => parseYield(c) ?? parseGroup(c, parseExpression);

/** Whether a name comes next, or a keyword where a name should stand. */
function isWord(c: Cursor): boolean {
  return (
    c.is(NAME) ||
    (/^[a-zA-Z]/.test(c.kind()) && /^[a-zA-Z]/.test(c.word) && !c.is(STRING) && !c.is(FORMATTED))
  );
}

function atom(c: Cursor): Maybe {
  const { start } = c;
  switch (c.kind()) {
    case NAME:
      return takeName(c);
    case NUMBER: {
      const { value, isInteger } = readNumber(c.word);
      c.at++;
      return constant(c.chunk, start, c.end, value, isInteger);
    }
    case STRING:
    case FORMATTED:
      return parseStrings(c, parseReplacement);
    case 'None':
      c.at++;
      return constant(c.chunk, start, c.end, null);
    case 'True':
    case 'False': {
      const value = c.is('True');
      c.at++;
      return constant(c.chunk, start, c.end, value);
    }
    case '...':
      c.at++;
      return constant(c.chunk, start, c.end, undefined);
    case '(':
    case '[':
    case '{':
      return bracketed(c);
    default:
      return undefined;
  }
}

/**
 * Reads what is in brackets where there is room to. Where they are nested too deep it is left out, up to a line that starts at the margin:
 * there brackets are more likely open than meant.
 */
function within<Result>(c: Cursor, read: () => Result, otherwise: () => Result): Result {
  if (c.depth >= mostBrackets) {
    c.isSound = false;
    for (let open = 0; !c.isLineOver && !(open > 0 && c.isAtMargin); c.at++) {
      if (isOpener(c.kind())) open++;
      else if (isCloser(c.kind()) && --open <= 0) {
        c.at++;
        break;
      }
    }
    return otherwise();
  }
  c.depth++;
  const result = read();
  c.depth--;
  return result;
}

function bracketed(c: Cursor): Expression {
  const { start } = c;
  return within(
    c,
    () => (c.is('(') ? parenthesized(c) : c.is('[') ? list(c) : braces(c)),
    () => other(c, start, []),
  );
}

/** Elements up to the closing bracket; what fits nowhere is left out. Whether there are commas. */
function elementsUpTo(c: Cursor, close: string, parse: (c: Cursor) => Maybe, into: Expression[]): boolean {
  const hasComma = c.readSeparated(close, () => {
    const element = parse(c);
    if (element) into.push(element);
    return false;
  });
  c.expect(close);
  return hasComma;
}

function parenthesized(c: Cursor): Expression {
  const { start } = c;
  c.at++;
  const first = parseYield(c) ?? parseStarred(c);
  if (first && isFor(c)) return comprehension(c, start, 'generator', undefined, first, ')');
  const elements = first ? [first] : [];
  let hasComma = c.take(',');
  if (hasComma || !c.take(')')) hasComma = elementsUpTo(c, ')', parseStarred, elements) || hasComma;
  if (elements.length === 0 && !hasComma) return sequence(c.chunk, start, c.end, 'tuple', []);
  if (hasComma) return sequence(c.chunk, start, c.end, 'tuple', elements);
  const [only] = elements;
  return only && elements.length === 1 && only.kind !== 'starred' ? only : other(c, start, elements);
}

function list(c: Cursor): Expression {
  const { start } = c;
  c.at++;
  const elements: Expression[] = [];
  const first = parseStarred(c);
  if (first) {
    if (isFor(c)) return comprehension(c, start, 'list', undefined, first, ']');
    elements.push(first);
    c.take(',');
  }
  elementsUpTo(c, ']', parseStarred, elements);
  return sequence(c.chunk, start, c.end, 'list', elements);
}

type Entry = Extract<Expression, { kind: 'dictionary' }>['entries'][number];

function braces(c: Cursor): Expression {
  const { start } = c;
  c.at++;
  const entries: Entry[] = [];
  const elements: Expression[] = [];
  let isDictionary = c.is('}');
  let whole: Expression | undefined;
  c.readSeparated('}', () => {
    if (c.take('**')) {
      isDictionary = true;
      const value = binary(c);
      if (value) entries.push({ key: undefined, value });
      return false;
    }
    const key = parseStarred(c);
    if (!key) return false;
    if (!c.take(':')) {
      if (isFor(c)) whole = comprehension(c, start, 'set', undefined, key, '}');
      else elements.push(key);
      return whole !== undefined;
    }
    isDictionary = true;
    const value = parseExpression(c);
    if (!value) c.isSound = false;
    else if (isFor(c)) whole = comprehension(c, start, 'dictionary', key, value, '}');
    else entries.push({ key, value });
    return whole !== undefined;
  });
  if (whole) return whole;
  c.expect('}');
  if (!isDictionary) return sequence(c.chunk, start, c.end, 'set', elements);
  return dictionary(c.chunk, start, c.end, entries);
}

const isFor = (c: Cursor): boolean => c.is('for') || (c.is('async') && c.kind(1) === 'for');

function comprehension(
  c: Cursor,
  start: number,
  type: Comprehension['type'],
  key: Maybe,
  element: Expression,
  close: string,
): Expression {
  const clauses = clausesOf(c);
  while (!c.is(close)) if (isCloser(c.kind()) || !c.skip()) break;
  c.expect(close);
  return { kind: 'comprehension', type, chunk: c.chunk, start, end: c.end, key, element, clauses };
}

function clausesOf(c: Cursor): Clause[] {
  const clauses: Clause[] = [];
  for (;;) {
    if (isFor(c)) {
      c.take('async');
      c.at++;
      const target = parseTargets(c);
      const iterable = c.expect('in') ? disjunction(c) : undefined;
      if (target && iterable) clauses.push({ kind: 'for', target, iterable });
      else c.isSound = false;
    } else if (c.take('if')) {
      const test = comprehensionTest(c);
      if (test) clauses.push({ kind: 'if', test });
      else c.isSound = false;
    } else return exact(clauses);
  }
}

/** Of a comprehension, which another `if` may follow. */
function comprehensionTest(c: Cursor): Maybe {
  if (c.kind(1) === ':=') return parseNamed(c);
  return c.is('lambda') ? lambda(c) : disjunction(c);
}

/** The arguments from the opening bracket on. */
export function parseArguments(c: Cursor): ArgumentList {
  const { start } = c;
  const found: Argument[] = [];
  const read = (): ArgumentList => {
    c.at++;
    c.readSeparated(')', () => {
      const argument = argumentOf(c, start);
      if (argument) found.push(argument);
      return false;
    });
    const close = c.start;
    if (c.expect(')')) return { list: exact(found), start, end: c.end, close };
    return { list: exact(found), start, end: c.end, close: Math.max(c.end, start + 1) };
  };
  return within(c, read, () => ({ list: [], start, end: c.end, close: Math.max(c.end - 1, start + 1) }));
}

/** One argument; `open` is where the bracket ahead of all of them stands. */
function argumentOf(c: Cursor, open: number): Argument | undefined {
  const { start } = c;
  const stars = c.take('*') ? 1 : c.take('**') ? 2 : 0;
  const name = stars === 0 && c.is(NAME) && c.kind(1) === '=' ? takeStored(c) : undefined;
  if (name) c.at++;
  const value = name || stars > 0 ? parseExpression(c) : parseNamed(c);
  if (!value) {
    if (name || stars > 0) c.isSound = false;
    return undefined;
  }
  const { end } = c;
  if (isFor(c) && !name && stars === 0) {
    // A generator as the only argument: `sum(f(x) for x in xs)`; its brackets are those of the call.
    const clauses = clausesOf(c);
    const whole = { start: open, end: c.end + (c.is(')') ? c.start + 1 - c.end : 0) };
    const generator: Expression = {
      kind: 'comprehension',
      type: 'generator',
      chunk: c.chunk,
      ...whole,
      key: undefined,
      element: value,
      clauses,
    };
    return {
      start,
      end: c.end,
      name: undefined,
      nameStart: value.start,
      nameEnd: value.start,
      stars,
      value: generator,
    };
  }
  return {
    start,
    end,
    name: name?.name,
    nameStart: name?.start ?? value.start,
    nameEnd: name?.end ?? value.start,
    stars,
    value,
  };
}

function subscript(c: Cursor, start: number, object: Expression): Expression {
  const parts: Expression[] = [];
  const read = (): boolean => {
    c.at++;
    return elementsUpTo(c, ']', subscriptPart, parts);
  };
  const hasComma = within(c, read, () => true);
  const [only] = parts;
  const isSingle = parts.length === 1 && only?.kind !== 'slice' && !hasComma;
  return makeSubscript(c.chunk, start, c.end, object, exact(parts), isSingle ? only : undefined);
}

/** A slice, or what is an index. */
function subscriptPart(c: Cursor): Maybe {
  const { start } = c;
  const lower = parseStarred(c);
  if (!c.is(':')) return lower;
  const places: Maybe[] = [lower];
  while (c.take(':')) places.push(parseExpression(c));
  const [, upper, step] = places;
  return { kind: 'slice', chunk: c.chunk, start, end: c.end, lower, upper, step };
}

function lambda(c: Cursor): Expression {
  const { start } = c;
  const read = (): Expression => {
    c.at++;
    const parameters = parseParameters(c, ':');
    c.expect(':');
    const body = parseExpression(c);
    if (!body) c.isSound = false;
    return { kind: 'lambda', chunk: c.chunk, start, end: c.end, parameters, body };
  };
  return within(c, read, () => other(c, start, []));
}

/** The parameters up to what ends them: the bracket of a definition, the colon of a lambda. */
export function parseParameters(c: Cursor, close: ')' | ':'): Parameter[] {
  const found: Parameter[] = [];
  c.readSeparated(close, () => {
    const stars = c.take('*') ? 1 : c.take('**') ? 2 : 0;
    if (c.is(NAME)) {
      const { name, start, end } = takeStored(c);
      const annotation = close === ')' && c.take(':') ? parseStarred(c, parseExpression) : undefined;
      const fallback = c.take('=') ? parseExpression(c) : undefined;
      found.push({ name, start, end, stars, annotation, fallback });
    } else if (stars === 0) c.take('/');
    return false;
  });
  return exact(found);
}
