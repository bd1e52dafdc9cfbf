// The words of bfloat16 and float16 as numbers, and back.
import assert from 'node:assert/strict';

/** A type of 16 bits. */
export type SixteenBits = 'bfloat16' | 'float16';

const word = new DataView(new ArrayBuffer(4));

/** The number that a word of 16 bits stands for. */
export function numberOf(bits: number, dtype: SixteenBits): number {
  if (dtype === 'bfloat16') {
    word.setUint32(0, bits * 2 ** 16);
    return word.getFloat32(0);
  }
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** The word of a number that is one of the type's; nan is the quiet one. */
export function bitsOf(x: number, dtype: SixteenBits): number {
  if (dtype === 'bfloat16') {
    if (Number.isNaN(x)) return 0x7fc0;
    word.setFloat32(0, x);
    assert.ok(word.getUint16(2) === 0 && Object.is(word.getFloat32(0), x), `${x} is no bfloat16`);
    return word.getUint16(0);
  }
  if (Number.isNaN(x)) return 0x7e00;
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const steps = size * 2 ** (10 - exponent);
  assert.ok(Number.isInteger(steps) && steps < 2048, `${x} is no float16`);
  return sign | (steps < 1024 ? steps : ((exponent + 15) << 10) | (steps - 1024));
}
