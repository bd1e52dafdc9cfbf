// What Evaluate says of input that it cannot take: one sentence that tells what to do, by each of its commands, and the
// document stays as it is. Messages are caught on their way to the window.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, openText, setSelections, showActive, until } from './python-window.ts';

const run = (name: string, argument?: unknown) =>
  vscode.commands.executeCommand<unknown>(`activationLens.${name}`, argument);

const { window } = vscode;
const original = {
  showWarningMessage: window.showWarningMessage,
  createQuickPick: window.createQuickPick,
  createInputBox: window.createInputBox,
};
const messages: string[] = [];
let pickers: vscode.QuickPick<vscode.QuickPickItem>[] = [];
let inputs: vscode.InputBox[] = [];
let listeners: ((value: string) => unknown)[] = [];

/** As if somebody had typed it: what is set by code is not told to those who listen. */
function type(input: vscode.InputBox, value: string): void {
  input.value = value;
  for (const listener of listeners) listener(value);
}

/** Actual answer since the last question. */
const said = (): readonly string[] => messages.splice(0);

async function show(text: string, ...selections: readonly vscode.Selection[]): Promise<vscode.TextDocument> {
  const document = await openText(text);
  const editor = await showActive(document);
  const all = new vscode.Selection(new vscode.Position(0, 0), document.positionAt(text.length));
  await setSelections(editor, ...(selections.length > 0 ? selections : [all]));
  said();
  return document;
}

/** Waits until there is one. */
async function waitFor<T extends object>(find: () => T | undefined): Promise<T> {
  const found = await until(find);
  assert.ok(found);
  return found;
}

async function hovers(document: vscode.TextDocument, at = new vscode.Position(0, 1)): Promise<number> {
  const all = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return all.length;
}

const refused = { id: 'Hardtanh', parameters: { min_val: 2, max_val: 1 } };
const manyLines = '1\n'.repeat(1001);
const cursors = Array.from({ length: 1001 }, (_, line) => new vscode.Selection(line, 0, line, 1));

/** Input, and the one sentence about it. */
const bad: readonly (readonly [
  title: string,
  text: string,
  selections: readonly vscode.Selection[],
  activation: unknown,
  sentence: RegExp,
])[] = [
  [
    'a word',
    'torch',
    [],
    'Tanh',
    /^torch is not a number\. Select numbers first, for example \[-2, -1, 0, 1, 2\]\.$/,
  ],
  [
    'an empty document',
    '',
    [],
    'Tanh',
    /^There is no number in the selection\. Select numbers first, for example \[-2, -1, 0, 1, 2\]\.$/,
  ],
  [
    'more selections than anybody looks at',
    manyLines,
    cursors,
    'Tanh',
    /^There are 1001 selections\. Select at most 1000\.$/,
  ],
  [
    'lists of different lengths',
    '[[1, 2], [3]]',
    [],
    'Tanh',
    /^The lists differ in length: 2 and 1 numbers\. Select lists of the same length\.$/,
  ],
  [
    'numbers beside lists',
    '[1, [2, 3]]',
    [],
    'Tanh',
    /^Numbers and lists are mixed\. Select numbers, or lists of the same shape\.$/,
  ],
  [
    'an endless range',
    'range(10**9)',
    [],
    'Tanh',
    /^That is a range of 1000000000 numbers\. Select one of at most 2,000,000\.$/,
  ],
  [
    'a parameter that PyTorch refuses',
    '[1, 2]',
    [],
    refused,
    /^PyTorch refuses Hardtanh\(min_val=2\): AssertionError: max_val \(1\.0\) must be greater than min_val \(2\.0\)/,
  ],
  [
    'a shape that PyTorch refuses',
    '[1, 2, 3]',
    [],
    'GLU',
    /^PyTorch refuses GLU: RuntimeError: Halving dimension must be even/,
  ],
];

describe('what Evaluate cannot take', () => {
  before(() => {
    Object.assign(window, {
      showWarningMessage: async (message: string) => void messages.push(message),
      createQuickPick: () => {
        const picker = original.createQuickPick();
        pickers.push(picker);
        return picker;
      },
      createInputBox: () => {
        const input = original.createInputBox();
        inputs.push(input);
        const onDidChangeValue = (listener: (value: string) => unknown) => listeners.push(listener);
        return Object.defineProperty(input, 'onDidChangeValue', { value: onDidChangeValue });
      },
    });
  });
  after(async () => {
    Object.assign(window, original);
    await closeEverything();
  });

  for (const [title, text, selections, activation, sentence] of bad) {
    it(`is told in one sentence, and nothing is changed: ${title}`, async () => {
      const document = await show(text, ...selections);
      const { version } = document;
      for (const [command, argument] of [
        ['evaluateSelection', { activations: [activation] }],
        ['replaceSelection', { activation }],
        ['insertResult', { activation }],
        ['copyResult', { activation }],
        ['plotSelection', { activation }],
      ] as const) {
        await run(command, argument);
        const [message, ...more] = said();
        assert.match(message ?? '', sentence, command);
        assert.deepEqual(more, [], command);
      }
      assert.equal(document.version, version);
      assert.equal(document.getText(), text);
      assert.equal(await hovers(document), 0);
    });
  }

  describe('where somebody types meanwhile', () => {
    const numbers = Array.from({ length: 9000 }, (_, at) => `${(at % 200) / 10}`).join(', ');
    const many = Array.from({ length: 8 }, () => ['GELU', 'Mish', 'SELU', 'LogSigmoid']).flat();

    /**
     * Edits once the evaluation has begun, and holds it up where it gives way until the edit is there. Every look at a
     * clock finds a second gone, so that it gives way on the quickest machine, too; and the edit waits for no timer,
     * for others in this host set some as well.
     */
    const evaluateDuring = async (edit: vscode.WorkspaceEdit) => {
      const { setTimeout } = globalThis;
      const clocks = [Date, performance].map((clock) => ({ clock, now: clock.now }));
      let gone = 0;
      let isHeldUp = false;
      for (const { clock, now } of clocks)
        clock.now = () => {
          gone += 1000;
          return Reflect.apply(now, clock, []) + gone;
        };
      const done = run('evaluateSelection', { activations: many });
      const edited = vscode.workspace.applyEdit(edit);
      const waitForEdit = (go: () => void, delay = 0) => {
        if (delay > 0) return setTimeout(go, delay);
        isHeldUp = true;
        void edited.then(go);
        return undefined;
      };
      Object.assign(globalThis, { setTimeout: waitForEdit });
      try {
        await done;
      } finally {
        Object.assign(globalThis, { setTimeout });
        for (const { clock, now } of clocks) clock.now = now;
      }
      assert.ok(await edited);
      assert.ok(isHeldUp, 'the evaluation gave way');
    };

    it('results stand beside the numbers where these have gone', async () => {
      const document = await show(`[${numbers}]`);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'import torch\n\nx = ');
      await evaluateDuring(edit);
      assert.deepEqual(said(), []);
      assert.equal(await hovers(document, new vscode.Position(0, 3)), 0);
      assert.equal(await hovers(document, new vscode.Position(2, 4)), 1);
    });

    it('nothing is shown for numbers that are gone, and that is told', async () => {
      const document = await show(`[${numbers}]`);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 1, 0, 4), '77');
      await evaluateDuring(edit);
      assert.deepEqual(said(), ['The numbers changed while they were being evaluated. Evaluate them again.']);
      assert.equal(await hovers(document), 0);
    });
  });

  describe('in the list of Evaluate Selection With…', () => {
    beforeEach(() => {
      pickers = [];
      inputs = [];
      listeners = [];
    });

    for (const [title, text, selections, activation, sentence] of bad) {
      if (activation !== 'Tanh') continue;
      it(`is told before anything is chosen: ${title}`, async () => {
        const document = await show(text, ...selections);
        await run('evaluateSelectionWith');
        const [message, ...more] = said();
        assert.match(message ?? '', sentence);
        assert.deepEqual(more, []);
        assert.equal(pickers.length, 0);
        assert.equal(document.getText(), text);
      });
    }

    /** Starts the command and goes to the activation in its list. */
    const choose = async (id: string) => {
      const done = run('evaluateSelectionWith');
      const picker = await waitFor(() => pickers[0]);
      const item = picker.items.find(({ label }) => label === id);
      assert.ok(item);
      const isThere = new Promise<void>((resolve) => {
        picker.onDidChangeActive(([active]) => active === item && resolve());
      });
      picker.activeItems = [item];
      await isThere;
      return { done, picker };
    };
    const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

    it('a shape that PyTorch refuses is told while one chooses, and once more when chosen', async () => {
      const document = await show('[1, 2, 3]');
      const { done, picker } = await choose('GLU');
      await until(() => picker.title?.startsWith('PyTorch refuses GLU: RuntimeError: Halving'));
      await accept();
      await waitFor(() => inputs[0]);
      await accept();
      await done;
      assert.match(
        said().join(),
        /^PyTorch refuses GLU: RuntimeError: Halving dimension must be even, but dimension 0 is size 3$/,
      );
      assert.equal(document.getText(), '[1, 2, 3]');
      assert.equal(await hovers(document), 0);
    });

    it('a parameter that PyTorch refuses is told while one types, and Esc leaves all as it was', async () => {
      const document = await show('[1, 2]');
      const { done } = await choose('Hardtanh');
      await accept();
      const input = await waitFor(() => inputs[0]);
      assert.match(input.value, /min_val/);
      type(input, 'min_val=2, max_val=1');
      await until(() => /must be greater than min_val/.test(String(input.validationMessage)));
      await accept();
      input.hide();
      await done;
      assert.deepEqual(said(), []);
      assert.equal(document.getText(), '[1, 2]');
      assert.equal(await hovers(document), 0);
    });
  });
});
