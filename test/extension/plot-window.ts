// What tests of the plot and the code do in an editor.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestAtCursor } from '../../src/features/plot/follow-cursor.ts';
import type { UseInCode } from '../../src/protocol/messages.ts';
import { documents } from './documents.ts';
import { setSelections } from './python-window.ts';

/** Puts the cursor behind the first letter of `text`. */
export async function putCursor(editor: vscode.TextEditor, text: string): Promise<void> {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + 1);
  await setSelections(editor, new vscode.Selection(at, at));
}

/** The curve that a plot would show with the cursor there, and where it comes from. */
export async function curveAt(editor: vscode.TextEditor, text: string): Promise<UseInCode> {
  await putCursor(editor, text);
  const { curves, source } = await requestAtCursor(documents);
  const [curve] = curves ?? [];
  assert.ok(curve && source);
  return { ...curve, source };
}
