// Cuts a chunk of Python into tokens, with those that tell where lines end and blocks begin. Broken code is cut, too: nothing throws, and
// each token is at least one character of the text, but for those of lines and blocks.
import { endOfString } from './cuts.ts';

/** What a token is: a keyword or a sign is its own kind. */
export interface Tokens {
  readonly kinds: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Kinds of tokens that are no keyword and no sign. */
export const NAME = 'name';
export const NUMBER = 'number';
export const STRING = 'string';
export const FORMATTED = 'f-string';
export const NEWLINE = 'newline';
export const INDENT = 'indent';
export const DEDENT = 'dedent';
export const END = 'end';

const keywords: ReadonlySet<string> = new Set(
  'False None True and as assert await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** What begins a statement and can stand in no bracket: the bracket ahead of it is not closed yet. */
const recovering: ReadonlySet<string> = new Set(
  'assert break class continue def del except finally global import nonlocal pass raise return try while with'.split(
    ' ',
  ),
);

/** Whether what ends with a token of this kind cannot go on with a name: in a bracket, that is not closed yet, either. */
const isOperand = (kind: string): boolean =>
  /^(?:name|number|string|f-string|None|True|False|[)\]}])$/.test(kind);

const name = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const number =
  /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?/y;
const sign = /\*\*=?|\/\/=?|>>=?|<<=?|\.\.\.|[<>!=+\-*/%&|^@:]=|->|<>|[\s\S]/y;
const stringPrefix = /^(?:[rR]?[bBfFuUtT]?|[bBfFuUtT][rR])$/;
/** How many tokens are cut before a caller may pause. */
const tokensAStep = 256;

/** The tokens of `text` from `from` to `to`. In brackets, as in the braces of an f-string, lines end nothing. */
export function* tokenize(
  text: string,
  from = 0,
  to = text.length,
  inBrackets = false,
): Generator<undefined, Tokens> {
  const [kinds, starts, ends]: [string[], number[], number[]] = [[], [], []];
  const push = (kind: string, start: number, end: number): void => {
    kinds.push(kind);
    starts.push(start);
    ends.push(end);
  };
  const indents = [0];
  let depth = inBrackets ? 1 : 0;
  let isLineStart = !inBrackets;
  let column = 0;
  /** Opens or closes blocks ahead of a line's first token. */
  const indent = (at: number): void => {
    isLineStart = false;
    if (column > (indents.at(-1) ?? 0)) {
      indents.push(column);
      push(INDENT, at, at);
    } else
      while (column < (indents.at(-1) ?? 0)) {
        indents.pop();
        push(DEDENT, at, ends.at(-1) ?? at);
      }
  };
  let paused = 0;
  for (let at = from; at < to; ) {
    if (kinds.length - paused >= tokensAStep) {
      paused = kinds.length;
      yield undefined;
    }
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) {
      const end = at + (code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
      if (depth === 0 && !isLineStart) push(NEWLINE, at, end);
      if (depth === 0) isLineStart = true;
      else column = -1;
      at = end;
      if (isLineStart) column = 0;
      continue;
    }
    if (code === 32 || code === 9 || code === 12 || code === 0xfeff) {
      if (isLineStart) column = code === 32 ? column + 1 : code === 9 ? (column | 7) + 1 : 0;
      at++;
      continue;
    }
    if (code === 35) {
      while (at < to && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
      continue;
    }
    if (code === 92) {
      at += text.startsWith('\r\n', at + 1) ? 3 : 2;
      continue;
    }
    const start = at;
    const isFirst = isLineStart || column === -1;
    if (isLineStart) indent(at);
    if (isNameCode(code)) {
      name.lastIndex = at;
      const word = name.exec(text)?.[0] ?? text.charAt(at);
      at += word.length;
      const next = text.charCodeAt(at);
      if ((next === 34 || next === 39) && word.length < 3 && stringPrefix.test(word)) {
        const isFormatted = /[fFtT]/.test(word);
        at = isFormatted ? endOfFormatted(text, at, to) : wholeString(text, at, to);
        push(isFormatted ? FORMATTED : STRING, start, at);
      } else {
        const isKeyword =
          keywords.has(word) ||
          (word === 'async' && /^[ \t]+(?:def|for|with)\b/.test(text.slice(at, at + 20)));
        const isMisplaced = recovering.has(word) || (!isKeyword && isOperand(kinds.at(-1) ?? ''));
        if (isFirst && depth > 0 && !inBrackets && isMisplaced) {
          depth = 0;
          column = start - (Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1);
          push(NEWLINE, start, start);
          indent(start);
        }
        push(isKeyword ? word : NAME, start, at);
      }
    } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      number.lastIndex = at;
      at += number.exec(text)?.[0].length ?? 1;
      push(NUMBER, start, at);
    } else if (code === 34 || code === 39) {
      at = wholeString(text, at, to);
      push(STRING, start, at);
    } else {
      sign.lastIndex = at;
      const mark = sign.exec(text)?.[0] ?? text.charAt(at);
      at += mark.length;
      if (mark === '(' || mark === '[' || mark === '{') depth++;
      else if ((mark === ')' || mark === ']' || mark === '}') && depth > 0) depth--;
      push(mark, start, at);
    }
    if (column === -1) column = 0;
  }
  if (!isLineStart) push(NEWLINE, to, to);
  for (let open = indents.length; open > 1; open--) push(DEDENT, to, ends.at(-1) ?? to);
  push(END, to, to);
  return { kinds, starts, ends };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isNameCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;

function wholeString(text: string, start: number, to: number): number {
  let end = endOfString(text, start);
  while (end < 0) end = endOfString(text, start, ~end);
  return Math.min(end, to);
}

/** Behind the f-string whose quotes begin at `start`; strings in its braces may use the same quotes. */
function endOfFormatted(text: string, start: number, to: number): number {
  const quote = text.charAt(start);
  const isTriple = text.startsWith(quote.repeat(3), start);
  const closing = isTriple ? quote.repeat(3) : quote;
  for (let at = start + closing.length; at < to; ) {
    const mark = text[at];
    if (mark === '\\') at += 2;
    else if (text.startsWith(closing, at)) return at + closing.length;
    else if (mark === '{' && text[at + 1] !== '{') at = endOfBraces(text, at, to, closing);
    else if (!isTriple && (mark === '\n' || mark === '\r')) return at;
    else at += mark === '{' ? 2 : 1;
  }
  return to;
}

/** How many characters of a line are looked at for a closing brace. */
const farthest = 200;

/** Behind the braces of an f-string that begin at `start`, or where the string ends ahead of that. */
export function endOfBraces(text: string, start: number, to: number, closing: string): number {
  let depth = 0;
  for (let at = start; at < to; ) {
    const mark = text[at] ?? '';
    if (mark === '"' || mark === "'") {
      const end = wholeString(text, at, to);
      // Quotes like its own end the string, unless its braces are closed behind them, on the same line.
      if (text.startsWith(closing, at) && !/^[^\r\n]*\}/.test(text.slice(end, end + farthest))) return at;
      at = end;
    } else if (mark === '\n' || mark === '\r') {
      if (closing.length === 1) return at;
      at++;
    } else {
      if (mark === '(' || mark === '[' || mark === '{') depth++;
      else if ((mark === ')' || mark === ']' || mark === '}') && --depth === 0) return at + 1;
      at++;
    }
  }
  return to;
}
