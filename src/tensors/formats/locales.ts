// Numbers as much of the world writes them: `3,14`, `1.234,50`, `1 000 000`, `1'234.5`. Where it is certain what a comma
// is, it is read so; elsewhere the other reading is offered.
import { type Draft, type Format, swap } from './draft.ts';

/** A number with a decimal comma, its thousands set apart or not; never part of a longer list of commas. */
const commaNumber =
  /(?<![\w.,])(?:[1-9]\d{0,2}(?:[. '\u00a0\u202f\u2009]\d{3}){1,16}(?:,\d+)?|\d+,\d+)(?:[eE][-+]?\d+)?(?![\w,]|\.\d)/g;
/** Thousands set apart by commas, spaces or apostrophes. */
const pointNumber =
  /(?<![\w.,])[1-9]\d{0,2}(?:(?:,\d{3}){1,16}|(?: \d{3}){1,16}|(?:['\u00a0\u202f\u2009]\d{3}){1,16})(?:\.\d+)?(?![\w,]|\.\d| \d{3}(?!\d))/g;

/** What is read otherwise than written for Python, as a person would write it for Python. */
interface OddNumber {
  readonly written: string;
  readonly meant: string;
}

/** Puts a text's numbers into Python's form, every other character in its place. */
export const readLocales: Format = (draft) => {
  const { sample, as } = draft;
  if (!/\d[, '\u00a0\u202f\u2009]\d/.test(sample)) return;
  const isCertain = hasDecimalCommas(sample) && (sample === draft.text || !/[[\](){}]/.test(draft.text));
  if (as === 'decimal commas' || (isCertain && as !== 'separating commas' && as !== 'thousands')) {
    // Where nothing sets thousands apart, a million numbers need no look at each.
    draft.text =
      isCertain && !/\d[. '\u00a0\u202f\u2009]\d/.test(draft.text)
        ? swap(draft.text, ',', '.')
        : draft.text.replaceAll(commaNumber, (written) => asLong(written, meantByCommas(written)));
    draft.hasDecimalCommas = true;
    if (isCertain) draft.others.add('separating commas');
    return;
  }
  const isGrouped = hasGroups(sample) && (sample === draft.text || !/[;[\](){}"]/.test(draft.text));
  if (as === 'thousands' || (isGrouped && as !== 'separating commas')) {
    // The seconds of a time, `03:04:15,678`, are no thousands.
    draft.text = draft.text.replaceAll(pointNumber, (written, at: number, { [at - 1]: before }: string) =>
      before === ':' ? written : asLong(written, meantByGroups(written)),
    );
    if (isGrouped) {
      draft.remarks.push({ kind: 'thousands' });
      draft.others.add('separating commas');
    }
    return;
  }
  offer(draft);
};

function offer(draft: Draft): void {
  const { sample, others } = draft;
  const hasOne = (pattern: RegExp) => sample.search(pattern) >= 0;
  if (mayBeDecimals(sample) && hasOne(commaNumber)) others.add('decimal commas');
  if (hasOne(pointNumber) && !/[[(]/.test(sample)) others.add('thousands');
}

/** Every comma stands within a number that may be a decimal, and no point does. */
function mayBeDecimals(sample: string): boolean {
  const rest = sample.replaceAll(commaNumber, '');
  return !/\d,|,\d|\d\.\d|[[(]/.test(rest);
}

/**
 * Semicolons or tabs part the numbers, so that commas are decimal marks: not in brackets, with a space behind them, two in
 * one field, or beside decimal points.
 */
function hasDecimalCommas(text: string): boolean {
  if (!/[;\t]/.test(text) || !/\d,\d/.test(text) || /[[\](){}]/.test(text)) return false;
  if (text.includes('\t') && !text.includes(';') && /"[^"\n]*,/.test(text)) return false;
  const rest = text.replaceAll(commaNumber, '');
  if (/,|\d\.\d/.test(rest)) return false;
  // `1,234` in a column of integers is more likely to be a thousand.
  return text.includes(';') || /(?<![\d,])0,\d|\d,(?!\d{3}(?!\d))\d|\d,0\d\d(?!\d)/.test(text);
}

/** Tabs or bars part the numbers, whose commas then can only set thousands apart: `1,234.50` beside `0.5`. */
function hasGroups(text: string): boolean {
  if (!/[\t|\u2502]/.test(text) || /[;[\]{}"]/.test(text) || !/\d,\d{3}/.test(text)) return false;
  return (
    !/,/.test(text.replace(/^shape: [^\n]*/, '').replaceAll(pointNumber, '')) &&
    /\d,\d{3}(?:,\d{3}|\.\d)|(?<![,\d])\d+\.\d/.test(text)
  );
}

const meantByCommas = (written: string): string =>
  written.replaceAll(/[. '\u00a0\u202f\u2009]/g, '').replace(',', '.');
const meantByGroups = (written: string): string => written.replaceAll(/[, '\u00a0\u202f\u2009]/g, '');

/** Zeros before a number change nothing but its length. */
const asLong = (written: string, meant: string): string => meant.padStart(written.length, '0');

/** The first number that is read as several, though it looks like one; undefined if nothing does. */
export function findOddNumber(text: string): OddNumber | undefined {
  const head = text.slice(0, 10_000).trim();
  if (!/\d[, ]\d/.test(head) || hasDecimalCommas(head) || hasGroups(head)) return undefined;
  const points = /(?<![\d,.])(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3})\.\d+/.exec(head)?.[0];
  if (points !== undefined) return { written: points, meant: meantByGroups(points) };
  const spaces = /(?<![\w.,] ?)[1-9]\d{0,2}(?: \d{3}){2,16}(?:[.,]\d+)?(?![\w,.]| ?\d)/.exec(head)?.[0];
  const alone = /^(?:\w+\s*[:=]\s*)?([1-9]\d{0,2}(?: \d{3})+)$/.exec(head)?.[1];
  const isColumn = (written: string) => /^\d{3}(?: (?!000)\d{3})+$/.test(written);
  const spaced = spaces ?? alone;
  if (spaced !== undefined && !isColumn(spaced)) return { written: spaced, meant: meantByCommas(spaced) };
  // `100,000 images`, `$1,500`.
  const prose =
    /(?<![\w.,])[1-9]\d{0,2}(?:,\d{3}){1,8}(?= \p{L})|(?<=[$\u20ac\u00a3\u00a5] ?)[1-9]\d{0,2}(?:,\d{3}){1,8}(?![\d,.])/u.exec(
      head,
    )?.[0];
  if (prose !== undefined) return { written: prose, meant: meantByGroups(prose) };
  const groups = /^(?:\w+\s*[:=]\s*)?([1-9]\d?(?:,\d{3}){2,})$/.exec(head)?.[1];
  if (groups !== undefined) return { written: groups, meant: meantByGroups(groups) };
  const both = /(?<![\w.,])\d{1,3}(?:\.\d{3})+,\d+(?![\w,.])/.exec(head)?.[0];
  if (both !== undefined && mayBeDecimals(head)) return { written: both, meant: meantByCommas(both) };
  const isParted = /[;\t"']/.test(head) || /^(?:\w+\s*[:=]\s*)?[-+\u2212]?\d+,\d+$/.test(head);
  const looksDecimal =
    mayBeDecimals(head) &&
    (/(?<![\d,])0,\d/.test(head) || /^(?:[-+\u2212]?\d+(?:,\d+)?\s+)+[-+\u2212]?\d+,\d+$/.test(head)) &&
    (/[\t ]/.test(head.replaceAll(/[:=] +|(?<! ) +[:=]/g, '')) || /(?<![\d,])0,\d/.test(head));
  const decimal =
    isParted || looksDecimal
      ? /(?<![^\s;"'=:])[-+\u2212]?\d+,\d+(?:[eE][-+]?\d+)?(?![^\s;"'])/.exec(head)?.[0]
      : undefined;
  return decimal === undefined ? undefined : { written: decimal, meant: decimal.replace(',', '.') };
}
