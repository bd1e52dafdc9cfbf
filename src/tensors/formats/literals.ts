// Numbers as other languages write them: `1.2*^-3` of Mathematica, `1.5f0` of Julia, `1.5d0` of Fortran.
import { type Format, leaveOut } from './draft.ts';

const superscripts = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
/** `1.5 \u00d7 10^-6`, `10^{-6}`, with a raised power, or with its sign as copied out of a PDF: `1.5\u00d710\u22126`. */
const timesTen =
  /(\d\.?)( ?[\u00d7\u22c5\u00b7xX] ?10(?: ?\^ ?[{(]?[-+\u2212\u2013]?\d{1,3}[})]?|[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}|[\u2212\u2013-]\d{1,2}(?![\w.])))/g;

/** Stars of significance behind a number, `0.012 **`. */
const stars = /(?<=\d[ \t]?)\*{2,3}(?=[ \t]*(?:[,;|&)\]\n]|$))/g;

/** Comments of C and of MATLAB; `7 // n` divides in Python. */
const comments =
  /(?:(?<=[;,{][ \t]{0,9})\/\/|\/\/(?=[ \t]+[A-Za-z]\w*[ \t:]+(?!(?:if|else|for|and|or|in|is|not)\b)[\w"'.])|(?<=;[ \t]{0,9})%)[^\n]*/g;

export const readLiterals: Format = (draft) => {
  const { sample } = draft;
  if (/\/\/|; *%/.test(sample)) leaveOut(draft, comments);
  if (sample.includes('+/-')) leaveOut(draft, /\+\/-(?= ?[\d.])/g);
  // Of Excel.
  if (sample.includes('#DIV/0!')) leaveOut(draft, /#DIV\/0!/g);
  if (/\d[ \t]?\*\*/.test(sample)) leaveOut(draft, stars);
  if (/\d\.?(?:`[\d.]*)?\*\^/.test(sample) || /\d\.\d*`/.test(sample)) {
    draft.text = draft.text.replaceAll(
      /(\d\.?)((?:`[\d.]*)?\*\^)([-+]?)(\d+)/g,
      (_, digit: string, mark: string, sign: string, power: string) =>
        `${digit}e${sign === '-' ? '-' : '+'}${power.padStart(mark.length + sign.length + power.length - 2, '0')}`,
    );
    draft.text = draft.text.replaceAll(/(?<=\d\.\d*)`[\d.]*/g, (mark) => ' '.repeat(mark.length));
  }
  if (sample.includes('1.#')) leaveOut(draft, /(?<![\w.])-?1\.#(?:IND|[QS]?NAN)\d*/g);
  // As long as it was, an infinity.
  if (/\d\.#INF/.test(sample))
    draft.text = draft.text.replaceAll(
      /(?<![\w.])1\.#INF\d*/g,
      (written) => `1e${'9'.repeat(written.length - 2)}`,
    );
  if (/10\s?[\u207a\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]|[\u00d7\u22c5\u00b7xX] ?10/.test(sample))
    draft.text = draft.text.replaceAll(timesTen, (_, digit: string, rest: string) => {
      const power = rest
        .replace(/^.*10 ?/, '')
        .replaceAll(/[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]/g, (raised) =>
          String(superscripts.indexOf(raised)),
        );
      const minus = /[-\u2212\u2013\u207b]/.test(power) ? '-' : '+';
      return `${digit}e${minus}${power.replaceAll(/\D/g, '').padStart(rest.length - 2, '0')}`;
    });
  if (/\d\.\d*[fdD][-+]?\d/.test(sample))
    draft.text = draft.text.replaceAll(
      // Rust's `1.5f32` is none of them.
      /(?<![\w.])(\d+\.\d*)[fdD](?!(?:16|32|64)\b)(?=[-+]?\d{1,3}(?![\w.]))/g,
      (_, digits: string) => `${digits}e`,
    );
};
