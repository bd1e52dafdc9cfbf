// The numbers and skipped words of a text while it is read, in arrays that grow and can be cut
// back.
import type { SkippedItem } from './parsed-tensor.ts';

/** How many of what was skipped are kept. */
export const keptSkips = 20;
/** How much of one. */
export const longestSkip = 80;

/** What was found so far; numbers are in the order of the text. */
export class NumberStore {
  values = new Float64Array(64);
  starts = new Uint32Array(64);
  ends = new Uint32Array(64);
  /** How many numbers, and how many items: one may stand for several. */
  length = 0;
  items = 0;
  readonly series: { readonly item: number; readonly count: number }[] = [];
  /** The first of what was skipped, and how many there were in all. */
  readonly skipped: Omit<SkippedItem, 'text'>[] = [];
  skippedCount = 0;
  private lastSkipStart = -1;
  private lastSkipEnd = -1;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  add(value: number, start: number, end: number): void {
    if (this.length >= this.values.length) this.values = grown(this.values, this.length + 1);
    this.values[this.length++] = value;
    this.addItem(start, end);
  }

  addSeries(count: number, at: (index: number) => number, start: number, end: number): void {
    const { length } = this;
    if (length + count > this.values.length) this.values = grown(this.values, length + count);
    for (let index = 0; index < count; index++) this.values[length + index] = at(index);
    this.length += count;
    this.series.push({ item: this.items, count });
    this.addItem(start, end);
  }

  /** Changes the numbers from number `from` on. */
  change(from: number, make: (x: number) => number): void {
    for (let at = from; at < this.length; at++) this.values[at] = make(this.values[at] ?? 0);
  }

  /** Takes back all from number `values` and item `items` on. */
  truncate(values: number, items: number): void {
    if (values >= this.length && items >= this.items) return;
    this.length = values;
    this.items = items;
    while ((this.series.at(-1)?.item ?? -1) >= items) this.series.pop();
  }

  /** Of all from number `values` and item `items` on, keeps `count` from the `from`-th; false if a series is among them. */
  keepOnly(values: number, items: number, from: number, count: number): boolean {
    if (this.items - items !== this.length - values) return false;
    this.values.copyWithin(values, values + from, values + from + count);
    this.starts.copyWithin(items, items + from, items + from + count);
    this.ends.copyWithin(items, items + from, items + from + count);
    this.length = values + count;
    this.items = items + count;
    return true;
  }

  skip(start: number, end: number): void {
    this.skippedCount++;
    this.lastSkipStart = start;
    this.lastSkipEnd = end;
    if (this.skipped.length < keptSkips) this.skipped.push({ start, end });
  }

  /** What was skipped after the first `count`. */
  skippedFrom(count: number): readonly Omit<SkippedItem, 'text'>[] {
    return count < this.skipped.length ? this.skipped.slice(count) : [];
  }

  truncateSkips(count: number): void {
    this.skippedCount = count;
    while (this.skipped.length > count) this.skipped.pop();
  }

  /** Takes back what was skipped last, where only space stands between it and `at`. */
  forgetSkipBefore(at: number): void {
    if (this.skippedCount === 0 || this.lastSkipEnd < 0 || this.lastSkipEnd > at) return;
    if (!isBlank(this.text, this.lastSkipEnd, at)) return;
    if (losesNumber(this.text, this.lastSkipStart, this.lastSkipEnd)) return;
    this.truncateSkips(this.skippedCount - 1);
    this.lastSkipEnd = -1;
  }

  private addItem(start: number, end: number): void {
    if (this.items >= this.starts.length) {
      this.starts = grownOffsets(this.starts);
      this.ends = grownOffsets(this.ends);
    }
    this.starts[this.items] = start;
    this.ends[this.items++] = end;
  }
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Whether a number is lost with what was skipped, which is no name, `x[3]`, `x +`: `5\u00b7`, `--wd 7`, `e - 3`. */
export function losesNumber(text: string, start: number, end: number): boolean {
  // Few of the many words in a log have a digit.
  if (!hasDigit(text, start, end)) return false;
  const skipped = text.slice(start, Math.min(end, start + longestSkip));
  return (
    !/^(?:["']|[\p{L}_][\w.]*(?:[[(]|[^\w.]*$))/u.test(skipped) &&
    /(?<![\w.])\.?\d[\d.]*(?:[eE][-+]?\d+\.?)?(?!\w)/.test(skipped)
  );
}

/** Whether the same is written from `start` to `end` and in the other place. */
export function isSameText(
  text: string,
  start: number,
  end: number,
  other: number,
  otherEnd: number,
): boolean {
  if (end - start !== otherEnd - other) return false;
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) !== text.charCodeAt(other + at - start)) return false;
  return true;
}

/** Whether only spaces and ends of lines stand there. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && (code < 128 || !/\s/.test(text.charAt(at)))) return false;
  }
  return true;
}

function grown(values: Float64Array, needed: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(values.length * 2, needed));
  larger.set(values);
  return larger;
}

function grownOffsets(offsets: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(offsets.length * 2);
  larger.set(offsets);
  return larger;
}
