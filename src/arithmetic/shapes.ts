// What shapes of tensors hold, and which of them go together.

/** How many numbers a tensor of this shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Whether two shapes are the same. */
export function isSameShape(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((length, index) => length === other[index]);
}

/** The shape that `reshape(2, -1)` gives; undefined if PyTorch raises. */
export function reshaped(shape: readonly number[], wanted: readonly number[]): readonly number[] | undefined {
  const count = sizeOf(shape);
  const known = sizeOf(wanted.filter((length) => length !== -1));
  const free = wanted.filter((length) => length === -1).length;
  if (wanted.some((length) => length < -1) || free > 1) return undefined;
  if (free === 0) return known === count ? wanted : undefined;
  return known === 0 || count % known ? undefined : wanted.map((l) => (l === -1 ? count / known : l));
}
