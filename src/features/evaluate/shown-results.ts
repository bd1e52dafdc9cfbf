// Results that stand beside their numbers: kept for each document, moved with edits, faded or renewed when numbers change.
import * as vscode from 'vscode';
import type { ParsedTensor } from '../../tensors/parsed-tensor.ts';
import type { Target } from './find-targets.ts';
import { isNear, moveToItsText, moveWithText, renewResults } from './follow-edits.ts';
import { placesOf } from './inline-texts.ts';
import type { ResultSet } from './result-set.ts';

const mostUnderlined = 2000;
/** Ours, since the themes' colors for ghost text and inlay hints cannot be read by everybody in light themes. */
const colors = { fresh: 'activationLens.result', stale: 'disabledForeground' };

/** All results that are shown, in every document. */
export class ShownResults implements vscode.Disposable {
  private readonly sets = new Map<string, ResultSet[]>();
  private readonly keys = new WeakMap<ResultSet, number>();
  private lastKey = 0;
  private readonly beside = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly numbers = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    textDecoration: 'underline dotted',
  });
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      this.beside,
      this.numbers,
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.draw(editor);
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => {
        for (const editor of vscode.window.visibleTextEditors) this.draw(editor);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.setContext()),
      vscode.workspace.onDidChangeTextDocument((change) => this.follow(change)),
      vscode.workspace.onDidCloseTextDocument((document) => this.clear(document)),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.sets.clear();
    this.setContext();
  }

  /** The sets of a document, in order. */
  of(document: vscode.TextDocument): readonly ResultSet[] {
    return this.sets.get(document.uri.toString()) ?? [];
  }

  /** A set of these numbers, or of some of them, that still holds. */
  near(document: vscode.TextDocument, { start, text }: Target): ResultSet | undefined {
    const end = start + text.length;
    return this.of(document).find((set) => !set.isStale && set.start <= end && start <= set.end);
  }

  /** How the person has said that a text is to be read whose results are shown. */
  asOf(document: vscode.TextDocument, target: Target): ParsedTensor['as'] {
    const set = this.near(document, target);
    return set?.text === target.text ? set.reading.as : undefined;
  }

  /** What a link names the set by. */
  keyOf(set: ResultSet): number {
    const key = this.keys.get(set) ?? ++this.lastKey;
    this.keys.set(set, key);
    return key;
  }

  /** The set that a link names, and its document. */
  find(key: unknown): { readonly uri: vscode.Uri; readonly set: ResultSet } | undefined {
    for (const [uri, sets] of this.sets) {
      const set = sets.find((each) => this.keys.get(each) === key);
      if (set) return { uri: vscode.Uri.parse(uri), set };
    }
    return undefined;
  }

  /**
   * Shows sets in a document, each where its text stands now, and answers them; those that stood at the same places go.
   * A set whose text was changed while it was evaluated is not shown.
   */
  show(document: vscode.TextDocument, evaluated: readonly ResultSet[]): readonly ResultSet[] {
    const added = evaluated.filter((set) => moveToItsText(document, set));
    const isFree = (old: ResultSet) => added.every((set) => old.end < set.start || old.start > set.end);
    const all = [...this.of(document).filter(isFree), ...added];
    // A line may have to be shared now.
    for (const set of all) set.inline = undefined;
    this.replace(document, all);
    return added;
  }

  /** Shows these sets in a document and no others. */
  replace(document: vscode.TextDocument, sets: readonly ResultSet[]): void {
    const sorted = [...sets].sort((one, other) => one.start - other.start);
    if (sorted.length) this.sets.set(document.uri.toString(), sorted);
    else this.sets.delete(document.uri.toString());
    this.drawAll(document);
    this.setContext();
  }

  clear(document: vscode.TextDocument): void {
    if (this.of(document).length) this.replace(document, []);
  }

  /** The set whose numbers or result text stand at a position. */
  at(document: vscode.TextDocument, position: vscode.Position): ResultSet | undefined {
    const offset = document.offsetAt(position);
    const sets = this.of(document);
    const within = sets.find((set) => set.start <= offset && offset <= set.end);
    if (within) return within;
    const isAtLineEnd = position.character >= document.lineAt(position.line).text.length;
    return isAtLineEnd
      ? sets.find((set) =>
          placesOf(document, set, sets).some(({ at }) =>
            at.isEqual(document.lineAt(position.line).range.end),
          ),
        )
      : undefined;
  }

  private drawAll(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document === document) this.draw(editor);
  }

  private draw(editor: vscode.TextEditor): void {
    const { document } = editor;
    const sets = this.of(document);
    const beside: vscode.DecorationOptions[] = [];
    const numbers: vscode.Range[] = [];
    for (const set of sets) {
      const color = new vscode.ThemeColor(set.isStale ? colors.stale : colors.fresh);
      for (const { at, indent, text } of placesOf(document, set, sets)) {
        if (!text) continue;
        const contentText = text.replaceAll(' ', '\u00a0');
        beside.push({
          range: new vscode.Range(at, at),
          renderOptions: { after: { contentText, margin: `0 0 0 ${indent}ch`, color } },
        });
      }
      const { starts, ends } = set.reading;
      for (let item = 0; !set.isStale && item < Math.min(starts.length, mostUnderlined); item++) {
        numbers.push(
          new vscode.Range(
            document.positionAt(set.start + (starts[item] ?? 0)),
            document.positionAt(set.start + (ends[item] ?? 0)),
          ),
        );
      }
    }
    editor.setDecorations(this.beside, beside);
    editor.setDecorations(this.numbers, numbers);
  }

  /** Keeps sets with their numbers, and draws again where a change is near. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const sets = this.sets.get(document.uri.toString());
    if (!sets || contentChanges.length === 0) return;
    for (const set of moveWithText(sets, contentChanges)) renewResults(document, set);
    const left = sets.filter((set) => set.end > set.start && set.text.trim() !== '');
    // In other places VS Code moves what is drawn along with the text.
    const near = sets.filter((set) => contentChanges.some((change) => isNear(document, set, change)));
    for (const set of near) set.inline = undefined;
    if (near.length || left.length < sets.length) this.replace(document, left);
  }

  private setContext(): void {
    const document = vscode.window.activeTextEditor?.document;
    const hasResults = document !== undefined && this.of(document).length > 0;
    void vscode.commands.executeCommand('setContext', 'activationLens.hasResults', hasResults);
  }
}
