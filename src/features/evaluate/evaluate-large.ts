// Long selections: worked on with progress and Cancel, a little at a time, and shown in a document of their own that has
// the selection's layout.
import * as vscode from 'vscode';
import { labelActivation } from '../../content/configured-activation.ts';
import { replaceInSlices } from '../../content/evaluate/replace.ts';
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
import type { ResultSet } from './result-set.ts';

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
      for (const [index, result] of set.results.entries()) {
        const { languageId } = document;
        const text = await finishInSlices(
          replaceInSlices(target.text, set.reading, result, set.dtype, languageId),
          slice,
          (done) => watch(0.7 + (0.3 * (index + done)) / set.results.length),
        );
        if (text === undefined) return { kind: 'stopped' };
        const opened = await vscode.workspace.openTextDocument({ content: text, language: languageId });
        if (token.isCancellationRequested) return { kind: 'stopped' };
        await vscode.window.showTextDocument(opened, {
          preview: false,
          preserveFocus: true,
          viewColumn: vscode.ViewColumn.Beside,
        });
        vscode.window.setStatusBarMessage(labelActivation(result), 5000);
      }
      return { kind: 'set', set, isShown: true };
    },
  );
}
