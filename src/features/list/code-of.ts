// What a file of the workspace holds, whether an editor shows it or not: itself, or the Python cells of a notebook.
import * as vscode from 'vscode';
import type { ActivationUse } from '../../python/index.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { readCode } from '../python/read-file.ts';
import { readTogether } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { type Source, sourceOf, sourceOfText } from './rows.ts';

/** One text of it with its uses. */
export interface Code {
  readonly source: Source;
  readonly uses: readonly ActivationUse[];
  /** The same use with what is computed only on hover: its dtype. */
  completed(use: ActivationUse): Promise<ActivationUse>;
}

/** Its texts; none if it cannot be read. */
export async function codeOf(
  uri: vscode.Uri,
  { documents, modules }: Pick<Services, 'documents' | 'modules'>,
  token: vscode.CancellationToken,
): Promise<readonly Code[]> {
  const open = openTextsOf(uri);
  if (open)
    return Promise.all(
      open.map(async (document) => ({
        source: sourceOf(document),
        uses: await documents.usesOf(document, token),
        completed: async (use: ActivationUse) =>
          (await documents.useAt(document, document.positionAt(use.start), token)) ?? use,
      })),
    );
  return (await readCode(uri, modules, token)).map(({ text, index, uses, useAt }, cell) => ({
    source: { ...sourceOfText(uri, text), cell, ...(index === undefined ? {} : { index }) },
    uses,
    completed: async (use: ActivationUse) => useAt(use.start) ?? use,
  }));
}

/** The documents that hold it in VS Code; undefined where it is not open. */
export function openTextsOf(uri: vscode.Uri): readonly vscode.TextDocument[] | undefined {
  const document = findOpenDocument(uri.toString());
  if (document) return [document];
  const notebook = vscode.workspace.notebookDocuments.find((one) => one.uri.toString() === uri.toString());
  const [first] =
    notebook?.getCells().filter(({ document: { languageId } }) => languageId === 'python') ?? [];
  return notebook && (first ? readTogether(first.document) : []);
}
