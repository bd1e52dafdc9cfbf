// What becomes of a panel's state by what a person, or the code beside the panel, does: one function from a state and an
// action to the next state. Both are plain data; no state is ever changed in place, so that past ones can be kept.
import type { Named, OwnActivation } from '../../autodiff/own-activation.ts';
import type { ParameterValue } from '../../catalog/activation.ts';
import type { Preset } from '../../catalog/presets.ts';
import type { SourceSpan } from '../../protocol/fields.ts';
import type { UseInCode } from '../../protocol/messages.ts';
import type { PanelState, PlotRequest, Shown, View } from '../../protocol/state.ts';
import {
  addCurve,
  addCurves,
  applyPreset,
  changeCurve,
  duplicateCurve,
  followUse,
  measureFrom,
  moveCurve,
  openCurves,
  redefine,
  removeCurve,
  renameCurve,
  renewSource,
  resetParameters,
  setParameter,
} from './curves.ts';
import { fitView, keepInSight, stayFitted } from './fit.ts';

/** What is chosen in menus and says nothing of a single curve. */
export type Options = Pick<
  PanelState,
  | 'zones'
  | 'saturated'
  | 'asymptotes'
  | 'tangent'
  | 'equalAspect'
  | 'dtype'
  | 'release'
  | 'drawer'
  | 'follow'
  | 'inputs'
  | 'depth'
  | 'train'
>;

/** What can happen to a panel. */
export type Action =
  | ({ readonly type: 'addCurve' } & Named)
  | { readonly type: 'duplicateCurve'; readonly key: string }
  | { readonly type: 'removeCurve'; readonly key: string }
  | { readonly type: 'moveCurve'; readonly key: string; readonly by: -1 | 1 }
  | { readonly type: 'toggleCurve'; readonly key: string }
  | { readonly type: 'renameCurve'; readonly key: string; readonly name: string }
  | {
      readonly type: 'setParameter';
      readonly key: string;
      readonly name: string;
      readonly value: ParameterValue;
    }
  | { readonly type: 'resetParameters'; readonly key: string }
  | { readonly type: 'measureFrom'; readonly key: string }
  | { readonly type: 'usePreset'; readonly preset: Omit<Preset, 'name'> }
  /** The host asks for these curves: instead of the others, or beside them. */
  | { readonly type: 'openCurves'; readonly request: PlotRequest }
  | { readonly type: 'addCurves'; readonly request: PlotRequest }
  | { readonly type: 'toggleQuantity'; readonly quantity: Shown }
  | { readonly type: 'setOptions'; readonly options: Partial<Options> }
  | { readonly type: 'toggleLogY' }
  | { readonly type: 'moveWindow'; readonly view: View }
  /** Fits the window to the curves; `x` from where to where, or as it is. */
  | { readonly type: 'fitWindow'; readonly x?: readonly [number, number] }
  /** `follow`: the window moves where the crosshair would leave it. */
  | { readonly type: 'moveCrosshair'; readonly x: number; readonly follow?: boolean }
  | { readonly type: 'hideCrosshair' }
  /** The cursor came to stand on an activation. */
  | ({ readonly type: 'followUse' } & UseInCode)
  /** The call of this source now reads as `source.call` says. */
  | { readonly type: 'renewSource'; readonly source: SourceSpan }
  /** The definition of this source was edited; without `own` it can no longer be read. */
  | { readonly type: 'redefine'; readonly source: SourceSpan; readonly own?: OwnActivation };

/** Shows the window that a new panel shows, as far as x goes. */
export const RESET: Action = { type: 'fitWindow', x: [-5, 5] };

type Steps = {
  readonly [Type in Action['type']]: (
    state: PanelState,
    action: Extract<Action, { readonly type: Type }>,
  ) => PanelState;
};

const steps: Steps = {
  addCurve,
  duplicateCurve: (state, { key }) => duplicateCurve(state, key),
  removeCurve: (state, { key }) => removeCurve(state, key),
  moveCurve: (state, { key, by }) => moveCurve(state, key, by),
  toggleCurve: (state, { key }) => changeCurve(state, key, (curve) => ({ ...curve, hidden: !curve.hidden })),
  renameCurve: (state, { key, name }) => renameCurve(state, key, name),
  setParameter: (state, { key, name, value }) => setParameter(state, key, name, value),
  resetParameters: (state, { key }) => resetParameters(state, key),
  measureFrom: (state, { key }) => measureFrom(state, key),
  usePreset: (state, { preset }) => fitView(applyPreset(state, preset), preset.x ?? [-5, 5]),
  openCurves: (state, { request }) => fitView(openCurves(state, request)),
  addCurves: (state, { request }) => addCurves(state, request),
  toggleQuantity: (state, { quantity }) => ({
    ...state,
    shown: { ...state.shown, [quantity]: !state.shown[quantity] },
  }),
  setOptions: (state, { options }) => ({ ...state, ...options }),
  toggleLogY: (state) => fitView({ ...state, logY: !state.logY }),
  moveWindow: (state, { view }) => ({ ...state, view }),
  fitWindow: (state, { x }) => fitView(state, x),
  moveCrosshair: (state, { x, follow }) => {
    const moved = { ...state, crosshair: x };
    return follow ? keepInSight(moved, x) : moved;
  },
  hideCrosshair: ({ crosshair: _, ...state }) => state,
  followUse: (state, use) => (state.follow ? followUse(state, use) : state),
  renewSource: (state, { source }) => renewSource(state, source),
  redefine: (state, { source, own }) => redefine(state, source, own),
};

/** The state after `action`; `state` itself where nothing changes. */
export function reduce(state: PanelState, action: Action): PanelState {
  // The map above lists every action; the compiler cannot see that tag and step belong together.
  const step = steps[action.type] as (state: PanelState, action: Action) => PanelState;
  return stayFitted(state, step(state, action));
}
