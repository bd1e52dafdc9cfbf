// A curve of one's own and its definition, in a real extension host: opened from it, bending with it, and written back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { OwnActivation } from '../../src/autodiff/own-activation.ts';
import {
  type FollowedDefinitions,
  findLinked,
  followDefinitions,
} from '../../src/features/plot/definitions.ts';
import { requestAtCursor } from '../../src/features/plot/follow-cursor.ts';
import { type SourceTracker, trackSources } from '../../src/features/plot/track-sources.ts';
import { previewWriting, writeToCode } from '../../src/features/plot/write-to-code.ts';
import { documents } from './documents.ts';
import { curveAt, putCursor } from './plot-window.ts';
import { closeEverything, showPython, until } from './python-window.ts';

const HEADER = 'import torch\nimport torch.nn as nn\n\n';
const SWISH = `${HEADER}def swish(x, beta=1.5):\n    return x * torch.sigmoid(beta * x)\n`;

/** Replaces text as somebody who types does. */
async function type(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const start = editor.document.getText().indexOf(old);
  assert.ok(start >= 0, old);
  const range = new vscode.Range(
    editor.document.positionAt(start),
    editor.document.positionAt(start + old.length),
  );
  assert.ok(await editor.edit((edit) => edit.replace(range, text)));
}

describe('a plot of one’s own definition', () => {
  let tracker: SourceTracker | undefined;
  let following: FollowedDefinitions | undefined;
  afterEach(async () => {
    following?.dispose();
    tracker?.dispose();
    [following, tracker] = [undefined, undefined];
    await closeEverything();
  });

  it('opens anywhere in it, beside the activation that it is nearest to', async () => {
    const editor = await showPython(SWISH);
    for (const place of ['swish', 'return', 'beta * x']) {
      await putCursor(editor, place);
      const { curves, source } = await requestAtCursor(documents);
      assert.deepEqual(
        curves?.map(({ id, own }) => [id, own?.parameters]),
        [
          ['swish', [{ name: 'beta', value: 1.5 }]],
          ['GELU', undefined],
        ],
      );
      assert.equal(source?.start, SWISH.indexOf('swish'));
    }
    // What it calls is an activation itself.
    await putCursor(editor, 'sigmoid');
    assert.equal((await requestAtCursor(documents)).curves?.[0]?.id, 'Sigmoid');
  });

  it('opens from a link that tells its place, and from nothing else', async () => {
    const code = `${SWISH}\ny = swish(torch.ones(2), 3.0)\n`;
    const { document } = await showPython(code);
    const uri = document.uri.toString();
    const at = (offset: number) => findLinked({ definition: { uri, offset } }, documents);
    const linked = await at(code.indexOf('swish'));
    assert.equal(linked?.own.name, 'swish');
    assert.equal(linked.source?.start, code.indexOf('swish'));
    // A call holds the number that it gives, and no place where another could be written.
    const called = await at(code.lastIndexOf('swish'));
    assert.equal(called?.own.name, 'swish');
    assert.deepEqual(called.own.parameters, []);
    assert.equal(called?.source, undefined);
    for (const argument of [
      undefined,
      { definition: { uri, offset: -1 } },
      { definition: { uri, offset: '40' } },
      { definition: { uri: 'file:///nowhere.py', offset: 40 } },
      { definition: { uri, offset: 0 } },
    ])
      assert.equal(await findLinked(argument, documents), undefined);
  });

  for (const [what, code, place, name, value, expected] of [
    ['a default', SWISH, 'swish', 'beta', 2, 'beta=2.0):'],
    [
      'an attribute',
      `${HEADER}class Act(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.slope = 0.25\n    def forward(self, x):\n        return torch.where(x > 0, x, self.slope * x)\n`,
      'Act',
      'slope',
      -0.5,
      'self.slope = -0.5\n',
    ],
    [
      'a default of the instance',
      `${HEADER}class Act(nn.Module):\n    def __init__(self, cap=30):\n        super().__init__()\n        self.cap = cap\n    def forward(self, x):\n        return self.cap * torch.tanh(x / self.cap)\n`,
      'Act',
      'cap',
      20,
      'cap=20):',
    ],
  ] as const)
    it(`writes ${what} back as one undo step`, async () => {
      const editor = await showPython(code);
      const curve = await curveAt(editor, place);
      tracker = trackSources([curve.source]);
      const wish = { ...curve, parameters: { [name]: value } };
      const before = editor.document.getText();
      const preview = await previewWriting(wish, tracker, documents);
      assert.equal(preview.kind, 'change', preview.text);
      const { notice } = await writeToCode(wish, tracker, documents);
      const after = editor.document.getText();
      assert.ok(after.includes(expected), `${notice}\n${after}`);
      assert.equal(after.split('\n').filter((line, i) => line !== before.split('\n')[i]).length, 1);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), before);
    });

  it('writes nothing where no number stands by itself, and says so', async () => {
    const editor = await showPython(
      `${HEADER}import math\ndef act(x, beta=math.sqrt(2)):\n    return x * torch.sigmoid(beta * x)\n`,
    );
    const curve = await curveAt(editor, 'act');
    tracker = trackSources([curve.source]);
    const before = editor.document.getText();
    const { notice } = await writeToCode({ ...curve, parameters: { beta: 2 } }, tracker, documents);
    assert.match(notice, /beta is given as math\.sqrt\(2\) here/);
    assert.equal(editor.document.getText(), before);
  });

  it('says that nothing is to be written, and that the code has changed', async () => {
    const editor = await showPython(SWISH);
    const curve = await curveAt(editor, 'swish');
    tracker = trackSources([curve.source]);
    assert.equal((await previewWriting(curve, tracker, documents)).kind, 'same');
    await type(editor, 'torch.sigmoid(beta * x)', 'torch.sum(x)');
    assert.equal((await previewWriting(curve, tracker, documents)).kind, 'refusal');
  });

  it('bends while somebody types, keeps what it was where that is unreadable, and comes back', async () => {
    const editor = await showPython(SWISH);
    const { source, own } = await curveAt(editor, 'swish');
    assert.ok(own);
    tracker = trackSources([source]);
    const received: (OwnActivation | undefined)[] = [];
    following = followDefinitions(tracker, documents, (_, now) => received.push(now));
    following.add(source, own);
    // Above it, so that it moves.
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a comment\n'));
    await type(editor, 'beta=1.5', 'beta=1.75');
    await until(() => received.length > 0);
    assert.equal(received.at(-1)?.parameters[0]?.value, 1.75);
    await type(editor, 'return x * ', 'return x.sum() * ');
    await until(() => received.at(-1) === undefined);
    await type(editor, 'return x.sum() * ', 'return 2 * x * ');
    await until(() => received.at(-1) !== undefined);
    assert.equal(received.at(-1)?.nodes.length, own.nodes.length + 2);
  });
});
