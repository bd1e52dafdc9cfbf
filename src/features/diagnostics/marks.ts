// Marks mistakes in the documents that are open: after the reading that a hover needs anyway, once nobody types.
import * as vscode from 'vscode';
import { diagnoseInSlices } from '../../content/diagnostics/diagnose.ts';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { debounce } from '../../foundation/debounce.ts';
import { finishInSlices } from '../../foundation/generators.ts';
import type { CheckedCode } from '../../python/index.ts';
import { ownSource } from '../hover/said-by-others.ts';
import { type Source, sourceOf } from '../list/rows.ts';
import type { Documents } from '../python/documents.ts';
import type { Releases } from '../release/releases.ts';
import { t } from '../translate.ts';
import { isKept, isSaidElsewhere, type Mark, markOf, moved } from './mark.ts';

/** How long nobody must have typed, in milliseconds. */
const calm = 400;
/** How long others wait at most while mistakes are told, in milliseconds. */
export const slice = 5;

/** The marks that are shown. */
export interface Marks extends vscode.Disposable {
  /** Those of a document as it is now; none where it has changed since. */
  of(document: vscode.TextDocument): readonly Mark[];
  /** What a check of a document as it is now has found; none where it has changed since. */
  codeOf(document: vscode.TextDocument): CheckedCode | undefined;
  /** Marks what was found in a file that no editor shows; answers how many are shown. */
  show(source: Source, found: readonly Diagnostic[]): number;
  /** Takes away what stands at files that no editor shows. */
  clear(): void;
}

interface Marked {
  readonly version: number;
  marks: readonly Mark[];
  readonly code: CheckedCode;
}

export function markMistakes({
  documents,
  releases,
}: {
  readonly documents: Documents;
  readonly releases: Releases;
}): Marks {
  const collection = vscode.languages.createDiagnosticCollection('activationLens');
  const marked = new Map<vscode.TextDocument, Marked>();
  /** Files that are marked while no editor shows them. */
  const files: vscode.Uri[] = [];

  /** Shows all but what somebody else marks; `isSure`: they are other marks than before. */
  const publish = (document: vscode.TextDocument, { marks }: Marked, isSure: boolean): void => {
    const others = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== ownSource);
    const shown = marks.filter((mark) => !isSaidElsewhere(mark, others)).map((mark) => mark.shown);
    const before = collection.get(document.uri) ?? [];
    const isSame = before.length === shown.length && shown.every((one, at) => one === before[at]);
    if (!isSame || (isSure && shown.length > 0)) collection.set(document.uri, shown);
  };
  const check = async (document: vscode.TextDocument): Promise<void> => {
    const { version, languageId } = document;
    if (languageId !== 'python' || marked.get(document)?.version === version) return;
    const { release } = await releases.of(document);
    const code = await documents.checkOf(document);
    if (!code || document.version !== version || document.isClosed) return;
    const mistakes = await finishInSlices(diagnoseInSlices(document.getText(), code, release, t), slice);
    if (!mistakes || document.version !== version || document.isClosed) return;
    const found = marksIn(sourceOf(document), mistakes);
    const kept = (marked.get(document)?.marks ?? []).filter((mark) => isKept(mark, document, found));
    const own = { version, marks: [...found, ...kept], code };
    marked.set(document, own);
    publish(document, own, true);
  };
  const checkVisible = debounce(() => {
    for (const { document } of vscode.window.visibleTextEditors) void check(document);
  });
  const checkAgain = () => {
    for (const [document, known] of marked) marked.set(document, { ...known, version: -1 });
    checkVisible.in(calm);
  };
  const subscriptions = vscode.Disposable.from(
    collection,
    checkVisible,
    releases.onDidChange(checkAgain),
    vscode.window.onDidChangeVisibleTextEditors(() => checkVisible.in(calm)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const known = marked.get(document);
      if (known) for (const change of contentChanges) known.marks = moved(known.marks, change);
      if (document.languageId === 'python') checkVisible.in(calm);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (marked.delete(document)) collection.delete(document.uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('activationLens.diagnostics')) checkAgain();
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const [document, known] of marked)
        if (known.marks.length > 0 && uris.some((uri) => uri.toString() === document.uri.toString()))
          publish(document, known, false);
    }),
  );
  checkVisible.in(calm);

  return {
    of(document) {
      const known = marked.get(document);
      return known?.version === document.version ? known.marks : [];
    },
    codeOf(document) {
      const known = marked.get(document);
      return known?.version === document.version ? known.code : undefined;
    },
    show(source, found) {
      const shown = marksIn(source, found).map((mark) => mark.shown);
      if (shown.length > 0) {
        files.push(source.uri);
        collection.set(source.uri, shown);
      }
      return shown.length;
    },
    clear() {
      for (const uri of files.splice(0)) collection.delete(uri);
    },
    dispose: () => subscriptions.dispose(),
  };
}

const marksIn = (source: Source, found: readonly Diagnostic[]): readonly Mark[] =>
  found.map((one) => markOf(one, source)).filter((mark) => mark !== undefined);
