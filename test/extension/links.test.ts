// Symbolic links in the workspace, which may lead to anything on the machine.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeEverything, hoverOver, until } from './python-window.ts';
import { makeWatchedFolders } from './watched-folders.ts';

const module = 'from torch import nn\nact = nn.Mish()\n';

describe('symbolic links', () => {
  const outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
  let folder = '';

  before(async () => {
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    folder = path.join(root.uri.fsPath, 'links');
    const made = vscode.Uri.joinPath(root.uri, 'links');
    await makeWatchedFolders(made, vscode.Uri.joinPath(made, 'real'));
    writeFileSync(path.join(outside, 'acts.py'), module);
    writeFileSync(path.join(folder, 'real/acts.py'), module);
    symlinkSync(outside, path.join(folder, 'linked'));
    symlinkSync(path.join(outside, 'acts.py'), path.join(folder, 'one.py'));
    writeFileSync(
      path.join(folder, 'use.py'),
      'from links.real.acts import act\nfrom links.linked.acts import act as other\nfrom links.one import act as third\nact(1)\nother(2)\nthird(3)\n',
    );
  });

  after(async () => {
    await closeEverything();
    for (const made of [folder, outside]) rmSync(made, { recursive: true });
  });

  it('are not followed to what a document imports', async () => {
    const document = await vscode.workspace.openTextDocument(path.join(folder, 'use.py'));
    await vscode.window.showTextDocument(document);
    // VS Code tells of new files a moment later.
    assert.ok(await until(async () => /Mish/.test(await hoverOver(document, 'act(1'))));
    assert.equal(await hoverOver(document, 'other(2'), '');
    assert.equal(await hoverOver(document, 'third(3'), '');
  });

  it('are not read for the list of the workspace', async () => {
    const { showQuickPick } = vscode.window;
    let labels: readonly string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (rows: readonly vscode.QuickPickItem[]) => {
        labels = rows.map(({ label }) => label);
        return undefined;
      },
    });
    try {
      await vscode.commands.executeCommand('activationLens.showActivationsOfWorkspace');
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }
    const listed = labels.filter((label) => label.startsWith('links/'));
    assert.deepEqual(listed, ['links/real/acts.py', 'links/use.py']);
  });
});
