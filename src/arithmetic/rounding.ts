// Rounds numbers to PyTorch's floating point types; the only place that knows how wide a type is.
import type { Dtype } from '../foundation/dtype.ts';

/** Rounds a float64 to the nearest number of a type, ties to even. */
export type Round = (x: number) => number;

export const keep: Round = (x) => x;

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** To bfloat16: the upper half of a float32. Rounded to float32 first, as PyTorch's kernels hand it over. */
const toBfloat16: Round = (x) => {
  single[0] = x;
  const word = bits[0] ?? 0;
  if (Number.isNaN(x)) return Number.NaN;
  bits[0] = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000;
  return single[0];
};

/** To float16: 11 bits, no smaller step than 2^-24, infinite from 65520. Rounded to float32 first, as PyTorch's kernels hand it over. */
const toFloat16: Round = (x) => {
  const f = Math.fround(x);
  const size = Math.abs(f);
  if (!(size < 65520)) return f * Number.POSITIVE_INFINITY;
  // Adding and taking away a power of two leaves just the bits that fit.
  if (size < 2 ** -14) return withSign(size + 1.5 * 2 ** 28 - 1.5 * 2 ** 28, f);
  const scale = 2 ** (Math.floor(Math.log2(size)) + 42);
  return withSign(size + 1.5 * scale - 1.5 * scale, f);
};

function withSign(size: number, like: number): number {
  return like < 0 || Object.is(like, -0) ? -size : size;
}

/** The rounding of a type. */
export function roundTo(dtype: Dtype): Round {
  if (dtype === 'float32') return Math.fround;
  if (dtype === 'float16') return toFloat16;
  return dtype === 'bfloat16' ? toBfloat16 : keep;
}
