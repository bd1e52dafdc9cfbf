// How much of a document is read, so that none fills the memory.
import type { Chunk } from '../syntax/syntax.ts';

/** What may still be read of a document, a notebook or a module. Where there is more, all of it is ignored. */
export interface Room {
  characters: number;
  /** Names, attributes, subscripts and calls; a top-level statement takes as much memory as several of them. */
  nodes: number;
}

/** 10 MB of text. A node takes some 500 bytes of memory; code has one in 5 to 10 characters. */
export const createRoom = (): Room => ({ characters: 10 * 1024 * 1024, nodes: 2_000_000 });

/** How much of the room a statement takes beside what stands in it. */
const nodesAStatement = 4;

export const isFull = ({ characters, nodes }: Room): boolean => characters < 0 || nodes < 0;

export function takeChunk(room: Room, { loads }: Chunk): void {
  room.nodes -= nodesAStatement + loads.length;
}
