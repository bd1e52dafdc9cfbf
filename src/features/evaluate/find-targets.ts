// The numbers that are to be evaluated: selections, or what the cursors stand in.
import * as vscode from 'vscode';
import { giveWay } from '../../foundation/generators.ts';
import { findLiteralAt } from '../../tensors/literal-at.ts';
import { t } from '../translate.ts';

/** A part of a document that is to be evaluated. */
export interface Target {
  readonly start: number;
  readonly text: string;
}

/** Selections beyond this are more than anybody means to look at. */
const mostSelections = 1000;

/** The editor whose selections, or `ranges`, are to be evaluated; a sentence if there is none, or too many of them. */
export function findEditor(ranges?: readonly vscode.Range[]): vscode.TextEditor | string {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return t('Open a file and select the numbers to evaluate.');
  const count = ranges?.length ?? editor.selections.length;
  return count > mostSelections
    ? t('There are {0} selections. Select at most {1}.', count, mostSelections)
    : editor;
}

/** The places to evaluate: the given ranges, the selections, or what the cursors stand in. Duplicates are left out. */
export async function findTargets(
  editor: vscode.TextEditor,
  ranges?: readonly vscode.Range[],
): Promise<readonly Target[]> {
  const { document } = editor;
  const isTable = document.languageId !== 'python';
  let text: string | undefined;
  const places = (ranges ?? editor.selections).map((given): vscode.Range => {
    const range = document.validateRange(new vscode.Range(given.start, given.end));
    if (!range.isEmpty || ranges) return range;
    text ??= document.getText();
    const { start, end } = findLiteralAt(text, document.offsetAt(range.start), isTable);
    return new vscode.Range(document.positionAt(start), document.positionAt(end));
  });
  const seen = new Set<string>();
  const different = places.filter((range) => {
    const key = `${document.offsetAt(range.start)} ${document.offsetAt(range.end)}`;
    if (seen.has(key) && !ranges) return false;
    seen.add(key);
    return true;
  });
  const targets: Target[] = [];
  for (const range of different) {
    const whole = await readInChunks(document, range);
    targets.push({ start: document.offsetAt(range.start), text: whole });
  }
  return targets;
}

/** Lines that VS Code hands out in a few milliseconds; a million take a tenth of a second. */
const linesInChunk = 20_000;

/** The text of a range, read in slices so that a long one doesn't block. */
async function readInChunks(document: vscode.TextDocument, range: vscode.Range): Promise<string> {
  const { version } = document;
  const chunks: string[] = [];
  let { start } = range;
  while (range.end.line - start.line > linesInChunk) {
    const end = new vscode.Position(start.line + linesInChunk, 0);
    chunks.push(document.getText(new vscode.Range(start, end)));
    start = end;
    await giveWay();
    if (document.version !== version) return document.getText(range);
  }
  chunks.push(document.getText(new vscode.Range(start, range.end)));
  return chunks.join('');
}
