// Parses Python with Lezer in steps, using again what the last version of the text already gave. Pure.
import { type Input, type Tree, TreeFragment } from '@lezer/common';
import { parser } from '@lezer/python';

export interface ParsedText {
  readonly text: string;
  readonly tree: Tree;
}

/** How many of Lezer's steps are taken before a caller may pause. */
const advances = 32;

/** The tree of `text`; `before` is an earlier version of it. */
export function* parseInSteps(
  text: string,
  before: ParsedText | undefined,
): Generator<undefined, ParsedText> {
  if (before?.text === text) return before;
  const parse = parser.startParse(new TextInput(text), before ? fragmentsAfter(before, text) : []);
  for (let count = 1; ; count++) {
    const tree = parse.advance();
    if (tree) return { text, tree };
    if (count % advances === 0) yield undefined;
  }
}

/** What of the old tree still holds, the texts being the same but for one stretch. */
function fragmentsAfter({ text: old, tree }: ParsedText, text: string): readonly TreeFragment[] {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let end = 0;
  const most = shorter - start;
  while (end < most && old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++;
  const change = { fromA: start, toA: old.length - end, fromB: start, toB: text.length - end };
  return TreeFragment.applyChanges(TreeFragment.addTree(tree), [change]);
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
    return this.text.slice(from, from + 4096);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}
