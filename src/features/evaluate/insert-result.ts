// Insert Activation Below as Comment: results stand as comments below the lines of their numbers.
import * as vscode from 'vscode';
import { commentLines, commentSignOf } from '../../content/evaluate/comment-lines.ts';
import { copyText } from '../../content/evaluate/copy-text.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { editDocument, offerCopy } from './edit-document.ts';
import { findResults, haveMoved, rangeOf, warnOfChange } from './find-results.ts';

/** Inserts results as comments, all as one undo step; whether it did. */
export async function insertResult(argument: unknown, { results }: Services): Promise<boolean | undefined> {
  const found = await findResults(argument, results());
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
    const lines = byLine.get(end.line) ?? [];
    lines.push(...commentLines(set.results, set.dtype, indent, sign));
    byLine.set(end.line, lines);
  }
  const edits = [...byLine].map(([line, lines]) => {
    const at = document.lineAt(line).range.end;
    return { range: new vscode.Range(at, at), text: lines.map((text) => eol + text).join('') };
  });
  return editDocument(document, edits);
}
