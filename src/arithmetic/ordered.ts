// The numbers of a type in their order: 0 has the place 0, the smallest above it 1, the largest the last place; below 0
// places are negative. −0 stands with 0.
import type { Dtype } from '../foundation/dtype.ts';

/** Types whose numbers can be gone through in order. */
export type OrderedDtype = Exclude<Dtype, 'float64'>;

export const orderedDtypes: readonly OrderedDtype[] = ['float32', 'float16', 'bfloat16'];

interface Width {
  /** How many bits a number has, the hidden one included. */
  readonly precision: number;
  /** The smallest number with all of them. */
  readonly smallestNormal: number;
  /** The place of the largest number. */
  readonly last: number;
}

const widths: Readonly<Record<OrderedDtype, Width>> = {
  float32: { precision: 24, smallestNormal: 2 ** -126, last: 0x7f7fffff },
  float16: { precision: 11, smallestNormal: 2 ** -14, last: 0x7bff },
  bfloat16: { precision: 8, smallestNormal: 2 ** -126, last: 0x7f7f },
};

export const widthOf = (dtype: OrderedDtype): Width => widths[dtype];

const view = new DataView(new ArrayBuffer(4));

/** The number at a place. */
export function numberAt(dtype: OrderedDtype, place: number): number {
  const size = Math.abs(place);
  if (dtype === 'float16') {
    const power = size >> 10;
    const rest = size & 0x3ff;
    const value = power === 0 ? rest * 2 ** -24 : (1024 + rest) * 2 ** (power - 25);
    return place < 0 ? -value : value;
  }
  view.setUint32(0, dtype === 'bfloat16' ? size * 0x10000 : size);
  return place < 0 ? -view.getFloat32(0) : view.getFloat32(0);
}

/** The place of a number, which must be one of the type. */
export function placeOf(dtype: OrderedDtype, x: number): number {
  const size = Math.abs(x);
  let place: number;
  if (dtype === 'float16') {
    const power = Math.max(Math.floor(Math.log2(size)), -15);
    place = size < 2 ** -14 ? size * 2 ** 24 : (power + 14) * 1024 + size * 2 ** (10 - power);
  } else {
    view.setFloat32(0, size);
    place = view.getUint32(0) / (dtype === 'bfloat16' ? 0x10000 : 1);
  }
  return x < 0 ? -place : place;
}
