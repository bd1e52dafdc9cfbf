// What a notebook's cell is to Python: lines for IPython are hidden, cells in other languages are none.

/** The Python of a cell, of the same length as the cell. */
interface CellCode {
  readonly text: string;
  /** The file that the cell writes, whose source this is. */
  readonly file?: string;
}

/** Cell magics below which Python goes on. */
const pythonMagics =
  /^%%(?:time|timeit|capture|prun|python3?|pypy|memit|mprun|ipytest|notify|debug|wandb|skip|cache)\b/;
/** Line magics whose rest is Python, and their options. */
const prefixMagics = /^[ \t]*%(?:time|timeit|prun|memit|mprun|debug)\b[ \t]*(?:-\w+(?:[ \t]+\d+)?[ \t]+)*/;

/** Undefined for a cell that is no Python. */
export function codeOfCell(cell: string): CellCode | undefined {
  let text = cell;
  let file: string | undefined;
  const first = /^\s*(%%.*)/.exec(text);
  if (first) {
    const [whole, magic = ''] = first;
    const written = /^%%(?:writefile|file)\s+(?:-\w+\s+|--\w+\s+)*(\S+)/.exec(magic);
    if (written) {
      file = written[1] ?? '';
      if (!/\.pyi?$/.test(file.replace(/["']/g, ''))) return undefined;
    } else if (!pythonMagics.test(magic)) return undefined;
    text = hide(whole) + text.slice(whole.length);
  }
  if (file !== undefined) return { text, file };
  return { text: hideMagics(text) };
}

function hideMagics(text: string): string {
  if (!/[%!?]/.test(text)) return text;
  let isContinued = false;
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      const isMagic =
        isContinued ||
        /^[ \t]*!/.test(line) ||
        // Inside of brackets, a line that starts with % is the rest of a division.
        (depth <= 0 && /^[ \t]*%[A-Za-z%]/.test(line)) ||
        /^[ \t]*\??[\w.]+\?{1,2}\s*$/.test(line);
      if (!isMagic) depth += bracketsOf(line);
      if (!isMagic) return line.replace(/^([\w., \t]+=[ \t]*)([!%])(?=\w)/, '$1#');
      const prefix = isContinued ? null : prefixMagics.exec(line);
      if (prefix && prefix[0].length < line.trimEnd().length) {
        // `%time y = f(x)` becomes `_    = y = f(x)`, which keeps every column in its place.
        const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
        const width = prefix[0].length - indent.length;
        return `${indent}_${' '.repeat(width - 2)}=${line.slice(prefix[0].length)}`;
      }
      isContinued = /\\\s*$/.test(line);
      return hide(line);
    })
    .join('\n');
}

/** A comment of the same length. */
function hide(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    return indent.length === line.length ? line : `${indent}#${line.slice(indent.length + 1)}`;
  });
}

/** How many brackets the line leaves open; those in strings of one line do not count. */
function bracketsOf(line: string): number {
  let depth = 0;
  let quote = '';
  // What stands behind a quote that nothing closes counts after all.
  let behind = 0;
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at);
    if (quote !== '' && mark === '\\') at++;
    else if (quote !== '') {
      if (mark === quote) {
        quote = '';
        behind = 0;
      } else behind += turnOf(mark);
    } else if (mark === '#') break;
    else if (mark === '"' || mark === "'") quote = mark;
    else depth += turnOf(mark);
  }
  return depth + behind;
}

function turnOf(mark: string): number {
  if (mark === '(' || mark === '[' || mark === '{') return 1;
  return mark === ')' || mark === ']' || mark === '}' ? -1 : 0;
}
