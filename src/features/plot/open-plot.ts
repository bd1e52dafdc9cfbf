// Open Plot: a panel with what it is asked for, or with the activation under the cursor.
import * as vscode from 'vscode';
import { readPlotRequest } from '../../protocol/state.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import type { Services } from '../services.ts';
import { requestAtCursor, withCallText } from './follow-cursor.ts';

export async function openPlot(
  argument: unknown,
  { documents, panels, releases, log }: Services,
): Promise<void> {
  const asked = readPlotRequest(argument);
  if (!asked) log().warn('Open Plot was called with an argument that is no object', argument);
  const request =
    argument === undefined ? await requestAtCursor(documents) : await withCallText(asked ?? {}, documents);
  const document = request.source ? findOpenDocument(request.source.uri) : undefined;
  const { release } = await releases.of(document ?? vscode.window.activeTextEditor?.document);
  panels.open({ release, ...request });
}
