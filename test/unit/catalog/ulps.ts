// Measures how far apart two float64s are, in units in the last place.
const view = new DataView(new ArrayBuffer(8));

/** The place of a float64 in the order of all float64s. */
function place(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** How many float64s lie from `a` to `b`; infinite where one of them is NaN, 0 where both are. */
export function ulpsBetween(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b))
    return Number.isNaN(a) === Number.isNaN(b) ? 0 : Number.POSITIVE_INFINITY;
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}
