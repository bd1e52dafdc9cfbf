// What one place in a Python file is, told before the file has been read: from what stands outside of classes and
// functions, the statement around the place, and those that its names lead to. Pure.
import { createModule, type Elsewhere } from '../binder/modules.ts';
import { cutsIn } from '../parser/cuts.ts';
import { readChunk } from '../parser/read-text.ts';
import { definedName, unreadChunk } from '../parser/unread.ts';
import { LineIndex } from '../sources/source.ts';
import type { Chunk } from '../syntax/syntax.ts';
import type { ActivationUse } from '../uses/use.ts';
import { isAround, pickUse } from '../uses/use-at.ts';
import { joinProgram, sortUses } from './program.ts';

/** What may bind more names of the module than that of the definition it stands in. */
const revealing = /\bglobal\b|\bimport[ \t]*\*|:=|^(?:else|elif|except|finally|case)\b/m;
/** How often names may lead on to what has not been read; further on, all of the file is not much more. */
const mostRounds = 6;

/** A chunk of the text, which may be one that stands for it. */
interface Place {
  readonly from: number;
  readonly to: number;
  chunk: Chunk;
}

/** What was seen at a glance. */
export interface Glimpse {
  readonly use: ActivationUse;
  /** No other file could say more of it. */
  readonly isWhole: boolean;
}

/**
 * The use that `pickUse` finds at `offset` of `text`, the same as the reading of all of it gives; undefined where there is
 * none, and where all of the text must be read to tell. Yields now and then.
 */
export function* glanceAt(
  text: string,
  offset: number,
  options: { readonly elsewhere?: Elsewhere; readonly module?: string } = {},
): Generator<undefined, Glimpse | undefined> {
  const places: Place[] = [];
  let from = 0;
  for (const to of cutsIn(text)) {
    if (to === undefined) yield undefined;
    else {
      const isHere = from <= offset && offset < to;
      const chunk = (!isHere && standIn(text, from, to)) || (yield* readChunk(text, from, to));
      places.push({ from, to, chunk });
      from = to;
    }
  }
  const here = places.find((place) => place.from <= offset && offset < place.to);
  if (!here) return undefined;
  const module = createModule(undefined, false, options.module);
  const lines = new LineIndex(text);
  for (let round = 0; round < mostRounds; round++) {
    const source = { text, cell: 0, lines, chunks: places.map(({ chunk }) => chunk), module };
    const { evaluator, reporter, usesTorch } = yield* joinProgram([source], options.elsewhere);
    // PyTorch may be imported where nobody has looked, and a star brings names that nobody can see.
    if (!usesTorch || module.scope.stars.length > 0) return undefined;
    const found: ActivationUse[] = [];
    const at = offset - here.from;
    for (const node of here.chunk.loads) {
      const use = node.start <= at && at <= node.end && reporter.usesAt(node);
      if (use) found.push(use);
    }
    const { unread, wanted } = evaluator;
    if (unread.size === 0) {
      if (reporter.inputs.isWaiting) return undefined;
      const uses = yield* sortUses(found);
      const use = pickUse(uses, offset, 0);
      return use && isAround(use, offset) ? { use, isWhole: wanted.length === 0 } : undefined;
    }
    for (const place of places) {
      if (unread.has(place.chunk)) place.chunk = yield* readChunk(text, place.from, place.to);
    }
  }
  return undefined;
}

/** What stands for a definition that nothing has asked for yet: its name, and nothing else. */
function standIn(text: string, from: number, to: number): Chunk | undefined {
  const source = text.slice(from, to);
  if (definedName(source) === undefined || revealing.test(source)) return undefined;
  const chunk = unreadChunk(source);
  chunk.base = from;
  return chunk;
}
