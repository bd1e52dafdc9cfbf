// What a person can do to the curves of a panel, each a function from one state to the next; reducer.ts calls them.
import { activationOf, type Named, type OwnActivation } from '../../autodiff/own-activation.ts';
import type { ParameterValue, Values } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { defaultValues } from '../../catalog/defaults.ts';
import type { Preset } from '../../catalog/presets.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { UseInCode } from '../../protocol/messages.ts';
import {
  type CurveState,
  newPanelState,
  type PanelState,
  type PlotRequest,
  STYLES,
} from '../../protocol/state.ts';

/** The key of the curve that follows the cursor. */
const FOLLOWED = 'followed';

/** Adds a curve at its start values. */
export function addCurve(state: PanelState, { id, own }: Named): PanelState {
  const curve: CurveState = {
    key: freeKey(state),
    id,
    parameters: own ? {} : startValues(id),
    ...(own ? { own } : {}),
    hidden: false,
    style: freeStyle(state),
  };
  return { ...state, curves: [...state.curves, curve] };
}

/** Adds a copy below a curve, without its name and without the call that it came from. */
export function duplicateCurve(state: PanelState, key: string): PanelState {
  const curve = state.curves.find((candidate) => candidate.key === key);
  if (!curve) return state;
  const { source: _, name: __, isStale: ___, ...rest } = curve;
  const copy = { ...rest, key: freeKey(state), style: freeStyle(state), hidden: false };
  const at = state.curves.indexOf(curve) + 1;
  return { ...state, curves: [...state.curves.slice(0, at), copy, ...state.curves.slice(at)] };
}

/** Takes a curve away, and what was measured from it. */
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
  if (!state.curves.some((curve) => curve.key === key)) return state;
  return { ...state, baseline: key, shown: { ...state.shown, difference: true } };
}

/** Changes the curve of this key, where there is one; the same state where that changes nothing. */
export function changeCurve(
  state: PanelState,
  key: string,
  change: (curve: CurveState) => CurveState,
): PanelState {
  const curves = state.curves.map((curve) => (curve.key === key ? change(curve) : curve));
  return curves.every((curve, i) => curve === state.curves[i]) ? state : { ...state, curves };
}

/** Leaves alone what the activation has no parameter of this name for. */
export function setParameter(
  state: PanelState,
  key: string,
  name: string,
  value: ParameterValue,
): PanelState {
  return changeCurve(state, key, (curve) => {
    if (Object.is(curve.parameters[name], value)) return curve;
    const isKnown = activationOf(curve)?.parameters.some((parameter) => parameter.name === name);
    return isKnown ? { ...curve, parameters: { ...curve.parameters, [name]: value } } : curve;
  });
}

/** PyTorch's defaults; examples where it has none. */
export function resetParameters(state: PanelState, key: string): PanelState {
  return changeCurve(state, key, (curve) => {
    const entry = activationOf(curve);
    return entry ? { ...curve, parameters: defaultValues(entry) } : curve;
  });
}

/** An empty name gives the curve its own name back. */
export function renameCurve(state: PanelState, key: string, name: string): PanelState {
  return changeCurve(state, key, (curve) => {
    const { name: _, ...rest } = curve;
    const kept = name.trim().slice(0, 80);
    return kept === '' ? rest : { ...rest, name: kept };
  });
}

/** Shows the preset's curves instead of all others; the window is to be fitted to them. */
export function applyPreset(state: PanelState, preset: Omit<Preset, 'name'>): PanelState {
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

/** Shows what is asked for instead of all other curves; the window is to be fitted to them. */
export function openCurves(state: PanelState, request: PlotRequest): PanelState {
  const { curves, points, inputs, depth, drawer } = newPanelState(request);
  const { baseline: _, view: __, crosshair: ___, ...rest } = state;
  return {
    ...rest,
    curves,
    points,
    ...(request.spread ? { inputs, depth, drawer } : {}),
    release: request.release ?? state.release,
  };
}

/** Shows what is asked for beside the others; what is there already is shown, not added again. */
export function addCurves(state: PanelState, { curves = [], source, points = [] }: PlotRequest): PanelState {
  let added: PanelState = { ...state, points: [...state.points, ...points] };
  for (const [i, { id, parameters, own: formula }] of curves.entries()) {
    const from = i === 0 ? source : undefined;
    const known = added.curves.find((curve) =>
      from
        ? isAt(curve.source, from)
        : !curve.source &&
          curve.id === id &&
          isSame(curve.parameters, parameters) &&
          JSON.stringify(curve.own) === JSON.stringify(formula),
    );
    const own = {
      id,
      parameters,
      hidden: false,
      ...(from ? { source: from } : {}),
      ...(formula ? { own: formula } : {}),
    };
    const changed = known ?? { key: freeKey(added), style: freeStyle(added), ...own };
    const others = known ? added.curves : [...added.curves, changed];
    added = changeCurve({ ...added, curves: others }, changed.key, (curve) => ({ ...curve, ...own }));
  }
  return added;
}

const isAt = (one: SourceSpan | undefined, other: SourceSpan): boolean =>
  one?.uri === other.uri && one.start === other.start;

function isSame(one: Values, other: Values): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => Object.is(one[name], other[name]));
}

/** Shows the activation under the cursor in the one curve that follows it. */
export function followUse(state: PanelState, use: UseInCode): PanelState {
  const parameters = use.own ? use.parameters : { ...startValues(use.id), ...use.parameters };
  const used = { id: use.id, parameters, source: use.source, ...(use.own ? { own: use.own } : {}) };
  const known = state.curves.find((curve) => curve.key === FOLLOWED);
  if (known) {
    return changeCurve(state, FOLLOWED, (curve) => {
      const { name: _, own: __, isStale: ___, ...rest } = curve;
      return { ...rest, ...used };
    });
  }
  const curve = { key: FOLLOWED, ...used, hidden: false };
  return { ...state, curves: [...state.curves, { ...curve, style: freeStyle(state) }] };
}

/** Takes over what the call of a source says after it was written. */
export function renewSource(state: PanelState, source: SourceSpan): PanelState {
  return {
    ...state,
    curves: state.curves.map((curve) => (isAt(curve.source, source) ? { ...curve, source } : curve)),
  };
}

/**
 * Takes over what a definition says after it was edited; where it can no longer be read, its curve stays and says so. A
 * number that a person has moved stays moved, unless the code now has another one.
 */
export function redefine(state: PanelState, source: SourceSpan, own: OwnActivation | undefined): PanelState {
  const before = state.curves.filter((curve) => curve.own && isAt(curve.source, source));
  if (before.length === 0) return state;
  const renewed = (curve: CurveState): CurveState => {
    if (!own) return { ...curve, isStale: true };
    const { isStale: _, ...rest } = curve;
    const written = (name: string) => curve.own?.parameters.find((one) => one.name === name)?.value;
    const kept = own.parameters.flatMap(({ name, value }) => {
      const moved = curve.parameters[name];
      return moved !== undefined && written(name) === value ? [[name, moved] as const] : [];
    });
    return { ...rest, id: own.name, own, parameters: Object.fromEntries(kept) };
  };
  return { ...state, curves: state.curves.map((curve) => (before.includes(curve) ? renewed(curve) : curve)) };
}

/** Values for parameters that PyTorch gives no default. */
export function startValues(id: string): Values {
  const entry = findById(id);
  return Object.fromEntries(
    (entry?.parameters ?? []).flatMap((parameter) =>
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
