// The panel's ties to the code, in a real extension host: what the cursor stands on, and writing back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { followCursor, requestAtCursor } from '../../src/features/plot/follow-cursor.ts';
import { answerPreviews } from '../../src/features/plot/previews.ts';
import { type SourceTracker, trackSources } from '../../src/features/plot/track-sources.ts';
import { previewWriting, writeToCode } from '../../src/features/plot/write-to-code.ts';
import { documents } from './documents.ts';
import { curveAt, putCursor } from './plot-window.ts';
import { closeEverything, showPython, until } from './python-window.ts';

const HEADER = 'import torch.nn as nn\n';

describe('the plot and the code', () => {
  let tracker: SourceTracker | undefined;
  afterEach(async () => {
    tracker?.dispose();
    await closeEverything();
  });

  it('takes the parameters of the call under the cursor, and ReLU beside it', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\n`);
    await putCursor(editor, 'Softplus');
    const request = await requestAtCursor(documents);
    assert.deepEqual(request.curves, [
      { id: 'Softplus', parameters: { beta: 2, threshold: 20 } },
      { id: 'ReLU', parameters: {} },
    ]);
    assert.equal(request.source?.call, 'beta=2');
  });

  it('asks for nothing where the cursor stands on nothing', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\n`);
    await putCursor(editor, 'import');
    assert.deepEqual(await requestAtCursor(documents), {});
  });

  it('writes parameters into the call as one undo step', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\nb = nn.Softplus(beta=2)\n`);
    const { id, source } = await curveAt(editor, 'Softplus');
    tracker = trackSources([source]);
    const answer = await writeToCode(
      { id, parameters: { beta: 3.5, threshold: 20 }, source },
      tracker,
      documents,
    );
    assert.match(answer.notice, /Softplus\(beta=3\.5\)/);
    assert.equal(editor.document.getText(), `${HEADER}a = nn.Softplus(beta=3.5)\nb = nn.Softplus(beta=2)\n`);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `${HEADER}a = nn.Softplus(beta=2)\nb = nn.Softplus(beta=2)\n`);
  });

  it('writes where the call stands, also while somebody types above it', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\n`);
    const { id, source } = await curveAt(editor, 'Softplus');
    tracker = trackSources([source]);
    const writing = writeToCode({ id, parameters: { beta: 3.5 }, source }, tracker, documents);
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# above\n')));
    assert.match((await writing).notice, /Softplus\(beta=3\.5\)/);
    assert.equal(editor.document.getText(), `# above\n${HEADER}a = nn.Softplus(beta=3.5)\n`);
  });

  it('says what it would write, and why it would not, without writing', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus( beta=2 )\n`);
    const { id, source } = await curveAt(editor, 'Softplus');
    const sources = trackSources([source]);
    tracker = sources;
    const before = editor.document.getText();
    const preview = (parameters: Record<string, number>) =>
      previewWriting({ id, parameters, source }, sources, documents);
    assert.deepEqual(await preview({ beta: 3.5 }), { kind: 'change', text: 'Softplus(beta=3.5)' });
    assert.equal((await preview({ beta: 2 })).kind, 'same');
    assert.equal(editor.document.getText(), before);
    await editor.edit((edit) => edit.insert(editor.document.positionAt(before.indexOf('2 )')), '1'));
    const refused = await preview({ beta: 3 });
    assert.equal(refused.kind, 'refusal');
    assert.match(refused.text, /has changed/);
  });

  it('says again what it would write when the call has become another', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\n`);
    const { id, source } = await curveAt(editor, 'Softplus');
    const sources = trackSources([source]);
    tracker = sources;
    const told: string[] = [];
    const fail = (error: unknown) => told.push(String(error));
    const previews = answerPreviews(
      sources,
      documents,
      ({ key, kind, text }) => told.push(`${key} ${kind} ${text}`),
      fail,
    );
    try {
      await previews.answer({ type: 'preview', key: 'c1', id, parameters: { beta: 3 }, source });
      assert.deepEqual(told, ['c1 change Softplus(beta=3)']);
      // As an undo does, or somebody who types.
      const call = editor.document.getText().indexOf('2)');
      const at = editor.document.positionAt(call);
      await editor.edit((edit) => edit.insert(at, '1'));
      await until(() => told.length === 2);
      assert.match(told[1] ?? '', /^c1 refusal .*has changed/);
      // Two questions at once: only the later one counts.
      const questions = [4, 2].map((beta) => ({ id, parameters: { beta }, source }));
      await editor.edit((edit) => edit.delete(new vscode.Range(at, at.translate(0, 1))));
      await Promise.all(questions.map((one) => previews.answer({ type: 'preview', key: 'c1', ...one })));
      await until(() => told.at(-1)?.startsWith('c1 same'));
      assert.ok(!told.some((answer) => answer.includes('beta=4')));
    } finally {
      previews.dispose();
    }
  });

  it('finds the call again after edits above it, among others that read the same', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\nb = nn.Softplus(beta=2)\n`);
    const { id, source } = await curveAt(editor, 'Softplus');
    tracker = trackSources([source]);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a line\n# another\n'));
    await writeToCode({ id, parameters: { beta: 4 }, source }, tracker, documents);
    assert.match(editor.document.getText(), /a = nn\.Softplus\(beta=4\)\nb = nn\.Softplus\(beta=2\)/);
  });

  it('writes again after it has written', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus()\n`);
    const { id, source } = await curveAt(editor, 'Softplus');
    tracker = trackSources([source]);
    const first = await writeToCode({ id, parameters: { beta: 4 }, source }, tracker, documents);
    assert.ok(first.source);
    await writeToCode({ id, parameters: { beta: 1 }, source: first.source }, tracker, documents);
    assert.equal(editor.document.getText(), `${HEADER}a = nn.Softplus()\n`);
  });

  it('writes again after its writing was undone', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\n`);
    const { id, source: taken } = await curveAt(editor, 'Softplus');
    tracker = trackSources([taken]);
    const { source } = await writeToCode({ id, parameters: { beta: 4 }, source: taken }, tracker, documents);
    assert.ok(source);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.match(editor.document.getText(), /beta=2/);
    const wish = { id, parameters: { beta: 5 }, source };
    assert.deepEqual(await previewWriting(wish, tracker, documents), {
      kind: 'change',
      text: 'Softplus(beta=5)',
    });
    assert.match((await writeToCode(wish, tracker, documents)).notice, /Softplus\(beta=5\)/);
    assert.equal(editor.document.getText(), `${HEADER}a = nn.Softplus(beta=5)\n`);
  });

  it('refuses, and changes nothing, when the call has changed meanwhile', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\n`);
    const { id, source } = await curveAt(editor, 'Softplus');
    tracker = trackSources([source]);
    const at = editor.document.positionAt(editor.document.getText().indexOf('2)'));
    await editor.edit((edit) => edit.insert(at, '1'));
    const before = editor.document.getText();
    const answer = await writeToCode({ id, parameters: { beta: 3 }, source }, tracker, documents);
    assert.match(answer.notice, /has changed/);
    assert.equal(editor.document.getText(), before);
  });

  it('refuses when the line is gone, even if a file of that name cannot be opened', async () => {
    tracker = trackSources([]);
    const source = { uri: 'untitled:/nowhere/none.py', start: 3, end: 9, call: 'beta=2' };
    const answer = await writeToCode({ id: 'Softplus', parameters: {}, source }, tracker, documents);
    assert.match(answer.notice, /nothing was written|has changed/);
    assert.ok(!vscode.workspace.textDocuments.some((document) => document.uri.path.includes('nowhere')));
  });

  it('writes where an instance was made, in another cell of the notebook', async () => {
    const cells = ['import torch.nn as nn\nact = nn.Softplus(beta=2)', 'y = act(x)'].map(
      (code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    await vscode.window.showNotebookDocument(notebook);
    const [first, second] = notebook.getCells().map((cell) => cell.document);
    assert.ok(first && second);
    const source = { uri: second.uri.toString(), start: 4, end: 7, call: 'beta=2' };
    tracker = trackSources([source]);
    await writeToCode({ id: 'Softplus', parameters: { beta: 5 }, source }, tracker, documents);
    assert.equal(first.getText(), 'import torch.nn as nn\nact = nn.Softplus(beta=5)');
    assert.equal(second.getText(), 'y = act(x)');
  });

  it('tells of what becomes of the call under the cursor', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\n`);
    await putCursor(editor, 'Softplus');
    const told: unknown[] = [];
    const following = followCursor(documents, ({ parameters }) => told.push(parameters.beta));
    try {
      await until(() => told.length === 1);
      const { source } = await curveAt(editor, 'Softplus');
      tracker = trackSources([source]);
      await writeToCode({ id: 'Softplus', parameters: { beta: 3.5 }, source }, tracker, documents);
      await until(() => told.length === 2);
      await vscode.commands.executeCommand('undo');
      await until(() => told.length === 3);
      assert.deepEqual(told, [2, 3.5, 2]);
    } finally {
      following.dispose();
    }
  });

  it('tells of each activation that the cursor comes to, and nothing in between', async () => {
    const editor = await showPython(`${HEADER}a = nn.Softplus(beta=2)\nb = nn.ReLU()\n`);
    await putCursor(editor, 'Softplus');
    const told: string[] = [];
    const following = followCursor(documents, ({ id }) => told.push(id));
    try {
      await until(() => told.length === 1);
      await putCursor(editor, 'import');
      await putCursor(editor, 'ReLU');
      await until(() => told.length === 2);
      assert.deepEqual(told, ['Softplus', 'ReLU']);
    } finally {
      following.dispose();
    }
  });
});
