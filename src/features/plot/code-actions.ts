// Offers the plot as code actions where the cursor stands on an activation and nothing is selected.
import * as vscode from 'vscode';
import { isReadable } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';

/** Neither fixes nor rewrites anything. */
const kind = vscode.CodeActionKind.Empty.append('plot');

export function registerPlotCodeActions({
  documents,
  panels,
}: Pick<Services, 'documents' | 'panels'>): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    ['python', 'markdown'],
    {
      async provideCodeActions(document, range, _, token) {
        if (!range.isEmpty || !isReadable(document)) return [];
        const use = await documents.useAt(document, range.start, token);
        if (!use || token.isCancellationRequested) return [];
        return [
          action(t('Open Plot'), 'activationLens.openPlot'),
          ...(panels.isOpen ? [action(t('Add to Plot'), 'activationLens.addToPlot')] : []),
        ];
      },
    },
    { providedCodeActionKinds: [kind] },
  );
}

function action(title: string, command: string): vscode.CodeAction {
  const offered = new vscode.CodeAction(title, kind);
  offered.command = { command, title };
  return offered;
}
