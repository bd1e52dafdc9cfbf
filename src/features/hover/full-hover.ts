// Shows the full card in place of the compact hover: its next answer at a place is asked to be full, and VS Code is asked to
// show its hover there anew. By keyboard as by mouse; Escape closes it.
import * as vscode from 'vscode';
import { isRecord } from '../../foundation/is-record.ts';
import { findOpenDocument } from '../python/open-documents.ts';

/** The place where the next hover is asked to be full. */
export interface FullHover {
  /** From now on, the next hover at this place is full. */
  ask(document: vscode.TextDocument, position: vscode.Position): void;
  /** Whether the hover at this place is asked to be full. Says so once. */
  take(document: vscode.TextDocument, position: vscode.Position): boolean;
}

export function rememberFullHover(): FullHover {
  let asked: string | undefined;
  return {
    ask(document, position) {
      asked = placeOf(document, position);
    },
    take(document, position) {
      const isAsked = asked === placeOf(document, position);
      asked = undefined;
      return isAsked;
    },
  };
}

function placeOf({ uri }: vscode.TextDocument, { line, character }: vscode.Position): string {
  return `${uri} ${line} ${character}`;
}

/** The command behind the link *More*: `{ uri, line, character }`. What does not have this form is ignored. */
export async function showFullHover(
  argument: unknown,
  { fullHover }: { readonly fullHover: FullHover },
): Promise<void> {
  if (!isRecord(argument)) return;
  const { uri, line, character } = argument;
  if (typeof uri !== 'string' || !isCount(line) || !isCount(character)) return;
  const document = findOpenDocument(uri);
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  if (!editor) return;
  await showFullHoverAt(
    editor,
    editor.document.validatePosition(new vscode.Position(line, character)),
    fullHover,
  );
}

/** Closes the hover, in a VS Code that knows how; says whether. */
export async function hideHover(): Promise<boolean> {
  const all = await vscode.commands.getCommands(true);
  if (!all.includes('editor.action.hideHover')) return false;
  await vscode.commands.executeCommand('editor.action.hideHover');
  return true;
}

/** Moves the cursor to `position`, where VS Code opens hovers, and shows the full card there. */
export async function showFullHoverAt(
  editor: vscode.TextEditor,
  position: vscode.Position,
  fullHover: FullHover,
): Promise<void> {
  if (!(await hideHover())) {
    // An older VS Code closes its hover as it opens one elsewhere.
    editor.selection = new vscode.Selection(position.line, 0, position.line, 0);
    await vscode.commands.executeCommand('editor.action.showHover');
  }
  editor.selection = new vscode.Selection(position, position);
  fullHover.ask(editor.document, position);
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
