// One value of a configuration file, and where it stands: what every format is read into.

/** A value that is no list and no mapping. */
export interface Setting {
  /** The keys that lead to it, outermost first; of a list the position. */
  readonly path: readonly (string | number)[];
  /** Without quotes. */
  readonly value: string | number | boolean | null;
  /** Inside of the quotes, in UTF-16 code units, the end excluded. */
  readonly start: number;
  readonly end: number;
}

/** The value of a word that stands without quotes, by JSON's, TOML's and YAML's common words. */
export function bareValue(text: string): Setting['value'] {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^(?:null|Null|NULL|~|)$/.test(text)) return null;
  return /^[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)
    ? Number(text.replaceAll('_', ''))
    : text;
}

/** Behind the string in quotes that begins at `start`; the end of the line where it is never closed. */
export function endOfQuoted(text: string, start: number, hasEscapes: boolean): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\n') return at;
    if (letter === '\\' && hasEscapes) at++;
    else if (letter === quote) return at + 1;
  }
  return text.length;
}
