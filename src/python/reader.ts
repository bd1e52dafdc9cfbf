// Reads a Python document, a notebook or Markdown in steps, and keeps what an edit leaves untouched. Pure: the caller
// decides when to step and when to stop.
import { type Input, type PartialParse, type Tree, TreeFragment } from '@lezer/common';
import { parser } from '@lezer/python';
import { UnitBuilder } from './build.ts';
import { LineIndex } from './placing.ts';
import { createModule, type ModuleNames, type ProgramSource, readProgram, sortUses } from './program.ts';
import type { Unit } from './syntax.ts';
import type { ActivationUse } from './uses.ts';

/** One document, or one cell of a notebook. */
export interface Cell {
  readonly text: string;
  readonly language: 'python' | 'markdown';
  /** What tells the cell from others when cells are moved; their order by default. */
  readonly key?: string;
  /** A cell of a notebook: lines with `%` and `!` are not Python. */
  readonly isNotebook?: boolean;
}

/** A reading under way. */
export interface Reading {
  /** Goes on for about this many milliseconds; true when everything is read. Never throws. */
  step(milliseconds: number): boolean;
  /** The uses in each cell, once all is read. */
  readonly uses: readonly (readonly ActivationUse[])[];
}

export interface Reader {
  /** Starts to read these cells, in order. What an earlier reading knows of them is used again. */
  read(cells: readonly Cell[]): Reading;
}

interface KnownCell {
  readonly text: string;
  readonly tree: Tree;
}

const steps = 512;

/** A reader for one document or notebook; it remembers its last version. */
export function createReader(): Reader {
  let known: ReadonlyMap<string, KnownCell> = new Map();
  const units = new WeakMap<Tree, Unit>();
  const module = createModule();
  return {
    read(cells) {
      let uses: readonly (readonly ActivationUse[])[] = [];
      const work = readCells(cells, known, units, module, (read, found) => {
        known = read;
        uses = found;
      });
      let isDone = false;
      return {
        step(milliseconds) {
          const end =
            milliseconds === Number.POSITIVE_INFINITY ? milliseconds : performance.now() + milliseconds;
          while (!isDone) {
            isDone = work.next().done === true;
            if (!isDone && performance.now() >= end) break;
          }
          return isDone;
        },
        get uses() {
          return uses;
        },
      };
    },
  };
}

function* readCells(
  cells: readonly Cell[],
  known: ReadonlyMap<string, KnownCell>,
  units: WeakMap<Tree, Unit>,
  module: ModuleNames,
  done: (known: ReadonlyMap<string, KnownCell>, uses: readonly (readonly ActivationUse[])[]) => void,
): Generator<undefined, void> {
  const read = new Map<string, KnownCell>();
  const sources: ProgramSource[] = [];
  for (const [index, cell] of cells.entries()) {
    const text = cell.text.startsWith('\uFEFF') ? `\n${cell.text.slice(1)}` : cell.text;
    const key = cell.key ?? String(index);
    const before = known.get(key);
    const tree: Tree = before?.text === text ? before.tree : yield* parse(text, before);
    read.set(key, { text, tree });
    const builder = new UnitBuilder(tree, text, units);
    while (!builder.step(steps)) yield undefined;
    sources.push({ text, cell: index, lines: new LineIndex(text), units: builder.units, module });
  }
  const found = yield* readProgram(sources);
  done(
    read,
    cells.map((_, index) => sortUses(found.filter((_, at) => sources[at]?.cell === index).flat())),
  );
}

function* parse(text: string, before: KnownCell | undefined): Generator<undefined, Tree> {
  const fragments = before ? fragmentsAfter(before, text) : [];
  const parse: PartialParse = parser.startParse(new SteppedInput(text), fragments);
  for (let count = 0; ; count++) {
    const tree = parse.advance();
    if (tree) return tree;
    if (count % 64 === 0) yield undefined;
  }
}

/** What of the old tree still holds, the texts being the same but for one stretch. */
function fragmentsAfter({ text: old, tree }: KnownCell, text: string): readonly TreeFragment[] {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)
  )
    end++;
  const change = { fromA: start, toA: old.length - end, fromB: start, toB: text.length - end };
  return TreeFragment.applyChanges(TreeFragment.addTree(tree), [change]);
}

/** A string as Lezer reads it. */
class SteppedInput implements Input {
  readonly lineChunks = false;
  readonly length: number;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
  }

  chunk(from: number): string {
    return this.text.slice(from, from + 8192);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}
