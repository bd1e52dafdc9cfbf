// Numbers as PyTorch prints them, one by one. Pure.
import { formatTensor } from '../activations/printing.ts';

/** The elements of one float32 tensor, printed together so that they share their digits. */
export function printNumbers(values: readonly number[]): readonly string[] {
  return printTensor(values)
    .replace(/^tensor\(\[|\]\)$/g, '')
    .split(',')
    .map((text) => text.trim());
}

/** One float32 vector as PyTorch prints it, on one line. */
export function printTensor(values: readonly number[]): string {
  return formatTensor(values, [values.length], 'float32').replace(/\s+/g, ' ');
}
