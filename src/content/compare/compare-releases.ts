// What another release of PyTorch does otherwise with one use: what it raises or warns of, what it answers, the gradient.
import { roundTo } from '../../arithmetic/rounding.ts';
import type { Activation } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { exactWriter } from '../evaluate/digits.ts';
import { shownValues } from '../hover/values.ts';
import { messagesOfUse, writeMessage } from '../message.ts';

/** One difference, with the number where it shows. */
export interface ReleaseDifference {
  readonly kind: 'acceptance' | 'message' | 'value' | 'gradient';
  /** The input at which it shows most, as Python writes it. */
  readonly at?: string;
  /** What each of the two releases answers, as text. */
  readonly before: string;
  readonly after: string;
}

/** Where activations are compared: around 0, at the usual kinks and thresholds, in the tails, and at what is no number. */
const places: readonly number[] = [
  0,
  1e-8,
  1e-4,
  0.1,
  0.25,
  0.5,
  1,
  2,
  3,
  4,
  6,
  9,
  10,
  20,
  88,
  100,
  Number.POSITIVE_INFINITY,
]
  .flatMap((x) => [x, -x])
  .concat(Number.NaN);

/** What differs between two releases for a use, in `dtype`; empty where nothing is known to. Never throws. */
export function compareReleases(
  use: ActivationUse,
  [before, after]: readonly [Release, Release],
  dtype: Dtype = 'float32',
): readonly ReleaseDifference[] {
  const [old, now] = [findById(use.id, before), findById(use.id, after)];
  if (!old || !now) return [];
  const said = describeSaid(use, before, after);
  // What raises answers nothing, and of what is not known nothing is claimed.
  const isRaised = [before, after].some((release) => messagesOfUse(use, undefined, release).error);
  const isKnown = Object.values(use.parameters).every(
    ({ value, text }) => value !== undefined || text === undefined,
  );
  return isRaised || !isKnown ? said : [...said, ...compareNumbers(old, now, use, dtype)];
}

/** What is raised or warned of. */
function describeSaid(use: ActivationUse, before: Release, after: Release): readonly ReleaseDifference[] {
  const [old, now] = [messagesOfUse(use, undefined, before), messagesOfUse(use, undefined, after)];
  const write = (message: typeof old.error) => (message ? writeMessage(message) : '');
  if (!old.error !== !now.error) {
    return [{ kind: 'acceptance', before: write(old.error), after: write(now.error) }];
  }
  const [told, tells] = [write(old.error ?? old.warning), write(now.error ?? now.warning)];
  return told === tells ? [] : [{ kind: 'message', before: told, after: tells }];
}

/** The largest difference of the values and of the gradients, of numbers each in a tensor of one. */
function compareNumbers(
  old: Activation,
  now: Activation,
  use: ActivationUse,
  dtype: Dtype,
): readonly ReleaseDifference[] {
  const parameters = shownValues(old, use);
  const [f, g] = [old.functionAt(parameters), now.functionAt(parameters)];
  if (f.kind !== 'scalar' || g.kind !== 'scalar') return [];
  const [one, other] = [f.inDtype(dtype), g.inDtype(dtype)];
  const breaks = f.facts().breaks.map(({ x }) => x);
  const write = exactWriter(dtype);
  const xs = [...places, ...breaks].map(roundTo(dtype));
  return (['value', 'derivative'] as const).flatMap((quantity): readonly ReleaseDifference[] => {
    const apart = xs
      .map((at) => ({ at, was: one[quantity](at), is: other[quantity](at) }))
      .filter(({ was, is }) => !Object.is(was, is))
      .map((each) => ({ ...each, by: distance(each.was, each.is) }))
      .sort((a, b) => b.by - a.by);
    const [most] = apart;
    if (!most) return [];
    const kind = quantity === 'value' ? 'value' : 'gradient';
    return [
      {
        kind,
        at: write(most.at),
        before: write(most.was),
        after: write(most.is),
      },
    ];
  });
}

/** How far apart, measured by the larger: what is a number, or 0, in one alone goes first. */
function distance(one: number, other: number): number {
  if (Number.isNaN(one) !== Number.isNaN(other)) return Number.POSITIVE_INFINITY;
  const apart = Math.abs(one - other);
  return apart === 0 ? 0 : apart / Math.max(Math.abs(one), Math.abs(other));
}

/** A difference in a line: `gradient at 3: 1.5, then 1.0`. */
export function describeDifference(
  { kind, at, before, after }: ReleaseDifference,
  [old, now]: readonly [Release, Release],
  t: Translate,
): string {
  if (kind === 'acceptance') {
    return after === '' ? t('{0} raises {1}', old, before) : t('{0} raises {1}', now, after);
  }
  const nothing = t('nothing');
  const told = t('{0}: {1}; {2}: {3}', old, before || nothing, now, after || nothing);
  if (kind === 'message' || at === undefined) return told;
  return kind === 'value' ? t('at {0}, {1}', at, told) : t('gradient at {0}, {1}', at, told);
}
