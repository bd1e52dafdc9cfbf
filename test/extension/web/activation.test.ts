// Holds in both extension hosts: the desktop's and the web worker's.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('comes with the first Python file', async () => {
    const extension = vscode.extensions.getExtension('activation-lens.activation-lens');
    assert.ok(extension);
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: 'import torch\n',
    });
    await vscode.window.showTextDocument(document);
    const deadline = Date.now() + 10_000;
    while (!extension.isActive && Date.now() < deadline) await new Promise((next) => setTimeout(next, 20));
    assert.ok(extension.isActive);
  });
});
