// Writes a curve's parameters back into its call, and says beforehand what that would change.
import * as vscode from 'vscode';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { PanelMessage } from '../../protocol/messages.ts';
import { writeBack } from '../../python/index.ts';
import type { Documents } from '../python/documents.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { t } from '../translate.ts';
import { findCall, findUseAgain } from './find-call.ts';
import type { SourceTracker } from './track-sources.ts';

/** A curve's parameters and the call they are meant for. */
type Wish = Pick<Extract<PanelMessage, { type: 'write' }>, 'id' | 'parameters' | 'source'>;

/** What writing would do: replace a range of a document, or a reason against it. */
type Plan =
  | { readonly refusal: string }
  | {
      readonly document: vscode.TextDocument;
      readonly range: vscode.Range;
      readonly text: string;
      /** The whole call as it would read. */
      readonly call: string;
      /** It reads so already. */
      readonly isSame: boolean;
    };

async function planWriting(
  { id, parameters, source }: Wish,
  sources: SourceTracker,
  documents: Documents,
): Promise<Plan> {
  const document = findOpenDocument(source.uri) ?? (await reopen(source.uri));
  if (!document) return { refusal: t('This call’s file can’t be opened, so nothing was written.') };
  const use = await findUseAgain(documents, document, id, source, sources);
  if (use === 'several') {
    return { refusal: t('There are several identical calls. Open the plot from the one you mean.') };
  }
  if (!use) {
    return { refusal: t('The call has changed. Reopen the plot from it.') };
  }
  const call = await findCall(documents, document, use);
  if (!call) return { refusal: t('There is no call here that takes parameters.') };
  const answer = writeBack(call.document.getText(), call.use, parameters);
  if ('refusal' in answer) return { refusal: answer.refusal(t) };
  const { text, span } = answer;
  const range = new vscode.Range(call.document.positionAt(span.start), call.document.positionAt(span.end));
  return {
    document: call.document,
    range,
    text,
    call: oneLine(`${call.name}(${text})`),
    isSame: call.document.getText(range) === text,
  };
}

/** What came of writing to the code: a sentence for the person, and the source as it now is. */
export interface Written {
  readonly notice: string;
  readonly source?: SourceSpan;
}

/** Writes a curve's parameters into its call as one undo step, unless the call has changed since it was read. */
export async function writeToCode(
  wish: Wish,
  sources: SourceTracker,
  documents: Documents,
): Promise<Written> {
  const plan = await planWriting(wish, sources, documents);
  if ('refusal' in plan) return { notice: plan.refusal };
  if (plan.isSame) return { notice: t('Up to date') };
  const { uri, version } = plan.document;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, plan.range, plan.text);
  const before = plan.document.getText(plan.range);
  const hasMoved = () => plan.document.version !== version;
  const isWritten = !(await isReadOnly(uri)) && !hasMoved() && (await vscode.workspace.applyEdit(edit));
  if (isWritten) {
    sources.noteWrittenOver(wish.source, before);
    return { notice: t('Updated to {0}', plan.call), source: { ...wish.source, call: plan.text } };
  }
  // The document has changed since, so the call may have moved.
  if (hasMoved()) return writeToCode(wish, sources, documents);
  return { notice: t('The file can’t be edited, so nothing was written.') };
}

/** What `writeToCode` would do, without doing it. */
export async function previewWriting(
  wish: Wish,
  sources: SourceTracker,
  documents: Documents,
): Promise<{ readonly kind: 'change' | 'same' | 'refusal'; readonly text: string }> {
  const plan = await planWriting(wish, sources, documents);
  if ('refusal' in plan) return { kind: 'refusal', text: plan.refusal };
  return { kind: plan.isSame ? 'same' : 'change', text: plan.call };
}

/** An edit would go through all the same, and leave a document that cannot be saved. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // Untitled documents and cells of notebooks lie nowhere.
    return false;
  }
}

async function reopen(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    const parsed = vscode.Uri.parse(uri, true);
    // VS Code would make a new document of that name.
    if (parsed.scheme === 'untitled') return undefined;
    return await vscode.workspace.openTextDocument(parsed);
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace('( ', '(')
    .replace(/,? \)$/, ')')
    .slice(0, 120);
}
