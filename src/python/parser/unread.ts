// Giant chunks, of which nothing is read but the names that they bind.
import { type Chunk, createChunk } from '../syntax/syntax.ts';

/** Blank lines and comments ahead of a statement. */
const ahead = String.raw`^(?:[ \t\f]*(?:#[^\n]*)?\r?\n)*`;
const definition = new RegExp(
  String.raw`${ahead}(?:@[^\n]*\n)*(?:async[ \t]+)?(?:def|class)[ \t]+([A-Za-z_]\w*)[ \t]*[(:[]`,
);
const block = new RegExp(String.raw`${ahead}(?:@|(?:async|class|def|for|if|match|try|while|with)\b)`);
const assignment = new RegExp(String.raw`${ahead}((?:[A-Za-z_]\w*[ \t]*(?::[^=\n]*)?=(?!=)[ \t]*)+)`);
const target = /([A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=/g;

/**
 * How many characters a statement may have, and one that holds others. Lezer puts a tree together in one go: a long sum, or a
 * dictionary of lists, of 128 KB then takes some 20 ms, twice as much more than twice as long; classes and functions a
 * tenth of that.
 */
const longestStatement = 131_072;
const longestBlock = 524_288;

/** Whether a chunk is too long to be read without holding up whoever waits; nobody writes one by hand. */
export function isTooLong(source: string): boolean {
  if (source.length <= longestStatement) return false;
  return source.length > longestBlock || !block.test(source);
}

/** Stands for the statement `source`. */
export function unreadChunk(source: string): Chunk {
  const chunk = createChunk();
  const name = definition.exec(source)?.[1];
  const assigned = assignment.exec(source)?.[1] ?? '';
  const names = name === undefined ? [...assigned.matchAll(target)].map(([, one = '']) => one) : [name];
  chunk.statements = [{ kind: 'unread', chunk, start: 0, end: source.length, names }];
  return chunk;
}
