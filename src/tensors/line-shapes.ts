// The shape that the lines of a text make together: a column, a table, or nothing but an order.
import { isSameShape } from '../arithmetic/shapes.ts';
import type { OpenBracket } from './open-brackets.ts';

/** Takes the lines one by one, and answers their shape at the end. */
export class LineShapes {
  private count = 0;
  /** Of lines that hold bare numbers: how many each. */
  private width = 0;
  /** Of lines that hold lists. */
  private shape: OpenBracket['shape'] = undefined;
  private isFlat = false;

  /** Whether the lines make no rows of one length. */
  get isUneven(): boolean {
    return this.isFlat;
  }

  /** Adds what `bracket` holds as one line, and empties it for the next; a line without a number is none. */
  add(bracket: OpenBracket): void {
    const { scalars, lists } = bracket;
    if (scalars > 0 || lists > 0 || bracket.isFlat) {
      const isScalars = lists === 0 && !bracket.isFlat;
      if (!isScalars && (scalars > 0 || bracket.isFlat)) this.isFlat = true;
      else if (isScalars && (this.count === 0 || (this.shape === undefined && this.width === scalars)))
        this.width = scalars;
      else {
        const own = isScalars
          ? scalars === 1
            ? []
            : [scalars]
          : lists === 1
            ? bracket.shape
            : [lists, ...(bracket.shape ?? [])];
        const others = this.shape ?? (this.width === 1 ? [] : [this.width]);
        if (this.count > 0 && !(own && isSameShape(own, others))) this.isFlat = true;
        this.shape = own;
      }
      this.count++;
      bracket.scalars = 0;
      bracket.lists = 0;
      bracket.shape = undefined;
      bracket.isFlat = false;
    }
  }

  /** The shape of all lines, which hold `length` numbers. */
  shapeOf(length: number): readonly number[] {
    if (this.isFlat || this.count === 0) return [length];
    const row = this.shape ?? (this.width === 1 ? [] : [this.width]);
    return this.count === 1 ? row : [this.count, ...row];
  }
}
