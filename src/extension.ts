// Starts the extension: hands each feature to VS Code, nothing else.
import type * as vscode from 'vscode';

export function activate(_context: vscode.ExtensionContext): void {}
