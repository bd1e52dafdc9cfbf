// The panel's ties to the code: the call under the cursor, following the cursor, and writing parameters back.
import * as vscode from 'vscode';
import type { ParameterValue, Values } from '../../catalog/activation.ts';
import { baseline } from '../../catalog/roles.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { PanelMessage } from '../../protocol/messages.ts';
import type { PlotRequest } from '../../protocol/state.ts';
import { type ActivationUse, writeBack } from '../../python/index.ts';
import type { Documents } from '../python/documents.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import type { SourceTracker } from '../python/track-sources.ts';
import { t } from '../translate.ts';

/** How long the cursor must rest before the panel follows it, in milliseconds. */
const REST = 60;

/** An activation as it is used in the code. */
export interface CodeCurve {
  readonly id: string;
  readonly parameters: Values;
  readonly source: SourceSpan;
}

/** The activation under the cursor beside the baseline; nothing to plot there gives the usual curves. */
export async function requestAtCursor(documents: Documents): Promise<PlotRequest> {
  const editor = vscode.window.activeTextEditor;
  const found = editor && (await curveAt(documents, editor.document, editor.selection.active));
  if (!found) return {};
  const { id, parameters, source } = found;
  const beside = id === baseline.id ? [] : [{ id: baseline.id, parameters: {} }];
  return { curves: [{ id, parameters }, ...beside], source };
}

/** Notes what the call says now, so that a later change is noticed; drops a source that is no use of the curve. */
export async function withCallText(request: PlotRequest, documents: Documents): Promise<PlotRequest> {
  const { source, ...rest } = request;
  const document = source && findOpenDocument(source.uri);
  if (!document) return rest;
  const uses = await documents.usesOf(document);
  const use = uses.find(({ start, id }) => start === source.start && id === request.curves?.[0]?.id);
  const call = use && (await callOf(documents, document, use));
  return call ? { ...rest, source: { ...source, call: call.text } } : rest;
}

/** Following the cursor, until it is disposed of. */
export interface Following extends vscode.Disposable {
  /** What was told last no longer stands where it was told: tells even that again. */
  forget(): void;
}

/** Tells of the activation under the cursor, now and whenever it changes. */
export function followCursor(documents: Documents, tell: (curve: CodeCurve) => void): Following {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  let looks = 0;
  const look = async () => {
    const mine = ++looks;
    const editor = vscode.window.activeTextEditor;
    const found = editor && (await curveAt(documents, editor.document, editor.selection.active));
    const text = JSON.stringify(found);
    // The cursor may have gone on meanwhile, or nobody follow it any more.
    if (mine !== looks || !found || text === told) return;
    told = text;
    tell(found);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, REST);
  };
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
      told = '';
    },
    dispose: () => {
      listeners.dispose();
      clearTimeout(timer);
      looks++;
    },
  };
}

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
  if (!document) return { refusal: t('The file of this call cannot be opened, so nothing was written.') };
  const use = await findAgain(documents, document, id, source, sources);
  if (use === 'several') {
    return { refusal: t('Several calls read the same here now. Open the plot from the one you mean.') };
  }
  if (!use) {
    return { refusal: t('The call has changed since the plot took it over. Open the plot from it again.') };
  }
  const call = await callOf(documents, document, use);
  if (!call) return { refusal: t('There is no call here that could take parameters.') };
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
  if (plan.isSame) return { notice: t('The call already says so.') };
  const { uri, version } = plan.document;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, plan.range, plan.text);
  const before = plan.document.getText(plan.range);
  const hasMoved = () => plan.document.version !== version;
  const isWritten = !(await isReadOnly(uri)) && !hasMoved() && (await vscode.workspace.applyEdit(edit));
  if (isWritten) {
    sources.noteWrittenOver(wish.source, before);
    return { notice: t('Written: {0}', plan.call), source: { ...wish.source, call: plan.text } };
  }
  // Somebody has typed meanwhile, and the call may stand elsewhere.
  if (hasMoved()) return writeToCode(wish, sources, documents);
  return { notice: t('The file cannot be changed, so nothing was written.') };
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

async function curveAt(
  documents: Documents,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<CodeCurve | undefined> {
  const use = await documents.useAt(document, position);
  if (!use) return undefined;
  const call = await callOf(documents, document, use);
  const { id, start, end } = use;
  const source = { uri: document.uri.toString(), start, end, ...(call ? { call: call.text } : {}) };
  return { id, parameters: knownParameters(use), source };
}

function knownParameters(use: ActivationUse): Values {
  const entries = Object.entries(use.parameters).flatMap(([name, { value }]): [string, ParameterValue][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}

interface Call {
  readonly document: vscode.TextDocument;
  readonly use: ActivationUse;
  /** What stands between its parentheses. */
  readonly text: string;
  readonly name: string;
}

/** The call that carries the use's parameters: an instance's stands where it was made, in a notebook perhaps in another cell. */
async function callOf(
  documents: Documents,
  document: vscode.TextDocument,
  use: ActivationUse,
): Promise<Call | undefined> {
  const list = use.argumentList;
  if (!list) return undefined;
  const home = use.origin ? (cellOf(document, use.origin.cell) ?? document) : document;
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
async function findAgain(
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
    const call = await callOf(documents, document, use);
    if (!call) continue;
    const isSame = source.call === undefined || call.text === source.call;
    if (use.start === start && (isSame || sources.wasWrittenOver(source, call.text))) return use;
    if (isSame) found.push(use);
  }
  return found.length > 1 ? 'several' : found[0];
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

/** The document of a notebook's nth Python cell. */
function cellOf(document: vscode.TextDocument, index: number): vscode.TextDocument | undefined {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some((cell) => cell.document === document),
  );
  return notebook
    ?.getCells()
    .filter((cell) => cell.kind === vscode.NotebookCellKind.Code && cell.document.languageId === 'python')
    .map((cell) => cell.document)[index];
}

function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace('( ', '(')
    .replace(/,? \)$/, ')')
    .slice(0, 120);
}
