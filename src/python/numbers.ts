// Finds the numbers in a piece of text: Python and JSON literals, tensors, ranges, tables, plain words.
// Pure: no VS Code, never runs anything, linear in the text's length.
import type { Dtype } from '../activations/activation.ts';
import type { Depth } from './numbers-frames.ts';
import { readPrintout } from './numbers-printout.ts';
import { NumberScanner } from './numbers-scan.ts';
import type { NumberType } from './numbers-series.ts';

/** A piece of the text that stood where a number could, and is none. Offsets in UTF-16 units, end excluded. */
export interface SkippedItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Why numbers that were found make no tensor. */
export type ReadingProblem =
  /** Lists side by side that differ in length. */
  | { readonly kind: 'ragged'; readonly expected: number; readonly got: number }
  /** A number beside a list, or lists of different depth. */
  | { readonly kind: 'mixed' }
  /** `range(10 ** 12)`. */
  | { readonly kind: 'too many'; readonly count: number };

/** The numbers of a text, in order. */
export interface NumberReading {
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
  readonly dtype: NumberType | undefined;
  /** Some of what was skipped, in order, and how many there were in all. */
  readonly skipped: readonly SkippedItem[];
  readonly skippedCount: number;
  readonly problem: ReadingProblem | undefined;
  /** The first and the last row label of a table that pandas printed; they are no numbers and not among the skipped. */
  readonly labels?: readonly [first: string, last: string];
}

/** What the reading may take for granted. */
export interface ReadingOptions {
  /** The type of floats where the text says nothing; `torch.linspace` counts in it. */
  readonly dtype?: Dtype;
}

/**
 * The numbers in `text`. Numbers in names, strings, comments and in calls of unknown functions are left out, unless there
 * is nothing else.
 */
export function readNumbers(text: string, options: ReadingOptions = {}): NumberReading {
  const reading = readNumbersInSlices(text, options);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/**
 * The same, in short pieces of work: each step answers how far it has come, from 0 to 1, so that the caller can rest,
 * tell, or leave off.
 */
export function* readNumbersInSlices(
  text: string,
  options: ReadingOptions = {},
): Generator<number, NumberReading, void> {
  let depth: Depth = 0;
  const printout = readPrintout(text);
  for (;;) {
    const scanner: NumberScanner = new NumberScanner(
      printout?.text ?? text,
      depth,
      options.dtype ?? 'float32',
    );
    while (!scanner.advance()) yield scanner.at / text.length;
    const { found } = scanner;
    const reading = { ...found.finish(), ...(printout ? { labels: printout.labels } : {}) };
    const deeper = found.passedOver.findIndex((count, hidden) => hidden > depth && count > 0);
    if (reading.values.length > 0 || reading.problem || deeper < 0) return reading;
    depth = deeper as Depth;
  }
}
