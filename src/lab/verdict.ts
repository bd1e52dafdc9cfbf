// What may be said of networks that were trained side by side from the same seeds, and what may not.
import { quantile } from './race.ts';

/** What was seen: how the networks compare by their places in the list that was given. */
export interface Verdict {
  /** Of the two whose middle runs are lowest on held-out data, the one that is lower in more runs, and the other. */
  readonly best: number;
  readonly next: number;
  /** In how many runs, each started from the same seed, it was lower, and how many there are. */
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
  const runsOf = (at: number) => held[at] ?? [];
  const winsOf = (one: number, other: number) =>
    Array.from(runsOf(one)).filter((loss, run) => isLower(loss, runsOf(other)[run] ?? Number.NaN)).length;
  const [wins, losses] = [winsOf(best, next), winsOf(next, best)];
  // Where the middle run says otherwise, the runs that can be compared one by one decide.
  const [first, second] = wins < losses ? [next, best] : [best, next];
  return {
    best: first,
    next: second,
    wins: Math.max(wins, losses),
    of: runsOf(best).length,
    overlap: quantile(runsOf(first), 0.75) >= quantile(runsOf(second), 0.25),
    byChance: chanceOf(Math.max(wins, losses), wins + losses) > 0.05,
  };
}

/** What came to no number is above all that did. */
const isLower = (one: number, other: number): boolean =>
  one < other || (Number.isFinite(one) && !Number.isFinite(other));

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
