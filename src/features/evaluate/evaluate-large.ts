// Long selections: worked on with progress and Cancel, a little at a time, and shown in a read-only document of their own
// with a column for each activation.
import * as vscode from 'vscode';
import { listActivations } from '../../content/configured-activation.ts';
import { planTables, writeTableInSlices } from '../../content/evaluate/columns.ts';
import {
  describeSummary,
  type ResultSummary,
  renderSummaries,
  summarizeInSlices,
} from '../../content/evaluate/summary.ts';
import { finishInSlices } from '../../foundation/generators.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { t } from '../translate.ts';
import {
  evaluateTarget,
  type How,
  longText,
  manyNumbers,
  type Outcome,
  slice,
  type Watch,
} from './evaluate-target.ts';
import type { Target } from './find-targets.ts';
import type { ResultDocuments } from './result-documents.ts';
import type { ResultSet } from './result-set.ts';

/** Activations that a notification has room for; all are in the hover over the header. */
const mostTold = 2;

/** So many numbers from a short text, `range(10 ** 6)`, take long enough to say how far it is. */
const slowCount = 100_000;

/** Whether a selection takes long enough for progress and Cancel. */
export function isLarge({ text }: Target): boolean {
  if (text.length > longText) return true;
  return /\d{5}|\*\*/.test(text) && isSeriesIn(text) && parseTensor(text).values.length > slowCount;
}

const isSeriesIn = (text: string): boolean => /\b(?:range|arange|linspace|zeros|ones|full)\(/.test(text);

/** Evaluates a long selection, and opens the results where there are too many to stand beside their numbers. */
export async function evaluateLargeTarget(
  target: Target,
  document: vscode.TextDocument,
  how: How,
  show: boolean,
  documents: () => ResultDocuments,
): Promise<Outcome | { readonly kind: 'set'; readonly set: ResultSet; readonly isShown: true }> {
  if (!show) return evaluateTarget(target, how, () => true);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Evaluating…'), cancellable: true },
    async (progress, token) => {
      let reported = 0;
      const watch: Watch = (done) => {
        const percent = Math.floor(done * 100);
        if (percent > reported) {
          progress.report({ increment: percent - reported, message: `${percent} %` });
          reported = percent;
        }
        return !token.isCancellationRequested;
      };
      const outcome = await evaluateTarget(target, how, watch);
      if (outcome.kind !== 'set' || outcome.set.reading.values.length <= manyNumbers) return outcome;
      const { set } = outcome;
      const isDone = await showColumns(set, document, documents, (done) => watch(0.7 + 0.3 * done));
      if (!isDone || token.isCancellationRequested) return { kind: 'stopped' };
      return { kind: 'set', set, isShown: true };
    },
  );
}

/** Opens the results in documents of their own, and says what they are like; false if the watch stopped it. */
async function showColumns(
  { reading, results, dtype, release }: ResultSet,
  { fileName }: vscode.TextDocument,
  documents: () => ResultDocuments,
  watch: Watch,
): Promise<boolean> {
  const { values } = reading;
  const tables = planTables(values.length, results);
  const steps = results.length + tables.length;
  let done = 0;
  const watchStep: Watch = (progress) => watch((done + progress) / steps);
  const summaries: ResultSummary[] = [];
  for (const result of results) {
    const summary = await finishInSlices(summarizeInSlices(values, result, dtype, release), slice, watchStep);
    if (!summary) return false;
    summaries.push(summary);
    done++;
  }
  const name = (fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.\w+$/, '');
  for (const table of tables) {
    const text = await finishInSlices(writeTableInSlices(values, table, dtype), slice, watchStep);
    if (text === undefined) return false;
    const told = summaries.filter((_, at) => results[at] && table.results.includes(results[at]));
    const title = listActivations(table.results, vscode.env.language, t);
    await documents().show(`${title} – ${name}.csv`, text, renderSummaries(told, dtype, t));
    done++;
  }
  const all = summaries.map((summary) => describeSummary(summary, t));
  const copy = t('Copy Summary');
  // VS Code shows a message in full only where it has a button.
  void vscode.window.showInformationMessage(all.slice(0, mostTold).join('; '), copy).then((picked) => {
    if (picked === copy) return vscode.env.clipboard.writeText(all.join('\n'));
    return undefined;
  });
  return true;
}
