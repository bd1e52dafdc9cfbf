// Folders in which VS Code's watcher sees what changes. Uses no Node API.
import * as vscode from 'vscode';
import { until } from './python-window.ts';

/** Does `make` until VS Code tells of it, which begins to watch a moment after the window is there. */
async function seen(uri: vscode.Uri, make: () => Thenable<void>): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(
    `**/${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`,
  );
  let isTold = false;
  const tell = () => {
    isTold = true;
  };
  watcher.onDidCreate(tell);
  watcher.onDidChange(tell);
  await until(async () => {
    await make();
    return isTold;
  });
  watcher.dispose();
}

/**
 * Makes folders, those around others first, each once VS Code has told of the one before: its watcher may never see what
 * stands in a folder that was made in the same moment as the folder around it, or while it started to watch.
 */
export async function makeWatchedFolders(...folders: readonly vscode.Uri[]): Promise<void> {
  const [first] = folders;
  if (!first) return;
  const probe = vscode.Uri.joinPath(first, '../probe.txt');
  await seen(probe, () => vscode.workspace.fs.writeFile(probe, new Uint8Array()));
  for (const folder of folders) await seen(folder, () => vscode.workspace.fs.createDirectory(folder));
  await vscode.workspace.fs.delete(probe);
}
