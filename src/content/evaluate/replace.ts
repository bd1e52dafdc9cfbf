// Writes results into a document in place of the numbers that they come from.
import { sizeOf } from '../../arithmetic/shapes.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { finish } from '../../foundation/generators.ts';
import { isWordCode } from '../../foundation/number-literal.ts';
import type { ParsedTensor } from '../../tensors/parsed-tensor.ts';
import { type ActivationResult, numbersInSlice } from './activation-result.ts';
import { exactWriter, NumberTape } from './digits.ts';

/** How infinities and NaN are written in a language. */
function specialsOf(languageId: string): (written: string, original: string) => string {
  if (/^jsonc?$/.test(languageId)) {
    return (written) => written.replace('inf', 'Infinity').replace('nan', 'NaN');
  }
  if (languageId === 'yaml') return (written) => written.replace(/inf|nan/, '.$&');
  if (languageId !== 'python') return (written) => written;
  return (written, original) => {
    const module = /\b(math|np|numpy|torch|th)\.(?:inf|nan)\b/.exec(original)?.[1];
    if (module) return written.replace(/inf|nan/, (word) => `${module}.${word}`);
    return `float('${written}')`;
  };
}

/** A function that writes one number into a document of this language, where `original` stood. */
function numberWriter(dtype: Dtype, languageId: string): (x: number, original: string) => string {
  const write = exactWriter(dtype);
  const writeSpecial = specialsOf(languageId);
  return (x, original) => (Number.isFinite(x) ? write(x) : writeSpecial(write(x), original));
}

/**
 * `text` with the results in place of its numbers, digit for digit what it was around them. Ranges become lists. Done in
 * slices: each step answers how far it has come, from 0 to 1. `before` stands in front of the text, and stays.
 */
export function* replaceInSlices(
  text: string,
  tensor: ParsedTensor,
  result: ActivationResult,
  dtype: Dtype,
  languageId: string,
  before = '',
): Generator<number, string, void> {
  const { series } = tensor;
  const { starts, ends, values: results } = inOrderOfText(tensor, result.values);
  const whole = before + text;
  // In a string or a comment of Python's, only what stands in braces may be code.
  const isCode = languageId === 'python' && (!tensor.isInText || text.includes('{'));
  const write = numberWriter(dtype, tensor.isInText || isQuoted(before) ? 'text' : languageId);
  if (result.values.length !== tensor.values.length) {
    const first = starts[0] ?? 0;
    const last = ends.at(-1) ?? 0;
    const from = Math.max(text.lastIndexOf('[', first), 0);
    const to = text.indexOf(']', last) + 1 || text.length;
    return text.slice(0, from) + writeList(result.values, result.shape, write) + text.slice(to);
  }
  const tape = new NumberTape(dtype);
  const putText = (piece: string) => tape.put(piece, 0, piece.length);
  let copied = 0;
  let number = 0;
  for (let item = 0; item < starts.length; item++) {
    const start = starts[item] ?? 0;
    const end = ends[item] ?? 0;
    const count = series.size ? series.get(item) : undefined;
    tape.put(text, copied, start);
    copied = end;
    if (count === undefined) {
      const value = results[number++] ?? 0;
      const special = Number.isFinite(value) ? '' : write(value, text.slice(start, end));
      const hasSign = special ? special.startsWith('-') : value < 0 || Object.is(value, -0);
      if (!hasSign && isSigned(whole, before.length + start, isCode)) putText('+');
      if (tensor.hasDecimalCommas) putText(write(value, '').replace('.', ','));
      else if (special) putText(special);
      else tape.putNumber(value);
    } else {
      const values = result.values.subarray(number, number + count);
      // The list goes where a tensor stood, so it stays one.
      const [opening, after] = callAround(text.slice(start, Math.min(end, start + 400)), dtype);
      putText(opening);
      const shape = starts.length === 1 ? result.shape : [count];
      for (const done of putList(tape, values, shape, write)) yield (item + done) / starts.length;
      putText(after);
      number += count;
    }
    if (item % numbersInSlice === 0) yield item / starts.length;
  }
  tape.put(text, copied, text.length);
  return tape.finish();
}

/** Whether a line of code ends within a string or a comment. */
function isQuoted(before: string): boolean {
  return /^(?:[^"'#]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")*(?:#|'(?:[^'\\]|\\.)*$|"(?:[^"\\]|\\.)*$)/.test(
    before.slice(before.lastIndexOf('\n') + 1),
  );
}

/**
 * Whether only the sign of the number at `start` parts it from what stands before it, `loss-0.5`; in code with spaces between,
 * too, `dim -1`.
 */
function isSigned(text: string, start: number, isCode: boolean): boolean {
  const sign = text.charCodeAt(start);
  if (start === 0 || !(sign === 45 || sign === 43 || sign === 0x2212 || sign === 0x2013)) return false;
  return isCode ? textBefore(text, start) !== '' : isOperandEnd(text, start - 1);
}

/**
 * The character before the sign at `start` of code, if an operand ends there; otherwise ''. Spaces lie between, and in
 * brackets the ends of lines.
 */
export function textBefore(text: string, start: number): string {
  let at = start - 1;
  while (at >= 0 && /\s/.test(text.charAt(at))) at--;
  if (at < 0 || !(isOperandEnd(text, at) || /['"]/.test(text.charAt(at)))) return '';
  if (text.slice(at, start).includes('\n') && !isInBrackets(text, at)) return '';
  const word = /(?<![\w.])[a-z]{2,8}$/.exec(text.slice(Math.max(0, at - 9), at + 1))?.[0];
  return word !== undefined && operandWords.has(word) ? '' : text.charAt(at);
}

/** Words of Python that an operand follows. */
const operandWords = new Set(
  'and assert await case elif else if in is lambda not or return while yield'.split(' '),
);

/** Whether a bracket is open at `at`; only so far back is looked for it. */
function isInBrackets(text: string, at: number): boolean {
  let open = 0;
  for (let place = at; place >= 0 && place > at - 400; place--) {
    const character = text.charAt(place);
    if (')]}'.includes(character)) open--;
    else if ('([{'.includes(character) && ++open > 0) return true;
  }
  return at > 400;
}

function isOperandEnd(text: string, at: number): boolean {
  return isWordCode(text.charCodeAt(at)) || /[.)\]}]/.test(text.charAt(at));
}

/** Items and results in the order in which they stand in the text, where a format has given them another. */
function inOrderOfText({ starts, ends, isRearranged }: ParsedTensor, values: Float64Array) {
  if (!isRearranged || values.length !== starts.length) return { starts, ends, values };
  const order = Uint32Array.from(starts, (_, at) => at).sort(
    (one, other) => (starts[one] ?? 0) - (starts[other] ?? 0),
  );
  return {
    starts: starts.map((_, at) => starts[order[at] ?? 0] ?? 0),
    ends: ends.map((_, at) => ends[order[at] ?? 0] ?? 0),
    values: values.map((_, at) => values[order[at] ?? 0] ?? 0),
  };
}

/** What stands before and after the list that takes the place of `torch.arange(3.)`. */
function callAround(original: string, dtype: Dtype): readonly [string, string] {
  const maker = /^(\w+\.)(?:arange|linspace|zeros|ones|full)\b/.exec(original)?.[1];
  if (maker === undefined) return ['', ''];
  const call = /^(?:np|numpy|jnp)\./.test(maker) ? 'array' : 'tensor';
  const isTyped = /\bdtype\s*=|\.(?:double|half|bfloat16|to|type|astype)\(/.test(original);
  return [`${maker}${call}(`, isTyped ? `, dtype=${maker}${dtype})` : ')'];
}

/** Adds a list of lists, in slices; answers how far it has come. */
function* putList(
  tape: NumberTape,
  values: Float64Array,
  shape: readonly number[],
  write: (x: number, original: string) => string,
): Generator<number, void, void> {
  const sizes = shape.map((_, at) => sizeOf(shape.slice(at)));
  const put = (piece: string) => tape.put(piece, 0, piece.length);
  for (let at = 0; at < values.length; at++) {
    const opened = sizes.filter((size) => at % size === 0).length;
    if (at > 0) put(`${']'.repeat(opened)}, `);
    put('['.repeat(opened));
    const value = values[at] ?? 0;
    if (Number.isFinite(value)) tape.putNumber(value);
    else put(write(value, ''));
    if (at % numbersInSlice === 0) yield at / values.length;
  }
  put(values.length ? ']'.repeat(shape.length) : '[]');
}

/** The same at once. */
export function replaceNumbers(
  text: string,
  tensor: ParsedTensor,
  result: ActivationResult,
  dtype: Dtype,
  languageId: string,
): string {
  return finish(replaceInSlices(text, tensor, result, dtype, languageId));
}

/** A tensor as a list of lists, each number written by `write`. */
export function writeList(
  values: Float64Array,
  shape: readonly number[],
  write: (x: number, original: string) => string,
): string {
  if (shape.length === 0) return write(values[0] ?? 0, '');
  const [length = 0, ...inner] = shape;
  const size = sizeOf(inner);
  const parts = Array.from({ length }, (_, at) =>
    writeList(values.subarray(at * size, (at + 1) * size), inner, write),
  );
  return `[${parts.join(', ')}]`;
}
