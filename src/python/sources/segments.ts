// Segments of a text that stand in order, and the one that an offset falls into.

/** The last of `segments`, which are in order, that begins at `offset` or ahead of it. */
export function segmentAt<Segment extends { readonly at: number }>(
  segments: readonly Segment[],
  offset: number,
): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return segments[low - 1];
}
