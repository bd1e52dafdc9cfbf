// Find Uses of This Activation: from a string, a row of a table or a field to the code that comes to its activation by it.
import * as vscode from 'vscode';
import { type ActivationUse, type Choice, choiceAt, comesFrom } from '../../python/index.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { findPythonFiles } from '../python/python-files.ts';
import { readFile } from '../python/read-file.ts';
import { readTogether } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { sourceOf, sourceOfText } from './rows.ts';

/** How many files are looked through. */
const mostFiles = 10_000;

/** The command. */
export async function findUses(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const use = await useToFind(services, document, selection.active);
  if (!use) {
    void vscode.window.showInformationMessage(
      t('Put the cursor on an activation, a name of one in quotes, or the only one of a line.'),
    );
    return;
  }
  const cells = readTogether(document);
  const choice = choiceAt(use, cells.indexOf(document), cells.map(keyOf));
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Reading Python files'), cancellable: true },
    (progress, token) => usesOf(choice, services, document, progress, token),
  );
  if (!found) return;
  if (found.length === 0) {
    void vscode.window.showInformationMessage(t('No other code is known to use {0}.', use.callee.code));
    return;
  }
  await vscode.commands.executeCommand(
    'editor.action.peekLocations',
    document.uri,
    selection.active,
    found,
    'peek',
  );
}

/** What the cursor is on, or the only activation of its line: the name of a field, the key of a row. */
async function useToFind(
  { documents }: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<ActivationUse | undefined> {
  const use = await documents.useAt(document, position);
  if (use) return use;
  const inLine = (await documents.usesOf(document)).filter(
    ({ start }) => document.positionAt(start).line === position.line,
  );
  return inLine.length === 1 ? inLine[0] : undefined;
}

/** The places, those of the document first; undefined when the person cancels. */
async function usesOf(
  choice: Choice,
  { documents, modules }: Services,
  first: vscode.TextDocument,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Location[] | undefined> {
  const found: vscode.Location[] = [];
  const addOpen = async (document: vscode.TextDocument): Promise<void> => {
    const cells = readTogether(document);
    const useAt = async (cell: number, offset: number) => {
      const one = cells[cell];
      return one && documents.useAt(one, one.positionAt(offset), token);
    };
    for (const cell of cells) {
      const { uri, positionAt, cell: number } = sourceOf(cell);
      for (const { start, end } of await documents.usesOf(cell, token)) {
        const use = await useAt(number, start);
        if (use && (await comesFrom(use, choice, cells.map(keyOf), useAt)))
          found.push(new vscode.Location(uri, new vscode.Range(positionAt(start), positionAt(end))));
      }
    }
  };
  await addOpen(first);
  const files = (await findPythonFiles(mostFiles, token)).filter((uri) => `${uri}` !== `${first.uri}`);
  for (const [at, uri] of files.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: t('{0} of {1}', at + 1, files.length), increment: 100 / files.length });
    const open = findOpenDocument(uri.toString());
    if (open) await addOpen(open);
    const file = open ? undefined : await readFile(uri, modules, token);
    const useAt = async (_: number, offset: number) => file?.useAt(offset);
    const { positionAt } = sourceOfText(uri, file?.text ?? '');
    for (const { start, end } of file?.uses ?? []) {
      const use = file?.useAt(start);
      if (use && (await comesFrom(use, choice, [uri.toString()], useAt)))
        found.push(new vscode.Location(uri, new vscode.Range(positionAt(start), positionAt(end))));
    }
  }
  return token.isCancellationRequested ? undefined : found;
}

const keyOf = ({ uri }: vscode.TextDocument): string => uri.toString();
