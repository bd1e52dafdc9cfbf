// What may be said of networks that were trained side by side from the same seeds, and what may not.
import { quantile } from './race.ts';

/** What was seen: how the networks compare by their places in the list that was given. */
export interface Verdict {
  /** The lowest and the one after it, by the middle run's loss on held-out data. */
  readonly best: number;
  readonly next: number;
  /** In how many runs, started from the same seed, the lowest was lower than the next; without those that ended alike. */
  readonly wins: number;
  readonly of: number;
  /** The middle halves of their runs have something in common. */
  readonly overlap: boolean;
  /** Chance alone would be as one-sided in more than one of twenty cases. */
  readonly byChance: boolean;
}

/** The verdict on each network's held-out losses by run; undefined of fewer than two networks. */
export function judge(held: readonly ArrayLike<number>[]): Verdict | undefined {
  const middle = held.map((losses) => quantile(losses, 0.5));
  const [best, next] = [...held.keys()].sort((a, b) => (middle[a] ?? 0) - (middle[b] ?? 0));
  if (best === undefined || next === undefined) return undefined;
  const [a, b] = [held[best] ?? [], held[next] ?? []];
  const isLower = (one: number, other: number) =>
    one < other || (Number.isFinite(one) && !Number.isFinite(other));
  let [wins, losses] = [0, 0];
  for (let run = 0; run < a.length; run++) {
    const [one, other] = [a[run] ?? Number.NaN, b[run] ?? Number.NaN];
    if (isLower(one, other)) wins++;
    else if (isLower(other, one)) losses++;
  }
  return {
    best,
    next,
    wins,
    of: a.length,
    overlap: quantile(a, 0.75) >= quantile(b, 0.25),
    byChance: chanceOf(Math.max(wins, losses), wins + losses) > 0.05,
  };
}

/** How likely fair coins are to fall at least so often on one side, whichever (the sign test). */
function chanceOf(wins: number, of: number): number {
  let [ways, tail] = [1, 0];
  for (let k = of; k >= wins; k--) {
    tail += ways;
    ways *= k / (of - k + 1);
  }
  return Math.min(1, (2 * tail) / 2 ** of);
}

/** How many runs came to no number. */
export const divergedOf = (held: ArrayLike<number>): number =>
  Array.from(held).filter((loss) => !Number.isFinite(loss)).length;
