// Sentences about the places where a curve jumps.
import type { Translate } from '../../foundation/localization.ts';
import type { Break, ScalarFunction } from '../../functions/function.ts';
import { formatPosition, formatShort } from '../format.ts';

/** Whether a jump is more than the last digits of float32, which are rounded at most 6e-8 apart. */
export function isFelt({ left, right }: Break): boolean {
  return Math.abs(right - left) > 1e-6 * Math.max(Math.abs(left), Math.abs(right));
}

/** One sentence for each jump; one for two that mirror each other. */
export function describeJumps(jumps: readonly Break[], curve: ScalarFunction, t: Translate): string[] {
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
    if (!isFelt(place)) return [t('Switches to x at x = {0}.', at)];
    return right < left
      ? [t('Switches to x at x = {0} (drops by {1}).', at, step)]
      : [t('Switches to x at x = {0} (jumps up by {1}).', at, step)];
  }
  if (lineBelow && !lineAbove) {
    if (!isFelt(place)) return [t('Switches to x below x = {0}.', at)];
    return left < right
      ? [t('Switches to x below x = {0} (drops by {1}).', at, step)]
      : [t('Switches to x below x = {0} (jumps up by {1}).', at, step)];
  }
  return isFelt(place)
    ? [t('Jumps from {0} to {1} at x = {2}.', formatShort(left), formatShort(right), at)]
    : [];
}
