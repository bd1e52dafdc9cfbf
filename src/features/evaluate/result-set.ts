// The results of one selection, and what is known of the numbers that they came from.
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import type { ActivationResult } from '../../content/evaluate/activation-result.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Release } from '../../foundation/release.ts';
import type { ParsedTensor } from '../../tensors/parsed-tensor.ts';

/** A text for an editor: behind the end of a line of numbers, or of a blank line `below` it. */
export interface InlineText {
  /** The place of the numbers, counted from the set's start in UTF-16 units. */
  readonly end: number;
  /** Lines below them. */
  readonly below: number;
  /** Columns between the line's own text and this one. */
  readonly indent: number;
  readonly text: string;
}

/** The texts of a set, written for editors of so many columns. */
interface InlineTexts {
  readonly columns: number;
  readonly texts: readonly InlineText[];
}

/** The results of one selection. */
export interface ResultSet {
  readonly activations: readonly ConfiguredActivation[];
  readonly dtype: Dtype;
  /** Of PyTorch. */
  readonly release: Release;
  /** Where the selection stands now, in UTF-16 units. */
  start: number;
  end: number;
  text: string;
  reading: ParsedTensor;
  results: readonly ActivationResult[];
  /** The numbers have changed since they were evaluated. */
  isStale: boolean;
  derivatives: boolean;
  /** Sentences for the hover. */
  readonly notes: readonly string[];
  /** The short form of those that must be seen beside the numbers, too. */
  readonly inlineNotes: readonly string[];
  /** The texts beside the numbers; made when first drawn. */
  inline?: InlineTexts | undefined;
}

/** A set for a selection whose numbers have been read and evaluated. */
export function newResultSet(
  place: { readonly start: number; readonly text: string },
  reading: ParsedTensor,
  results: readonly ActivationResult[],
  how: {
    readonly activations: readonly ConfiguredActivation[];
    readonly dtype: Dtype;
    readonly derivatives: boolean;
    readonly release: Release;
  },
  notes: readonly string[] = [],
  inlineNotes: readonly string[] = [],
): ResultSet {
  const { start, text } = place;
  return {
    ...how,
    start,
    end: start + text.length,
    text,
    reading,
    results,
    isStale: false,
    notes,
    inlineNotes,
  };
}
