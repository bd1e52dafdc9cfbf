// Gathers the numbers of a text while it is read, and finds the shape they make. Pure.

import { keep, roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import {
  type Depth,
  deepestShape,
  difference,
  type Frame,
  type FrameKind,
  isSameShape,
  never,
  newFrame,
  type Target,
} from './frames.ts';
import type { NumberReading, ReadingProblem } from './reading.ts';
import { NumberRows } from './rows.ts';
import type { NumberType } from './series.ts';
import { NumberStore } from './store.ts';

/** As PyTorch makes an integer of a float; there is no −0. */
const whole = (x: number): number => Math.trunc(x) + 0;

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
  private readonly store: NumberStore;
  private isInteger = true;
  private readonly stack: Frame[] = [];
  private readonly rows = new NumberRows();
  /** Where the statement began, or what follows its last `=` or comma: a later `=` makes what stands since then a name. */
  private readonly target: Target = { values: 0, items: 0, skipped: 0, scalars: 0, lists: 0 };
  private hasEquals = false;

  constructor(text: string, depth: Depth) {
    this.text = text;
    this.depth = depth;
    this.store = new NumberStore(text);
    this.frame = newFrame('top', 0, 0, false, { values: 0, items: 0, skipped: 0 });
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
    this.store.add(value, start, end);
    if (!isInteger) this.isInteger = false;
    this.frame.scalars++;
  }

  /** Takes the numbers of a call such as `range(5)`, which are one list of `shape`. */
  takeSeries(
    series: { at: (index: number) => number; count: number; isInteger: boolean },
    shape: readonly number[],
    start: number,
    end: number,
    isSpread = false,
  ): void {
    const hidden = Math.min(this.hiddenHere(), this.hiddenHere() === 2 ? 1 : never);
    if (hidden > this.depth) {
      if (hidden <= 4) this.passedOver[hidden] = (this.passedOver[hidden] ?? 0) + 1;
      return;
    }
    const { length, items } = this.store;
    this.store.addSeries(series.count, series.at, start, end);
    if (!series.isInteger) this.isInteger = false;
    if (isSpread) this.frame.scalars += series.count;
    else this.addList(shape, start, end, length, items);
  }

  /** What a type does to numbers; none that is written leaves integers as they are. */
  roundingOf(type: NumberType | undefined, standard: Dtype): (x: number) => number {
    if (type === 'integer') return whole;
    if (type === undefined && this.isInteger) return keep;
    return roundTo(type ?? (this.isFromNumpy ? 'float64' : standard));
  }

  /** Notes something that stands where a number could. */
  skip(start: number, end: number): void {
    if (this.frame.unknownFrom >= 0 || this.hiddenHere() > this.depth) return;
    this.store.skip(start, end);
  }

  /** A label, a key: what was noted directly before `at` is none of the items. */
  forgetSkipBefore(at: number): void {
    this.store.forgetSkipBefore(at);
  }

  /** From here to the next separator nothing is known: `x * 2`, `f(3)`. */
  beginUnknown(start: number): void {
    if (this.frame.unknownFrom < 0) this.frame.unknownFrom = start;
  }

  open(kind: FrameKind, start: number, hidden = this.hiddenInside(kind), isNumpy = false): void {
    this.stack.push(this.frame);
    this.level++;
    const { length: values, items, skippedCount: skipped } = this.store;
    this.frame = newFrame(kind, start, hidden, isNumpy, { values, items, skipped });
    // Its keys have targets of their own.
    if (kind === 'dict') this.frame.outerTarget = { ...this.target };
  }

  /**
   * Closes the innermost bracket at `end`, what stands in it ending at `inner`; `methods` may give a tensor another shape
   * and round its numbers.
   */
  close(
    end: number,
    inner = end,
    methods?: (shape: readonly number[]) => {
      readonly shape: readonly number[];
      readonly rounds: ((x: number) => number) | undefined;
    },
  ): void {
    this.endElement(inner);
    const parent = this.stack.pop();
    if (!parent) return;
    const closed = this.frame;
    this.level--;
    this.frame = parent;
    if (closed.outerTarget) Object.assign(this.target, closed.outerTarget);
    const { scalars, lists, kind } = closed;
    const reshape =
      methods &&
      ((shape: readonly number[]) => {
        const made = methods(shape);
        if (made.rounds) this.store.change(closed.valuesBefore, made.rounds);
        return made.shape;
      });
    // A list may be less hidden than the bracket around it, whose shape then is none.
    if (closed.hidden > this.depth || closed.isFlat || kind === 'dict') {
      if (this.store.length > closed.valuesBefore) parent.isFlat = true;
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
    const hasSkipped = this.store.skippedCount > closed.skippedBefore;
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
    this.store.skip(start, end);
  }

  /** The end of a line outside of brackets. */
  endRow(at: number): void {
    this.endElement(at);
    const { frame } = this;
    this.rows.end(frame);
    frame.commas = 0;
    frame.isSpaced = undefined;
    this.endStatement();
  }

  endStatement(): void {
    this.hasEquals = false;
    this.markTarget();
  }

  /**
   * `=` at `at`: what stood before it is a name, `x[3] = 4`, `a, b = 1, 2`. After numbers it is no assignment of Python's,
   * `step 3 loss=0.5`, and only the word before it is a name.
   */
  assign(at: number): void {
    const { frame, target } = this;
    const hasNumbers = frame.hidden === 0 && (frame.scalars > target.scalars || frame.lists > target.lists);
    if (hasNumbers && this.depth < 3) this.forgetSkipBefore(at);
    else this.takeBack();
    frame.unknownFrom = -1;
    this.frame.isSpaced = false;
    this.hasEquals = true;
    this.markTarget();
  }

  /** `:` in braces: what stood before it is a key. */
  takeBack(): void {
    const { frame, target, store } = this;
    store.truncate(target.values, target.items);
    store.truncateSkips(Math.min(store.skippedCount, target.skipped));
    frame.scalars = target.scalars;
    frame.lists = target.lists;
    if (frame.lists === 0) frame.shape = undefined;
    frame.unknownFrom = -1;
  }

  /** The target of a later `takeBack` begins here. */
  markTarget(): void {
    const { target, frame, store } = this;
    target.values = store.length;
    target.items = store.items;
    target.skipped = store.skippedCount;
    target.scalars = frame.scalars;
    target.lists = frame.lists;
  }

  /** An operator after a list makes the list part of an expression that is not known: `torch.ones(3) * 2`. */
  revokeListBefore(at: number): boolean {
    const { lastList, frame, store } = this;
    if (lastList.end < 0 || /\S/.test(this.text.slice(lastList.end, at))) return false;
    if (this.depth === 0) {
      this.passedOver[1] = (this.passedOver[1] ?? 0) + store.length - lastList.values;
      store.truncate(lastList.values, lastList.items);
      frame.lists = lastList.lists;
      frame.shape = lastList.shape;
    }
    frame.unknownFrom = lastList.start;
    lastList.end = -1;
    return true;
  }

  /** Closes what is open and answers the reading. */
  finish(): NumberReading {
    const { text, store } = this;
    while (this.level > 0) this.close(text.length);
    this.endRow(text.length);
    if (this.dtype === 'integer') store.change(0, whole);
    return {
      values: store.values.subarray(0, store.length),
      shape: this.rows.shapeOf(store.length),
      starts: store.starts.subarray(0, store.items),
      ends: store.ends.subarray(0, store.items),
      series: new Map(store.series.map(({ item, count }) => [item, count])),
      isInteger: this.isInteger,
      dtype: this.dtype ?? (this.isFromNumpy && !this.isInteger ? 'float64' : undefined),
      skipped: store.skipped,
      skippedCount: store.skippedCount,
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
      if (isMeant && this.store.skippedCount === frame.skippedBefore)
        this.problem ??= difference(frame.shape, shape);
      frame.isFlat = true;
    }
  }
}
