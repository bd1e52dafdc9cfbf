// Parses any text into the tensor of the numbers in it: Python and JSON literals, tensors, ranges, tables, plain words.
// Runs nothing; takes time in proportion to the text's length.
import type { Dtype } from '../foundation/dtype.ts';
import { finish } from '../foundation/generators.ts';
import { newest, type Release } from '../foundation/release.ts';
import { readDecimalCommas } from './decimal-commas.ts';
import type { Depth } from './open-brackets.ts';
import type { ParsedTensor } from './parsed-tensor.ts';
import { readPrintout } from './printout.ts';
import { TokenReader } from './tokens.ts';

/** What the parser may take for granted. */
interface ParseOptions {
  /** The type of floats where the text says nothing; `torch.linspace` counts in it. */
  readonly dtype?: Dtype;
  /** Whose `torch.linspace` it is; the newest's by default. */
  readonly release?: Release;
}

/**
 * The numbers in `text`. Numbers in names, strings, comments and in calls of unknown functions are left out, unless there
 * is nothing else.
 */
export function parseTensor(text: string, options: ParseOptions = {}): ParsedTensor {
  return finish(parseTensorInSlices(text, options));
}

/**
 * The same, in short slices of work: each step answers how far it has come, from 0 to 1, so that the caller can rest,
 * tell how far it is, or stop.
 */
export function* parseTensorInSlices(
  text: string,
  options: ParseOptions = {},
): Generator<number, ParsedTensor, void> {
  let depth: Depth = 0;
  const printout = readPrintout(text);
  const decimal = printout ? undefined : readDecimalCommas(text);
  for (;;) {
    const reader: TokenReader = new TokenReader(
      printout?.text ?? decimal ?? text,
      depth,
      options.dtype ?? 'float32',
      options.release ?? newest,
    );
    while (!reader.advance()) yield reader.at / text.length;
    const { found } = reader;
    const tensor = {
      ...found.finish(),
      ...(printout ? { labels: printout.labels } : {}),
      ...(decimal ? { hasDecimalCommas: true } : {}),
    };
    const deeper = found.passedOver.findIndex((count, hidden) => hidden > depth && count > 0);
    if (tensor.values.length > 0 || tensor.problem || deeper < 0) return tensor;
    depth = deeper as Depth;
  }
}
