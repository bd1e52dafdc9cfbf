// Results that are shown while a person still chooses an activation and its parameters.
import type * as vscode from 'vscode';
import { activationOf } from '../../autodiff/own-activation.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import { evaluateTensor } from '../../content/evaluate/evaluate.ts';
import { describeValues } from '../../content/evaluate/inline.ts';
import { describeNoNumber } from '../../content/evaluate/notes.ts';
import { formatGeneral } from '../../content/format.ts';
import type { Release } from '../../foundation/release.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { floatTypeOf, type ParsedTensor } from '../../tensors/parsed-tensor.ts';
import { t } from '../translate.ts';
import { evaluateTarget, type How, longText } from './evaluate-target.ts';
import type { Target } from './find-targets.ts';
import type { ResultSet } from './result-set.ts';
import { readEvaluateSettings } from './settings.ts';
import type { ShownResults } from './shown-results.ts';

/** Numbers in a title, in a row of a list, and of a vector that is evaluated only for such a row. */
const mostInTitle = 6;
const mostInRow = 8;
const mostInVector = 2000;

/** Results that are shown for the time being, and what stood there before. */
export class Preview {
  sets: readonly ResultSet[] = [];
  /** The numbers of the selections that have any. */
  private readonly readings: readonly ParsedTensor[];
  private readonly before: readonly ResultSet[];
  private readonly readAs: ReadonlyMap<Target, ParsedTensor['as']>;
  private latest = 0;
  private readonly document: vscode.TextDocument;
  private readonly targets: readonly Target[];
  private readonly shown: ShownResults;
  private readonly release: Release;

  constructor(
    document: vscode.TextDocument,
    targets: readonly Target[],
    shown: ShownResults,
    release: Release,
  ) {
    this.release = release;
    this.document = document;
    this.targets = targets;
    this.shown = shown;
    this.before = shown.of(document);
    this.readAs = new Map(targets.map((target) => [target, shown.asOf(document, target)]));
    this.readings = targets
      .filter(({ text }) => text.length <= longText)
      .map((target) => ({ text: target.text, as: this.readAs.get(target) }))
      .map(({ text, as }) => parseTensor(text, { release, ...(as ? { as } : {}) }))
      .filter(({ values, problem }) => values.length > 0 && !problem);
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
      release: this.release,
    };
    const sets: ResultSet[] = [];
    let message: string | undefined;
    let skipped: string | undefined;
    for (const target of this.targets) {
      if (target.text.length > longText) continue;
      const outcome = await evaluateTarget(target, { ...how, as: this.readAs.get(target) });
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

  /** The selected numbers in a few words. */
  describeNumbers(): string {
    const [first] = this.readings;
    if (!first) return '';
    const { length } = first.values;
    const numbers = Array.from(first.values.subarray(0, mostInTitle), (x) => formatGeneral(x, 6)).join(', ');
    const text = length > mostInTitle ? `${numbers} ${t('… {0} more', length - mostInTitle)}` : numbers;
    return this.readings.length > 1
      ? t('{0} and {1} more', `[${text}]`, this.readings.length - 1)
      : `[${text}]`;
  }

  /** What an activation answers for the first selection, as a row of a list shows it; why it answers nothing. */
  describeAnswer(activation: ConfiguredActivation): string {
    const [first] = this.readings;
    const entry = activationOf(activation);
    if (!first || !entry) return '';
    const dtype = floatTypeOf(first, readEvaluateSettings(this.document).dtype);
    const { length } = first.values;
    const isFirst = entry.kind === 'elementwise' && length > mostInRow;
    // Numbers of a vector depend on all of them.
    if (entry.kind === 'vector' && length > mostInVector) return '';
    const values = isFirst ? first.values.subarray(0, mostInRow) : first.values;
    const shape = isFirst ? [mostInRow] : first.shape;
    const evaluation = evaluateTensor(values, shape, [activation], dtype, t, this.release);
    if (evaluation.kind === 'refused') return evaluation.message;
    const [result] = evaluation.results;
    if (!result) return '';
    const more = isFirst ? ` ${t('… {0} more', length - mostInRow)}` : '';
    return `→ ${describeValues(result.values, dtype, t, mostInRow)}${more}`;
  }

  restore(): void {
    this.latest++;
    this.shown.replace(this.document, this.before);
  }
}
