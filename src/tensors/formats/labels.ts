// Row labels of printed tables are no numbers: pandas, R, and tables whose first header cell is empty.
import { blank, type Draft, type Format, mask } from './draft.ts';
import { readPrintout } from './printout.ts';

export const readLabels: Format = (draft) => {
  draft.labels = maskLabels(draft);
  if (/dtype: \w|^\[\d+ rows x/m.test(draft.sample)) mask(draft, trailer);
};

/** What pandas says below a table. */
const trailer =
  /^(?:Freq: \S+, )?(?:Name: .*, )?(?:Length: \d+, )?dtype: [\w[\], ]+$|^\[\d+ rows x \d+ columns\][ \t]*$/gm;

type Labels = Draft['labels'];

function maskLabels(draft: Draft): Labels {
  const before = draft.text;
  const blocks = draft.blocks.length;
  const labels =
    maskPercentiles(draft) ??
    maskWrapped(draft) ??
    maskRepeated(draft) ??
    maskPrintout(draft) ??
    maskSeries(draft) ??
    maskCorner(draft) ??
    maskLong(draft);
  if (!labels) return undefined;
  draft.others.add('labels');
  if (draft.as === 'labels') {
    draft.text = before;
    draft.blocks.length = blocks;
    return undefined;
  }
  return labels;
}

function maskPrintout(draft: Draft): Labels {
  const printout = readPrintout(draft.text);
  if (printout) draft.text = printout.text;
  return printout?.labels;
}

/** A Series of pandas says so below; the last cell of each row is its number. */
function maskSeries(draft: Draft): Labels {
  const { text } = draft;
  const lines = text.length > longest ? [] : text.trimEnd().split('\n');
  const last = lines.pop() ?? '';
  if (!/^(?:Freq|Name|Length|dtype): /.test(last) || !/(?:^|, )dtype: \w/.test(last)) return undefined;
  const labels: string[] = [];
  const masked = lines.map((line) => {
    const end = line.trimEnd().lastIndexOf(' ') + 1;
    const label = line.slice(0, end);
    if (label.trim() !== '') labels.push(label.trim());
    return /\d/.test(label) ? blank(label) + line.slice(end) : line;
  });
  if (!labels.some((label) => /\d/.test(label))) return undefined;
  draft.text = [...masked, text.slice(masked.join('\n').length + 1)].join('\n');
  return [labels[0] ?? '', labels.at(-1) ?? ''];
}

/** `describe()` of pandas and `quantile()` of R name rows or columns by percents. */
function maskPercentiles(draft: Draft): Labels {
  const { sample } = draft;
  if (!/\d%/.test(sample)) return undefined;
  const label = /(?<=^[| \t\u2502]*)\d{1,3}(?:\.\d+)?%(?=[ \t])/gm;
  const found = sample.match(label);
  if (found && /^[| \t\u2502]*(?:count|mean|std|min)[ \t]/m.test(sample)) {
    const lines = draft.text.replaceAll(label, blank).split('\n');
    const count = lines.findIndex((line) => /^[| \t\u2502]*count[ \t]/.test(line));
    // With the names of columns, which may be numbers.
    let names = count - 1;
    while (names >= 0 && !/\w/.test(lines[names] ?? '')) names--;
    const masked = lines[names]?.split(/(\s+)/).map((name) => (/\d/.test(name) ? blank(name) : name));
    if (masked) lines[names] = masked.join('');
    draft.text = lines.join('\n');
    return [found[0] ?? '', found.at(-1) ?? ''];
  }
  const percents = /^(?:[ \t]*\d{1,3}(?:\.\d+)?%){2,}\s*$/m;
  if (!percents.test(sample)) return undefined;
  const lines = draft.text.split('\n');
  const header = lines.findIndex((line) => percents.test(line));
  const names = (lines[header] ?? '').trim().split(/\s+/);
  const values = (lines[header + 1] ?? '').trim().split(/\s+/);
  if (header < 0 || values.length !== names.length || /%/.test(lines[header + 1] ?? '')) return undefined;
  lines[header] = blank(lines[header] ?? '');
  draft.text = lines.join('\n');
  return [names[0] ?? '', names.at(-1) ?? ''];
}

/** pandas ends the header of a block with a backslash where more columns follow below. */
function maskWrapped(draft: Draft): Labels {
  if (!/\S +\\ *$/m.test(draft.sample)) return undefined;
  const parts = draft.text.split(/(\n[ \t]*\n)/);
  let at = 0;
  let labels: Labels;
  const starts: number[] = [];
  const masked = parts.map((part) => {
    const start = at;
    at += part.length;
    if (!/\S/.test(part)) return part;
    const bare = part.replaceAll(/\\(?= *$)/gm, ' ');
    const printout = readPrintout(bare) ?? cornered(bare);
    starts.push(start);
    if (printout) labels ??= printout.labels;
    return printout?.text ?? bare;
  });
  if (starts.length < 2) return undefined;
  const isAll = labels !== undefined || !/^-?\d/m.test(draft.text);
  if (!isAll) return undefined;
  draft.text = masked.join('');
  draft.blocks.push(...starts);
  return labels;
}

/** R repeats the labels of a table with other columns below. */
function maskRepeated(draft: Draft): Labels {
  const { sample, text } = draft;
  if (sample !== text || !/^ +[A-Za-z.]/m.test(text)) return undefined;
  const lines = text.split('\n');
  const heads = lines.flatMap((line, at) => (/^ +[A-Za-z.]\S*(?: +[A-Za-z.]\S*)* *$/.test(line) ? [at] : []));
  const [first, second] = heads;
  if (first === undefined || second === undefined || lines.slice(0, first).some((line) => /\S/.test(line)))
    return undefined;
  const labelOf = (line: string) => /^\S+(?= )/.exec(line)?.[0];
  const blocks = heads.map((head, at) =>
    lines.slice(head + 1, heads[at + 1]).filter((line) => /\S/.test(line)),
  );
  const labels = (blocks[0] ?? []).map(labelOf);
  const isSame = (block: readonly string[]) =>
    block.length === labels.length && block.every((line, at) => labelOf(line) === labels[at]);
  if (labels.length === 0 || labels.includes(undefined) || !blocks.every(isSame)) return undefined;
  let at = 0;
  const masked = lines.map((line, row) => {
    if (heads.includes(row)) draft.blocks.push(at);
    at += line.length + 1;
    return heads.includes(row) ? line : line.replace(/^-?\d\S*(?= )/, blank);
  });
  draft.text = masked.join('\n');
  return [labels[0] ?? '', labels.at(-1) ?? ''];
}

function maskCorner(draft: Draft): Labels {
  const found = cornered(draft.text);
  if (found) draft.text = found.text;
  return found?.labels;
}

/** So much of a long text tells whether its rows have labels. */
const longHead = 20_000;

/** Of a text that is too long to look at each line, the beginning decides for all. */
function maskLong(draft: Draft): Labels {
  const { text } = draft;
  if (text.length <= 250_000) return undefined;
  const cut = text.lastIndexOf('\n', longHead);
  const head = text.slice(0, Math.max(cut, 0));
  const found = readPrintout(head) ?? cornered(head);
  if (!found || !/^-?\d/.test(found.labels[0])) return undefined;
  const rest = text.slice(head.length);
  const label = /^[ \t]*(?:\|[ \t]*)?"?-?\d[\w.:-]*(?=[ \t",;|])/gm;
  const end = text.trimEnd();
  const last = /-?\d[\w.:-]*/.exec(end.slice(end.lastIndexOf('\n') + 1))?.[0];
  draft.text =
    found.text +
    rest.replaceAll(label, (written) =>
      /[|"]/.test(written) ? written.replaceAll(/[^|"\s]/g, ' ') : blank(written),
    );
  return [found.labels[0], last ?? found.labels[1]];
}

const longest = 2_000_000;

/** A table whose header has nothing over the first column: `,a,b`, `|  | a |`, and `  a b` over `1 2 3`, aligned. */
function cornered(
  text: string,
): { readonly text: string; readonly labels: readonly [string, string] } | undefined {
  if (text.length > longest) return undefined;
  const from = text.search(/\S/) < 0 ? 0 : text.lastIndexOf('\n', text.search(/\S/)) + 1;
  const lines = text.slice(from).split('\n');
  // reStructuredText writes two points over it.
  const header = (lines[0] ?? '').replace(/^( +)\.\.(?= )/, '$1  ');
  const parted = /^[ \t]*([,;\t|])/.exec(header)?.[1];
  return parted === undefined ||
    (parted === '\t' && /^\s+\S+( +\S+)*$/.test(header) && !header.startsWith('\t'))
    ? (aligned(text, from, lines, header, /\s+/) ?? aligned(text, from, lines, header, / {2,}/))
    : separated(text, from, lines, header, parted);
}

/** Cells between commas, tabs or bars. */
function separated(text: string, from: number, lines: readonly string[], header: string, mark: string) {
  const isBar = mark === '|';
  const names = cellsOf(header, mark, isBar);
  if (names.length < 2 || names[0]?.trim() !== '' || names.slice(1).every((name) => name.trim() === ''))
    return undefined;
  const labels: string[] = [];
  const body = lines.slice(1).map((line) => {
    if (line.trim() === '') return line;
    const cells = cellsOf(line, mark, isBar);
    if (cells.length !== names.length) return undefined;
    const [label = ''] = cells;
    labels.push(label.trim());
    const start = isBar ? line.indexOf('|') + 1 : 0;
    return line.slice(0, start) + label.replaceAll(/[^\s,;|"]/g, ' ') + line.slice(start + label.length);
  });
  if (labels.every((label) => label === '') || body.includes(undefined) || !isHeader(names.slice(1)))
    return undefined;
  return settled(text, from, maskNumbers(header), body, labels);
}

function cellsOf(line: string, mark: string, isBar: boolean): readonly string[] {
  const inner = isBar ? line.trim().replace(/^\|/, '').replace(/\|$/, '') : line.replace(/\r$/, '');
  return inner.split(mark);
}

/** Of an index of several levels, the last one tells. */
const numericLabel = /(?<!\S)-?\d\S*$/;

/** What stands before the last `count` cells of a line, in up to four levels of an index. */
function labelOf(line: string, count: number): string | undefined {
  const [label] = /^ *-?[^\s=()[\]{},;]+(?= )/.exec(line) ?? [];
  if (label === undefined) return undefined;
  const more = line.slice(label.length).trim().split(/\s+/).length - count;
  if (more < 1 || more > 3) return label;
  let end = label.length;
  for (let at = 0; at < more; at++) end += /^ +\S+/.exec(line.slice(end))?.[0].length ?? 0;
  return line.slice(0, end);
}

/** Cells below one another, as R and pandas print them. */
function aligned(text: string, from: number, lines: readonly string[], header: string, gap: RegExp) {
  if (!/^ +\S/.test(header) || /[[\]{},;:#]|(?:^|\s)[=(]|=\s/.test(header)) return undefined;
  const names = header.trim().split(gap);
  const labels: string[] = [];
  const body = lines.slice(1).map((line) => {
    if (line.trim() === '') return line;
    const label = labelOf(line, names.length);
    const rest = line.slice(label?.length ?? 0).trim();
    // The name of the index stands alone below the header.
    if (labels.length === 0 && /^[A-Za-z_][\w.]*(?: +[A-Za-z_][\w.]*)* *$/.test(line)) return line;
    if (label === undefined || rest === '' || rest.split(/\s+/).length !== names.length) return undefined;
    labels.push(label);
    return numericLabel.test(label) ? blank(label) + line.slice(label.length) : line;
  });
  if (labels.length === 0 || body.includes(undefined)) return undefined;
  const numeric = labels.filter((label) => numericLabel.test(label));
  const headerNumbers = names.some((name) => /(?:^|[ =@])-?\d/.test(name));
  if ((numeric.length === 0 && !headerNumbers) || !isHeader(names)) return undefined;
  if (numeric.length > 0 && numeric.length < labels.length) return undefined;
  // As far to the left as its labels are wide, nothing stands in the header.
  const width = Math.max(...labels.map((label) => label.length));
  if (/\S/.test(header.slice(0, width))) return undefined;
  return settled(
    text,
    from,
    maskNumbers(header),
    body,
    labels.map((label) => label.trim()),
  );
}

/** Numbers in a header are names only where they count. */
function isHeader(names: readonly string[]): boolean {
  const plain = names.map((name) => name.replaceAll(/["\s]/g, ''));
  const isPercent = plain.every((name) => /^-?[\d.]+%$/.test(name));
  return (
    isPercent || plain.every((name, at) => !/^-?\d/.test(name) || name === String(at + Number(plain[0])))
  );
}

const maskNumbers = (header: string): string =>
  header.replaceAll(/(?<![^\s,;|"])(?:-?\d|\w+[=@(<>])[^\s,;|"]*/g, blank);

function settled(
  text: string,
  from: number,
  header: string,
  body: readonly (string | undefined)[],
  labels: readonly string[],
) {
  return {
    text: text.slice(0, from) + [header, ...body].join('\n'),
    labels: [labels[0] ?? '', labels.at(-1) ?? ''] as const,
  };
}
