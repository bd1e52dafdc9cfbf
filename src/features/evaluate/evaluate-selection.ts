// Evaluate Selection: numbers go through activations, and the results stand beside them.
import * as vscode from 'vscode';
import { describeAloud } from '../../content/evaluate/inline.ts';
import { describeNoNumber } from '../../content/evaluate/notes.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { evaluateLargeTarget, isLarge } from './evaluate-large.ts';
import { readEvaluateRequest } from './evaluate-request.ts';
import { evaluateTarget, type How } from './evaluate-target.ts';
import {
  answerOf,
  type EvaluatedSelection,
  emptyAnswer,
  withoutNumbersAsJson,
} from './evaluated-selection.ts';
import { findEditor, findTargets } from './find-targets.ts';
import { listReadings } from './read-another-way.ts';
import type { ResultSet } from './result-set.ts';
import { readEvaluateSettings } from './settings.ts';

/** Says why nothing was evaluated, where the numbers can be read in another way. */
function offerReadings(message: string): readonly EvaluatedSelection[] {
  const read = t('Read Numbers Another Way');
  void vscode.window.showWarningMessage(message, read).then((picked) => {
    if (picked === read) return vscode.commands.executeCommand('activationLens.readAnotherWay');
    return undefined;
  });
  return [];
}

/** Evaluates as asked, shows the results beside their numbers, and answers them. Never throws, never edits. */
export async function evaluateSelection(
  argument: unknown,
  { results, resultDocuments, announcer, releases }: Services,
): Promise<readonly EvaluatedSelection[]> {
  const request = readEvaluateRequest(argument);
  const say = (message: string) => {
    if (request.show) void vscode.window.showWarningMessage(message);
    return [];
  };
  if ('refusal' in request) return say(request.refusal);
  const { ranges, show } = request;
  const editor = findEditor(ranges);
  if (typeof editor === 'string') return say(editor);
  const { document } = editor;
  const settings = readEvaluateSettings(document);
  const how: How = {
    activations: request.activations ?? settings.activations,
    dtype: request.dtype,
    standardDtype: settings.dtype,
    derivatives: settings.derivatives,
    release: (await releases.of(document)).release,
  };
  const sets: ResultSet[] = [];
  const answers: EvaluatedSelection[] = [];
  let evaluated = 0;
  let skipped: string | undefined;
  for (const target of await findTargets(editor, ranges)) {
    const asked: How = { ...how, as: ranges ? undefined : results().asOf(document, target) };
    const outcome = isLarge(target)
      ? await evaluateLargeTarget(target, document, asked, show, resultDocuments)
      : await evaluateTarget(target, asked);
    if (outcome.kind === 'refused') {
      if (show && !ranges && listReadings(target.text, asked).length > 0)
        return offerReadings(outcome.message);
      return say(outcome.message);
    }
    if (outcome.kind === 'stopped') return [];
    if (outcome.kind === 'none') {
      skipped ??= outcome.skipped;
      answers.push(emptyAnswer(how.dtype ?? how.standardDtype));
    } else {
      evaluated++;
      const isShown = 'isShown' in outcome;
      answers.push(isShown ? withoutNumbersAsJson(answerOf(outcome.set)) : answerOf(outcome.set));
      if (!isShown) sets.push(outcome.set);
    }
  }
  if (evaluated === 0) {
    say(describeNoNumber(skipped, t));
    return answers;
  }
  if (show && sets.length) {
    const shown = results().show(document, sets);
    announcer.announce(describeAloud(shown, t));
    if (shown.length < sets.length) {
      say(t('The numbers changed while they were being evaluated. Evaluate them again.'));
    }
  }
  return answers;
}
