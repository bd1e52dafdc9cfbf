// Offers Evaluate as code actions on a selection of numbers.
import * as vscode from 'vscode';
import { listActivations } from '../../content/configured-activation.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { t } from '../translate.ts';
import { readEvaluateSettings } from './settings.ts';

/** Languages in which numbers are selected to be looked at. In others nothing but numbers may be selected. */
const languages = ['python', 'plaintext', 'log', 'csv', 'tsv', 'json', 'jsonc', 'markdown'];
/** A longer selection is not read only to offer something. */
const longest = 20_000;

export function registerEvaluateCodeActions(): vscode.Disposable {
  // All of one kind: VS Code would list those of another below the ones that edit, and keeps this order.
  const kind = vscode.CodeActionKind.RefactorRewrite;
  return vscode.languages.registerCodeActionsProvider(
    '*',
    {
      provideCodeActions(document, range) {
        if (range.isEmpty || document.offsetAt(range.end) - document.offsetAt(range.start) > longest)
          return [];
        const { values, skippedCount } = parseTensor(document.getText(range));
        // Mostly words: the person has something else in mind.
        const most = languages.includes(document.languageId) ? values.length : 0;
        if (values.length === 0 || skippedCount > most) return [];
        const { activations } = readEvaluateSettings(document);
        return [
          action(
            t('Evaluate with {0}', listActivations(activations, vscode.env.language, t)),
            'activationLens.evaluateSelection',
            kind,
          ),
          action(t('Evaluate Selection With…'), 'activationLens.evaluateSelectionWith', kind),
          action(t('Replace with Result'), 'activationLens.replaceSelection', kind),
          action(t('Insert Result Below as Comment'), 'activationLens.insertResult', kind),
        ];
      },
    },
    { providedCodeActionKinds: [kind] },
  );
}

function action(title: string, command: string, kind: vscode.CodeActionKind): vscode.CodeAction {
  const offered = new vscode.CodeAction(title, kind);
  offered.command = { command, title };
  return offered;
}
