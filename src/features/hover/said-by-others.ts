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

/**
 * Whether a marker of somebody else under the pointer says that the arguments of `use` are wrong. VS Code puts the markers at
 * the very position into the hover, and no others.
 */
export function isSaidByOthers(
  document: vscode.TextDocument,
  position: vscode.Position,
  use: ActivationUse,
): boolean {
  return vscode.languages.getDiagnostics(document.uri).some((diagnostic) => {
    const { source = '', range, severity } = diagnostic;
    if (!range.contains(position)) return false;
    const code = codeOf(diagnostic);
    if (sameComplaint.some((one) => one.source.test(source) && one.code.test(code))) return true;
    const mark = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const isError = severity === vscode.DiagnosticSeverity.Error;
    return isError && use.argumentList !== undefined && overlaps(mark, use.argumentList);
  });
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
