// What a function does to a layer whose inputs are spread as N(0, 1): how many units are off, and what depth makes of it.
import type { Translate } from '../../foundation/localization.ts';
import type { ScalarFunction } from '../../functions/function.ts';
import { momentsOf } from '../../lab/moments.ts';
import { formatShort, writePercent } from '../format.ts';

/**
 * One sentence; none of what has no moments, as Logit outside of 0 to 1. The gain is the one that keeps the second moment, beside
 * the one that PyTorch's `calculate_gain` answers: `known`, or null where it has none; undefined for what is not PyTorch's.
 */
export function describeMoments(
  f: ScalarFunction & { readonly hasFacts?: boolean },
  t: Translate,
  known?: number | null,
): string | undefined {
  const { mean, std, zeros, noGradient, saturated, gain, gradientFactor } = momentsOf(
    { exact: f },
    { kind: 'normal', mean: 0, std: 1 },
    1e-5,
  );
  if (![mean, std, gain, gradientFactor].every(Number.isFinite)) return undefined;
  const percent = (share: number): string => writePercent(formatShort(100 * share, 3), t);
  const shares = [
    { share: zeros, text: percent(zeros), said: t('{0} exact zeros', percent(zeros)) },
    { share: noGradient, text: percent(noGradient), said: t('{0} without gradient', percent(noGradient)) },
    {
      share: saturated ?? 0,
      text: percent(saturated ?? 0),
      said: t('{0} saturated', percent(saturated ?? 0)),
    },
  ];
  const parts = [
    t('mean {0}', short(mean)),
    t('std {0}', short(std)),
    // A share as large as one before it is of the same inputs.
    ...shares
      .filter(({ share, text }, at) => share > 0 && shares.findIndex((other) => other.text === text) === at)
      .map(({ said }) => said),
    known === undefined
      ? t('gain {0}', short(gain))
      : known === null
        ? t('gain {0} (no calculate_gain)', short(gain))
        : t('gain {0} (calculate_gain: {1})', short(gain), short(known)),
    t('gradient² × {0}', short(gradientFactor)),
  ];
  return t('N(0, 1): {0}.', parts.join(', '));
}

/** A rounding error of 1e-17 is no mean. */
const short = (x: number): string => formatShort(Math.abs(x) < 1e-12 ? 0 : x, 3);
