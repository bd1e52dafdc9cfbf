// Reads and writes string literals as Python does: the only place that does so.
import { escapeCharacter } from './escape.ts';

/** What stands for a character behind a backslash. */
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** What Python reads beside these, and nobody writes. */
const rareEscapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', v: '\v' };

/** From how many characters on nobody asks for what the escapes in a string mean. */
const giant = 65_536;

/** The value of a string literal and where its inside stands; undefined for bytes. */
export function readString(
  text: string,
): { readonly value: string; readonly from: number; readonly to: number } | undefined {
  const opening = /^([a-zA-Z]*)("""|'''|"|')/.exec(text);
  if (!opening) return undefined;
  const prefix = (opening[1] ?? '').toLowerCase();
  const quote = opening[2] ?? '';
  if (prefix.includes('b')) return undefined;
  const from = opening[0].length;
  const isClosed = text.length >= from + quote.length && text.endsWith(quote);
  const to = isClosed ? text.length - quote.length : text.length;
  const inside = text.slice(from, to);
  if (prefix.includes('r') || inside.length > giant || !inside.includes('\\'))
    return { value: inside, from, to };
  const value = inside.replace(
    /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g,
    (whole, octal?: string, two?: string, four?: string, eight?: string, mark = '') => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const code = Number.parseInt(two ?? four ?? eight ?? '', 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      return escapes[mark] ?? rareEscapes[mark] ?? (/^[\r\n]/.test(mark) ? '' : whole);
    },
  );
  return { value, from, to };
}

/** What stands between quotes, `'tanh'`; the text itself where there are none around it. */
export function unquote(text: string): string {
  return text.replace(/^(['"])(.*)\1$/s, '$2');
}

/** A string literal of Python; nothing in `text` can end it or break its line. */
export function writeString(text: string, quote: '"' | "'"): string {
  const inside = text.replace(/[\\'"\p{Cc}\p{Cs}\u2028\u2029]/gu, (sign) => {
    if (sign === '"' || sign === "'") return sign === quote ? `\\${sign}` : sign;
    const name = Object.keys(escapes).find((each) => escapes[each] === sign);
    return name === undefined ? escapeCharacter(sign) : `\\${name}`;
  });
  return `${quote}${inside}${quote}`;
}
