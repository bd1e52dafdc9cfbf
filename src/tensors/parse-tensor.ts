// Parses any text into the tensor of the numbers in it: Python and JSON literals, tensors, ranges, tables, printouts, plain
// words. Runs nothing; takes time in proportion to the text's length.
import type { Dtype } from '../foundation/dtype.ts';
import { finish } from '../foundation/generators.ts';
import { newest, type Release } from '../foundation/release.ts';
import { arrange } from './arrange.ts';
import { type Draft, newDraft } from './formats/draft.ts';
import { formats } from './formats/formats.ts';
import type { Depth } from './open-brackets.ts';
import type { OtherReadingKind, ParsedTensor } from './parsed-tensor.ts';
import { isSparse } from './sparse.ts';
import { keptSkips, longestSkip } from './store.ts';
import { TokenReader } from './tokens.ts';

/** What the parser may take for granted. */
interface ParseOptions {
  /** The type of floats where the text says nothing; `torch.linspace` counts in it. */
  readonly dtype?: Dtype;
  /** Whose `torch.linspace` it is; the newest's by default. */
  readonly release?: Release;
  /** How to read what can be read in several ways, one of the tensor's `others`. */
  readonly as?: OtherReadingKind;
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
  const draft = newDraft(text, options.as);
  for (const format of formats) {
    format(draft);
    yield 0;
  }
  let depth: Depth = 0;
  for (;;) {
    const reader: TokenReader = new TokenReader(
      draft.text,
      depth,
      options.dtype ?? 'float32',
      options.release ?? newest,
      options.as,
    );
    while (!reader.advance()) yield reader.at / text.length;
    const { found } = reader;
    const tensor = settle(found.finish(), reader, draft, text, depth);
    const deeper = found.passedOver.findIndex((count, hidden) => hidden > depth && count > 0);
    if (tensor.values.length > 0 || tensor.problem || deeper < 0) return tensor;
    depth = deeper as Depth;
  }
}

/** The tensor with all that its format and its reader know of it. */
function settle(
  read: ParsedTensor,
  reader: TokenReader,
  draft: Draft,
  text: string,
  depth: Depth,
): ParsedTensor {
  const { as, labels, hasDecimalCommas, left, leftCount } = draft;
  const remarks = [...draft.remarks, ...reader.remarks];
  const others = new Set([...draft.others, ...reader.others]);
  const skipped = [...reader.found.skipped, ...left]
    .sort((one, other) => one.start - other.start)
    .slice(0, keptSkips)
    .map(({ start, end }) => ({ text: text.slice(start, Math.min(end, start + longestSkip)), start, end }));
  return {
    ...arrange(read, draft),
    skipped,
    skippedCount: read.skippedCount + leftCount,
    ...(depth === 4 ? { isInText: true } : {}),
    ...(as ? { as } : {}),
    ...(labels ? { labels } : {}),
    ...(hasDecimalCommas ? { hasDecimalCommas } : {}),
    ...(remarks.length > 0 ? { remarks } : {}),
    ...(others.size > 0 ? { others: [...others] } : {}),
    ...(isSparse(draft.sample) ? { problem: { kind: 'sparse' } as const } : {}),
  };
}
