// Numbers and intervals as sentences show them.
import type { Interval } from '../foundation/interval.ts';

/** A number in a sentence, in a few digits, with a minus sign for prose: `0.3466`, `−2`, `2.1e-09`, `inf`. */
export function formatShort(x: number, digits = 4): string {
  return formatGeneral(x, digits).replace(/^-/, '−');
}

/** As Python prints `f'{x:.4g}'`, or with other digits: `-2`, `0.3466`, `2.1e-09`, `inf`. Of four digits, it keeps six before the point. */
export function formatGeneral(x: number, digits: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (x === 0) return '0';
  const [mantissa = '', power = '0'] = x.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  const trim = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  if (exponent < -4 || exponent >= Math.max(digits, 6)) {
    return `${trim(mantissa)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return trim(Number(x.toPrecision(digits)).toFixed(Math.max(0, digits - 1 - exponent)));
}

/** A place on the number line: one just beside a whole number, as 1 − 1e-06 is, does not become that number. */
export function formatPosition(x: number, digits = 4): string {
  const shown = Number(formatGeneral(x, digits));
  return formatShort(x, Number.isInteger(shown) && x !== shown ? 9 : digits);
}

/** In mathematicians' brackets: `(0, ∞)`, `[-1, 1]`; one number where there is only one. */
export function formatInterval({ low, high, includesLow, includesHigh }: Interval): string {
  if (low === high) return formatShort(low);
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
  return x === Number.NEGATIVE_INFINITY ? '−∞' : formatShort(x);
}
