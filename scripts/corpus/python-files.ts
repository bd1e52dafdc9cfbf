// Finds Python files and notebooks below a folder and takes notebooks apart.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Cell } from '../../src/python/index.ts';

/** All `.py` and `.ipynb` files below `folder`, in order; the folder may be a file itself. */
export function* pythonFiles(folder: string): Generator<string> {
  if (statSync(folder).isFile()) {
    yield folder;
    return;
  }
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!/^(?:\.git|node_modules|__pycache__|\.ipynb_checkpoints)$/.test(entry.name))
        yield* pythonFiles(path);
    } else if (entry.isFile() && /\.(?:py|ipynb)$/.test(entry.name)) yield path;
  }
}

/** The name that Python would import the file by: as many folders up as hold an `__init__.py`. */
export function moduleName(path: string): string | undefined {
  if (!path.endsWith('.py')) return undefined;
  const parts = [basename(path, '.py')];
  let folder = dirname(resolve(path));
  while (existsSync(join(folder, '__init__.py'))) {
    parts.unshift(basename(folder));
    folder = dirname(folder);
  }
  return parts.length > 1 ? parts.join('.') : undefined;
}

/** A file as the reader takes it, its cells beside their texts; `index` of a notebook's among all of its cells. */
export interface PythonFile {
  readonly source: string;
  readonly numbered: readonly { readonly index: number | undefined; readonly text: string }[];
  readonly cells: readonly Cell[];
}

/** The file; undefined where a notebook cannot be read. */
export function readPythonFile(path: string): PythonFile | undefined {
  const source = readFileSync(path, 'utf8');
  const numbered = path.endsWith('.ipynb') ? notebookCells(source) : [{ index: undefined, text: source }];
  if (!numbered) return undefined;
  const module = moduleName(path);
  const cells = numbered.map(
    ({ text, index }): Cell => ({
      text,
      language: 'python',
      isNotebook: index !== undefined,
      ...(module === undefined ? {} : { module }),
    }),
  );
  return { source, numbered, cells };
}

/** The code cells of a notebook with their index among all cells; undefined if the file is no notebook. */
export function notebookCells(
  source: string,
): { readonly index: number; readonly text: string }[] | undefined {
  let notebook: unknown;
  try {
    notebook = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const cells = cellsOf(notebook);
  if (!cells) return undefined;
  const found: { index: number; text: string }[] = [];
  for (const [index, cell] of cells.entries()) {
    if (!isRecord(cell) || cell.cell_type !== 'code') continue;
    const source = cell.source ?? cell.input;
    const text = Array.isArray(source) ? source.join('') : typeof source === 'string' ? source : '';
    found.push({ index, text });
  }
  return found;
}

function cellsOf(notebook: unknown): readonly unknown[] | undefined {
  if (!isRecord(notebook)) return undefined;
  if (Array.isArray(notebook.cells)) return notebook.cells;
  // Version 3 of the format kept cells in worksheets.
  const worksheets = notebook.worksheets;
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet: unknown) =>
    isRecord(sheet) && Array.isArray(sheet.cells) ? sheet.cells : [],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
