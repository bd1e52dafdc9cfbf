// How the extension starts; holds in both extension hosts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showPython, until } from '../python-window.ts';

/** Set when the bundle is made. */
declare const IN_WEB_WORKER: boolean;

const extension = () => vscode.extensions.getExtension('activation-lens.activation-lens');

describe('activation', () => {
  it('comes with the first Python file', async () => {
    await showPython('import torch\n');
    assert.ok(await until(() => extension()?.isActive));
  });

  it('needs no trust in the folder', async () => {
    // The web-worker host is run in Restricted Mode, and all of these tests in it.
    assert.equal(vscode.workspace.isTrusted, !IN_WEB_WORKER);
    await extension()?.activate();
    assert.equal(extension()?.isActive, true);
  });

  it('registers the commands of the manifest and no others', async () => {
    await extension()?.activate();
    const manifest = extension()?.packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = manifest.contributes.commands.map(({ command }) => command);
    const all = await vscode.commands.getCommands(true);
    // VS Code itself makes the commands that show or hide a view.
    const registered = all.filter((command) => command.startsWith('activationLens.'));
    assert.deepEqual([...new Set(registered)].sort(), declared.sort());
  });
});
