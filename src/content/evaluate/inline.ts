// What stands beside evaluated numbers, on the line of each, and what a screen reader says.
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import { labelActivation } from '../configured-activation.ts';
import { formatGeneral } from '../format.ts';
import { printNumbers } from '../print.ts';
import type { ActivationResult } from './activation-result.ts';
import type { NumberLine } from './number-lines.ts';

/** Begins every answer beside code. */
const mark = '→ ';
const divider = ' · ';
/** More numbers than these never fit beside a line. */
const mostAcross = 36;
/** Numbers of one result that are read out. */
const mostAloud = 12;

/** One activation's numbers, line by line, as texts of equal digits. */
interface AnswerColumn {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** How many numbers each row has in all. */
  readonly counts: readonly number[];
}

/**
 * A text for each of `lines`, at most `room` characters long: `→ Softplus 0.1269 0.3133 · ReLU 0 0 … 3 more`. The names
 * stand on the first line, the numbers below one another. Where there is no room for a number of each activation, digits and
 * then names are shortened (`→ Soft… 0.13 · ReLU 0 …`), then the last ones are left out, and where there is room for none,
 * `→ …` stays. A result with fewer numbers than its input stands on the first line.
 */
export function describeInline(
  results: readonly ActivationResult[],
  dtype: Dtype,
  derivatives: boolean,
  lines: readonly Pick<NumberLine, 'from' | 'to'>[],
  room: number,
  t: Translate,
): readonly string[] {
  const columns = columnsOf(results, dtype, derivatives, lines);
  const tail = (left: number) => t('… {0} more', left);
  for (let shown = columns.length; shown > 0; shown--) {
    const taken = columns.slice(0, shown);
    const isCut = shown < columns.length;
    const layout =
      layOut(taken, lines.length, room, isCut, tail) ??
      layOut(taken, lines.length, room, isCut, () => '…') ??
      layOutShorter(taken, lines.length, room, isCut);
    if (layout) return layout;
  }
  return lines.map((_, at) => (at === 0 ? `${mark}…` : ''));
}

function columnsOf(
  results: readonly ActivationResult[],
  dtype: Dtype,
  derivatives: boolean,
  lines: readonly Pick<NumberLine, 'from' | 'to'>[],
): readonly AnswerColumn[] {
  const count = lines.at(-1)?.to ?? 0;
  const shown = results.flatMap((result) => {
    const name = labelActivation(result);
    const value = { name, values: result.values };
    // f′ is that of each input, so a result with fewer numbers than inputs has it in the table only.
    return derivatives && result.derivatives?.length === result.values.length
      ? [value, { name: `${name}′`, values: result.derivatives }]
      : [value];
  });
  return shown.map(({ name, values }) => {
    const places = lines.map(({ from, to }, at) =>
      values.length >= count ? { from, to } : { from: 0, to: at === 0 ? values.length : 0 },
    );
    const seen = places.map(({ from, to }) => values.subarray(from, Math.min(to, from + mostAcross)));
    const texts = printNumbers(
      seen.flatMap((row) => [...row]),
      dtype,
    ).map((text) => text.replace(/\.$/, ''));
    let used = 0;
    const rows = seen.map((row) => {
      const start = used;
      used += row.length;
      return texts.slice(start, used);
    });
    return { name, rows, counts: places.map(({ from, to }) => to - from) };
  });
}

/** Significant digits where PyTorch's have no room, most first. */
const fewerDigits = [3, 2];
/** Letters of a name that are left where all of it has no room. */
const lettersLeft = 4;

/** A printed number in so many digits, or in all of those ahead of its point. */
function withDigits(text: string, digits: number): string {
  if (!text.includes('.')) return text;
  return formatGeneral(Number(text), Math.max(digits, text.indexOf('.') - (text.startsWith('-') ? 1 : 0)));
}

/** The lines with fewer digits, then with shorter names too; undefined if even those have no room. One alone keeps its own. */
function layOutShorter(
  columns: readonly AnswerColumn[],
  lineCount: number,
  room: number,
  isCut: boolean,
): readonly string[] | undefined {
  if (columns.length === 1) return undefined;
  const names = columns.map(({ name }) =>
    name.length > lettersLeft + 1 ? `${name.slice(0, lettersLeft)}…${name.endsWith('′') ? '′' : ''}` : name,
  );
  const areDistinct = new Set(names).size === names.length;
  for (const isShort of areDistinct ? [false, true] : [false])
    for (const digits of fewerDigits) {
      const shorter = columns.map(
        ({ name, rows, counts }, at): AnswerColumn => ({
          name: isShort ? (names[at] ?? name) : name,
          rows: rows.map((row) => row.map((text) => withDigits(text, digits))),
          counts,
        }),
      );
      const layout = layOut(shorter, lineCount, room, isCut, () => '…');
      if (layout) return layout;
    }
  return undefined;
}

/** The lines with as many numbers as fit, as many of each activation; undefined if not even one does. */
function layOut(
  columns: readonly AnswerColumn[],
  lineCount: number,
  room: number,
  isCut: boolean,
  tail: (left: number) => string,
): readonly string[] | undefined {
  const widths = columns.map(({ rows }) =>
    Array.from({ length: Math.max(1, ...rows.map((row) => row.length)) }, (_, place) =>
      Math.max(0, ...rows.map((row) => row[place]?.length ?? 0)),
    ),
  );
  const most = Math.max(...widths.map((each) => each.length));
  const tails = (shown: number) =>
    Array.from({ length: lineCount }, (_, at) => {
      const left = Math.max(...columns.map(({ counts }) => (counts[at] ?? 0) - shown));
      if (left > 0) return ` ${tail(left)}`;
      return isCut && at === 0 ? ' …' : '';
    });
  const widthOf = (shown: number) =>
    columns.reduce((sum, { name }, at) => {
      const numbers = widths[at]?.slice(0, shown) ?? [];
      return sum + name.length + numbers.reduce((total, width) => total + 1 + width, 0);
    }, mark.length) +
    divider.length * (columns.length - 1) +
    Math.max(...tails(shown).map(({ length }) => length));
  let shown = most;
  while (shown > 0 && widthOf(shown) > room) shown--;
  if (shown === 0) return undefined;
  const ends = tails(shown);
  return Array.from({ length: lineCount }, (_, at) => {
    const cells = columns.map(({ name, rows }, index) => {
      const numbers = (widths[index] ?? [])
        .slice(0, shown)
        .map((width, place) => ` ${(rows[at]?.[place] ?? '').padStart(width)}`);
      return (at === 0 ? name : ' '.repeat(name.length)) + numbers.join('');
    });
    const isEmpty = columns.every(({ counts }) => counts[at] === 0);
    return isEmpty ? '' : (mark + cells.join(divider)).trimEnd() + ends[at];
  });
}

/** What a screen reader and the status bar say: the results of the first selection, and how many there are. */
export function describeAloud(
  sets: readonly { readonly results: readonly ActivationResult[]; readonly dtype: Dtype }[],
  t: Translate,
): string {
  const [first] = sets;
  if (!first) return '';
  const text = first.results.map((result) => describeResult(result, first.dtype, t)).join('; ');
  if (sets.length === 1) return text;
  return sets.length === 2
    ? t('{0}; 1 more selection evaluated', text)
    : t('{0}; {1} more selections evaluated', text, sets.length - 1);
}

/** One result in a sentence: `ReLU 0, 0, 1`; the first dozen of its numbers. */
function describeResult(result: ActivationResult, dtype: Dtype, t: Translate): string {
  return `${labelActivation(result)} ${describeValues(result.values, dtype, t, mostAloud)}`;
}

/** Numbers in a sentence or a list: `0, 0, 1 … 25 more`. */
export function describeValues(values: Float64Array, dtype: Dtype, t: Translate, most: number): string {
  const texts = printNumbers([...values.subarray(0, most)], dtype).map((text) => text.replace(/\.$/, ''));
  const rest = values.length > most ? ` ${t('… {0} more', values.length - most)}` : '';
  return texts.join(', ') + rest;
}

/** A printed tensor, cut between two of its numbers where it is longer than `room`. */
export function shortenTensor(printed: string, room: number): string {
  if (printed.length <= room) return printed;
  const cut = printed.lastIndexOf(', ', room - 4);
  return cut > 0 ? `${printed.slice(0, cut)}, …` : `${printed.slice(0, Math.max(8, room - 1))}…`;
}
