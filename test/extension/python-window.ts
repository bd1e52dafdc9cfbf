// What tests in an extension host share: Python on the screen and what VS Code answers about it. Uses no Node API.
import * as vscode from 'vscode';

/** Shows a new Python document with this text. */
export async function showPython(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'python', content });
  return vscode.window.showTextDocument(document);
}

/** Waits until `answer` is something, or gives up after half a minute and returns what it last was. */
export async function until<T>(answer: () => T | Thenable<T>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const last = await answer();
    if (last || Date.now() > deadline) return last;
    await new Promise((next) => setTimeout(next, 20));
  }
}

/** What a hover in the middle of the first `text` of a document shows, as Markdown. '' when it shows nothing. */
export async function hoverOver(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + Math.floor(text.length / 2));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** Where the selection lies after selecting the first `text`. */
export function select(editor: vscode.TextEditor, ...texts: readonly string[]): void {
  const { document } = editor;
  editor.selections = texts.map((text) => {
    const start = document.getText().indexOf(text);
    return new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length));
  });
}

/** Closes every tab, saving nothing, and waits until the extension host has heard of it. */
export async function closeEverything(): Promise<void> {
  const isOpen = () => vscode.window.tabGroups.all.some((group) => group.tabs.length > 0);
  await until(async () => {
    if (isOpen()) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return !isOpen() && !vscode.window.activeTextEditor;
  });
  // A new untitled document may get the name, and then the text, of one that is still on its way out.
  await until(() => !vscode.workspace.textDocuments.some((document) => document.isUntitled));
}
