// Results that are shown while a person still chooses an activation and its parameters.
import type * as vscode from 'vscode';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import { describeNoNumber } from '../../content/evaluate/notes.ts';
import { t } from '../translate.ts';
import { evaluateTarget, type How, longText } from './evaluate-target.ts';
import type { Target } from './find-targets.ts';
import type { ResultSet } from './result-set.ts';
import { readEvaluateSettings } from './settings.ts';
import type { ShownResults } from './shown-results.ts';

/** Results that are shown for the time being, and what stood there before. */
export class Preview {
  sets: readonly ResultSet[] = [];
  private readonly before: readonly ResultSet[];
  private latest = 0;
  private readonly document: vscode.TextDocument;
  private readonly targets: readonly Target[];
  private readonly shown: ShownResults;

  constructor(document: vscode.TextDocument, targets: readonly Target[], shown: ShownResults) {
    this.document = document;
    this.targets = targets;
    this.shown = shown;
    this.before = shown.of(document);
  }

  /** Shows what `activation` answers; a sentence where it answers nothing. A later call overtakes an earlier one. */
  async show(activation: ConfiguredActivation): Promise<string | undefined> {
    const turn = ++this.latest;
    const settings = readEvaluateSettings(this.document);
    const how: How = {
      activations: [activation],
      dtype: undefined,
      standardDtype: settings.dtype,
      derivatives: settings.derivatives,
    };
    const sets: ResultSet[] = [];
    let message: string | undefined;
    let skipped: string | undefined;
    for (const target of this.targets) {
      if (target.text.length > longText) continue;
      const outcome = await evaluateTarget(target, how);
      if (turn !== this.latest) return undefined;
      if (outcome.kind === 'refused') message = outcome.message;
      if (outcome.kind === 'set') sets.push(outcome.set);
      if (outcome.kind === 'none') skipped ??= outcome.skipped;
    }
    this.sets = sets;
    if (sets.length === 0) {
      message ??= describeNoNumber(skipped, t);
    }
    this.shown.replace(this.document, this.before);
    this.shown.show(this.document, sets);
    return message;
  }

  restore(): void {
    this.latest++;
    this.shown.replace(this.document, this.before);
  }
}
