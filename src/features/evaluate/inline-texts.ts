// The texts that stand beside evaluated numbers: where each belongs, and how much of it there is room for.
import * as vscode from 'vscode';
import { describeInline } from '../../content/evaluate/inline.ts';
import { describeSkipped } from '../../content/evaluate/notes.ts';
import { findNumberLines, type NumberLine } from '../../content/evaluate/number-lines.ts';
import { t } from '../translate.ts';
import type { InlineText, ResultSet } from './result-set.ts';

const mostLines = 500;
/**
 * Columns in which code and answer are in sight together. No API gives the width of an editor; beside an open side
 * bar, in a window of 1100 pixels, it shows about so many, and less than half of them where editors stand side by side, each
 * with its line numbers and its minimap.
 */
const shownColumns = { alone: 70, besideOthers: 29 };
/** Where a line leaves fewer columns than these, numbers would be cut to nothing. */
const leastRoom = 20;
/** Columns between code and answer. */
const gap = 2;
/** Blank lines below the numbers that an answer may use where it does not fit beside them. */
export const mostBelow = 2;

/** Where a text stands, and how many columns it is away from what stands there. */
interface PlacedText {
  readonly at: vscode.Position;
  readonly indent: number;
  readonly text: string;
}

/** Where the texts of a set stand: at the ends of lines, or after the numbers where another set shares the line. */
export function placesOf(
  document: vscode.TextDocument,
  set: ResultSet,
  sets: readonly ResultSet[],
): readonly PlacedText[] {
  const columns = vscode.window.tabGroups.all.length > 1 ? shownColumns.besideOthers : shownColumns.alone;
  if (set.inline?.columns !== columns)
    set.inline = { columns, texts: writeInline(document, set, sets, columns) };
  return set.inline.texts.map(({ end, below, indent, text }) => {
    const at = document.positionAt(set.start + end);
    const isShared = below === 0 && countOnLine(document, sets, at.line) > 1;
    return { at: isShared ? at : document.lineAt(at.line + below).range.end, indent, text };
  });
}

/** How many sets stand on a line. */
function countOnLine(document: vscode.TextDocument, sets: readonly ResultSet[], line: number): number {
  return sets.filter(
    ({ start, end }) => document.positionAt(start).line <= line && document.positionAt(end).line >= line,
  ).length;
}

/** The texts of a set: one for each of its lines, or in the blank lines below where there is more room. */
function writeInline(
  document: vscode.TextDocument,
  set: ResultSet,
  sets: readonly ResultSet[],
  columns: number,
): readonly InlineText[] {
  const { dtype, derivatives, reading, results } = set;
  const tabSize = tabSizeOf(document);
  const widthAt = (line: number) => widthOf(document.lineAt(line).text, tabSize);
  const lineOf = (end: number) => document.positionAt(set.start + end).line;
  const found = findNumberLines(set.text, reading, mostLines + 1);
  const lines = found.slice(0, mostLines);
  const notes = set.isStale
    ? [t('numbers changed')]
    : [
        ...set.inlineNotes,
        describeSkipped(reading, t),
        found.length > mostLines ? t('more in the hover') : undefined,
      ];
  const note = notes.filter((each) => each !== undefined).join(' · ');
  const describe = (answered: readonly Pick<NumberLine, 'from' | 'to'>[], room: number, of = results) =>
    describeInline(of, dtype, derivatives, answered, room, t);
  if (lines.length > 1) {
    const widest = Math.max(...lines.map(({ end }) => widthAt(lineOf(end)))) + gap;
    const isAligned = columns - widest >= leastRoom;
    const texts = isAligned
      ? describe(lines, columns - widest)
      : lines.flatMap((line) => describe([line], columns - widthAt(lineOf(line.end)) - gap));
    // Once is enough to say that there is no room.
    const isBare = texts.every((text) => !/\d/.test(text));
    return lines.map(({ end }, at) => {
      const indent = isAligned ? widest - widthAt(lineOf(end)) : gap;
      const isLast = at === lines.length - 1;
      const text = isBare && at > 0 ? '' : (texts[at] ?? '');
      const room = columns - widthAt(lineOf(end)) - indent;
      return { end, below: 0, indent, text: isLast ? withNote(text, note, room) : text };
    });
  }
  // A selection of a whole line ends in the next one.
  const end = set.text.trimEnd().length;
  const line = lineOf(end);
  const all = [{ from: 0, to: reading.values.length }];
  const sharing = countOnLine(document, sets, line);
  const room = Math.floor((columns - widthAt(line) - gap * sharing) / sharing);
  const after = note ? note.length + 3 : 0;
  const beside = describe(all, room < leastRoom ? 0 : Math.max(leastRoom, room - after))[0] ?? '';
  const isWhole = !beside.includes('…') && beside.length + after <= room;
  const free = isWhole || sharing > 1 ? 0 : blankLinesBelow(document, line);
  if (free > 0) {
    const indent = /^[ \t]*/.exec(document.lineAt(document.positionAt(set.start).line).text)?.[0] ?? '';
    // The light bulb stands at the start of such a line.
    const margin = widthOf(indent, tabSize) + gap;
    const below = (texts: readonly string[]): readonly InlineText[] =>
      texts.map((text, at) => ({ end, below: at + 1, indent: margin, text }));
    const [together = ''] = describe(all, columns - margin);
    const texts =
      together.includes('…') && results.length > 1 && results.length <= free
        ? results.map((result) => describe(all, columns - margin, [result])[0] ?? '')
        : [together];
    const last = texts.at(-1) ?? '';
    return below([...texts.slice(0, -1), withNote(last, note, columns - margin)]);
  }
  return [{ end, below: 0, indent: gap, text: withNote(beside, note, Math.max(room, leastRoom)) }];
}

/** An answer with a note behind it, which is cut where there is no room. */
function withNote(text: string, note: string, room: number): string {
  if (!note) return text;
  const left = room - text.length - 3;
  if (note.length <= left) return `${text} · ${note}`;
  return left >= 8 ? `${text} · ${note.slice(0, left - 1)}…` : text;
}

/** The blank lines right below a line, at most `mostBelow`. */
function blankLinesBelow(document: vscode.TextDocument, line: number): number {
  let count = 0;
  while (
    count < mostBelow &&
    line + count + 1 < document.lineCount &&
    document.lineAt(line + count + 1).text.trim() === ''
  )
    count++;
  return count;
}

function tabSizeOf(document: vscode.TextDocument): number {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const size = editor?.options.tabSize;
  return typeof size === 'number' ? size : 4;
}

/** Columns that a text takes in an editor; wide characters, as of Chinese, take two. */
function widthOf(text: string, tabSize: number): number {
  let width = 0;
  for (const character of text) {
    if (character === '\t') width += tabSize - (width % tabSize);
    else
      width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
