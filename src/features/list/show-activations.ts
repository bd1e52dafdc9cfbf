// The commands that list the activations of a file or of the workspace: filtered by typing, Enter goes to the call.
import * as vscode from 'vscode';
import { describeInList } from '../../content/hover/list-item.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { findPythonFiles } from '../python/python-files.ts';
import { isReadable, readTogether } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { codeOf, openTextsOf } from './code-of.ts';
import { goTo, placeOf, type Row, type Source, sourceOf, withoutIcons } from './rows.ts';

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

/** Lists the activations of all Python files and notebooks of the workspace. */
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
  services: Services,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<readonly Row[] | undefined> {
  const files = await findPythonFiles(mostFiles, token, { withNotebooks: true });
  const rows: Row[] = [];
  for (const [at, uri] of files.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: t('{0} of {1}', at + 1, files.length), increment: 100 / files.length });
    const code = await codeOf(uri, services, token);
    if (code.every(({ uses }) => uses.length === 0)) continue;
    const [document] = openTextsOf(uri) ?? [];
    const { release } = await services.releases.of(document ?? { uri });
    const own = code.flatMap(({ source, uses }) => rowsOf(source, uses, release));
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
    const at = placeOf(source, use);
    const { head, text, severity } = item;
    return [
      {
        label: withoutIcons(head),
        description: t('line {0}', at.range.start.line + 1),
        ...(text ? { detail: `${severity ? icons[severity] : ''}${withoutIcons(text)}` } : {}),
        at,
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
