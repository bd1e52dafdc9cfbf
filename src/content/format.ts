// Numbers and intervals as sentences show them.
import { shortenExponent } from '../arithmetic/write-literal.ts';
import type { Interval } from '../foundation/interval.ts';
import type { Translate } from '../foundation/localization.ts';

/** A number in a sentence, in a few digits, as people write it: `0.3466`, `−2`, `2.1e-9`, `inf`. */
export function formatShort(x: number, digits = 4): string {
  return asPeopleWrite(formatGeneral(x, digits));
}

/** `50%`; the languages differ in the space ahead of the sign. */
export const writePercent = (number: string, t: Translate): string => t('{0}%', number);

/** With a minus sign for prose, and exponents without zeros ahead. */
function asPeopleWrite(text: string): string {
  return shortenExponent(text.replace(/^-/, '−'));
}

/** A figure in four digits, the last of them also where it is 0: −0.12904 is `−0.1290`; what is shorter, as 0.5, stays so. */
export function formatFigure(x: number): string {
  const short = formatGeneral(x, 4);
  if (!Number.isFinite(x) || short.includes('e') || Number(short) === x) return asPeopleWrite(short);
  const exponent = Math.floor(Math.log10(Math.abs(Number(short))));
  return asPeopleWrite(x.toFixed(Math.max(0, 3 - exponent)));
}

/** As Python prints `f'{x:.4g}'`, or with other digits: `-2`, `0.3466`, `2.1e-09`, `inf`. Of four digits, it keeps six before the point. */
export function formatGeneral(x: number, digits: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (x === 0) return '0';
  const [mantissa = '', power = '0'] = x.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  const trim = (text: string) => text.replace(/^(-?\d+)(?:\.0*|(\.\d*[1-9])0*)$/, '$1$2');
  if (exponent < -4 || exponent >= Math.max(digits, 6)) {
    return `${trim(mantissa)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return trim(Number(x.toPrecision(digits)).toFixed(Math.max(0, digits - 1 - exponent)));
}

/** A place on the number line: one just beside a whole number, as 1 − 1e-06 is, does not become that number. */
export function formatPosition(x: number, digits = 4): string {
  const shown = Number(formatGeneral(x, digits));
  const isBeside = Number.isInteger(shown) && x !== shown && Math.abs(x - shown) < 0.5;
  return formatShort(x, isBeside ? 9 : digits);
}

/** In mathematicians' brackets: `(0, ∞)`, `[-1, 1]`; one number where there is only one. */
export function formatInterval({ low, high, includesLow, includesHigh }: Interval): string {
  if (low === high) return formatFigure(low);
  const open = includesLow ? '[' : '(';
  const close = includesHigh ? ']' : ')';
  return `${open}${formatEnd(low)}, ${formatEnd(high)}${close}`;
}

/** As a condition on x: `x < -1.1`, `x ≥ 3`, `-0.5 ≤ x ≤ 0.5`. Empty for the whole line. */
export function formatCondition({ low, high, includesLow, includesHigh }: Interval, digits = 4): string {
  const [hasLow, hasHigh] = [Number.isFinite(low), Number.isFinite(high)];
  if (hasLow && hasHigh) {
    return `${formatPosition(low, digits)} ${includesLow ? '≤' : '<'} x ${includesHigh ? '≤' : '<'} ${formatPosition(high, digits)}`;
  }
  if (hasHigh) return `x ${includesHigh ? '≤' : '<'} ${formatPosition(high, digits)}`;
  return hasLow ? `x ${includesLow ? '≥' : '>'} ${formatPosition(low, digits)}` : '';
}

function formatEnd(x: number): string {
  if (x === Number.POSITIVE_INFINITY) return '∞';
  return x === Number.NEGATIVE_INFINITY ? '−∞' : formatFigure(x);
}
