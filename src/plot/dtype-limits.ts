// Where a dtype gives up before the function does: where values overflow, vanish, or are no numbers any more.

import { roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { ScalarFunction, VectorFunction } from '../functions/function.ts';
import { curveOf } from './curve.ts';

/** A interval of x at an end of the number line on which the answer in a dtype is not what the function is. */
export interface DtypeLimit {
  /**
   * `overflow`: infinite. `underflow`: 0, because the dtype has no number that small. `lost`: 0, although it has some,
   * because a step on the way overflowed or rounded. `nan`: not a number.
   */
  readonly kind: 'overflow' | 'underflow' | 'lost' | 'nan';
  readonly side: 'below' | 'above';
  /** The last number of the dtype, from 0 outwards, at which all is well. */
  readonly x: number;
  /** Where it ends outwards, because something else begins; mostly infinite. */
  readonly end: number;
}

/** No picture goes farther. */
const FARTHEST = 1e9;
/** The smallest numbers above 0. */
const LEAST: Readonly<Record<Dtype, number>> = {
  float64: 2 ** -1074,
  float32: 2 ** -149,
  bfloat16: 2 ** -133,
  float16: 2 ** -24,
};
/** Where to look for a place at which all is well, as powers of two. */
const POWERS = Array.from({ length: 30 }, (_, i) => 5 - i);

/** The limits of a function's value or derivative in `dtype`, out to a billion, those at the left first. */
export function limitsOf(
  f: ScalarFunction | VectorFunction,
  dtype: Dtype,
  quantity: 'value' | 'derivative' = 'value',
): readonly DtypeLimit[] {
  const exact = curveOf(f, quantity).y;
  const answer = dtype === 'float64' ? exact : curveOf(f, quantity, dtype).y;
  const round = roundTo(dtype);
  const facts = f.kind === 'scalar' ? f.facts() : undefined;
  const found: DtypeLimit[] = [];
  for (const side of ['below', 'above'] as const) {
    const sign = side === 'below' ? -1 : 1;
    const power = POWERS.find((exponent) => stateOf(answer(sign * 2 ** exponent)) === 'well');
    const home = power === undefined ? 0 : sign * 2 ** power;
    let outer = sign * FARTHEST;
    let farthest = outer;
    const hasTrueZeros =
      quantity === 'value'
        ? facts?.sparse === true
        : facts?.dead.some(({ low, high }) => low <= outer && outer <= high) === true;
    let end = sign * Number.POSITIVE_INFINITY;
    for (let state = stateOf(answer(outer)); state !== 'well' && state !== stateOf(answer(home)); ) {
      let inner = home;
      for (const grain of quantity === 'value' ? [0] : [0, 2 ** -8, 2 ** -16]) {
        // Where a difference of two rounded numbers comes and goes, the last number at which it is there counts.
        for (let steps = grain && 512; steps > 0; steps--) {
          const x = outer * (1 + steps * grain);
          if (Math.abs(x) >= Math.abs(farthest) || stateOf(answer(x)) === state) continue;
          [inner, outer] = [x, x + outer * grain];
          break;
        }
        while (round(inner) !== round(outer)) {
          const middle = inner + (outer - inner) / 2;
          if (middle === inner || middle === outer) break;
          if (stateOf(answer(middle)) === state) outer = middle;
          else inner = middle;
        }
      }
      const x = round(inner);
      const ends = { inner: answer(inner), truth: exact(outer), outer: exact(farthest) };
      const kind = kindOf(state, ends, LEAST[dtype], hasTrueZeros);
      // At one number only: the end of a domain, where a function may well be 0.
      const isPoint = Number.isFinite(end) && round(outer) === round(farthest);
      if (kind && !isPoint) found.push({ kind, side, x, end });
      [outer, farthest, end, state] = [inner, inner, x, stateOf(answer(inner))];
    }
  }
  return found.sort((one, other) => one.x - other.x);
}

type State = 'well' | 'zero' | 'infinite' | 'nan';

function stateOf(y: number): State {
  if (Number.isNaN(y)) return 'nan';
  if (!Number.isFinite(y)) return 'infinite';
  return y === 0 ? 'zero' : 'well';
}

/** What a state means, given the answer before it begins and the truth at both its ends; nothing where it is the truth. */
function kindOf(
  state: State,
  { inner, truth, outer }: { readonly inner: number; readonly truth: number; readonly outer: number },
  least: number,
  hasTrueZeros: boolean,
): DtypeLimit['kind'] | undefined {
  if (state === 'infinite') return Number.isFinite(truth) ? 'overflow' : undefined;
  if (state === 'nan') return Number.isNaN(truth) ? undefined : 'nan';
  if (outer === 0 && hasTrueZeros) return undefined;
  // Where float64 itself has run out, the last answer tells how.
  return Math.abs(truth || inner) < 2 * least ? 'underflow' : 'lost';
}
