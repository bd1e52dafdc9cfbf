// Offers PyTorch's own activation as a code action where the cursor stands on the name of code that computes it.
import * as vscode from 'vscode';
import { offerReplacement } from '../../content/replacement/offer.ts';
import { isReadable } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';

export function registerReplacementCodeActions({
  documents,
  releases,
}: Pick<Services, 'documents' | 'releases'>): vscode.Disposable {
  const kind = vscode.CodeActionKind.RefactorRewrite;
  return vscode.languages.registerCodeActionsProvider(
    'python',
    {
      async provideCodeActions(document, range, _, token) {
        if (!range.isEmpty || !isReadable(document)) return [];
        const use = await documents.useAt(document, range.start, token);
        if (!use?.defines || token.isCancellationRequested) return [];
        const { release } = await releases.of(document);
        const offer = offerReplacement(use.defines, document.getText(), release, t);
        if (!offer || token.isCancellationRequested) return [];
        const action = new vscode.CodeAction(offer.title, kind);
        action.edit = new vscode.WorkspaceEdit();
        for (const { start, end, text } of offer.edits) {
          const place = new vscode.Range(document.positionAt(start), document.positionAt(end));
          action.edit.replace(document.uri, place, text);
        }
        return [action];
      },
    },
    { providedCodeActionKinds: [kind] },
  );
}
