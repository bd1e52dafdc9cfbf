// What is open while a tensor is parsed: brackets, calls, the whole text; and which shapes go together.
import type { TensorProblem } from './parsed-tensor.ts';

/** The brackets that are open. `tensor`: a call whose first argument is the value. `call`: any other call. */
export type BracketKind = 'top' | 'list' | 'tuple' | 'dict' | 'tensor' | 'call' | 'subscript';

/**
 * How hidden a number is. Numbers are taken from a depth only where there are none less hidden: 0 plain; 1 in a list within
 * an expression that is not known, `f([1, 2])`; 2 bare in one, `x * 2`; 3 in its keyword arguments and in subscripts;
 * 4 in strings and comments. `never`: other arguments of a tensor, `device=0`.
 */
export type Depth = 0 | 1 | 2 | 3 | 4;
/** Deeper than any depth: such numbers are never taken. */
export const never = 9;

/** What is open at a place: the whole text, or a bracket. */
export interface OpenBracket {
  readonly kind: BracketKind;
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
  /** Rows of a matrix, `[1 2; 3 4]`, that semicolons have ended: how many, how long the first is, what stood before this one. */
  rows: number;
  rowLength: number;
  scalarsBefore: number;
  /** Another row than the first is of this length; -1 while all are alike. */
  otherLength: number;
  /** Braces with a key in them. */
  hasColon: boolean;
  keyword: string;
  /** In braces: where the key stands that a number may follow; an end of -1 where there is none. */
  keyStart: number;
  keyEnd: number;
  /** Where the keys of numbers stand, start by end, in the first of the records that this is one of or that it holds. */
  columns: number[] | undefined;
  /** Where the element began that is no constant, `x * 2`; -1 if it is one. */
  unknownFrom: number;
  /** Whether `1 -2` are two numbers here; undefined while nobody asked. */
  isSpaced: boolean | undefined;
  /** The checkpoint around a dict. */
  outerCheckpoint: Checkpoint | undefined;
}

/** How much there was at a place in the text. */
interface Checkpoint {
  values: number;
  items: number;
  skipped: number;
  scalars: number;
  lists: number;
}

export const newCheckpoint = (): Checkpoint => ({ values: 0, items: 0, skipped: 0, scalars: 0, lists: 0 });

/** How much was read when a bracket was opened. */
interface CountsBefore {
  readonly values: number;
  readonly items: number;
  readonly skipped: number;
}

/** A bracket that nothing was read in yet. */
export function newBracket(
  kind: BracketKind,
  start: number,
  hidden: number,
  isNumpy: boolean,
  before: CountsBefore,
): OpenBracket {
  return {
    kind,
    start,
    hidden,
    isNumpy,
    valuesBefore: before.values,
    itemsBefore: before.items,
    skippedBefore: before.skipped,
    scalars: 0,
    lists: 0,
    shape: undefined,
    isFlat: false,
    commas: 0,
    rows: 0,
    rowLength: 0,
    scalarsBefore: 0,
    otherLength: -1,
    hasColon: false,
    keyword: '',
    keyStart: start + 1,
    keyEnd: -1,
    columns: undefined,
    unknownFrom: -1,
    isSpaced: undefined,
    outerCheckpoint: undefined,
  };
}

/** PyTorch's own limit on dimensions. */
export const mostDimensions = 64;

/** Why lists of these shapes make no tensor together. */
export function problemOf(expected: readonly number[], got: readonly number[]): TensorProblem {
  const at = expected.findIndex((length, index) => length !== got[index]);
  const wanted = expected[at];
  const found = got[at];
  if (expected.length !== got.length || wanted === undefined || found === undefined) return { kind: 'mixed' };
  return { kind: 'ragged', expected: wanted, got: found };
}
