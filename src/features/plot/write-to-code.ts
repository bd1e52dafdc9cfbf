// Writes a curve's parameters back into its call, and says beforehand what that would change.
import * as vscode from 'vscode';
import type { Values } from '../../catalog/activation.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { UseInCode } from '../../protocol/messages.ts';
import { createReader, type Definition, type Span, writeBack, writeNumbers } from '../../python/index.ts';
import type { Documents } from '../python/documents.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { cellOf, notebookOf, readTogether } from '../python/readable-documents.ts';
import { t } from '../translate.ts';
import { findDefinitionAgain } from './definitions.ts';
import { findCall, findUseAgain } from './find-call.ts';
import type { SourceTracker } from './track-sources.ts';

/** A curve's parameters and the call they are meant for. */
type Wish = UseInCode;

/** What writing would do: replace ranges of a document, or a reason against it. */
type Plan =
  | { readonly refusal: string }
  | {
      readonly document: vscode.TextDocument;
      readonly edits: readonly { readonly range: vscode.Range; readonly text: string }[];
      /** The whole call as it would read, or the numbers of a definition. */
      readonly call: string;
      /** It reads so already. */
      readonly isSame: boolean;
    };

async function planWriting(wish: Wish, sources: SourceTracker, documents: Documents): Promise<Plan> {
  const { id, parameters, source } = wish;
  const document = findOpenDocument(source.uri) ?? (await reopen(source.uri));
  if (!document) return { refusal: t('This call’s file can’t be opened, so nothing was written.') };
  if (wish.own) return planNumbers(document, wish, sources, documents);
  const use = await findUseAgain(documents, document, id, source, sources);
  if (use === 'several') {
    return { refusal: t('There are several identical calls. Open the plot from the one you mean.') };
  }
  if (!use) {
    return { refusal: t('The code has changed. Reopen the plot from it.') };
  }
  const call = await findCall(documents, document, use);
  if (!call) return { refusal: t('There is no call here that takes parameters.') };
  const answer = writeBack(call.document.getText(), call.use, parameters);
  if ('refusal' in answer) return { refusal: answer.refusal(t) };
  const { text, span } = answer;
  const range = new vscode.Range(call.document.positionAt(span.start), call.document.positionAt(span.end));
  return {
    document: call.document,
    edits: [{ range, text }],
    call: oneLine(`${call.name}(${text})`),
    isSame: call.document.getText(range) === text,
  };
}

/** The numbers of a definition, each where it is written. */
async function planNumbers(
  document: vscode.TextDocument,
  { parameters, source }: Wish,
  sources: SourceTracker,
  documents: Documents,
): Promise<Plan> {
  const definition = await findDefinitionAgain(documents, document, source, sources);
  if (!definition) return { refusal: t('The code has changed. Reopen the plot from it.') };
  const answer = writeNumbers(document.getText(), definition.formula.parameters, parameters);
  if ('refusal' in answer) return { refusal: answer.refusal(t) };
  const { edits } = answer;
  if (!isReadAs(document, definition, edits, parameters))
    return { refusal: t('This code is too complex to edit.') };
  return {
    document,
    edits: edits.map(({ span, text }) => ({
      range: new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)),
      text,
    })),
    call: oneLine(edits.map(({ name, text }) => `${name}=${text}`).join(', ')),
    isSame: edits.length === 0,
  };
}

/**
 * Whether the definition would have these numbers after the edits. What hangs on other files is no longer read here, and
 * is not known to be wrong.
 */
function isReadAs(
  document: vscode.TextDocument,
  { start, name }: Definition,
  edits: readonly { readonly name: string; readonly span: Span; readonly text: string }[],
  values: Values,
): boolean {
  const together = readTogether(document);
  const at = together.indexOf(document);
  const readWith = (text: string, offset: number) => {
    const cells = together.map((one) => cellOf(one, notebookOf(document) !== undefined));
    const reading = createReader().read(cells.map((cell, i) => (i === at ? { ...cell, text } : cell)));
    while (!reading.step(Number.POSITIVE_INFINITY));
    const found = reading.definitionAround(at, offset);
    return found?.name === name ? found : undefined;
  };
  const source = document.getText();
  let [text, moved] = [source, start];
  for (const edit of [...edits].reverse()) {
    text = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    if (edit.span.start < start) moved += edit.text.length - (edit.span.end - edit.span.start);
  }
  const after = readWith(text, moved);
  if (!after) return readWith(source, start) === undefined;
  return after.formula.parameters.every((one) => {
    const wanted = edits.some((edit) => edit.name === one.name) ? values[one.name] : undefined;
    return wanted === undefined || Object.is(wanted, one.value);
  });
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
  for (const { range, text } of plan.edits) edit.replace(uri, range, text);
  const [first] = plan.edits;
  const before = first ? plan.document.getText(first.range) : '';
  const hasMoved = () => plan.document.version !== version;
  const isWritten = !(await isReadOnly(uri)) && !hasMoved() && (await vscode.workspace.applyEdit(edit));
  if (isWritten) {
    const notice = t('Updated to {0}', plan.call);
    if (wish.own || !first) return { notice, source: wish.source };
    sources.noteWrittenOver(wish.source, before);
    return { notice, source: { ...wish.source, call: first.text } };
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
