// What most people never need is made when it is first asked for, so that starting the extension stays cheap.
import type * as vscode from 'vscode';

/** Gives what `make` makes, the same each time, and has it disposed of with `subscriptions`. */
export function lazily<T extends vscode.Disposable>(
  subscriptions: vscode.Disposable[],
  make: () => T,
): () => T {
  let made: T | undefined;
  return () => {
    if (!made) {
      made = make();
      subscriptions.push(made);
    }
    return made;
  };
}
