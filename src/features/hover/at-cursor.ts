// Remembers the hover that was opened at the cursor, as one does by keyboard: VS Code closes a hover as soon as Esc is
// pressed and looks for what else the key does afterwards, when no context tells of it any more.
import * as vscode from 'vscode';

/** The last hover, where it was opened at the cursor. */
export interface HoverAtCursor {
  /** To be called with each hover that has something to show. */
  note(document: vscode.TextDocument, position: vscode.Position): void;
  /** Whether a hover was opened at the cursor, which stands there still. Says so once. */
  take(): boolean;
}

/** Milliseconds after which a hover counts as closed. */
const longestRead = 30_000;

export function rememberHoverAtCursor(): HoverAtCursor {
  let last: { readonly place: string; readonly time: number } | undefined;
  return {
    note(document, position) {
      const place = placeOf(document, position);
      if (place === placeOfCursor()) last = { place, time: Date.now() };
    },
    take() {
      const hover = last;
      last = undefined;
      return hover !== undefined && Date.now() - hover.time < longestRead && hover.place === placeOfCursor();
    },
  };
}

function placeOfCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && placeOf(editor.document, editor.selection.active);
}

function placeOf({ uri, version }: vscode.TextDocument, { line, character }: vscode.Position): string {
  return [uri.toString(), version, line, character].join(' ');
}
