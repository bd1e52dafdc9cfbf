// Sentences that are put into the person's language only when they are shown.

/** Turns an English sentence into the person's language; `{0}`, `{1}` … are replaced by `args`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** A text that is only put into words, in the person's language, when it is shown. */
export type Text = (t: Translate) => string;

/**
 * Looks sentences up in a translation; what is not in it stays English. In the package a sentence begins with the sign under which
 * translations have it, a letter that no language uses.
 */
export function translateBy(bundle: Readonly<Record<string, string>>): Translate {
  return (message, ...args) => {
    const [key = '', text] = SIGNED.test(message) ? [message[0], message.slice(1)] : [message, message];
    return (bundle[key] ?? text).replace(/\{(\d+)\}/g, (hole, index: string) =>
      String(args[Number(index)] ?? hole),
    );
  };
}

const SIGNED = /^[\uE000-\uF8FF]/;
