// Replace with Result: results take the place of the numbers that they came from.
import * as vscode from 'vscode';
import { labelActivation } from '../../content/configured-activation.ts';
import type { ActivationResult } from '../../content/evaluate/activation-result.ts';
import { copyText } from '../../content/evaluate/copy-text.ts';
import { replaceSafelyInSlices } from '../../content/evaluate/safe-replace.ts';
import { finishInSlices } from '../../foundation/generators.ts';
import { isRecord } from '../../foundation/is-record.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { editDocument, offerCopy } from './edit-document.ts';
import { slice } from './evaluate-target.ts';
import { findResults, haveMoved, rangeOf, warnOfChange } from './find-results.ts';
import type { ResultSet } from './result-set.ts';

/** So much on either side of a selection may hang on its numbers. */
const nearby = 400;

/** Replaces numbers by what `argument.result` names, or the person picks; whether it did. */
export async function replaceSelection(argument: unknown, services: Services): Promise<boolean | undefined> {
  const shown = services.results();
  const found = await findResults(argument, services);
  if (!found) return undefined;
  const { document, sets } = found;
  if (sets.some((set) => set.isStale)) return warnOfChange();
  const label =
    isRecord(argument) && typeof argument.result === 'string' ? argument.result : await pickResult(sets);
  if (label === undefined) return false;
  const texts = new Map<ResultSet, string>();
  for (const set of sets) {
    const result = resultNamed(set, label);
    if (!result) continue;
    const { text, reading, dtype } = set;
    const near = [
      textOf(document, set.start - nearby, set.start),
      textOf(document, set.end, set.end + nearby),
    ] as const;
    const steps = replaceSafelyInSlices(text, reading, result, dtype, document.languageId, t, near);
    const replaced = await finishInSlices(steps, slice);
    if (replaced?.kind === 'refused') return offerCopy(replaced.message, copyText([result], dtype, false));
    if (replaced) texts.set(set, replaced.text);
  }
  if (haveMoved(found)) return warnOfChange();
  const edits = [...texts].map(([set, text]) => ({ range: rangeOf(document, set), text }));
  shown.replace(
    document,
    shown.of(document).filter((set) => !sets.includes(set)),
  );
  return editDocument(document, edits);
}

const textOf = (document: vscode.TextDocument, start: number, end: number): string =>
  document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));

/** The result that goes into the document: asked for where a selection went through several activations. */
async function pickResult(sets: readonly ResultSet[]): Promise<string | undefined> {
  const labels = [...new Set(sets.flatMap((set) => set.results.map(labelActivation)))];
  if (labels.length <= 1) return labels[0];
  const picked = await vscode.window.showQuickPick(
    labels.map((label) => {
      const set = sets.find((each) => each.results.some((result) => labelActivation(result) === label));
      const result = set?.results.find((each) => labelActivation(each) === label);
      return {
        label,
        ...(set && result ? { description: copyText([result], set.dtype, false).slice(0, 100) } : {}),
      };
    }),
    { title: t('Replace Selection'), placeHolder: t('Which result should replace the numbers?') },
  );
  return picked?.label;
}

function resultNamed(set: ResultSet, label: string): ActivationResult | undefined {
  return set.results.find((result) => labelActivation(result) === label || result.id === label);
}
