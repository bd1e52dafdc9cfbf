// Evaluate Selection With…: a list of all activations, with results shown at every cursor while one chooses; then its
// parameters. Esc leaves everything as it was.
import * as vscode from 'vscode';
import { ownActivation } from '../../autodiff/own-activation.ts';
import { describeAloud } from '../../content/evaluate/inline.ts';
import { describeNoNumber, describeProblem } from '../../content/evaluate/notes.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { askParameters } from './ask-parameters.ts';
import { longText } from './evaluate-target.ts';
import { findEditor, findTargets, type Target } from './find-targets.ts';
import { readLastUsed, rememberUsed } from './last-used.ts';
import { placeList } from './list-place.ts';
import { pickActivation } from './pick-activation.ts';
import { Preview } from './preview.ts';
import { configureOwn } from './read-activation.ts';

export async function evaluateSelectionWith({
  documents,
  memory,
  results,
  announcer,
  releases,
}: Services): Promise<void> {
  const warn = (message: string) => void vscode.window.showWarningMessage(message);
  const editor = findEditor();
  if (typeof editor === 'string') return warn(editor);
  const targets = await findTargets(editor);
  const nothing = describeNothing(targets);
  if (nothing !== undefined) return warn(nothing);
  const preview = new Preview(
    editor.document,
    targets,
    results(),
    (await releases.of(editor.document)).release,
  );
  const place = await placeList(editor, targets[0]?.start, memory);
  const own = (await documents.definitionsOf(editor.document)).map(({ name, formula }) =>
    configureOwn(ownActivation(name, formula)),
  );
  const picked = await pickActivation({ remembered: readLastUsed(memory), own }, preview, place);
  const activation = picked?.isComplete
    ? picked.activation
    : picked && (await askParameters(picked.activation, preview));
  if (!activation) {
    place.back();
    return preview.restore();
  }
  // What a file defines is offered in that file.
  if (!activation.own) await rememberUsed(memory, activation);
  if (targets.some(({ text }) => text.length > longText)) {
    preview.restore();
    await vscode.commands.executeCommand('activationLens.evaluateSelection', { activations: [activation] });
    return;
  }
  const message = await preview.show(activation);
  if (message) {
    preview.restore();
    warn(message);
  } else announcer.announce(describeAloud(preview.sets, t));
}

/** Why no activation could answer anything; undefined if one may, and for what takes long to read. */
function describeNothing(targets: readonly Target[]): string | undefined {
  let skipped: string | undefined;
  let count = 0;
  for (const { text } of targets) {
    if (text.length > longText) return undefined;
    const reading = parseTensor(text);
    if (reading.problem) return describeProblem(reading.problem, t);
    skipped ??= reading.skipped[0]?.text;
    count += reading.values.length;
  }
  return count === 0 ? describeNoNumber(skipped, t) : undefined;
}
