// Characters that other programs than Python write numbers with: typeset minus signs, digits of other scripts, lines of boxes.
import type { Format } from './draft.ts';

const beyondAscii = /[^\p{ASCII}]/u;
/** Ten digits of a script each begin here: Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g;

const otherDigit = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/;
const bars = ['\u2502', '\u2503', '\u2506', '\u250a', '\u2551'];

/** Writes them as Python would. */
export const readCharacters: Format = (draft) => {
  if (!beyondAscii.test(draft.sample)) return;
  let { text } = draft;
  // Each only where it is needed: a long text is gone through once for it.
  const put = (sign: RegExp, pattern: RegExp, written: string) => {
    if (sign.test(text)) text = text.replaceAll(pattern, written);
  };
  // `1e−3`; elsewhere the reader knows the sign.
  put(/[eE][\u2212\u2013\ufe63\uff0d]/, /(?<=\d\.?[eE])[\u2212\u2013\ufe63\uff0d](?=\d)/g, '-');
  put(/[\u2010\u2011\ufe63\uff0d]/, /[\u2010\u2011\ufe63\uff0d](?=\.?\d)(?<![\w.].)/g, '-');
  if (otherDigit.test(text))
    text = text.replaceAll(otherDigits, (digit) => {
      const code = digit.charCodeAt(0);
      const zero = zeros.find((each) => code >= each && code <= each + 9) ?? code;
      return String(code - zero);
    });
  // What parts the cells of a drawn table parts numbers; its other lines, and bars of progress, are nothing.
  for (const bar of bars) text = text.replaceAll(bar, '|');
  put(/[\u2500-\u259f]/, /[\u2500-\u259f]/g, ' ');
  // What a page's typesetting puts into and between words.
  put(/[\u200b-\u200f\u2060\ufeff\u2007\u2009\u200a]/, /[\u200b-\u200f\u2060\ufeff\u2007\u2009\u200a]/g, ' ');
  draft.text = text;
};
