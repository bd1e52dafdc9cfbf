// Where code of one's own breaks in the dtype that people train in: for ordinary inputs, which is worth a line of the compact
// hover, and farther out.
import { compile } from '../../autodiff/compile.ts';
import type { Formula } from '../../autodiff/graph.ts';
import { writtenValues } from '../../autodiff/identify.ts';
import { isOverwritten } from '../../autodiff/overwritten.ts';
import type { OwnFunction } from '../../autodiff/scalar-of.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import { type DtypeLimit, limitsOf } from '../../plot/dtype-limits.ts';
import type { HoverContent } from './content.ts';
import { describeValueLimits, ORDINARY, outwards } from './dtype.ts';

/** As far out as gradients are looked at. */
const FARTHEST = 1000;

/** The largest number of float16. */
const LARGEST = 65504;

interface OwnLimits extends Pick<HoverContent, 'dtypeLimits' | 'overwrites'> {
  /** What no ordinary input meets. */
  readonly farther: readonly string[];
}

/** `curve`: the formula as a function. */
export function describeOwnLimits(
  formula: Formula,
  curve: OwnFunction,
  dtype: Dtype,
  release: Release,
  t: Translate,
): OwnLimits {
  const { hasNoGradient } = compile(formula, writtenValues(formula), { dtype, release });
  if (formula.isNumpy || hasNoGradient) return { farther: [] };
  const raises = isOverwritten(formula, release);
  const overwrites = raises
    ? { overwrites: t('Backward raises an error: what it needs is overwritten in place.') }
    : {};
  if (dtype === 'float64' || !curve.hasFacts) return { ...overwrites, farther: [] };
  const isNear = ({ x }: DtypeLimit): boolean => Math.abs(x) <= ORDINARY;
  // Beyond its largest number the type itself is at its end.
  const limits = limitsOf(curve, dtype).filter(({ x }) => dtype !== 'float16' || Math.abs(x) < LARGEST);
  const nan = raises ? undefined : nanGradients(curve, dtype);
  const lost = nan ? [t('In {0} the gradient is nan for {1}.', dtype, nan.where)] : [];
  const far = limits.filter((one) => !isNear(one));
  return {
    ...overwrites,
    dtypeLimits: [...describeValueLimits(limits.filter(isNear), t, dtype), ...(nan?.isNear ? lost : [])],
    farther: [...describeValueLimits(far, t, dtype), ...(nan?.isNear ? [] : lost)],
  };
}

/** Where autograd answers nan, beside values that are none of it, though the function has a slope. */
function nanGradients(
  f: OwnFunction,
  dtype: Dtype,
): { readonly where: string; readonly isNear: boolean } | undefined {
  const { value, derivative } = f.inDtype(dtype);
  const fails = (x: number): boolean => Number.isNaN(derivative(x)) && Number.isFinite(value(x));
  const hasSlope = (x: number): boolean => {
    const h = 2 ** -12 * Math.max(1, Math.abs(x));
    const [left, middle, right] = [f.value(x - h), f.value(x), f.value(x + h)];
    const [down, up] = [(middle - left) / h, (right - middle) / h];
    return Math.abs(up - down) <= 2 ** -6 * (1 + Math.abs(up));
  };
  const grid = Array.from(
    { length: 81 },
    (_, i) => (i - 40) * (i - 40) * Math.sign(i - 40) * (FARTHEST / 1600),
  );
  const found = grid.filter((x) => fails(x) && hasSlope(x));
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // Only what is one stretch to an end, or 0 alone, is told.
  const isAbove = last === FARTHEST && first > 0;
  const isBelow = first === -FARTHEST && last < 0;
  if (first === 0 && last === 0) return { where: 'x = 0', isNear: true };
  if (!isAbove && !isBelow) return undefined;
  let [inside, outside] = isAbove ? [first, 0] : [last, 0];
  for (let i = 0; i < 60; i++) {
    const middle = (inside + outside) / 2;
    if (fails(middle)) inside = middle;
    else outside = middle;
  }
  const end = Math.abs(inside) < 1e-6 ? '0' : outwards(inside);
  return { where: `x ${isAbove ? '>' : '<'} ${end}`, isNear: Math.abs(inside) <= ORDINARY };
}
