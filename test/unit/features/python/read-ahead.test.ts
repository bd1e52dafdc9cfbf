// Documents are read ahead in idle time; on the fake VS Code, which tells how often a text was taken.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Documents } from '../../../../src/features/python/documents.ts';
import { Document, Position, Range, show } from '../../../support/fake-vscode.ts';

const usual = 'from torch import nn\n';
const long = `${usual}${'def f(x):\n    return nn.ReLU()(x)\n\n'.repeat(3000)}`;

class Counted extends Document {
  taken = 0;
  override getText(range?: Range): string {
    if (!range) this.taken++;
    return super.getText(range);
  }
}

/** Gives up after half a minute: what waits for ever keeps the whole run from ending. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!holds()) {
    assert.ok(Date.now() < deadline, 'waited for half a minute');
    await wait(10);
  }
}

/** A token that is cancelled once it has been looked at `times` times. */
function givenUpAfter(times: number): {
  readonly token: vscode.CancellationToken;
  readonly looks: () => number;
} {
  let looks = 0;
  const token = {
    get isCancellationRequested() {
      return ++looks > times;
    },
  };
  return { token: token as unknown as vscode.CancellationToken, looks: () => looks };
}

describe('reading in idle time', () => {
  const subscriptions: vscode.Disposable[] = [];
  let start: () => Documents;
  let documents: Documents;

  before(async () => {
    show([]);
    const { watchWorkspaceModules } = await import('../../../../src/features/python/workspace-files.ts');
    const { readDocuments } = await import('../../../../src/features/python/documents.ts');
    start = () => {
      const read = readDocuments(watchWorkspaceModules(subscriptions));
      subscriptions.push(read);
      return read;
    };
  });

  after(() => {
    for (const one of subscriptions) one.dispose();
    show([]);
  });

  it('begins as soon as a document is shown, and the first question finds it read', async () => {
    const document = new Counted(`${usual}nn.ReLU()\n`, 'python', 'file:///project/shown.py');
    show([document]);
    document.taken = 0;
    documents = start();
    await until(() => document.taken > 0);
    const uses = await documents.usesOf(document as unknown as vscode.TextDocument);
    assert.deepEqual(
      uses.map(({ id }) => id),
      ['ReLU'],
    );
    assert.equal(document.taken, 1);
  });

  it('begins again once nobody has typed for a moment', async () => {
    const document = new Counted(`${usual}nn.ReLU()\n`, 'python', 'file:///project/typed.py');
    show([document]);
    document.taken = 0;
    for (const word of ['n', 'n', '.', 'Tanh', '()']) {
      const end = document.positionAt(
        document.getText(new Range(new Position(0, 0), new Position(9, 0))).length,
      );
      await document.change([{ range: new Range(end, end), text: word }]);
    }
    await until(() => document.taken > 0);
    const uses = await documents.usesOf(document as unknown as vscode.TextDocument);
    assert.equal(uses.at(-1)?.id, 'Tanh');
    assert.equal(document.taken, 1);
  });

  it('answers for the text as it is now, however soon after the question somebody types', async () => {
    const document = new Document(`${usual}nn.ReLU()\n`, 'python', 'file:///project/soon.py');
    const answer = documents.usesOf(document as unknown as vscode.TextDocument);
    const start = document.positionAt(usual.length);
    await document.change([{ range: new Range(start, start), text: 'nn.Tanh()\n' }]);
    assert.deepEqual(
      (await answer).map(({ id, start: at }) => [id, at]),
      [
        ['Tanh', usual.length + 3],
        ['ReLU', usual.length + 13],
      ],
    );
  });

  it('stops at once when a question about a long document is given up, and goes on with the next', async () => {
    const document = new Counted(long, 'python', 'file:///project/long.py') as unknown as vscode.TextDocument;
    const { token, looks } = givenUpAfter(4);
    assert.deepEqual(await documents.usesOf(document, token), []);
    assert.ok(looks() <= 6, `looked ${looks()} times`);
    const [again, other] = await Promise.all([
      documents.usesOf(document, givenUpAfter(3).token),
      documents.usesOf(document),
    ]);
    assert.deepEqual(again, []);
    assert.equal(other.length, 3000);
  });
});
