// Tells the row labels of a table as pandas prints it from its numbers: a Series or DataFrame, copied out of a terminal.
// Only labels.ts asks.

/** A printed table whose labels and last line stand there as spaces, so that every number keeps its place. */
interface Printout {
  readonly text: string;
  /** The first label and the last one. */
  readonly labels: readonly [first: string, last: string];
}

/** pandas itself prints 60 rows at most, where nobody asks for more. */
const longest = 250_000;
/** So many rows that count from 0 are no chance, without a header that says so. */
const fewest = 3;

const row = /^(-?\d+)(?: {2,}| (?=-))\S/;
const gap = /^ *\.{2,3}(?: +\.{2,3})*$/;
/** What names of columns seldom hold, and code often does. */
const code = /[=()[\]{},;:#]/;
const columnNumber = /(?<!\S)(?:-?\d|\w+[=@(<>])\S*(?!\S)/g;
const trailer = /^(?:(?:Name: .*, )?(?:Length: \d+, )?dtype: \w+|\[\d+ rows x \d+ columns\])$/;
const cellGap = / {2,}| (?=-)/;

/**
 * The text without its labels, where it is certain that they are labels: below a header that is one cell shorter, above
 * pandas' own last line, or counting from 0 in columns that are right-aligned. Undefined for every other text.
 */
export function readPrintout(text: string): Printout | undefined {
  if (text.length > longest || !/^-?\d+ {1,}\S/m.test(text)) return undefined;
  const lines = text.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  const hasHeader = !row.test(lines[first] ?? '');
  const from = hasHeader ? first + 1 : first;
  let to = from;
  while (row.test(lines[to] ?? '') || gap.test(lines[to] ?? '')) to++;
  const rows = lines.slice(from, to);
  const rest = lines.slice(to).filter((line) => line !== '');
  const hasTrailer = rest.length === 1 && trailer.test(rest[0] ?? '');
  const [top = ''] = rows;
  if (rows.length < 2 || (rest.length > 0 && !hasTrailer)) return undefined;
  const cells = top.split(cellGap).length;
  if (!rows.every((line) => line.length === top.length)) return undefined;
  const labels = rows.flatMap((line) => row.exec(line)?.[1] ?? []);
  const isCount = labels.length >= fewest && labels.every((label, at) => label === String(at));
  const header = (lines[first] ?? '').trim();
  const isCode = code.test(header) && !hasTrailer && !isCount;
  const isBelow = !isCode && header.split(cellGap).length === cells - 1;
  if (hasHeader ? !isBelow : !hasTrailer && !isCount) return undefined;
  const masked = text
    .split('\n')
    .map((line, at) => {
      if (at >= to) return line.trim() === '' ? line : ' '.repeat(line.length);
      return line.replace(at < from ? columnNumber : /^-?\d+/, (label) => ' '.repeat(label.length));
    })
    .join('\n');
  return { text: masked, labels: [labels[0] ?? '', labels.at(-1) ?? ''] };
}
