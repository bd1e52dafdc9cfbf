// Reads a module in another file, from which a source imports names: the caller finds the file and hands in its text.
import { createModule, joinModule, type OtherModule } from '../binder/modules.ts';
import { readText } from '../parser/read-text.ts';
import { createRoom, isFull } from '../parser/room.ts';
import { LineIndex, type OtherFile, withoutMark } from '../sources/source.ts';

/**
 * Reads the module in `text`; undefined if it is too large, or no text that Python would take: one with a null character.
 * Yields now and then; never throws.
 */
export function* readOtherModule(
  text: string,
  file: OtherFile,
): Generator<undefined, OtherModule | undefined> {
  if (text.includes('\0')) return undefined;
  const plain = withoutMark(text);
  const source = { text: plain, cell: 0, lines: new LineIndex(plain), file };
  const module = createModule();
  const room = createRoom();
  const { chunks } = yield* readText(plain, undefined, room);
  if (isFull(room)) return undefined;
  for (const [order, chunk] of chunks.entries()) {
    yield* joinModule(module, chunk, source, order);
    if ((order & 15) === 0) yield undefined;
  }
  return { file, names: module };
}
