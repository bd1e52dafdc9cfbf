// Puts numbers into a formula's plain text.
import { shortenExponent, writePlainNumber } from '../arithmetic/write-literal.ts';

/** TeX that parameters of several entries come down to. */
export const RAMP = String.raw`f(x) = \max(0, x)`;
export const IDENTITY = 'f(x) = x';

/** What no one would have written by hand, `0.3333333333333333`, is rounded. */
const LONGEST = 14;

/** A number as a person writes it in a formula: Python's digits, without the `.0` of a whole one or `e+`. */
export function plain(x: number): string {
  const text = writePlainNumber(x);
  const short = text.length > LONGEST ? writePlainNumber(Number(x.toPrecision(6))) : text;
  return shortenExponent(short.replace(/^-/, '−'));
}

/** `2·x`, `x` for 1, `−x` for −1; `what` stands in brackets where it is negative itself. */
export function times(factor: number, what: string): string {
  if (factor === 1) return what;
  if (factor === -1) return `−${what}`;
  return `${plain(factor)}·${what}`;
}

/** `x / 2`, and `x` alone for 1. */
export const over = (what: string, divisor: number): string => {
  if (divisor === 1) return what;
  return divisor < 0 ? `${what} / (${plain(divisor)})` : `${what} / ${plain(divisor)}`;
};

/** `x − 0.5` or `x + 0.5`. */
export const plus = (what: string, term: number): string =>
  term < 0 || Object.is(term, -0) ? `${what} − ${plain(-term)}` : `${what} + ${plain(term)}`;
