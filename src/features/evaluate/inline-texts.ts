// The texts that stand beside evaluated numbers: where each belongs, and how much of it there is room for.
import * as vscode from 'vscode';
import { describeInline } from '../../content/evaluate/inline.ts';
import { describeSkipped } from '../../content/evaluate/notes.ts';
import { findNumberLines, type NumberLine } from '../../content/evaluate/number-lines.ts';
import { t } from '../translate.ts';
import type { InlineTexts, ResultSet } from './result-set.ts';

const mostLines = 500;
/**
 * How many columns a window shows, shared by the groups of editors. VS Code tells nobody how wide an editor is; on a small
 * laptop it is about this, and what does not fit is in the hover.
 */
const shownColumns = 150;
const leastRoom = 44;

/** Where the texts of a set stand: at the ends of lines, or after the numbers where another set shares the line. */
export function placesOf(
  document: vscode.TextDocument,
  set: ResultSet,
  sets: readonly ResultSet[],
): readonly { readonly at: vscode.Position; readonly text: string }[] {
  const columns = Math.floor(shownColumns / vscode.window.tabGroups.all.length);
  if (set.inline?.columns !== columns) set.inline = { columns, texts: writeInline(document, set, columns) };
  return set.inline.texts.map(({ end, text }) => {
    const at = document.positionAt(set.start + end);
    const isShared = sets.some(
      (other) =>
        other !== set &&
        document.positionAt(other.start).line <= at.line &&
        document.positionAt(other.end).line >= at.line,
    );
    return { at: isShared ? at : document.lineAt(at.line).range.end, text };
  });
}

/** One text for a selection on one line, and one a line for a longer one. */
function writeInline(document: vscode.TextDocument, set: ResultSet, columns: number): InlineTexts['texts'] {
  const { dtype, derivatives, reading, results } = set;
  const gap = '\u00a0\u00a0\u00a0';
  const whole = { end: set.end - set.start };
  const describe = (end: number, more = 0, line?: NumberLine) =>
    describeInline(results, dtype, derivatives, line, roomAfter(document, set.start + end, columns) - more);
  if (set.isStale) {
    const after = gap + t('numbers changed');
    return [{ ...whole, text: describe(whole.end, after.length) + after }];
  }
  const all = findNumberLines(set.text, reading, mostLines + 1);
  const skipped = describeSkipped(reading, t);
  const after = (skipped ? gap + skipped : '') + (all.length > mostLines ? gap + t('more in the hover') : '');
  const lines = all.slice(0, mostLines);
  if (lines.length < 2) return [{ ...whole, text: describe(whole.end, after.length) + after }];
  return lines.map((line, index) => ({
    end: line.end,
    text: describe(line.end, 0, line) + (index === lines.length - 1 ? after : ''),
  }));
}

/** How many characters fit after the line at `offset`. */
function roomAfter(document: vscode.TextDocument, offset: number, columns: number): number {
  const { text } = document.lineAt(document.positionAt(offset).line);
  return Math.max(leastRoom, columns - text.replaceAll('\t', '    ').length);
}
