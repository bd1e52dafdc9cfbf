// Gathers the numbers of a text while it is read, and finds the shape they make. Pure; used by numbers-scan.ts only.
import type { NumberReading, ReadingProblem, SkippedItem } from './numbers.ts';
import type { NumberType } from './numbers-series.ts';

/** The brackets that are open. `tensor`: a call whose first argument is the value. `call`: any other call. */
export type FrameKind = 'top' | 'list' | 'tuple' | 'dict' | 'tensor' | 'call' | 'subscript';

/**
 * How hidden a number is. Numbers are taken from a depth only where there are none less hidden: 0 plain; 1 in a list within
 * an expression that is not known, `f([1, 2])`; 2 bare in one, `x * 2`; 3 in its keyword arguments and in subscripts;
 * 4 in strings and comments. `never`: other arguments of a tensor, `device=0`.
 */
export type Depth = 0 | 1 | 2 | 3 | 4;
export const never = 9;

/** What is open at a place: the whole text, or a bracket. */
export interface Frame {
  readonly kind: FrameKind;
  /** Where the bracket stands, or the name of the call. */
  readonly start: number;
  readonly hidden: number;
  /** A call of NumPy's, whose second argument is a dtype. */
  readonly isNumpy: boolean;
  readonly valuesBefore: number;
  readonly itemsBefore: number;
  readonly skippedBefore: number;
  /** What stands directly inside: how many numbers, how many lists, and the shape that all lists have. */
  scalars: number;
  lists: number;
  shape: readonly number[] | undefined;
  /** Holds things that make no rows and columns, so that only their order is kept. */
  isFlat: boolean;
  commas: number;
  keyword: string;
  /** Where the element began that is no constant, `x * 2`; -1 if it is one. */
  unknownFrom: number;
  /** Whether `1 -2` are two numbers here; undefined while nobody asked. */
  isSpaced: boolean | undefined;
  /** The target around a dict. */
  outerTarget: Target | undefined;
}

/** How much there was at a place in the text. */
interface Target {
  values: number;
  items: number;
  skipped: number;
  scalars: number;
  lists: number;
}

const keptSkips = 20;
const longestSkip = 80;
/** PyTorch's own limit on dimensions. */
const deepestShape = 64;

export class NumberCollector {
  readonly depth: Depth;
  frame: Frame;
  /** How many brackets are open. */
  level = 0;
  dtype: NumberType | undefined;
  /** A tensor is made of a NumPy array, whose floats are float64 where nothing else is said. */
  isFromNumpy = false;
  problem: ReadingProblem | undefined;
  /** How many numbers were passed over at each depth. */
  readonly passedOver = [0, 0, 0, 0, 0];
  /** Where the list ended that was closed last, as long as it can be taken back. */
  private lastList = { end: -1, start: 0, values: 0, items: 0, lists: 0, shape: undefined as Frame['shape'] };
  private readonly text: string;
  private values = new Float64Array(64);
  private starts = new Uint32Array(64);
  private ends = new Uint32Array(64);
  private length = 0;
  private items = 0;
  private isInteger = true;
  private readonly series: { readonly item: number; readonly count: number }[] = [];
  private readonly skipped: SkippedItem[] = [];
  private skippedCount = 0;
  private lastSkipEnd = -1;
  private readonly stack: Frame[] = [];
  private readonly rows = { count: 0, width: 0, shape: undefined as Frame['shape'], isFlat: false };
  /** Where the statement began, or what follows its last `=` or comma: a later `=` makes what stands since then a name. */
  private readonly target: Target = { values: 0, items: 0, skipped: 0, scalars: 0, lists: 0 };
  private hasEquals = false;

  constructor(text: string, depth: Depth) {
    this.text = text;
    this.depth = depth;
    this.frame = this.newFrame('top', 0, 0, false);
  }

  get count(): number {
    return this.length;
  }

  /** How hidden a number is that stands here. */
  hiddenHere(): number {
    const { frame } = this;
    const { hidden } = frame;
    if (frame.kind === 'tensor' && (frame.keyword || frame.commas > 0)) return never;
    if (frame.kind === 'call' && frame.keyword) return Math.max(hidden, 3);
    return frame.unknownFrom >= 0 && hidden < 2 ? 2 : hidden;
  }

  take(value: number, isInteger: boolean, start: number, end: number): void {
    const hidden = this.hiddenHere();
    if (hidden > this.depth) {
      if (hidden <= 4) this.passedOver[hidden] = (this.passedOver[hidden] ?? 0) + 1;
      return;
    }
    if (this.length >= this.values.length) this.values = grown(this.values, this.length + 1);
    if (this.items >= this.starts.length) this.growItems();
    this.values[this.length++] = value;
    this.starts[this.items] = start;
    this.ends[this.items++] = end;
    if (!isInteger) this.isInteger = false;
    this.frame.scalars++;
  }

  /** Takes the numbers of a call such as `range(5)`, which are one list of `shape`. */
  takeSeries(
    series: { at: (index: number) => number; count: number; isInteger: boolean },
    shape: readonly number[],
    start: number,
    end: number,
  ): void {
    const hidden = Math.min(this.hiddenHere(), this.hiddenHere() === 2 ? 1 : never);
    if (hidden > this.depth) {
      if (hidden <= 4) this.passedOver[hidden] = (this.passedOver[hidden] ?? 0) + 1;
      return;
    }
    const { length, items } = this;
    if (length + series.count > this.values.length) this.values = grown(this.values, length + series.count);
    for (let index = 0; index < series.count; index++) this.values[length + index] = series.at(index);
    this.length += series.count;
    if (items >= this.starts.length) this.growItems();
    this.starts[items] = start;
    this.ends[items] = end;
    this.series.push({ item: items, count: series.count });
    this.items++;
    if (!series.isInteger) this.isInteger = false;
    this.addList(shape, start, end, length, items);
  }

  /** Notes something that stands where a number could. */
  skip(start: number, end: number): void {
    if (this.frame.unknownFrom >= 0 || this.hiddenHere() > this.depth) return;
    this.recordSkip(start, end);
  }

  /** A label, a key: what was noted directly before `at` is none of the items. */
  forgetSkipBefore(at: number): void {
    if (this.lastSkipEnd === at && this.skippedCount > 0) this.truncateSkips(this.skippedCount - 1);
  }

  /** From here to the next separator nothing is known: `x * 2`, `f(3)`. */
  beginUnknown(start: number): void {
    if (this.frame.unknownFrom < 0) this.frame.unknownFrom = start;
  }

  open(kind: FrameKind, start: number, hidden = this.hiddenInside(kind), isNumpy = false): void {
    this.stack.push(this.frame);
    this.level++;
    this.frame = this.newFrame(kind, start, hidden, isNumpy);
    // Its keys have targets of their own.
    if (kind === 'dict') this.frame.outerTarget = { ...this.target };
  }

  /** Closes the innermost bracket at `end`; `reshape` may give a tensor another shape. */
  close(end: number, reshape?: (shape: readonly number[]) => readonly number[]): void {
    this.endElement(end);
    const parent = this.stack.pop();
    if (!parent) return;
    const closed = this.frame;
    this.level--;
    this.frame = parent;
    if (closed.outerTarget) Object.assign(this.target, closed.outerTarget);
    const { scalars, lists, kind } = closed;
    // A list may be less hidden than the bracket around it, whose shape then is none.
    if (closed.hidden > this.depth || closed.isFlat || kind === 'dict') {
      if (this.length > closed.valuesBefore) parent.isFlat = true;
      return;
    }
    const isTransparent = kind === 'call' || kind === 'tensor' || (kind === 'tuple' && closed.commas === 0);
    if (isTransparent || kind === 'subscript') {
      if (lists === 1 && scalars === 0 && closed.shape) {
        const shape = reshape?.(closed.shape) ?? closed.shape;
        this.addList(shape, closed.start, end, closed.valuesBefore, closed.itemsBefore);
      } else if (lists > 0) parent.isFlat = true;
      else if (scalars > 0) {
        const shape = scalars === 1 ? reshape?.([]) : undefined;
        if (shape?.length) this.addList(shape, closed.start, end, closed.valuesBefore, closed.itemsBefore);
        else parent.scalars += scalars;
      } else reshape?.([0]);
      return;
    }
    const hasSkipped = this.skippedCount > closed.skippedBefore;
    if (scalars > 0 && lists > 0) {
      if (!hasSkipped) this.problem ??= { kind: 'mixed' };
      parent.isFlat = true;
    } else if (lists > 0) {
      this.addList(
        [lists, ...(closed.shape ?? [])],
        closed.start,
        end,
        closed.valuesBefore,
        closed.itemsBefore,
      );
    } else if (scalars > 0 || !hasSkipped) {
      this.addList([scalars], closed.start, end, closed.valuesBefore, closed.itemsBefore);
    }
  }

  comma(at: number): void {
    this.endElement(at);
    const { frame } = this;
    frame.commas++;
    frame.keyword = '';
    if ((frame.kind === 'top' && this.hasEquals) || frame.kind === 'dict') this.markTarget();
  }

  /** The end of what stands between two separators. */
  endElement(at: number): void {
    const { frame } = this;
    if (frame.unknownFrom < 0) return;
    const start = frame.unknownFrom;
    frame.unknownFrom = -1;
    if (this.hiddenHere() > this.depth) return;
    let end = at;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end--;
    this.recordSkip(start, end);
  }

  /** The end of a line outside of brackets. */
  endRow(at: number): void {
    this.endElement(at);
    const { frame, rows } = this;
    const { scalars, lists } = frame;
    if (scalars > 0 || lists > 0 || frame.isFlat) {
      const isScalars = lists === 0 && !frame.isFlat;
      if (!isScalars && (scalars > 0 || frame.isFlat)) rows.isFlat = true;
      else if (isScalars && (rows.count === 0 || (rows.shape === undefined && rows.width === scalars)))
        rows.width = scalars;
      else {
        const own = isScalars
          ? scalars === 1
            ? []
            : [scalars]
          : lists === 1
            ? frame.shape
            : [lists, ...(frame.shape ?? [])];
        const others = rows.shape ?? (rows.width === 1 ? [] : [rows.width]);
        if (rows.count > 0 && !(own && isSameShape(own, others))) rows.isFlat = true;
        rows.shape = own;
      }
      rows.count++;
      frame.scalars = 0;
      frame.lists = 0;
      frame.shape = undefined;
      frame.isFlat = false;
    }
    frame.commas = 0;
    frame.isSpaced = undefined;
    this.endStatement();
  }

  endStatement(): void {
    this.hasEquals = false;
    this.markTarget();
  }

  /** `=`: what stood before it is a name, `x[3] = 4`, `a, b = 1, 2`. */
  assign(): void {
    this.takeBack();
    this.frame.isSpaced = false;
    this.hasEquals = true;
    this.markTarget();
  }

  /** `:` in braces: what stood before it is a key. */
  takeBack(): void {
    const { frame, target } = this;
    this.truncate(target.values, target.items);
    this.truncateSkips(Math.min(this.skippedCount, target.skipped));
    frame.scalars = target.scalars;
    frame.lists = target.lists;
    if (frame.lists === 0) frame.shape = undefined;
    frame.unknownFrom = -1;
  }

  /** The target of a later `takeBack` begins here. */
  markTarget(): void {
    const { target, frame } = this;
    target.values = this.length;
    target.items = this.items;
    target.skipped = this.skippedCount;
    target.scalars = frame.scalars;
    target.lists = frame.lists;
  }

  /** An operator after a list makes the list part of an expression that is not known: `torch.ones(3) * 2`. */
  revokeListBefore(at: number): boolean {
    const { lastList, frame } = this;
    if (lastList.end < 0 || /\S/.test(this.text.slice(lastList.end, at))) return false;
    if (this.depth === 0) {
      this.passedOver[1] = (this.passedOver[1] ?? 0) + this.length - lastList.values;
      this.truncate(lastList.values, lastList.items);
      frame.lists = lastList.lists;
      frame.shape = lastList.shape;
    }
    frame.unknownFrom = lastList.start;
    lastList.end = -1;
    return true;
  }

  /** Closes what is open and answers the reading. */
  finish(): NumberReading {
    const { text, rows } = this;
    while (this.level > 0) this.close(text.length);
    this.endRow(text.length);
    let shape: readonly number[] = [this.length];
    if (!rows.isFlat && rows.count > 0) {
      const row = rows.shape ?? (rows.width === 1 ? [] : [rows.width]);
      shape = rows.count === 1 ? row : [rows.count, ...row];
    }
    return {
      values: this.values.subarray(0, this.length),
      shape,
      starts: this.starts.subarray(0, this.items),
      ends: this.ends.subarray(0, this.items),
      series: new Map(this.series.map(({ item, count }) => [item, count])),
      isInteger: this.isInteger,
      dtype: this.dtype ?? (this.isFromNumpy && !this.isInteger ? 'float64' : undefined),
      skipped: this.skipped,
      skippedCount: this.skippedCount,
      problem: this.problem,
    };
  }

  private hiddenInside(kind: FrameKind): number {
    const here = this.hiddenHere();
    if (kind === 'list' || kind === 'tensor') return here === 2 ? 1 : here;
    if (kind === 'call') return Math.max(here, 2);
    return kind === 'subscript' ? Math.max(here, 3) : here;
  }

  private addList(shape: readonly number[], start: number, end: number, values: number, items: number): void {
    const { frame, lastList } = this;
    if (shape.length > deepestShape) {
      frame.isFlat = true;
      return;
    }
    lastList.end = end;
    lastList.start = start;
    lastList.values = values;
    lastList.items = items;
    lastList.lists = frame.lists;
    lastList.shape = frame.shape;
    frame.lists++;
    if (frame.shape === undefined) frame.shape = shape;
    else if (!isSameShape(frame.shape, shape)) {
      const isMeant = frame.kind === 'list' || frame.kind === 'tuple';
      if (isMeant && this.skippedCount === frame.skippedBefore)
        this.problem ??= difference(frame.shape, shape);
      frame.isFlat = true;
    }
  }

  private recordSkip(start: number, end: number): void {
    this.skippedCount++;
    this.lastSkipEnd = end;
    if (this.skipped.length < keptSkips) {
      const text = this.text.slice(start, Math.min(end, start + longestSkip));
      this.skipped.push({ text, start, end });
    }
  }

  private truncateSkips(count: number): void {
    this.skippedCount = count;
    this.skipped.length = Math.min(this.skipped.length, count);
  }

  private truncate(values: number, items: number): void {
    if (values >= this.length && items >= this.items) return;
    this.length = values;
    this.items = items;
    while ((this.series.at(-1)?.item ?? -1) >= items) this.series.pop();
  }

  private growItems(): void {
    this.starts = grownOffsets(this.starts);
    this.ends = grownOffsets(this.ends);
  }

  private newFrame(kind: FrameKind, start: number, hidden: number, isNumpy: boolean): Frame {
    return {
      kind,
      start,
      hidden,
      isNumpy,
      valuesBefore: this.length,
      itemsBefore: this.items,
      skippedBefore: this.skippedCount,
      scalars: 0,
      lists: 0,
      shape: undefined,
      isFlat: false,
      commas: 0,
      keyword: '',
      unknownFrom: -1,
      isSpaced: undefined,
      outerTarget: undefined,
    };
  }
}

function isSameShape(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((length, index) => length === other[index]);
}

function difference(expected: readonly number[], got: readonly number[]): ReadingProblem {
  const at = expected.findIndex((length, index) => length !== got[index]);
  const wanted = expected[at];
  const found = got[at];
  if (expected.length !== got.length || wanted === undefined || found === undefined) return { kind: 'mixed' };
  return { kind: 'ragged', expected: wanted, got: found };
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
