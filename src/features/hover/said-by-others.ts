// Whether markers of other extensions already say what PyTorch raises: VS Code shows them at the head of the same hover.
import * as vscode from 'vscode';
import type { HoverContent } from '../../content/hover/content.ts';
import { saysTheSame } from '../../content/messages/complaints.ts';
import type { ActivationUse } from '../../python/index.ts';

/** The source of our own markers. */
export const ownSource = 'Activation Lens';

/**
 * Whether markers of somebody else under the pointer say all of what PyTorch raises for `use`. VS Code puts the markers at the
 * very position into the hover, and no others.
 */
export function isSaidByOthers(
  document: vscode.TextDocument,
  position: vscode.Position,
  use: ActivationUse,
  findings: HoverContent['findings'],
): boolean {
  const raised = findings.filter(({ kind }) => kind === 'raises');
  if (raised.length === 0) return false;
  const complaints = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source !== ownSource && range.contains(position))
    .map((diagnostic) => ({
      source: diagnostic.source ?? '',
      code: codeOf(diagnostic),
      message: diagnostic.message,
      isError: diagnostic.severity === vscode.DiagnosticSeverity.Error,
      start: document.offsetAt(diagnostic.range.start),
      end: document.offsetAt(diagnostic.range.end),
    }));
  return raised.every((finding) => complaints.some((complaint) => saysTheSame(complaint, finding, use)));
}

/** The rules that our own markers at `position` tell of. */
export function rulesSaidByUs(document: vscode.TextDocument, position: vscode.Position): ReadonlySet<string> {
  const markers = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source === ownSource && range.contains(position));
  return new Set(markers.map(codeOf));
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
