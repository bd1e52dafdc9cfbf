// Activations that the code defines itself: the curve of one, where it is found again, and what it becomes while somebody
// types.
import * as vscode from 'vscode';
import { findEqual, findNear } from '../../autodiff/identify.ts';
import { type OwnActivation, ownActivation } from '../../autodiff/own-activation.ts';
import { baseline } from '../../catalog/roles.ts';
import { debounce } from '../../foundation/debounce.ts';
import { isRecord } from '../../foundation/is-record.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { UseInCode } from '../../protocol/messages.ts';
import type { Plotted } from '../../protocol/own.ts';
import type { ActivationUse, Definition } from '../../python/index.ts';
import type { Documents } from '../python/documents.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import type { SourceTracker } from './track-sources.ts';

/** How long nobody must have typed before a curve follows, in milliseconds: the curve bends while somebody types. */
const pause = 80;

/** Where a definition stands, as links of hovers tell it to commands: `{ definition: { uri, offset } }`, on its name. */
function readDefinitionPlace(argument: unknown): { uri: string; offset: number } | undefined {
  const place = isRecord(argument) ? argument.definition : undefined;
  if (!isRecord(place) || typeof place.uri !== 'string') return undefined;
  const { uri, offset } = place;
  return Number.isInteger(offset) && Number(offset) >= 0 ? { uri, offset: Number(offset) } : undefined;
}

/** An activation that the code defines, as a curve, and what to look at beside it; what is only called has no source. */
export interface OwnCurve extends Plotted, Partial<Pick<UseInCode, 'source'>> {
  readonly own: OwnActivation;
  readonly beside: Plotted;
}

/** What a link's argument tells of; undefined where nothing is defined there any more. */
export async function findLinked(argument: unknown, documents: Documents): Promise<OwnCurve | undefined> {
  const place = readDefinitionPlace(argument);
  const document = place && findOpenDocument(place.uri);
  if (!document) return undefined;
  const position = document.positionAt(place.offset);
  return ownAt(documents, document, position, await documents.useAt(document, position));
}

/** The activation that the code defines around `position`, or that what stands there, `use`, calls or holds. */
export async function ownAt(
  documents: Documents,
  document: vscode.TextDocument,
  position: vscode.Position,
  use: ActivationUse | undefined,
): Promise<OwnCurve | undefined> {
  const definition = await documents.definitionAround(document, position);
  const defined = use?.defines;
  // A call of it, or an instance, which hold the numbers given there and no place to write them.
  if (defined && definition?.start !== use.start) {
    const own = ownActivation(defined.name, defined.formula);
    return { id: own.name, parameters: {}, own, beside: besideDefinition(defined) };
  }
  return definition && { ...curveOfDefinition(document, definition), beside: besideDefinition(definition) };
}

/** The definition as a curve. */
function curveOfDefinition(
  document: vscode.TextDocument,
  { name, formula, start, end }: Definition,
): UseInCode & { readonly own: OwnActivation } {
  const source = { uri: document.uri.toString(), start, end };
  return { id: name, parameters: {}, own: ownActivation(name, formula), source };
}

/** What a definition is looked at beside: the activation that it is or is nearest to, else what people compare with. */
function besideDefinition({ formula }: Pick<Definition, 'formula'>): Plotted {
  const { id, parameters } = findEqual(formula) ??
    findNear(formula)[0] ?? { id: baseline.id, parameters: {} };
  return { id, parameters };
}

/** The definition that a curve came from, where its name stands now. */
export async function findDefinitionAgain(
  documents: Documents,
  document: vscode.TextDocument,
  source: SourceSpan,
  sources: SourceTracker,
): Promise<Definition | undefined> {
  const start = sources.startOf(source);
  if (start < 0) return undefined;
  const found = await documents.definitionAround(document, document.positionAt(start));
  return found?.start === start ? found : undefined;
}

/** Following the definitions that a panel's curves come from, until it is disposed of. */
export interface FollowedDefinitions extends vscode.Disposable {
  /** Follows one more. */
  add(source: SourceSpan, own: OwnActivation): void;
}

/** Hands on what a definition has become when its document was edited; undefined where it can no longer be read. */
export function followDefinitions(
  sources: SourceTracker,
  documents: Documents,
  receive: (source: SourceSpan, own: OwnActivation | undefined) => void,
): FollowedDefinitions {
  const followed = new Map<string, { readonly source: SourceSpan; last: string }>();
  const edited = new Set<string>();
  const look = async () => {
    const uris = new Set(edited);
    edited.clear();
    for (const one of followed.values()) {
      const { source } = one;
      const document = uris.has(source.uri) ? findOpenDocument(source.uri) : undefined;
      if (!document) continue;
      const definition = await findDefinitionAgain(documents, document, source, sources);
      const own = definition && ownActivation(definition.name, definition.formula);
      const text = JSON.stringify(own) ?? '';
      if (text === one.last) continue;
      one.last = text;
      receive(source, own);
    }
  };
  const looking = debounce(() => void look());
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const uri = document.uri.toString();
    if (contentChanges.length === 0 || ![...followed.values()].some(({ source }) => source.uri === uri))
      return;
    edited.add(uri);
    looking.in(pause);
  });
  return {
    add(source, own) {
      followed.set(`${source.uri} ${source.start}`, { source, last: JSON.stringify(own) });
    },
    dispose() {
      edits.dispose();
      looking.dispose();
    },
  };
}
