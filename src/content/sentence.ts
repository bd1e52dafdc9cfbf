// Sentences that hold code and links: plain data, put into Markdown or text by whoever shows them. Pure.

/** A place in a document, in UTF-16 code units; in a notebook, in the cell of this number; or in another `file`. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly cell: number;
  /** The URI of the other file. */
  readonly file?: string;
}

/** Words, code as it stands in the document, or words that lead to a place. */
export type Part = string | { readonly code: string } | { readonly words: string; readonly to: Place };

export type Sentence = readonly Part[];

const FIRST_SLOT = 0xe000;

/**
 * A translated sentence with parts in its slots: `compose((a, b) => t('{0} is {1}.', a, b), one, other)`.
 * The translation may put the slots in any order.
 */
export function compose(
  translate: (...slots: string[]) => string,
  ...parts: readonly (Part | Sentence)[]
): Sentence {
  const slots = parts.map((_, i) => String.fromCharCode(FIRST_SLOT + i));
  return translate(...slots)
    .split(/([\uE000-\uE00F])/)
    .flatMap((words): Part | Sentence => {
      const slot = words.length === 1 ? words.charCodeAt(0) - FIRST_SLOT : -1;
      return (slot >= 0 ? parts[slot] : undefined) ?? words;
    })
    .filter((part) => part !== '');
}

/** The sentence as it is read aloud. */
export function textOf(sentence: Sentence): string {
  return sentence
    .map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : part.words))
    .join('');
}
