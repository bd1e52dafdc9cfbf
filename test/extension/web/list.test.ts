// The lists of activations: what their rows say, where Enter goes, and what is left out; holds in both extension hosts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, showPython, until } from '../python-window.ts';

type Row = vscode.QuickPickItem & { at?: { uri: vscode.Uri; range: vscode.Range; index?: number } };

const { window } = vscode;
const original = {
  showQuickPick: window.showQuickPick,
  showInformationMessage: window.showInformationMessage,
};

/** Runs a command whose list is answered by `choose`; what the list held, and what was said instead. */
async function listOf(
  command: string,
  choose: (rows: readonly Row[]) => Row | undefined = () => undefined,
  argument?: unknown,
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
    await vscode.commands.executeCommand(`activationLens.${command}`, argument);
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

  describe('of notebooks that no editor shows', () => {
    const folder = () => {
      const [first] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(first);
      return vscode.Uri.joinPath(first.uri, 'notebooks');
    };
    const write = (name: string, cells: readonly object[], language = 'python') =>
      vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder(), name),
        new TextEncoder().encode(
          JSON.stringify({
            nbformat: 4,
            nbformat_minor: 5,
            metadata: { language_info: { name: language } },
            cells,
          }),
        ),
      );
    const codeCell = (...source: readonly string[]) => ({
      cell_type: 'code',
      id: 'a',
      metadata: {},
      execution_count: null,
      outputs: [],
      source,
    });
    const cells = [
      { cell_type: 'markdown', id: 'b', metadata: {}, source: 'nn.ReLU()' },
      codeCell('%pip install torch==2.6\n', 'import torch.nn as nn\n', 'act = nn.Hardswish()'),
      codeCell('print(1)\n', 'act(x)\n'),
    ];
    before(async () => {
      await write('a.ipynb', cells);
      await write('julia.ipynb', [codeCell('nn.ReLU()')], 'julia');
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder(), 'broken.ipynb'),
        new TextEncoder().encode('{ nn.ReLU()'),
      );
    });
    afterEach(closeEverything);
    after(async () => {
      await vscode.workspace.fs.delete(folder(), { recursive: true });
    });
    /** The rows below a notebook's path. */
    const below = (rows: readonly Row[], label: string): readonly Row[] => {
      const isHead = ({ kind }: Row) => kind === vscode.QuickPickItemKind.Separator;
      const start = rows.findIndex((row) => isHead(row) && row.label === label);
      const rest = start < 0 ? [] : rows.slice(start + 1);
      const end = rest.findIndex(isHead);
      return end < 0 ? rest : rest.slice(0, end);
    };

    it('hold what cells use, names followed from one to the next, and go to the cell', async () => {
      const { rows } = await listOf(
        'showActivationsOfWorkspace',
        (all) => below(all, 'notebooks/a.ipynb')[1],
      );
      assert.deepEqual(
        below(rows, 'notebooks/a.ipynb').map(({ label, description, at }) => [label, description, at?.index]),
        [
          ['nn.Hardswish()', 'line 3', 1],
          ['act is nn.Hardswish(), earlier cell, line 3.', 'line 2', 2],
        ],
      );
      assert.ok(!rows.some(({ label }) => /julia|broken/.test(label)));
      const isThere = () => {
        const editor = window.activeTextEditor;
        return editor?.document.uri.scheme === 'vscode-notebook-cell' && editor.selection.start.line === 1;
      };
      assert.ok(await until(isThere));
      assert.match(window.activeTextEditor?.document.getText() ?? '', /^print/);
    });

    it('hold the calls that another release answers otherwise, from the release that the notebook installs', async () => {
      const compared = (argument: object) => listOf('compareReleases', () => undefined, argument);
      const old = await compared({ from: '2.6', to: '2.15' });
      const found = below(old.rows, 'notebooks/a.ipynb');
      assert.ok(
        found.length > 0 && found.every(({ detail }) => /gradient/i.test(detail ?? '')),
        JSON.stringify(told(found)),
      );
      const same = await compared({ from: '2.8', to: '2.15' });
      assert.deepEqual(below(same.rows, 'notebooks/a.ipynb'), []);
      // Open, they are read from their editors, once.
      await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(folder(), 'a.ipynb'));
      const open = await compared({ from: '2.6', to: '2.15' });
      assert.deepEqual(told(below(open.rows, 'notebooks/a.ipynb')), told(found));
    });
  });
});
