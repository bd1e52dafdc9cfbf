// Clear Results: nothing stands beside the numbers of the active document any more.
import * as vscode from 'vscode';
import { isRecord } from '../../foundation/is-record.ts';
import type { Services } from '../services.ts';

export function clearResults(argument: unknown, { results, announcer, hoverAtCursor }: Services): void {
  // The key that has closed a hover has done enough.
  if (isRecord(argument) && argument.isKey === true && hoverAtCursor.take()) return;
  const document = vscode.window.activeTextEditor?.document;
  if (document) results().clear(document);
  announcer.hide();
}
