// Where quoted text ends, as Python and JSON write it.

/** The end of the string whose first quote stands at `quoteAt`: of a line where it is never closed. */
export function endOfQuoted(text: string, quoteAt: number): number {
  const quote = text.charAt(quoteAt);
  const triple = quote.repeat(3);
  if (text.startsWith(triple, quoteAt)) {
    const end = text.indexOf(triple, quoteAt + 3);
    return end < 0 ? text.length : end + 3;
  }
  for (let at = quoteAt + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === quote) return at + 1;
    else if (character === '\n') return at;
  }
  return text.length;
}
