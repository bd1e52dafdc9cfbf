// The walkthrough's buttons, on the example that they open.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const isExample = (document: vscode.TextDocument) =>
  document.isUntitled && document.getText().includes('class Gate(nn.Module)');

const labels = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));

/** Resolves once a tab with `text` in its label is open. */
function tabWith(text: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => labels().some((label) => label.includes(text)) && resolve();
    vscode.window.tabGroups.onDidChangeTabs(look);
    look();
  });
}

describe('the walkthrough', () => {
  before(async () => {
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('names only commands that exist', async () => {
    const manifest = vscode.extensions.getExtension('activation-lens.activation-lens')?.packageJSON;
    const known = new Set(await vscode.commands.getCommands(true));
    const steps: { completionEvents: string[]; description: string }[] =
      manifest.contributes.walkthroughs[0].steps;
    assert.equal(steps.length, 4);
    for (const { completionEvents, description } of steps) {
      for (const event of completionEvents) assert.ok(known.has(event.replace('onCommand:', '')), event);
      const linked = /\]\(command:([^)]+)\)/.exec(description)?.[1];
      assert.ok(linked && known.has(linked), description);
    }
  });

  it('opens one example and uses it again', async () => {
    await vscode.commands.executeCommand('activationLens.tryHover');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor && isExample(editor.document));
    assert.equal(editor.document.languageId, 'python');
    assert.equal(editor.document.getText(editor.selection), 'Softplus');
    await vscode.commands.executeCommand('activationLens.tryHover');
    assert.equal(vscode.workspace.textDocuments.filter(isExample).length, 1);
  });

  it('plots the example beside it', async () => {
    await vscode.commands.executeCommand('activationLens.tryPlot');
    await tabWith('Plot: Softplus(beta=2), ReLU');
  });
});
