// Sentences about the gradient where it fades, and the slopes of curves that are made of straight lines.
import type { Interval } from '../../foundation/interval.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Facts, ScalarFunction } from '../../functions/function.ts';
import { formatCondition, formatFigure, formatShort } from '../format.ts';

/** Places between two breaks, as shares of the way from one to the other. */
const SHARES = [0.002, 0.05, 0.2, 0.4, 0.47, 0.49, 0.5, 0.51, 0.53, 0.6, 0.8, 0.95, 0.998];

/** The gradients of a curve made of straight pieces, in order; undefined for all others. */
export function constantSlopes(facts: Facts, curve: ScalarFunction): readonly number[] | undefined {
  const places = facts.breaks.map(({ x }) => x).sort((a, b) => a - b);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  // Far beyond 0 on both sides: next to a break a curve may look straight.
  const width = 8 * Math.max(1, Math.abs(first), Math.abs(last));
  const ends = [-width, ...places, width];
  const slopes = new Set<number>();
  for (let i = 0; i + 1 < ends.length; i++) {
    const [from = 0, to = 0] = [ends[i], ends[i + 1]];
    const inside = SHARES.map((share) => curve.derivative(from + (to - from) * share));
    if (inside.some((slope) => slope !== inside[0])) return undefined;
    slopes.add((inside[0] ?? 0) + 0);
  }
  return slopes.size <= 3 ? [...slopes].sort((a, b) => a - b) : undefined;
}

/** Where the gradient fades for good without being zero: below a tenth of its maximum, and to nearly nothing. */
export function describeFading(facts: Facts, curve: ScalarFunction, t: Translate): string[] {
  const isDead = (place: Interval) =>
    facts.dead.some(({ low, high }) => low === place.low && high === place.high);
  const isEndless = ({ low, high }: Interval) => Number.isFinite(low) !== Number.isFinite(high);
  const [one, other] = facts.saturated
    .filter((place) => isEndless(place) && !isDead(place))
    // Where it begins the gradient is a tenth, and not under it.
    .map((place) => ({ ...place, includesLow: false, includesHigh: false }));
  if (!one || constantSlopes(facts, curve)) return [];
  const steepest = Math.max(Math.abs(facts.gradient.low), Math.abs(facts.gradient.high));
  const tenth = formatShort(steepest / 10, 3);
  const lead = (place: string) =>
    Math.abs(steepest - 1) < 1e-9
      ? t('Gradient below 0.1 for {0}.', place)
      : t('Gradient peaks at {0}; below {1} for {2}.', formatFigure(steepest), tenth, place);
  if (other) {
    const isEven = Math.abs(one.high + other.low) < 1e-6 * Math.abs(other.low);
    return [
      lead(
        isEven
          ? `|x| > ${formatShort(other.low, 3)}`
          : t('{0} and {1}', formatCondition(one, 3), formatCondition(other, 3)),
      ),
    ];
  }
  const far = nearlyDead(one, curve);
  return far === undefined
    ? [lead(formatCondition(one, 3))]
    : [lead(formatCondition(one, 3)), t('Gradient below {0} for {1}.', formatShort(NEARLY_NOTHING), far)];
}

const NEARLY_NOTHING = 1e-6;

/** Below (or above) which x the gradient is nearly nothing, as a condition; undefined if it never is. */
function nearlyDead({ low, high }: Interval, curve: ScalarFunction): string | undefined {
  const [start, side] = Number.isFinite(high) ? [high, -1] : [low, 1];
  const isSmall = (reach: number) => Math.abs(curve.derivative(start + side * reach)) < NEARLY_NOTHING;
  let far = 1e-6;
  while (!isSmall(far)) {
    far *= 2;
    if (far > 1e4) return undefined;
  }
  let near = 0;
  for (let i = 0; i < 40; i++) {
    const middle = (near + far) / 2;
    if (isSmall(middle)) far = middle;
    else near = middle;
  }
  return `x ${side < 0 ? '<' : '>'} ${formatShort(start + side * far, 3)}`;
}
