// What reaches the commands: selections of any text, arguments of any form, settings of any value, a remembered list of
// any content. They run whole, on a fake VS Code.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  anyText,
  anything,
  evaluateArgument,
  hostileCode,
  numberText,
  origin,
  plotRequest,
  settings,
} from '../../support/arbitraries.ts';
import {
  commands,
  Document,
  hoverProviders,
  panels,
  seen,
  settings as set,
  show,
  stored,
  token,
} from '../../support/fake-vscode.ts';
import { assertTableIsHarmless, assertTextIsHarmless } from '../../support/harmless.ts';
import { holds } from '../../support/holds.ts';
import { useExtension } from '../../support/start-extension.ts';

const run = async (name: string, ...args: unknown[]) => commands.get(`activationLens.${name}`)?.(...args);

const language = fc.constantFrom('python', 'python', 'plaintext', 'csv', 'json', 'markdown', 'c', 'css');

/** Up to three places in a text, told by shares of it. */
const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40)), {
  minLength: 1,
  maxLength: 3,
});

function open(text: string, languageId: string, at: readonly (readonly [number, number])[]): Document {
  const document = new Document(text, languageId);
  const selections = at.map(([share, length]): [number, number] => {
    const start = Math.floor(share * text.length);
    return [start, Math.min(text.length, start + length)];
  });
  show([document], selections);
  return document;
}

function assertSeenIsHarmless(): void {
  for (const text of seen.messages) assertTextIsHarmless(text);
  for (const text of seen.decorations) assertTextIsHarmless(text, 2000);
}

async function assertTablesAreHarmless(document: Document, offsets: readonly number[]): Promise<void> {
  for (const offset of offsets) {
    for (const provider of hoverProviders) {
      const hover = await provider.provideHover(document, document.positionAt(offset), token);
      for (const content of hover?.contents ?? []) {
        if (content.value.includes('command:activationLens.copyResult')) assertTableIsHarmless(content);
      }
    }
  }
}

describe('commands', () => {
  useExtension();
  afterEach(() => {
    set.clear();
    stored.clear();
  });

  holds(
    'evaluate any selection with any argument and any settings, change nothing, and say it in harmless words',
    fc.tuple(
      fc.oneof({ weight: 3, arbitrary: numberText }, { weight: 1, arbitrary: hostileCode }),
      language,
      places,
      fc.oneof({ weight: 2, arbitrary: evaluateArgument }, { weight: 1, arbitrary: fc.constant(undefined) }),
      settings,
    ),
    async ([text, languageId, at, argument, given]) => {
      set.clear();
      for (const [name, value] of Object.entries(given)) set.set(name, value);
      const document = open(text, languageId, at);
      const answer = await run('evaluateSelection', argument);
      assert.ok(Array.isArray(answer));
      assert.deepEqual(await run('evaluateSelection', argument), answer, 'the same twice');
      assert.equal(document.getText(), text);
      assertSeenIsHarmless();
      await assertTablesAreHarmless(
        document,
        at.map(([share]) => Math.floor(share * text.length)),
      );
      await run('toggleDerivatives');
      assertSeenIsHarmless();
      await run('clearResults', argument);
    },
    { usual: 120 },
  );

  holds(
    'replace and insert only in and below the selections, and copy, with any argument and any settings',
    fc.tuple(
      numberText,
      language,
      places,
      fc.constantFrom('replaceSelection', 'insertResult', 'copyResult', 'plotSelection'),
      fc.oneof({ weight: 2, arbitrary: evaluateArgument }, { weight: 1, arbitrary: fc.constant(undefined) }),
      settings,
    ),
    async ([text, languageId, at, command, argument, given]) => {
      set.clear();
      for (const [name, value] of Object.entries(given)) set.set(name, value);
      const document = open(text, languageId, at);
      await run(command, argument);
      for (const { start, end, text: written } of seen.edits) {
        assert.ok(0 <= start && start <= end && end <= text.length);
        if (command === 'insertResult') {
          assert.equal(start, end);
          assert.match(written, /^\r?\n/);
        }
      }
      if (command === 'copyResult' || command === 'plotSelection') assert.equal(document.getText(), text);
      assertSeenIsHarmless();
      for (const panel of panels.splice(0)) panel.dispose();
      await run('clearResults');
    },
    { usual: 80 },
  );

  holds(
    'open a plot for any argument, with a page that takes nothing from it',
    fc.tuple(hostileCode, plotRequest),
    async ([text, argument]) => {
      open(text, 'python', [[0, 0]]);
      await run('openPlot', argument);
      const [panel] = panels.splice(0);
      assert.ok(panel);
      panel.dispose();
      const page = panel.webview.html.replace(/[0-9a-f]{32}/g, 'nonce');
      assert.equal(page, (await pageOfUsualPlot()).replace(/[0-9a-f]{32}/g, 'nonce'));
      assertSeenIsHarmless();
    },
    { usual: 80 },
  );

  holds(
    'go nowhere that is no place in an open document',
    fc.oneof(origin, anything),
    async (argument) => {
      open('nn.ReLU()\n', 'python', [[0, 0]]);
      await run('goToOrigin', argument);
      assert.deepEqual(seen.messages, []);
      assert.deepEqual(seen.edits, []);
    },
    { usual: 200 },
  );

  holds(
    'follow edits of evaluated text, whatever they are',
    fc.tuple(
      numberText,
      places,
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), fc.oneof(numberText, anyText)),
        {
          maxLength: 5,
        },
      ),
      fc.constantFrom('fade', 'recompute'),
    ),
    async ([text, at, edits, onChange]) => {
      set.clear();
      set.set('activationLens.evaluate.onChange', onChange);
      const document = open(text, 'python', at);
      await run('evaluateSelection');
      for (const [share, length, added] of edits) {
        const offset = Math.floor(share * document.getText().length);
        const [start, end] = [document.positionAt(offset), document.positionAt(offset + length)];
        const range = { start, end, isEmpty: false, contains: () => false, intersection: () => undefined };
        await document.change([{ range, text: added }]);
      }
      assertSeenIsHarmless();
      await assertTablesAreHarmless(document, [0, Math.floor(document.getText().length / 2)]);
      await run('clearResults');
    },
    { usual: 80 },
  );
});

async function pageOfUsualPlot(): Promise<string> {
  await run('openPlot', {});
  const panel = panels.pop();
  panel?.dispose();
  return panel?.webview.html ?? '';
}
