// Explain Activation at Cursor: the full card by key, also where hovers are hidden; where there is none, one sentence why.
import * as vscode from 'vscode';
import { describeSilence } from '../../content/hover/silence.ts';
import { isReadable } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { showFullHoverAt } from './full-hover.ts';
import { answerHover } from './hover.ts';

/** The command. */
export async function explainAtCursor(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document } = editor;
  const position = editor.selection.active;
  if (!isReadable(document)) {
    say(t('Activation Lens explains code in Python files, notebooks and Markdown.'));
    return;
  }
  if (await answerHover(services, document, position, { isFull: true })) {
    await showFullHoverAt(editor, position, services.fullHover);
    return;
  }
  const silence = await services.documents.silenceAt(document, position);
  say(silence ? describeSilence(silence, t) : whyNot(document, position));
}

/** Where no reason is certain. */
function whyNot(document: vscode.TextDocument, position: vscode.Position): string {
  const word = document.getWordRangeAtPosition(position);
  if (!word) return t('There is no name at the cursor.');
  return t('No PyTorch activation is known for {0} here.', document.getText(word));
}

function say(sentence: string): void {
  void vscode.window.showInformationMessage(sentence);
}
