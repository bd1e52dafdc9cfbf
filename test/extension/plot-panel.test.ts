// The host's side of a panel: what it makes of messages, well formed or not.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fillPanel } from '../../src/features/plot/panel.ts';
import { newPanelState } from '../../src/protocol/state.ts';
import { documents } from './documents.ts';
import { closeEverything, select, showPython, until } from './python-window.ts';

/** A panel whose page is the test. */
function openFake() {
  const received = new vscode.EventEmitter<unknown>();
  const disposed = new vscode.EventEmitter<void>();
  const sent: {
    readonly type?: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly source?: unknown;
  }[] = [];
  const logged: string[] = [];
  const panel = {
    title: 'new',
    webview: {
      html: '',
      cspSource: 'source',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: received.event,
      postMessage: (message: object) => Promise.resolve(sent.push(message) > 0),
    },
    onDidDispose: disposed.event,
    onDidChangeViewState: new vscode.EventEmitter<unknown>().event,
    visible: true,
  };
  const log = {
    warn: (...parts: readonly unknown[]) => logged.push(parts.join(' ')),
    error: (...parts: readonly unknown[]) => logged.push(parts.join(' ')),
  };
  const ties = fillPanel(
    panel as unknown as vscode.WebviewPanel,
    newPanelState(),
    { id: 'activation-lens.activation-lens', extensionUri: vscode.Uri.file('/extension') },
    documents,
    log as unknown as vscode.LogOutputChannel,
  );
  return {
    panel,
    sent,
    logged,
    ties,
    tell: (message: unknown) => received.fire(message),
    close: () => disposed.fire(),
  };
}

describe('the host of a plot panel', () => {
  afterEach(closeEverything);

  it('drops and logs messages of the wrong form, and goes on', () => {
    const { sent, logged, tell, close } = openFake();
    const wrong = [{ type: 'delete' }, 'ready', null, undefined, { type: 'follow', on: 'yes' }];
    for (const message of wrong) tell(message);
    assert.deepEqual(sent, []);
    assert.equal(logged.length, wrong.length);
    assert.match(logged[0] ?? '', /cannot be read.*\{"type":"delete"\}/);
    tell({ type: 'ready' });
    assert.deepEqual(
      sent.map(({ type }) => type),
      ['start'],
    );
    close();
  });

  it('logs what the page could not read', () => {
    const { logged, tell, close } = openFake();
    tell({ type: 'dropped', what: '{"type":"x"}' });
    assert.match(logged.join('\n'), /\{"type":"x"\}/);
    close();
  });

  it('tells the page of undo, however soon it follows what was written', async () => {
    await select(await showPython('from torch import nn\na = nn.Softplus(beta=2)\n'), 'Softplus');
    const { sent, tell, close } = openFake();
    const betas = () =>
      sent.flatMap(({ type, parameters }) => (type === 'followed' ? [parameters?.beta] : []));
    tell({ type: 'follow', on: true });
    await until(() => betas().length === 1);
    const { source } = sent.at(-1) ?? {};
    tell({ type: 'write', id: 'Softplus', parameters: { beta: 3.5 }, source });
    await until(() => sent.some(({ type }) => type === 'written'));
    await vscode.commands.executeCommand('undo');
    await until(() => betas().length > 1 && betas().at(-1) === 2);
    close();
  });

  it('answers nothing once the extension has ended, while the panel stays', () => {
    const { sent, ties, tell, close } = openFake();
    tell({ type: 'ready' });
    assert.equal(sent.length, 1);
    ties.dispose();
    tell({ type: 'ready' });
    assert.equal(sent.length, 1);
    close();
  });

  it('names the tab after the curves', () => {
    const { panel, tell, close } = openFake();
    tell({ type: 'title', text: 'Softplus, ReLU' });
    assert.equal(panel.title, 'Plot: Softplus, ReLU');
    tell({ type: 'title', text: '' });
    assert.equal(panel.title, 'Activation Plot');
    close();
  });
});
