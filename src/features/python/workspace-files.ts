// The Python files of the workspace, for names that are imported from them: read through VS Code only, never run. Runs in
// the extension host, on the desktop and in the browser alike.
import * as vscode from 'vscode';
import { createWorkspaceModules, moduleLimits, type WorkspaceModules } from '../../python/index.ts';
import { findOpenDocument } from './open-documents.ts';

/** The modules of the workspace, which are forgotten when their files change. Disposed of with `subscriptions`. */
export function watchWorkspaceModules(subscriptions: vscode.Disposable[]): WorkspaceModules {
  let isWatching = false;
  const modules = createWorkspaceModules({
    locate(file) {
      const uri = vscode.Uri.parse(file);
      const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
      if (!folder) return undefined;
      // Most people never ask for another file.
      if (!isWatching) watchFiles();
      isWatching = true;
      return { path: uri.path, root: folder.path.endsWith('/') ? folder.path : `${folder.path}/` };
    },
    at: (path, file) => vscode.Uri.parse(file).with({ path }).toString(),
    list: async (folder) =>
      (await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder)))
        // A link may lead out of the workspace, and VS Code does not tell where to.
        .filter(([, type]) => !isLink(type))
        .map(([name]) => name),
    read: readFile,
  });
  const forget = (uri: vscode.Uri) => modules.forget(uri.toString());
  const forgetAll = () => modules.forgetAll();
  const watchFiles = () => {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.py');
    subscriptions.push(
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forgetAll),
      watcher.onDidDelete(forgetAll),
    );
  };
  subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) forget(document.uri);
    }),
    // Changes that were not saved are gone.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(forgetAll),
  );
  return modules;
}

/**
 * Tells whether a file of the workspace, or a folder on the way to it, is a symbolic link, or not there at all; remembers what
 * it has looked at.
 */
export function findLinks(): (file: vscode.Uri) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  const isBehindLink = async (file: vscode.Uri): Promise<boolean> => {
    const root = vscode.workspace.getWorkspaceFolder(file)?.uri.path;
    if (root === undefined || file.path.length <= root.length) return false;
    if (isLink((await vscode.workspace.fs.stat(file)).type)) return true;
    const folder = file.with({ path: file.path.slice(0, file.path.lastIndexOf('/')) });
    const answer = known.get(folder.path) ?? isBehindLink(folder);
    known.set(folder.path, answer);
    return answer;
  };
  return (file) => isBehindLink(file).catch(() => true);
}

/** Whether it is a symbolic link, to whatever. */
const isLink = (type: vscode.FileType): boolean => (type & vscode.FileType.SymbolicLink) !== 0;

/** An open document's text, or the file's. */
async function readFile(file: string): Promise<string | undefined> {
  const uri = vscode.Uri.parse(file);
  const open = findOpenDocument(file);
  if (open) return open.getText();
  if ((await vscode.workspace.fs.stat(uri)).size > moduleLimits.bytes) return undefined;
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
