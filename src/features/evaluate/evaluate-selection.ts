// Evaluate Selection and what belongs to it: the commands, and the results that stand in the editors meanwhile.
import * as vscode from 'vscode';
import { describeAloud } from '../../content/evaluate/inline.ts';
import { describeNoNumber } from '../../content/evaluate/notes.ts';
import { takeHoverAtCursor } from '../hover/at-cursor.ts';
import { t } from '../translate.ts';
import { registerEvaluateActions } from './actions.ts';
import { Announcer } from './announce.ts';
import { registerEvaluateEdits } from './edit.ts';
import { registerEvaluateHover } from './hover.ts';
import { evaluateLargeTarget, isLarge } from './large.ts';
import { isRecord, readEvaluateRequest, readEvaluateSettings } from './request.ts';
import { ShownResults } from './results.ts';
import {
  dataOf,
  type EvaluatedSelection,
  evaluateTarget,
  findTargets,
  type How,
  mostSelections,
  noData,
  withoutNumbersAsJson,
} from './run.ts';
import type { ResultSet } from './set.ts';
import { registerEvaluateWith } from './with.ts';

/** The commands, the code actions, and the hover over results. */
export function registerEvaluate(context: vscode.ExtensionContext): void {
  let shown: ShownResults | undefined;
  // Made when first needed, so that starting the extension stays cheap.
  const results = () => {
    if (!shown) {
      shown = new ShownResults();
      context.subscriptions.push(shown, registerEvaluateHover(shown));
    }
    return shown;
  };
  const announcer = new Announcer();
  context.subscriptions.push(
    announcer,
    vscode.commands.registerCommand('activationLens.evaluateSelection', (argument?: unknown) =>
      evaluateSelection(argument, results, announcer),
    ),
    vscode.commands.registerCommand('activationLens.clearResults', (argument?: unknown) => {
      // The key that has closed a hover has done enough.
      if (isRecord(argument) && argument.isKey === true && takeHoverAtCursor()) return;
      const document = vscode.window.activeTextEditor?.document;
      if (document) results().clear(document);
      announcer.fallSilent();
    }),
    ...registerEvaluateEdits(results, announcer),
    ...registerEvaluateWith(context, results, announcer),
    registerEvaluateActions(),
  );
}

/** Evaluates as asked, shows the results beside their numbers, and answers them. Never throws, never edits. */
async function evaluateSelection(
  argument: unknown,
  results: () => ShownResults,
  announcer: Announcer,
): Promise<readonly EvaluatedSelection[]> {
  const request = readEvaluateRequest(argument);
  const say = (message: string) => {
    if (request.show) void vscode.window.showWarningMessage(message);
    return [];
  };
  if ('refusal' in request) return say(request.refusal);
  const editor = vscode.window.activeTextEditor;
  if (!editor) return say(t('Open a file and select the numbers to evaluate.'));
  const { document } = editor;
  const { ranges, show } = request;
  const count = ranges?.length ?? editor.selections.length;
  if (count > mostSelections) {
    return say(t('There are {0} selections. Select at most {1}.', count, mostSelections));
  }
  const settings = readEvaluateSettings(document);
  const how: How = {
    choices: request.choices ?? settings.choices,
    dtype: request.dtype,
    standardDtype: settings.dtype,
    derivatives: settings.derivatives,
  };
  const sets: ResultSet[] = [];
  const answers: EvaluatedSelection[] = [];
  let evaluated = 0;
  let skipped: string | undefined;
  for (const target of await findTargets(editor, ranges)) {
    const outcome = isLarge(target)
      ? await evaluateLargeTarget(target, document, how, show)
      : await evaluateTarget(target, how);
    if (outcome.kind === 'refused') return say(outcome.message);
    if (outcome.kind === 'stopped') return [];
    if (outcome.kind === 'none') {
      skipped ??= outcome.skipped;
      answers.push(noData(how.dtype ?? how.standardDtype));
    } else {
      evaluated++;
      const isShown = 'isShown' in outcome;
      answers.push(isShown ? withoutNumbersAsJson(dataOf(outcome.set)) : dataOf(outcome.set));
      if (!isShown) sets.push(outcome.set);
    }
  }
  if (evaluated === 0) {
    say(describeNoNumber(skipped, t));
    return answers;
  }
  if (show && sets.length) {
    const shown = results().show(document, sets);
    announcer.tell(describeAloud(shown, t));
    if (shown.length < sets.length) {
      say(t('The numbers were changed while they were evaluated. Evaluate them again.'));
    }
  }
  return answers;
}
