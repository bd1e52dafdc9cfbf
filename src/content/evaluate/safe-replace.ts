// Replaces numbers by results only where nothing else is damaged: whole literals that stand by themselves, in a text that is
// read alike afterwards. Otherwise says why not.
import { roundTo } from '../../arithmetic/rounding.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { plainText } from '../../foundation/escape.ts';
import { finish, retell } from '../../foundation/generators.ts';
import type { Translate } from '../../foundation/localization.ts';
import { isWordCode } from '../../foundation/number-literal.ts';
import { isSpaceCode } from '../../tensors/cursor.ts';
import { startsName } from '../../tensors/named-constants.ts';
import { parseTensorInSlices } from '../../tensors/parse-tensor.ts';
import type { ParsedTensor } from '../../tensors/parsed-tensor.ts';
import type { ActivationResult } from './activation-result.ts';
import { replaceInSlices, textBefore } from './replace.ts';

/** The text with the results in it, or a sentence that says why they cannot stand there. */
export type Replacement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * In slices: each step answers how far it has come, from 0 to 1. What stands `before` and `after` the text in its document, a few
 * hundred characters of each, stays, and nothing of it may hang on a number: `1e-|5|`.
 */
export function* replaceSafelyInSlices(
  text: string,
  tensor: ParsedTensor,
  result: ActivationResult,
  dtype: Dtype,
  languageId: string,
  t: Translate,
  [before, after]: readonly [before: string, after: string] = ['', ''],
): Generator<number, Replacement, void> {
  const refused = (message: string): Replacement => ({ kind: 'refused', message });
  if (tensor.remarks?.some(({ kind }) => kind === 'scaled'))
    return refused(t('These numbers can’t be replaced: the text multiplies all of them by a factor.'));
  const isFewer = result.values.length !== tensor.values.length;
  if (isFewer && !isOneList(text, tensor))
    return refused(t('There are more or fewer results than numbers, so they can only replace a whole list.'));
  const glued = findGlued(before + text + after, before.length, tensor);
  if (glued) return refused(t('{0} can’t be replaced on its own: it is part of {1}.', ...glued));
  const replaced = yield* retell(
    replaceInSlices(text, tensor, result, dtype, languageId, before),
    (share) => share / 2,
  );
  const { as } = tensor;
  const again = yield* retell(
    parseTensorInSlices(replaced, { dtype, ...(as ? { as } : {}) }),
    (share) => 0.5 + share / 2,
  );
  if (
    !isSame(again, result, dtype) ||
    again.isInText !== tensor.isInText ||
    (!isFewer && again.starts.length < tensor.starts.length) ||
    (!isFewer && tensor.series.size === 0 && !standAlike(text, tensor, replaced, again))
  )
    return refused(t('These numbers can’t be replaced: the text would then mean something else.'));
  return { kind: 'text', text: replaced };
}

/** The same at once. */
export function replaceSafely(...given: Parameters<typeof replaceSafelyInSlices>): Replacement {
  return finish(replaceSafelyInSlices(...given));
}

/**
 * The first number that something hangs on, and the whole; undefined if each stands by itself. The numbers' places are counted from
 * `shift` on, where the person's selection begins.
 */
function findGlued(
  text: string,
  shift: number,
  { starts, ends }: ParsedTensor,
): readonly [string, string] | undefined {
  const edge = `${text.slice(Math.max(0, shift - 2), shift)}|${text.slice(shift, shift + 3)}`;
  // Its sign, or the exponent's, was not selected: `-|5|`, `1e-|5|`, `1|e-5|`.
  const isCut = /[-+\u2212\u2013]\|[\d.]|[\d.](?:e\||\|e)[-+\d]/i.test(edge);
  for (let item = 0; item < starts.length; item++) {
    const start = shift + (starts[item] ?? 0);
    const end = shift + (ends[item] ?? 0);
    if (
      !(isCut && item === 0) &&
      !hangsBefore(text, start) &&
      !hangsBehind(text, end) &&
      !isMember(text, start, shift + (ends[item - 1] ?? Number.NaN))
    )
      continue;
    let from = start;
    // Before an operator stands what it belongs to.
    while (from > 0 && /\s/.test(text.charAt(from - 1))) from--;
    while (from > 0 && start - from < 20 && !/[\s,;]/.test(text.charAt(from - 1))) from--;
    let to = end;
    while (to < text.length && to - end < 20 && !/[\s,;]/.test(text.charAt(to))) to++;
    const whole = text.slice(from, to);
    return [plainText(text.slice(start, end), 24), plainText(whole, 40)];
  }
  return undefined;
}

function hangsBefore(text: string, start: number): boolean {
  if (start === 0) return false;
  const first = text.charCodeAt(start);
  const isSign = first === 43 || first === 45 || first === 0x2212 || first === 0x2013;
  // A sign that touches its number is written again where it parts two operands; one that does not is an operator.
  if (isSign) return /\s/.test(text.charAt(start + 1)) && textBefore(text, start) !== '';
  // `not_known (1 + 1)` is a call.
  if (first === 40 && textBefore(text, start) !== '') return true;
  const before = text.charCodeAt(start - 1);
  return isWordCode(before) || /[.)\]}\\]/.test(text.charAt(start - 1));
}

/** `x. range(3)`: a name behind a point that ends no number. */
function isMember(text: string, start: number, numberEnd: number): boolean {
  if (!startsName(text.charCodeAt(start))) return false;
  let at = start - 1;
  while (at >= 0 && isSpaceCode(text.charCodeAt(at))) at--;
  return at >= 0 && text.charCodeAt(at) === 46 && at + 1 !== numberEnd;
}

/** Whether items stand in two texts with as much around and between them; a sign that parts two operands may have come in. */
function standAlike(text: string, tensor: ParsedTensor, made: string, again: ParsedTensor): boolean {
  if (again.starts.length !== tensor.starts.length) return false;
  const [starts, ends] = [inTextOrder(tensor, tensor.starts), inTextOrder(tensor, tensor.ends)];
  const [newStarts, newEnds] = [inTextOrder(again, again.starts), inTextOrder(again, again.ends)];
  for (let item = 0; item <= starts.length; item++) {
    const gap = (starts[item] ?? text.length) - (ends[item - 1] ?? 0);
    const newStart = newStarts[item] ?? made.length;
    const newGap = newStart - (newEnds[item - 1] ?? 0);
    if (newGap !== gap && !(newGap === gap + 1 && made.charCodeAt(newStart - 1) === 43)) return false;
  }
  return true;
}

function inTextOrder({ isRearranged }: ParsedTensor, places: Uint32Array): Uint32Array {
  return isRearranged ? places.slice().sort() : places;
}

function hangsBehind(text: string, end: number): boolean {
  if (end >= text.length) return false;
  return (
    isWordCode(text.charCodeAt(end)) ||
    /[([{]|\.\w/.test(text.slice(end, end + 2).slice(0, /\./.test(text.charAt(end)) ? 2 : 1))
  );
}

/** Whether the text holds nothing but one list of numbers, with what may stand around it. */
function isOneList(text: string, { starts, ends }: ParsedTensor): boolean {
  const first = starts[0] ?? 0;
  const last = ends.at(-1) ?? 0;
  const from = Math.max(text.lastIndexOf('[', first), 0);
  const to = text.indexOf(']', last) + 1 || text.length;
  for (let item = 0, at = from; item <= starts.length; item++) {
    const end = item < starts.length ? (starts[item] ?? 0) : to;
    if (/[^\s,;[\]()]/.test(text.slice(at, end))) return false;
    at = ends[item] ?? to;
  }
  return true;
}

/** Whether a text is read as the result that was written into it. */
function isSame(again: ParsedTensor, { values }: ActivationResult, dtype: Dtype): boolean {
  if (again.problem || again.values.length !== values.length) return false;
  const round = roundTo(dtype);
  return again.values.every(
    (value, at) => Object.is(round(value), values[at]) || round(value) === values[at],
  );
}
