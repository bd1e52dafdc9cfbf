// How the panel prints and reads numbers: values as PyTorch prints a tensor of them, what a person sets as Python does.

import { printNumbers } from '../../content/print.ts';
import type { Dtype } from '../../foundation/dtype.ts';

/** One value, as PyTorch prints a tensor of it: `0.6931`, `2.`, `2.0612e-09`, `inf`. */
export function printReading(value: number, dtype: Dtype = 'float64'): string {
  return printNumbers([value], dtype)[0] ?? '';
}

/** Values that stand below one another, as PyTorch prints them in one tensor; a hole stays empty. */
export function printColumn(values: readonly (number | undefined)[], dtype: Dtype): readonly string[] {
  const there = values.filter((value) => value !== undefined);
  const printed = printNumbers(there, dtype)[Symbol.iterator]();
  return values.map((value) => (value === undefined ? '' : (printed.next().value ?? '')));
}

/** An x that the person chose: two decimals at least, all the digits that it has. */
export function printX(x: number): string {
  const plain = plainNumber(x);
  return /^-?\d+(\.\d)?$/.test(plain) && Math.abs(x) < 1000 ? x.toFixed(2) : plain;
}

/** A number as Python writes it, in the fewest digits: `2`, `0.5`, `1e-05`, `inf`. */
export function plainNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return scientific(value.toExponential());
  return String(value);
}

/** What a person typed into a number field; undefined where it is no number that Python's float() would read. */
export function readNumberText(text: string): number | undefined {
  const plain = text.trim().replace('−', '-').toLowerCase();
  if (/^[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(plain)) return Number(plain.replaceAll('_', ''));
  const word = /^([+-]?)(inf|infinity|nan)$/.exec(plain);
  if (!word) return undefined;
  return word[2] === 'nan'
    ? Number.NaN
    : word[1] === '-'
      ? Number.NEGATIVE_INFINITY
      : Number.POSITIVE_INFINITY;
}

/** JavaScript's `1e-7` as Python's `1e-07`. */
function scientific(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
