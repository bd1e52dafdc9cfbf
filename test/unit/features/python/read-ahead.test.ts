// Documents are read ahead in idle time; on the fake VS Code, which tells how often a text was taken.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type * as vscode from 'vscode';
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

/** Notes the activations whose place somebody asks for. */
class Watched extends Document {
  readonly asked = new Set<string>();
  override positionAt(offset: number): Position {
    const name = /^[A-Z]\w+/.exec(super.getText().slice(offset))?.[0];
    if (name) this.asked.add(name);
    return super.positionAt(offset);
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(10);
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
  let reading: typeof import('../../../../src/features/python/reading.ts');
  const subscriptions: vscode.Disposable[] = [];

  before(async () => {
    reading = await import('../../../../src/features/python/reading.ts');
  });

  after(() => {
    for (const one of subscriptions) one.dispose();
    show([]);
  });

  it('begins as soon as a document is shown, and the first question finds it read', async () => {
    const document = new Counted(`${usual}nn.ReLU()\n`, 'python', 'file:///project/shown.py');
    show([document]);
    document.taken = 0;
    reading.registerReading({ subscriptions } as unknown as vscode.ExtensionContext);
    await until(() => document.taken > 0);
    const uses = await reading.usesOf(document as unknown as vscode.TextDocument);
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
    const uses = await reading.usesOf(document as unknown as vscode.TextDocument);
    assert.equal(uses.at(-1)?.id, 'Tanh');
    assert.equal(document.taken, 1);
  });

  it('goes on to work out a hover of each picture, once', async () => {
    const { registerHover } = await import('../../../../src/features/hover/hover.ts');
    registerHover({ subscriptions } as unknown as vscode.ExtensionContext);
    const drawnIn = async (name: string, code: string, last: string) => {
      const document = new Watched(`${usual}${code}`, 'python', `file:///project/${name}.py`);
      show([document]);
      const start = new Position(0, 0);
      await document.change([{ range: new Range(start, start), text: '\n' }]);
      await until(() => document.asked.has(last));
      return [...document.asked];
    };
    assert.deepEqual(await drawnIn('one', 'nn.ELU()\nnn.CELU(2)\nnn.ELU(1.0)\nnn.SELU()\n', 'SELU'), [
      'ELU',
      'CELU',
      'SELU',
    ]);
    assert.deepEqual(await drawnIn('other', 'nn.CELU(2)\nnn.CELU(3)\nnn.ELU()\nnn.Mish()\n', 'Mish'), [
      'CELU',
      'Mish',
    ]);
  });

  it('answers for the text as it is now, however soon after the question somebody types', async () => {
    const document = new Document(`${usual}nn.ReLU()\n`, 'python', 'file:///project/soon.py');
    const answer = reading.usesOf(document as unknown as vscode.TextDocument);
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
    assert.deepEqual(await reading.usesOf(document, token), []);
    assert.ok(looks() <= 6, `looked ${looks()} times`);
    const [again, other] = await Promise.all([
      reading.usesOf(document, givenUpAfter(3).token),
      reading.usesOf(document),
    ]);
    assert.deepEqual(again, []);
    assert.equal(other.length, 3000);
  });
});
