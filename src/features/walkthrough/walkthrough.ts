// The walkthrough's buttons: each does one thing on an example of its own, an untitled document that nothing is lost with.
import * as vscode from 'vscode';
import { baseline, example } from '../../catalog/roles.ts';
import type { PlotRequest } from '../../protocol/state.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';

const NAME = example.entry.id;
const ARGUMENTS = Object.entries(example.parameters)
  .map(([name, value]) => `${name}=${value}`)
  .join(', ');

const EXAMPLE = `import torch
import torch.nn as nn

samples = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.activation = nn.${NAME}(${ARGUMENTS})

    def forward(self, x):
        return self.activation(x)
`;

export const tryHover = () =>
  onExample(async (editor) => {
    select(editor, NAME);
    await vscode.commands.executeCommand('editor.action.showHover');
  });

export const tryEvaluate = () =>
  onExample(async (editor) => {
    select(editor, '[-2.0, -1.0, 0.0, 1.0, 2.0]');
    await vscode.commands.executeCommand('activationLens.evaluateSelection');
  });

export const tryPlot = () =>
  onExample(async (editor) => {
    const plot = plotOf(editor.document);
    if (plot.source) showFromLineStart(editor, plot.source.start);
    await vscode.commands.executeCommand('activationLens.openPlot', plot);
  });

/** In the plot that is open, and with the code as it stands: all there is to do is to move the slider. */
export const tryWriteToCode = (_: unknown, { panels }: Services) =>
  onExample(async ({ document }) => {
    const plot = plotOf(document);
    if (!panels.isOpen) await vscode.commands.executeCommand('activationLens.openPlot', plot);
    panels.point(plot);
  });

/** Does something with the example open. */
async function onExample(run: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  try {
    await run(await openExample());
  } catch {
    void vscode.window.showErrorMessage(
      t('The example couldn’t be opened. Try it in a Python file of your own.'),
    );
  }
}

/** The example in an editor: the one that is open already, as the person left it, or a new one. */
async function openExample(): Promise<vscode.TextEditor> {
  const open = vscode.workspace.textDocuments.find(
    (document) =>
      document.isUntitled && !document.isClosed && document.getText().includes('class Gate(nn.Module)'),
  );
  const document =
    open ?? (await vscode.workspace.openTextDocument({ language: 'python', content: EXAMPLE }));
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
}

/** Selects the first `text` of the document, or leaves the cursor at the start where the person has removed it. */
function select(editor: vscode.TextEditor, text: string): vscode.Range {
  const start = Math.max(0, editor.document.getText().indexOf(text));
  const range = new vscode.Range(
    editor.document.positionAt(start),
    editor.document.positionAt(start + text.length),
  );
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
  return range;
}

/** Puts the cursor ahead of the line at `offset`, so that a narrow editor is not left scrolled to the right. */
function showFromLineStart(editor: vscode.TextEditor, offset: number): void {
  const start = new vscode.Position(editor.document.positionAt(offset).line, 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start));
}

/** The example's activation beside the baseline, tied to its call. */
function plotOf(document: vscode.TextDocument): PlotRequest {
  const text = document.getText();
  const at = text.indexOf(`nn.${NAME}(`);
  const end = at + `nn.${NAME}`.length;
  const [, call] = at < 0 ? [] : (/^\(([^()]*)\)/.exec(text.slice(end)) ?? []);
  const source = call !== undefined && {
    uri: document.uri.toString(),
    start: at + 'nn.'.length,
    end,
    call,
  };
  return {
    curves: [
      { id: NAME, parameters: example.parameters },
      { id: baseline.id, parameters: {} },
    ],
    ...(source ? { source } : {}),
  };
}
