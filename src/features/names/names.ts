// Names of activations in strings: offered between the quotes where what takes them is known, and put right where a library's
// table lacks them.
import * as vscode from 'vscode';
import { nearestName } from '../../catalog/published/names.ts';
import type { Documents } from '../python/documents.ts';
import { t } from '../translate.ts';

export function registerNames(documents: Documents): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      'python',
      {
        async provideCompletionItems(document, position, token) {
          if (!isInQuotes(document, position)) return undefined;
          const offered = await documents.namesAt(document, position, token);
          if (!offered || token.isCancellationRequested) return undefined;
          const range = new vscode.Range(
            document.positionAt(offered.start),
            document.positionAt(offered.end),
          );
          const { table } = offered;
          return offered.names.map((name) => ({
            label: name,
            kind: vscode.CompletionItemKind.EnumMember,
            range,
            ...(table ? { detail: `${table.name}, ${table.library} ${table.version}` } : {}),
          }));
        },
      },
      '"',
      "'",
    ),
    vscode.languages.registerCodeActionsProvider(
      'python',
      {
        async provideCodeActions(document, range, _, token) {
          if (!range.isEmpty || !isInQuotes(document, range.start)) return [];
          const use = await documents.useAt(document, range.start, token);
          const { table, meaning } = use?.namedBy ?? {};
          if (use?.mention !== 'unlisted name' || !table || meaning) return [];
          const nearest = nearestName(use.callee.code, table);
          if (nearest === undefined) return [];
          const action = new vscode.CodeAction(t('Change to {0}', nearest), vscode.CodeActionKind.QuickFix);
          const written = new vscode.Range(document.positionAt(use.start), document.positionAt(use.end));
          action.edit = new vscode.WorkspaceEdit();
          action.edit.replace(document.uri, written, nearest);
          action.isPreferred = true;
          return [action];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

/** Whether a quote stands before and behind the position on its line; of everything else nobody asks the reader. */
function isInQuotes(document: vscode.TextDocument, { line, character }: vscode.Position): boolean {
  const { text } = document.lineAt(line);
  return /['"]/.test(text.slice(0, character)) && /['"]/.test(text.slice(character));
}
