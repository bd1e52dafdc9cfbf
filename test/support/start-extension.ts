// Starts the whole extension on the fake VS Code, once.
import type * as vscode from 'vscode';
import { context } from './fake-vscode.ts';

let isStarted = false;

export async function startExtension(): Promise<void> {
  if (isStarted) return;
  isStarted = true;
  const { activate } = await import('../../src/extension.ts');
  activate(context as unknown as vscode.ExtensionContext);
}
