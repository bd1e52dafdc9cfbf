// The forms in which programs print many numbers: a text of `count` numbers, always the same, for benches of the time
// that reading them takes and for tests of its steps.

/** A form's name, and the text of so many numbers in it. */
export type NumberForm = readonly [name: string, write: (count: number) => string];

const cellsOf = (cells: readonly string[]) => cells.map((cell) => cell.padStart(16)).join('');
const boxes = (line: string) => `${line.replaceAll('-', '\u2500')}\n`;

/** What most people paste; the first is the plain one. */
export const numberForms: readonly NumberForm[] = [
  ['a column', (count) => numbers(count).join('\n')],
  ['CSV', (count) => lines(count, 10, (cells) => cells.join(','))],
  [
    'CSV with an index',
    (count) =>
      `,${'abcdefghij'.split('').join(',')}\n${lines(count, 10, (cells, at) => `${at},${cells.join(',')}`)}`,
  ],
  ['TSV', (count) => lines(count, 10, (cells) => cells.join('\t'))],
  ['a nested list', (count) => `[${lines(count, 10, (cells) => `[${cells.join(', ')}],`)}]`],
  ['NumPy', (count) => `[${lines(count, 10, (cells) => `[${cells.join(' ')}]`)}]`],
  ['a printed tensor', (count) => `tensor([${lines(count, 10, (cells) => `[${cells.join(', ')}],`)}])`],
  [
    'pandas',
    (count) =>
      `${' '.repeat(7)}${cellsOf('abcde'.split(''))}\n${lines(count, 5, (cells, at) => String(at).padEnd(7) + cellsOf(cells))}`,
  ],
  [
    'exponents',
    (count) =>
      numbers(count)
        .map((each) => `${each}e-03`)
        .join('\n'),
  ],
  ['decimal commas', (count) => lines(count, 10, (cells) => cells.join(';').replaceAll('.', ','))],
  ['a factor above', (count) => `   1.0e+03 *\n\n${lines(count, 10, (cells) => cells.join('   '))}`],
  [
    'percents',
    (count) =>
      numbers(count)
        .map((each) => `${each}%`)
        .join('\n'),
  ],
  ['minus signs of typesetting', (count) => numbers(count).join('\n').replaceAll('-', '\u2212')],
  ['R', (count) => lines(count, 5, (cells, at) => `[${at * 5 + 1}] ${cells.join(' ')}`)],
  ['Markdown', (count) => `| a | b |\n|---|---|\n${lines(count, 2, (cells) => `| ${cells.join(' | ')} |`)}`],
  [
    'polars',
    (count) =>
      [
        boxes('\u250c-----\u252c-----\u2510'),
        '\u2502 a   \u2506 b   \u2502\n\u2502 --- \u2506 --- \u2502\n\u2502 f64 \u2506 f64 \u2502\n',
        lines(count, 2, (cells) => `\u2502 ${cells.join(' \u2506 ')} \u2502`),
      ].join(''),
  ],
  [
    'LaTeX',
    (count) =>
      `\\begin{tabular}{ll}\n${lines(count, 10, (cells) => `${cells.join(' & ')} \\\\`)}\n\\end{tabular}`,
  ],
  ['a log', (count) => lines(count, 2, ([loss, acc]) => `loss=${loss} acc=${acc}`)],
  [
    'a log with dates',
    (count) =>
      lines(count, 2, ([loss, acc], at) => {
        const second = String(at % 60).padStart(2, '0');
        return `[2024-01-02 03:04:${second},678] - loss ${loss} - acc ${acc}`;
      }),
  ],
  ['JSON', (count) => JSON.stringify(numbers(count).map(Number))],
  [
    'JSON records',
    (count) => `[${lines(count, 2, ([loss, acc]) => `{"loss":${loss},"acc":${acc}}`).replaceAll('\n', ',')}]`,
  ],
  ['JSON lines', (count) => lines(count, 2, ([loss, acc]) => `{"loss": ${loss}, "acc": ${acc}}`)],
  ['YAML', (count) => lines(count, 1, (cells) => `- ${cells.join()}`)],
];

/** Numbers such as a column of activations holds. */
function numbers(count: number): readonly string[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return ((state / 2147483647 - 0.5) * 20).toFixed(11);
  });
}

function lines(
  count: number,
  width: number,
  write: (cells: readonly string[], line: number) => string,
): string {
  const all = numbers(count);
  return Array.from({ length: Math.ceil(count / width) }, (_, at) =>
    write(all.slice(at * width, (at + 1) * width), at),
  ).join('\n');
}
