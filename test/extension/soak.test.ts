// The same work again and again: what it takes of the extension host is given back. `npm run soak` goes round 500 times.
import assert from 'node:assert/strict';
import v8 from 'node:v8';
import vm from 'node:vm';
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files.ts';
import { closeEverything, hoverOver, select, showActive, until } from './python-window.ts';

/** Set when the bundle is made. */
declare const ROUNDS: number;

v8.setFlagsFromString('--expose-gc');
const collectGarbage: () => void = vm.runInNewContext('gc');

type Make = (...args: unknown[]) => { dispose(): void };

/** Counts what the extension asks VS Code for, and what of that it has disposed of. It shares these objects with us. */
function watch() {
  const open = new Map<string, number>();
  const restore: (() => void)[] = [];
  const { window, workspace, languages, commands } = vscode;
  for (const [area, object] of Object.entries({ window, workspace, languages, commands })) {
    const api = object as unknown as Record<string, Make>;
    for (const name of Object.keys(api).filter((key) => /^(register|create|onDid|onWill)/.test(key))) {
      const real = Object.getOwnPropertyDescriptor(api, name);
      const make: Make | undefined = real?.get ? real.get.call(api) : real?.value;
      if (!real?.configurable || typeof make !== 'function') continue;
      const key = `${area}.${name}`;
      const stand: Make = (...args) => {
        const made = make.apply(api, args);
        open.set(key, (open.get(key) ?? 0) + 1);
        let isOpen = true;
        const close = () => {
          if (isOpen) open.set(key, (open.get(key) ?? 0) - 1);
          isOpen = false;
        };
        if (name === 'createWebviewPanel') {
          (made as unknown as vscode.WebviewPanel).onDidDispose(close);
          return made;
        }
        // Some of what VS Code hands out is frozen, and some knows only itself as `this`.
        return new Proxy<{ dispose(): void }>(
          { dispose: () => {} },
          {
            get: (_, key) => {
              const value: unknown = Reflect.get(made, key);
              const run = () => {
                close();
                made.dispose();
              };
              return key === 'dispose' ? run : typeof value === 'function' ? value.bind(made) : value;
            },
            set: (_, key, value) => Reflect.set(made, key, value),
          },
        );
      };
      Object.defineProperty(api, name, { value: stand, configurable: true });
      restore.push(() => Object.defineProperty(api, name, real));
    }
  }
  return {
    /** How many of each kind are open, once no registration of the hover takes another's place. */
    atRest: () =>
      until(() => {
        const isMoving = (open.get('languages.registerHoverProvider') ?? 0) > 1;
        return isMoving ? undefined : Object.fromEntries([...open].filter(([, count]) => count !== 0).sort());
      }),
    stop: () => {
      for (const undo of restore) undo();
    },
  };
}

const plotTitles = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .map((tab) => tab.label)
    .filter((label) => label.startsWith('Plot: '));

const run = (name: string, argument?: unknown) =>
  vscode.commands.executeCommand<unknown>(`activationLens.${name}`, argument);

const files = new MemoryFiles('soak');
let serial = 0;

/** What VS Code promises, or an error that names the step which it never answers. */
async function within<T>(name: string, promised: Thenable<T>): Promise<T> {
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new Error(`No answer for 30 seconds: ${name}`)), 30_000);
  });
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(clock);
  }
}

/** Opens, asks, evaluates, plots, changes and closes; gives the document, held by nothing of ours. */
async function goRound(number: number): Promise<WeakRef<vscode.TextDocument>> {
  const uri = files.put(
    `/${serial++}.py`,
    `from torch import nn\nact = nn.Softplus(beta=${number + 2})\nx = [-2.0, ${number}, 1]\n`,
  );
  const editor = await within('show', vscode.workspace.openTextDocument(uri).then(showActive));
  const { document } = editor;
  assert.match(await within('hover', hoverOver(document, 'Softplus')), new RegExp(`beta=${number + 2}`));
  await select(editor, `[-2.0, ${number}, 1]`);
  await within('evaluate', run('evaluateSelection'));
  assert.match(await within('hover of results', hoverOver(document, '-2.0')), /0\.126928/);
  await within(
    'insert',
    editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# above\n')),
  );
  await within(
    'replace',
    editor.edit((edit) => edit.replace(document.lineAt(3).range, `x = [-3.0, ${number}]`)),
  );
  await within('clear', run('clearResults'));
  await select(editor, 'Softplus');
  await within('plot', run('openPlot'));
  assert.ok(await until(() => plotTitles().length === 1));
  await within('close', closeEverything());
  return new WeakRef(document);
}

async function heapInUse(): Promise<number> {
  for (let again = 0; again < 3; again++) {
    collectGarbage();
    await new Promise((next) => setTimeout(next, 20));
  }
  return process.memoryUsage().heapUsed;
}

describe('the soak', () => {
  after(async () => {
    await closeEverything();
    files.dispose();
  });

  it(`gives back what ${ROUNDS} rounds of work took`, async function tellFigures() {
    await closeEverything();
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
    // What is made once and kept is made in this.
    await goRound(0);
    const watched = watch();
    const documents: WeakRef<vscode.TextDocument>[] = [];
    try {
      // From here on the hover's registration, which is made anew now and then, is one that is counted.
      await goRound(1);
      const open = await watched.atRest();
      const before = await heapInUse();
      for (let round = 0; round < ROUNDS; round++) documents.push(await goRound(round));
      const after = await heapInUse();
      assert.deepEqual(await watched.atRest(), open, 'listeners, panels and decorations');
      // VS Code itself keeps documents open for three minutes after their tab was closed.
      const kept = documents.filter((document) => document.deref()?.isClosed).length;
      const growth = (after - before) / ROUNDS / 1024;
      if (this.test) this.test.title += `: ${kept} documents kept, ${growth.toFixed(1)} KB a round`;
      assert.ok(kept <= 2, `${kept} of ${ROUNDS} closed documents are still held`);
      assert.ok(after - before < 4_000_000 + ROUNDS * 20_000, `${growth.toFixed(1)} KB a round`);
    } finally {
      watched.stop();
    }
  }).timeout(0);
});
