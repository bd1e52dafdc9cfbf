// What a list of activations says of one of them: its head, and what is wrong with it or matters most.
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { textOf } from '../sentence.ts';
import { describeCompact } from './compact.ts';
import { describeUse } from './hover.ts';

/** An activation in a list. */
export interface ListItem {
  /** The name as written with what this call sets. */
  readonly head: string;
  /** What PyTorch raises or warns of, else the fact that matters most; empty if there is none. */
  readonly text: string;
  /** Whether something is wrong with it, and how bad it is. */
  readonly severity?: 'error' | 'warning';
}

/** What a list says of `use`, as `release` of PyTorch answers; undefined if there is nothing to tell. */
export function describeInList(
  use: ActivationUse,
  cell: number,
  t: Translate,
  release: Release = newest,
): ListItem | undefined {
  const content = describeUse(use, cell, t, 'float32', release);
  if (!content) return undefined;
  const { head, lines } = describeCompact(content, t);
  const [worst] = lines;
  const severity = worst?.severity === 'info' ? undefined : worst?.severity;
  return {
    head: textOf(head),
    text: lines.map(({ text }) => textOf(text)).join(' '),
    ...(severity ? { severity } : {}),
  };
}
