// Where quoted text ends, as Python and JSON write it.

/** The end of the string whose first quote stands at `quoteAt`: of a line where it is never closed. */
export function endOfQuoted(text: string, quoteAt: number): number {
  const quote = text.charCodeAt(quoteAt);
  if (text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote) {
    const triple = text.charAt(quoteAt).repeat(3);
    const end = text.indexOf(triple, quoteAt + 3);
    return end < 0 ? text.length : end + 3;
  }
  for (let at = quoteAt + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) return at + 1;
    else if (code === 10) return at;
  }
  return text.length;
}
