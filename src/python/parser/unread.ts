// Giant chunks, of which nothing is read but the names that they bind.
import { type Chunk, createChunk } from '../syntax/syntax.ts';
import { endOfString } from './cuts.ts';

/** Blank lines and comments ahead of a statement. */
const ahead = /(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n))*/y;
const definition = /(?:@[^\r\n]*(?:\r\n?|\n))*(?:async[ \t]+)?(?:def|class)[ \t]+([A-Za-z_]\w*)[ \t]*[(:[]/y;
const block = /@|(?:async|class|def|for|if|match|try|while|with)\b/y;
const assignment = /(?:[A-Za-z_]\w*[ \t]*(?::[^=\r\n]*)?=(?!=)[ \t]*)+/y;

/** What `pattern` finds at the beginning of the statement. */
function findAtStart(pattern: RegExp, source: string): RegExpExecArray | null {
  ahead.lastIndex = 0;
  ahead.exec(source);
  pattern.lastIndex = ahead.lastIndex;
  return pattern.exec(source);
}

/**
 * How many characters a statement may have, and one that holds others: between two statements, the reader can pause. What is longer is
 * data that no one has written by hand.
 */
const longestStatement = 131_072;
const longestBlock = 524_288;

/** How many operators a chunk may have, each of which nests the one ahead of it, and is looked at by each later pass. */
const mostOperators = 32_768;

/** Whether a chunk is too long to be read without blocking; no one writes one by hand. */
export function isTooLong(source: string): boolean {
  if (source.length > mostOperators && hasMoreOperators(source)) return true;
  if (source.length <= longestStatement) return false;
  return source.length > longestBlock || !findAtStart(block, source);
}

/** Whether there are too many, but for those in strings and comments, and signs of numbers. */
function hasMoreOperators(source: string): boolean {
  let count = 0;
  for (let at = 0; at < source.length; at++) {
    const mark = source[at] ?? '';
    if (mark === '#') {
      restOfLine.lastIndex = at;
      at += (restOfLine.exec(source)?.[0].length ?? 1) - 1;
    } else if (mark === '"' || mark === "'") {
      let end = endOfString(source, at);
      while (end < 0) end = endOfString(source, at, ~end);
      at = end - 1;
    } else if (mark === '-' ? !/[\d.]/.test(source[at + 1] ?? '') : '*+/%&|^~<>!@;'.includes(mark)) {
      if (++count > mostOperators) return true;
    }
  }
  return false;
}

const restOfLine = /[^\r\n]*/y;

/** Stands for the statement `source`. */
export function unreadChunk(source: string): Chunk {
  const chunk = createChunk();
  const name = findAtStart(definition, source)?.[1];
  const assigned = findAtStart(assignment, source)?.[0] ?? '';
  const names =
    name === undefined ? assigned.split('=').flatMap((one) => /\w+/.exec(one)?.[0] ?? []) : [name];
  chunk.statements = [{ kind: 'unread', chunk, start: 0, end: source.length, names }];
  return chunk;
}
