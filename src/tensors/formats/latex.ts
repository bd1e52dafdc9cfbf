// Tables and matrices of LaTeX: cells part at &, rows at two backslashes, commands are no numbers.
import { blank, type Format, leaveOut, sampled, swap } from './draft.ts';

const signs =
  /\\\\|\\begin\{|\\(?:hline|midrule|times|frac|cdot|num|textbf|mathbf|pm)(?![a-zA-Z])|10\^\{[-+]?\d|\d\{,\}\d/;
const withArguments =
  /\\(?:begin|end|cmidrule|cline|vspace|hspace|rule|label|ref|cite|addlinespace|caption|multicolumn|multirow|color|textcolor|cellcolor|rowcolor|input|usepackage|documentclass)\*?(?:\([^()\n]{0,20}\)|\[[^[\]\n]{0,40}\]|\{[^{}\n]{0,80}\}){0,3}/g;

export const readLatex: Format = (draft) => {
  if (!signs.test(draft.sample)) return;
  // Python carries a line on with one backslash at its end.
  if (!/\\(?:\\|[a-z]{2,})|10\^\{|\{,\}/i.test(draft.sample)) return;
  leaveOut(draft, /\\pm(?![a-z])/g);
  let { text } = draft;
  const { sample } = draft;
  // One look at what the sample leaves out, with a little of it, instead of one for each sign.
  const isMore = sample !== text && /\\[^\\\s]|[%{}^]/.test(text.slice(sampled - 100, 100 - sampled));
  const has = (sign: RegExp) => sign.test(sample) || (isMore && sign.test(text));
  if (has(/%/)) text = text.replaceAll(/(?<!\\)%[^\n]*/g, blank);
  // `\multicolumn{2}{c}{0.5}` keeps its last argument.
  if (has(/\\multi/))
    text = text.replaceAll(/\\multi(?:column|row)\*?\{[^{}\n]{0,20}\}\{[^{}\n]{0,40}\}/g, blank);
  if (has(/\\(?:left|right|[bB]ig)/))
    text = text.replaceAll(/\\(?:left|right|[bB]igg?[lr]?)(?:\\[{}|]|[[\]().|])/g, blank);
  text = text.replaceAll(withArguments, blank);
  if (has(/\{[lcrSX|@p]/))
    text = text.replaceAll(/\{[lcrSX|@p. ]*(?:\{[lcrSX|@p. ]*\}[lcrSX|@p. ]*)*\}(?=[ \t]*(?:\n|$))/g, blank);
  // `1.2 \times 10^{-3}` is 1.2e-00000000003, as long as it was.
  if (has(/\\(?:times|cdot)/))
    text = text.replaceAll(
      /(\d\.?)( *(?:\\times|\\cdot) *10 *\^ *(?:\{ *([-+\u2212]?)(\d{1,3}) *\}|([-+\u2212]?)(\d)))/g,
      (_, digit: string, rest: string, sign = '', power = '', bareSign = '', barePower = '') => {
        const minus = `${sign}${bareSign}` === '' || `${sign}${bareSign}` === '+' ? '+' : '-';
        return `${digit}e${minus}${`${power}${barePower}`.padStart(rest.length - 2, '0')}`;
      },
    );
  // A power by itself: 1e-00003.
  if (has(/10\^\{/))
    text = text.replaceAll(
      /(?<![\w.]|[\u00d7\u22c5\u00b7] ?)10\^\{([-+\u2212]?)(\d{1,3})\}/g,
      (whole, sign: string, power: string) =>
        `1e${sign === '' || sign === '+' ? '+' : '-'}${power.padStart(whole.length - 3, '0')}`,
    );
  // `10{,}000` in English, `3{,}14` elsewhere.
  const isGrouped = has(/\d\{,\}\d{3}/) && !/\{,\}(?!\d{3}(?!\d))|(?<!\d)0\{,\}/.test(text);
  if (isGrouped) {
    text = text.replaceAll(/[1-9]\d{0,2}(?:\{,\}\d{3})+/g, (written) =>
      written.replaceAll(/\D/g, '').padStart(written.length, '0'),
    );
    draft.remarks.push({ kind: 'thousands' });
  }
  if (has(/\d\{,\}\d/)) text = text.replaceAll(/(\d{1,20})\{,\}(?=\d)/g, (_, whole: string) => `00${whole}.`);
  if (has(/frac/))
    text = text.replaceAll(
      /\\[dt]?frac\{(-?[\d.]+)\}\{(-?[\d.]+)\}/g,
      (whole, over: string, under: string) =>
        `${' '.repeat(whole.length - over.length - under.length - 4)}(${over})/${under} `,
    );
  // A row's end, the mark behind a percentage, space, any other command, braces and formulas.
  text = text.replaceAll(/\\(?:\\(?:\[[^[\]\n]{0,12}\])?|[%,;:! ]|[a-zA-Z]+\*?)|[{}$~]/g, (written) =>
    written.startsWith('\\\\')
      ? `${' '.repeat(written.length - 1)}\n`
      : written === '\\%'
        ? ' %'
        : blank(written),
  );
  draft.text = swap(text, '&', ',');
};
