// The commands that list the activations of a file or of the workspace: filtered by typing, Enter goes to the call.
import * as vscode from 'vscode';
import { describeInList } from '../../content/hover/list-item.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { findPythonFiles } from '../python/python-files.ts';
import { readFile } from '../python/read-file.ts';
import { isReadable, readTogether } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { goTo, type Row, type Source, sourceOf, sourceOfText, withoutIcons } from './rows.ts';

/** How many files are looked through. */
const mostFiles = 10_000;

/** Lists the activations of the active editor's file, or of all cells of its notebook. */
export async function showActivationsOfFile({ documents, releases }: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isReadable(document)) {
    void vscode.window.showInformationMessage(
      t('Activation Lens explains code in Python files, notebooks and Markdown.'),
    );
    return;
  }
  const { release } = await releases.of(document);
  const rows: Row[] = [];
  for (const cell of readTogether(document))
    rows.push(...rowsOf(sourceOf(cell), await documents.usesOf(cell), release));
  await pick(
    rows,
    t('Activations in {0}', nameOf(document.uri)),
    t('No PyTorch activation found in this file.'),
  );
}

/** Lists the activations of all Python files of the workspace. */
export async function showActivationsOfWorkspace(services: Services): Promise<void> {
  const rows = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Reading Python files'),
      cancellable: true,
    },
    (progress, token) => rowsOfWorkspace(services, progress, token),
  );
  if (!rows) return;
  await pick(rows, t('Activations in Workspace'), t('No PyTorch activation found in the workspace.'));
}

/** All rows, each file below its path; undefined when the person cancels. */
async function rowsOfWorkspace(
  { documents, modules, releases }: Services,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<readonly Row[] | undefined> {
  const files = await findPythonFiles(mostFiles, token);
  const rows: Row[] = [];
  for (const [at, uri] of files.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: t('{0} of {1}', at + 1, files.length), increment: 100 / files.length });
    const open = findOpenDocument(uri.toString());
    const file = open ? undefined : await readFile(uri, modules, token);
    const uses = open ? await documents.usesOf(open, token) : (file?.uses ?? []);
    if (uses.length === 0) continue;
    const { release } = await releases.of({ uri });
    const own = rowsOf(open ? sourceOf(open) : sourceOfText(uri, file?.text ?? ''), uses, release);
    const label = vscode.workspace.asRelativePath(uri);
    if (own.length > 0) rows.push({ label, kind: vscode.QuickPickItemKind.Separator }, ...own);
  }
  return token.isCancellationRequested ? undefined : rows;
}

const icons = { error: '$(error) ', warning: '$(warning) ' } as const;

function rowsOf(source: Source, uses: readonly ActivationUse[], release: Release): readonly Row[] {
  return uses.flatMap((use): readonly Row[] => {
    const item = describeInList(use, source.cell, t, release);
    if (!item) return [];
    const [start, end] = [source.positionAt(use.start), source.positionAt(use.end)];
    const { head, text, severity } = item;
    return [
      {
        label: withoutIcons(head),
        description: t('line {0}', start.line + 1),
        ...(text ? { detail: `${severity ? icons[severity] : ''}${withoutIcons(text)}` } : {}),
        at: { uri: source.uri, range: new vscode.Range(start, end) },
      },
    ];
  });
}

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

async function pick(rows: readonly Row[], title: string, none: string): Promise<void> {
  if (rows.length === 0) {
    void vscode.window.showInformationMessage(none);
    return;
  }
  const row = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: t('Type a name, or select an activation to go to it'),
    matchOnDetail: true,
  });
  if (row) await goTo(row);
}
