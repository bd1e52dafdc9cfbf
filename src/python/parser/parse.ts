// Parses a chunk of Python, and tells in what two versions of a text differ.
import { type Chunk, createChunk } from '../syntax/syntax.ts';
import { Cursor } from './cursor.ts';
import { exact } from './nodes.ts';
import { parseStatements } from './statements.ts';
import { tokenize } from './tokens.ts';

/** A chunk, and whether Python's grammar has all of it. */
interface Parsed {
  readonly chunk: Chunk;
  readonly isSound: boolean;
}

/** The tree of `text`; lets its caller pause. Never throws, however broken or deep the code is. */
export function* parseChunk(text: string): Generator<undefined, Parsed> {
  const chunk = createChunk();
  const cursor = new Cursor(text, chunk, yield* tokenize(text));
  chunk.statements = yield* parseStatements(cursor);
  chunk.loads = exact(chunk.loads);
  return { chunk, isSound: cursor.isSound };
}

/** Where two texts differ: from where on, and up to where in each of them. */
interface ChangedRange {
  readonly from: number;
  readonly toOld: number;
  readonly toNew: number;
}

/** How many characters are compared at once. */
const block = 2048;

/** The one interval in which two texts differ. */
export function changeBetween(old: string, text: string): ChangedRange {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start + block <= shorter && old.slice(start, start + block) === text.slice(start, start + block))
    start += block;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  const most = shorter - start;
  const tail = (of: string, end: number): string => of.slice(of.length - end - block, of.length - end);
  let end = 0;
  while (end + block <= most && tail(old, end) === tail(text, end)) end += block;
  while (end < most && old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++;
  return { from: start, toOld: old.length - end, toNew: text.length - end };
}
