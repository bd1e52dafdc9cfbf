// Which release of PyTorch the hover answers for; holds in both extension hosts, in a folder without trust and in the browser.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, hoverOver, setHoverSize, until } from '../python-window.ts';
import { makeWatchedFolders } from '../watched-folders.ts';

const root = (): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('the window has no folder');
  return vscode.Uri.joinPath(folder.uri, 'releases');
};

const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(root(), ...path.split('/')),
    new TextEncoder().encode(text),
  );

const lock = (version: string) => `version = 1\n\n[[package]]\nname = "torch"\nversion = "${version}"\n`;

const code = 'from torch import nn\nact = nn.Softplus()\n';

const files = {
  'locked/net.py': code,
  'locked/uv.lock': lock('2.14.1'),
  'installed/net.py': code,
  'installed/uv.lock': lock('2.14.1'),
  'installed/.venv/lib/python3.11/site-packages/torch/version.py': "__version__ = '2.6.0+cu124'\n",
  'plain/net.py': code,
};

/** The release whose documentation the hover over the call leads to. */
async function releaseIn(folder: string): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root(), folder, 'net.py'));
  const hover = (await hoverOver(document, 'Softplus')).replaceAll(/&#(\d+);/g, (_, code) =>
    String.fromCharCode(Number(code)),
  );
  return /pytorch\.org\/docs\/([\d.]+)\//.exec(hover)?.[1];
}

function set(release: string | undefined): Thenable<void> {
  return vscode.workspace
    .getConfiguration('activationLens')
    .update('torchVersion', release, vscode.ConfigurationTarget.Workspace);
}

describe('the release of PyTorch', () => {
  before(async () => {
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
    await makeWatchedFolders(root(), vscode.Uri.joinPath(root(), 'locked'));
    for (const [path, text] of Object.entries(files)) await write(path, text);
    await setHoverSize('full');
  });

  after(async () => {
    await closeEverything();
    await setHoverSize(undefined);
    await vscode.workspace.fs.delete(root(), { recursive: true });
  });

  it('is what the lock file beside the code names', async () => {
    assert.equal(await releaseIn('locked'), '2.14');
  });

  it('is what an environment beside the code has, whatever is locked', async () => {
    assert.equal(await releaseIn('installed'), '2.6');
  });

  it('is the newest known where nothing names one', async () => {
    assert.equal(await releaseIn('plain'), '2.15');
  });

  it('becomes another one with the lock file', async () => {
    assert.equal(await releaseIn('locked'), '2.14');
    await write('locked/uv.lock', lock('2.9.0'));
    assert.ok(await until(async () => (await releaseIn('locked')) === '2.9'));
  });

  it('is the one that the person has set', async () => {
    await set('2.1');
    assert.ok(await until(async () => (await releaseIn('installed')) === '2.1'));
    await set(undefined);
    assert.ok(await until(async () => (await releaseIn('installed')) === '2.6'));
  });
});
