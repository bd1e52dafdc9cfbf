// Parses Python with Lezer in steps, using again what the last version of the text already gave. Pure.
import { type ChangedRange, type Input, type Tree, TreeFragment } from '@lezer/common';
import { parser } from '@lezer/python';

export interface ParsedText {
  readonly text: string;
  readonly tree: Tree;
  /** What changed since the version before; none where there was none. */
  readonly change?: ChangedRange;
}

/** How many of Lezer's steps are taken before a caller may pause. */
const advances = 32;
/** A number that ends in its point. */
const openNumber = /(?<![\w.\u00a1-\uffff])(\d[\d_]*)\.(?=[eE][+-]?\d|[jJ]\b|[^\w.\u00a1-\uffff]|$)/g;
/** More characters than such a number has, so that none is cut in two. */
const margin = 32;
/** How many characters are compared at once. */
const block = 1024;

/** The tree of `text`; `before` is an earlier version of it. */
export function* parseInSteps(
  text: string,
  before: ParsedText | undefined,
): Generator<undefined, ParsedText> {
  const change = before && changeBetween(before.text, text);
  const fragments = change ? TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [change]) : [];
  const parse = parser.startParse(new TextInput(text), fragments);
  for (let count = 1; ; count++) {
    const tree = parse.advance();
    if (tree) return { text, tree, ...(change ? { change } : {}) };
    if (count % advances === 0) yield undefined;
  }
}

/** The one stretch in which two texts differ. */
function changeBetween(old: string, text: string): ChangedRange {
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

/** A string as Lezer reads it. */
class TextInput implements Input {
  readonly lineChunks = false;
  readonly length: number;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
  }

  chunk(from: number): string {
    const before = Math.min(from, margin);
    const window = this.text.slice(from - before, from + 4096 + margin);
    // The grammar lacks `1.`, but takes `1_`.
    const readable = window.includes('.') ? window.replace(openNumber, '$1_') : window;
    return readable.slice(before, before + 4096);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}
