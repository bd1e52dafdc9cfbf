// The results that a command acts on: those that a link names, those of the selections, or new ones.
import * as vscode from 'vscode';
import { describeNoNumber } from '../../content/evaluate/notes.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import type { Releases } from '../release/releases.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { evaluateTarget } from './evaluate-target.ts';
import { findEditor, findTargets } from './find-targets.ts';
import { readConfiguredActivation } from './read-activation.ts';
import type { ResultSet } from './result-set.ts';
import { readEvaluateSettings } from './settings.ts';
import type { ShownResults } from './shown-results.ts';

/** Results in one document. */
interface FoundResults {
  readonly document: vscode.TextDocument;
  /** Of the document, when the sets were where they say. */
  readonly version: number;
  readonly sets: readonly ResultSet[];
}

/**
 * The set that a link names, or those of the selections: shown ones where there are, else new ones, which are not shown.
 * Where there are none, says why and answers undefined.
 */
export async function findResults(
  argument: unknown,
  { results, releases }: Pick<Services, 'results' | 'releases'>,
): Promise<FoundResults | undefined> {
  const shown = results();
  if (isRecord(argument) && argument.set !== undefined) {
    const found = shown.find(argument.set);
    const document = found && findOpenDocument(found.uri.toString());
    return document && { document, version: document.version, sets: [found.set] };
  }
  const found = await findOrEvaluate(argument, shown, releases);
  if (typeof found !== 'string') return found;
  void vscode.window.showWarningMessage(found);
  return undefined;
}

/** The results of the selections; a sentence if there are none. */
async function findOrEvaluate(
  argument: unknown,
  shown: ShownResults,
  releases: Releases,
): Promise<FoundResults | string> {
  const editor = findEditor();
  if (typeof editor === 'string') return editor;
  const { document } = editor;
  const { version } = document;
  const settings = readEvaluateSettings(document);
  const activation =
    isRecord(argument) && argument.activation !== undefined
      ? readConfiguredActivation(argument.activation)
      : undefined;
  if (typeof activation === 'string') return activation;
  const { release } = await releases.of(document);
  const sets = new Set<ResultSet>();
  let skipped: string | undefined;
  for (const target of await findTargets(editor)) {
    const old = shown.near(document, target);
    if (old && !activation) {
      sets.add(old);
      continue;
    }
    const outcome = await evaluateTarget(target, {
      activations: activation ? [activation] : settings.activations,
      dtype: undefined,
      standardDtype: settings.dtype,
      derivatives: settings.derivatives,
      as: shown.asOf(document, target),
      release,
    });
    if (outcome.kind === 'refused') return outcome.message;
    if (outcome.kind === 'set') sets.add(outcome.set);
    if (outcome.kind === 'none') skipped ??= outcome.skipped;
  }
  return sets.size > 0 ? { document, version, sets: [...sets] } : describeNoNumber(skipped, t);
}

/** Whether the document has changed since, so that the numbers may have moved. */
export function haveMoved({ document, version, sets }: FoundResults): boolean {
  return (
    document.version !== version && sets.some((set) => document.getText(rangeOf(document, set)) !== set.text)
  );
}

/** Says that numbers have changed since they were evaluated. */
export function warnOfChange(): false {
  void vscode.window.showWarningMessage(t('The numbers have changed. Evaluate them again.'));
  return false;
}

/** Where the numbers of a set stand. */
export function rangeOf(document: vscode.TextDocument, { start, end }: ResultSet): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
