// Runs the reader over folders of Python files and notebooks and writes down every use that it finds, one JSON object
// a line: `npm run corpus -- --out FILE FOLDER...`. What it found is compared with a judge by judge.ts.
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { findById } from '../../src/catalog/catalog.ts';
import { type ActivationUse, type Cell, createReader, type ParameterState } from '../../src/python/index.ts';
import { moduleName, notebookCells, pythonFiles } from './python-files.ts';

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

main(process.argv.slice(2));

function main(args: readonly string[]): void {
  const folders: string[] = [];
  let out: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--out') out = args[++index];
    else if (argument.startsWith('--out=')) out = argument.slice('--out='.length);
    else folders.push(argument);
  }
  if (out === undefined || folders.length === 0) {
    console.error('Usage: npm run corpus -- --out FILE FOLDER...');
    process.exit(2);
  }
  for (const folder of folders) {
    if (existsSync(folder)) continue;
    console.error(`There is no folder ${folder}.`);
    process.exit(2);
  }
  const file = openSync(out, 'w');
  const figures = newFigures();
  for (const folder of folders) {
    for (const path of pythonFiles(folder)) {
      for (const line of readFile(path, figures)) writeSync(file, `${JSON.stringify(line)}\n`);
    }
  }
  closeSync(file);
  console.log(summary(figures));
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

function readFile(path: string, figures: Figures): Line[] {
  const source = readFileSync(path, 'utf8');
  const numbered = path.endsWith('.ipynb') ? notebookCells(source) : [{ index: undefined, text: source }];
  if (!numbered) {
    figures.unreadable++;
    return [];
  }
  const module = moduleName(path);
  const cells = numbered.map(
    ({ text, index }): Cell => ({
      text,
      language: 'python',
      isNotebook: index !== undefined,
      ...(module === undefined ? {} : { module }),
    }),
  );
  const before = performance.now();
  const reading = createReader().read(cells);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const milliseconds = performance.now() - before;
  figures.files++;
  figures.milliseconds += milliseconds;
  if (milliseconds > figures.slowest.milliseconds) figures.slowest = { path, milliseconds };
  const lines: Line[] = [];
  for (const [at, { index, text }] of numbered.entries()) {
    const place = placer(text);
    figures.lines += place.count;
    figures.characters += text.length;
    for (const use of reading.uses[at] ?? []) {
      lines.push(...linesOf(use, path, index, place.at(use.start)));
      add(figures.kinds, use.kind);
      add(figures.certainties, use.certainty);
      figures.uses++;
    }
  }
  return lines;
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
      qualifiedName: one.spelling,
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
          : { value: typeof value === 'number' && !Number.isFinite(value) ? spelled(value) : value }),
        ...(text === undefined ? {} : { text }),
        isDefault,
      },
    ]),
  );
}

const spelled = (value: number): string => (Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf');

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
