// Runs the reader over folders of Python files and notebooks and writes down every use that it finds, one JSON object
// a line: `npm run corpus -- --out FILE [--workspace] FOLDER...`. Each file is read by itself; with `--workspace` names are
// followed into other files of its folder, as the editor does. What it found is compared with a judge by judge.ts.
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findById } from '../../src/catalog/catalog.ts';
import {
  type ActivationUse,
  type Cell,
  createReader,
  createWorkspaceModules,
  type FollowedImports,
  moduleLimits,
  type ParameterState,
  type Reading,
  type WorkspaceModules,
} from '../../src/python/index.ts';
import { runMain } from '../tasks/programs.ts';
import { pythonFiles, readPythonFile } from './python-files.ts';

interface Figures {
  files: number;
  unreadable: number;
  lines: number;
  characters: number;
  uses: number;
  milliseconds: number;
  slowest: { path: string; milliseconds: number };
  kinds: Map<string, number>;
  certainties: Map<string, number>;
}

interface Line {
  readonly path: string;
  readonly cell?: number;
  readonly line: number;
  readonly col: number;
  readonly id: string;
  readonly qualifiedName: string;
  readonly kind: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly certainty: string;
}

async function main(): Promise<number> {
  const { values, positionals: folders } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, workspace: { type: 'boolean', default: false } },
  });
  if (values.out === undefined || folders.length === 0)
    throw new Error('Usage: npm run corpus -- --out FILE [--workspace] FOLDER...');
  for (const folder of folders) if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const file = openSync(values.out, 'w');
  const figures = newFigures();
  for (const folder of folders) {
    const modules = values.workspace ? modulesBelow(folder) : undefined;
    for (const path of pythonFiles(folder)) {
      for (const line of await readFile(path, modules, figures)) writeSync(file, `${JSON.stringify(line)}\n`);
    }
  }
  closeSync(file);
  console.log(summary(figures));
  return 0;
}

/** The modules that files below `folder` import from each other, as an editor finds them that has the folder open. */
function modulesBelow(folder: string): WorkspaceModules {
  const root = `${resolve(folder)}/`;
  return createWorkspaceModules({
    locate: (path) => (path.startsWith(root) ? { path, root } : undefined),
    at: (path) => path,
    list: async (path) => readdirSync(path),
    read: async (path) => (statSync(path).size > moduleLimits.bytes ? undefined : readFileSync(path, 'utf8')),
  });
}

function newFigures(): Figures {
  return {
    files: 0,
    unreadable: 0,
    lines: 0,
    characters: 0,
    uses: 0,
    milliseconds: 0,
    slowest: { path: '', milliseconds: 0 },
    kinds: new Map(),
    certainties: new Map(),
  };
}

async function readFile(
  path: string,
  modules: WorkspaceModules | undefined,
  figures: Figures,
): Promise<readonly Line[]> {
  const file = readPythonFile(path);
  if (!file) {
    figures.unreadable++;
    return [];
  }
  const { numbered, cells } = file;
  const before = performance.now();
  const found = await readCells(cells, modules?.follow(resolve(path)));
  const milliseconds = performance.now() - before;
  figures.files++;
  figures.milliseconds += milliseconds;
  if (milliseconds > figures.slowest.milliseconds) figures.slowest = { path, milliseconds };
  const lines: Line[] = [];
  for (const [at, { index, text }] of numbered.entries()) {
    const place = placer(text);
    figures.lines += place.count;
    figures.characters += text.length;
    for (const use of found[at] ?? []) {
      lines.push(...linesOf(use, path, index, place.at(use.start)));
      add(figures.kinds, use.kind);
      add(figures.certainties, use.certainty);
      figures.uses++;
    }
  }
  return lines;
}

/** The uses in each cell, read again as long as there is more to know of the modules that they import from. */
async function readCells(
  cells: readonly Cell[],
  imports: FollowedImports | undefined,
): Promise<Reading['uses']> {
  const reader = createReader();
  for (;;) {
    const reading = reader.read(cells, imports?.known());
    while (!reading.step(Number.POSITIVE_INFINITY));
    if (!(await imports?.advance(reading.wanted))) return reading.uses;
  }
}

/** One line for the use, and one for each other activation that its name may hold. */
function linesOf(
  use: ActivationUse,
  path: string,
  cell: number | undefined,
  place: { readonly line: number; readonly col: number },
): Line[] {
  const place_ = { path, ...(cell === undefined ? {} : { cell }), ...place };
  return [use, ...(use.candidates ?? [])]
    .filter((one) => findById(one.id)?.isModule)
    .map((one) => ({
      ...place_,
      id: one.id,
      qualifiedName: one.apiPath,
      kind: use.kind,
      parameters: parametersOf({ ...one.parameters, ...one.settings }),
      certainty: use.certainty,
    }));
}

function parametersOf(states: Readonly<Record<string, ParameterState>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(states).map(([name, { value, text, isDefault }]) => [
      name,
      {
        ...(value === undefined
          ? {}
          : { value: typeof value === 'number' && !Number.isFinite(value) ? pythonName(value) : value }),
        ...(text === undefined ? {} : { text }),
        isDefault,
      },
    ]),
  );
}

/** What Python calls a number that JSON does not have. */
function pythonName(value: number): string {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

function placer(text: string): {
  readonly count: number;
  at(offset: number): { readonly line: number; readonly col: number };
} {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return {
    count: starts.length,
    at(offset) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return { line: low - 1, col: offset - (starts[low - 1] ?? 0) };
    },
  };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function summary(figures: Figures): string {
  const { files, unreadable, lines, characters, uses, milliseconds, slowest } = figures;
  const seconds = milliseconds / 1000;
  const list = (counts: Map<string, number>): string =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([name, count]) => `  ${String(count).padStart(8)}  ${name}`)
      .join('\n');
  return [
    `${files} files, ${lines} lines, ${(characters / 1e6).toFixed(1)} million characters${unreadable ? `; ${unreadable} notebooks could not be read` : ''}`,
    `${uses} uses`,
    list(figures.kinds),
    'How sure:',
    list(figures.certainties),
    `${seconds.toFixed(1)} s: ${Math.round(lines / seconds)} lines and ${(characters / 1e6 / seconds).toFixed(2)} million characters a second`,
    `The slowest file took ${slowest.milliseconds.toFixed(0)} ms: ${slowest.path}`,
  ].join('\n');
}

runMain(main);
