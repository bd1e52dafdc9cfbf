// The lists of activations: what their rows say, where Enter goes, and what is left out; holds in both extension hosts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, showPython, until } from '../python-window.ts';

type Row = vscode.QuickPickItem & { at?: { uri: vscode.Uri; range: vscode.Range } };

const { window } = vscode;
const original = {
  showQuickPick: window.showQuickPick,
  showInformationMessage: window.showInformationMessage,
};

/** Runs a command whose list is answered by `choose`; what the list held, and what was said instead. */
async function listOf(
  command: string,
  choose: (rows: readonly Row[]) => Row | undefined = () => undefined,
): Promise<{ readonly rows: readonly Row[]; readonly title: string; readonly said: readonly string[] }> {
  const said: string[] = [];
  let [rows, title]: [readonly Row[], string] = [[], ''];
  Object.assign(window, {
    showQuickPick: async (shown: readonly Row[], options: vscode.QuickPickOptions) => {
      [rows, title] = [shown, options.title ?? ''];
      return choose(shown);
    },
    showInformationMessage: async (text: string) => void said.push(text),
  });
  try {
    await vscode.commands.executeCommand(`activationLens.${command}`);
  } finally {
    Object.assign(window, original);
  }
  return { rows, title, said };
}

const told = (rows: readonly Row[]) =>
  rows.map(({ label, description, detail }) => [label, description, detail]);

const code = `import torch
from torch import nn

act = nn.Softplus(beta=2)
nn.ReLU()
nn.GELU('erf')
print('$(torch)')
`;

describe('lists of activations', () => {
  before(async () => {
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
  });
  afterEach(closeEverything);

  it('say of each call in the file what it is and what is wrong with it', async () => {
    await showPython(code);
    const { rows, title } = await listOf('showActivationsOfFile');
    assert.match(title, /^Activations in \d+\.py$/);
    assert.deepEqual(
      told(rows).map(([label, line]) => [label, line]),
      [
        ['nn.Softplus(beta=2)', 'line 4'],
        ['nn.ReLU()', 'line 5'],
        ["nn.GELU('erf')", 'line 6'],
      ],
    );
    assert.match(rows[2]?.detail ?? '', /^\$\(error\) .*approximate/);
    assert.doesNotMatch(rows[0]?.detail ?? '', /\$\(/);
  });

  it('go to the call that is chosen', async () => {
    const { document } = await showPython(code);
    await listOf('showActivationsOfFile', (rows) => rows[1]);
    const selected = () => document.getText(window.activeTextEditor?.selection);
    assert.equal(await until(() => selected() && selected()), 'ReLU');
  });

  it('say so where there is none', async () => {
    await showPython('x = 1\n');
    const { rows, said } = await listOf('showActivationsOfFile');
    assert.deepEqual([rows, said], [[], ['No PyTorch activation found in this file.']]);
  });

  it('hold the files of the workspace below their paths, and nothing of what others installed', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const at = (path: string) => vscode.Uri.joinPath(folder.uri, path);
    const write = (path: string) =>
      vscode.workspace.fs.writeFile(
        at(path),
        new TextEncoder().encode('from torch import nn\n\n  \nnn.Mish()\n'),
      );
    await write('listed/inside.py');
    await write('listed/venv/lib/outside.py');
    try {
      const { rows, title } = await listOf('showActivationsOfWorkspace', (all) => {
        const file = all.findIndex(({ label }) => label === 'listed/inside.py');
        return all[file + 1];
      });
      assert.equal(title, 'Activations in Workspace');
      const labels = rows
        .filter(({ kind }) => kind === vscode.QuickPickItemKind.Separator)
        .map(({ label }) => label);
      assert.ok(labels.includes('listed/inside.py'));
      assert.ok(!labels.some((label) => label.includes('venv')));
      assert.deepEqual(labels, [...labels].sort());
      const isThere = () =>
        window.activeTextEditor?.document.uri.path.endsWith('/listed/inside.py') &&
        window.activeTextEditor.selection.start.line === 3;
      assert.ok(await until(isThere));
    } finally {
      await closeEverything();
      await vscode.workspace.fs.delete(at('listed'), { recursive: true });
    }
  });
});
