// Which numbers of a tensor stand on which line of its text.
import type { ParsedTensor } from '../../tensors/parsed-tensor.ts';

/** Numbers that stand on one line of the text: items `first` to `last`, and numbers `from` to `to`, ends excluded. */
export interface NumberLine {
  /** Where the last of them ends, in UTF-16 units from the start of the text. */
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** The lines of `text` that hold numbers, at most `most` of them. */
export function findNumberLines(
  text: string,
  { starts, ends, series }: ParsedTensor,
  most: number,
): readonly NumberLine[] {
  const lines: NumberLine[] = [];
  let lineEnd = -1;
  let number = 0;
  for (let item = 0; item < starts.length; item++) {
    const start = starts[item] ?? 0;
    const end = ends[item] ?? 0;
    const count = series.size ? (series.get(item) ?? 1) : 1;
    const last = lines.at(-1);
    if (last && start <= lineEnd) lines[lines.length - 1] = { ...last, end, to: number + count };
    else if (lines.length === most) break;
    else lines.push({ end, from: number, to: number + count });
    if (end > lineEnd) {
      const next = text.indexOf('\n', end);
      lineEnd = next < 0 ? text.length : next;
    }
    number += count;
  }
  return lines;
}
