// Reads Python's number and string literals. Pure.

/** The value of a number literal; `undefined` for complex numbers and what is no number. */
export function readNumber(text: string): {
  readonly value: number | undefined;
  readonly isInteger: boolean;
} {
  const plain = text.replaceAll('_', '');
  if (/^0[xXoObB]/.test(plain)) {
    const value = Number(plain);
    return { value: Number.isNaN(value) ? undefined : value, isInteger: true };
  }
  if (/^\d+[lL]?$/.test(plain)) return { value: Number(plain.replace(/[lL]$/, '')), isInteger: true };
  if (!/^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return { value: undefined, isInteger: false };
  return { value: Number(plain), isInteger: false };
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

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
    /\\(\r\n|[\s\S])/g,
    (whole, mark: string) => escapes[mark] ?? (/^[\r\n]/.test(mark) ? '' : whole),
  );
  return { value, from, to };
}
