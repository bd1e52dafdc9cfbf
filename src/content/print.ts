// Numbers and tensors as PyTorch prints them, in the forms that surfaces need.

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

/**
 * A tensor as PyTorch prints it, on one line where `linewidth` says so. Of a long tensor only its corners are looked at,
 * which is all that PyTorch prints of it.
 */
export function printTensor(
  values: ArrayLike<number>,
  shape: readonly number[],
  dtype: Dtype,
  linewidth?: number,
): string {
  const options = linewidth === undefined ? {} : { linewidth };
  if (values.length <= 1000) return formatTensor(values, shape, dtype, options);
  const places = shape.map((length) =>
    length > 7 ? [0, 1, 2, 3, length - 3, length - 2, length - 1] : Array.from({ length }, (_, at) => at),
  );
  let offsets = [0];
  for (const [dimension, at] of places.entries()) {
    const length = shape[dimension] ?? 1;
    offsets = offsets.flatMap((offset) => at.map((place) => offset * length + place));
  }
  return formatTensor(
    offsets.map((offset) => values[offset] ?? 0),
    places.map((at) => at.length),
    dtype,
    { ...options, threshold: 0 },
  );
}
