// VS Code's documents as the reader takes them: files, Markdown, and the cells of a notebook, which are read together.
import * as vscode from 'vscode';
import { type Cell, installedModule } from '../../python/index.ts';

/** Whether activations are looked for in it. */
export function isReadable({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'python' || languageId === 'markdown';
}

/** The notebook that it is a cell of. */
export function notebookOf(document: Pick<vscode.TextDocument, 'uri'>): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}

function pythonCellsOf(notebook: vscode.NotebookDocument): vscode.TextDocument[] {
  return notebook
    .getCells()
    .map((cell) => cell.document)
    .filter((document) => document.languageId === 'python');
}

/** What the reader takes of it. */
export function cellOf(document: vscode.TextDocument, isNotebook: boolean): Cell {
  const language = document.languageId === 'markdown' ? 'markdown' : 'python';
  const module = installedModule(document.uri.path);
  const text = document.getText();
  return {
    text,
    language,
    key: document.uri.toString(),
    isNotebook,
    ...(module === undefined ? {} : { module }),
  };
}

/** The documents that are read together with this one, in order: a notebook's Python cells, or the document alone. */
export function readTogether(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const notebook = document.languageId === 'python' ? notebookOf(document) : undefined;
  return notebook ? pythonCellsOf(notebook) : [document];
}
