// The call in the code that a curve came from.
import type * as vscode from 'vscode';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { ActivationUse } from '../../python/index.ts';
import type { Documents } from '../python/documents.ts';
import { readTogether } from '../python/readable-documents.ts';
import type { SourceTracker } from './track-sources.ts';

/** A call that carries the parameters of a use. */
export interface Call {
  readonly document: vscode.TextDocument;
  readonly use: ActivationUse;
  /** What stands between its parentheses. */
  readonly text: string;
  readonly name: string;
}

/** The call that carries the use's parameters: an instance's stands where it was made, in a notebook perhaps in another cell. */
export async function findCall(
  documents: Documents,
  document: vscode.TextDocument,
  use: ActivationUse,
): Promise<Call | undefined> {
  const list = use.argumentList;
  if (!list) return undefined;
  const home = use.origin ? (readTogether(document)[use.origin.cell] ?? document) : document;
  const made = (await documents.usesOf(home)).find(
    ({ argumentList, id }) =>
      id === use.id && argumentList?.start === list.start && argumentList.end === list.end,
  );
  if (!made) return undefined;
  const source = home.getText();
  return {
    document: home,
    use: made,
    text: source.slice(list.start, list.end),
    name: source.slice(made.start, made.end),
  };
}

/**
 * The use that a curve came from: where it stood, also where a writing to it has been undone; or the only one whose call
 * reads the same.
 */
export async function findUseAgain(
  documents: Documents,
  document: vscode.TextDocument,
  id: string,
  source: SourceSpan,
  sources: SourceTracker,
): Promise<ActivationUse | 'several' | undefined> {
  const start = sources.startOf(source);
  const found: ActivationUse[] = [];
  for (const use of await documents.usesOf(document)) {
    if (use.id !== id) continue;
    const call = await findCall(documents, document, use);
    if (!call) continue;
    const isSame = source.call === undefined || call.text === source.call;
    if (use.start === start && (isSame || sources.wasWrittenOver(source, call.text))) return use;
    if (isSame) found.push(use);
  }
  return found.length > 1 ? 'several' : found[0];
}
