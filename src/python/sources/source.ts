// The text that is read: a document, a cell, a snippet, another file; and its lines.

/** One text that is read: a whole document, a snippet inside of one, or another file. */
export interface SourceText {
  readonly text: string;
  /** Which cell (or document) it belongs to. */
  readonly cell: number;
  /** The lines of that cell; 0-based. */
  readonly lines: { lineAt(offset: number): number };
  /** Where a piece of `text` stands in the cell; offsets are the same where there is none. */
  readonly place?: (offset: number) => number;
  /** The other file that this is; none for what is read itself. */
  readonly file?: OtherFile;
}

/** A file beside the one that is read. */
export interface OtherFile {
  /** What tells it from all others, in the caller's words: its URI. */
  readonly key: string;
  /** What a person calls it, `layers.py`. */
  readonly name: string;
}

/** The line of an offset; looks at the text only as far as it is asked. */
export class LineIndex {
  private readonly starts: number[] = [0];
  private readonly text: string;
  private readonly ends = /\r\n?|\n/g;

  constructor(text: string) {
    this.text = text;
  }

  /** 0-based. */
  lineAt(offset: number): number {
    const { starts, text, ends } = this;
    for (let last = starts.at(-1) ?? 0; last <= offset; last = starts.at(-1) ?? 0) {
      ends.lastIndex = last;
      const next = ends.test(text) ? ends.lastIndex : 0;
      if (next === 0 || next > offset) break;
      starts.push(next);
    }
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The text, as long as it is, without a byte order mark, which would become part of the first name. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text;
}
