// Open Plot and Add to Plot: what is asked for, or the activation under the cursor, in the plot that is open or in a new one.
import * as vscode from 'vscode';
import { describeSilence } from '../../content/hover/silence.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { Plotted } from '../../protocol/own.ts';
import { type PlotRequest, readPlotRequest } from '../../protocol/state.ts';
import { hideHover } from '../hover/full-hover.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { findLinked } from './definitions.ts';
import { curveAtCursor, requestAtCursor, withCallText } from './follow-cursor.ts';

/**
 * Opens what is asked for; with `{ definition: { uri, offset } }` the activation that the code defines at that place, beside
 * the one that it is nearest to.
 */
export async function openPlot(
  argument: unknown,
  { documents, panels, releases, log }: Services,
): Promise<void> {
  const linked = await findLinked(argument, documents);
  const asked = linked ? requestOf(linked, linked.beside) : readPlotRequest(argument);
  if (!asked) log().warn('Open Plot was called with an argument that is no object', argument);
  // A menu hands on the file that it was opened in, which asks for no curves.
  const isAsked = asked?.curves !== undefined || asked?.points !== undefined;
  const request = isAsked ? await withCallText(asked, documents) : await requestAtCursor(documents);
  const document = request.source ? findOpenDocument(request.source.uri) : undefined;
  const { release } = await releases.of(document ?? vscode.window.activeTextEditor?.document);
  panels.open({ release, ...request });
  if (isAsked) await hideHover();
}

export async function addToPlot(argument: unknown, { documents, panels }: Services): Promise<void> {
  const linked = await findLinked(argument, documents);
  const asked = linked ? requestOf(linked) : argument === undefined ? undefined : readPlotRequest(argument);
  if (asked?.curves?.length) {
    panels.add(await withCallText(asked, documents));
    await hideHover();
    return;
  }
  const found = await curveAtCursor(documents);
  if (found) {
    panels.add(requestOf(found));
    return;
  }
  const editor = vscode.window.activeTextEditor;
  const silence = editor && (await documents.silenceAt(editor.document, editor.selection.active));
  void vscode.window.showInformationMessage(
    silence ? describeSilence(silence, t) : t('Put the cursor on an activation to add it to the plot.'),
  );
}

function requestOf(
  { id, parameters, own, source }: Plotted & { readonly source?: SourceSpan },
  ...beside: readonly Plotted[]
): PlotRequest {
  const curves = [{ id, parameters, ...(own ? { own } : {}) }, ...beside];
  return { curves, ...(source ? { source } : {}) };
}
