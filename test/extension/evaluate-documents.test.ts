// Evaluate in a real extension host: the links of its hover, its code actions, documents that cannot be changed and
// those that live nowhere on disk, and selections of a million numbers.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files.ts';
import {
  closeEverything,
  select,
  setSelections,
  showActive,
  showDifference,
  until,
} from './python-window.ts';

const run = (name: string, ...parameters: readonly unknown[]) =>
  vscode.commands.executeCommand<unknown>(`activationLens.${name}`, ...parameters);
const evaluate = (argument?: unknown) => run('evaluateSelection', argument);

/** Shows a document with these texts of it selected. */
async function show(target: vscode.TextDocument | vscode.Uri, ...texts: readonly string[]) {
  const document = 'fsPath' in target ? await vscode.workspace.openTextDocument(target) : target;
  const editor = await showActive(document);
  if (texts.length > 0) await select(editor, ...texts);
  return editor;
}

const untitled = (content: string, language = 'python') =>
  vscode.workspace.openTextDocument({ language, content });

/** The commands that the hover over results links to, by the words that one clicks on. */
async function linksOver(
  document: vscode.TextDocument,
  text: string,
): Promise<ReadonlyMap<string, () => Thenable<unknown>>> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(text) + 1),
  );
  const markdown = hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .find((content) => content.includes('command:activationLens.copyResult'));
  const links = [...(markdown ?? '').matchAll(/\[([^\]]+)\]\(command:([\w.]+)\?([^)]*)\)/g)];
  return new Map(
    links.map(([, label = '', command = '', argument = '']) => [
      label,
      () => vscode.commands.executeCommand(command, ...JSON.parse(decodeURIComponent(argument))),
    ]),
  );
}

async function click(document: vscode.TextDocument, text: string, label: string): Promise<unknown> {
  const follow = (await linksOver(document, text)).get(label);
  assert.ok(follow, `there is a link ${label}`);
  return follow();
}

async function inMemory<T>(
  scheme: string,
  isReadonly: boolean,
  test: (file: vscode.Uri) => Promise<T>,
): Promise<void> {
  const memory = new MemoryFiles(scheme, isReadonly);
  try {
    await test(memory.put('/a.py', 'x = [-2, 1]\n'));
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    memory.dispose();
  }
}

describe('results of Evaluate', () => {
  after(closeEverything);

  describe('in the links of their hover', () => {
    it('are copied, as printed and with all digits', async () => {
      const { document } = await show(await untitled('x = [-2, 1]'), '[-2, 1]');
      await evaluate({ activations: ['Softplus'] });
      await click(document, '[-2', 'Copy');
      assert.equal(await vscode.env.clipboard.readText(), 'tensor([0.1269, 1.3133])');
      await click(document, '[-2', 'Copy All Digits');
      assert.equal(await vscode.env.clipboard.readText(), '[0.126928, 1.3132616]');
    });

    it('take the place of the numbers, wherever the cursor is meanwhile', async () => {
      const editor = await show(await untitled('x = [-2, 1]\ny = [-3]\n'), '[-2, 1]');
      await evaluate({ activations: ['ReLU'] });
      await select(editor, '[-3]');
      await click(editor.document, '[-2', 'Replace');
      assert.equal(editor.document.getText(), 'x = [0.0, 1.0]\ny = [-3]\n');
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), 'x = [-2, 1]\ny = [-3]\n');
    });

    it('go below as comments', async () => {
      const { document } = await show(await untitled('x = [-2, 1]\n'), '[-2, 1]');
      await evaluate({ activations: ['ReLU'] });
      await click(document, '[-2', 'Insert Below');
      assert.equal(document.getText(), 'x = [-2, 1]\n# ReLU: tensor([0., 1.])\n');
    });

    it('are drawn in the panel', async () => {
      const { document } = await show(await untitled('x = [-2, 1]'), '[-2, 1]');
      await evaluate({ activations: ['ReLU'] });
      await click(document, '[-2', 'Plot');
      const isPanel = ({ input }: vscode.Tab) =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('activationLens.plot');
      assert.ok(await until(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPanel))));
    });

    it('show their derivatives on demand, and hide them again', async () => {
      const { document } = await show(await untitled('x = [-2, 1]'), '[-2, 1]');
      await evaluate({ activations: ['ReLU'] });
      await click(document, '[-2', 'Show Derivatives');
      const links = await linksOver(document, '[-2');
      assert.ok(links.has('Hide Derivatives') && !links.has('Show Derivatives'));
      await click(document, '[-2', 'Hide Derivatives');
      assert.ok((await linksOver(document, '[-2')).has('Show Derivatives'));
    });

    it('are cleared, and links to what is gone do nothing', async () => {
      const { document } = await show(await untitled('x = [-2, 1]'), '[-2, 1]');
      await evaluate({ activations: ['ReLU'] });
      const links = await linksOver(document, '[-2');
      await links.get('Clear')?.();
      assert.equal((await linksOver(document, '[-2')).size, 0);
      await links.get('Replace')?.();
      await links.get('Insert Below')?.();
      assert.equal(document.getText(), 'x = [-2, 1]');
      for (const wrong of [{ set: 'x' }, { set: -1 }, { set: null }, { set: {} }]) {
        await run('replaceSelection', wrong);
        assert.equal(document.getText(), 'x = [-2, 1]');
      }
    });
  });

  describe('in code actions', () => {
    const actionsAt = async (document: vscode.TextDocument, range: vscode.Range) =>
      (
        await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          range,
        )
      ).filter(({ command }) => command?.command.startsWith('activationLens.'));

    it('offer to evaluate, replace and insert, and do so', async () => {
      const { document } = await show(await untitled('x = [-2, 1]\n'), '[-2, 1]');
      // VS Code gives a question up when any extension registers its actions meanwhile, as some do after the start.
      const actions = await until(async () => {
        const offered = await actionsAt(document, new vscode.Range(0, 4, 0, 11));
        return offered.length > 0 && offered;
      });
      assert.ok(actions);
      assert.deepEqual(
        actions.map(({ command }) => command?.command.replace('activationLens.', '')),
        ['evaluateSelection', 'evaluateSelectionWith', 'replaceSelection', 'insertResult'],
      );
      assert.equal(actions[0]?.title, 'Evaluate with Softplus and ReLU');
      const insert = actions.find(({ command }) => command?.command.endsWith('insertResult'))?.command;
      assert.ok(insert);
      await vscode.commands.executeCommand(insert.command, ...(insert.arguments ?? []));
      assert.match(document.getText(), /^x = \[-2, 1\]\n# Softplus: tensor\(\[0\.1269, 1\.3133\]\)\n/);
    });

    it('are offered in every language, where nothing but numbers is selected', async () => {
      for (const language of ['log', 'javascript', 'html']) {
        const { document } = await show(await untitled('1.5, 2', language));
        assert.equal((await actionsAt(document, new vscode.Range(0, 0, 0, 6))).length, 4, language);
      }
    });

    it('offer nothing on words, where nothing is selected, or on other code with numbers in it', async () => {
      const words = await show(await untitled('some plain words here'));
      assert.deepEqual(await actionsAt(words.document, new vscode.Range(0, 0, 0, 21)), []);
      const python = await show(await untitled('x = [-2, 1]\n'));
      assert.deepEqual(await actionsAt(python.document, new vscode.Range(0, 5, 0, 5)), []);
      const html = await show(await untitled('<p>1 2 3</p>', 'html'));
      assert.deepEqual(await actionsAt(html.document, new vscode.Range(0, 0, 0, 12)), []);
    });
  });

  describe('in a document that cannot be changed', () => {
    it('on a file system that is read-only: shown, not written', () =>
      inMemory('evaluate-locked', true, async (file) => {
        const { document } = await show(file, '[-2, 1]');
        await evaluate({ activations: ['ReLU'] });
        assert.ok((await linksOver(document, '[-2')).has('Copy'));
        assert.equal(await run('replaceSelection'), false);
        assert.equal(await run('insertResult'), false);
        assert.equal(document.getText(), 'x = [-2, 1]\n');
        assert.equal(document.isDirty, false);
      }));

    it('by the setting files.readonlyInclude: shown, not written', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const file = vscode.Uri.joinPath(folder, 'evaluate-locked.py');
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('x = [-2, 1]\n'));
      const settings = vscode.workspace.getConfiguration('files');
      await settings.update(
        'readonlyInclude',
        { '**/evaluate-locked.py': true },
        vscode.ConfigurationTarget.Global,
      );
      try {
        const { document } = await show(file, '[-2, 1]');
        await evaluate({ activations: ['ReLU'] });
        assert.equal(await run('replaceSelection'), false);
        assert.equal(document.getText(), 'x = [-2, 1]\n');
      } finally {
        await settings.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await vscode.workspace.fs.delete(file);
      }
    });
  });

  describe('in a document of its own kind', () => {
    it('on a virtual file system: replaced, and undone', () =>
      inMemory('evaluate-memory', false, async (file) => {
        const { document } = await show(file, '[-2, 1]');
        await run('replaceSelection', { activation: 'ReLU' });
        assert.equal(document.getText(), 'x = [0.0, 1.0]\n');
        await vscode.commands.executeCommand('undo');
        assert.equal(document.getText(), 'x = [-2, 1]\n');
      }));

    it('on the right side of a diff: replaced there only, and undone', async () => {
      const left = await untitled('x = [-1]');
      const right = await untitled('x = [-2, 1]');
      await select(await showDifference(left, right), '[-2, 1]');
      await run('replaceSelection', { activation: 'ReLU' });
      assert.equal(right.getText(), 'x = [0.0, 1.0]');
      assert.equal(left.getText(), 'x = [-1]');
      await vscode.commands.executeCommand('undo');
      assert.equal(right.getText(), 'x = [-2, 1]');
    });

    it('in a notebook cell: inserted below as a comment, and undone', async () => {
      const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData([
          new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'y = 1', 'python'),
          new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x = [-2, 1]', 'python'),
        ]),
      );
      await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(1, 2)] });
      await vscode.commands.executeCommand('notebook.cell.edit');
      const { document } = notebook.cellAt(1);
      const editor = await until(() => {
        const active = vscode.window.activeTextEditor;
        return active?.document === document ? active : undefined;
      });
      assert.ok(editor);
      await select(editor, '[-2, 1]');
      await run('insertResult', { activation: 'ReLU' });
      assert.equal(document.getText(), 'x = [-2, 1]\n# ReLU: tensor([0., 1.])');
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), 'x = [-2, 1]');
    });
  });

  describe('of a million numbers', () => {
    // VS Code closes documents that nobody looks at when it likes, so that all of them can’t be counted.
    const resultDocuments = () =>
      vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'activation-lens');

    it('leave turns to others while they are worked out', async () => {
      // A short text, and nothing to show: only the work itself can make room for others.
      await show(await untitled('x = range(1000000)'), 'range(1000000)');
      let turns = 0;
      const timer = setInterval(() => turns++, 0);
      await evaluate({ activations: ['GELU', 'Mish', 'LogSigmoid', 'Softplus'], show: false });
      clearInterval(timer);
      assert.ok(turns > 5, `others had ${turns} turns`);
    });

    it('open in a document, and nobody is sent the numbers who does not look at them', async function () {
      this.timeout(180_000);
      const lines = Array.from({ length: 300_000 }, (_, at) => ((at % 2001) / 100 - 10).toFixed(2));
      const editor = await show(await untitled(lines.join('\n'), 'csv'));
      await setSelections(
        editor,
        new vscode.Selection(new vscode.Position(0, 0), editor.document.lineAt(lines.length - 1).range.end),
      );
      const answers = (await evaluate({ activations: ['ReLU'] })) as readonly {
        readonly input: readonly number[];
        readonly results: readonly { readonly values: readonly number[] }[];
      }[];
      assert.equal(answers[0]?.input.length, 300_000);
      assert.equal(answers[0]?.results[0]?.values[2000], 10);
      assert.ok(JSON.stringify(answers).length < 10_000);
      const [result, ...others] = resultDocuments();
      assert.equal(others.length, 0);
      assert.equal(result?.lineCount, 300_002);
      assert.equal(result?.lineAt(0).text, 'x,ReLU');
      assert.equal(result?.lineAt(2001).text, '10.0,10.0');
      assert.ok(!result?.isDirty);
      assert.equal(vscode.workspace.fs.isWritableFileSystem(result?.uri.scheme ?? ''), undefined);
      const [hover] = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        result?.uri,
        new vscode.Position(0, 1),
      );
      const [summary] = hover?.contents ?? [];
      assert.ok(typeof summary === 'object');
      assert.match(summary.value, /\| Count \| 300000 \|\n\| Minimum \| 0 \|/);
    });

    it('are not written over what somebody types meanwhile', async () => {
      const lines = '-1\n'.repeat(200_000);
      const editor = await show(await untitled(`x\n${lines}`, 'csv'));
      const { document } = editor;
      // Below the first line: what is typed at the start of a selection may become part of it.
      await setSelections(
        editor,
        new vscode.Selection(new vscode.Position(1, 0), document.lineAt(document.lineCount - 1).range.end),
      );
      const done = run('replaceSelection', { activation: 'ReLU' });
      await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '5\n'));
      await done;
      // Whichever came first, each of the two is whole.
      const whole = [`5\nx\n${lines}`, `5\nx\n${'0.0\n'.repeat(200_000)}`];
      assert.ok(whole.includes(document.getText()), document.getText(new vscode.Range(0, 0, 5, 0)));
    });

    it('from a short range come with progress, too', async function () {
      this.timeout(180_000);
      await show(await untitled('x = range(300000)'), 'range(300000)');
      const before = resultDocuments();
      await evaluate({ activations: ['ReLU'] });
      const [opened, ...others] = resultDocuments().filter((document) => !before.includes(document));
      assert.equal(others.length, 0);
      const text = opened?.getText() ?? '';
      assert.match(text, /^x,ReLU\n0\.0,0\.0\n1\.0,1\.0\n/);
      assert.match(text, /\n299999\.0,299999\.0\n$/);
    });
  });
});
