// The output of a call whose input is known, in the hover of a real extension host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, hoverOver, setHoverSize, showPython } from './python-window.ts';

/** The input and the output that a hover tells, as text; '' where it tells none. */
async function outputOver(document: vscode.TextDocument, text: string): Promise<string> {
  const markdown = await hoverOver(document, text);
  const [, input = '', output = ''] = /<code>([^<]*)<\/code><br>→ <code>([^<]*)</.exec(markdown) ?? [];
  const plain = `${input} → ${output}`.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  return output ? plain : '';
}

describe('the output of a call in its hover', () => {
  before(async () => {
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
    await setHoverSize('full');
  });
  after(async () => {
    await closeEverything();
    await setHoverSize(undefined);
  });

  it('is what PyTorch prints for a tensor that is written above', async () => {
    const { document } = await showPython(
      'import torch as T\nfrom torch import nn\nsoftplus = nn.Softplus(beta=2)\n' +
        'x = T.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])\ny = x\nprint(softplus(y))\n',
    );
    assert.equal(
      await outputOver(document, 'softplus(y'),
      'torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]) → tensor([0.0091, 0.0635, 0.3466, 1.0635, 2.0091])',
    );
  });

  it('is not told once the tensor may have been changed', async () => {
    const editor = await showPython(
      'import torch\nx = torch.tensor([-2.0, 1.0])\n\ntorch.relu(x)\nprint(x)\n',
    );
    const { document } = editor;
    assert.equal(await outputOver(document, 'relu'), 'torch.tensor([-2.0, 1.0]) → tensor([0., 1.])');
    await editor.edit((builder) => builder.insert(new vscode.Position(2, 0), 'x[0] = 5'));
    assert.equal(await outputOver(document, 'relu'), '');
  });

  it('follows a tensor from one cell of a notebook to another', async () => {
    const cells = ['import torch\nfrom torch import nn', 'x = torch.tensor([-2.0, 1.0])', 'nn.ReLU()(x)'];
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(
        cells.map((code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python')),
      ),
    );
    const last = notebook.cellAt(2).document;
    assert.equal(await outputOver(last, 'ReLU'), 'torch.tensor([-2.0, 1.0]) → tensor([0., 1.])');
  });
});
