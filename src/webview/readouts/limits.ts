// Puts into words where a dtype gives up: on the picture, below it, and for the ear.

import { formatShort } from '../../content/format.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { DtypeLimit } from '../../plot/dtype-limits.ts';
import type { Place } from '../../plot/find.ts';
import type { PanelState } from '../../protocol/state.ts';
import { type Trace, visibleOf } from '../state/traces.ts';

/** Every float64 limit lies farther out than this. */
const NEAREST = 30;

/**
 * The limits of a curve's value or derivative in the panel's dtype; float64's only those that the window shows, for
 * others are no news.
 */
export function limitsFor(
  trace: Trace,
  { dtype, view }: PanelState,
  quantity: 'value' | 'derivative' = 'value',
): readonly DtypeLimit[] {
  const { x0, x1 } = view ?? { x0: 0, x1: 0 };
  if (dtype === 'float64' && Math.max(Math.abs(x0), Math.abs(x1)) < NEAREST) return [];
  const limits = trace.limits(quantity);
  return dtype === 'float64' ? limits.filter(({ x }) => x > x0 && x < x1) : limits;
}

/** `float16 overflows for x > 65504`. */
export function describeLimit({ kind, side, x }: DtypeLimit, dtype: Dtype, t: Translate): string {
  const told = [dtype, side === 'below' ? '<' : '>', formatShort(x, 5)];
  return {
    overflow: () => t('{0} overflows for x {1} {2}', ...told),
    underflow: () => t('{0} underflows to 0 for x {1} {2}', ...told),
    lost: () => t('{0} gives 0 for x {1} {2}', ...told),
    nan: () => t('{0} gives nan for x {1} {2}', ...told),
  }[kind]();
}

/** Name and words for each curve that the dtype does not hold, and for its derivative. */
export function describeLimits(
  traces: readonly Trace[],
  state: PanelState,
  t: Translate,
): readonly (readonly [name: string, words: string])[] {
  return traces.flatMap((trace) =>
    (['value', 'derivative'] as const).flatMap((quantity) => {
      const words = limitsFor(trace, state, quantity).map((limit) => describeLimit(limit, state.dtype, t));
      return words.length > 0
        ? [[`${trace.name}${quantity === 'value' ? '' : '′'}`, words.join(', ')] as const]
        : [];
    }),
  );
}

/** All limits of the visible curves in words; empty if the dtype holds them all. */
export function describeAllLimits(traces: readonly Trace[], state: PanelState, t: Translate): string {
  const visible = visibleOf(traces);
  return describeLimits(visible, state, t)
    .map((parts) => parts.join(': '))
    .join('. ');
}

/** What holds at x: the words of the limit beyond which it lies. */
export function limitAt(trace: Trace, x: number, state: PanelState, t: Translate): string | undefined {
  const limit = limitsFor(trace, state).find(({ side, x: edge, end }) =>
    side === 'below' ? x < edge && x >= end : x > edge && x <= end,
  );
  return limit && describeLimit(limit, state.dtype, t);
}

/** The limits in the window as places to jump to; `traces` are the visible ones. */
export function limitPlaces(traces: readonly Trace[], state: PanelState): readonly Place[] {
  const { x0 = 0, x1 = 0 } = state.view ?? {};
  return traces.flatMap((trace, i) =>
    limitsFor(trace, state)
      .filter(({ x }) => x >= x0 && x <= x1)
      .map(({ x }): Place => ({ x, kind: 'limit', curves: [i] })),
  );
}
