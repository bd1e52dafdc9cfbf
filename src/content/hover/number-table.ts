// The table of a hover: x, f(x) and f′(x) at five places that show what the curve is about.
import type { Dtype } from '../../foundation/dtype.ts';
import type { ScalarFunction } from '../../functions/function.ts';
import { isOnUnitInterval, isVisible, scaleOf } from '../../plot/interval-of-interest.ts';
import { formatGeneral } from '../format.ts';
import { printNumbers } from '../print.ts';

/** x, f(x) and f′(x) as PyTorch prints them in a dtype, column by column. */
export interface NumberTable {
  readonly x: readonly string[];
  readonly value: readonly string[];
  readonly derivative: readonly string[];
}

/**
 * At −2 … 2, or nearer to 0 where all happens there. A kink that lies farther out takes the place of −2 or 2; a jump
 * has it moved beyond, where the curve is another.
 */
export function makeNumberTable(f: ScalarFunction, dtype: Dtype): NumberTable {
  const facts = f.facts();
  const scale = scaleOf(facts);
  const ends = facts.breaks.filter(isVisible).map(({ x, kind }) => (kind === 'kink' ? x : 2 * x));
  const first = ends.find((x) => x < -2 * scale) ?? -2 * scale;
  const last = [...ends].reverse().find((x) => x > 2 * scale) ?? 2 * scale;
  const places = isOnUnitInterval(f) ? [0.1, 0.25, 0.5, 0.75, 0.9] : [first, -scale, 0, scale, last];
  const { value, derivative } = f.inDtype(dtype);
  return {
    // As the values below are printed, with their sign for minus.
    x: places.map((x) => formatGeneral(x, 4)),
    value: printNumbers(
      places.map((x) => value(x)),
      dtype,
    ),
    derivative: printNumbers(
      places.map((x) => derivative(x)),
      dtype,
    ),
  };
}
