// What the format of a text says of all its numbers at once: their shape, their order, their scale.
import { sizeOf } from '../arithmetic/shapes.ts';
import type { Draft } from './formats/draft.ts';
import type { ParsedTensor } from './parsed-tensor.ts';

/** The tensor as its format arranges it; as it was where its numbers do not go together so. */
export function arrange(tensor: ParsedTensor, draft: Draft): ParsedTensor {
  const scaled = draft.exponent === 0 ? tensor : scale(tensor, draft);
  const placed = draft.blocks.length > 1 ? (besideOneAnother(scaled, draft) ?? scaled) : scaled;
  const { length } = placed.values;
  if (draft.shape && sizeOf(draft.shape) === length && length > 0) return { ...placed, shape: draft.shape };
  if (draft.isRow && length > 0) return { ...placed, shape: [length] };
  return draft.pages.length > 1 ? (inPages(placed, draft) ?? placed) : placed;
}

/** Every number times a power of ten, rounded once. */
function scale(tensor: ParsedTensor, { text, exponent }: Draft): ParsedTensor {
  const { values, starts, ends } = tensor;
  if (values.length !== starts.length) return tensor;
  const scaled = values.map((value, at) => {
    const written = text.slice(starts[at] ?? 0, ends[at] ?? 0);
    return /^-?[\d.]+$/.test(written) ? Number(`${written}e${exponent}`) : value * 10 ** exponent;
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
  const { values, starts, ends } = tensor;
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
  const from = <T extends Float64Array | Uint32Array>(list: T): T =>
    list.map((_, at) => list[order[at] ?? 0] ?? 0) as T;
  return {
    ...tensor,
    values: from(values),
    starts: from(starts),
    ends: from(ends),
    shape: [rows, width],
    isRearranged: true,
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

/** Pages of equal rows and columns. */
function inPages(tensor: ParsedTensor, { text, pages }: Draft): ParsedTensor | undefined {
  const { values, starts } = tensor;
  const places = countsBefore(starts, pages);
  const count = pages.length;
  const size = starts.length / count;
  if (values.length !== starts.length || !Number.isInteger(size) || size === 0) return undefined;
  if (places.some((place, at) => place !== at * size)) return undefined;
  const rows = countLines(text, starts, size);
  return Number.isInteger(size / rows) ? { ...tensor, shape: [count, rows, size / rows] } : undefined;
}
