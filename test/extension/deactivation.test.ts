// What the extension registers, it gives back: everything lies in its context's subscriptions.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate } from '../../src/extension.ts';

type Register = (...args: unknown[]) => vscode.Disposable;

/** Replaces everything in the API that hands out a disposable, and notes which of them were disposed of. */
function watchRegistrations() {
  const open = new Set<string>();
  const restore: (() => void)[] = [];
  const { commands, languages, window, workspace, notebooks } = vscode;
  for (const [area, object] of Object.entries({ commands, languages, window, workspace, notebooks })) {
    const api = object as unknown as Record<string, Register>;
    for (const name of Object.keys(api).filter((key) => /^(register|create|onDid|onWill)/.test(key))) {
      const real = Object.getOwnPropertyDescriptor(api, name);
      if (!real?.configurable) continue;
      let number = 0;
      const stand: Register = () => {
        const id = `${area}.${name} ${++number}`;
        open.add(id);
        return Object.assign(new vscode.Disposable(() => open.delete(id)), { clear() {}, set() {} });
      };
      Object.defineProperty(api, name, { value: stand, configurable: true });
      restore.push(() => Object.defineProperty(api, name, real));
    }
  }
  const restoreAll = () => {
    for (const undo of restore) undo();
  };
  return { open, restoreAll };
}

describe('deactivation', () => {
  it('leaves nothing behind', () => {
    const subscriptions: vscode.Disposable[] = [];
    const extension = vscode.extensions.getExtension('activation-lens.activation-lens');
    const context = {
      subscriptions,
      extensionUri: extension?.extensionUri,
    } as unknown as vscode.ExtensionContext;
    const watched = watchRegistrations();
    try {
      activate(context);
      assert.ok(watched.open.size > 3, `registers something: ${[...watched.open]}`);
      for (const subscription of subscriptions.reverse()) subscription.dispose();
      assert.deepEqual([...watched.open], []);
    } finally {
      watched.restoreAll();
    }
  });
});
