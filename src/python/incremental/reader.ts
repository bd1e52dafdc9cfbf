// Reads a Python document, a notebook or Markdown in steps, and keeps what an edit leaves untouched. the caller
// decides when to step and when to stop.

import { stepThrough } from '../../foundation/generators.ts';
import { createModule, type ModuleNames, type OtherModules, type WantedModule } from '../binder/modules.ts';
import type { Definition } from '../expressions/definitions.ts';
import type { CheckedCode } from '../flows/check.ts';
import { type KnownText, readText } from '../parser/read-text.ts';
import { createRoom, isFull, type Room, takeChunk } from '../parser/room.ts';
import { codeOfCell } from '../sources/cells.ts';
import { placeIn, type Snippet, snippetIn } from '../sources/snippets.ts';
import { LineIndex, withoutMark } from '../sources/source.ts';
import type { Chunk } from '../syntax/syntax.ts';
import type { Silence } from '../uses/silence.ts';
import type { OfferedNames } from '../uses/strings.ts';
import type { ActivationUse, Span } from '../uses/use.ts';
import { pickUse } from '../uses/use-at.ts';
import { type ProgramSource, readProgram, sortUses } from './program.ts';

/** One document, or one cell of a notebook. */
export interface Cell {
  readonly text: string;
  readonly language: 'python' | 'markdown';
  /** What tells the cell from others when cells are moved; their order by default. */
  readonly key?: string;
  /** A cell of a notebook: lines with `%` and `!` are not Python. */
  readonly isNotebook?: boolean;
  /** The document's name as a module, `torch.nn.modules.activation`, which relative imports count from. */
  readonly module?: string;
}

/** A reading under way. */
export interface Reading {
  /** Goes on for about this many milliseconds; true when everything is read. Never throws. */
  step(milliseconds: number): boolean;
  /** The uses in each cell, once all is read. */
  readonly uses: readonly (readonly ActivationUse[])[];
  /** The modules in other files that names come from and that `otherModules` did not know yet, once all is read. */
  readonly wanted: readonly WantedModule[];
  /**
   * What a person points at in a cell: the use there, one of its arguments, or a name that is given an activation. Once all
   * is read, and until the next reading begins.
   */
  useAt(cell: number, offset: number): ActivationUse | undefined;
  /** The names that may stand in the string there, and what is between its quotes; undefined where that is not certain. */
  namesAt(cell: number, offset: number): (OfferedNames & Span) | undefined;
  /** Why `useAt` finds nothing there, where that is certain. */
  silenceAt(cell: number, offset: number): Silence | undefined;
  /** The activations that a cell defines itself. Once all is read, and until the next reading begins. */
  definitionsIn(cell: number): readonly Definition[];
  /** What a check of a cell finds. Once all is read; undefined of Markdown, and where the next reading has begun meanwhile. */
  checkIn(cell: number): Generator<undefined, CheckedCode | undefined>;
  /** The innermost of them whose code holds `offset`, also where nothing says that it is meant as an activation. */
  definitionAround(cell: number, offset: number): Definition | undefined;
}

export interface Reader {
  /** Starts to read these cells, in order. What an earlier reading knows of them is used again. */
  read(cells: readonly Cell[], otherModules?: OtherModules): Reading;
}

/** A snippet in the documentation of a chunk, its offsets counted from the chunk. */
interface KnownSnippet {
  readonly snippet: Snippet;
  readonly chunks: readonly Chunk[];
  readonly module: ModuleNames;
}

type Answer = Pick<
  Reading,
  'uses' | 'wanted' | 'useAt' | 'namesAt' | 'silenceAt' | 'definitionsIn' | 'definitionAround' | 'checkIn'
>;
type CellPlace = Pick<ProgramSource, 'cell' | 'lines'>;

/** What is kept from one reading to the next. */
interface Memory {
  last?: Answer & {
    readonly cells: readonly Cell[];
    readonly revision: number | undefined;
    readonly program: number;
  };
  texts: ReadonlyMap<string, KnownText>;
  readonly modules: Map<string, ModuleNames>;
  readonly snippets: WeakMap<Chunk, KnownSnippet | 'none'>;
  /** How many readings have begun: each moves the chunks that it shares with earlier ones, even if it is given up. */
  programs: number;
}

/** How many chunks or uses are looked at before a caller may pause. */
const chunksAStep = 512;

/** A reader for one document or notebook; it remembers its last version. */
export function createReader(): Reader {
  const memory: Memory = {
    texts: new Map(),
    modules: new Map(),
    snippets: new WeakMap(),
    programs: 0,
  };
  return {
    read(cells, otherModules) {
      const work = stepThrough(readCells(cells, otherModules, memory));
      const nothing = cells.map(() => []);
      return {
        step: work.step,
        get uses() {
          return work.result?.uses ?? nothing;
        },
        get wanted() {
          return work.result?.wanted ?? [];
        },
        useAt: (cell, offset) => work.result?.useAt(cell, offset),
        namesAt: (cell, offset) => work.result?.namesAt(cell, offset),
        silenceAt: (cell, offset) => work.result?.silenceAt(cell, offset),
        definitionsIn: (cell) => work.result?.definitionsIn(cell) ?? [],
        checkIn: (cell) => work.result?.checkIn(cell) ?? nothingFound(),
        definitionAround: (cell, offset) => work.result?.definitionAround(cell, offset),
      };
    },
  };
}

function* readCells(
  cells: readonly Cell[],
  otherModules: OtherModules | undefined,
  memory: Memory,
): Generator<undefined, Answer> {
  const { last } = memory;
  const isCurrent = last?.program === memory.programs && last.revision === otherModules?.revision;
  if (last && isCurrent && isSame(cells, last.cells)) return last;
  const program = ++memory.programs;
  const texts = new Map<string, KnownText>();
  const sources: ProgramSource[] = [];
  const room = createRoom();
  for (const [index, cell] of cells.entries()) {
    const place = { cell: index, lines: new LineIndex(cell.text) };
    if (cell.language === 'markdown') yield* addFences(cell, place, sources, room);
    else yield* addCode(cell, place, sources, texts, memory, room);
    if (!isFull(room)) continue;
    memory.texts = new Map();
    memory.last = { cells, revision: otherModules?.revision, program, ...tooLarge(cells) };
    return memory.last;
  }
  const read = yield* readProgram(sources, otherModules);
  const {
    uses: found,
    wanted,
    hintsOf,
    mentionAt,
    namesAt,
    silenceAt,
    definitionsIn,
    definitionAround,
    checkIn,
  } = read;
  memory.texts = texts;
  const uses: ActivationUse[][] = cells.map(() => []);
  for (const [index, list] of found.entries()) {
    const inCell = uses[sources[index]?.cell ?? 0];
    for (const [at, use] of list.entries()) {
      inCell?.push(use);
      if (at % chunksAStep === chunksAStep - 1) yield undefined;
    }
  }
  const sorted: (readonly ActivationUse[])[] = [];
  for (const list of uses) sorted.push(yield* sortUses(list));
  const isLatest = () => memory.programs === program;
  memory.last = {
    cells,
    revision: otherModules?.revision,
    program,
    uses: sorted,
    wanted,
    useAt: (cell, offset) => {
      const use = pickUse(sorted[cell] ?? [], offset, cell);
      if (!isLatest()) return use;
      if (!use) return mentionAt(cell, offset);
      return { ...use, ...hintsOf(use, cell) };
    },
    namesAt: (cell, offset) => (isLatest() ? namesAt(cell, offset) : undefined),
    silenceAt: (cell, offset) => (isLatest() ? silenceAt(cell, offset) : undefined),
    definitionsIn: (cell) => (isLatest() ? definitionsIn(cell) : []),
    checkIn: (cell) => whileLatest(checkIn(cell, sorted[cell] ?? []), isLatest),
    definitionAround: (cell, offset) => (isLatest() ? definitionAround(cell, offset) : undefined),
  };
  return memory.last;
}

// biome-ignore lint/correctness/useYield: it has nothing to do.
function* nothingFound(): Generator<undefined, undefined> {
  return undefined;
}

/** The work, left where a later reading has begun to share what it looks at. */
function* whileLatest<Result>(
  work: Generator<undefined, Result>,
  isLatest: () => boolean,
): Generator<undefined, Result | undefined> {
  while (isLatest()) {
    const step = work.next();
    if (step.done) return step.value;
    yield undefined;
  }
  return undefined;
}

/** Of what does not fit into the room. */
function tooLarge(cells: readonly Cell[]): Answer {
  return {
    uses: cells.map(() => []),
    wanted: [],
    useAt: () => undefined,
    namesAt: () => undefined,
    silenceAt: () => ({ kind: 'too large' }),
    definitionsIn: () => [],
    checkIn: nothingFound,
    definitionAround: () => undefined,
  };
}

/** The fences of a Markdown cell, which know nothing of other cells. */
function* addFences(
  cell: Cell,
  place: CellPlace,
  sources: ProgramSource[],
  room: Room,
): Generator<undefined, void> {
  room.characters -= cell.text.length;
  if (isFull(room)) return;
  const snippet = yield* snippetIn(cell.text, 0, cell.text.length, true);
  if (!snippet) return;
  const { chunks } = yield* readText(snippet.text, undefined, room);
  sources.push({
    text: snippet.text,
    ...place,
    place: (offset) => Math.min(placeIn(snippet, offset), cell.text.length),
    chunks,
    module: createModule(undefined, true),
  });
}

/** The code of a cell, and the snippets in its documentation. */
function* addCode(
  cell: Cell,
  place: CellPlace,
  sources: ProgramSource[],
  texts: Map<string, KnownText>,
  memory: Memory,
  room: Room,
): Generator<undefined, void> {
  const code = cell.isNotebook ? codeOfCell(cell.text) : { text: cell.text };
  if (!code) return;
  const text = withoutMark(code.text);
  const key = cell.key ?? String(place.cell);
  const known = yield* readText(text, memory.texts.get(key), room);
  if (isFull(room)) return;
  texts.set(key, known);
  const { chunks } = known;
  const module = moduleOf(memory, code.file ?? '', cell.module);
  sources.push({ text, ...place, chunks, module });
  for (const [at, chunk] of chunks.entries()) {
    if (at % chunksAStep === chunksAStep - 1) yield undefined;
    if (chunk.documentation.length === 0) continue;
    const inside = yield* snippetOf(chunk, text, module, memory);
    if (!inside) continue;
    for (const one of inside.chunks) takeChunk(room, one);
    if (isFull(room)) return;
    const { snippet } = inside;
    sources.push({
      ...inside,
      text: snippet.text,
      ...place,
      place: (offset) => Math.min(chunk.base + placeIn(snippet, offset), text.length),
    });
  }
}

function isSame(cells: readonly Cell[], before: readonly Cell[]): boolean {
  return (
    cells.length === before.length &&
    cells.every((cell, index) => {
      const other = before[index];
      return cell.text === other?.text && cell.key === other.key && cell.language === other.language;
    })
  );
}

function moduleOf({ modules }: Memory, file: string, name: string | undefined): ModuleNames {
  const key = `${file}\n${name ?? ''}`;
  const module = modules.get(key) ?? createModule(undefined, false, name);
  modules.set(key, module);
  return module;
}

/** The code in the documentation of a chunk: doctests and fences. */
function* snippetOf(
  chunk: Chunk,
  text: string,
  module: ModuleNames,
  memory: Memory,
): Generator<undefined, KnownSnippet | undefined> {
  const known = memory.snippets.get(chunk);
  if (known) return known === 'none' ? undefined : known;
  const snippets: Snippet[] = [];
  for (const { contentStart, contentEnd, value } of chunk.documentation) {
    if (!/>>>|```|~~~/.test(value)) continue;
    const found = yield* snippetIn(text, chunk.base + contentStart, chunk.base + contentEnd);
    if (found) snippets.push(found);
  }
  if (snippets.length === 0) {
    memory.snippets.set(chunk, 'none');
    return undefined;
  }
  const segments: { at: number; from: number }[] = [];
  let code = '';
  for (const snippet of snippets) {
    for (const { at, from } of snippet.segments)
      segments.push({ at: code.length + at, from: from - chunk.base });
    code += snippet.text;
  }
  const { chunks } = yield* readText(code, undefined);
  const read = { snippet: { text: code, segments }, chunks, module: createModule(module, true) };
  memory.snippets.set(chunk, read);
  return read;
}
