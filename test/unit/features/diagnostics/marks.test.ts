// Mistakes are marked in what is shown, stay while their line is being written, and are mended from the light bulb.
import assert from 'node:assert/strict';
import {
  codeActionProviders,
  Document,
  diagnostics,
  kindOf,
  marked,
  Range,
  settings,
  show,
  token,
} from '../../../support/fake-vscode.ts';
import { useExtension } from '../../../support/start-extension.ts';

const source = `from torch import nn
a = nn.Softplus(betta=2)
b = nn.LeakyReLU(True)
`;

let files = 0;

/** A document that is shown, once its marks have come. */
async function shown(text: string): Promise<Document> {
  const document = new Document(text, 'python', `file:///project/marks${++files}.py`);
  show([document]);
  await document.change([{ range: new Range(0, 0, 0, 0), text: '' }]);
  return document;
}

const marksOf = (document: Document) =>
  (marked.get(document.uri.toString()) ?? []).map(
    ({ code, range }) => `${(code as { value: string }).value} ${range.start.line}:${range.start.character}`,
  );

/** Waits until the marks are these; fails where they stay others. */
async function expectMarks(document: Document, expected: readonly string[]): Promise<void> {
  for (let round = 0; round < 200; round++) {
    if (JSON.stringify(marksOf(document)) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.deepEqual(marksOf(document), expected);
}

const actionsAt = async (document: Document, line: number, only?: ReturnType<typeof kindOf>) =>
  (
    await Promise.all(
      codeActionProviders.map((one) =>
        one.provideCodeActions(document, new Range(line, 0, line, 80), only ? { only } : {}, token),
      ),
    )
  ).flat();

describe('marks in the editor', () => {
  useExtension();
  afterEach(() => {
    settings.clear();
    diagnostics.length = 0;
  });

  it('stand at what is wrong, and go with it', async () => {
    const document = await shown(source);
    await expectMarks(document, ['wrong-argument 1:16', 'misread-argument 2:17']);
    await document.change([{ range: new Range(1, 16, 1, 21), text: 'beta' }]);
    await expectMarks(document, ['misread-argument 2:17']);
  });

  it('stay while their line is being written, and move with it', async () => {
    const document = await shown(source);
    await expectMarks(document, ['wrong-argument 1:16', 'misread-argument 2:17']);
    await document.change([{ range: new Range(1, 16, 1, 24), text: 'bet' }]);
    await document.change([{ range: new Range(0, 20, 0, 20), text: '\nimport torch' }]);
    await expectMarks(document, ['misread-argument 3:17', 'wrong-argument 2:16']);
  });

  it('are as bad as the person wants them', async () => {
    settings.set('activationLens.diagnostics.rules', { 'misread-argument': 'off', '*': 'error' });
    const document = await shown(source);
    await expectMarks(document, ['wrong-argument 1:16']);
    assert.deepEqual(
      (marked.get(document.uri.toString()) ?? []).map(({ severity }) => severity),
      [0],
    );
  });

  it('leave alone what a type checker marks', async () => {
    diagnostics.push({
      source: 'Pylance',
      code: 'reportCallIssue',
      range: new Range(1, 16, 1, 21),
      severity: 0,
      message: '',
    });
    await expectMarks(await shown(source), ['misread-argument 2:17']);
  });

  it('are mended one by one, by a comment, or all at once', async () => {
    const document = await shown(source);
    await expectMarks(document, ['wrong-argument 1:16', 'misread-argument 2:17']);
    const actions = await actionsAt(document, 1);
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => /beta|Ignore/.test(title)),
      ['Change to beta', 'Ignore wrong-argument on This Line'],
    );
    const [all] = (await actionsAt(document, 0, kindOf('source.fixAll'))).filter(({ title }) =>
      /Fix All/.test(title),
    );
    await document.change(all?.edit?.edits ?? []);
    assert.equal(
      document.getText(),
      'from torch import nn\na = nn.Softplus(beta=2)\nb = nn.LeakyReLU(inplace=True)\n',
    );
    await expectMarks(document, []);
    const ignoring = await shown(source);
    await expectMarks(ignoring, ['wrong-argument 1:16', 'misread-argument 2:17']);
    const [ignore] = (await actionsAt(ignoring, 1)).filter(({ title }) => /Ignore/.test(title));
    await ignoring.change(ignore?.edit?.edits ?? []);
    assert.match(ignoring.getText(), /betta=2\) {2}# activation-lens: ignore\[wrong-argument\]\n/);
    await expectMarks(ignoring, ['misread-argument 2:17']);
  });
});
