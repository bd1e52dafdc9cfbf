// The facts of a function, one sentence a line, the surprising ones first.
import type { Translate } from '../../foundation/localization.ts';
import type { Facts, ScalarFunction } from '../../functions/function.ts';
import { isVisible } from '../../plot/interval-of-interest.ts';
import { formatCondition, formatInterval, formatPosition, formatShort } from '../format.ts';
import type { Baseline } from './baseline.ts';
import { describeDistance, describeLowest } from './extremes.ts';
import { constantSlopes, describeFading } from './gradients.ts';
import { describeJumps, isFelt } from './jumps.ts';

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
    // The same order for every activation; only a jump that can be seen comes before the range.
    ...seen,
    ...describeRange(facts, curve, t),
    ...dead,
    ...fading.slice(0, 1),
    ...hidden,
    ...describeDistance(curve, t, baseline),
    ...describeLowest(facts, curve, t),
    ...describeKinks(facts, curve, t),
  ];
}

/** Where the gradient is nearly nothing: what may stay unsaid before all else. None where that is nowhere. */
export function describeFaint(curve: ScalarFunction, t: Translate): readonly string[] {
  return describeFading(curve.facts(), curve, t).slice(1);
}

/** The one fact to know: where it jumps or no gradient comes through, else where the gradient fades, else the range. */
export function describeMainFact(curve: ScalarFunction, t: Translate): string | undefined {
  const facts = curve.facts();
  const jumps = facts.breaks.filter((place) => place.kind === 'jump' && isFelt(place));
  const all = [
    ...describeDead(facts, t),
    ...describeJumps(jumps, curve, t),
    ...describeFading(facts, curve, t),
    ...describeRange(facts, curve, t),
  ];
  return all[0];
}

/** Where no gradient comes through at all. */
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

/** The range of the values and of the gradient. */
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
  return [t('Range {0}, gradient {1}.', range, gradient), t('Gradient never 0; no exact zeros.')];
}

/** Where the slope changes at once, and what PyTorch answers there. */
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
