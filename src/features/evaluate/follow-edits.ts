// What becomes of results while a person types: they move with their numbers, fade, or are evaluated again.
import * as vscode from 'vscode';
import { evaluateTensor } from '../../content/evaluate/evaluate.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { t } from '../translate.ts';
import { mostBelow } from './inline-texts.ts';
import type { ResultSet } from './result-set.ts';
import { readEvaluateSettings } from './settings.ts';

/** Moves sets with the text of their document; answers those whose own text was touched. */
export function moveWithText(
  sets: readonly ResultSet[],
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): ReadonlySet<ResultSet> {
  const touched = new Set<ResultSet>();
  for (const { rangeOffset, rangeLength, text } of changes) {
    const end = rangeOffset + rangeLength;
    const shift = text.length - rangeLength;
    for (const set of sets) {
      const isAfter = rangeOffset > set.end || (rangeOffset === set.end && !/^[\w.]/.test(text));
      if (isAfter) continue;
      if (end < set.start || (end === set.start && !/[\w.+-]$/.test(text))) {
        set.start += shift;
        set.end += shift;
        continue;
      }
      touched.add(set);
      set.start = Math.min(set.start, rangeOffset);
      set.end = Math.max(set.end + shift, rangeOffset + text.length);
    }
  }
  return touched;
}

/** Looks again at the numbers of a set whose text was touched: results are kept, renewed or stale. */
export function renewResults(document: vscode.TextDocument, set: ResultSet): void {
  const range = new vscode.Range(document.positionAt(set.start), document.positionAt(set.end));
  const before = set.reading;
  set.inline = undefined;
  set.text = document.getText(range);
  const { dtype, release } = set;
  const { as } = before;
  const reading = parseTensor(set.text, { dtype, release, ...(as ? { as } : {}) });
  const isSame = isSameArray(reading.values, before.values) && isSameArray(reading.shape, before.shape);
  if (isSame) {
    set.reading = reading;
    set.isStale = false;
    return;
  }
  if (readEvaluateSettings(document).onChange === 'recompute' && reading.values.length && !reading.problem) {
    const { activations } = set;
    const evaluation = evaluateTensor(reading.values, reading.shape, activations, dtype, t, release);
    if (evaluation.kind === 'results') {
      set.reading = reading;
      set.results = evaluation.results;
      set.isStale = false;
      return;
    }
  }
  set.isStale = true;
}

/** False where the text of a set stands nowhere in a document. Of several places the nearest: the same numbers anyway. */
export function moveToItsText(document: vscode.TextDocument, set: ResultSet): boolean {
  const place = new vscode.Range(document.positionAt(set.start), document.positionAt(set.end));
  if (document.getText(place) === set.text) return true;
  const whole = document.getText();
  const above = whole.lastIndexOf(set.text, set.start);
  const below = whole.indexOf(set.text, set.start);
  if (above < 0 && below < 0) return false;
  const isBelow = above < 0 || (below >= 0 && below - set.start < set.start - above);
  set.start = isBelow ? below : above;
  set.end = set.start + set.text.length;
  return true;
}

function isSameArray(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (!Object.is(one[at], other[at])) return false;
  return true;
}

/** Whether a change has touched the lines that a set stands on, or those below that its texts may use. */
export function isNear(
  document: vscode.TextDocument,
  set: ResultSet,
  { range, text }: vscode.TextDocumentContentChangeEvent,
): boolean {
  const lastLine = range.start.line + text.split('\n').length - 1;
  return (
    document.positionAt(set.start).line <= lastLine &&
    document.positionAt(set.end).line + mostBelow >= range.start.line
  );
}
