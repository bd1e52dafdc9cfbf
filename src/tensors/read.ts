// Finds the numbers in a piece of text: Python and JSON literals, tensors, ranges, tables, plain words.
// Pure: no VS Code, never runs anything, linear in the text's length.
import type { Dtype } from '../foundation/dtype.ts';
import { finish } from '../foundation/generators.ts';
import type { Depth } from './frames.ts';
import { readPrintout } from './printout.ts';
import type { NumberReading } from './reading.ts';
import { NumberScanner } from './scan.ts';

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
  return finish(readNumbersInSlices(text, options));
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
