// Offers what mends a mark: its fixes, a comment that has it ignored, and all safe fixes of a file at once.
import * as vscode from 'vscode';
import { actionsAt } from '../../content/diagnostics/actions.ts';
import { allFixed, ignoring } from '../../content/diagnostics/mend.ts';
import type { Edit, Span } from '../../python/index.ts';
import { t } from '../translate.ts';
import type { Marks } from './marks.ts';

const fixAll = vscode.CodeActionKind.SourceFixAll.append('activationLens');

export function registerFixes(marks: Marks): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    'python',
    {
      provideCodeActions(document, range, { only }) {
        const known = marks.of(document);
        const edit = (edits: readonly Edit[]): vscode.WorkspaceEdit => {
          const all = new vscode.WorkspaceEdit();
          for (const { start, end, text } of edits)
            all.replace(
              document.uri,
              new vscode.Range(document.positionAt(start), document.positionAt(end)),
              text,
            );
          return all;
        };
        const offered: vscode.CodeAction[] = [];
        const offer = (title: string, kind: vscode.CodeActionKind, edits: readonly Edit[]) => {
          const action = new vscode.CodeAction(title, kind);
          action.edit = edit(edits);
          offered.push(action);
          return action;
        };
        for (const { found, shown } of known) {
          if (shown.range.intersection(range) === undefined) continue;
          for (const [at, { title, edits }] of found.fixes.entries()) {
            const action = offer(title, vscode.CodeActionKind.QuickFix, edits);
            action.diagnostics = [shown];
            action.isPreferred = at === 0;
          }
          const comment = ignoring(document.getText(), found);
          if (comment)
            offer(t('Ignore {0} on This Line', found.rule), vscode.CodeActionKind.QuickFix, [
              comment,
            ]).diagnostics = [shown];
        }
        for (const { title, edits } of actionsAt(marks.codeOf(document), spanOf(document, range), t))
          offer(title, vscode.CodeActionKind.RefactorRewrite, edits);
        const all = only?.contains(fixAll) ? allFixed(known.map(({ found }) => found)) : [];
        if (all.length > 0) offer(t('Fix All Activation Lens Problems'), fixAll, all);
        return offered;
      },
    },
    {
      providedCodeActionKinds: [
        vscode.CodeActionKind.QuickFix,
        vscode.CodeActionKind.RefactorRewrite,
        fixAll,
      ],
    },
  );
}

const spanOf = (document: vscode.TextDocument, { start, end }: vscode.Range): Span => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});
