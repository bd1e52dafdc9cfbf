// Offers Evaluate as code actions on a selection of numbers.
import * as vscode from 'vscode';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { t } from '../translate.ts';

/** Languages in which numbers are selected to be looked at. */
const languages = ['python', 'plaintext', 'csv', 'tsv', 'json', 'jsonc', 'markdown'];
/** A longer selection is not read only to offer something. */
const longest = 20_000;

export function registerEvaluateCodeActions(): vscode.Disposable {
  const kind = vscode.CodeActionKind.RefactorRewrite;
  return vscode.languages.registerCodeActionsProvider(
    languages.map((language) => ({ language })),
    {
      provideCodeActions(document, range) {
        if (range.isEmpty || document.offsetAt(range.end) - document.offsetAt(range.start) > longest)
          return [];
        const { values, skippedCount } = parseTensor(document.getText(range));
        // Mostly words: the person has something else in mind.
        if (values.length === 0 || skippedCount > values.length) return [];
        return [
          action(t('Evaluate Selection'), 'activationLens.evaluateSelection', vscode.CodeActionKind.Empty),
          action(
            t('Evaluate Selection With…'),
            'activationLens.evaluateSelectionWith',
            vscode.CodeActionKind.Empty,
          ),
          action(t('Replace With Activation'), 'activationLens.replaceSelection', kind),
          action(t('Insert Activation Below as Comment'), 'activationLens.insertResult', kind),
        ];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.Empty, kind] },
  );
}

function action(title: string, command: string, kind: vscode.CodeActionKind): vscode.CodeAction {
  const offered = new vscode.CodeAction(title, kind);
  offered.command = { command, title };
  return offered;
}
