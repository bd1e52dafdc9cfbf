// The facts of a function, one sentence a line, the surprising ones first.
import type { Interval } from '../../foundation/interval.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Break, Facts, ScalarFunction } from '../../functions/function.ts';
import { isVisible, scaleOf } from '../../plot/stretch.ts';
import { formatCondition, formatInterval, formatPosition, formatShort } from '../format.ts';

/** What people compare with, and its name. */
export interface Baseline {
  readonly f: ScalarFunction;
  readonly name: string;
}

/** The sentences, most telling first. `baseline` is what people compare with; none for that itself. */
export function describeFacts(curve: ScalarFunction, t: Translate, baseline?: Baseline): readonly string[] {
  const facts = curve.facts();
  const jumps = facts.breaks.filter(({ kind }) => kind === 'jump');
  const seen = describeJumps(jumps.filter(isFelt), curve, t);
  const hidden = describeJumps(
    jumps.filter((place) => !isFelt(place)),
    curve,
    t,
  );
  const fading = describeFading(facts, curve, t);
  const dead = describeDead(facts, t);
  return [
    // A stretch of zeros around 0 is what such an activation is for.
    ...(facts.sparse ? [...dead, ...seen] : [...seen, ...dead]),
    ...describeRange(facts, curve, t),
    ...fading.slice(0, 1),
    ...hidden,
    ...describeDistance(curve, t, baseline),
    ...describeLowest(facts, curve, t),
    ...describeKinks(facts, curve, t),
    ...fading.slice(1),
  ];
}

/** Whether a jump is more than the last digits of float32, which are rounded at most 6e-8 apart. */
function isFelt({ left, right }: Break): boolean {
  return Math.abs(right - left) > 1e-6 * Math.max(Math.abs(left), Math.abs(right));
}

function describeJumps(jumps: readonly Break[], curve: ScalarFunction, t: Translate): string[] {
  const [one, other] = jumps;
  if (one && other && one.x === -other.x && one.left === -other.right && one.right === -other.left) {
    const isLine = [1.5, 3, 7].every((share) => curve.value(other.x * share) === other.x * share);
    if (isLine && one.right === 0 && other.x > 0) {
      return [
        t(
          'Jumps by {0} at x = ±{1}, and is x beyond.',
          formatShort(Math.abs(other.right), 2),
          formatShort(other.x),
        ),
      ];
    }
  }
  return jumps.flatMap((place) => describeJump(place, curve, t));
}

function describeJump(place: Break, curve: ScalarFunction, t: Translate): string[] {
  const { x, left, right } = place;
  const size = Math.abs(right - left);
  const step = formatShort(size, size < 1 ? 2 : 4);
  const at = formatPosition(x);
  const reach = Math.max(1, Math.abs(x));
  const isLine = (side: number) =>
    [0.01, 0.5, 3].every((share) => curve.value(x + side * share * reach) === x + side * share * reach);
  const [lineBelow, lineAbove] = [isLine(-1), isLine(1)];
  if (lineAbove && !lineBelow) {
    if (!isFelt(place)) return [t('Becomes x above x = {0}.', at)];
    return right < left
      ? [t('Becomes x above x = {0}, {1} lower there.', at, step)]
      : [t('Becomes x above x = {0}, {1} higher there.', at, step)];
  }
  if (lineBelow && !lineAbove) {
    if (!isFelt(place)) return [t('Becomes x below x = {0}.', at)];
    return left < right
      ? [t('Becomes x below x = {0}, {1} lower there.', at, step)]
      : [t('Becomes x below x = {0}, {1} higher there.', at, step)];
  }
  return isFelt(place)
    ? [t('Jumps from {0} to {1} at x = {2}.', formatShort(left), formatShort(right), at)]
    : [];
}

function describeDead(facts: Facts, t: Translate): string[] {
  const places = facts.dead.map((interval) => formatCondition(interval)).filter(Boolean);
  if (facts.dead.length > places.length) return [t('Gradient 0 everywhere: nothing is learned through it.')];
  const [first, second] = places;
  const [interval] = facts.dead;
  if (first === undefined || !interval) return [];
  if (second !== undefined) return [t('Gradient 0 for {0} and {1}: units can die.', first, second)];
  if (Number.isFinite(interval.low) && Number.isFinite(interval.high)) {
    return facts.sparse
      ? [t('Exactly 0, gradient 0 for {0}.', first)]
      : [t('Gradient 0 for {0}: nothing is learned there.', first)];
  }
  return facts.sparse
    ? [t('Exactly 0, gradient 0 for {0}: units can die.', first)]
    : [t('Gradient 0 for {0}: units can die.', first)];
}

function describeRange(facts: Facts, curve: ScalarFunction, t: Translate): string[] {
  const range = formatInterval(facts.range);
  const slopes = constantSlopes(facts, curve);
  const gradient = slopes
    ? slopes.map((slope) => formatShort(slope)).join(t(' or '))
    : formatInterval(facts.gradient);
  if (facts.range.low === facts.range.high) return [t('Range {0}, gradient {1}.', range, gradient)];
  const neverZero = facts.gradient.low > 0 || (facts.gradient.low === 0 && !facts.gradient.includesLow);
  if (facts.sparse) return [t('Range {0}, gradient {1}: sparse.', range, gradient)];
  if (facts.dead.length > 0 || !neverZero)
    return [t('Range {0}, gradient {1}: not sparse.', range, gradient)];
  return [t('Range {0}, gradient {1}.', range, gradient), t('No dead neurons, not sparse.')];
}

const SHARES = [0.002, 0.05, 0.2, 0.4, 0.47, 0.49, 0.5, 0.51, 0.53, 0.6, 0.8, 0.95, 0.998];

/** The gradients of a curve made of straight pieces, in order; undefined for all others. */
function constantSlopes(facts: Facts, curve: ScalarFunction): readonly number[] | undefined {
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
function describeFading(facts: Facts, curve: ScalarFunction, t: Translate): string[] {
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
      ? t('Gradient under 0.1 for {0}.', place)
      : t('Gradient at most {0}, under {1} for {2}.', formatShort(steepest), tenth, place);
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
    : [lead(formatCondition(one, 3)), t('Gradient under {0} for {1}.', formatShort(NEARLY_NOTHING), far)];
}

const NEARLY_NOTHING = 1e-6;

/** Below (or above) which x the gradient is nearly nothing, as a condition; undefined where it never is. */
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

/** Where a curve that falls and rises again has its lowest point. */
function describeLowest(facts: Facts, curve: ScalarFunction, t: Translate): string[] {
  const { low, includesLow } = facts.range;
  if (facts.monotone !== 'no' || !includesLow || facts.dead.length > 0) return [];
  const { x, size } = greatest((at) => -curve.value(at), facts);
  return Math.abs(-size - low) <= 1e-6 * Math.abs(low)
    ? [t('Lowest: {0} at x = {1}.', formatShort(low), formatShort(x))]
    : [];
}

/** The greatest distance to the baseline, where both near the same lines on either side. */
function describeDistance(curve: ScalarFunction, t: Translate, baseline?: Baseline): string[] {
  if (!baseline) return [];
  const [facts, other] = [curve.facts(), baseline.f.facts()];
  const nears = (side: 'left' | 'right') => {
    const [ours, theirs] = [facts, other].map((of) => of.asymptotes.find((line) => line.side === side));
    return ours && theirs && ours.slope === theirs.slope && ours.offset === theirs.offset;
  };
  if (!nears('left') || !nears('right')) return [];
  const gap = (x: number) => curve.value(x) - baseline.f.value(x);
  const { x, size } = greatest((at) => Math.abs(gap(at)), facts);
  if (!(size > 0)) return [];
  const most = formatShort(size);
  const isTwice = x !== 0 && Math.abs(Math.abs(gap(-x)) - size) < 1e-6 * size;
  const at = `${isTwice ? '±' : ''}${formatShort(isTwice ? Math.abs(x) : x)}`;
  return gap(x) > 0
    ? [t('At most {0} above {1}, at x = {2}.', most, baseline.name, at)]
    : [t('At most {0} below {1}, at x = {2}.', most, baseline.name, at)];
}

/** How far two curves of one activation are apart at most, where they near the same lines on either side. */
export function describeDifference(
  one: ScalarFunction,
  other: ScalarFunction,
  t: Translate,
): readonly string[] {
  const [facts, others] = [one.facts(), other.facts()];
  if (JSON.stringify(facts.asymptotes) !== JSON.stringify(others.asymptotes)) return [];
  if (facts.asymptotes.length < 2) return [];
  const { x, size } = greatest((at) => Math.abs(one.value(at) - other.value(at)), facts);
  return size > 0
    ? [t('Differs from the default by at most {0}, at x = {1}.', formatShort(size, 2), formatShort(x, 3))]
    : [];
}

function describeKinks(facts: Facts, curve: ScalarFunction, t: Translate): string[] {
  const kinks = facts.breaks.filter((place) => place.kind === 'kink' && isVisible(place));
  const [one, other] = kinks;
  if (!one || kinks.length > 2) return [];
  const slope = formatShort(curve.derivative(one.x));
  if (!other) return [t('Kink at x = {0}; PyTorch’s gradient there is {1}.', formatPosition(one.x), slope)];
  if (formatShort(curve.derivative(other.x)) !== slope) return [];
  return [
    t(
      'Kinks at x = {0} and {1}; PyTorch’s gradient there is {2}.',
      formatPosition(one.x),
      formatPosition(other.x),
      slope,
    ),
  ];
}

/** Where `size` is greatest, looked for on all scales around 0 and then nearby. */
function greatest(size: (x: number) => number, facts: Facts): { x: number; size: number } {
  let [best, most] = [0, size(0)];
  const see = (x: number): boolean => {
    const here = size(x);
    if (!(here > most)) return false;
    [best, most] = [x, here];
    return true;
  };
  const scale = scaleOf(facts);
  for (const { x } of facts.breaks) see(x);
  for (let i = -20; i <= 20; i++) {
    see(scale * 10 ** (i / 10));
    see(-scale * 10 ** (i / 10));
  }
  const start = Math.abs(best);
  for (let step = start * 0.15; step > start * 1e-9; step /= 2) {
    if (!see(best + step)) see(best - step);
  }
  return { x: best, size: most };
}
