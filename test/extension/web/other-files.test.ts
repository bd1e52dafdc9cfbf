// Names that come from other files of the workspace; holds in both extension hosts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, hoverOver as hoverWithPictures, setHoverSize, until } from '../python-window.ts';
import { makeWatchedFolders } from '../watched-folders.ts';

const root = (): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('the window has no folder');
  return vscode.Uri.joinPath(folder.uri, 'otherfiles');
};

const at = (path: string): vscode.Uri => vscode.Uri.joinPath(root(), ...path.split('/'));

const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));

async function show(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(at(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** What the hover says, without its pictures. */
const hoverOver = async (document: vscode.TextDocument, text: string): Promise<string> =>
  (await hoverWithPictures(document, text))
    .replaceAll(/"data:[^"]*"/g, '""')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

const files = {
  'pkg/__init__.py': 'from .layers import act\nfrom .stars import *\n',
  'pkg/config.py': 'BETA = 2.0\n',
  'pkg/layers.py': 'from torch import nn\nfrom .config import BETA\nact = nn.Softplus(BETA)\n',
  'pkg/stars.py': 'from torch import nn\nstar = nn.Tanh()\n',
  'pkg/net.py': 'from .layers import act\nfrom .missing import other\nact(x)\nother(x)\n',
  'pkg/changing.py': 'from torch import nn\nact = nn.ELU()\n',
  'train.py': 'from pkg import act, star\nimport pkg.changing\nact(2)\nstar(2)\npkg.changing.act(3)\n',
};

describe('names from other files', () => {
  before(async () => {
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
    await makeWatchedFolders(root(), at('pkg'));
    for (const [path, text] of Object.entries(files)) await write(path, text);
    await setHoverSize('full');
  });

  after(async () => {
    await closeEverything();
    await setHoverSize(undefined);
    await vscode.workspace.fs.delete(root(), { recursive: true });
  });

  it('are known, and the hover leads to the line where they stand', async () => {
    const document = await show('pkg/net.py');
    const hover = await hoverOver(document, 'act(x)');
    assert.match(hover, /nn\.Softplus\(BETA\)/);
    assert.match(hover, /line 3 of layers\.py/);
    assert.match(hover, /from BETA in config\.py/);
    const link = /command:activationLens\.goToOrigin\?([^)"\s]+)/.exec(hover)?.[1] ?? '';
    const [place] = JSON.parse(decodeURIComponent(link)) as [unknown];
    await vscode.commands.executeCommand('activationLens.goToOrigin', place);
    const isThere = () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('/pkg/layers.py') &&
      vscode.window.activeTextEditor.document.getText(vscode.window.activeTextEditor.selection);
    assert.equal(await until(isThere), 'nn.Softplus(BETA)');
  });

  it('say nothing where the file is missing', async () => {
    const document = await show('pkg/net.py');
    assert.equal(await hoverOver(document, 'other(x'), '');
  });

  it('are followed through what packages pass on', async () => {
    const document = await show('train.py');
    assert.match(await hoverOver(document, 'act(2'), /line 3 of layers\.py/);
    assert.match(await hoverOver(document, 'star(2'), /Tanh.*line 2 of stars\.py/);
  });

  it('follow their file as it is written, saved or not', async () => {
    const document = await show('train.py');
    assert.match(await hoverOver(document, 'act(3'), /ELU/);
    const other = await vscode.workspace.openTextDocument(at('pkg/changing.py'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(other.uri, new vscode.Position(1, 0), 'beta = 1\nact = nn.SiLU()\n');
    const rest = new vscode.Range(
      other.positionAt(other.getText().indexOf('act')),
      new vscode.Position(9, 0),
    );
    edit.delete(other.uri, rest);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(await hoverOver(document, 'act(3'), /SiLU.*line 3 of changing\.py/);
    await vscode.window.showTextDocument(other);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.ok(await until(async () => /ELU/.test(await hoverOver(document, 'act(3'))));
  });

  it('follow their file when it changes on disk', async () => {
    const document = await show('train.py');
    assert.match(await hoverOver(document, 'star(2'), /Tanh/);
    await write('pkg/stars.py', 'from torch import nn\n\nstar = nn.GELU()\n');
    assert.ok(await until(async () => /GELU.*line 3/.test(await hoverOver(document, 'star(2'))));
  });

  it('follow their file when it changes again while it is read', async () => {
    const document = await show('train.py');
    const lines = Array.from({ length: 8000 }, (_, at) => `x${at} = ${at}\n`).join('');
    const asking: Promise<string>[] = [];
    for (let line = 1; line <= 12; line++) {
      const before = '\n'.repeat(line);
      await write('pkg/stars.py', `from torch import nn${before}star = nn.Mish()\n${lines}`);
      // Every third time a question is answered in full first, so that writing meets reading in all of its stages.
      asking.push(hoverOver(document, 'star(2'));
      if (line % 3 === 0) await Promise.all(asking);
    }
    await Promise.all(asking);
    assert.ok(await until(async () => /Mish.*line 13/.test(await hoverOver(document, 'star(2'))));
  });
});
