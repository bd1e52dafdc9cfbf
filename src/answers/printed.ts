// Numbers as PyTorch prints them, one by one. Pure.
import { formatTensor } from '../activations/printing.ts';

/**
 * The elements of a float32 tensor, printed together so that they share their digits. Where PyTorch would change to
 * powers of ten for all of them, each is printed as a tensor of its own.
 */
export function printNumbers(values: readonly number[]): readonly string[] {
  const together = printTensor(values);
  if (/\de[+-]/.test(together)) return values.map((value) => inside(formatTensor([value], [], 'float32')));
  return inside(together)
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((text) => text.trim());
}

function inside(tensor: string): string {
  return tensor.replace(/^tensor\(|\)$/g, '');
}

/** One float32 vector as PyTorch prints it, on one line. */
export function printTensor(values: readonly number[]): string {
  return formatTensor(values, [values.length], 'float32').replace(/\s+/g, ' ');
}
