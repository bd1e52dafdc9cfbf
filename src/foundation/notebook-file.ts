// What a notebook's file holds: JSON of Jupyter's, nbformat 4.
import { isRecord } from './is-record.ts';

/** The code of a cell, and its place among all cells. */
export interface CodeCell {
  readonly index: number;
  readonly text: string;
}

/** The code cells of a notebook file in Python, in order; none of a notebook in another language. Throws where it is no JSON. */
export function readCodeCells(text: string): readonly CodeCell[] {
  const notebook: unknown = JSON.parse(text);
  if (!isRecord(notebook) || !Array.isArray(notebook.cells)) return [];
  const { kernelspec, language_info: info } = isRecord(notebook.metadata) ? notebook.metadata : {};
  const language = (isRecord(info) && info.name) || (isRecord(kernelspec) && kernelspec.language) || 'python';
  return notebook.cells.flatMap((cell: unknown, index: number): CodeCell[] => {
    if (!isRecord(cell) || cell.cell_type !== 'code') return [];
    const own = isRecord(cell.metadata) && isRecord(cell.metadata.vscode) && cell.metadata.vscode.languageId;
    return (own || language) === 'python' ? [{ index, text: [cell.source].flat().join('') }] : [];
  });
}
