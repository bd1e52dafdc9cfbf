// Starts the whole extension on the fake VS Code, and ends it again: what has been started listens to every test's documents.
import type * as vscode from 'vscode';
import { context } from './fake-vscode.ts';

/** Starts it before the tests of a suite, and ends it after them. */
export function useExtension(): void {
  before(async () => {
    const { activate } = await import('../../src/extension.ts');
    activate(context as unknown as vscode.ExtensionContext);
  });
  after(() => {
    for (const one of context.subscriptions.splice(0)) one.dispose();
  });
}
