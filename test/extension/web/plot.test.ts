// The plot panel; holds in both extension hosts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, until } from '../python-window.ts';

function plotTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('activationLens.plot'),
    );
}

describe('the plot panel', () => {
  afterEach(closeEverything);

  it('opens, and its page says what it has drawn', async () => {
    await vscode.commands.executeCommand('activationLens.openPlot');
    assert.ok(await until(() => plotTabs().some(({ label }) => label === 'Plot: Softplus, ReLU')));
    assert.equal(plotTabs().length, 1);
  });

  it('is used again for what is asked for next, and adds what is to be added', async () => {
    await vscode.commands.executeCommand('activationLens.openPlot');
    await vscode.commands.executeCommand('activationLens.openPlot', {
      curves: [{ id: 'GELU' }],
      marks: [1, 'inf'],
    });
    assert.ok(await until(() => plotTabs().some(({ label }) => label === 'Plot: GELU')));
    await vscode.commands.executeCommand('activationLens.addToPlot', {
      curves: [{ id: 'ELU', parameters: { alpha: 2 } }],
    });
    assert.ok(await until(() => plotTabs().some(({ label }) => label === 'Plot: GELU, ELU(alpha=2)')));
    assert.equal(plotTabs().length, 1);
  });

  it('opens also with an argument that it cannot read', async () => {
    await vscode.commands.executeCommand('activationLens.openPlot', {
      curves: [{ id: 7 }],
      source: 'nowhere',
    });
    assert.equal(await until(() => plotTabs().length), 1);
  });
});
