// What the format of a text says of all its numbers at once: their shape, their order, their scale.
import { sizeOf } from '../arithmetic/shapes.ts';
import { readTimesTen } from '../foundation/number-literal.ts';
import type { Draft } from './formats/draft.ts';
import type { ParsedTensor } from './parsed-tensor.ts';

/** The tensor as its format arranges it; as it was where its numbers do not go together so. */
export function arrange(tensor: ParsedTensor, draft: Draft): ParsedTensor {
  const scaled = draft.scales.length === 0 ? tensor : scale(tensor, draft);
  const beside = draft.blocks.length > 1 ? (besideOneAnother(scaled, draft) ?? scaled) : scaled;
  const placed = draft.pages.length > 1 ? (inPages(beside, draft) ?? beside) : beside;
  const { length } = placed.values;
  if (draft.shape && sizeOf(draft.shape) === length && length > 0) return { ...placed, shape: draft.shape };
  if (draft.isRow && length > 0) return { ...placed, shape: [length] };
  return placed;
}

/** Every number times the power of ten above it, which holds to the end of its page, rounded once. */
function scale(tensor: ParsedTensor, { text, scales, pages }: Draft): ParsedTensor {
  const { values, starts, ends } = tensor;
  if (values.length !== starts.length) return tensor;
  const factors = [...scales, ...pages.map(({ start }) => ({ start, exponent: 0 }))].sort(
    (one, other) => one.start - other.start,
  );
  let next = 0;
  const scaled = values.map((value, at) => {
    while ((factors[next]?.start ?? text.length) < (starts[at] ?? 0)) next++;
    const exponent = factors[next - 1]?.exponent ?? 0;
    if (exponent === 0) return value;
    return readTimesTen(text, starts[at] ?? 0, ends[at] ?? 0, exponent) ?? value * 10 ** exponent;
  });
  return { ...tensor, values: scaled, isRearranged: true };
}

/** How many items stand before each of `places`. */
function countsBefore(starts: Uint32Array, places: readonly number[]): readonly number[] {
  let item = 0;
  return places.map((place) => {
    while (item < starts.length && (starts[item] ?? 0) < place) item++;
    return item;
  });
}

/** Blocks of columns, printed one below the other, as the one table that they are. */
function besideOneAnother(tensor: ParsedTensor, { text, blocks }: Draft): ParsedTensor | undefined {
  const { values, starts } = tensor;
  const places = countsBefore(starts, blocks);
  if (places[0] !== 0 || values.length !== starts.length) return undefined;
  const sizes = places.map((place, at) => (places[at + 1] ?? starts.length) - place);
  const rows = countLines(text, starts, sizes[0] ?? 0);
  if (rows === 0 || sizes.some((size) => size === 0 || size % rows !== 0)) return undefined;
  const widths = sizes.map((size) => size / rows);
  const width = starts.length / rows;
  const order = new Uint32Array(starts.length);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    for (const [block, place] of places.entries()) {
      const columns = widths[block] ?? 0;
      for (let column = 0; column < columns; column++) order[next++] = place + row * columns + column;
    }
  }
  return {
    ...tensor,
    ...inOrder(tensor, order),
    shape: rows === 1 ? [width] : [rows, width],
    isRearranged: true,
  };
}

/** Numbers and their places in another order. */
function inOrder({ values, starts, ends }: ParsedTensor, order: Uint32Array) {
  return {
    values: values.map((_, at) => values[order[at] ?? 0] ?? 0),
    starts: starts.map((_, at) => starts[order[at] ?? 0] ?? 0),
    ends: ends.map((_, at) => ends[order[at] ?? 0] ?? 0),
  };
}

/** On how many lines the first `count` items stand. */
function countLines(text: string, starts: Uint32Array, count: number): number {
  let lines = 0;
  let lineEnd = -1;
  for (let at = 0; at < count; at++) {
    const start = starts[at] ?? 0;
    if (start < lineEnd) continue;
    lines++;
    const next = text.indexOf('\n', start);
    lineEnd = next < 0 ? text.length : next;
  }
  return lines;
}

/** Pages of equal rows and columns, which may be printed with their first index running fastest. */
function inPages(tensor: ParsedTensor, { text, pages }: Draft): ParsedTensor | undefined {
  const { values, starts } = tensor;
  const places = countsBefore(
    starts,
    pages.map(({ start }) => start),
  );
  const count = pages.length;
  const size = starts.length / count;
  if (values.length !== starts.length || !Number.isInteger(size) || size === 0) return undefined;
  if (places.some((place, at) => place !== at * size)) return undefined;
  const rows = countLines(text, starts, size);
  if (!Number.isInteger(size / rows)) return undefined;
  const own = rows === 1 ? [size] : [rows, size / rows];
  const depth = pages[0]?.index.length ?? 0;
  if (depth < 2 || pages.some(({ index }) => index.length !== depth))
    return { ...tensor, shape: [count, ...own] };
  const lengths = Array.from({ length: depth }, (_, at) => new Set(pages.map(({ index }) => index[at])).size);
  if (sizeOf(lengths) !== count) return { ...tensor, shape: [count, ...own] };
  const sorted = pages
    .map(({ index }, at) => ({ index, at }))
    .sort((one, other) => compare(one.index, other.index));
  const order = new Uint32Array(starts.length);
  let next = 0;
  for (const { at } of sorted) for (let item = 0; item < size; item++) order[next++] = at * size + item;
  return { ...tensor, ...inOrder(tensor, order), shape: [...lengths, ...own], isRearranged: true };
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((each, place) => each !== other[place]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
