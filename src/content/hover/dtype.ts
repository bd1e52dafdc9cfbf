// Where a function gives up in the dtype that people train in, as far as ordinary inputs get there.
import type { Activation } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ScalarFunction } from '../../functions/function.ts';
import { type DtypeLimit, limitsOf } from '../../plot/dtype-limits.ts';
import { raisedByDtype } from '../evaluate/raised.ts';
import { formatShort } from '../format.ts';

/**
 * Inputs of a layer are of the order of 1 and seldom of more than 10: a limit farther out than this is met by accident
 * only, and stands in the plot.
 */
export const ORDINARY = 12;

/**
 * The sentences: where values are inf or nan, and where the gradient is 0, though the function's is not. That a value
 * itself underflows is left out: it counts as 0. `named`: what the dtype is called, with where it comes from.
 */
export function describeDtypeLimits(
  f: ScalarFunction,
  dtype: Dtype,
  t: Translate,
  named: string = dtype,
): readonly string[] {
  // Its limits lie where no input ever is.
  if (dtype === 'float64') return [];
  const isNear = ({ x }: DtypeLimit) => Math.abs(x) <= ORDINARY;
  const slopes = limitsOf(f, dtype, 'derivative').filter(isNear);
  const gone = conditionOf(slopes.filter(({ kind }) => kind === 'underflow' || kind === 'lost'));
  return [
    ...describeValueLimits(limitsOf(f, dtype, 'value').filter(isNear), t, named),
    ...(gone ? [t('In {0} the gradient is 0 for {1}.', named, gone)] : []),
  ];
}

/** Where values are inf or nan. */
export function describeValueLimits(
  limits: readonly DtypeLimit[],
  t: Translate,
  named: string,
): readonly string[] {
  const overflow = conditionOf(
    limits.filter(({ kind }) => kind === 'overflow'),
    true,
  );
  const nan = conditionOf(limits.filter(({ kind }) => kind === 'nan'));
  return [
    ...(overflow ? [t('In {0} the value is inf for {1}.', named, overflow)] : []),
    ...(nan ? [t('In {0} the value is nan for {1}.', named, nan)] : []),
  ];
}

/** That a release answers nothing in this dtype on the CPU, or no gradients; empty if it answers both. */
export function describeMissingKernel(
  entry: Activation,
  dtype: Dtype,
  release: Release,
  t: Translate,
): readonly string[] {
  if (raisedByDtype(entry, dtype, release, false) !== undefined)
    return [t('On the CPU, PyTorch {0} raises an error in {1}.', release, dtype)];
  return raisedByDtype(entry, dtype, release, true) === undefined
    ? []
    : [t('On the CPU, PyTorch {0} has no gradient in {1}.', release, dtype)];
}

/** `isEnding`: what begins farther out is no more of it. */
function conditionOf(limits: readonly DtypeLimit[], isEnding = false): string | undefined {
  const below = limits.find(({ side }) => side === 'below');
  const above = limits.find(({ side }) => side === 'above');
  if (below && above && below.x === -above.x) return `|x| > ${outwards(above.x)}`;
  if (below && above) return `x < ${outwards(below.x)}, x > ${outwards(above.x)}`;
  const only = below ?? above;
  if (!only) return undefined;
  const [start, isBelow] = [outwards(only.x), only === below];
  const end = isEnding && Number.isFinite(only.end) ? rounded(only.end, Math.floor) : undefined;
  if (end === undefined) return `x ${isBelow ? '<' : '>'} ${start}`;
  return isBelow ? `${end} ≤ x < ${start}` : `${start} < x ≤ ${end}`;
}

/** With three digits, rounded away from 0: up to the limit itself all is well. */
export const outwards = (x: number): string => rounded(x, (size) => Math.ceil(size - 1e-9));

function rounded(x: number, round: (size: number) => number): string {
  const step = 10 ** (Math.floor(Math.log10(Math.abs(x))) - 2);
  return formatShort(Math.sign(x) * round(Math.abs(x) / step) * step, 3);
}
