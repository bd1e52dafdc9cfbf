// Evaluate in a real extension host: the command as an interface, results over edits, and every kind of document.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEverything,
  openText,
  setSelections,
  showActive,
  showDifference,
  until,
} from '../python-window.ts';

interface Answer {
  readonly input: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly results: readonly {
    readonly id: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly values: readonly number[];
    readonly derivatives: readonly number[];
    readonly text: string;
  }[];
}

const evaluate = (argument?: unknown) =>
  vscode.commands.executeCommand<readonly Answer[]>('activationLens.evaluateSelection', argument);
const run = (name: string, argument?: unknown) =>
  vscode.commands.executeCommand<unknown>(`activationLens.${name}`, argument);

/** Opens `text`, in which each `«…»` is selected; `«»` is a cursor. */
async function open(marked: string, extension = 'py'): Promise<vscode.TextEditor> {
  const editor = await showActive(await openText(marked.replaceAll(/[«»]/g, ''), extension));
  await select(editor, marked);
  return editor;
}

async function select(editor: vscode.TextEditor, marked: string): Promise<void> {
  const selections: vscode.Selection[] = [];
  let passed = 0;
  let start = 0;
  for (const [at, sign] of [...marked].entries()) {
    if (sign !== '«' && sign !== '»') continue;
    const offset = at - passed++;
    if (sign === '«') start = offset;
    else
      selections.push(
        new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(offset)),
      );
  }
  if (selections.length) await setSelections(editor, ...selections);
}

async function hoverText(document: vscode.TextDocument, needle: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(needle));
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .filter((content) => content.includes('command:activationLens.copyResult'))
    .join('\n')
    .replaceAll(/&n(?:bsp|umsp);/g, '');
}

async function undone(document: vscode.TextDocument): Promise<string> {
  await vscode.commands.executeCommand('undo');
  return document.getText();
}

describe('evaluating a selection', () => {
  after(closeEverything);

  describe('as an interface', () => {
    it('answers Softplus and ReLU of the numbers, as PyTorch prints them', async () => {
      await open('x = «[-2, -1, 0, 1, 2]»');
      const [answer] = await evaluate();
      assert.deepEqual(answer?.input, [-2, -1, 0, 1, 2]);
      assert.deepEqual(answer?.shape, [5]);
      assert.deepEqual(
        answer?.results.map(({ id, text }) => [id, text]),
        [
          ['Softplus', 'tensor([0.1269, 0.3133, 0.6931, 1.3133, 2.1269])'],
          ['ReLU', 'tensor([0., 0., 0., 1., 2.])'],
        ],
      );
      assert.deepEqual(answer?.results[0]?.parameters, { beta: 1, threshold: 20 });
      assert.deepEqual(answer?.results[1]?.derivatives, [0, 0, 0, 1, 1]);
    });

    it('follows activations, parameters, dtype and ranges', async () => {
      const editor = await open('«»a = [-1.0, 2.0]\nb = [-10, 10]\n');
      const answers = await evaluate({
        activations: ['Softplus', { id: 'LeakyReLU', parameters: { negative_slope: 0.2 } }],
        dtype: 'float64',
        ranges: [
          { start: { line: 0, character: 4 }, end: { line: 0, character: 15 } },
          new vscode.Range(1, 4, 1, 13),
        ],
        show: false,
      });
      assert.deepEqual(
        answers.map(({ results }) => results[1]?.values),
        [
          [-0.2, 2],
          [-2, 10],
        ],
      );
      assert.equal(answers[0]?.results[1]?.text, 'tensor([-0.2000,  2.0000], dtype=torch.float64)');
      assert.equal(await hoverText(editor.document, '[-1.0'), '', 'nothing is shown');
    });

    it('keeps shapes, and answers one item for each selection', async () => {
      await open('«[[1, 2], [3, 4]]»\n«-1»\n«range(3)»\n«abc»');
      const answers = await evaluate();
      assert.deepEqual(
        answers.map(({ shape }) => shape),
        [[2, 2], [], [3], [0]],
      );
      assert.equal(answers[1]?.results[0]?.text, 'tensor(0.3133)');
    });

    it('takes NaN and infinities as Python writes them', async () => {
      await open("«float('inf'), -math.inf, nan»");
      const [answer] = await evaluate({ activations: ['Softplus'] });
      assert.deepEqual(answer?.results[0]?.values, [Infinity, 0, Number.NaN]);
    });

    for (const [title, argument] of [
      ['an unknown activation', { activations: ['Softmin2'] }],
      ['an unknown parameter', { activations: [{ id: 'Softplus', parameters: { slope: 1 } }] }],
      ['a parameter of the wrong kind', { activations: [{ id: 'Softplus', parameters: { beta: [] } }] }],
      [
        'a parameter that PyTorch refuses',
        { activations: [{ id: 'Hardtanh', parameters: { min_val: 2, max_val: 1 } }] },
      ],
      ['an unknown dtype', { dtype: 'int8' }],
      ['ranges that are none', { ranges: [{ start: 3 }] }],
      ['no object', 7],
    ] as const) {
      it(`answers nothing to ${title}, and changes nothing`, async () => {
        const editor = await open('«[1, 2]»');
        const quiet = typeof argument === 'object' ? { ...argument, show: false } : argument;
        assert.deepEqual(await evaluate(quiet), []);
        assert.equal(editor.document.getText(), '[1, 2]');
      });
    }
  });

  describe('without a selection', () => {
    for (const [title, text, input] of [
      ['takes the tensor around the cursor', 'x = torch.tensor([[1, «»2],\n  [3, 4]])', [1, 2, 3, 4]],
      ['takes the number at the cursor', 'nn.Softplus(beta=«»2)', [2]],
      ['takes the line', '«»x = [1, 2]', [1, 2]],
      ['takes the statement that begins on the line', '«»x = [\n 1,\n 2]', [1, 2]],
      ['takes the range around the cursor', 'for i in ran«»ge(3): pass', [0, 1, 2]],
    ] as const) {
      it(title, async () => {
        await open(text);
        const [answer] = await evaluate();
        assert.deepEqual(answer?.input, input);
      });
    }

    it('takes the line of a table', async () => {
      await open('1,2\n3,«»4\n', 'txt');
      const [answer] = await evaluate();
      assert.deepEqual(answer?.input, [3, 4]);
    });
  });

  describe('results beside the numbers', () => {
    it('have the whole table in their hover, with all digits', async () => {
      const { document } = await open('x = «[-2, 0.5]»');
      await evaluate();
      const text = await hoverText(document, '-2');
      assert.match(text, /\| x \| Softplus \| Softplus′ \| ReLU \| ReLU′ \|/);
      assert.match(text, /\| -2\.0 \| 0\.126928 \| 0\.11920292 \| 0\.0 \| 0\.0 \|/);
    });

    it('move with edits above, and stay while one works elsewhere', async () => {
      const editor = await open('\nx = «[-2, 0.5]»');
      const { document } = editor;
      await evaluate();
      await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), 'import torch\n\n'));
      assert.match(await hoverText(document, '-2'), /0\.126928/);
      assert.equal(await hoverText(document, 'import'), '');
    });

    it('fade when their numbers change, and come back when the change is undone', async () => {
      const editor = await open('x = «[-2, 0.5]»');
      const { document } = editor;
      await evaluate();
      await editor.edit((builder) => builder.replace(new vscode.Range(0, 6, 0, 7), '3'));
      assert.match(await hoverText(document, '-3'), /numbers have changed/);
      await vscode.commands.executeCommand('undo');
      assert.doesNotMatch(await hoverText(document, '-2'), /numbers have changed/);
    });

    it('are computed again where the settings say so', async () => {
      const settings = vscode.workspace.getConfiguration('activationLens.evaluate');
      await settings.update('onChange', 'recompute', vscode.ConfigurationTarget.Global);
      try {
        const editor = await open('x = «[-2, 0.5]»');
        await evaluate();
        await editor.edit((builder) => builder.replace(new vscode.Range(0, 6, 0, 7), '1'));
        assert.match(await hoverText(editor.document, '-1'), /\| -1\.0 \| 0\.3132617 \|/);
      } finally {
        await settings.update('onChange', undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('are never more than one set at a place', async () => {
      const { document } = await open('x = «[-2, 0.5]»');
      await evaluate();
      await evaluate({ activations: ['Tanh'] });
      const text = await hoverText(document, '-2');
      assert.match(text, /Tanh/);
      assert.doesNotMatch(text, /Softplus/);
    });

    it('stay when Esc closes a hover at the cursor, and go with the next', async () => {
      const { document } = await open('x = «[-2, 0.5]»');
      await evaluate();
      const manifest = vscode.extensions.getExtension('activation-lens.activation-lens')?.packageJSON;
      const keys: readonly { key: string; args: unknown }[] = manifest?.contributes.keybindings;
      const pressEscape = () => run('clearResults', keys.find(({ key }) => key === 'escape')?.args);
      assert.match(await hoverText(document, ']'), /Softplus/);
      await pressEscape();
      assert.equal(await hoverText(document, ']'), '');
      await evaluate();
      // The cursor stands behind the bracket, where the selection ends.
      const at = vscode.window.activeTextEditor?.selection.active;
      await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at);
      await pressEscape();
      assert.match(await hoverText(document, '-2'), /Softplus/);
      await pressEscape();
      assert.equal(await hoverText(document, '-2'), '');
    });

    it('go with Clear Results, and with their numbers', async () => {
      const editor = await open('x = «[-2, 0.5]»');
      const { document } = editor;
      await evaluate();
      await run('clearResults');
      assert.equal(await hoverText(document, '-2'), '');
      await evaluate();
      await editor.edit((builder) => builder.delete(new vscode.Range(0, 4, 0, 13)));
      await vscode.commands.executeCommand('undo');
      assert.equal(await hoverText(document, '-2'), '');
    });
  });

  describe('that can be read in two ways', () => {
    it('are read as the person picks, and replaced so that one undo restores them', async () => {
      const text = 'loss;acc\n-0,5;1,5\n';
      const { document } = await open('loss;acc\n«-0,5;1,5»\n', 'txt');
      const setting = vscode.workspace.getConfiguration('activationLens.evaluate');
      await setting.update('activations', ['ReLU'], vscode.ConfigurationTarget.Global);
      try {
        await evaluate();
        const linkTo = (hover: string, label: string): unknown => {
          const found = hover.split(`[${label}](command:activationLens.readAnotherWay?`)[1]?.split(')')[0];
          assert.ok(found, hover);
          return JSON.parse(decodeURIComponent(found))[0];
        };
        const usual = await hoverText(document, '0,5');
        assert.match(usual, /Commas are decimal separators here\./);
        await run('readAnotherWay', linkTo(usual, 'Commas as List Separators'));
        const parted = await until(async () => {
          const hover = await hoverText(document, '0,5');
          return hover.includes('4 numbers') ? hover : '';
        });
        assert.equal(document.getText(), text);
        await run('readAnotherWay', linkTo(parted, 'Usual Reading'));
        await until(async () => (await hoverText(document, '0,5')).includes('2 numbers'));
        assert.equal(document.getText(), text);
        assert.equal(document.isDirty, false);
        await run('replaceSelection', { result: 'ReLU' });
        assert.equal(document.getText(), 'loss;acc\n0,0;1,5\n');
        assert.equal(await undone(document), text);
      } finally {
        await setting.update('activations', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  });

  describe('replacing and inserting', () => {
    it('replaces all selections in one undo step and touches nothing else', async () => {
      const before =
        'x = torch.tensor(«[-2,  0.5,]», dtype=torch.float32)  # one\r\ny = «[\r\n  1/3,\r\n]»\r\n';
      const { document } = await open(before);
      const text = document.getText();
      await run('replaceSelection', { result: 'Softplus' });
      assert.equal(
        document.getText(),
        'x = torch.tensor([0.126928,  0.974077,], dtype=torch.float32)  # one\r\ny = [\r\n  0.8736389,\r\n]\r\n',
      );
      assert.equal(await undone(document), text);
    });

    it('writes infinities so that the language can read them', async () => {
      const python = await open("«[float('inf'), np.inf, -1]»");
      await run('replaceSelection', { activation: 'ReLU' });
      assert.equal(python.document.getText(), "[float('inf'), np.inf, 0.0]");
    });

    it('turns ranges into lists', async () => {
      const { document } = await open('«list(range(-1, 2))», «torch.arange(-1., 2.)»');
      await run('replaceSelection', { activation: 'ReLU' });
      assert.equal(document.getText(), 'list([0.0, 0.0, 1.0]), torch.tensor([0.0, 0.0, 1.0])');
    });

    it('inserts comments below with the indentation of the selection, as one undo step', async () => {
      const { document } = await open('def f():\n    x = «[-2, 1]»\n    y = «3»\n');
      const text = document.getText();
      await run('insertResult');
      assert.equal(
        document.getText(),
        'def f():\n    x = [-2, 1]\n    # Softplus: tensor([0.1269, 1.3133])\n    # ReLU: tensor([0., 1.])\n' +
          '    y = 3\n    # Softplus: tensor(3.0486)\n    # ReLU: tensor(3.)\n',
      );
      assert.equal(await undone(document), text);
    });

    it('keeps the selection when it inserts below, so that typing replaces the numbers alone', async () => {
      const editor = await open('x = «[-2, 1]»\ny = «3»\nz = 4');
      await run('insertResult', { activation: 'ReLU' });
      const { document } = editor;
      assert.deepEqual(
        editor.selections.map((selection) => document.getText(selection)),
        ['[-2, 1]', '3'],
      );
      const line = await open('«x = [-2, 1]\n»y = 3');
      await run('insertResult', { activation: 'ReLU' });
      assert.equal(line.document.getText(), 'x = [-2, 1]\n# ReLU: tensor([0., 1.])\ny = 3');
      assert.equal(line.document.getText(line.selection), 'x = [-2, 1]\n');
    });

    it('computes in the dtype that people train in, unless Evaluate has its own', async () => {
      const settings = vscode.workspace.getConfiguration('activationLens');
      const set = (name: string, value?: string) =>
        settings.update(name, value, vscode.ConfigurationTarget.Global);
      const dtypeOf = async () => (await evaluate({ activations: ['ReLU'], show: false }))[0]?.dtype;
      await open('x = «[-2, 1]»');
      try {
        await set('dtype', 'bfloat16');
        assert.equal(await dtypeOf(), 'bfloat16');
        await set('evaluate.dtype', 'float32');
        assert.equal(await dtypeOf(), 'float32');
      } finally {
        await set('dtype');
        await set('evaluate.dtype');
      }
    });

    it('copies what PyTorch prints, or all digits', async () => {
      await open('«[-2, 1]»');
      await run('copyResult', { activation: 'Softplus' });
      assert.equal(await vscode.env.clipboard.readText(), 'tensor([0.1269, 1.3133])');
      await run('copyResult', { activation: 'Softplus', exact: true });
      assert.equal(await vscode.env.clipboard.readText(), '[0.126928, 1.3132616]');
    });
  });

  describe('in every kind of document', () => {
    it('a notebook cell', async () => {
      const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x = [-2, 1]', 'python');
      const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData([cell]),
      );
      await vscode.window.showNotebookDocument(notebook);
      await vscode.commands.executeCommand('notebook.cell.edit');
      const { document } = notebook.cellAt(0);
      await until(() => vscode.window.activeTextEditor?.document === document);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document, document);
      if (editor) await select(editor, 'x = «[-2, 1]»');
      const [answer] = await evaluate();
      assert.equal(answer?.results[0]?.text, 'tensor([0.1269, 1.3133])');
      assert.match(await hoverText(document, '-2'), /0\.126928/);
      await run('replaceSelection', { result: 'ReLU' });
      assert.equal(document.getText(), 'x = [0.0, 1.0]');
    });

    it('a virtual document, which stays as it is', async () => {
      const provider = vscode.workspace.registerTextDocumentContentProvider('evaluate-test', {
        provideTextDocumentContent: () => 'x = [-2, 1]',
      });
      try {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('evaluate-test:/a.py'));
        const editor = await showActive(document);
        await select(editor, 'x = «[-2, 1]»');
        const [answer] = await evaluate();
        assert.equal(answer?.results[0]?.text, 'tensor([0.1269, 1.3133])');
        assert.equal(await run('replaceSelection', { result: 'ReLU' }), false);
        assert.equal(await run('insertResult'), false);
        assert.equal(document.getText(), 'x = [-2, 1]');
      } finally {
        provider.dispose();
      }
    });

    it('a file of the workspace, and CSV', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const file = vscode.Uri.joinPath(folder, 'numbers.csv');
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('a,b\n-1,2\n3,-4\n'));
      try {
        const document = await vscode.workspace.openTextDocument(file);
        const editor = await showActive(document);
        await select(editor, '«a,b\n-1,2\n3,-4\n»');
        const [answer] = await evaluate({ activations: ['ReLU'] });
        assert.deepEqual(answer?.shape, [2, 2]);
        await run('replaceSelection');
        assert.equal(document.getText(), 'a,b\n0.0,2.0\n3.0,0.0\n');
        assert.equal(await undone(document), 'a,b\n-1,2\n3,-4\n');
      } finally {
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await vscode.workspace.fs.delete(file);
      }
    });

    it('one side of a diff', async () => {
      const left = await openText('x = [1]');
      const right = await openText('x = [-2, 1]');
      await select(await showDifference(left, right), 'x = «[-2, 1]»');
      const [answer] = await evaluate({ activations: ['ReLU'] });
      assert.deepEqual(answer?.input, [-2, 1]);
    });
  });
});
