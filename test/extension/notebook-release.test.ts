// A notebook that installs its own PyTorch is answered for that release.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { releases } from './documents.ts';
import { closeEverything } from './python-window.ts';

const cell = (code: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python');

describe('the release of a notebook', () => {
  after(closeEverything);

  it('is the one that a cell installs, as long as it does', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell('%pip install -q torch==2.3.1 torchvision'), cell('import torch')]),
    );
    const { document } = notebook.cellAt(1);
    assert.equal((await releases.of(document)).release, '2.3');
    const edit = new vscode.WorkspaceEdit();
    const install = notebook.cellAt(0).document;
    edit.replace(install.uri, new vscode.Range(0, 0, 1, 0), '!pip install "torch>=2.0,<2.2"');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal((await releases.of(document)).release, '2.1');
  });
});
