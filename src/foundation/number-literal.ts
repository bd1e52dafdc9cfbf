// Reads number literals as Python does: the one at a place in a text, a whole literal, what float() takes. The only reader
// of them; the first is the hot path of long selections.

/** What stands at a place: where it ends, its value, and whether it is written as an integer. */
interface Literal {
  readonly end: number;
  /** NaN when the word is not a number, `3abc`. Otherwise as Python's float(): correctly rounded, `1e999` is infinite. */
  readonly value: number;
  readonly isInteger: boolean;
  /** False for words that begin like a number and are none: `3abc`, `1.2.3`, `1__0`, `0x`. */
  readonly isNumber: boolean;
  /** `007`: fine in a table, but no integer in Python code. */
  readonly hasLeadingZero: boolean;
}

const literal = { end: 0, value: 0, isInteger: false, isNumber: false, hasLeadingZero: false };

const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Letters, digits, underscores and everything beyond ASCII that is not a space or a mathematical sign. */
export function isWordCode(code: number): boolean {
  if (!(code >= 128))
    return (
      (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95
    );
  return (
    code !== 0xa0 &&
    // Currencies: $, £ and € stand before a number or after it.
    !(code >= 0xa2 && code <= 0xa5) &&
    !(code >= 0x20a0 && code <= 0x20cf) &&
    code !== 0x2212 &&
    code !== 0xfeff &&
    !(code >= 0x2000 && code <= 0x206f) &&
    code !== 0x3000
  );
}

/** An ASCII digit. */
export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * Reads the unsigned literal that starts at `start` (a digit, or a point before a digit). The answer is reused by the
 * next call, so that a million numbers make no garbage: read it at once.
 */
export function readLiteral(text: string, start: number): Literal {
  const length = text.length;
  let at = start;
  let code = text.charCodeAt(at);
  // Up to 15 digits are exact in a float64, and so is a power of ten up to 22: one division rounds correctly.
  let mantissa = 0;
  let digits = 0;
  let shift = 0;
  let plain = true;
  while (code >= 48 && code <= 57) {
    mantissa = mantissa * 10 + (code - 48);
    if (mantissa !== 0) digits++;
    code = ++at < length ? text.charCodeAt(at) : 0;
  }
  const whole = at - start;
  let isInteger = true;
  if (code === 95 || (whole === 1 && mantissa === 0 && isRadixCode(code))) plain = false;
  if (code === 46 && plain) {
    isInteger = false;
    const point = at;
    code = ++at < length ? text.charCodeAt(at) : 0;
    while (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + (code - 48);
      if (mantissa !== 0) digits++;
      code = ++at < length ? text.charCodeAt(at) : 0;
    }
    shift = at - point - 1;
  }
  if (plain && (at >= length || !(isWordCode(code) || code === 46))) {
    literal.end = at;
    literal.isInteger = isInteger;
    literal.isNumber = true;
    literal.hasLeadingZero = isInteger && whole > 1 && text.charCodeAt(start) === 48;
    if (digits <= 15 && shift <= 22)
      literal.value = shift === 0 ? mantissa : mantissa / (powersOfTen[shift] ?? 1);
    else literal.value = Number(text.slice(start, at));
    return literal;
  }
  return readOddLiteral(text, start);
}

function isRadixCode(code: number): boolean {
  const lower = code | 32;
  return lower === 120 || lower === 111 || lower === 98;
}

const oddLiteral =
  /^(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+(?:_\d+)*)?)$/;

/** Exponents, underscores, hex, and words that only begin like a number. */
function readOddLiteral(text: string, start: number): Literal {
  let end = start;
  const hexadecimal = text.charCodeAt(start) === 48 && (text.charCodeAt(start + 1) | 32) === 120;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isWordCode(code) || code === 46) continue;
    const isSign = code === 43 || code === 45;
    const afterExponent = isSign && !hexadecimal && end > start && (text.charCodeAt(end - 1) | 32) === 101;
    if (!afterExponent || !isDigitCode(text.charCodeAt(end + 1))) break;
    // `1e` is the only thing before a sign that belongs to a number: `name-1` is no exponent.
    if (!/^[\d_.]+$/.test(text.slice(start, Math.min(end - 1, start + 400)))) break;
  }
  const word = text.slice(start, end);
  literal.end = end;
  literal.hasLeadingZero = false;
  literal.isNumber = oddLiteral.test(word);
  literal.isInteger = literal.isNumber && /^(?:0[xXoObB]|[\d_]+$)/.test(word);
  literal.value = literal.isNumber ? Number(word.replaceAll('_', '')) : Number.NaN;
  return literal;
}

/** A number literal of Python code, as a tokenizer cuts it out: `1_000`, `0xff`, `1e-3`, and `10L` of Python 2. */
export function readNumber(word: string): {
  /** Undefined for complex numbers and what is no number. */
  readonly value: number | undefined;
  readonly isInteger: boolean;
} {
  const text = /^\d+[lL]$/.test(word) ? word.slice(0, -1) : word;
  const code = text.charCodeAt(0);
  if (!isDigitCode(code) && !(code === 46 && isDigitCode(text.charCodeAt(1))))
    return { value: undefined, isInteger: false };
  const { isNumber, end, value, isInteger } = readLiteral(text, 0);
  return isNumber && end === text.length ? { value, isInteger } : { value: undefined, isInteger: false };
}

/** Python's float() of a string: `' -1e3 '`, `'Infinity'`, `'nan'`; undefined if it raises. */
export function readFloat(written: string): number | undefined {
  const word = written.trim();
  const sign = word.startsWith('-') ? -1 : 1;
  const unsigned = /^[+-]/.test(word) ? word.slice(1) : word;
  if (/^inf(?:inity)?$/i.test(unsigned)) return sign * Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(unsigned)) return Number.NaN;
  if (/^0[xob]/i.test(unsigned) || /[lL]$/.test(unsigned)) return undefined;
  const { value } = readNumber(unsigned);
  return value === undefined ? undefined : sign * value;
}
