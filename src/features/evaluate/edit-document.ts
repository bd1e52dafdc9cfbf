// Changes a document for the person, or says why that cannot be and offers the text as a copy.
import * as vscode from 'vscode';
import { t } from '../translate.ts';

/** A text that takes the place of what stands in a range. */
interface Edit {
  readonly range: vscode.Range;
  readonly text: string;
}

/** Makes all edits as one undo step, or none: then a sentence, and the texts as a copy. */
export async function editDocument(document: vscode.TextDocument, edits: readonly Edit[]): Promise<boolean> {
  const before = document.version;
  const isWritable = vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false;
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  if (isWritable && editor) {
    const isDone = await editor.edit((builder) => {
      for (const { range, text } of edits) builder.replace(range, text);
    });
    // A read-only editor says that it has edited, and has not.
    if (isDone && document.version !== before) return true;
  } else if (isWritable) {
    const change = new vscode.WorkspaceEdit();
    for (const { range, text } of edits) change.replace(document.uri, range, text);
    if (await vscode.workspace.applyEdit(change)) return true;
  }
  return offerCopy(t('This document is read-only.'), edits.map(({ text }) => text.trim()).join('\n'));
}

/** Says why nothing was changed, and offers to copy the text. */
export async function offerCopy(why: string, text: string): Promise<false> {
  const copy = t('Copy Result');
  void vscode.window.showWarningMessage(why, copy).then((picked) => {
    if (picked === copy) return vscode.env.clipboard.writeText(text);
    return undefined;
  });
  return false;
}
