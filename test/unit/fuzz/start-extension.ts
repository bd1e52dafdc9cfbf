// Starts the whole extension on the stand-in, once.
import type * as vscode from 'vscode';
import { context } from './stand-in-vscode.ts';

let isStarted = false;

export async function startExtension(): Promise<void> {
  if (isStarted) return;
  isStarted = true;
  const { activate } = await import('../../../src/extension.ts');
  activate(context as unknown as vscode.ExtensionContext);
}
