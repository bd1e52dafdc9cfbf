// The activation under the cursor, as a plot takes it over: once, or for as long as it follows the cursor.
import * as vscode from 'vscode';
import type { ParameterValue, Values } from '../../catalog/activation.ts';
import { baseline } from '../../catalog/roles.ts';
import { debounce } from '../../foundation/debounce.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { UseInCode } from '../../protocol/messages.ts';
import type { Plotted } from '../../protocol/own.ts';
import type { PlotRequest } from '../../protocol/state.ts';
import type { ActivationUse, Spread } from '../../python/index.ts';
import type { Documents } from '../python/documents.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { ownAt } from './definitions.ts';
import { findCall } from './find-call.ts';

/** How long the cursor must rest before the panel follows it, in milliseconds. */
const pause = 60;

/** An activation in the code, and what it is looked at beside. */
export interface CurveAtCursor extends Plotted {
  readonly source?: SourceSpan;
  readonly beside?: Plotted;
  /** What the layer ahead of it makes of N(0, 1). */
  readonly spread?: Spread;
}

/** The activation under the cursor beside the baseline; nothing to plot there gives the usual curves. */
export async function requestAtCursor(documents: Documents): Promise<PlotRequest> {
  const found = await curveAtCursor(documents);
  if (!found) return {};
  const { source, beside, spread, ...curve } = found;
  return {
    curves: [curve, ...(beside ? [beside] : [])],
    ...(source ? { source } : {}),
    ...(spread ? { spread } : {}),
  };
}

/** The activation under the cursor, where one is called. */
export async function curveAtCursor(documents: Documents): Promise<CurveAtCursor | undefined> {
  const editor = vscode.window.activeTextEditor;
  return editor && (await curveAt(documents, editor.document, editor.selection.active));
}

/** Notes what the call says now, so that a later change is noticed; drops a source that is no use of the curve. */
export async function withCallText(request: PlotRequest, documents: Documents): Promise<PlotRequest> {
  const { source, ...rest } = request;
  // A definition is found again by its place.
  if (request.curves?.[0]?.own) return request;
  const document = source && findOpenDocument(source.uri);
  if (!document) return rest;
  const uses = await documents.usesOf(document);
  const use = uses.find(({ start, id }) => start === source.start && id === request.curves?.[0]?.id);
  const call = use && (await findCall(documents, document, use));
  return call ? { ...rest, source: { ...source, call: call.text } } : rest;
}

/** Following the cursor, until it is disposed of. */
export interface FollowedCursor extends vscode.Disposable {
  /** What was handed on last no longer holds where it was received: hands on even that again. */
  forget(): void;
}

/** Hands on the activation under the cursor, now and whenever it changes. */
export function followCursor(documents: Documents, receive: (curve: UseInCode) => void): FollowedCursor {
  let last = '';
  let looks = 0;
  const look = async () => {
    const mine = ++looks;
    const found = await curveAtCursor(documents);
    // The cursor may have gone on meanwhile, or nobody follow it any more.
    if (mine !== looks || !found?.source) return;
    const { id, parameters, own, source } = found;
    const curve = { id, parameters, source, ...(own ? { own } : {}) };
    const text = JSON.stringify(curve);
    if (text === last) return;
    last = text;
    receive(curve);
  };
  const looking = debounce(() => void look());
  const soon = () => looking.in(pause);
  soon();
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(soon),
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) soon();
    }),
  );
  return {
    forget: () => {
      last = '';
    },
    dispose: () => {
      listeners.dispose();
      looking.dispose();
      looks++;
    },
  };
}

async function curveAt(
  documents: Documents,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<CurveAtCursor | undefined> {
  const use = await documents.useAt(document, position);
  if (!use || use.mention === 'definition' || use.mention === 'part')
    return ownAt(documents, document, position, use);
  // A name that is only given the activation has no call to follow.
  if (use.mention) return undefined;
  const call = await findCall(documents, document, use);
  const { id, start, end } = use;
  const source = { uri: document.uri.toString(), start, end, ...(call ? { call: call.text } : {}) };
  const beside = id === baseline.id ? {} : { beside: { id: baseline.id, parameters: {} } };
  const { spread } = use.context ?? {};
  return { id, parameters: knownParameters(use), source, ...beside, ...(spread ? { spread } : {}) };
}

function knownParameters(use: ActivationUse): Values {
  const entries = Object.entries(use.parameters).flatMap(([name, { value }]): [string, ParameterValue][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}
