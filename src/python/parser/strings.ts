// Parses strings, and the expressions in the braces of f-strings.
import { finish } from '../../foundation/generators.ts';
import { readString } from '../../foundation/string-literal.ts';
import type { Expression, Text } from '../syntax/syntax.ts';
import { Cursor, mostBrackets } from './cursor.ts';
import { constant, exact } from './nodes.ts';
import type { Parse } from './operators.ts';
import { endOfBraces, FORMATTED, STRING, tokenize } from './tokens.ts';

/** What may name something. */
const nameable = /^[A-Za-z][\w.-]{2,39}$/;

/** A string, or several side by side, which are one; `parseInside` reads what stands in braces. */
export function parseStrings(c: Cursor, parseInside: Parse): Expression {
  const { start } = c;
  const parts: Expression[] = [];
  while (c.is(STRING) || c.is(FORMATTED))
    parts.push(c.is(STRING) ? plainString(c) : formatted(c, parseInside));
  const [only] = parts;
  const { end, chunk } = c;
  if (only && parts.length === 1) return only;
  const isPlain = parts.every((part): part is Text => part.kind === 'text');
  if (!isPlain) return { kind: 'formatted text', chunk, start, end, parts: exact(parts) };
  const value = parts.map((part) => part.value).join('');
  return { kind: 'text', chunk, start, end, value, contentStart: start, contentEnd: end };
}

function plainString(c: Cursor): Expression {
  const { start, chunk } = c;
  const read = readString(c.word);
  c.at++;
  const { end } = c;
  if (!read) return constant(chunk, start, end, undefined);
  const contentStart = start + read.from;
  const contentEnd = Math.max(contentStart, start + read.to);
  const text: Text = { kind: 'text', chunk, start, end, value: read.value, contentStart, contentEnd };
  if (nameable.test(read.value)) chunk.words.push(text);
  return text;
}

function formatted(c: Cursor, parseInside: Parse): Expression {
  const { start, word } = c;
  c.at++;
  const opening = /^[a-zA-Z]*("""|'''|"|')/.exec(word);
  const closing = opening?.[1] ?? '';
  const from = start + (opening?.[0].length ?? 0);
  const to = word.length >= closing.length * 2 && word.endsWith(closing) ? c.end - closing.length : c.end;
  const parts = c.depth >= mostBrackets ? [] : replacements(c, from, to, closing, parseInside);
  return { kind: 'formatted text', chunk: c.chunk, start, end: c.end, parts: exact(parts) };
}

/** What stands in braces between two places of an f-string, or of what one says of a format. */
function replacements(
  c: Cursor,
  from: number,
  to: number,
  closing: string,
  parseInside: Parse,
): Expression[] {
  const { text, chunk } = c;
  const found: Expression[] = [];
  for (let at = from; at < to; ) {
    const mark = text[at];
    if (mark !== '{') at += mark === '\\' ? 2 : 1;
    else if (text[at + 1] === '{') at += 2;
    else {
      const end = endOfBraces(text, at, to, closing);
      const inside = new Cursor(text, chunk, finish(tokenize(text, at + 1, end - 1, true)));
      inside.depth = c.depth + 1;
      const value = parseInside(inside);
      inside.take('=');
      if (inside.take('!')) inside.at++;
      const children = value ? [value] : [];
      if (inside.is(':') || inside.is(':=')) {
        if (inside.depth < mostBrackets) {
          inside.at++;
          children.push(...replacements(inside, inside.end, end - 1, closing, parseInside));
        }
      } else if (!inside.isLineOver) c.isSound = false;
      c.isSound &&= inside.isSound && value !== undefined;
      found.push({ kind: 'other', type: 'unknown', chunk, start: at, end, children });
      at = end;
    }
  }
  return found;
}
