// Names that stand for numbers, `math.inf`, `np.pi`, and calls that turn one into another, `float('nan')`.
import type { Constant } from './arithmetic.ts';
import { isDigitCode, isWordCode, readLiteral } from './literal.ts';

const infiniteOrNot = /^(?:[+-]?)(?:inf|Inf|INF|infinity|Infinity|infty|PINF)$/;
const notANumber = /^(?:nan|NaN|NAN)$/;
const knownModules = /^(?:math|cmath|np|numpy|jnp|torch|th)\.$/;
/** The value of a named constant, `math.inf`, `nan`, `np.pi`; undefined for any other name. */
export function constantOfName(name: string): number | undefined {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  if (infiniteOrNot.test(last)) return last.length ? Number.POSITIVE_INFINITY : undefined;
  if (notANumber.test(last)) return Number.NaN;
  if (dot < 0 || !knownModules.test(name.slice(0, dot + 1))) return undefined;
  if (last === 'pi') return Math.PI;
  if (last === 'e') return Math.E;
  if (last === 'tau') return 2 * Math.PI;
  return undefined;
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

export function startsName(code: number): boolean {
  return isWordCode(code) && !isDigitCode(code);
}

/** Python's float() of a string; undefined where it raises. */
export function floatOfString(written: string): number | undefined {
  const word = written.trim();
  if (/^[+-]?(?:inf|infinity)$/i.test(word)) return word.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(word)) return Number.NaN;
  const unsigned = /^[+-]/.test(word) ? word.slice(1) : word;
  const first = unsigned.charCodeAt(0);
  if (!isDigitCode(first) && !(first === 46 && isDigitCode(unsigned.charCodeAt(1)))) return undefined;
  if (/^0[xob]/i.test(unsigned)) return undefined;
  const { isNumber, end, value } = readLiteral(unsigned, 0);
  if (!isNumber || end !== unsigned.length) return undefined;
  return word.startsWith('-') ? -value : value;
}

export type Convert = (value: Constant) => Constant | undefined;

/** What a call of `name` makes of one number, `int(2.5)`; undefined for other names. */
export function conversionOf(name: string): Convert | undefined {
  if (name === 'float' || /^(?:np|numpy)\.(?:float64|double)$/.test(name)) return (value) => Number(value);
  if (/^(?:np|numpy)\.(?:float32|single)$/.test(name)) return (value) => Math.fround(Number(value));
  if (name === 'int')
    return (value) =>
      typeof value === 'bigint' ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  if (/^(?:math|np|numpy)\.sqrt$/.test(name))
    return (value) => (Number(value) < 0 ? undefined : Math.sqrt(Number(value)));
  return undefined;
}

/** Words of Python that stand beside numbers and are none of the items. */
export const statementWords = new Set(
  'return print if elif else for in while and or not is import from as with yield lambda del assert def class'.split(
    ' ',
  ),
);
