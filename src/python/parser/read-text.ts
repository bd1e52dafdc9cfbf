// Reads one text chunk by chunk, and keeps the chunks that an edit leaves as they were.
import type { Chunk } from '../syntax/syntax.ts';
import { cutsIn } from './cuts.ts';
import { changeBetween, parseChunk } from './parse.ts';
import { createRoom, isFull, takeChunk } from './room.ts';
import { isTooLong, unreadChunk } from './unread.ts';

/** A text that is read, and what is kept of it for its next version. */
export interface KnownText {
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly places: readonly ChunkPlace[];
}

/** Where a chunk stands: a later reading, which may be given up, moves the chunk itself. */
interface ChunkPlace {
  readonly from: number;
  readonly to: number;
  readonly chunk: Chunk;
}

/** How many chunks are kept before a caller may pause. */
const chunksAStep = 512;
/**
 * The chunks of `text`; `before` is an earlier version of it. A chunk depends on nothing but its own text. Stops as soon as
 * `room` is full.
 */
export function* readText(
  text: string,
  before: KnownText | undefined,
  room = createRoom(),
): Generator<undefined, KnownText> {
  room.characters -= text.length;
  if (isFull(room)) return { text, chunks: [], places: [] };
  const change = before && changeBetween(before.text, text);
  const old = before?.places ?? [];
  const places: ChunkPlace[] = [];
  const keep = function* (from: number, to: number, shift: number): Generator<undefined, void> {
    for (const [index, place] of old.slice(from, to).entries()) {
      places.push(moved(place, place.from + shift));
      takeChunk(room, place.chunk);
      if (index % chunksAStep === chunksAStep - 1) yield undefined;
    }
  };
  const untouched = change ? countAhead(old, change) : 0;
  yield* keep(0, untouched, 0);
  let start = places.at(-1)?.to ?? 0;
  let next = untouched;
  for (const cut of cutsIn(text, start)) {
    if (cut === undefined) {
      yield undefined;
      continue;
    }
    const shift = change ? change.toNew - change.toOld : 0;
    while (next < old.length && (old[next]?.from ?? 0) + shift < start) next++;
    if (change && start >= change.toNew && (old[next]?.from ?? -1) + shift === start) {
      yield* keep(next, old.length, shift);
      break;
    }
    // The chunk ahead of the change, or the one that it is in.
    const known = old.slice(untouched, untouched + 2).find((place) => place.from === start);
    const isKept = known !== undefined && change && cut <= change.from && cut === known.to;
    const place = isKept ? moved(known, start) : yield* readPlace(text, start, cut);
    places.push(place);
    takeChunk(room, place.chunk);
    if (isFull(room)) break;
    start = cut;
  }
  return { text, chunks: places.map(({ chunk }) => chunk), places };
}

/** How many chunks stand ahead of the change and end where they did: what decides that stands in the chunk behind. */
function countAhead(places: readonly ChunkPlace[], { from }: { readonly from: number }): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.to ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function moved(place: ChunkPlace, from: number): ChunkPlace {
  place.chunk.base = from;
  return place.from === from ? place : { ...place, from, to: from + place.to - place.from };
}

function* readPlace(text: string, from: number, to: number): Generator<undefined, ChunkPlace> {
  const source = text.slice(from, to);
  if (isTooLong(source)) return moved({ from, to, chunk: unreadChunk(source) }, from);
  const { chunk } = yield* parseChunk(source);
  // A short chunk gives no occasion to pause by itself.
  yield undefined;
  return moved({ from, to, chunk }, from);
}
