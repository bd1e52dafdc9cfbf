// Numbers as other languages write them: `1.2*^-3` of Mathematica, `1.5f0` of Julia, `1.5d0` of Fortran.
import type { Format } from './draft.ts';

export const readLiterals: Format = (draft) => {
  const { sample } = draft;
  if (/\d\.?(?:`[\d.]*)?\*\^/.test(sample) || /\d\.\d*`/.test(sample)) {
    draft.text = draft.text.replaceAll(
      /(\d\.?)((?:`[\d.]*)?\*\^)([-+]?)(\d+)/g,
      (_, digit: string, mark: string, sign: string, power: string) =>
        `${digit}e${sign === '-' ? '-' : '+'}${power.padStart(mark.length + sign.length + power.length - 2, '0')}`,
    );
    draft.text = draft.text.replaceAll(/(?<=\d\.\d*)`[\d.]*/g, (mark) => ' '.repeat(mark.length));
  }
  if (/\d\.\d*[fdD][-+]?\d/.test(sample))
    draft.text = draft.text.replaceAll(
      /(?<![\w.])(\d+\.\d*)[fdD](?=[-+]?\d{1,3}(?![\w.]))/g,
      (_, digits: string) => `${digits}e`,
    );
};
