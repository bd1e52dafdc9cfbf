// Evaluates the numbers in selections: finds them, puts them through the activations, and answers sets or a sentence.
import * as vscode from 'vscode';
import type { Values } from '../../catalog/activation.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import type { Evaluation } from '../../content/evaluate/activation-result.ts';
import { evaluateInSlices } from '../../content/evaluate/evaluate.ts';
import { describeCommas, describeIntegers, describeProblem } from '../../content/evaluate/notes.ts';
import { printTensor } from '../../content/print.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { findLiteralAt } from '../../tensors/literal-at.ts';
import { parseTensorInSlices } from '../../tensors/parse-tensor.ts';
import { floatTypeOf } from '../../tensors/parsed-tensor.ts';
import { t } from '../translate.ts';
import { newResultSet, type ResultSet } from './set.ts';

/** A piece of a document that is to be evaluated. */
export interface Target {
  readonly start: number;
  readonly range: vscode.Range;
  readonly text: string;
}

/** What the command answers for one selection. */
export interface EvaluatedSelection {
  readonly input: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** The first of what stood there and is no number. */
  readonly skipped: readonly string[];
  readonly results: readonly {
    readonly id: string;
    readonly parameters: Values;
    readonly values: readonly number[];
    readonly derivatives: readonly number[];
    /** As PyTorch prints it. */
    readonly text: string;
  }[];
}

/** Selections beyond this are more than anybody means to look at. */
export const mostSelections = 1000;
/** Texts and counts from here on are worked on with progress, and shown in a document of their own. */
export const longText = 250_000;
export const manyNumbers = 10_000;
/** How long work may hold the extension host at a stretch, in milliseconds. */
const slice = 20;

/** How to evaluate. */
export interface How {
  readonly choices: readonly ConfiguredActivation[];
  readonly dtype: Dtype | undefined;
  readonly standardDtype: Dtype;
  readonly derivatives: boolean;
}

/** Told now and then how far work has come, from 0 to 1; false stops it. */
export type Watch = (progress: number) => boolean;

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
    const whole = await readInPieces(document, range);
    targets.push({ start: document.offsetAt(range.start), range, text: whole });
  }
  return targets;
}

/** Lines that VS Code hands out in a few milliseconds; a million take a tenth of a second. */
const linesInPiece = 20_000;

/** The text of a range, which holds nobody up however long it is. */
async function readInPieces(document: vscode.TextDocument, range: vscode.Range): Promise<string> {
  const { version } = document;
  const pieces: string[] = [];
  let { start } = range;
  while (range.end.line - start.line > linesInPiece) {
    const end = new vscode.Position(start.line + linesInPiece, 0);
    pieces.push(document.getText(new vscode.Range(start, end)));
    start = end;
    await rest();
    if (document.version !== version) return document.getText(range);
  }
  pieces.push(document.getText(new vscode.Range(start, range.end)));
  return pieces.join('');
}

const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Reads and evaluates one target; a sentence where that cannot be, `stopped` where the watch said so. */
export async function evaluateTarget(
  target: Target,
  how: How,
  watch?: Watch,
): Promise<
  | { kind: 'set'; set: ResultSet }
  | { kind: 'none'; skipped: string | undefined }
  | { kind: 'refused'; message: string }
  | { kind: 'stopped' }
> {
  const reading = await work(
    parseTensorInSlices(target.text, { dtype: how.dtype ?? how.standardDtype }),
    watch,
    0,
    0.4,
  );
  if (!reading) return { kind: 'stopped' };
  if (reading.problem) return { kind: 'refused', message: describeProblem(reading.problem, t) };
  if (reading.values.length === 0) return { kind: 'none', skipped: reading.skipped[0]?.text };
  const dtype = how.dtype ?? floatTypeOf(reading, how.standardDtype);
  const evaluation: Evaluation | undefined = await work(
    evaluateInSlices(reading.values, reading.shape, how.choices, dtype, t),
    watch,
    0.4,
    0.7,
  );
  if (!evaluation) return { kind: 'stopped' };
  if (evaluation.kind === 'refused') return evaluation;
  const notes = [describeIntegers(target.text, reading, how.choices, t), describeCommas(target.text, t)];
  const set = newResultSet(
    target,
    reading,
    evaluation.results,
    { ...how, dtype },
    notes.filter((note) => note !== undefined),
  );
  return { kind: 'set', set };
}

/** Does work in slices, so that the extension host answers others in between; undefined when the watch stops it. */
export async function work<T>(
  steps: Generator<number, T, void>,
  watch: Watch | undefined,
  from: number,
  to: number,
): Promise<T | undefined> {
  let began = Date.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (Date.now() - began >= slice) {
      const progress = from + (to - from) * step.value;
      if (watch?.(progress) === false) return undefined;
      await rest();
      if (watch?.(progress) === false) return undefined;
      began = Date.now();
    }
  }
}

/** A set as the command answers it. Arrays are made when they are read, since mostly nobody does. */
export function dataOf({ reading, dtype, results }: ResultSet): EvaluatedSelection {
  return {
    get input() {
      return Array.from(reading.values);
    },
    shape: reading.shape,
    dtype,
    skipped: reading.skipped.map((item) => item.text),
    results: results.map((result) => ({
      id: result.id,
      parameters: result.parameters,
      get values() {
        return Array.from(result.values);
      },
      get derivatives() {
        return Array.from(result.derivatives);
      },
      text: printTensor(result.values, result.shape, dtype),
    })),
  };
}

/** What the command answers for a selection without a number. */
export function noData(dtype: Dtype): EvaluatedSelection {
  return { input: [], shape: [0], dtype, skipped: [], results: [] };
}

/**
 * VS Code sends what a command answers as JSON to whoever started it from the palette, and nobody there reads it: a million
 * numbers would hold up the editor for nothing. Callers in this extension host get them all the same.
 */
export function withoutNumbersAsJson(data: EvaluatedSelection): EvaluatedSelection {
  const { shape, dtype, skipped, results } = data;
  const brief = {
    input: [],
    shape,
    dtype,
    skipped,
    results: results.map(({ id, parameters, text }) => ({
      id,
      parameters,
      values: [],
      derivatives: [],
      text,
    })),
  };
  return Object.defineProperty(data, 'toJSON', { value: () => brief, enumerable: false });
}
