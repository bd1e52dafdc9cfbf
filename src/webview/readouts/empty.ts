// Says why the picture shows no curve, and what to do about it.

import type { Translate } from '../../foundation/localization.ts';
import { extentOf } from '../../plot/sample.ts';
import type { PanelState } from '../../protocol/state.ts';
import { fittedView } from '../state/fit.ts';
import { type Trace, visibleOf } from '../state/traces.ts';

/** One or two short sentences; empty if a curve is seen. */
export function whyEmpty(traces: readonly Trace[], state: PanelState, isSeen: boolean, t: Translate): string {
  if (isSeen) return '';
  if (traces.length === 0) return t('Add a curve to see it here.');
  const visible = visibleOf(traces);
  if (visible.length === 0) return t('All curves are hidden. Select a line in the list to show its curve.');
  const drawn = visible.flatMap((trace) => Object.values(trace.drawn));
  if (drawn.length === 0) return t('Show f or f′ to see the curves.');
  const { x0, x1 } = fittedView(state);
  const tops = drawn.flatMap((curve) => extentOf(curve, x0, x1)?.[1] ?? []);
  if (tops.length === 0) return t('No curve has a finite value here.');
  if (state.logY && Math.max(...tops) <= 0) return t('No curve is above 0, where the log scale begins.');
  return t('No curve is in this window. Press F or double-click to fit it to the curves.');
}
