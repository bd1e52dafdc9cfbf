// What programs write in the place of numbers that they leave out.
import { type Format, leaveOut } from './draft.ts';

/** Of R, of Mathematica, of R's tibbles, of JavaScript. */
const counted =
  /^ ?\[ reached [^\n\]]{0,80}\]|(?<=[,{] ?)(?:<<|\u00ab)\d{1,12}(?:>>|\u00bb)|^# [\u2139\u2026] (?:with )?[\d,]{1,12} more (?:row|variable)[^\n]*|\.\.\. \d{1,12} more items?/gm;

/** Leaves out how many they are, which is none of them. */
export const readElisions: Format = (draft) => {
  if (/\[ reached |(?:<<|\u00ab)\d| more /.test(draft.sample)) leaveOut(draft, counted);
};

/** Whether a skipped text stands for numbers. */
export const isElision = (text: string): boolean =>
  /^(?:\.{2,3}(?: \d|$)|[\u2026\u22ee\u22ef\u22f1]$|(?:<<|\u00ab)\d|\s*\[ reached |# [\u2139\u2026])/.test(
    text,
  );
