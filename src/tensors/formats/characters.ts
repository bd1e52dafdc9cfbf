// Characters that other programs than Python write numbers with: typeset minus signs, digits of other scripts, lines of boxes.
import type { Format } from './draft.ts';

const beyondAscii = /[^\p{ASCII}]/u;
/** Ten digits of a script each begin here: Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
const otherDigits = new RegExp(
  `[${zeros.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`).join('')}]`,
  'g',
);

/** Writes them as Python would. */
export const readCharacters: Format = (draft) => {
  if (!beyondAscii.test(draft.sample)) return;
  let { text } = draft;
  // `1e−3`; elsewhere the reader knows the sign.
  text = text.replaceAll(/(?<=\d\.?[eE])[\u2212\u2013\ufe63\uff0d](?=\d)/g, '-');
  text = text.replaceAll(/[\u2010\u2011\ufe63\uff0d](?=\.?\d)(?<![\w.].)/g, '-');
  text = text.replaceAll(otherDigits, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.find((each) => code >= each && code <= each + 9) ?? code;
    return String(code - zero);
  });
  // What parts the cells of a drawn table parts numbers; its other lines, and bars of progress, are nothing.
  text = text.replaceAll(/[\u2502\u2503\u2506\u250a\u2551]/g, '|').replaceAll(/[\u2500-\u259f]/g, ' ');
  // What a page's typesetting puts into and between words.
  text = text.replaceAll(/[\u200b-\u200f\u2060\ufeff\u2007\u2009\u200a]/g, ' ');
  draft.text = text;
};
