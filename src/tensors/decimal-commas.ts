// Numbers as much of Europe writes them, `3,14; 2,71`: where semicolons part them, a comma is the decimal mark.

/** So much of a long text has to look like it before all of it is looked at. */
const longestHead = 10_000;

/**
 * The text with points for its decimal commas, every character in its place; undefined where commas mean something else:
 * without semicolons, in brackets, with a space behind them, two in one field, or beside decimal points.
 */
export function readDecimalCommas(text: string): string | undefined {
  const cut = text.lastIndexOf('\n', longestHead);
  const head = text.length <= longestHead ? text : text.slice(0, cut > 0 ? cut : longestHead);
  if (!hasDecimalCommas(head) || (head !== text && !hasDecimalCommas(text))) return undefined;
  return text.replaceAll(',', '.');
}

function hasDecimalCommas(text: string): boolean {
  if (!text.includes(';') || !/\d,\d/.test(text)) return false;
  return !/[[\](){}]|(?<!\d),|,(?!\d)|,\d+,|\d\.\d/.test(text);
}
