// Of many numbers as many as a picture takes.

/** At most `most` of the numbers, evenly spread over all of them, from the first on. */
export function thinned(numbers: readonly number[], most: number): readonly number[] {
  const step = Math.max(1, numbers.length / most);
  return numbers.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}
