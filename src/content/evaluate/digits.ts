// Writes numbers with the fewest digits that name them in their dtype, as NumPy prints scalars: millions of them, into one
// text.

import { formatNumber, layOutDigits } from '../../arithmetic/printing.ts';
import { type Round, roundTo } from '../../arithmetic/rounding.ts';
import type { Dtype } from '../../foundation/dtype.ts';

/** Digits to begin with, since shorter ones are then found as trailing zeros, and digits that always suffice. */
const digitsOf: Readonly<Record<Exclude<Dtype, 'float64'>, readonly [least: number, most: number]>> = {
  float32: [6, 9],
  float16: [1, 5],
  bfloat16: [1, 4],
};

const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** The fewest digits of a number: `mantissa` · 10^-`places`; `mantissa` is -1 where it is not found this way. */
const shortest = { mantissa: 0, places: 0 };

/**
 * Finds the fewest digits that read back as `size`, a positive number of the type that `round` rounds to. Not found for
 * numbers so large or small that their power of ten is not exact.
 */
function findShortest(size: number, round: Round, least: number, most: number): typeof shortest {
  const power = Math.floor(Math.log10(size));
  shortest.mantissa = -1;
  for (let digits = least; digits <= most; digits++) {
    const places = digits - 1 - power;
    const scale = powersOfTen[places < 0 ? -places : places];
    if (scale === undefined) break;
    // Both sides are exact in a float64, so this quotient is the very number that the text is read back as.
    const mantissa = Math.round(places >= 0 ? size * scale : size / scale);
    if (round(places >= 0 ? mantissa / scale : mantissa * scale) !== size) continue;
    shortest.mantissa = mantissa;
    shortest.places = places;
    while (shortest.mantissa % 10 === 0) {
      shortest.mantissa /= 10;
      shortest.places--;
    }
    break;
  }
  return shortest;
}

/**
 * A function that writes numbers of `dtype` in Python's form, `0.126928`, `1.0`, `1e-05`, `inf`, with the fewest digits
 * that read back as the same number of that dtype.
 */
export function exactWriter(dtype: Dtype): (x: number) => string {
  if (dtype === 'float64') return writeDouble;
  const round = roundTo(dtype);
  const [least, most] = digitsOf[dtype];
  return (x) => {
    const size = Math.abs(x);
    if (!(size > 0) || size === Number.POSITIVE_INFINITY) return formatNumber(x);
    const { mantissa, places } = findShortest(size, round, least, most);
    return mantissa < 0 ? writeRare(x, round, most) : layOut(x < 0, mantissa, places);
  };
}

/** A float64 as Python's repr prints it. */
function writeDouble(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(x) ? `${x}.0` : String(x);
  return formatNumber(x);
}

/** Very large and very small numbers, whose powers of ten are not exact. */
function writeRare(x: number, round: Round, most: number): string {
  for (let digits = 1; digits <= most; digits++) {
    const near = Number(x.toPrecision(digits));
    if (round(near) === x) return formatNumber(near);
  }
  return formatNumber(x);
}

/** mantissa · 10^-places in Python's form. */
function layOut(isNegative: boolean, mantissa: number, places: number): string {
  const digits = String(mantissa);
  return (isNegative ? '-' : '') + layOutDigits(digits, digits.length - 1 - places);
}

/**
 * Text that grows number by number. Bytes in one array and one string a slice are several times as fast as adding a
 * million short strings, which V8 keeps as a tree and flattens at the end, all at once.
 */
export class NumberTape {
  private readonly bytes = new Uint8Array(1 << 17);
  private length = 0;
  private readonly parts: string[] = [];
  private readonly decoder = new TextDecoder();
  private readonly write: (x: number) => string;
  private readonly round: Round | undefined;
  private readonly least: number;
  private readonly most: number;

  constructor(dtype: Dtype) {
    this.write = exactWriter(dtype);
    this.round = dtype === 'float64' ? undefined : roundTo(dtype);
    [this.least, this.most] = dtype === 'float64' ? [0, 0] : digitsOf[dtype];
  }

  /** Adds a part of a text. */
  put(text: string, from: number, to: number): void {
    if (to - from > 256) {
      this.flush();
      this.parts.push(text.slice(from, to));
      return;
    }
    if (this.length + 256 > this.bytes.length) this.flush();
    const before = this.length;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code > 127) {
        this.length = before;
        this.flush();
        this.parts.push(text.slice(from, to));
        return;
      }
      this.bytes[this.length++] = code;
    }
  }

  /** Adds a number with the fewest digits that name it. */
  putNumber(x: number): void {
    const size = x < 0 ? -x : x;
    if (this.round && size >= 1e-4 && size < 1e9) {
      const { mantissa, places } = findShortest(size, this.round, this.least, this.most);
      if (mantissa >= 0 && places > 0) {
        this.putFraction(x < 0, mantissa, places);
        return;
      }
    }
    // Half of all that ReLU answers.
    const text = Object.is(x, 0) ? '0.0' : this.write(x);
    this.put(text, 0, text.length);
  }

  /** All that was added. */
  finish(): string {
    this.flush();
    return this.parts.join('');
  }

  /** A mantissa of at most nine digits with a point in it, `0.126928`, from the last digit to the first. */
  private putFraction(isNegative: boolean, mantissa: number, places: number): void {
    if (this.length + 32 > this.bytes.length) this.flush();
    const { bytes } = this;
    let count = 1;
    for (let bound = 10; bound <= mantissa; bound *= 10) count++;
    const whole = Math.max(1, count - places);
    const start = this.length + (isNegative ? 1 : 0);
    if (isNegative) bytes[this.length] = 45;
    let at = start + whole + places;
    let rest = mantissa | 0;
    for (let place = 0; place < places; place++) {
      const next = (rest / 10) | 0;
      bytes[at--] = 48 + rest - next * 10;
      rest = next;
    }
    bytes[at--] = 46;
    for (let place = 0; place < whole; place++) {
      const next = (rest / 10) | 0;
      bytes[at--] = 48 + rest - next * 10;
      rest = next;
    }
    this.length = start + whole + places + 1;
  }

  private flush(): void {
    if (this.length === 0) return;
    this.parts.push(this.decoder.decode(this.bytes.subarray(0, this.length)));
    this.length = 0;
  }
}
