// Evaluates the numbers of one selection: reads them, puts them through the activations, and answers a set or a sentence.
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import type { Evaluation } from '../../content/evaluate/activation-result.ts';
import { evaluateInSlices } from '../../content/evaluate/evaluate.ts';
import {
  describeCommas,
  describeCommasBriefly,
  describeDecimalCommas,
  describeIntegers,
  describeProblem,
  describeRemarks,
} from '../../content/evaluate/notes.ts';
import { describeProcessor } from '../../content/evaluate/processor.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { finishInSlices } from '../../foundation/generators.ts';
import type { Release } from '../../foundation/release.ts';
import { parseTensorInSlices } from '../../tensors/parse-tensor.ts';
import { floatTypeOf, type OtherReadingKind } from '../../tensors/parsed-tensor.ts';
import { t } from '../translate.ts';
import type { Target } from './find-targets.ts';
import { newResultSet, type ResultSet } from './result-set.ts';

/** Texts and counts from here on are worked on with progress, and shown in a document of their own. */
export const longText = 250_000;
export const manyNumbers = 10_000;
/** How long evaluating may hold the extension host at a stretch, in milliseconds. */
export const slice = 20;

/** Is called now and then with how far work has come, from 0 to 1; false stops it. */
export type Watch = (progress: number) => boolean;

/** How to evaluate. */
export interface How {
  readonly activations: readonly ConfiguredActivation[];
  readonly dtype: Dtype | undefined;
  readonly standardDtype: Dtype;
  readonly derivatives: boolean;
  /** Which of several readings of the text; the usual one where undefined. */
  readonly as?: OtherReadingKind | undefined;
  /** Of PyTorch. */
  readonly release: Release;
}

/** What came of evaluating one target. */
export type Outcome =
  | { readonly kind: 'set'; readonly set: ResultSet }
  /** There is no number; `skipped` is the first of what stands there instead. */
  | { readonly kind: 'none'; readonly skipped: string | undefined }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'stopped' };

/** Reads and evaluates one target; a sentence where that cannot be, `stopped` where the watch said so. */
export async function evaluateTarget(target: Target, how: How, watch?: Watch): Promise<Outcome> {
  const reading = await finishInSlices(
    parseTensorInSlices(target.text, {
      dtype: how.dtype ?? how.standardDtype,
      release: how.release,
      ...(how.as ? { as: how.as } : {}),
    }),
    slice,
    watch && ((progress) => watch(0.4 * progress)),
  );
  if (!reading) return { kind: 'stopped' };
  if (reading.problem) return { kind: 'refused', message: describeProblem(reading.problem, t) };
  if (reading.values.length === 0) return { kind: 'none', skipped: reading.skipped[0]?.text };
  const dtype = how.dtype ?? floatTypeOf(reading, how.standardDtype);
  const evaluation: Evaluation | undefined = await finishInSlices(
    evaluateInSlices(reading.values, reading.shape, how.activations, dtype, t, how.release),
    slice,
    watch && ((progress) => watch(0.4 + 0.3 * progress)),
  );
  if (!evaluation) return { kind: 'stopped' };
  if (evaluation.kind === 'refused') return evaluation;
  const notes = [
    describeIntegers(target.text, reading, how.activations, t),
    how.as ? undefined : describeCommas(target.text, t),
    describeDecimalCommas(reading, t),
    ...describeRemarks(reading, t),
    ...evaluation.results.flatMap((result) => [
      result.missing,
      describeProcessor(reading.values, result, dtype, how.release, t),
    ]),
  ];
  const briefly = [how.as ? undefined : describeCommasBriefly(target.text, t)];
  const set = newResultSet(
    target,
    reading,
    evaluation.results,
    { ...how, dtype },
    notes.filter((note) => note !== undefined),
    briefly.filter((note) => note !== undefined),
  );
  return { kind: 'set', set };
}
