// Finds the literal of numbers that a cursor stands in: a list, a tensor, a range, one number.
import { endOfName, startsName } from './named-constants.ts';
import { parseTensor } from './parse-tensor.ts';
import { endOfQuoted } from './quotes.ts';

/** A span of the text in UTF-16 units, end excluded. */
interface LiteralSpan {
  readonly start: number;
  readonly end: number;
}

/** In longer texts the literal at a place is its line. */
const longestText = 2_000_000;
/** So many brackets around a place are tried, and so many that do not match are passed over. */
const mostBrackets = 30;
const openers = '([{';
const closers = ')]}';

/**
 * The literal at `offset`, or the line where there is none, without the space around it; brackets that open on the line
 * belong to it. In `tables` (CSV, plain text) it is always the line.
 */
export function findLiteralAt(text: string, offset: number, isTable = false): LiteralSpan {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset);
  const line = withoutBullet(text, trimmed(text, lineStart, lineEnd), offset);
  if (isTable || text.length > longestText) return line;
  const brackets = bracketsAround(text, offset, lineStart, lineEnd);
  const isLiteral = ({ start, end }: LiteralSpan) => {
    if (text.charAt(start) === '{') return false;
    const { values, skippedCount } = parseTensor(text.slice(start, end));
    return values.length > 0 && skippedCount === 0;
  };
  const around = brackets.filter(({ start, end }) => start <= offset && offset <= end);
  const literal = around.slice(-mostBrackets).find(isLiteral);
  if (literal) return literal;
  const { starts, ends } = parseTensor(text.slice(line.start, line.end));
  const item = starts.findIndex(
    (start, index) => line.start + start <= offset && offset <= line.start + (ends[index] ?? 0),
  );
  if (item >= 0) return { start: line.start + (starts[item] ?? 0), end: line.start + (ends[item] ?? 0) };
  const own = brackets.filter(({ start, end }) => start >= lineStart && start <= lineEnd && end > lineEnd);
  return { start: line.start, end: Math.max(line.end, ...own.map(({ end }) => end)) };
}

/** What stands behind the bullet of a list, `- 2` in YAML and Markdown, where the cursor is not at the bullet itself. */
function withoutBullet(text: string, { start, end }: LiteralSpan, offset: number): LiteralSpan {
  const bullet = /^[-*+][ \t]+(?=\S)/.exec(text.slice(start, Math.min(end, start + 40)))?.[0];
  return bullet === undefined || offset < start + 2 ? { start, end } : { start: start + bullet.length, end };
}

function trimmed(text: string, from: number, to: number): LiteralSpan {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** Brackets with the name before them and the methods after them that enclose `offset` or open on its line, outermost first. */
function bracketsAround(
  text: string,
  offset: number,
  lineStart: number,
  lineEnd: number,
): readonly LiteralSpan[] {
  const found: LiteralSpan[] = [];
  const open: { readonly start: number; readonly opener: number }[] = [];
  let name = -1;
  let at = 0;
  while (at < text.length && (at <= lineEnd || open.some(({ start }) => start <= lineEnd))) {
    const code = text.charCodeAt(at);
    const character = text.charAt(at);
    if (character === '"' || character === "'") {
      at = endOfQuoted(text, at);
      name = -1;
    } else if (character === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (startsName(code)) {
      const end = endOfName(text, at);
      name = openers.includes(text.charAt(end) || ' ') ? at : -1;
      at = end;
    } else if (openers.includes(character)) {
      open.push({ start: name >= 0 ? name : at, opener: openers.indexOf(character) });
      name = -1;
      at++;
    } else if (closers.includes(character)) {
      at++;
      const opener = closers.indexOf(character);
      let last = open.length - 1;
      // A bracket that does not match closes nothing that lies further out than a few.
      while (last >= 0 && open.length - last <= mostBrackets && open[last]?.opener !== opener) last--;
      const opened = open[last];
      if (opened?.opener === opener) {
        open.length = last;
        const end = endOfMethods(text, at);
        const { start } = opened;
        const touches = start <= offset && offset <= end;
        if (touches || (start >= lineStart && start <= lineEnd)) found.push({ start, end });
      }
    } else at++;
  }
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** `.double().reshape(2, 3)` */
function endOfMethods(text: string, from: number): number {
  const methods = /(?:\.[A-Za-z_]\w{0,40}\([^()\n]{0,80}\)){1,8}/y;
  methods.lastIndex = from;
  return methods.test(text) ? methods.lastIndex : from;
}
