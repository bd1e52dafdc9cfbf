// What is said of evaluated numbers: the line beside them, the table over them, sentences about what was left out.
// Pure; text from the document is escaped here before it gets into Markdown.

import { findById } from '../../catalog/catalog.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { plainText } from '../../foundation/escape.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ParsedTensor, SkippedItem, TensorProblem } from '../../tensors/parsed-tensor.ts';
import { type ConfiguredActivation, labelActivation } from '../configured-activation.ts';
import { type ActivationResult, printTensor } from './evaluate.ts';

/** Numbers that stand on one line of the text: items `first` to `last`, and numbers `from` to `to`, ends excluded. */
export interface NumberLine {
  /** Where the last of them ends, in UTF-16 units from the start of the text. */
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** How many characters all texts beside one line have together, where nothing says that there is less room. */
const longestInline = 120;

/** The lines of `text` that hold numbers, at most `most` of them. */
export function findNumberLines(
  text: string,
  { starts, ends, series }: ParsedTensor,
  most: number,
): readonly NumberLine[] {
  const lines: NumberLine[] = [];
  let lineEnd = -1;
  let number = 0;
  for (let item = 0; item < starts.length; item++) {
    const start = starts[item] ?? 0;
    const end = ends[item] ?? 0;
    const count = series.size ? (series.get(item) ?? 1) : 1;
    const last = lines.at(-1);
    if (last && start <= lineEnd) lines[lines.length - 1] = { ...last, end, to: number + count };
    else if (lines.length === most) break;
    else lines.push({ end, from: number, to: number + count });
    if (end > lineEnd) {
      const next = text.indexOf('\n', end);
      lineEnd = next < 0 ? text.length : next;
    }
    number += count;
  }
  return lines;
}

/** `Softplus tensor([0.1269, 0.3133])  ReLU tensor([0., 0.])`, cut to fit into `room` characters beside the numbers. */
export function describeInline(
  results: readonly ActivationResult[],
  dtype: Dtype,
  derivatives: boolean,
  line?: NumberLine,
  room = longestInline,
): string {
  const shownResults = results.flatMap((result) => {
    const name = labelActivation(result);
    const value = { name, values: result.values, shape: result.shape };
    // f′ is that of each input, so a result with fewer numbers than inputs has it in the table only.
    const slope = { name: `${name}′`, values: result.derivatives, shape: result.shape };
    return derivatives && result.derivatives.length === result.values.length ? [value, slope] : [value];
  });
  const printed = shownResults.map(({ name, values, shape }) => {
    const part = line && values.length >= line.to ? values.subarray(line.from, line.to) : values;
    const ownShape = part === values ? shape : part.length === 1 ? [] : [part.length];
    return { name, text: printTensor(part, ownShape, dtype, 1e9).replace(/\s+/g, ' ') };
  });
  const lengths = printed.map(({ name, text }) => name.length + text.length + 4);
  const each = roomForEach(lengths, Math.min(room, longestInline));
  return printed
    .map(({ name, text }) => `${name} ${shorten(text, each - name.length - 4)}`)
    .join('\u00a0\u00a0\u00a0');
}

/** How long each may be, so that short ones stay whole and long ones share what is left. */
function roomForEach(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = [...lengths].sort((one, other) => one - other);
  for (const [index, length] of sorted.entries()) {
    const share = left / (sorted.length - index);
    if (length > share) return Math.max(28, Math.floor(share));
    left -= length;
  }
  return room;
}

/** A printed tensor, cut between two of its numbers where it is longer than `room`. */
export function shorten(printed: string, room: number): string {
  if (printed.length <= room) return printed;
  const cut = printed.lastIndexOf(', ', room - 4);
  return cut > 0 ? `${printed.slice(0, cut)}, …` : `${printed.slice(0, Math.max(8, room - 1))}…`;
}

/**
 * `3 of 4 items: abc is not a number`; where the numbers stand inside of code that is not known, `2 * x`, that it is not
 * run; that the labels of a printed table were left out. Undefined where all was taken.
 */
export function describeSkipped(tensor: ParsedTensor, t: Translate): string | undefined {
  const { skipped, skippedCount, starts } = tensor;
  const around = skipped.find((item) => holdsNumbers(item, starts));
  const isInside = around && t('Numbers inside {0}: the code itself is not run', short(around.text));
  const names = skipped.filter((item) => !holdsNumbers(item, starts)).map(({ text }) => short(text));
  const count = skippedCount - (skipped.length - names.length);
  const [first] = names;
  const told =
    first === undefined
      ? undefined
      : count === 1
        ? t('{0} of {1} items: {2} is not a number', starts.length, starts.length + count, first)
        : t(
            '{0} of {1} items: {2} are not numbers',
            starts.length,
            starts.length + count,
            names.slice(0, 3).join(', ') + (count > 3 ? ', …' : ''),
          );
  const labels = tensor.labels && t('Row labels {0} to {1} are left out', ...tensor.labels);
  const all = [told, labels, isInside].filter((sentence) => sentence !== undefined);
  return all.length > 0 ? all.join('. ') : undefined;
}

/** Whether numbers were taken from within what was skipped. */
function holdsNumbers({ start, end }: SkippedItem, starts: ParsedTensor['starts']): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (starts[low] ?? end) < end;
}

const short = (text: string): string => plainText(text, 24);

/** Why nothing can be evaluated, where no number was found, and what to do. */
export function describeNoNumber(skipped: string | undefined, t: Translate): string {
  const example = '[-2, -1, 0, 1, 2]';
  return skipped === undefined
    ? t('There is no number in the selection. Select numbers such as {0}.', example)
    : t('{0} is not a number. Select numbers such as {1}.', short(skipped), example);
}

/** That commas part numbers, where they look as if they belonged to one: `3,14`, `1,234.5`. */
export function describeCommas(text: string, t: Translate): string | undefined {
  const head = text.slice(0, 10_000).trim();
  const grouped = /(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})+\.\d+/.exec(head)?.[0];
  const isParted = /[;\t"']/.test(head) || /^[-+\u2212]?\d+,\d+$/.test(head);
  const decimal = isParted ? /(?<![^\s;"'])[-+\u2212]?\d+,\d+(?![^\s;"'])/.exec(head)?.[0] : undefined;
  const written = grouped ?? decimal;
  if (written === undefined) return undefined;
  const meant = grouped ? written.replaceAll(',', '') : written.replace(',', '.');
  const count = written.split(',').length;
  return t('{0} was read as {1} numbers: write {2} if it is one.', short(written), count, short(meant));
}

/** Why these numbers are no tensor, and what to do. */
export function describeProblem(problem: TensorProblem, t: Translate): string {
  switch (problem.kind) {
    case 'ragged':
      return t(
        'The lists differ in length: {0} and {1} numbers. Select lists of the same length.',
        problem.expected,
        problem.got,
      );
    case 'mixed':
      return t('Numbers and lists stand side by side. Select numbers, or lists of the same shape.');
    case 'too many':
      return t('That is a range of {0} numbers. Select one of at most 2,000,000.', problem.count);
  }
}

/** A selected tensor of integers is evaluated as floats, but PyTorch itself would raise: then a sentence says so. */
export function describeIntegers(
  text: string,
  tensor: ParsedTensor,
  choices: readonly ConfiguredActivation[],
  t: Translate,
): string | undefined {
  const isTensor =
    /\b(?:torch|th)\.(?:tensor|arange|linspace|full|zeros|ones|as_tensor|from_numpy|LongTensor|IntTensor)\(/.test(
      text.slice(0, 10_000),
    );
  const isInteger = tensor.dtype === 'integer' || (tensor.isInteger && tensor.dtype === undefined);
  const refusing = choices.find(({ id }) => findById(id)?.integers === undefined);
  if (!isTensor || !isInteger || !refusing) return undefined;
  return t('PyTorch refuses {0} for a tensor of integers: write 1. for 1, or add .float().', refusing.id);
}

/** What a screen reader is told, and the status bar: the results of the first selection, and how many there are. */
export function describeAloud(
  sets: readonly { readonly results: readonly ActivationResult[]; readonly dtype: Dtype }[],
  t: Translate,
): string {
  const [first] = sets;
  if (!first) return '';
  const text = describeInline(first.results, first.dtype, false).replaceAll(/\u00a0+/g, ', ');
  if (sets.length === 1) return text;
  return sets.length === 2
    ? t('{0}; 1 more selection evaluated', text)
    : t('{0}; {1} more selections evaluated', text, sets.length - 1);
}
