// A stranger's files: Windows line endings, folders with names of any letters, folders that can only be read, documents
// that lie nowhere. And a walk through every surface that ends with nothing written but what was asked for.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestAtCursor } from '../../src/features/plot/follow-cursor.ts';
import { trackSources } from '../../src/features/plot/track-sources.ts';
import { writeToCode } from '../../src/features/plot/write-to-code.ts';
import { documents } from './documents.ts';
import { MemoryFiles } from './memory-files.ts';
import { closeEverything, hoverOver, select, setSelections, showActive } from './python-window.ts';

const code = [
  'from torch import nn',
  '',
  '',
  'class Net(nn.Module):',
  '    """Größe',
  '',
  '    >>> nn.Tanh()',
  '    """',
  '',
  '    def __init__(self):',
  '        self.act = nn.Softplus(',
  '            beta=2,  # sharp',
  '        )',
  '        self.x = [-2,',
  '                  1]',
];

const memory = new MemoryFiles('stranger');

async function open(path: string, text: string): Promise<vscode.TextEditor> {
  return showActive(await vscode.workspace.openTextDocument(memory.put(path, text)));
}

const run = (name: string, argument?: unknown) =>
  vscode.commands.executeCommand<unknown>(`activationLens.${name}`, argument);

/** Hovers, evaluates, replaces, inserts and writes back, and gives the text after each change. */
async function walk(editor: vscode.TextEditor): Promise<readonly string[]> {
  const { document } = editor;
  const texts: string[] = [];
  assert.match(await hoverOver(document, 'Softplus'), /beta=2/);
  assert.match(await hoverOver(document, 'Tanh'), /Tanh/);

  const list = /\[-2,\s+1\]/.exec(document.getText())?.[0] ?? '';
  await select(editor, list);
  await run('evaluateSelection');
  assert.match(await hoverOver(document, '-2'), /0\.126928/);
  await run('insertResult');
  texts.push(document.getText());
  await vscode.commands.executeCommand('undo');
  await run('clearResults');
  await select(editor, list);
  await run('replaceSelection', { activation: 'ReLU' });
  texts.push(document.getText());
  await vscode.commands.executeCommand('undo');
  await run('clearResults');

  const at = document.positionAt(document.getText().indexOf('Softplus') + 1);
  await setSelections(editor, new vscode.Selection(at, at));
  const { curves, source } = await requestAtCursor(documents);
  assert.equal(curves?.[0]?.id, 'Softplus');
  assert.ok(source);
  const tracker = trackSources([source]);
  await writeToCode({ id: 'Softplus', parameters: { beta: 3.5, threshold: 5 }, source }, tracker, documents);
  tracker.dispose();
  texts.push(document.getText());
  await vscode.commands.executeCommand('undo');
  texts.push(document.getText());
  return texts;
}

describe('a stranger’s files', () => {
  afterEach(closeEverything);
  after(() => memory.dispose());

  for (const [name, eol] of [
    ['Windows', '\r\n'],
    ['other', '\n'],
  ] as const) {
    it(`keep their ${name} line endings through every change`, async () => {
      const text = code.join(eol);
      const editor = await open(`/höher größer/日本 ${name}.py`, text);
      const [inserted, replaced, written, undone] = await walk(editor);
      const line = (...lines: readonly string[]) => lines.join(eol);
      assert.equal(
        inserted,
        `${text}${eol}${line(
          '        # Softplus: tensor([0.1269, 1.3133])',
          '        # ReLU: tensor([0., 1.])',
        )}`,
      );
      assert.equal(replaced, text.replace('-2', '0.0').replace('1]', '1.0]'));
      assert.equal(
        written,
        text.replace(`beta=2,  # sharp${eol}`, line('beta=3.5,  # sharp', '            threshold=5,', '')),
      );
      assert.equal(undone, text);
    });
  }

  it('stay as they are where they can only be read', async () => {
    const text = code.join('\n');
    const editor = await open('/read-only/net.py', text);
    const texts = await walk(editor);
    assert.deepEqual([...new Set(texts)], [text]);
  });

  it('are not looked for: of ten thousand only those are read that the open one imports', async () => {
    for (let number = 0; number < 10_000; number++) {
      memory.put(`/huge/folder_${number % 100}/module_${number}.py`, 'import torch\n');
    }
    memory.put('/huge/beside.py', 'from torch import nn\n\nmake = nn.GELU\n');
    memory.asked.length = 0;
    const text = ['from beside import make', ...code].join('\n');
    const editor = await open('/huge/net.py', text);
    await walk(editor);
    await run('openPlot');
    const asked = [...new Set(memory.asked)];
    const read = asked.filter((what) => what.startsWith('read'));
    assert.ok(
      read.every((what) => /^read \/huge\/(?:net|beside)\.py$/.test(what)),
      `${read}`,
    );
    const listed = asked.filter((what) => what.startsWith('list'));
    assert.ok(listed.length <= 2 && listed.every((what) => /^list \/(?:huge)?$/.test(what)), `${listed}`);
  });
});
