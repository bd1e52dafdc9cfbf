// Matrices as R, MATLAB, Octave, Julia and PyTorch in C++ print them: with indices, in pages, in blocks of columns, scaled.
import { type Draft, type Format, mask } from './draft.ts';

/** `1.0e+03 *` above a matrix: all of it is so many times larger. */
const scale = /^[ \t]*1(?:\.0+)?e[-+]?\d{1,3}[ \t]*\*[ \t]*$/gm;
/** PyTorch in C++ writes `0.01 *`, too. */
const plainScale = /^[ \t]*(?:1e[-+]?\d{1,3}|10{1,9}|0\.0{0,9}1)[ \t]*\*[ \t]*$/gm;
/** `(1,.,.) =`, `ans(:,:,1) =`, `[:, :, 1] =`, `, , 1`. */
const page =
  /^[ \t]*(?:\([ \d,]*\d *(?:, ?\.){2} ?\) ?=|\w+\(:,:(?:,\d+)+\) ?=|\[:, :(?:, \d+)+\] ?=|, , [^\n=]{1,40}(?=\r?\n[ \t]*\r?\n))[ \t]*$/gm;
/** `Columns 1 through 8:`, ` Columns 9 and 10:`, `Column 3`. */
const columns = /^[ \t]*Columns? \d+(?: (?:through|thru|to|and) \d+)?:?(?:[ \t]*$| (?=[ \t]*-?[\d.]))/gm;

export const readMatrices: Format = (draft) => {
  const { sample } = draft;
  if (/^[ \t]*(?:\(|\w+\(:,|\[:,|, , )/m.test(sample)) {
    const { text } = draft;
    for (const { start, end } of mask(draft, page)) {
      const index = text.slice(start, end).match(/\d+/g) ?? [];
      draft.pages.push({ start, index: index.map(Number) });
    }
  }
  if (/\d[ \t]*\*[ \t]*$/m.test(sample)) readScale(draft);
  if (/^[ \t]*Columns? \d/m.test(sample)) readColumns(draft);
  readR(draft);
};

function readScale(draft: Draft): void {
  const pattern = /Type\{/.test(draft.sample) ? plainScale : scale;
  const { text } = draft;
  const scales = mask(draft, pattern).map(({ start, end }) => ({
    start,
    exponent: Math.round(Math.log10(Number(text.slice(start, end).replace('*', '')))),
  }));
  if (scales.length === 0) return;
  if (draft.as !== 'unscaled') draft.scales.push(...scales);
  const exponents = new Set(scales.map(({ exponent }) => exponent));
  if (scales.length < draft.pages.length) exponents.add(0);
  draft.remarks.push({
    kind: draft.as === 'unscaled' ? 'unscaled' : 'scaled',
    exponent: [...exponents].join(', 1e'),
  });
  draft.others.add('unscaled');
}

function readColumns(draft: Draft): void {
  const found = mask(draft, columns);
  // A block for the first of each page; pages of blocks are told by their order only.
  if (found.length > 1 && draft.pages.length === 0) draft.blocks.push(...found.map(({ start }) => start));
}

/** `[1]  0.5 -0.5`, `[1,]`, `[,1]`, `[[1]]`, `$name`. */
function readR(draft: Draft): void {
  const { sample } = draft;
  if (/^[ \t]*\[,\d+\]/m.test(sample)) {
    const heads = mask(draft, /^[ \t]*(?:\[,\d+\][ \t]*)+$/gm);
    if (heads.length > 1 && draft.pages.length === 0) draft.blocks.push(...heads.map(({ start }) => start));
    mask(draft, /^[ \t]*\[\d+,\]/gm);
    return;
  }
  if (/^[ \t]*\[\d+,\] /m.test(sample)) {
    const heads = [...draft.text.matchAll(/^ {2,}[A-Za-z.][\w.]*(?:[ \t]+[A-Za-z.][\w.]*)*[ \t]*$/gm)].map(
      ({ index }) => index,
    );
    if (heads.length > 1 && draft.pages.length === 0) draft.blocks.push(...heads);
    mask(draft, /^[ \t]*\[\d+,\]/gm);
    return;
  }
  if (!/^ *\[1\] /m.test(sample)) return;
  const lines = sample.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('> '));
  const isVector = (line: string) => /^ *\[\d+\] /.test(line);
  const isHead = (line: string) => /^(?:\[\[\d+\]\]|\$\S+|attr\(,"[^"]*"\))\s*$/.test(line);
  const first = lines.find(
    (line) => !isHead(line) && !/^(?:Time Series:|(?:Start|End|Frequency) = )/.test(line),
  );
  if (first === undefined || !/^ *\[1\] /.test(first)) return;
  const body = lines.filter(
    (line) =>
      !isHead(line) && !/^ ?(?:Levels:|\[ reached|(?:Start|End|Frequency) = |Time Series:)/.test(line),
  );
  if (!body.every(isVector)) return;
  // `[1] [2]` is a list of Python's.
  if (body.some((line) => /^ *\[\d+\] *[[,\]]/.test(line))) return;
  const starts = mask(draft, /^ *\[\d+\](?= )/gm);
  // What was typed at the prompt, and the names of lists: few texts have either.
  if (draft.text.includes('> ')) mask(draft, /^> [^\n]*$/gm);
  if (/\[\[|\$/.test(draft.text)) mask(draft, /^(?:\[\[\d+\]\]|\$\S+)[ \t]*$/gm);
  if (starts.length === body.length || draft.text.length > sample.length) {
    const ones = body.filter((line) => /^ *\[1\] /.test(line)).length;
    if (ones === 1) draft.isRow = true;
  }
}
