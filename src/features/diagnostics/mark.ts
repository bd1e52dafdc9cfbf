// One mark as VS Code shows it, and what becomes of it while somebody types.
import * as vscode from 'vscode';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { ruleOf, type Severity } from '../../content/diagnostics/rules.ts';
import { isUnfinished } from '../../content/diagnostics/unfinished.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { codeOf, ownSource } from '../hover/said-by-others.ts';
import type { Source } from '../list/rows.ts';

/** What was found, and how it is shown. */
export interface Mark {
  readonly found: Diagnostic;
  readonly shown: vscode.Diagnostic;
}

/** Pages of the rules, in the project's repository. */
const pages = 'https://github.com/activation-lens/activation-lens/blob/main/docs/rules';

const severities: Readonly<Record<Severity | 'error', vscode.DiagnosticSeverity>> = {
  error: 0,
  warning: 1,
  information: 2,
  hint: 3,
};

/** How bad a person wants it to be; undefined where they want it not to be marked. */
function severityOf({ rule, severity }: Diagnostic, uri: vscode.Uri): vscode.DiagnosticSeverity | undefined {
  const set = vscode.workspace.getConfiguration('activationLens.diagnostics', uri).get<unknown>('rules');
  const chosen = isRecord(set) ? (set[rule] ?? set['*']) : undefined;
  if (chosen === 'off') return undefined;
  return typeof chosen === 'string' && Object.hasOwn(severities, chosen)
    ? severities[chosen as Severity]
    : severities[severity];
}

/** A mark in a document; undefined where a person wants none. */
export function markOf(found: Diagnostic, source: Source): Mark | undefined {
  const { uri, cell } = source;
  const severity = severityOf(found, uri);
  if (severity === undefined) return undefined;
  const place = (offset: number) => source.positionAt(offset);
  const range = new vscode.Range(place(found.start), place(found.end));
  const shown = new vscode.Diagnostic(range, found.message, severity);
  shown.source = ownSource;
  shown.code = { value: found.rule, target: vscode.Uri.parse(`${pages}/${found.rule}.md`) };
  if (found.isNeedless) shown.tags = [vscode.DiagnosticTag.Unnecessary];
  shown.relatedInformation = (found.related ?? [])
    .filter(({ at }) => !at.file && at.cell === cell)
    .map(
      ({ at, message }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(uri, new vscode.Range(place(at.start), place(at.end))),
          message,
        ),
    );
  return { found, shown };
}

/** Whether a mark that is found no more stays: its line is being written. */
export function isKept({ shown }: Mark, document: vscode.TextDocument, found: readonly Mark[]): boolean {
  const { line } = shown.range.start;
  if (line >= document.lineCount || found.some((one) => one.shown.range.start.line === line)) return false;
  return isUnfinished(document.lineAt(line).text);
}

/** The marks with the lines that they stand on. */
export function moved(
  marks: readonly Mark[],
  { range, text }: vscode.TextDocumentContentChangeEvent,
): readonly Mark[] {
  const lines = text.split('\n').length - 1 - (range.end.line - range.start.line);
  if (lines === 0) return marks;
  for (const { shown } of marks) {
    const { start, end } = shown.range;
    if (start.line > range.end.line)
      shown.range = new vscode.Range(start.translate(lines), end.translate(lines));
  }
  return marks;
}

/** What type checkers call wrong arguments. */
const complaint =
  /^(?:report(?:CallIssue|ArgumentType|AttributeAccessIssue)|call-arg|arg-type|call-overload|bad-argument-\w+|unexpected-keyword|missing-argument|unknown-argument|invalid-argument-type)$/;

/** Whether somebody else marks the same there for the same reason. */
export function isSaidElsewhere({ found, shown }: Mark, others: readonly vscode.Diagnostic[]): boolean {
  return (
    ruleOf(found.rule)?.group === 'raises' &&
    others.some((one) => {
      if (one.range.intersection(shown.range) === undefined) return false;
      return complaint.test(codeOf(one)) || one.severity === vscode.DiagnosticSeverity.Error;
    })
  );
}
