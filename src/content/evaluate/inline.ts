// What stands beside evaluated numbers, on the line of each, and what a screen reader is told.
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import { labelActivation } from '../configured-activation.ts';
import { printTensor } from '../print.ts';
import type { ActivationResult } from './activation-result.ts';
import type { NumberLine } from './number-lines.ts';

/** How many characters all texts beside one line have together, where nothing says that there is less room. */
const longestInline = 120;

/** `Softplus tensor([0.1269, 0.3133])  ReLU tensor([0., 0.])`, cut to fit into `room` characters beside the numbers. */
export function describeInline(
  results: readonly ActivationResult[],
  dtype: Dtype,
  derivatives: boolean,
  line?: NumberLine,
  room = longestInline,
): string {
  const shownResults = results.flatMap((result) => {
    const name = labelActivation(result);
    const value = { name, values: result.values, shape: result.shape };
    // f′ is that of each input, so a result with fewer numbers than inputs has it in the table only.
    const slope = { name: `${name}′`, values: result.derivatives, shape: result.shape };
    return derivatives && result.derivatives.length === result.values.length ? [value, slope] : [value];
  });
  const printed = shownResults.map(({ name, values, shape }) => {
    const part = line && values.length >= line.to ? values.subarray(line.from, line.to) : values;
    const ownShape = part === values ? shape : part.length === 1 ? [] : [part.length];
    return { name, text: printTensor(part, ownShape, dtype, 1e9).replace(/\s+/g, ' ') };
  });
  const lengths = printed.map(({ name, text }) => name.length + text.length + 4);
  const each = roomForEach(lengths, Math.min(room, longestInline));
  return printed
    .map(({ name, text }) => `${name} ${shortenTensor(text, each - name.length - 4)}`)
    .join('\u00a0\u00a0\u00a0');
}

/** How long each may be, so that short ones stay whole and long ones share what is left. */
function roomForEach(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = [...lengths].sort((one, other) => one - other);
  for (const [index, length] of sorted.entries()) {
    const share = left / (sorted.length - index);
    if (length > share) return Math.max(28, Math.floor(share));
    left -= length;
  }
  return room;
}

/** A printed tensor, cut between two of its numbers where it is longer than `room`. */
export function shortenTensor(printed: string, room: number): string {
  if (printed.length <= room) return printed;
  const cut = printed.lastIndexOf(', ', room - 4);
  return cut > 0 ? `${printed.slice(0, cut)}, …` : `${printed.slice(0, Math.max(8, room - 1))}…`;
}

/** What a screen reader is told, and the status bar: the results of the first selection, and how many there are. */
export function describeAloud(
  sets: readonly { readonly results: readonly ActivationResult[]; readonly dtype: Dtype }[],
  t: Translate,
): string {
  const [first] = sets;
  if (!first) return '';
  const text = describeInline(first.results, first.dtype, false).replaceAll(/\u00a0+/g, ', ');
  if (sets.length === 1) return text;
  return sets.length === 2
    ? t('{0}; 1 more selection evaluated', text)
    : t('{0}; {1} more selections evaluated', text, sets.length - 1);
}
