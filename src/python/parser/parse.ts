// Parses Python with Lezer in steps, using again what the last version of the text already gave.
import {
  type ChangedRange,
  type Input,
  type PartialParse,
  Tree,
  type TreeBuffer,
  TreeFragment,
} from '@lezer/common';
import { parser } from '@lezer/python';

export interface ParsedText {
  readonly text: string;
  readonly tree: Tree;
  /** Read without its deepest brackets. */
  readonly isFlat: boolean;
}

/** How many of Lezer's steps are taken before a caller may pause. */
const advances = 32;
/** How many brackets inside of each other are read where there are too many. */
const mostBrackets = 200;
/** How deep a tree must be, and so how long, to be unsound. */
const leastUnsound = 2000;
/** A number that ends in its point. */
const openNumber = /(?<![\w.\u00a1-\uffff])(\d[\d_]*)\.(?=[eE][+-]?\d|[jJ]\b|[^\w.\u00a1-\uffff]|$)/g;
/** More characters than such a number has, so that none is cut in two. */
const margin = 32;
/** How many characters are compared, or made readable, at once. */
const block = 2048;

/**
 * The tree of `text`; `before` is an earlier version of it. Stopping Lezer on the way (`stopAt`) and going on from what
 * is there gives other trees than a parse of the whole, in most files of some length, so that is not done.
 */
export function* parseInSteps(
  text: string,
  before: ParsedText | undefined,
): Generator<undefined, ParsedText> {
  const kept =
    before && !before.isFlat
      ? TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [changeBetween(before.text, text)])
      : [];
  const tree = yield* parseText(text, kept);
  if (tree) return { text, tree, isFlat: false };
  const flat = yield* parseText(flatten(text), []);
  return { text, tree: flat ?? parser.parse(''), isFlat: true };
}

/** Undefined if the text is nested too deep, or too broken, for Lezer to put a sound tree together. */
function* parseText(text: string, kept: readonly TreeFragment[]): Generator<undefined, Tree | undefined> {
  const parse = parser.startParse(new TextInput(text), kept);
  for (let count = 1; ; count++) {
    const tree = advance(parse);
    if (tree === 'too deep') return undefined;
    if (tree) {
      if (tree.length < leastUnsound) return tree;
      // What put it together may have taken all of the time.
      yield undefined;
      return isSound(tree) ? tree : undefined;
    }
    if (count % advances === 0) yield undefined;
  }
}

function advance(parse: PartialParse): Tree | 'too deep' | null {
  try {
    return parse.advance();
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

/** Whether Lezer has put the tree together well: where it gives up to recurse, far down in garbage, it may not. */
function isSound(tree: Tree): boolean {
  const open = [{ tree, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const child of next.tree.children) {
      if (child instanceof Tree) open.push({ tree: child, depth: next.depth + 1 });
      else if (next.depth > leastUnsound && !isSoundBuffer(child)) return false;
    }
  }
  return true;
}

/** Four numbers a node: its type, where it starts and ends, and where the next begins that is not inside of it. */
function isSoundBuffer({ buffer, length, set }: TreeBuffer): boolean {
  for (let at = 0; at < buffer.length; at += 4) {
    const [type = 0, start = 0, end = 0, next = 0] = buffer.subarray(at, at + 4);
    if (!set.types[type] || start > end || end > length || next <= at || next > buffer.length) return false;
  }
  return true;
}

/** The text without the brackets that stand inside of very many others; a line that starts at its margin counts anew. */
function flatten(text: string): string {
  let depth = 0;
  return text.replace(/[([{]|[)\]}]|\n(?=\w)/g, (mark) => {
    if (mark === '\n') depth = 0;
    else if (/[([{]/.test(mark)) return ++depth > mostBrackets ? ' ' : mark;
    else if (depth > 0) return depth-- > mostBrackets ? ' ' : mark;
    return mark;
  });
}

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
  return { fromA: start, toA: old.length - end, fromB: start, toB: text.length - end };
}

/** A string as Lezer reads it: again and again, at two places in turn, so that what has been made readable is kept. */
class TextInput implements Input {
  readonly lineChunks = false;
  readonly length: number;
  private readonly text: string;
  private readonly blocks: (string | undefined)[] = [];

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
  }

  chunk(from: number): string {
    const index = Math.floor(from / block);
    const start = index * block;
    const readable = this.blocks[index] ?? this.readable(start);
    this.blocks[index] = readable;
    return readable.slice(from - start);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  /** The block that begins at `start`, in the words of the grammar: it lacks `1.`, but takes `1_`. */
  private readable(start: number): string {
    const before = Math.min(start, margin);
    const window = this.text.slice(start - before, start + block + margin);
    return window.replace(openNumber, '$1_').slice(before, before + block);
  }
}
