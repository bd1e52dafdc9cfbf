// The Python files and notebooks of the workspace, for what a person asks of all of them: not what others installed or a machine made, and
// nothing behind a symbolic link, which may lead out of the workspace.
import * as vscode from 'vscode';
import { findOpenDocument } from './open-documents.ts';
import { findLinks } from './workspace-files.ts';

const exclude = '**/{.*,node_modules,site-packages,dist-packages,venv,env,build,dist,__pycache__}/**';

/** At most `most` of them, by path; those that are open stand for themselves, wherever they lie. */
export async function findPythonFiles(
  most: number,
  token: vscode.CancellationToken,
  { withNotebooks = false } = {},
): Promise<readonly vscode.Uri[]> {
  const include = withNotebooks ? '**/*.{py,ipynb}' : '**/*.py';
  const found = await vscode.workspace.findFiles(include, exclude, most, token);
  const isBehindLink = findLinks();
  const files: vscode.Uri[] = [];
  for (const uri of found) {
    if (token.isCancellationRequested) return [];
    if (findOpenDocument(uri.toString()) || !(await isBehindLink(uri))) files.push(uri);
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}
