// What the hover hands to VS Code: only our commands, settings that are heard, a place that is checked on arrival.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerHover } from '../../src/features/hover/hover.ts';
import { documents, releases } from './documents.ts';
import { closeEverything, hoverOver, openText, setHoverSize, showPython, until } from './python-window.ts';

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

/** The commands of what stands over the use of the attribute. */
async function commandsOver(document: vscode.TextDocument): Promise<readonly (readonly [string, unknown])[]> {
  const content = (await hoversOver(document, 'act('))[0]?.contents[0];
  assert.ok(content && typeof content === 'object');
  return commandsIn(content.value);
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
    await vscode.extensions.getExtension('activation-lens.activation-lens')?.activate();
    const compact = await commandsOver(document);
    assert.deepEqual(
      compact.map(([name]) => name),
      [
        'activationLens.goToOrigin',
        'activationLens.openPlot',
        'activationLens.evaluateNumbers',
        'activationLens.showFullHover',
      ],
    );
    const { line, character } = document.positionAt(text.lastIndexOf('act(') + 1);
    assert.deepEqual(compact[3]?.[1], [{ uri: document.uri.toString(), line, character }]);
    await setHoverSize('full');
    const full = await commandsOver(document).finally(() => setHoverSize(undefined));
    assert.deepEqual(
      full.map(([name]) => name),
      [
        'activationLens.goToOrigin',
        'activationLens.openPlot',
        'activationLens.openPlot',
        'activationLens.evaluateNumbers',
        'activationLens.hideForActivation',
        'activationLens.hideInWorkspace',
        'activationLens.reportWrongAnswer',
      ],
    );
    const registered = await vscode.commands.getCommands(true);
    for (const [name] of [...compact, ...full]) assert.ok(registered.includes(name), name);
    assert.match(JSON.stringify(full[1]?.[1]), /"curves":\[\{"id":"Softplus","parameters":\{"beta":3,/);
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
    assert.match(await hoverOver(document, 'beta'), /beta = 3.*Default: 1 &#40;dashed&#41;/);
  });

  it('says nothing when it is switched off', async () => {
    const { document } = await showPython(text);
    try {
      await change('enabled', false);
      assert.equal(await hoverOver(document, 'Softplus'), '');
    } finally {
      await change('enabled', undefined);
    }
    assert.match(await hoverOver(document, 'Softplus'), /alt="Curve of/);
  });

  describe('with a part switched off', () => {
    before(() => setHoverSize('full'));
    after(() => setHoverSize(undefined));

    /** What only this part shows, over an instance whose call is accepted but makes no sense. */
    const signs: Readonly<Record<string, RegExp>> = {
      origin: /command:activationLens\.goToOrigin/,
      formula: /f\(x\) =/,
      picture: /alt="Curve of LeakyReLU"/,
      facts: /N\(0, 1\): mean/,
      values: /<em>x<\/em>/,
      findings: /No error, but /,
      links: />Docs</,
    };
    for (const part of Object.keys(signs)) {
      it(`leaves out the ${part}, and nothing else`, async () => {
        const { document } = await showPython(text.replace('Softplus(beta=3)', 'LeakyReLU(-0.2)'));
        const shown = async () =>
          // `&#40;` and the like, as escaped text is written.
          (await hoverOver(document, 'act(x)')).replace(/&#(\d+);/g, (_, code: string) =>
            String.fromCharCode(Number(code)),
          );
        const found = (html: string) => Object.keys(signs).filter((name) => signs[name]?.test(html));
        assert.deepEqual(found(await shown()), Object.keys(signs));
        try {
          await change(part, false);
          const rest = Object.keys(signs).filter((name) => name !== part);
          assert.deepEqual(found(await shown()), rest);
        } finally {
          await change(part, undefined);
        }
      });
    }
  });

  for (const [what, header, fewest] of [
    ['looks at a part of the file', 'import torch\n', 3],
    ['reads all of it', 'from torch.nn import *\n', 4],
  ] as const)
    it(`stops at once when it is cancelled, wherever it is, where it ${what}`, async () => {
      const code = `${header}${text}`;
      const { document } = await showPython(code);
      const position = document.positionAt(code.indexOf('Softplus') + 1);
      /** A hover that is cancelled when it looks for the `last` time, and how often the text was asked for after. */
      const ask = async (last: number) => {
        let [looks, asked] = [0, 0];
        const token: vscode.CancellationToken = {
          get isCancellationRequested() {
            return ++looks >= last;
          },
          onCancellationRequested: new vscode.EventEmitter<void>().event,
        };
        const watched = new Proxy(document, {
          get(target, key): unknown {
            if (looks >= last && key === 'getText') asked++;
            return Reflect.get(target, key);
          },
        });
        return {
          hover: await answerHover({ documents, releases, linkedCommands: [] }, watched, position, { token }),
          asked,
          looks,
        };
      };
      let places = 0;
      for (;;) {
        const { hover, asked, looks } = await ask(places + 1);
        // It was through before it looked so often: how often it does depends on how fast it is read.
        if (looks <= places) {
          assert.ok(hover);
          break;
        }
        places++;
        assert.equal(hover, undefined, `cancelled at look ${places}`);
        assert.equal(asked, 0, `went on after look ${places}`);
        assert.ok(looks <= places + 2, `looked ${looks} times`);
      }
      assert.ok(places >= fewest, `could be cancelled at ${places} places only`);
    });

  it('explains an argument that shapes nothing', async () => {
    const { document } = await showPython('from torch import nn\nnn.ReLU(inplace=True)\n');
    assert.match(await hoverOver(document, 'inplace'), /Whether the result overwrites the input/);
  });

  it('explains an argument in the cell where it stands, not at its place in others', async () => {
    const cells = [
      'from torch import nn\nact = nn.Softplus(beta=2)\n',
      'act(x)\nprint("no argument here at all")\n',
    ];
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(
        cells.map((code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python')),
      ),
    );
    const offset = cells[0]?.indexOf('beta') ?? 0;
    const hovers = async (cell: number) => {
      const { document } = notebook.cellAt(cell);
      const { token } = new vscode.CancellationTokenSource();
      return answerHover(
        { documents, releases, linkedCommands: [] },
        document,
        document.positionAt(offset + 1),
        {
          token,
        },
      );
    };
    assert.ok(await hovers(0));
    assert.equal(await hovers(1), undefined);
  });

  it('answers in Markdown fences and survives text that cannot be read', async () => {
    const markdown = await openText('# Notes\n\n```python\nfrom torch import nn\nnn.GELU()\n```\n', 'md');
    assert.match(await hoverOver(markdown, 'GELU'), /GELU/);
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: 'from torch import nn\nnn.Softplus(beta=`](command:x)\nnn.ReLU(\n\u0000',
    });
    assert.doesNotMatch(await hoverOver(document, 'Softplus'), /command:x\)/);
    const { document: open } = await showPython('from torch import nn\nact = nn.ReLU(');
    assert.match(await hoverOver(open, 'ReLU'), /ReLU/);
  });

  it('shows what could be reported: the call and what made it, and no other line', async () => {
    const { document } = await showPython(text);
    await setHoverSize('full');
    const { showInformationMessage } = vscode.window;
    Object.assign(vscode.window, { showInformationMessage: async (_: string, copy: string) => copy });
    try {
      const [, place] =
        (await commandsOver(document)).find(([name]) => name.endsWith('reportWrongAnswer')) ?? [];
      await vscode.commands.executeCommand('activationLens.reportWrongAnswer', ...(place as unknown[]));
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
      await setHoverSize(undefined);
    }
    const report = vscode.workspace.textDocuments
      .find(({ uri }) => uri.path.endsWith('Wrong Answer.md'))
      ?.getText();
    assert.ok(report);
    assert.ok(report.includes('nn.Softplus(beta=3)\nself.act(x)\n'));
    assert.match(report, /Softplus.*\n[\s\S]*PyTorch \d/);
    assert.doesNotMatch(report, /class Net|import/);
    assert.equal(await vscode.env.clipboard.readText(), report);
  });
});
