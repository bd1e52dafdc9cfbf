// What a person can do to the curves, as functions from one state to the next.
import type { ParameterValue, Values } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Preset } from '../../catalog/presets.ts';
import { extentOf } from '../../plot/sample.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import { type CurveState, type PanelState, QUANTITIES, STYLES, type View } from '../../protocol/state.ts';
import { type Trace, tracesOf } from './traces.ts';

/** The key of the curve that follows the cursor. */
const FOLLOWED = 'followed';

export function addCurve(state: PanelState, id: string, parameters: Values = {}): PanelState {
  const curve: CurveState = {
    key: freeKey(state),
    id,
    parameters: { ...startValues(id), ...parameters },
    hidden: false,
    style: freeStyle(state),
  };
  return { ...state, curves: [...state.curves, curve] };
}

export function duplicateCurve(state: PanelState, key: string): PanelState {
  const curve = state.curves.find((candidate) => candidate.key === key);
  if (!curve) return state;
  const { source: _, name: __, ...rest } = curve;
  const copy = { ...rest, key: freeKey(state), style: freeStyle(state), hidden: false };
  const at = state.curves.indexOf(curve) + 1;
  return { ...state, curves: [...state.curves.slice(0, at), copy, ...state.curves.slice(at)] };
}

export function removeCurve(state: PanelState, key: string): PanelState {
  const curves = state.curves.filter((curve) => curve.key !== key);
  if (state.baseline !== key) return { ...state, curves };
  const { baseline: _, ...rest } = state;
  return { ...rest, curves };
}

/** Moves a curve up (-1) or down (1) in the list, as far as it goes. */
export function moveCurve(state: PanelState, key: string, by: -1 | 1): PanelState {
  const from = state.curves.findIndex((curve) => curve.key === key);
  const to = from + by;
  const [curve, other] = [state.curves[from], state.curves[to]];
  if (!curve || !other) return state;
  const curves = [...state.curves];
  curves[from] = other;
  curves[to] = curve;
  return { ...state, curves };
}

/** Draws how far the others are from this curve. */
export function measureFrom(state: PanelState, key: string): PanelState {
  return { ...state, baseline: key, shown: { ...state.shown, difference: true } };
}

export function changeCurve(
  state: PanelState,
  key: string,
  change: (curve: CurveState) => CurveState,
): PanelState {
  return { ...state, curves: state.curves.map((curve) => (curve.key === key ? change(curve) : curve)) };
}

export function setParameter(
  state: PanelState,
  key: string,
  name: string,
  value: ParameterValue,
): PanelState {
  return changeCurve(state, key, (curve) => ({
    ...curve,
    parameters: { ...curve.parameters, [name]: value },
  }));
}

/** An empty name gives the curve its own name back. */
export function renameCurve(state: PanelState, key: string, name: string): PanelState {
  return changeCurve(state, key, (curve) => {
    const { name: _, ...rest } = curve;
    const kept = name.trim().slice(0, 80);
    return kept === '' ? rest : { ...rest, name: kept };
  });
}

export function applyPreset(state: PanelState, preset: Preset): PanelState {
  const { baseline: _, view: __, ...rest } = state;
  const curves = preset.curves.map(
    ({ id, parameters = {} }, i): CurveState => ({
      key: `c${i + 1}`,
      id,
      parameters: { ...startValues(id), ...parameters },
      hidden: false,
      style: i % STYLES,
    }),
  );
  return { ...rest, curves, shown: { ...state.shown, value: true, derivative: preset.derivatives } };
}

/** Shows the activation under the cursor in the one curve that follows it. */
export function followUse(
  state: PanelState,
  use: { readonly id: string; readonly parameters: Values; readonly source: SourceSpan },
): PanelState {
  const parameters = { ...startValues(use.id), ...use.parameters };
  const known = state.curves.find((curve) => curve.key === FOLLOWED);
  if (known) {
    return changeCurve(state, FOLLOWED, (curve) => {
      const { name: _, ...rest } = curve;
      return { ...rest, id: use.id, parameters, source: use.source };
    });
  }
  const curve = { key: FOLLOWED, id: use.id, parameters, source: use.source, hidden: false };
  return { ...state, curves: [...state.curves, { ...curve, style: freeStyle(state) }] };
}

/** Takes over what the call of a source says after it was written. */
export function renewSource(state: PanelState, source: SourceSpan): PanelState {
  const isSame = (other?: SourceSpan) => other?.uri === source.uri && other.start === source.start;
  return {
    ...state,
    curves: state.curves.map((curve) => (isSame(curve.source) ? { ...curve, source } : curve)),
  };
}

/**
 * A window that holds what is drawn over x0 to x1 (the window's own x, or -5 to 5; these as well where no curve has a value
 * in the window).
 */
export function fittedView(
  state: PanelState,
  traces: readonly Trace[],
  { x0, x1 }: { readonly x0: number; readonly x1: number } = state.view ?? rangeOf(state.marks),
): View {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const trace of traces) {
    if (trace.state.hidden) continue;
    for (const curve of Object.values(trace.drawn)) {
      const extent = extentOf(curve, x0, x1);
      if (!extent) continue;
      low = Math.min(low, extent[0]);
      high = Math.max(high, extent[1]);
    }
  }
  const home = rangeOf(state.marks);
  if (low > high && (x0 !== home.x0 || x1 !== home.x1)) return fittedView(state, traces, home);
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
  const { y0, y1 } = fittedView(before, tracesOf(before));
  return y0 === view.y0 && y1 === view.y1 ? fitView(after, tracesOf(after)) : after;
}

/** The window fitted to what is drawn over its own x, or over x0 to x1. */
export function fitView(
  state: PanelState,
  traces: readonly Trace[],
  range?: { readonly x0: number; readonly x1: number },
): PanelState {
  return { ...state, view: fittedView(state, traces, range) };
}

/** Moves the window so that x lies in it, where it does not. */
export function keepInSight(state: PanelState, x: number): PanelState {
  const { view } = state;
  if (!view || (x >= view.x0 && x <= view.x1)) return state;
  const by = x < view.x0 ? x - view.x0 : x - view.x1;
  return { ...state, view: { ...view, x0: view.x0 + by, x1: view.x1 + by } };
}

/** From -5 to 5, or as far as the person's own numbers go. */
function rangeOf(marks: readonly number[]): { x0: number; x1: number } {
  const [low, high] = marks
    .filter((x) => Math.abs(x) < 1e8)
    .reduce(([least, most], x) => [Math.min(least, x), Math.max(most, x)], [-5, 5]);
  const room = low < -5 || high > 5 ? (high - low) * 0.04 : 0;
  return { x0: low - room, x1: high + room };
}

/** Values for parameters that PyTorch gives no default. */
export function startValues(id: string): Values {
  const row = findById(id);
  return Object.fromEntries(
    (row?.parameters ?? []).flatMap((parameter) =>
      parameter.default === undefined && parameter.example !== undefined
        ? [[parameter.name, parameter.example]]
        : [],
    ),
  );
}

function freeKey(state: PanelState): string {
  const taken = new Set(state.curves.map((curve) => curve.key));
  for (let i = 1; ; i++) if (!taken.has(`c${i}`)) return `c${i}`;
}

/** The style that the fewest curves have. */
function freeStyle(state: PanelState): number {
  const uses = Array.from(
    { length: STYLES },
    (_, style) => state.curves.filter((c) => c.style === style).length,
  );
  return uses.indexOf(Math.min(...uses));
}
