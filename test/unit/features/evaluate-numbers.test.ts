// Numbers that stand in no document: typed, from the clipboard, or shown by a debugger.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  commands,
  Document,
  pickers,
  type QuickPick,
  seen,
  show,
  stored,
} from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

const source = path.resolve(import.meta.dirname, '../../../src');

/** Runs a command that opens a list, and answers the list once it has rows. */
async function list(name: string, argument?: unknown): Promise<QuickPick> {
  void commands.get(`activationLens.${name}`)?.(argument);
  return filled(() => pickers.at(-1));
}

async function filled(pick: () => QuickPick | undefined, wanted = /./): Promise<QuickPick> {
  for (;;) {
    const picker = pick();
    if (picker && wanted.test(rowsOf(picker).join('\n'))) return picker;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const rowsOf = ({ items }: QuickPick) =>
  items.map(({ label, description }) => [description, label].filter((text) => text).join(': '));

describe('evaluating numbers that stand in no document', () => {
  useExtension();
  beforeEach(() => show([new Document('import torch')], [[0, 6]]));
  afterEach(async () => {
    for (const picker of pickers.splice(0)) picker.hide();
    // What is left is remembered.
    await new Promise((resolve) => setImmediate(resolve));
    stored.clear();
  });

  const softplus = { activation: { id: 'Softplus', parameters: { beta: 2 } } };

  it('begins with numbers around 0, whatever else is selected', async () => {
    const picker = await list('evaluateNumbers', softplus);
    assert.equal(picker.value, '-2, -1, 0, 1, 2');
    assert.equal(picker.title, 'Evaluate Numbers with Softplus(beta=2)');
    assert.deepEqual(rowsOf(picker), [
      'Softplus(beta=2): 0.0091, 0.0635, 0.3466, 1.0635, 2.0091',
      'Softplus(beta=2)′: 0.0180, 0.1192, 0.5000, 0.8808, 0.9820',
    ]);
  });

  it('begins with the selected numbers, on one line', async () => {
    show([new Document('x = [\n  [1, 2],\n  [3, 4],\n]')], [[4, 28]]);
    assert.equal((await list('evaluateNumbers', softplus)).value, '[ [1, 2], [3, 4], ]');
  });

  it('answers while one types, says what is no number, and remembers what was answered last', async () => {
    const picker = await list('evaluateNumbers', softplus);
    await picker.type('torch');
    await filled(() => picker, /torch is not a number\. Select|torch is not a number/);
    await picker.type('0.5');
    await filled(() => picker, /^Softplus\(beta=2\): 0\.6566/);
    await picker.type('[1, [2]]');
    await filled(() => picker, /are mixed/);
    picker.hide();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await list('evaluateNumbers', softplus)).value, '0.5');
  });

  it('copies the row that is chosen', async () => {
    const picker = await list('evaluateNumbers', softplus);
    await picker.accept();
    assert.equal(seen.clipboard, 'tensor([0.0091, 0.0635, 0.3466, 1.0635, 2.0091])');
  });

  it('offers the other readings of an uncertain text, and goes back from them', async () => {
    seen.clipboard = '0,5 1,5';
    const picker = await list('evaluateClipboard');
    const rowOf = (name: string) => picker.items.findIndex(({ label }) => label.endsWith(name));
    assert.ok(rowsOf(picker).includes('ReLU: 0, 5, 1, 5'), rowsOf(picker).join('\n'));
    assert.equal(picker.items[rowOf('Commas as Decimal Separators')]?.description, '0.5000, 1.5000');
    await picker.accept(rowOf('Commas as Decimal Separators'));
    assert.ok(rowsOf(picker).includes('ReLU: 0.5000, 1.5000'), rowsOf(picker).join('\n'));
    assert.ok(!rowsOf(picker).some((row) => row.includes('was read as')));
    await picker.accept(rowOf('Usual Reading'));
    assert.ok(rowsOf(picker).includes('ReLU: 0, 5, 1, 5'), rowsOf(picker).join('\n'));
    assert.equal(seen.clipboard, '0,5 1,5');
  });

  it('answers what is in the clipboard, until something is typed', async () => {
    seen.clipboard = 'loss -1.0\nloss 2.0';
    const picker = await list('evaluateClipboard');
    assert.equal(picker.title, 'Evaluate Clipboard with Softplus and ReLU');
    assert.ok(rowsOf(picker).includes('ReLU: 0, 2'), rowsOf(picker).join('\n'));
    await picker.type('3');
    await filled(() => picker, /ReLU: 3/);
  });

  it('is read by Evaluate Clipboard alone', async () => {
    const readers = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(path.join(source, file), 'utf8').split('\n'))
      .filter((line) => /clipboard\??\.read/.test(line));
    assert.equal(readers.length, 1, readers.join('\n'));
    seen.clipboard = '41, 42, 43';
    await list('evaluateNumbers', softplus);
    await list('evaluateVariable', { variable: { name: 'x', value: '[1, 2]' } });
    for (const picker of pickers)
      assert.ok(!JSON.stringify([picker.value, picker.items]).includes('42'), picker.title);
  });

  it('reads the text that a debugger shows, and tells that it is cut off', async () => {
    const whole = await list('evaluateVariable', { variable: { name: 'x', value: 'tensor([-2.,  2.])' } });
    assert.equal(whole.title, 'Evaluate x with Softplus and ReLU');
    assert.ok(rowsOf(whole).includes('ReLU: 0, 2'));
    assert.ok(!rowsOf(whole).some((row) => row.includes('cut off')));
    const cut = await list('evaluateVariable', {
      variable: { name: 'x', value: 'array([-2. , -1.9, ...,  1.9,  2. ], dtype=float32)' },
    });
    assert.ok(rowsOf(cut).includes('ReLU: 0.0000, 0.0000, 1.9000, 2.0000'), rowsOf(cut).join('\n'));
    const told = (rows: readonly string[]) =>
      rows
        .filter((row) => /shortened|cut off|not a number/.test(row))
        .map((row) => row.replace(/^\$\(info\) /, ''));
    assert.deepEqual(told(rowsOf(cut)), ['The printout is shortened: numbers are missing at ...']);
    // As debugpy shows a long list, and as one does that cuts a number.
    const long = await list('evaluateVariable', { variable: { name: 'x', value: '[-2, 2, ...]' } });
    assert.ok(rowsOf(long).includes('ReLU: 0, 2'), rowsOf(long).join('\n'));
    assert.equal(told(rowsOf(long)).length, 1);
    const within = await list('evaluateVariable', { variable: { name: 'x', value: '[-2, 2, 3...' } });
    assert.ok(told(rowsOf(within)).includes('The text is cut off: only the numbers in it are evaluated.'));
  });

  it('does nothing where a debugger hands over something else', async () => {
    for (const argument of [undefined, null, 3, {}, { variable: {} }, { variable: { value: 4 } }])
      await commands.get('activationLens.evaluateVariable')?.(argument);
    assert.equal(pickers.length, 0);
  });
});
