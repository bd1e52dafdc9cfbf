// Names that stand for numbers, `math.inf`, `np.pi`, and calls that turn one into another, `float('nan')`.

import { mathConstants, type PythonNumber } from '../arithmetic/python-arithmetic.ts';
import { isDigitCode, isWordCode } from '../foundation/number-literal.ts';

const infiniteOrNot = /^(?:[+-]?)(?:inf|Inf|INF|infinity|Infinity|infty|PINF)$/;
const notANumber = /^(?:nan|NaN|NAN)$/;
const knownModules = /^(?:math|cmath|np|numpy|jnp|torch|th)\.$/;
/** The value of a named constant, `math.inf`, `nan`, `np.pi`; undefined for any other name. */
export function constantOfName(name: string): number | undefined {
  if (!name.includes('.') && !mayMean(name.charCodeAt(0), name.charCodeAt(1))) return undefined;
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  if (infiniteOrNot.test(last)) return last.length ? Number.POSITIVE_INFINITY : undefined;
  if (notANumber.test(last)) return Number.NaN;
  if (dot < 0 || !knownModules.test(name.slice(0, dot + 1))) return undefined;
  return Object.hasOwn(mathConstants, last) ? mathConstants[last as keyof typeof mathConstants] : undefined;
}

/** Where the dotted name that starts at `start` ends. */
export function endOfName(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isWordCode(code)) end++;
    else if (code === 46 && end > start && startsName(text.charCodeAt(end + 1))) end++;
    else break;
  }
  return end;
}

/** Whether a name can begin with this UTF-16 unit. */
export function startsName(code: number): boolean {
  return isWordCode(code) && !isDigitCode(code);
}

/** What a call makes of one number; undefined if Python raises. */
type Convert = (value: PythonNumber) => PythonNumber | undefined;

/** What a call of `name` makes of one number, `int(2.5)`; undefined for other names. */
export function conversionOf(name: string): Convert | undefined {
  if (name === 'float' || /^(?:np|numpy)\.(?:float64|double|longdouble|float128)$/.test(name))
    return (value) => Number(value);
  if (/^(?:np|numpy)\.(?:float32|single)$/.test(name)) return (value) => Math.fround(Number(value));
  if (name === 'int' || /^(?:np|numpy)\.u?int(?:8|16|32|64)?$/.test(name))
    return (value) =>
      typeof value === 'bigint' ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  if (/^(?:math|np|numpy)\.sqrt$/.test(name))
    return (value) => (Number(value) < 0 ? undefined : Math.sqrt(Number(value)));
  return undefined;
}

/** Words of Python that stand beside numbers and are none of the items; none has more than six letters. */
const statementWords = new Set(
  'return print if elif else for in while and or not is import from as with yield lambda del assert def class'.split(
    ' ',
  ),
);

/** The letters that follow the first one in these words and in constants, a bit for each. */
const seconds = new Int32Array(128);
for (const word of [...statementWords, 'inf', 'Inf', 'INF', 'PINF', 'nan', 'NaN', 'NAN'])
  seconds[word.charCodeAt(0)] = (seconds[word.charCodeAt(0)] ?? 0) | (1 << (word.charCodeAt(1) & 31));

/** Whether a name that begins with these two may be a word of Python's or a constant: few words of a log do. */
const mayMean = (first: number, second: number): boolean =>
  ((seconds[first] ?? 0) & (1 << (second & 31))) !== 0;

/** Where a word ends that means nothing and a number follows, `loss 0.5`, `loss=-0.5`; `start` for any other. */
export function endOfPlainWord(text: string, start: number): number {
  const first = text.charCodeAt(start);
  let end = start + 1;
  let code = text.charCodeAt(end);
  if (!((first | 32) >= 97 && (first | 32) <= 122) || mayMean(first, code)) return start;
  while ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95)
    code = text.charCodeAt(++end);
  if (code !== 32 && code !== 61) return start;
  const next = text.charCodeAt(end + 1);
  return isDigitCode(next === 45 ? text.charCodeAt(end + 2) : next) ? end : start;
}

/** Whether it is one of them. */
export const isStatementWord = (word: string): boolean =>
  word.length <= 6 && mayMean(word.charCodeAt(0), word.charCodeAt(1)) && statementWords.has(word);
