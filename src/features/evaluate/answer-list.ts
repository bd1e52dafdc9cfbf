// A list of what activations answer for numbers that are typed into it, or that came from somewhere else: it opens beside
// no document, and edits none.
import * as vscode from 'vscode';
import { type ConfiguredActivation, listActivations } from '../../content/configured-activation.ts';
import type { ActivationResult } from '../../content/evaluate/activation-result.ts';
import { copyText } from '../../content/evaluate/copy-text.ts';
import { describeValues } from '../../content/evaluate/inline.ts';
import { describeCut, describeNoNumber, describeSkipped } from '../../content/evaluate/notes.ts';
import type { Release } from '../../foundation/release.ts';
import { t } from '../translate.ts';
import { evaluateTarget } from './evaluate-target.ts';
import { describeTensor, listReadings, type Reading } from './read-another-way.ts';
import { readEvaluateSettings } from './settings.ts';

/** Numbers in a row of the list. */
const mostInRow = 10;
/** The derivatives of more numbers than these are not worked out only to show the first of them. */
const mostDerivatives = 10_000;

interface Answer extends vscode.QuickPickItem {
  /** What goes to the clipboard when the row is chosen. */
  readonly copy?: () => string;
  /** How the text is read when the row is chosen. */
  readonly reading?: Reading;
}

/** What the list is opened with. */
interface AnswerList {
  readonly activations: readonly ConfiguredActivation[];
  /** Of PyTorch; the list opens before it is known. */
  readonly release: Promise<Release>;
  /** What stands in the input. */
  readonly typed: string;
  /** Numbers that are not typed, and where they came from. What is typed then takes their place. */
  readonly given?: { readonly text: string; readonly from: string };
}

/** Shows the list until the person leaves it; answers what was typed last and could be evaluated. */
export async function showAnswers({
  activations,
  release,
  typed,
  given,
}: AnswerList): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<Answer>();
  const names = listActivations(activations, vscode.env.language, t);
  picker.title = given
    ? t('Evaluate {0} with {1}', given.from, names)
    : t('Evaluate Numbers with {0}', names);
  picker.placeholder = t('Numbers, for example {0}', exampleNumbers);
  picker.value = typed;
  let latest: string | undefined;
  let as: Reading['as'];
  let turn = 0;
  const answer = async () => {
    const { value } = picker;
    const isTyped = value.trim() !== '' || !given;
    const own = ++turn;
    const { rows, isAnswer } = await answersOf(isTyped ? value : given.text, activations, release, as);
    if (own !== turn) return;
    picker.items = rows;
    if (isAnswer && isTyped) latest = value;
  };
  return new Promise((resolve) => {
    picker.onDidChangeValue(() => void answer());
    picker.onDidAccept(async () => {
      const { copy, reading } = picker.activeItems[0] ?? {};
      if (reading) {
        as = reading.as;
        return answer();
      }
      if (!copy) return;
      picker.hide();
      await vscode.env.clipboard.writeText(copy());
      vscode.window.setStatusBarMessage(t('Result copied'), 3000);
    });
    picker.onDidHide(() => {
      turn++;
      resolve(latest);
      picker.dispose();
    });
    picker.show();
    void answer();
  });
}

/** Numbers around 0, where activations differ. */
export const exampleNumbers = '-2, -1, 0, 1, 2';

async function answersOf(
  text: string,
  activations: readonly ConfiguredActivation[],
  release: Promise<Release>,
  as: Reading['as'],
): Promise<{ readonly rows: readonly Answer[]; readonly isAnswer: boolean }> {
  const settings = readEvaluateSettings(vscode.window.activeTextEditor?.document);
  const row = (label: string, description?: string, copy?: () => string): Answer => ({
    label,
    alwaysShow: true,
    ...(description === undefined ? {} : { description }),
    ...(copy ? { copy } : {}),
  });
  const how = {
    activations,
    dtype: undefined,
    standardDtype: settings.dtype,
    derivatives: false,
    as,
    release: await release,
  };
  const outcome = await evaluateTarget({ start: 0, text }, how);
  const readings = listReadings(text, how).map((reading) => ({
    ...row(`$(list-selection) ${reading.title}`, describeTensor(reading.tensor)),
    reading,
  }));
  if (outcome.kind !== 'set') {
    const message =
      outcome.kind === 'refused'
        ? outcome.message
        : outcome.kind === 'none'
          ? describeNoNumber(outcome.skipped, t)
          : undefined;
    const why = message === undefined ? [] : [row(`$(info) ${message}`)];
    return { rows: [...why, ...readings], isAnswer: false };
  }
  const { results, dtype, reading, notes } = outcome.set;
  const rowOf = (result: ActivationResult, name: string) =>
    row(describeValues(result.values, dtype, t, mostInRow), name, () => copyText([result], dtype, false));
  const rows = results.flatMap((result) => {
    const name = listActivations([result], vscode.env.language, t);
    const value = rowOf(result, name);
    const { derivatives, values } = result;
    const isShown = values.length === reading.values.length && values.length <= mostDerivatives;
    return isShown && derivatives ? [value, rowOf({ ...result, values: derivatives }, `${name}′`)] : [value];
  });
  const told = [...notes, describeSkipped(reading, t), describeCut(text, reading, t)];
  const hints = told.filter((note) => note !== undefined).map((note) => row(`$(info) ${note}`));
  return { rows: [...rows, ...hints, ...readings], isAnswer: true };
}
