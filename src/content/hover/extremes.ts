// Sentences about the place where a curve is lowest, or farthest from another.
import type { Translate } from '../../foundation/localization.ts';
import type { Facts, ScalarFunction } from '../../functions/function.ts';
import { scaleOf } from '../../plot/interval-of-interest.ts';
import { formatFigure, formatShort } from '../format.ts';
import type { Baseline } from './baseline.ts';

/** Where a curve that falls and rises again has its lowest point. */
export function describeLowest(facts: Facts, curve: ScalarFunction, t: Translate): string[] {
  const { low, includesLow } = facts.range;
  if (facts.monotone !== 'no' || !includesLow || facts.dead.length > 0) return [];
  const { x, size } = greatest((at) => -curve.value(at), facts);
  return Math.abs(-size - low) <= 1e-6 * Math.abs(low)
    ? [t('Lowest: {0} at x = {1}.', formatFigure(low), formatFigure(x))]
    : [];
}

/** The greatest distance to the baseline, where both near the same lines on either side. */
export function describeDistance(curve: ScalarFunction, t: Translate, baseline?: Baseline): string[] {
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
  const most = formatFigure(size);
  const isTwice = x !== 0 && Math.abs(Math.abs(gap(-x)) - size) < 1e-6 * size;
  const at = `${isTwice ? '±' : ''}${formatFigure(isTwice ? Math.abs(x) : x)}`;
  return gap(x) > 0
    ? [t('Max. gap to {1}: +{0} at x = {2}.', most, baseline.name, at)]
    : [t('Max. gap to {1}: −{0} at x = {2}.', most, baseline.name, at)];
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
    ? [t('Max. difference from default: {0} at x = {1}.', formatShort(size, 2), formatShort(x, 3))]
    : [];
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
