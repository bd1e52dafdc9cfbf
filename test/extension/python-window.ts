// What tests in an extension host share: Python on the screen and what VS Code answers about it. Uses no Node API.
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files.ts';

const files = new MemoryFiles('opened-by-test');
let opened = 0;

/**
 * A document with this text and a name that no other ever had: an untitled one may be given the name, and with it the
 * text and the editor, of one that is still being closed.
 */
export function openText(content: string, extension = 'py'): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(files.put(`/${++opened}.${extension}`, content));
}

/** Shows a document, and waits until its editor is the active one: VS Code may tell of that a moment later. */
export async function showActive(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  await until(() => vscode.window.activeTextEditor === editor);
  return editor;
}

/** Shows a new Python document with this text. */
export async function showPython(content: string): Promise<vscode.TextEditor> {
  return showActive(await openText(content));
}

/** Shows one document beside another, and waits for the editor that takes what is typed. */
export async function showDifference(
  left: vscode.TextDocument,
  right: vscode.TextDocument,
): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri);
  const editor = await until(() => {
    const active = vscode.window.activeTextEditor;
    return active?.document === right ? active : undefined;
  });
  if (!editor) throw new Error('The difference has no editor.');
  return editor;
}

/** Waits until `answer` is something. Throws after half a minute without. */
export async function until<T>(answer: () => T | Thenable<T>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const last = await answer();
    if (last) return last;
    if (Date.now() > deadline) throw new Error(`Waited for half a minute, and still: ${last}`);
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

/** For `before` and `after`: the full card at once, or what is so by default. */
export async function setHoverSize(size: 'full' | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('activationLens.hover')
    .update('size', size, vscode.ConfigurationTarget.Global);
}

/** Selects what lies inside the document, and waits until the window has done so: until then it may still answer with the selection before. */
export async function setSelections(
  editor: vscode.TextEditor,
  ...selections: readonly vscode.Selection[]
): Promise<void> {
  const isDone = (now: readonly vscode.Selection[]) =>
    now.length === selections.length &&
    now.every(({ anchor, active }, at) => {
      const wanted = selections[at];
      return wanted?.anchor.isEqual(anchor) && wanted.active.isEqual(active);
    });
  if (isDone(editor.selections)) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor !== editor || !isDone(event.selections)) return;
      listener.dispose();
      resolve();
    });
    editor.selections = selections;
  });
}

/** Selects the first of each of these texts, of which there is at least one. */
export async function select(editor: vscode.TextEditor, ...texts: readonly string[]): Promise<void> {
  const { document } = editor;
  const selections = texts.map((text) => {
    const start = document.getText().indexOf(text);
    return new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length));
  });
  await setSelections(editor, ...selections);
}

/** Closes every tab, saving nothing, and waits until the extension host has heard of it. */
export async function closeEverything(): Promise<void> {
  const isOpen = () => vscode.window.tabGroups.all.some((group) => group.tabs.length > 0);
  await until(async () => {
    if (isOpen()) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return !isOpen() && !vscode.window.activeTextEditor;
  });
}
