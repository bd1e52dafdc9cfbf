// The shape that the lines of a text make together: a column, a table, or nothing but an order. Pure.
import { type Frame, isSameShape } from './frames.ts';

export class NumberRows {
  private count = 0;
  /** Of lines that hold bare numbers: how many each. */
  private width = 0;
  /** Of lines that hold lists. */
  private shape: Frame['shape'] = undefined;
  private isFlat = false;

  /** Adds what `frame` holds as one line, and empties it for the next; a line without a number is none. */
  end(frame: Frame): void {
    const { scalars, lists } = frame;
    if (scalars > 0 || lists > 0 || frame.isFlat) {
      const isScalars = lists === 0 && !frame.isFlat;
      if (!isScalars && (scalars > 0 || frame.isFlat)) this.isFlat = true;
      else if (isScalars && (this.count === 0 || (this.shape === undefined && this.width === scalars)))
        this.width = scalars;
      else {
        const own = isScalars
          ? scalars === 1
            ? []
            : [scalars]
          : lists === 1
            ? frame.shape
            : [lists, ...(frame.shape ?? [])];
        const others = this.shape ?? (this.width === 1 ? [] : [this.width]);
        if (this.count > 0 && !(own && isSameShape(own, others))) this.isFlat = true;
        this.shape = own;
      }
      this.count++;
      frame.scalars = 0;
      frame.lists = 0;
      frame.shape = undefined;
      frame.isFlat = false;
    }
  }

  /** The shape of all lines, which hold `length` numbers. */
  shapeOf(length: number): readonly number[] {
    if (this.isFlat || this.count === 0) return [length];
    const row = this.shape ?? (this.width === 1 ? [] : [this.width]);
    return this.count === 1 ? row : [this.count, ...row];
  }
}
