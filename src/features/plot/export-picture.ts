// Copies or saves a picture that the panel has made.
import * as vscode from 'vscode';
import { exportPython } from '../../plot/export/python.ts';
import { formats } from '../../protocol/formats.ts';
import type { PanelMessage } from '../../protocol/messages.ts';
import { readPythonPicture } from '../../protocol/python-picture.ts';
import { t } from '../translate.ts';

/** Copies or saves it, and answers what was done; an empty text where the person changed their mind. */
export async function exportPicture({
  action,
  format,
  content: sent,
}: Extract<PanelMessage, { type: 'export' }>): Promise<string> {
  const { extension, kind } = formats[format];
  const picture = format === 'python' ? readPythonPicture(sent) : undefined;
  const content = picture ? exportPython(picture) : sent;
  if (action === 'copy') {
    if (format === 'png') return t('Copied to clipboard.');
    await vscode.env.clipboard.writeText(content);
    return t('{0} copied to clipboard.', kind);
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `activations.${extension}`) } : {}),
    filters: { [kind]: [extension] },
    title: t('Save {0}', kind),
  });
  if (!target) return '';
  try {
    await vscode.workspace.fs.writeFile(
      target,
      format === 'png' ? bytesOf(content) : new TextEncoder().encode(content),
    );
  } catch {
    return t('{0} couldn’t be saved. Choose a folder you can write to.', target.path);
  }
  return t('Saved {0}.', target.path.split('/').at(-1) ?? '');
}

/** Base64 without Node's Buffer, which a web host has not. */
function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
