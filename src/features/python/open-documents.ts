// The documents that are open in VS Code.
import * as vscode from 'vscode';

/** The open document with this URI. */
export function findOpenDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
