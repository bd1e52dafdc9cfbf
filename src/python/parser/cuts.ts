// Cuts Python into chunks, where a top-level statement begins, so that each can be parsed alone and kept while others
// change. Reads the text once and builds nothing.

/** What goes on with the statement above, at the left margin. */
const continuing = /(?:else|elif|except|finally|case)\b|[)\]}]/y;
/** What no open bracket can hold: the bracket is not closed yet. */
const recovering =
  /(?:@[^\r\n]*(?:\r\n?|\n))*(?:async[ \t]+def|def|class)[ \t]+[^\W\d]|import[ \t]+[^\W\d]|from[ \t]+[\w.]+[ \t]+import\b/y;
const decorators = /(?:@[^\r\n]*(?:\r\n?|\n))*/y;
const restOfLine = /[^\r\n]*/y;
/** How many characters are read before a caller may pause. */
const charactersAStep = 16_384;

/**
 * Where the chunks of `text` end, in order, the end of the text among them; undefined if a caller may pause. Reads
 * from `start`, which is 0 or an earlier cut: where a chunk begins nothing is open, so that what stands above it does
 * not matter. Strings inside of an f-string's braces that use its own quotes are not told apart.
 */
export function* cutsIn(text: string, start = 0): Generator<number | undefined, void> {
  let at = start;
  let begun = start;
  let paused = start;
  let depth = 0;
  let isDecorated = false;
  let isLineStart = true;
  /** Where the decorators end that are followed by no definition. */
  let decorated = 0;
  let end = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isLineStart && !isBlank(code)) {
      // Lines of decorators are run through once, not once for each of them.
      const isTried = code === 64 && depth > 0 && at < decorated;
      const begins =
        depth > 0 ? !isTried && isAt(recovering, text, at) : !isDecorated && !isAt(continuing, text, at);
      if (code === 64 && depth > 0 && !begins && !isTried) decorated = endOf(decorators, text, at);
      if (begins) {
        if (at > begun) yield at;
        begun = at;
        depth = 0;
      }
      if (depth === 0) isDecorated = code === 64;
    }
    isLineStart = false;
    if (at - paused > charactersAStep) {
      paused = at;
      yield undefined;
    }
    switch (code) {
      case 10: // \n
        isLineStart = true;
        at++;
        break;
      case 13: // \r
        isLineStart = text.charCodeAt(at + 1) !== 10;
        at++;
        break;
      case 34: // "
      case 39: // '
        end = endOfString(text, at);
        while (end < 0) {
          yield undefined;
          end = endOfString(text, at, ~end);
        }
        at = end;
        break;
      case 35: // #
        restOfLine.lastIndex = at;
        at += restOfLine.exec(text)?.[0].length ?? 1;
        break;
      case 92: // \
        at += text.startsWith('\r\n', at + 1) ? 3 : 2;
        break;
      case 40: // (
      case 91: // [
      case 123: // {
        depth++;
        at++;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        if (depth > 0) depth--;
        at++;
        break;
      default:
        at++;
    }
  }
  if (text.length > begun) yield text.length;
}

/** Space, tab, form feed, a line's end or a comment: no statement begins with it at the margin. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 35;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  return isAt(pattern, text, at) ? pattern.lastIndex : at;
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/**
 * Behind the string that begins at `start`. One in single quotes ends with its line, an open triple one with the text.
 * Looks from `from` on; in a giant string that may not be far enough, and the answer is the complement of where to go on.
 */
export function endOfString(text: string, start: number, from = start): number {
  const quote = text.charCodeAt(start);
  const isTriple = text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote;
  let at = from === start ? start + (isTriple ? 3 : 1) : from;
  const pause = at + charactersAStep;
  for (; at < text.length; at++) {
    if (at >= pause) return ~at;
    const code = text.charCodeAt(at);
    if (code === 92) {
      if (text.startsWith('\r\n', at + 1)) at++;
      at++;
    } else if (code === quote) {
      if (!isTriple) return at + 1;
      if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) return at + 3;
    } else if (!isTriple && (code === 10 || code === 13)) return at;
  }
  return text.length;
}
