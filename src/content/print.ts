// Numbers as PyTorch prints them, one by one. Pure.

import { formatTensor } from '../arithmetic/printing.ts';
import type { Dtype } from '../foundation/dtype.ts';

/**
 * The elements of a tensor, printed together so that they share their digits. Where PyTorch would change to powers of
 * ten for all of them, each is printed as a tensor of its own.
 */
export function printNumbers(values: readonly number[], dtype: Dtype = 'float32'): readonly string[] {
  if (values.length === 0) return [];
  const together = formatTensor(values, [values.length], dtype, { profile: 'full' });
  if (/\de[+-]/.test(together)) return values.map((value) => inside(formatTensor([value], [], dtype)));
  return inside(together)
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((text) => text.trim());
}

function inside(tensor: string): string {
  return tensor.replace(/^tensor\(|(,\s+dtype=[\w.]+)?\)$/g, '');
}

/** One float32 vector as PyTorch prints it, on one line. */
export function printVector(values: readonly number[]): string {
  return formatTensor(values, [values.length], 'float32').replace(/\s+/g, ' ');
}
