// Writes a number with the fewest digits that name it in its dtype, as NumPy prints scalars. Pure; made for long columns.
import type { Dtype } from '../activations/activation.ts';
import { formatNumber } from '../activations/printing.ts';
import { roundTo } from '../activations/rounding.ts';

/** Digits that always survive, and digits that always suffice, for each dtype. */
const digitsOf: Readonly<Record<Exclude<Dtype, 'float64'>, readonly [least: number, most: number]>> = {
  float32: [6, 9],
  float16: [3, 5],
  bfloat16: [2, 4],
};

const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * A function that writes numbers of `dtype` in Python's form, `0.12692802`, `1.0`, `1e-05`, `inf`, with the fewest digits
 * that read back as the same number of that dtype.
 */
export function exactWriter(dtype: Dtype): (x: number) => string {
  if (dtype === 'float64') return writeDouble;
  const round = roundTo(dtype);
  const [least, most] = digitsOf[dtype];
  return (x) => {
    const size = Math.abs(x);
    if (!(size > 0) || size === Number.POSITIVE_INFINITY) return formatNumber(x);
    const power = Math.floor(Math.log10(size));
    for (let digits = least; digits <= most; digits++) {
      const places = digits - 1 - power;
      const scale = powersOfTen[Math.abs(places)];
      if (scale === undefined) return writeRare(x, round, digits, most);
      // Both sides are exact in a float64, so this division is the very number that the text is read back as.
      const mantissa = Math.round(places >= 0 ? size * scale : size / scale);
      if (round(places >= 0 ? mantissa / scale : mantissa * scale) === size) {
        return layOut(x < 0, mantissa, places);
      }
    }
    return writeDouble(x);
  };
}

/** A float64 as Python's repr prints it. */
function writeDouble(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(x) ? `${x}.0` : String(x);
  return formatNumber(x);
}

/** Very large and very small numbers, whose powers of ten are not exact. */
function writeRare(x: number, round: (x: number) => number, least: number, most: number): string {
  for (let digits = least; digits <= most; digits++) {
    const near = Number(x.toPrecision(digits));
    if (round(near) === x) return formatNumber(near);
  }
  return formatNumber(x);
}

/** mantissa · 10^-places in Python's form. */
function layOut(isNegative: boolean, mantissa: number, places: number): string {
  let whole = mantissa;
  let after = places;
  while (whole % 10 === 0) {
    whole /= 10;
    after--;
  }
  const digits = String(whole);
  const sign = isNegative ? '-' : '';
  const power = digits.length - 1 - after;
  if (power < -4 || power >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(power)).padStart(2, '0');
    return `${sign}${digits.charAt(0)}${fraction}e${power < 0 ? '-' : '+'}${size}`;
  }
  if (after <= 0) return `${sign}${digits}${'0'.repeat(-after)}.0`;
  if (after >= digits.length) return `${sign}0.${'0'.repeat(after - digits.length)}${digits}`;
  return `${sign}${digits.slice(0, -after)}.${digits.slice(-after)}`;
}
