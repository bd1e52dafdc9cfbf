// Sentences that hold code and links: plain data, turned into Markdown or text by the surface that shows them.

/** A place in a document, in UTF-16 code units; in a notebook, in the cell of this number; or in another `file`. */
export interface SourceLocation {
  readonly start: number;
  readonly end: number;
  readonly cell: number;
  /** The URI of the other file. */
  readonly file?: string;
}

/** Text, code as it stands in the document, or text that leads to a place. */
/** Text, code and links in the order in which they are read. */
export type SentencePart =
  | string
  | { readonly code: string }
  | { readonly text: string; readonly to: SourceLocation };

export type Sentence = readonly SentencePart[];

const FIRST_SLOT = 0xe000;

/**
 * A translated sentence with parts in its slots: `composeSentence((a, b) => t('{0} is {1}.', a, b), one, other)`.
 * The translation may put the slots in any order.
 */
export function composeSentence(
  translate: (...slots: string[]) => string,
  ...parts: readonly (SentencePart | Sentence)[]
): Sentence {
  const slots = parts.map((_, i) => String.fromCharCode(FIRST_SLOT + i));
  return translate(...slots)
    .split(/([\uE000-\uE00F])/)
    .flatMap((text): SentencePart | Sentence => {
      const slot = text.length === 1 ? text.charCodeAt(0) - FIRST_SLOT : -1;
      return (slot >= 0 ? parts[slot] : undefined) ?? text;
    })
    .filter((part) => part !== '');
}

/** The sentence as it is read aloud. */
export function textOf(sentence: Sentence): string {
  return sentence
    .map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : part.text))
    .join('');
}
