// Sentences about numbers in a text: what was left out, why they make no tensor, what PyTorch would raise for them.
import { findById } from '../../catalog/catalog.ts';
import { plainText } from '../../foundation/escape.ts';
import type { Translate } from '../../foundation/localization.ts';
import { isElision } from '../../tensors/formats/elisions.ts';
import { findOddNumber } from '../../tensors/formats/locales.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import {
  holdsIntegers,
  type OtherReadingKind,
  type ParsedTensor,
  type Remark,
  type SkippedItem,
  type TensorProblem,
} from '../../tensors/parsed-tensor.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';

/**
 * `3 of 4 items: abc is not a number`; where the numbers stand inside of code that is not known, `2 * x`, that it is not
 * run; that the labels of a printed table were left out. Undefined if all was taken.
 */
export function describeSkipped(tensor: ParsedTensor, t: Translate): string | undefined {
  const { skipped, skippedCount, starts } = tensor;
  const around = skipped.find((item) => holdsNumbers(item, starts));
  const isInside = around && t('Only numbers inside {0}; the code isn’t run', short(around.text));
  const beside = skipped.filter((item) => !holdsNumbers(item, starts));
  const percents = beside.filter(({ text }) => text === '%');
  const names = beside.filter(({ text }) => text !== '%' && !isElision(text)).map(({ text }) => short(text));
  const count = skippedCount - (skipped.length - names.length);
  const [first] = names;
  const notNumbers =
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
  const percent = percents.length > 0 ? t('% is left out: 50% is read as 50') : undefined;
  const elided = beside.some(({ text }) => isElision(text))
    ? t('The printout is shortened: numbers are missing at {0}', '...')
    : undefined;
  const all = [notNumbers, percent, elided, labels, isInside].filter((sentence) => sentence !== undefined);
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
    ? t('There is no number in the selection. Select numbers first, for example {0}.', example)
    : t('{0} is not a number. Select numbers first, for example {1}.', short(skipped), example);
}

/** That commas part numbers, where they look as if they belonged to one: `3,14`, `1,234.5`. */
export function describeCommas(text: string, t: Translate): string | undefined {
  const found = findOddCommas(text);
  return (
    found &&
    t(
      '"{0}" was read as {1} numbers. If it is one, write {2}.',
      short(found.written),
      found.count,
      short(found.meant),
    )
  );
}

/** The same in a few words, beside the numbers. */
export function describeCommasBriefly(text: string, t: Translate): string | undefined {
  const found = findOddCommas(text);
  return found && t('{0} read as {1} numbers', short(found.written), found.count);
}

function findOddCommas(
  text: string,
): { readonly written: string; readonly count: number; readonly meant: string } | undefined {
  const found = findOddNumber(text);
  return found && { ...found, count: parseTensor(found.written).values.length };
}

/** That commas were taken for decimal marks, where they were. */
export function describeDecimalCommas({ hasDecimalCommas }: ParsedTensor, t: Translate): string | undefined {
  return hasDecimalCommas ? t('Commas are decimal separators here.') : undefined;
}

/** What has to be known about how the numbers were read, a sentence each. */
export function describeRemarks({ remarks = [] }: ParsedTensor, t: Translate): readonly string[] {
  return remarks.map((remark) => describeRemark(remark, t));
}

function describeRemark(remark: Remark, t: Translate): string {
  switch (remark.kind) {
    case 'thousands':
      return t('Commas group thousands here.');
    case 'scaled':
      return t('All numbers are multiplied by 1e{0}, as the text says.', remark.exponent);
    case 'unscaled':
      return t('The factor 1e{0} is left out.', remark.exponent);
    case 'empty cells':
      return remark.count === 1
        ? t('1 empty cell is left out.')
        : t('{0} empty cells are left out.', remark.count);
    case 'xor':
      return remark.value === undefined
        ? t('{0} is not a power in Python: write ** for one.', short(remark.written))
        : t(
            '{0} is {1} in Python, a bitwise operation. Write ** for a power.',
            short(remark.written),
            remark.value,
          );
    case 'division':
      return t(
        '{0} was read as the quotient {1}.',
        short(remark.written),
        Number(remark.value.toPrecision(6)),
      );
  }
}

/** What another reading takes the text for, for a list of them. */
export function describeReading(kind: OtherReadingKind, t: Translate): string {
  switch (kind) {
    case 'decimal commas':
      return t('Commas as Decimal Separators');
    case 'thousands':
      return t('Grouped Digits as One Number');
    case 'separating commas':
      return t('Commas as List Separators');
    case 'labels':
      return t('With Row Labels');
    case 'unscaled':
      return t('Without the Factor');
    case 'empty cells':
      return t('Empty Cells as NaN');
    case 'powers':
      return t('^ as a Power');
    case 'fractions':
      return t('Percentages as Fractions');
    case 'slashes':
      return t('Two Numbers Separated by /');
  }
}

/** That a program that printed the numbers has left some out, as PyTorch, NumPy and debuggers do. */
export function describeCut(text: string, { skipped }: ParsedTensor, t: Translate): string | undefined {
  // Where the mark stands for itself, it is told as what was left out.
  if (skipped.some((item) => isElision(item.text))) return undefined;
  return /\.\.\.|…/.test(text) ? t('The text is cut off: only the numbers in it are evaluated.') : undefined;
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
      return t('Numbers and lists are mixed. Select numbers, or lists of the same shape.');
    case 'sparse':
      return t(
        'This is a sparse tensor, whose printout has only some of its numbers. Print tensor.to_dense() and select that.',
      );
    case 'too many':
      return t('That is a range of {0} numbers. Select one of at most 2,000,000.', problem.count);
  }
}

/** A selected tensor of integers is evaluated as floats, but PyTorch itself would raise: then a sentence says so. */
export function describeIntegers(
  text: string,
  tensor: ParsedTensor,
  activations: readonly ConfiguredActivation[],
  t: Translate,
): string | undefined {
  const isTensor =
    /\b(?:torch|th)\.(?:tensor|arange|linspace|full|zeros|ones|as_tensor|from_numpy|LongTensor|IntTensor)\(/.test(
      text.slice(0, 10_000),
    );
  return isTensor && holdsIntegers(tensor) ? describeRefusedIntegers(activations, t) : undefined;
}

/** That PyTorch raises for a tensor of integers; undefined if it takes it. */
export function describeRefusedIntegers(
  activations: readonly ConfiguredActivation[],
  t: Translate,
): string | undefined {
  const refusing = activations.find(({ id, own }) => !own && findById(id)?.integers === undefined);
  return (
    refusing &&
    t('PyTorch refuses {0} for a tensor of integers: write 1. for 1, or add .float().', refusing.id)
  );
}
