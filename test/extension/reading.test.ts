// What everybody who asks about code relies on: answers that are kept, that follow edits, and that can be given up.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ActivationUse } from '../../src/python/index.ts';
import { documents } from './documents.ts';
import { closeEverything, openText } from './python-window.ts';

const usual = 'from torch import nn\n';
const long = `${usual}${'def f(x):\n    y = [g(a, b) for a, b in c]\n    return nn.ReLU()(y)\n\n'.repeat(5000)}`;

const idsOf = (uses: readonly ActivationUse[]): string[] => uses.map((use) => use.id);

/** The document, and how often its text was taken to be read. */
function counted(document: vscode.TextDocument): {
  readonly document: vscode.TextDocument;
  readonly taken: () => number;
} {
  let count = 0;
  const proxy = new Proxy(document, {
    get(target, key): unknown {
      if (key === 'getText') count++;
      return Reflect.get(target, key);
    },
  });
  return { document: proxy, taken: () => count };
}

async function onDisk(name: string, text: string): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function insert(document: vscode.TextDocument, offset: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(offset), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('reading in the extension host', () => {
  after(closeEverything);

  it('reads a document once, and again only when it has changed', async () => {
    const original = await openText(`${usual}nn.ReLU()\n`);
    const { document, taken } = counted(original);
    const [first, second] = await Promise.all([documents.usesOf(document), documents.usesOf(document)]);
    assert.deepEqual(idsOf(first), ['ReLU']);
    assert.equal(second, first);
    assert.equal(await documents.usesOf(document), first);
    assert.equal(taken(), 1);
    await insert(original, original.getText().length, 'nn.Tanh()\n');
    assert.deepEqual(idsOf(await documents.usesOf(document)), ['ReLU', 'Tanh']);
    assert.equal(taken(), 2);
  });

  it('stops soon after a question is given up, and answers the next one in full', async () => {
    const document = await openText(long);
    let looks = 0;
    const token: vscode.CancellationToken = {
      get isCancellationRequested() {
        return ++looks > 3;
      },
      onCancellationRequested: new vscode.EventEmitter<void>().event,
    };
    assert.deepEqual(await documents.usesOf(document, token), []);
    assert.ok(looks <= 5, `looked ${looks} times`);
    assert.equal((await documents.usesOf(document)).length, 5000);
  });

  it('tells what stands at one place before all of a long file has been read', async () => {
    const text = `${long}act = nn.Softplus(beta=2)\n`;
    const document = await openText(text);
    const told: unknown[] = [];
    const all = documents.usesOf(document).then((uses) => told.push(uses.length));
    const at = document.positionAt(text.indexOf('Softplus') + 1);
    const one = documents.useAt(document, at).then((use) => told.push(use?.id, use?.parameters.beta?.value));
    await Promise.all([all, one]);
    assert.deepEqual(told, ['Softplus', 2, 5001]);
  });

  it('lets others run while it reads', async () => {
    const document = await openText(`${long}\n# again\n`);
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns++;
      if (!isDone) setTimeout(turn, 0);
    };
    turn();
    await documents.usesOf(document);
    isDone = true;
    assert.ok(turns > 10, `${turns} turns`);
  });

  it('answers for the text as it is now when it changes on the way', async () => {
    const document = await openText(long);
    const before = documents.usesOf(document);
    await insert(document, document.getText().length, 'nn.Tanh()\n');
    const [, after] = await Promise.all([before, documents.usesOf(document)]);
    assert.equal(after.length, 5001);
    assert.equal(after.at(-1)?.id, 'Tanh');
  });

  it('lets the cells of a notebook see what earlier cells make', async () => {
    const cells = [usual, '# Some words', '%matplotlib inline\nact = nn.Softplus(beta=3)', 'act(x)'].map(
      (text, index) =>
        index === 1
          ? new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown')
          : new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    const cell = notebook.cellAt(3).document;
    const use = await documents.useAt(cell, new vscode.Position(0, 1));
    assert.equal(use?.kind, 'instance call');
    assert.equal(use?.parameters.beta?.value, 3);
    assert.equal(use?.origin?.line, 2);
    await insert(
      notebook.cellAt(2).document,
      notebook.cellAt(2).document.getText().length,
      '\nact = nn.GELU()',
    );
    assert.deepEqual(idsOf(await documents.usesOf(cell)), ['GELU']);
  });

  it('knows the use at a name and at its arguments, and none beside them', async () => {
    const text = `${usual}nn.Softplus(beta=2.0)\n`;
    const document = await openText(text);
    const at = async (word: string) =>
      (await documents.useAt(document, document.positionAt(text.indexOf(word) + 1)))?.id;
    assert.equal(await at('Softplus'), 'Softplus');
    assert.equal(await at('beta'), 'Softplus');
    assert.equal(await at('import'), undefined);
  });

  it('knows a name that is given an activation, which is no use, and why nothing is known of another', async () => {
    const text = `${usual}from jax.nn import selu\nact = nn.GELU()\n`;
    const document = await openText(text);
    const placeOf = (word: string) => document.positionAt(text.indexOf(word) + 1);
    const use = await documents.useAt(document, placeOf('act'));
    assert.deepEqual([use?.id, use?.mention], ['GELU', 'assignment']);
    assert.deepEqual(idsOf(await documents.usesOf(document)), ['GELU']);
    assert.equal(await documents.useAt(document, placeOf('selu')), undefined);
    assert.deepEqual(await documents.silenceAt(document, placeOf('selu')), {
      kind: 'foreign',
      name: 'selu',
      library: 'jax.nn',
    });
    await insert(document, text.length, 'act = nn.ELU(2)\n');
    const last = document.positionAt(document.getText().lastIndexOf('act'));
    assert.equal((await documents.useAt(document, last))?.id, 'ELU');
  });

  it('answers what the document says by itself before it looks into other files', async () => {
    const text = `${usual}from small_network import anything\nimport softplus_samples\nnn.ReLU()\nanything(1)\n`;
    const document = await vscode.workspace.openTextDocument(await onDisk('asks_others.py', text));
    const order: string[] = [];
    await Promise.all([
      documents.usesOf(document).then(() => order.push('all')),
      documents
        .useAt(document, document.positionAt(text.indexOf('ReLU')))
        .then((use) => order.push(use?.id ?? 'none')),
    ]);
    await vscode.workspace.fs.delete(document.uri);
    assert.deepEqual(order, ['ReLU', 'all']);
  });

  it('reads no other languages', async () => {
    const document = await openText(`${usual}nn.ReLU()`, 'txt');
    assert.deepEqual(await documents.usesOf(document), []);
  });
});
