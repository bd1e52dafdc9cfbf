// Evaluate Numbers…, Evaluate Clipboard and Evaluate Value: numbers that stand in no document, and their answers in a list.
import * as vscode from 'vscode';
import { isRecord } from '../../foundation/is-record.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { findLinked } from '../plot/definitions.ts';
import type { Releases } from '../release/releases.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { exampleNumbers, showAnswers } from './answer-list.ts';
import { configureOwn, readConfiguredActivation } from './read-activation.ts';
import { readEvaluateSettings } from './settings.ts';

const key = 'activationLens.evaluate.lastInput';
/** Longer selections are no input that anybody edits. */
const longestInput = 200;

/**
 * Evaluates what the person types, with the activation that the argument names; asked for by the hover, too. With
 * `{ definition: { uri, offset } }` it is the one that the code defines at that place.
 */
export async function evaluateNumbers(
  argument: unknown,
  { documents, memory, releases }: Services,
): Promise<void> {
  const isLinked = isRecord(argument) && argument.definition !== undefined;
  const linked = isLinked ? await findLinked(argument, documents) : undefined;
  const activation = linked
    ? configureOwn(linked.own)
    : isRecord(argument) && argument.activation !== undefined
      ? readConfiguredActivation(argument.activation)
      : undefined;
  if (typeof activation === 'string') return void vscode.window.showWarningMessage(activation);
  const stored: unknown = memory.get(key);
  const remembered = typeof stored === 'string' && stored.length <= longestInput ? stored : undefined;
  const typed = await showAnswers({
    activations: activation ? [activation] : settledActivations(),
    release: activeRelease(releases),
    typed: selectedNumbers() ?? remembered ?? exampleNumbers,
  });
  if (typed !== undefined && typed.length <= longestInput) await memory.update(key, typed);
}

/** Evaluates the numbers in the clipboard, which nothing else reads. */
export async function evaluateClipboard(_: unknown, { releases }: Services): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  const release = activeRelease(releases);
  await showAnswers({
    activations: settledActivations(),
    release,
    typed: '',
    given: { text, from: t('Clipboard') },
  });
}

/** Evaluates what a debugger shows of a variable. The text is read; nothing is asked of the program. */
export async function evaluateVariable(argument: unknown, { releases }: Services): Promise<void> {
  const variable = isRecord(argument) ? argument.variable : undefined;
  if (!isRecord(variable) || typeof variable.value !== 'string') return;
  const from = typeof variable.name === 'string' ? variable.name.slice(0, 60) : t('Value');
  const release = activeRelease(releases);
  await showAnswers({
    activations: settledActivations(),
    release,
    typed: '',
    given: { text: variable.value, from },
  });
}

const activeRelease = async (releases: Releases) =>
  (await releases.of(vscode.window.activeTextEditor?.document)).release;

const settledActivations = () => readEvaluateSettings(vscode.window.activeTextEditor?.document).activations;

/** The selected text on one line, where it is mostly numbers and keeps its shape so. */
function selectedNumbers(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return undefined;
  const text = editor.document.getText(editor.selection);
  if (text.length > longestInput) return undefined;
  const line = text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
    .join(' ');
  const [before, after] = [parseTensor(text), parseTensor(line)];
  const isSame = before.shape.join() === after.shape.join();
  const isUsable = !after.problem && after.values.length > 0 && after.skippedCount <= after.values.length;
  return isSame && isUsable ? line : undefined;
}
