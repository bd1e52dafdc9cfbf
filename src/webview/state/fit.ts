// Fits the window to what is drawn, and keeps it fitted while curves come.
import { extentOf } from '../../plot/sample.ts';
import { type PanelState, QUANTITIES, type View } from '../../protocol/state.ts';
import { tracesOf, visibleOf } from './traces.ts';

/** From which x to which. */
type Range = readonly [x0: number, x1: number];

/**
 * A window that holds what is drawn over x0 to x1 (the window's own x, or -5 to 5; these as well where no curve has a value
 * in the window).
 */
export function fittedView(
  state: PanelState,
  [x0, x1]: Range = state.view ? [state.view.x0, state.view.x1] : rangeOf(state.points),
): View {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const trace of visibleOf(tracesOf(state))) {
    for (const curve of Object.values(trace.drawn)) {
      const extent = extentOf(curve, x0, x1);
      if (!extent) continue;
      low = Math.min(low, extent[0]);
      high = Math.max(high, extent[1]);
    }
  }
  const home = rangeOf(state.points);
  if (low > high && (x0 !== home[0] || x1 !== home[1])) return fittedView(state, home);
  if (state.logY) {
    // A tail that vanishes at 1e-300 would press everything else flat.
    const top = high > 0 ? high * 2 : 10;
    return { x0, x1, y0: Math.max(low > 0 ? low / 2 : 0, top * 1e-9), y1: top };
  }
  if (low > high) return { x0, x1, y0: -1, y1: 1 };
  const room = Math.max((high - low) * 0.08, Math.abs(high) * 1e-9, 1e-9);
  const flat = high - low < 1e-9 * Math.max(1, Math.abs(high));
  return { x0, x1, y0: low - (flat ? 1 : room), y1: high + (flat ? 1 : room) };
}

/** `after`; where a curve or a quantity is new in it and the window of `before` was fitted, the window is fitted again. */
export function stayFitted(before: PanelState, after: PanelState): PanelState {
  const { view } = before;
  const isNew =
    QUANTITIES.some((quantity) => after.shown[quantity] && !before.shown[quantity]) ||
    after.curves.some(({ key, id }) => !before.curves.some((old) => old.key === key && old.id === id));
  if (!view || after.view !== view || !isNew) return after;
  const { y0, y1 } = fittedView(before);
  return y0 === view.y0 && y1 === view.y1 ? fitView(after) : after;
}

/** The window fitted to what is drawn over its own x, or over x0 to x1. */
export function fitView(state: PanelState, range?: Range): PanelState {
  return { ...state, view: fittedView(state, range) };
}

/** Moves the window so that x lies in it, where it does not. */
export function keepInSight(state: PanelState, x: number): PanelState {
  const { view } = state;
  if (!view || (x >= view.x0 && x <= view.x1)) return state;
  const by = x < view.x0 ? x - view.x0 : x - view.x1;
  return { ...state, view: { ...view, x0: view.x0 + by, x1: view.x1 + by } };
}

/** From -5 to 5, or as far as the person's own numbers go. */
function rangeOf(points: readonly number[]): Range {
  const [low, high] = points
    .filter((x) => Math.abs(x) < 1e8)
    .reduce(([least, most], x) => [Math.min(least, x), Math.max(most, x)], [-5, 5]);
  const room = low < -5 || high > 5 ? (high - low) * 0.04 : 0;
  return [low - room, high + room];
}
