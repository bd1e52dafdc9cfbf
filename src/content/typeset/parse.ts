// Reads the TeX that formulas of activations need: no macros, no environments but cases.

/** What TeX's rules of spacing tell apart. */
export type Class = 'ord' | 'op' | 'bin' | 'rel' | 'open' | 'close' | 'punct' | 'inner';

export type Atom =
  /** Letters of one font, `x` or `max`. */
  | { readonly kind: 'letters'; readonly text: string; readonly isItalic: boolean; readonly class: Class }
  | { readonly kind: 'fraction'; readonly above: List; readonly below: List }
  | { readonly kind: 'root'; readonly of: List }
  /** `\left( … \right)`. */
  | { readonly kind: 'fenced'; readonly left: string; readonly of: List; readonly right: string }
  | { readonly kind: 'cases'; readonly rows: readonly (readonly List[])[] }
  /** Σ. */
  | { readonly kind: 'sum' }
  | { readonly kind: 'group'; readonly of: List }
  /** Room of so many ems. */
  | { readonly kind: 'room'; readonly width: number }
  | { readonly kind: 'scripts'; readonly base: Atom; readonly below?: List; readonly above?: List };

export type List = readonly Atom[];

const greek = 'αβγδλμσωθπ';
const greekNames = 'alpha beta gamma delta lambda mu sigma omega theta pi'.split(' ');
const functionNames = new Set('max min ln sin cos tan sinh cosh tanh arcsin arccos arctan'.split(' '));

const letters = (text: string, of: Class, isItalic = false): Atom => ({
  kind: 'letters',
  text,
  isItalic,
  class: of,
});

/** Commands that stand for one sign. */
const signs: Readonly<Record<string, Atom>> = {
  cdot: letters('⋅', 'bin'),
  otimes: letters('⊗', 'bin'),
  le: letters('≤', 'rel'),
  ge: letters('≥', 'rel'),
  ne: letters('≠', 'rel'),
  approx: letters('≈', 'rel'),
  Phi: letters('Φ', 'ord'),
  ldots: letters('…', 'inner'),
  sum: { kind: 'sum' },
  quad: { kind: 'room', width: 1 },
  ' ': letters(' ', 'ord'),
  ...Object.fromEntries(greekNames.map((name, i) => [name, letters(greek.charAt(i), 'ord', true)])),
};

const classes: Readonly<Record<string, Class>> = {
  '(': 'open',
  ')': 'close',
  '=': 'rel',
  '<': 'rel',
  '>': 'rel',
  '+': 'bin',
  '-': 'bin',
  ',': 'punct',
};

/** What is read of the text so far. */
interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

/** The formula; undefined where the text has anything else. Takes time in proportion to the text. */
export function parseTex(tex: string): List | undefined {
  const tokens =
    tex.match(
      /\\text\{[^{}]*\}|\\operatorname\{[^{}]*\}|\\(?:begin|end)\{cases\}|\\[a-zA-Z]+|\\\\|\\.|\s+|\d+(?:\.\d+)?|[\s\S]/gu,
    ) ?? [];
  const reader: Reader = { tokens: tokens.filter((one) => one.trim() !== '' || one === '\\ '), at: 0 };
  try {
    const list = readList(reader, () => false);
    return reader.at === reader.tokens.length ? list : undefined;
  } catch (error) {
    if (error instanceof NotTex) return undefined;
    throw error;
  }
}

class NotTex extends Error {}

function next(reader: Reader): string {
  const token = reader.tokens[reader.at++];
  if (token === undefined) throw new NotTex();
  return token;
}

function readList(reader: Reader, ends: (token: string) => boolean): List {
  const list: Atom[] = [];
  for (
    let token = reader.tokens[reader.at];
    token !== undefined && !ends(token);
    token = reader.tokens[reader.at]
  ) {
    const atom = readAtom(reader);
    const scripts: { below?: List; above?: List } = {};
    for (let sign = reader.tokens[reader.at]; sign === '^' || sign === '_'; sign = reader.tokens[reader.at]) {
      reader.at++;
      scripts[sign === '^' ? 'above' : 'below'] = readArgument(reader);
    }
    const hasScripts = scripts.above !== undefined || scripts.below !== undefined;
    list.push(hasScripts ? { kind: 'scripts', base: atom, ...scripts } : atom);
  }
  return list;
}

function readArgument(reader: Reader): List {
  if (reader.tokens[reader.at] !== '{') return [readAtom(reader)];
  reader.at++;
  const list = readList(reader, (token) => token === '}');
  reader.at++;
  return list;
}

function readAtom(reader: Reader): Atom {
  const token = next(reader);
  const named = /^\\(text|operatorname)\{(.*)\}$/.exec(token);
  if (named) {
    const text = (named[2] ?? '').replaceAll('\\_', '_');
    return letters(text, named[1] === 'text' ? 'ord' : 'op');
  }
  switch (token) {
    case '{':
      reader.at--;
      return { kind: 'group', of: readArgument(reader) };
    case '\\frac':
      return { kind: 'fraction', above: readArgument(reader), below: readArgument(reader) };
    case '\\sqrt':
      return { kind: 'root', of: readArgument(reader) };
    case '\\left': {
      const left = next(reader);
      const of = readList(reader, (one) => one === '\\right');
      next(reader);
      return { kind: 'fenced', left, of, right: next(reader) };
    }
    case '\\begin{cases}':
      return { kind: 'cases', rows: readRows(reader) };
    default:
  }
  if (token.startsWith('\\')) {
    const name = token.slice(1);
    const sign = signs[name];
    if (sign) return sign;
    if (functionNames.has(name)) return letters(name, 'op');
    throw new NotTex();
  }
  if (/^\d/.test(token)) return letters(token, 'ord');
  if (/^[a-zA-Z]$/.test(token)) return letters(token, 'ord', true);
  if (token === '|' || token === '/') return letters(token, 'ord');
  const known = classes[token];
  if (!known) throw new NotTex();
  return letters(token === '-' ? '−' : token, known);
}

function readRows(reader: Reader): readonly (readonly List[])[] {
  const rows: List[][] = [[]];
  for (;;) {
    const cell = readList(reader, (token) => token === '&' || token === '\\\\' || token === '\\end{cases}');
    rows.at(-1)?.push(cell);
    const end = next(reader);
    if (end === '\\end{cases}') return rows;
    if (end === '\\\\') rows.push([]);
  }
}
