// What lists of calls have in common: a text that calls are told of, and rows that lead to a place in it.
import * as vscode from 'vscode';
import { readTogether } from '../python/readable-documents.ts';

/** A row of a list, and the place where Enter goes. */
export interface Row extends vscode.QuickPickItem {
  readonly at?: Place;
}

/** A range of a document, or of a cell of a notebook that need not be open. */
export interface Place {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  /** The cell's place among all of its notebook. */
  readonly index?: number;
}

/** Shows the place that a row stands for. */
export async function goTo({ at }: Row): Promise<void> {
  if (!at) return;
  const { uri, range, index } = at;
  const notebook = index === undefined ? undefined : await vscode.workspace.openNotebookDocument(uri);
  // It may have been changed meanwhile.
  const cell = index !== undefined && notebook && index < notebook.cellCount && notebook.cellAt(index);
  await vscode.commands.executeCommand('vscode.open', cell ? cell.document.uri : uri, { selection: range });
}

/** A text that uses are told of: an open document or what a file holds. */
export interface Source {
  readonly uri: vscode.Uri;
  positionAt(offset: number): vscode.Position;
  /** Its number among the cells that are read together; of a file, 0. */
  readonly cell: number;
  /** Of a notebook that no editor shows, the cell's place among all. */
  readonly index?: number;
}

/** The place of a use in a text. */
export const placeOf = (
  { uri, index, positionAt }: Source,
  { start, end }: { readonly start: number; readonly end: number },
): Place => ({
  uri,
  range: new vscode.Range(positionAt(start), positionAt(end)),
  ...(index === undefined ? {} : { index }),
});

/** VS Code would draw an icon for what code writes as `$(name)`. */
export const withoutIcons = (text: string): string => text.replaceAll('$(', '$\u200b(');

/** A document with the cells that it is read together with. */
export function sourceOf(document: vscode.TextDocument): Source {
  return {
    uri: document.uri,
    cell: readTogether(document).indexOf(document),
    positionAt: (offset) => document.positionAt(offset),
  };
}

/** A file that no editor shows. */
export function sourceOfText(uri: vscode.Uri, text: string): Source {
  return {
    uri,
    cell: 0,
    positionAt(offset) {
      const before = text.slice(0, offset).split(/\r\n|\r|\n/);
      return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
    },
  };
}
