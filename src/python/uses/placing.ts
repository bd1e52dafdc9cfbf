// Turns offsets inside a chunk into offsets of the source that a person sees.
import type { Chunk } from '../syntax/syntax.ts';
import type { Code, Origin, Span } from './use.ts';

/** How much of a span's code is handed on. */
const longest = 200;

/** The span of the source that a person sees. */
export function spanIn({ base, source }: Chunk, start: number, end: number): Span {
  const { place, text = '' } = source ?? {};
  const from = base + start;
  let to = base + end;
  // The lines of a snippet all end with a line break; in the document there may be none, or quotes in its place.
  while (place && to > from && text.charAt(to - 1) === '\n') to--;
  // The last character is placed, not the one behind it, which may stand in another line of the document.
  return place
    ? { start: place(from), end: to > from ? place(to - 1) + 1 : place(from) }
    : { start: from, end: to };
}

export function textIn({ base, source }: Chunk, { start, end }: Span): string {
  return source?.text.slice(base + start, base + end) ?? '';
}

/** The span of the source that a person sees, and its code. */
export function codeIn(chunk: Chunk, start: number, end: number): Code {
  const code = textIn(chunk, { start, end: Math.min(end, start + longest) });
  return { ...spanIn(chunk, start, end), code };
}

/** Whether both stand in the same file. */
export function isSameFile(a: Chunk, b: Chunk): boolean {
  return a.source?.file === b.source?.file;
}

/** The place in words that a person can follow. */
export function originIn(chunk: Chunk, start: number, end: number): Origin {
  const { source } = chunk;
  const code = codeIn(chunk, start, end);
  const cell = source?.cell ?? 0;
  const line = (source?.lines.lineAt(code.start) ?? 0) + 1;
  return { ...code, line, cell, ...(source?.file ? { file: source.file } : {}) };
}
