// The numbers of a text and the tensor that they make, or why they make none: plain data.

import { type ElementType, isIntegerType } from '../arithmetic/element-type.ts';
import type { Dtype } from '../foundation/dtype.ts';

/** A part of the text that stood where a number could, and is none. Offsets in UTF-16 units, end excluded. */
export interface SkippedItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Why numbers that were found make no tensor. */
export type TensorProblem =
  /** Lists side by side that differ in length. */
  | { readonly kind: 'ragged'; readonly expected: number; readonly got: number }
  /** A number beside a list, or lists of different depth. */
  | { readonly kind: 'mixed' }
  /** `range(10 ** 12)`. */
  | { readonly kind: 'too many'; readonly count: number }
  /** A tensor that names only some of its numbers, and where they stand. */
  | { readonly kind: 'sparse' };

/** Another way to read a text whose numbers cannot be read with certainty. */
export type OtherReadingKind =
  /** `3,14` is one number. */
  | 'decimal commas'
  /** `1,234.5` and `1 000` are one number each. */
  | 'thousands'
  /** `3,14; 2,71` are four. */
  | 'separating commas'
  /** The row labels of a table are numbers, too. */
  | 'labels'
  /** The factor above a matrix is left out. */
  | 'unscaled'
  /** `1,,3` has a nan in its middle. */
  | 'empty cells'
  /** `11^2` is a power. */
  | 'powers'
  /** `25%` is 0.25. */
  | 'fractions'
  /** `3/10` are two numbers. */
  | 'slashes';

/** What has to be known about how a text was read. */
export type Remark =
  | { readonly kind: 'thousands' }
  /** Several, `3, 1e-3`, where parts have each its own. */
  | { readonly kind: 'scaled' | 'unscaled'; readonly exponent: string }
  | { readonly kind: 'empty cells'; readonly count: number }
  /** `11^2`, bitwise XOR, as in Python, where `value` is given; what Python raises for is left out. */
  | { readonly kind: 'xor'; readonly written: string; readonly value: number | undefined }
  /** `3/10` beside words. */
  | { readonly kind: 'division'; readonly written: string; readonly value: number };

/** The numbers of a text, in order. */
export interface ParsedTensor {
  /** As Python reads them, in float64. */
  readonly values: Float64Array;
  /** A tensor's shape: `[]` for one number, `[3]` for a row or a column, `[2, 3]` for two rows of three. */
  readonly shape: readonly number[];
  /** Item i is written at `starts[i]` to `ends[i]`; it is one number, or several where `series` says so. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** How many numbers an item stands for, where that is not one: `range(5)`. By the item's index. */
  readonly series: ReadonlyMap<number, number>;
  /** All are written as integers. */
  readonly isInteger: boolean;
  /** The dtype that the text itself asks for, `dtype=torch.float64` or `.half()`. */
  readonly dtype: ElementType | undefined;
  /** Some of what was skipped, in order, and how many there were in all. */
  readonly skipped: readonly SkippedItem[];
  readonly skippedCount: number;
  readonly problem: TensorProblem | undefined;
  /** The first and the last row label of a table that pandas printed; they are no numbers and not among the skipped. */
  readonly labels?: readonly [first: string, last: string];
  /** Its decimal mark is the comma, since semicolons or tabs part its numbers. */
  readonly hasDecimalCommas?: boolean;
  readonly remarks?: readonly Remark[];
  /** It was asked to be read so. */
  readonly as?: OtherReadingKind;
  /** How else the text may be read; `parseTensor` does it when asked. */
  readonly others?: readonly OtherReadingKind[];
  /** Its items are not in the order of the text, or stand for other numbers than are written. */
  readonly isRearranged?: boolean;
  /** Its numbers stand in strings or comments, where there are no others. */
  readonly isInText?: boolean;
}

/** Whether PyTorch would make a tensor of integers of it. */
export function holdsIntegers({ isInteger, dtype }: ParsedTensor): boolean {
  return isIntegerType(dtype) || (isInteger && dtype === undefined);
}

/** The type in which its numbers are computed: the text's own where it names one of floats, otherwise `standard`. */
export function floatTypeOf({ dtype }: Pick<ParsedTensor, 'dtype'>, standard: Dtype): Dtype {
  return dtype === undefined || isIntegerType(dtype) ? standard : dtype;
}
