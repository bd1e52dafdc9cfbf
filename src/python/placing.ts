// Turns offsets inside a unit into offsets of the source that a person sees. Pure.
import type { Unit } from './syntax.ts';
import type { Origin, Span } from './uses.ts';

/** One text that is read: a whole document, or a snippet inside of one. */
export interface SourceText {
  readonly text: string;
  /** Which cell (or document) it belongs to. */
  readonly cell: number;
  /** The lines of that cell. */
  readonly lines: LineIndex;
  /** Where a piece of `text` stands in the cell; offsets are the same where there is none. */
  readonly place?: (offset: number) => number;
}

/** The line of an offset; looks at the text only as far as it is asked. */
export class LineIndex {
  private readonly starts: number[] = [0];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** 0-based. */
  lineAt(offset: number): number {
    const { starts, text } = this;
    for (let last = starts.at(-1) ?? 0; last <= offset; last = starts.at(-1) ?? 0) {
      const next = text.indexOf('\n', last) + 1;
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

export class Placing {
  private readonly sources: readonly SourceText[];

  constructor(sources: readonly SourceText[]) {
    this.sources = sources;
  }

  cellOf(unit: Unit): number {
    return this.sources[unit.source]?.cell ?? 0;
  }

  span(unit: Unit, start: number, end: number): Span {
    const { place, text = '' } = this.sources[unit.source] ?? {};
    const from = unit.base + start;
    let to = unit.base + end;
    // The lines of a snippet all end with a line break; in the document there may be none, or quotes in its place.
    while (place && to > from && text.charAt(to - 1) === '\n') to--;
    // The last character is placed, not the one behind it, which may stand in another line of the document.
    return place
      ? { start: place(from), end: to > from ? place(to - 1) + 1 : place(from) }
      : { start: from, end: to };
  }

  textOf(unit: Unit, { start, end }: Span): string {
    return this.sources[unit.source]?.text.slice(unit.base + start, unit.base + end) ?? '';
  }

  origin(unit: Unit, start: number, end: number): Origin {
    const span = this.span(unit, start, end);
    const source = this.sources[unit.source];
    return { ...span, line: (source?.lines.lineAt(span.start) ?? 0) + 1, cell: source?.cell ?? 0 };
  }
}
