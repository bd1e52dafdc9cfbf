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
  // `1.5e-03`, as programs print it.
  if ((code | 32) === 101 && plain) {
    const sign = text.charCodeAt(at + 1);
    const first = sign === 45 || sign === 43 ? at + 2 : at + 1;
    let next = first;
    let exponent = 0;
    let digit = text.charCodeAt(next);
    while (digit >= 48 && digit <= 57) {
      exponent = exponent * 10 + (digit - 48);
      digit = text.charCodeAt(++next);
    }
    if (next > first) {
      isInteger = false;
      at = next;
      code = at < length ? digit : 0;
      shift -= sign === 45 ? -exponent : exponent;
    }
  }
  if (plain && (at >= length || !(isWordCode(code) || code === 46))) {
    literal.end = at;
    literal.isInteger = isInteger;
    literal.isNumber = true;
    literal.hasLeadingZero = isInteger && whole > 1 && text.charCodeAt(start) === 48;
    literal.value = digits <= 15 ? timesTen(mantissa, -shift) : Number.NaN;
    if (Number.isNaN(literal.value)) literal.value = Number(text.slice(start, at));
    return literal;
  }
  return readOddLiteral(text, start);
}

/** An integer of up to 15 digits times a power of ten, rounded once; NaN where one operation could not. */
function timesTen(mantissa: number, exponent: number): number {
  if (exponent === 0) return mantissa;
  if (exponent < 0) return mantissa / (powersOfTen[-exponent] ?? Number.NaN);
  return mantissa * (powersOfTen[exponent] ?? Number.NaN);
}

/**
 * The number that stands from `start` to `end`, `-12.5`, times a power of ten, rounded once; undefined where it is written in
 * another way.
 */
export function readTimesTen(text: string, start: number, end: number, exponent: number): number | undefined {
  const isNegative = text.charCodeAt(start) === 45;
  let mantissa = 0;
  let point = -1;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 && point < 0) point = at;
    else if (isDigitCode(code)) mantissa = mantissa * 10 + (code - 48);
    else return undefined;
  }
  const shift = point < 0 ? 0 : end - point - 1;
  const exact = mantissa < 1e15 ? timesTen(mantissa, exponent - shift) : Number.NaN;
  if (Number.isNaN(exact)) return Number(`${text.slice(start, end)}e${exponent}`);
  return isNegative ? -exact : exact;
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
