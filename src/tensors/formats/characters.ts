// Characters that other programs than Python write numbers with: typeset minus signs, digits of other scripts, lines of boxes.
import { type Format, textOf } from './draft.ts';

const beyondAscii = /[^\p{ASCII}]/u;
/** Ten digits of a script each begin here: Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
/** Lines between the cells of a drawn table. */
const bars = new Set([0x2502, 0x2503, 0x2506, 0x250a, 0x2551]);
/** What a page's typesetting puts into and between words. */
const spaces = new Set([0x2060, 0xfeff]);
/** Minus signs, dashes and hyphens that stand for one in an exponent, or in front of a number. */
const exponentSigns = new Set([0x2212, 0x2013, 0xfe63, 0xff0d]);
const numberSigns = new Set([0x2010, 0x2011, 0xfe63, 0xff0d]);

/** Writes them as Python would, in one pass: a long text of boxes is mostly such characters. */
export const readCharacters: Format = (draft) => {
  if (!beyondAscii.test(draft.sample)) return;
  const { text } = draft;
  const codes = new Uint16Array(text.length);
  let bits = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = text.charCodeAt(at);
    const isKept = code < 0xab || (code > 0xad && code < 0x660 && code !== 0xbb);
    const made = isKept ? code : plainCode(code, codes, text, at);
    codes[at] = made;
    bits |= made;
  }
  draft.text = textOf(codes, bits < 128);
};

const space = 32;
/** The Arabic decimal separator, full-width marks, slashes of fractions, the apostrophe of typesetting, and what stands around a number: quotes, arrows, about, at most. */
const others = new Map([
  [0x66b, 46],
  [0xff0e, 46],
  [0xff0c, 44],
  [0x3001, 44],
  [0xff1b, 59],
  [0x2044, 47],
  [0x2215, 47],
  ...[0xab, 0xbb, 0x2190, 0x2192, 0x21d2, 0x2248, 0x2264, 0x2265].map((code) => [code, space] as const),
]);

/** What to read in the place of a character; those before `at` stand in `codes` as they are read. */
function plainCode(code: number, codes: Uint16Array, text: string, at: number): number {
  // The reader knows this one itself, but in exponents.
  if (code === 0x2212 && ((codes[at - 1] ?? 0) | 32) !== 101) return code;
  if (code >= 0x2500 && code <= 0x259f) return bars.has(code) ? 124 : space;
  const zero = zeros.find((each) => code >= each && code <= each + 9);
  if (zero !== undefined) return 48 + code - zero;
  const ascii = others.get(code);
  if (ascii !== undefined) return ascii;
  // The apostrophe of typesetting, in 1\u2019000.
  if (code === 0x2019 && isDigitAt(text, at - 1) && isDigitAt(text, at + 1)) return 39;
  const isWithin = isDigitAt(text, at - 1) && /[\d.]/.test(text.charAt(at + 1));
  // Within a number, narrow spaces set thousands apart, and what has no width hides that it goes on.
  if (code === 0x2007 || code === 0x2009 || code === 0x200a) return isWithin ? 0x202f : space;
  if (code === 0xad && !/[\w.]/.test(text.charAt(at + 1))) return space;
  if (spaces.has(code) || (code >= 0x200b && code <= 0x200f)) return isWithin ? 0xad : space;
  const isSign = exponentSigns.has(code) || numberSigns.has(code);
  if (!isSign) return code;
  const before = String.fromCharCode(...codes.subarray(Math.max(0, at - 3), at));
  // Elsewhere the reader knows the sign itself.
  if (exponentSigns.has(code) && /\d\.?[eE]$/.test(before) && isDigitAt(text, at + 1)) return 45;
  const isBefore = isDigitAt(text, text.charAt(at + 1) === '.' ? at + 2 : at + 1);
  return numberSigns.has(code) && isBefore && !/[\w.]$/.test(before) ? 45 : code;
}

/** Whether a digit stands there, of any script. */
function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || zeros.some((zero) => code >= zero && code <= zero + 9);
}
