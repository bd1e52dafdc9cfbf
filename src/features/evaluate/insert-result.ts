// Insert Result Below: results stand as comments below the lines of their numbers.
import * as vscode from 'vscode';
import { commentLines, commentSignOf } from '../../content/evaluate/comment-lines.ts';
import { copyText } from '../../content/evaluate/copy-text.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { editDocument, offerCopy } from './edit-document.ts';
import { findResults, haveMoved, rangeOf, warnOfChange } from './find-results.ts';

/** Inserts results as comments, all as one undo step; whether it did. */
export async function insertResult(argument: unknown, services: Services): Promise<boolean | undefined> {
  const found = await findResults(argument, services);
  if (!found) return undefined;
  const { document, sets } = found;
  const sign = commentSignOf(document.languageId);
  if (sign === undefined) {
    const text = sets.map((set) => copyText(set.results, set.dtype, false)).join('\n');
    return offerCopy(t('{0} has no line comments.', document.languageId), text);
  }
  if (haveMoved(found)) return warnOfChange();
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const byLine = new Map<number, string[]>();
  for (const set of sets) {
    const { start, end } = rangeOf(document, set);
    const indent = /^[ \t]*/.exec(document.lineAt(start.line).text)?.[0] ?? '';
    let line = lastLineOf(new vscode.Range(start, end));
    // No comment may stand behind a backslash that carries a line on.
    while (/\\\s*$/.test(document.lineAt(line).text) && line + 1 < document.lineCount) line++;
    const lines = byLine.get(line) ?? [];
    lines.push(...commentLines(set.results, set.dtype, indent, sign));
    byLine.set(line, lines);
  }
  const edits = [...byLine].map(([line, lines]) => {
    const at = document.lineAt(line).range.end;
    return { range: new vscode.Range(at, at), text: lines.map((text) => eol + text).join('') };
  });
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const selections = editor?.selections ?? [];
  const isDone = await editDocument(document, edits);
  // VS Code lets a selection that ends where something is inserted grow around it: what is typed next would replace both.
  if (isDone && editor) editor.selections = selections.map((selection) => moveDown(selection, byLine));
  return isDone;
}

/** The last line of a range: one that ends at the very start of a line has nothing of it. */
function lastLineOf({ start, end }: vscode.Range): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

/** A selection where its text stands once there are new lines below some. */
function moveDown(
  selection: vscode.Selection,
  inserted: ReadonlyMap<number, readonly string[]>,
): vscode.Selection {
  const shiftAt = (line: number) =>
    [...inserted].reduce((sum, [below, lines]) => (below < line ? sum + lines.length : sum), 0);
  const start = selection.start.translate(shiftAt(selection.start.line));
  const end = selection.end.translate(shiftAt(lastLineOf(selection)));
  return selection.isReversed ? new vscode.Selection(end, start) : new vscode.Selection(start, end);
}
