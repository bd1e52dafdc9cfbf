// What the hover hands to VS Code: only our commands, settings that are heard, a place that is checked on arrival.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, hoverOver, showPython, until } from './python-window.ts';

const text = `from torch import nn


class Net(nn.Module):
    def __init__(self):
        self.act = nn.Softplus(beta=3)

    def forward(self, x):
        return self.act(x)
`;

async function hoversOver(document: vscode.TextDocument, word: string): Promise<readonly vscode.Hover[]> {
  const position = document.positionAt(document.getText().lastIndexOf(word) + 1);
  return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
}

/** Commands that a hover leads to, with what each is handed. */
function commandsIn(markdown: string): readonly (readonly [string, unknown])[] {
  const decoded = markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  return [...decoded.matchAll(/href="command:([\w.]+)\?([^"]*)"/g)].map(([, name = '', argument = '']) => [
    name,
    JSON.parse(decodeURIComponent(argument)),
  ]);
}

async function change(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('activationLens.hover')
    .update(name, value, vscode.ConfigurationTarget.Global);
}

describe('hover in the extension host', () => {
  after(closeEverything);

  it('trusts only the commands that it links to, and gives them what they need', async () => {
    const { document } = await showPython(text);
    // The extension may still be starting.
    const content = await until(async () => (await hoversOver(document, 'act('))[0]?.contents[0]);
    assert.ok(content && typeof content === 'object');
    const commands = commandsIn(content.value);
    assert.deepEqual(
      commands.map(([name]) => name),
      [
        'activationLens.goToOrigin',
        'activationLens.openPlot',
        'activationLens.openPlot',
        'activationLens.evaluateSelection',
      ],
    );
    const registered = await vscode.commands.getCommands(true);
    for (const [name] of commands) assert.ok(registered.includes(name), name);
    assert.match(JSON.stringify(commands[1]?.[1]), /"curves":\[\{"id":"Softplus","parameters":\{"beta":3,/);
  });

  it('goes to the line where an instance was made, and nowhere for what is no place', async () => {
    const editor = await showPython(text);
    const origin = commandsIn(await hoverOver(editor.document, 'act(x)')).find(([name]) =>
      /goToOrigin/.test(name),
    );
    assert.ok(origin);
    for (const wrong of [
      undefined,
      null,
      7,
      'x',
      {},
      { uri: 7 },
      { uri: 'file:///etc/passwd', start: 0, end: 1 },
    ]) {
      await vscode.commands.executeCommand('activationLens.goToOrigin', wrong);
    }
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, editor.selection.active.line);
    await vscode.commands.executeCommand('activationLens.goToOrigin', ...(origin[1] as unknown[]));
    const line = await until(() => vscode.window.activeTextEditor?.selection.active.line);
    assert.equal(line, 5);
  });

  it('explains an argument by its name', async () => {
    const { document } = await showPython(text);
    assert.match(await hoverOver(document, 'beta'), /beta = 3.*drawn dashed/);
  });

  it('leaves out what is switched off', async () => {
    const { document } = await showPython(text);
    try {
      await change('picture', false);
      assert.doesNotMatch(await hoverOver(document, 'Softplus'), /alt="Curve of/);
      await change('enabled', false);
      assert.equal(await hoverOver(document, 'Softplus'), '');
    } finally {
      await change('picture', undefined);
      await change('enabled', undefined);
    }
    assert.match(await hoverOver(document, 'Softplus'), /alt="Curve of/);
  });

  it('answers in Markdown fences and survives text that cannot be read', async () => {
    const markdown = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# Notes\n\n```python\nfrom torch import nn\nnn.GELU()\n```\n',
    });
    assert.match(await hoverOver(markdown, 'GELU'), /GELU/);
    const { document } = await showPython(
      'from torch import nn\nnn.Softplus(beta=`](command:x)\nnn.ReLU(\n\u0000',
    );
    assert.doesNotMatch(await hoverOver(document, 'Softplus'), /command:x\)/);
    const { document: open } = await showPython('from torch import nn\nact = nn.ReLU(');
    assert.match(await hoverOver(open, 'ReLU'), /ReLU/);
  });
});
