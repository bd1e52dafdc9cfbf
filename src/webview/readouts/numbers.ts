// How the panel prints and reads numbers: values as PyTorch prints a tensor of them, what a person sets as Python does.

import { writePlainNumber } from '../../arithmetic/write-literal.ts';
import { printNumbers } from '../../content/print.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { readFloat } from '../../foundation/number-literal.ts';

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
  const plain = writePlainNumber(x);
  return /^-?\d+(\.\d)?$/.test(plain) && Math.abs(x) < 1000 ? x.toFixed(2) : plain;
}

/** What a person typed into a number field; undefined if it is no number that Python's float() would read. */
export function readNumberText(text: string): number | undefined {
  return readFloat(text.replace('−', '-'));
}
