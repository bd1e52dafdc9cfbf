// The link to the line where an instance was made.
import * as vscode from 'vscode';
import { isRecord } from '../../foundation/is-record.ts';
import { findOpenDocument } from '../python/open-documents.ts';

/** Shows the place where an instance was made. What does not have the form of a place is ignored. */
export async function goToOrigin(place: unknown): Promise<void> {
  if (!isRecord(place)) return;
  const { uri, start, end } = place;
  if (typeof uri !== 'string' || !isOffset(start) || !isOffset(end)) return;
  const document = findOpenDocument(uri) ?? (await openInWorkspace(uri));
  if (!document) return;
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.commands.executeCommand('vscode.open', document.uri, { selection });
}

/** Only files of the workspace are opened, whatever a command's argument says. */
async function openInWorkspace(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    const file = vscode.Uri.parse(uri, true);
    return vscode.workspace.getWorkspaceFolder(file) && (await vscode.workspace.openTextDocument(file));
  } catch {
    return undefined;
  }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
