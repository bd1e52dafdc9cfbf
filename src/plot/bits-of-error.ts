// How many bits of an answer are wrong along x: what Herbie draws of a formula.
import { type OrderedDtype, placeOf } from '../arithmetic/ordered.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import type { Curve } from './curve.ts';

/** All bits of a number. */
export const bitsOf = (dtype: OrderedDtype): number => (dtype === 'float32' ? 32 : 16);

/**
 * For each of some x, rounded to the dtype, the logarithm to base 2 of how many numbers of the dtype lie between what is `answered` and
 * what is `exact`, one more than these: 0 where it is the number, 1 where it is next to it, all bits where only one of both is NaN.
 */
export function bitsOfError(
  exact: Curve,
  answered: Curve,
  dtype: OrderedDtype,
  xs: readonly number[],
): readonly number[] {
  const round = roundTo(dtype);
  // What would be the next number of float16 stands for infinity; the others have a place for it.
  const end = dtype === 'float16' ? 2 ** 16 : Number.POSITIVE_INFINITY;
  const place = (y: number): number => placeOf(dtype, Math.max(-end, Math.min(end, y)));
  return xs.map((x) => {
    const [here, there] = [answered.y(round(x)), round(exact.y(round(x)))];
    if (Number.isNaN(here) || Number.isNaN(there))
      return Number.isNaN(here) && Number.isNaN(there) ? 0 : bitsOf(dtype);
    return Math.log2(1 + Math.abs(place(here) - place(there)));
  });
}
