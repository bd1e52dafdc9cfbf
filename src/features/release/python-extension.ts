// What the Python extension says of the environment in use, where it is active already: it is never started for us, and never
// asked to look for environments.
import * as vscode from 'vscode';
import { isRecord } from '../../foundation/is-record.ts';

/** The part of its API that is used here; each piece may be missing in what is installed. */
interface Environments {
  getActiveEnvironmentPath(resource: vscode.Uri): { readonly path: string };
  readonly onDidChangeActiveEnvironmentPath?: vscode.Event<unknown>;
}

function findEnvironments(): Environments | undefined {
  const extension = vscode.extensions.getExtension<unknown>('ms-python.python');
  const api = extension?.isActive ? extension.exports : undefined;
  const environments = isRecord(api) && isRecord(api.environments) ? api.environments : undefined;
  return typeof environments?.getActiveEnvironmentPath === 'function'
    ? (environments as unknown as Environments)
    : undefined;
}

/** The folder of the environment that is chosen for a file. */
export function chosenEnvironment(file: vscode.Uri): string | undefined {
  if (file.scheme !== 'file') return undefined;
  try {
    const path: unknown = findEnvironments()?.getActiveEnvironmentPath(file)?.path;
    if (typeof path !== 'string' || !/[/\\]/.test(path)) return undefined;
    // It is the interpreter's path, or the folder's.
    const folder = vscode.Uri.file(path).path;
    return folder.replace(/(?:\/(?:bin|Scripts))?\/(?:python|pypy)[\w.]*$/i, '');
  } catch {
    return undefined;
  }
}

/** Tells when another environment is chosen; nothing where the extension is not active. */
export function onDidChooseEnvironment(listener: () => void): vscode.Disposable | undefined {
  return findEnvironments()?.onDidChangeActiveEnvironmentPath?.(listener);
}
