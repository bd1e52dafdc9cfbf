// Parses the patterns of `match`.
import type { Expression } from '../syntax/syntax.ts';
import type { Cursor } from './cursor.ts';
import { parsePrimary } from './expressions.ts';
import { makeAttribute, other, takeName, takeStored } from './nodes.ts';
import { NAME } from './tokens.ts';

/** The pattern of a `case`, several with commas among them. */
export function parsePatterns(c: Cursor): Expression | undefined {
  const { start } = c;
  const first = pattern(c);
  if (!first || !c.is(',')) return first;
  const parts = [first];
  while (c.take(',')) {
    const next = pattern(c);
    if (next) parts.push(next);
  }
  return other(c, start, parts);
}

/** One with its alternatives, and the name that it is given. */
function pattern(c: Cursor): Expression | undefined {
  const { start } = c;
  const first = closed(c);
  if (!first) return undefined;
  let node = first;
  if (c.is('|')) {
    const either = [first];
    while (c.take('|')) {
      const next = closed(c);
      if (next) either.push(next);
    }
    node = other(c, start, either, 'either');
  }
  if (!c.take('as') || !c.is(NAME)) return node;
  const name = takeStored(c);
  return other(c, start, [node, name]);
}

function closed(c: Cursor): Expression | undefined {
  const { start } = c;
  if (c.take('*')) return other(c, start, c.is(NAME) ? [takeStored(c)] : []);
  if (c.is('(') || c.is('[') || c.is('{')) {
    const isParenthesis = c.is('(');
    const { parts, hasComma } = inBrackets(c);
    const [only] = parts;
    return isParenthesis && only && parts.length === 1 && !hasComma ? only : other(c, start, parts);
  }
  if (!c.is(NAME)) return literal(c);
  if (c.kind(1) !== '.' && c.kind(1) !== '(') return other(c, start, [takeStored(c)], 'capture');
  let value: Expression = takeName(c);
  while (c.take('.') && c.is(NAME)) {
    const name = { text: c.word, start: c.start, end: c.start + c.word.length };
    c.at++;
    value = makeAttribute(c.chunk, start, value, name);
  }
  return c.is('(') ? other(c, start, [value, ...inBrackets(c).parts], 'class') : value;
}

/** `-1`, `1 + 2j`, `None`, a string. */
function literal(c: Cursor): Expression | undefined {
  const { start } = c;
  const isSigned = c.take('-');
  const value = parsePrimary(c);
  if (!value) return undefined;
  const rest = c.take('+') || c.take('-') ? parsePrimary(c) : undefined;
  return rest || isSigned ? other(c, start, rest ? [value, rest] : [value]) : value;
}

/** The patterns in brackets, of whatever kind: keywords, and the keys of dictionaries, are passed over. */
function inBrackets(c: Cursor): { readonly parts: readonly Expression[]; readonly hasComma: boolean } {
  const parts: Expression[] = [];
  let hasComma = false;
  c.at++;
  c.depth++;
  for (let close = false; !close; ) {
    const before = c.at;
    if (c.take('**') && c.is(NAME)) takeStored(c);
    if (c.is(NAME) && c.kind(1) === '=') c.at += 2;
    const part = pattern(c);
    if (part) parts.push(part);
    if (part && c.take(':')) {
      const value = pattern(c);
      if (value) parts.push(value);
    }
    if (c.take(',')) hasComma = true;
    else if (c.take(')') || c.take(']') || c.take('}')) close = true;
    else close = c.depth > deepest || (c.at === before && !c.skip());
  }
  c.depth--;
  return { parts, hasComma };
}

/** How many brackets inside of each other a pattern may have. */
const deepest = 100;
