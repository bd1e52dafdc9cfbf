// Sentences that are put into the person's language only when they are shown.

/** Turns an English sentence into the person's language; `{0}`, `{1}` … are replaced by `args`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** A text that is only put into words, in the person's language, when it is shown. */
export type Text = (t: Translate) => string;
