// Gathers the numbers of a text token by token, bracket by bracket, and finds the shape that they make.

import { type ElementType, isIntegerType, roundToType } from '../arithmetic/element-type.ts';
import { keep } from '../arithmetic/rounding.ts';
import { isSameShape } from '../arithmetic/shapes.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { type LastRecord, mostAlike, readAlike } from './alike.ts';
import { LineShapes } from './line-shapes.ts';
import {
  type BracketKind,
  type Depth,
  mostDimensions,
  never,
  newBracket,
  newCheckpoint,
  type OpenBracket,
  problemOf,
} from './open-brackets.ts';
import type { ParsedTensor, SkippedItem, TensorProblem } from './parsed-tensor.ts';
import { isBlank, isSameText, losesNumber, NumberStore } from './store.ts';

/** The tensor of a text while it is read: told of every number, bracket, comma and line break, in order. */
export class TensorBuilder {
  readonly depth: Depth;
  innermost: OpenBracket;
  /** How many brackets are open. */
  level = 0;
  dtype: ElementType | undefined;
  /** A tensor is made of a NumPy array, whose floats are float64 where nothing else is said. */
  isFromNumpy = false;
  problem: TensorProblem | undefined;
  /** How many numbers were passed over at each depth. */
  readonly passedOver = [0, 0, 0, 0, 0];
  /** Where the list ended that was closed last, as long as it can be taken back. */
  private lastList = {
    end: -1,
    start: 0,
    values: 0,
    items: 0,
    lists: 0,
    shape: undefined as OpenBracket['shape'],
  };
  private readonly lastRecord: LastRecord = { start: 0, end: 0, item: 0, count: 0, level: 0 };
  private readonly text: string;
  private readonly store: NumberStore;
  private isInteger = true;
  private readonly stack: OpenBracket[] = [];
  private readonly lines = new LineShapes();
  /** Where the statement began, or what follows its last `=` or comma: a later `=` makes what stands since then a name. */
  private checkpoint = newCheckpoint();
  private hasEquals = false;

  constructor(text: string, depth: Depth) {
    this.text = text;
    this.depth = depth;
    this.store = new NumberStore(text);
    this.innermost = newBracket('top', 0, 0, false, { values: 0, items: 0, skipped: 0 });
  }

  /** Whether so many numbers were taken that those in strings are not asked for. */
  get hasMany(): boolean {
    return this.store.length > 100;
  }

  /** Whether the lines so far differ in length. */
  get isUneven(): boolean {
    return this.lines.isUneven;
  }

  /** Where the first of what was skipped stands. */
  get skipped(): readonly Omit<SkippedItem, 'text'>[] {
    return this.store.skipped;
  }

  /** How hidden a number is that stands here. */
  hiddenHere(): number {
    const { innermost } = this;
    const { hidden } = innermost;
    if (innermost.kind === 'tensor' && (innermost.keyword || innermost.commas > 0)) return never;
    if (innermost.kind === 'call' && innermost.keyword) return Math.max(hidden, 3);
    return innermost.unknownFrom >= 0 && hidden < 2 ? 2 : hidden;
  }

  private isSecond(): boolean {
    const { kind, keyword, hidden } = this.innermost;
    return kind === 'tensor' && keyword === '' && hidden <= this.depth;
  }

  take(value: number, isInteger: boolean, start: number, end: number): void {
    const hidden = this.hiddenHere();
    if (hidden > this.depth) {
      if (hidden <= 4) this.passedOver[hidden] = (this.passedOver[hidden] ?? 0) + 1;
      // A second number beside the value: `array(0.5, 1.5)`.
      else if (this.isSecond()) this.store.skip(start, end);
      return;
    }
    this.store.add(value, start, end);
    if (!isInteger) this.isInteger = false;
    this.innermost.scalars++;
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
    if (isSpread) this.innermost.scalars += series.count;
    else this.addList(shape, start, end, length, items);
  }

  /** What a type does to numbers; none that is written leaves integers as they are. */
  roundingOf(type: ElementType | undefined, standard: Dtype): (x: number) => number {
    if (type === undefined && this.isInteger) return keep;
    return roundToType(type ?? (this.isFromNumpy ? 'float64' : standard));
  }

  /** Notes something that stands where a number could. */
  skip(start: number, end: number): void {
    if (this.innermost.unknownFrom >= 0 || this.hiddenHere() > this.depth) return;
    this.store.skip(start, end);
  }

  /** A label, a key: what was noted directly before `at` is none of the items. */
  forgetSkipBefore(at: number): void {
    this.store.forgetSkipBefore(at);
  }

  /** From here to the next separator nothing is known: `x * 2`, `f(3)`. */
  beginUnknown(start: number): void {
    if (this.innermost.unknownFrom < 0) this.innermost.unknownFrom = start;
  }

  open(kind: BracketKind, start: number, hidden = this.hiddenInside(kind), isNumpy = false): void {
    this.stack.push(this.innermost);
    this.level++;
    const { length: values, items, skippedCount: skipped } = this.store;
    this.innermost = newBracket(kind, start, hidden, isNumpy, { values, items, skipped });
    // Its keys have checkpoints of their own.
    if (kind !== 'dict') return;
    this.innermost.outerCheckpoint = this.checkpoint;
    this.checkpoint = newCheckpoint();
    this.setCheckpoint();
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
    if (this.innermost.hasColon) this.endEntry(inner);
    const parent = this.stack.pop();
    if (!parent) return;
    const closed = this.innermost;
    this.level--;
    this.innermost = parent;
    if (closed.outerCheckpoint) this.checkpoint = closed.outerCheckpoint;
    const { scalars, lists, kind } = closed;
    const reshape =
      methods &&
      ((shape: readonly number[]) => {
        const made = methods(shape);
        if (made.rounds) this.store.change(closed.valuesBefore, made.rounds);
        return made.shape;
      });
    // A list may be less hidden than the bracket around it, whose shape then is none.
    const isDict = kind === 'dict' && (closed.hasColon || scalars + lists === 0);
    if (isDict && this.closeRecord(closed, parent, end)) return;
    if (closed.hidden > this.depth || closed.isFlat || isDict) {
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
    if (closed.rows > 0 && lists === 0) {
      this.addMatrix(closed, end);
      return;
    }
    const hasSkipped = this.store.skippedCount > closed.skippedBefore;
    if (scalars > 0 && lists > 0) {
      if (!hasSkipped && !closed.columns) this.problem ??= { kind: 'mixed' };
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

  /** Whether a dict of numbers is a row, which those beside it are as long as they have their numbers under the same keys. */
  private closeRecord(closed: OpenBracket, parent: OpenBracket, end: number): boolean {
    const { columns, scalars, lists, isFlat } = closed;
    if (columns?.length !== 2 * scalars || lists > 0 || isFlat || closed.hidden > this.depth) return false;
    parent.columns ??= columns;
    this.addList([scalars], closed.start, end, closed.valuesBefore, closed.itemsBefore);
    const isPlain = this.store.skippedCount === closed.skippedBefore && scalars <= mostAlike;
    Object.assign(this.lastRecord, {
      start: closed.start,
      end,
      item: closed.itemsBefore,
      count: isPlain ? scalars : 0,
      level: this.level,
    });
    return true;
  }

  /** Takes the record at `at` if it is written as the one before it but for its numbers; answers where it ends, or `at`. */
  takeAlike(at: number): number {
    const { lastRecord, innermost, store } = this;
    const { item, count, level } = lastRecord;
    const isNext = count > 0 && level === this.level && item + count === store.items;
    if (!isNext || !innermost.columns || this.hiddenHere() > this.depth) return at;
    const { length, items } = store;
    const read = readAlike(this.text, at, lastRecord, store);
    if (!read) return at;
    if (!read.isInteger) this.isInteger = false;
    lastRecord.start = at;
    lastRecord.end = read.end;
    lastRecord.item = items;
    this.addList([count], at, read.end, length, items);
    return read.end;
  }

  /** `:` in braces at `at`: what stood before it is a key. */
  endKey(at: number): void {
    const { innermost, text } = this;
    innermost.hasColon = true;
    innermost.keyEnd = at;
    while (text.charCodeAt(innermost.keyStart) <= 32) innermost.keyStart++;
    this.rollBack();
  }

  /** The end at `at` of a key and its value. */
  private endEntry(at: number): void {
    const { innermost, text } = this;
    const { scalars, scalarsBefore, keyStart, keyEnd } = innermost;
    innermost.keyStart = at + 1;
    innermost.keyEnd = -1;
    if (scalars === scalarsBefore) return;
    innermost.scalarsBefore = scalars;
    const first = this.stack.at(-1)?.columns;
    innermost.columns ??= first ?? [];
    if (!first) innermost.columns.push(keyStart, keyEnd);
    const column = 2 * scalarsBefore;
    const isSame = !first || isSameText(text, first[column] ?? 0, first[column + 1] ?? 0, keyStart, keyEnd);
    if (!isSame || keyEnd < 0 || scalars > scalarsBefore + 1) innermost.isFlat = true;
  }

  /** A semicolon within a list: a row of a matrix ends, as MATLAB and Julia write it. */
  endMatrixRow(at: number): void {
    this.endElement(at);
    const { innermost } = this;
    const length = innermost.scalars - innermost.scalarsBefore;
    innermost.scalarsBefore = innermost.scalars;
    if (length === 0) return;
    innermost.rows++;
    if (innermost.rows === 1) innermost.rowLength = length;
    else if (length !== innermost.rowLength) innermost.otherLength = length;
  }

  private addMatrix(closed: OpenBracket, end: number): void {
    const last = closed.scalars - closed.scalarsBefore;
    if (last > 0 && last !== closed.rowLength) closed.otherLength = last;
    const { rowLength, otherLength } = closed;
    if (otherLength >= 0) {
      if (this.store.skippedCount === closed.skippedBefore)
        this.problem ??= { kind: 'ragged', expected: rowLength, got: otherLength };
      this.innermost.isFlat = true;
      return;
    }
    const rows = closed.rows + (last > 0 ? 1 : 0);
    const shape = rowLength === 1 ? [rows] : [rows, rowLength];
    this.addList(shape, closed.start, end, closed.valuesBefore, closed.itemsBefore);
  }

  /** Keeps one element or row of the tensor that was closed last, at `end`; false if there is none such. */
  pickFromLast(indices: readonly number[], end: number): boolean {
    const { lastList, innermost, store } = this;
    const shape = innermost.shape ?? [];
    if (lastList.end !== end || innermost.lists !== lastList.lists + 1 || innermost.isFlat) return false;
    if (indices.length > shape.length) return false;
    let from = 0;
    let count = store.length - lastList.values;
    for (const [at, index] of indices.entries()) {
      const length = shape[at] ?? 0;
      const place = index < 0 ? length + index : index;
      if (place < 0 || place >= length) return false;
      count /= length;
      from += place * count;
    }
    if (!store.keepOnly(lastList.values, lastList.items, from, count)) return false;
    innermost.lists = lastList.lists;
    innermost.shape = lastList.shape;
    const { start, values, items } = lastList;
    const rest = shape.slice(indices.length);
    if (rest.length === 0) {
      innermost.scalars++;
      lastList.end = -1;
    } else this.addList(rest, start, end, values, items);
    return true;
  }

  comma(at: number): void {
    this.endElement(at);
    const { innermost } = this;
    innermost.commas++;
    innermost.keyword = '';
    if (innermost.hasColon) this.endEntry(at);
    if ((innermost.kind === 'top' && this.hasEquals) || innermost.kind === 'dict') this.setCheckpoint();
  }

  /** The end of what stands between two separators. */
  endElement(at: number): void {
    const { innermost } = this;
    if (innermost.unknownFrom < 0) return;
    const start = innermost.unknownFrom;
    innermost.unknownFrom = -1;
    if (this.hiddenHere() > this.depth) return;
    let end = at;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end--;
    this.store.skip(start, end);
  }

  /** The end of a line outside of brackets. */
  endRow(at: number): void {
    this.endElement(at);
    const { innermost } = this;
    this.lines.add(innermost);
    innermost.commas = 0;
    innermost.isSpaced = undefined;
    this.endStatement();
  }

  endStatement(): void {
    this.hasEquals = false;
    this.setCheckpoint();
  }

  /**
   * `=` at `at`: what stood before it is a name, `x[3] = 4`, `a, b = 1, 2`. After numbers it is no assignment of Python's,
   * `step 3 loss=0.5`, and only the word before it is a name.
   */
  assign(at: number): void {
    const { innermost, checkpoint } = this;
    const hasNumbers =
      innermost.hidden === 0 &&
      (innermost.scalars > checkpoint.scalars || innermost.lists > checkpoint.lists);
    const { unknownFrom } = innermost;
    const isLost = unknownFrom >= 0 && losesNumber(this.text, unknownFrom, at);
    if (hasNumbers && (this.depth < 3 || this.hasEquals)) this.forgetSkipBefore(at);
    else {
      const numbers = this.store.skippedFrom(checkpoint.skipped);
      this.rollBack();
      for (const { start, end } of numbers)
        if (losesNumber(this.text, start, end)) this.store.skip(start, end);
    }
    innermost.unknownFrom = isLost ? unknownFrom : -1;
    this.endElement(at);
    this.innermost.isSpaced = false;
    this.hasEquals = true;
    this.setCheckpoint();
  }

  /** `:` in braces: what stood before it is a key. */
  rollBack(): void {
    const { innermost, checkpoint, store } = this;
    store.truncate(checkpoint.values, checkpoint.items);
    store.truncateSkips(Math.min(store.skippedCount, checkpoint.skipped));
    innermost.scalars = checkpoint.scalars;
    innermost.lists = checkpoint.lists;
    if (innermost.lists === 0) innermost.shape = undefined;
    innermost.unknownFrom = -1;
  }

  /** The checkpoint of a later `rollBack` begins here. */
  setCheckpoint(): void {
    const { checkpoint, innermost, store } = this;
    checkpoint.values = store.length;
    checkpoint.items = store.items;
    checkpoint.skipped = store.skippedCount;
    checkpoint.scalars = innermost.scalars;
    checkpoint.lists = innermost.lists;
  }

  /** An operator after a list makes the list part of an expression that is not known: `torch.ones(3) * 2`. */
  revokeListBefore(at: number): boolean {
    const { lastList, innermost, store } = this;
    if (lastList.end < 0 || !isBlank(this.text, lastList.end, at)) return false;
    if (this.depth === 0) {
      this.passedOver[1] = (this.passedOver[1] ?? 0) + store.length - lastList.values;
      store.truncate(lastList.values, lastList.items);
      innermost.lists = lastList.lists;
      innermost.shape = lastList.shape;
    }
    innermost.unknownFrom = lastList.start;
    lastList.end = -1;
    return true;
  }

  /** Closes what is open and answers the reading. */
  finish(): ParsedTensor {
    const { text, store } = this;
    while (this.level > 0) this.close(text.length);
    this.endRow(text.length);
    if (isIntegerType(this.dtype)) store.change(0, roundToType(this.dtype));
    return {
      values: store.values.subarray(0, store.length),
      shape: this.lines.shapeOf(store.length),
      starts: store.starts.subarray(0, store.items),
      ends: store.ends.subarray(0, store.items),
      series: new Map(store.series.map(({ item, count }) => [item, count])),
      isInteger: this.isInteger,
      dtype: this.dtype ?? (this.isFromNumpy && !this.isInteger ? 'float64' : undefined),
      skipped: [],
      skippedCount: store.skippedCount,
      problem: this.problem,
    };
  }

  private hiddenInside(kind: BracketKind): number {
    const here = this.hiddenHere();
    if (kind === 'list' || kind === 'tensor') return here === 2 ? 1 : here;
    if (kind === 'call') return Math.max(here, 2);
    return kind === 'subscript' ? Math.max(here, 3) : here;
  }

  private addList(shape: readonly number[], start: number, end: number, values: number, items: number): void {
    const { innermost, lastList } = this;
    if (shape.length > mostDimensions) {
      innermost.isFlat = true;
      return;
    }
    lastList.end = end;
    lastList.start = start;
    lastList.values = values;
    lastList.items = items;
    lastList.lists = innermost.lists;
    lastList.shape = innermost.shape;
    innermost.lists++;
    if (innermost.shape === undefined) innermost.shape = shape;
    else if (!isSameShape(innermost.shape, shape)) {
      const isMeant =
        innermost.kind === 'list' ||
        innermost.kind === 'tuple' ||
        (innermost.kind === 'dict' && !innermost.hasColon);
      if (isMeant && !innermost.columns && this.store.skippedCount === innermost.skippedBefore)
        this.problem ??= problemOf(innermost.shape, shape);
      innermost.isFlat = true;
    }
  }
}
