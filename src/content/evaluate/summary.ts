// What a great many results are like: how they lie, how many are exactly 0, and for how many inputs the gradient is lost.

import { activationOf } from '../../autodiff/own-activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { escapeHtml } from '../../foundation/escape.ts';
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import { labelActivation } from '../configured-activation.ts';
import { formatShort, writePercent } from '../format.ts';
import { type ActivationResult, numbersInSlice } from './activation-result.ts';

const binCount = 16;
const bars = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** A gradient is vanishing below this share of the steepest one, as hovers tell it. */
const vanishingShare = 0.1;

/** The results of one activation, counted. Shares are from 0 to 1. */
export interface ResultSummary {
  readonly name: string;
  readonly count: number;
  /** How many are infinite or NaN; the rest is of the others, and NaN where there are none. */
  readonly notFinite: number;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly zeros: number;
  /** Shares of the inputs with a gradient of exactly 0, and of a small one; undefined if outputs have several inputs. */
  readonly gradient: { readonly zero: number; readonly vanishing: number } | undefined;
  /** How many lie in each of equal steps from `min` to `max`. */
  readonly bins: readonly number[];
}

/** Counts the results of one activation, in slices; each step answers how far it has come. */
export function* summarizeInSlices(
  input: Float64Array,
  result: ActivationResult,
  dtype: Dtype,
  release: Release = newest,
): Generator<number, ResultSummary, void> {
  const { values } = result;
  const { length } = values;
  let [min, max, sum, finite, zeros] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0];
  for (let at = 0; at < length; at++) {
    const value = values[at] ?? 0;
    if (value === 0) zeros++;
    if (Number.isFinite(value)) {
      finite++;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    if (at % numbersInSlice === 0) yield (0.3 * at) / length;
  }
  const bins = new Array<number>(binCount).fill(0);
  const step = (max - min) / binCount;
  for (let at = 0; finite > 0 && at < length; at++) {
    const value = values[at] ?? 0;
    const bin = step > 0 ? Math.min(binCount - 1, Math.floor((value - min) / step)) : 0;
    if (Number.isFinite(value)) bins[bin] = (bins[bin] ?? 0) + 1;
    if (at % numbersInSlice === 0) yield 0.3 + (0.2 * at) / length;
  }
  const gradient = yield* countGradients(input, result, dtype, release);
  return {
    name: labelActivation(result),
    count: length,
    notFinite: length - finite,
    min: finite > 0 ? min : Number.NaN,
    mean: sum / finite,
    max: finite > 0 ? max : Number.NaN,
    zeros: zeros / length,
    gradient,
    bins,
  };
}

function* countGradients(
  input: Float64Array,
  result: ActivationResult,
  dtype: Dtype,
  release: Release,
): Generator<number, ResultSummary['gradient'], void> {
  const { parameters } = result;
  const entry = activationOf(result, release);
  if (entry?.kind !== 'elementwise') return undefined;
  const f = entry.functionAt(parameters);
  const { gradient } = f.facts();
  const small = vanishingShare * Math.max(Math.abs(gradient.low), Math.abs(gradient.high));
  const kernel = f.inDtype(dtype);
  const slopes = new Float64Array(numbersInSlice);
  let [zero, vanishing] = [0, 0];
  for (let start = 0; start < input.length; start += numbersInSlice) {
    const part = input.subarray(start, start + numbersInSlice);
    kernel.batch(part, undefined, slopes.subarray(0, part.length));
    for (let at = 0; at < part.length; at++) {
      const slope = Math.abs(slopes[at] ?? 0);
      if (slope === 0) zero++;
      else if (slope < small) vanishing++;
    }
    yield 0.5 + (0.5 * start) / input.length;
  }
  return { zero: zero / input.length, vanishing: vanishing / input.length };
}

/** A share as a percentage, which is 0% or 100% only where it is exactly that. */
function formatShare(share: number, t: Translate): string {
  if (share === 0 || share === 1) return writePercent(String(100 * share), t);
  if (share < 0.001) return `< ${writePercent('0.1', t)}`;
  if (share > 0.999) return `> ${writePercent('99.9', t)}`;
  return writePercent((100 * share).toFixed(1), t);
}

/** A histogram in one line of text. */
function drawBins(bins: readonly number[]): string {
  const most = Math.max(1, ...bins);
  return bins.map((count) => bars[Math.ceil((count / most) * (bars.length - 1))]).join('');
}

/** `ReLU: 0 … 10, mean 2.505, 50.0% zeros, gradient 0 for 50.0%`, for a notification. */
export function describeSummary(summary: ResultSummary, t: Translate): string {
  const { name, min, mean, max, zeros, gradient, notFinite } = summary;
  const parts = [
    t('{0} to {1}, mean {2}', formatShort(min), formatShort(max), formatShort(mean)),
    t('exact zeros {0}', formatShare(zeros, t)),
    gradient &&
      t('gradient 0: {0}, vanishing: {1}', formatShare(gradient.zero, t), formatShare(gradient.vanishing, t)),
    notFinite > 0 ? t('{0} not finite', notFinite) : undefined,
  ];
  return `${name}: ${parts.filter((part) => part !== undefined).join(' · ')}`;
}

/** A title, and what stands below the name of each activation. */
type Row = readonly [title: string, of: (summary: ResultSummary) => string | number];

/** The summaries as a table in Markdown. */
export function renderSummaries(summaries: readonly ResultSummary[], dtype: Dtype, t: Translate): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rows: readonly Row[] = [
    [t('Histogram'), ({ bins }) => `\`${drawBins(bins)}\``],
    [t('Count'), ({ count }) => count],
    [t('Minimum'), ({ min }) => formatShort(min)],
    [t('Mean'), ({ mean }) => formatShort(mean)],
    [t('Maximum'), ({ max }) => formatShort(max)],
    ...(summaries.some(({ notFinite }) => notFinite > 0)
      ? ([[t('Not finite'), ({ notFinite }) => notFinite]] satisfies readonly Row[])
      : []),
    [t('Exact zeros'), ({ zeros }) => formatShare(zeros, t)],
    [t('Gradient 0'), ({ gradient }) => (gradient ? formatShare(gradient.zero, t) : '–')],
    [t('Gradient vanishing'), ({ gradient }) => (gradient ? formatShare(gradient.vanishing, t) : '–')],
  ];
  return [
    row([dtype, ...summaries.map(({ name }) => escapeHtml(name))]),
    row(['---', ...summaries.map(() => '--:')]),
    ...rows.map(([title, of]) => row([title.replaceAll(' ', '&nbsp;'), ...summaries.map(of)])),
    '',
    t('Vanishing: below a tenth of the steepest gradient.'),
  ].join('\n');
}
