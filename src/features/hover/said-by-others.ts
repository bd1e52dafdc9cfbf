// Whether a marker of another extension already says that a call is wrong: VS Code shows it at the head of the same hover.
import * as vscode from 'vscode';
import type { ActivationUse, Span } from '../../python/index.ts';

/** What type checkers call wrong arguments; each is a source and a code of it. */
const sameComplaint: readonly { readonly source: RegExp; readonly code: RegExp }[] = [
  {
    source: /^(?:basedpyright|pyright|pylance)$/i,
    code: /^report(?:CallIssue|ArgumentType|AttributeAccessIssue)$/,
  },
  { source: /^mypy$/i, code: /^(?:call-arg|arg-type|call-overload|misc)$/ },
  { source: /^(?:pyrefly|ty)$/i, code: /argument|parameter|call/ },
];

/** Whether a marker of somebody else stands in the call of `use` and says that its arguments are wrong. */
export function isSaidByOthers(document: vscode.TextDocument, use: ActivationUse): boolean {
  return vscode.languages.getDiagnostics(document.uri).some((diagnostic) => {
    const { source = '', range, severity } = diagnostic;
    const code = codeOf(diagnostic);
    const mark = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    if (sameComplaint.some((one) => one.source.test(source) && one.code.test(code))) {
      return mark.start <= use.expression.end && mark.end >= use.expression.start;
    }
    const isError = severity === vscode.DiagnosticSeverity.Error;
    return isError && use.argumentList !== undefined && isInside(mark, use.argumentList);
  });
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.start < outer.end;
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
