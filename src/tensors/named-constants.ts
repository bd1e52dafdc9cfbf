// Names that stand for numbers, `math.inf`, `np.pi`, and calls that turn one into another, `float('nan')`.

import { mathConstants, type PythonNumber } from '../arithmetic/python-arithmetic.ts';
import { isDigitCode, isWordCode } from '../foundation/number-literal.ts';

const infiniteOrNot = /^(?:[+-]?)(?:inf|Inf|INF|infinity|Infinity|infty|PINF)$/;
const notANumber = /^(?:nan|NaN|NAN)$/;
const knownModules = /^(?:math|cmath|np|numpy|jnp|torch|th)\.$/;
/** The value of a named constant, `math.inf`, `nan`, `np.pi`; undefined for any other name. */
export function constantOfName(name: string): number | undefined {
  if (!mayBeConstant(name)) return undefined;
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  if (infiniteOrNot.test(last)) return last.length ? Number.POSITIVE_INFINITY : undefined;
  if (notANumber.test(last)) return Number.NaN;
  if (dot < 0 || !knownModules.test(name.slice(0, dot + 1))) return undefined;
  return Object.hasOwn(mathConstants, last) ? mathConstants[last as keyof typeof mathConstants] : undefined;
}

/** Whether a name has a point or one of the letters that constants begin with: few names in logs have. */
function mayBeConstant(name: string): boolean {
  const code = name.charCodeAt(0) | 32;
  return code === 105 || code === 110 || code === 112 || name.includes('.');
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

/** How long those are that begin with a letter, a bit for each length: few words of a log need to be looked up. */
const lengths = new Uint8Array(128);
for (const word of statementWords)
  lengths[word.charCodeAt(0)] = (lengths[word.charCodeAt(0)] ?? 0) | (1 << word.length);

/** Whether it is one of them. */
export const isStatementWord = (word: string): boolean =>
  word.length <= 6 &&
  ((lengths[word.charCodeAt(0)] ?? 0) & (1 << word.length)) !== 0 &&
  statementWords.has(word);
