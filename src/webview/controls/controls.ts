// What the panel's controls do: the toolbar above the plot and the list below it.
import type { Viewport } from '../../plot/scale.ts';
import type { PanelMessage } from '../../protocol/messages.ts';
import type { PanelState } from '../../protocol/state.ts';
import type { Previews } from '../host/previews.ts';
import { copyPng, exportPicture } from '../host/save.ts';
import { t } from '../host/translate.ts';
import { addCurve, applyPreset, changeCurve, fitView, renameCurve, setParameter } from '../state/actions.ts';
import type { Trace } from '../state/traces.ts';
import type { ListActions } from './curve-list.ts';
import { curveMenuItems } from './curve-menu.ts';
import type { ToolbarActions } from './toolbar.ts';

/** What the controls need of the panel. */
export interface Controlled {
  readonly state: PanelState | undefined;
  readonly traces: readonly Trace[];
  readonly viewport: Viewport;
  /** The key of the curve whose name is being typed. */
  renaming: string | undefined;
  notice: string;
  readonly previews: Previews;
  change(next: (state: PanelState) => PanelState): void;
  send(message: PanelMessage): void;
}

export function toolbarActionsOf(panel: Controlled): ToolbarActions {
  return {
    add: (id) => panel.change((state) => addCurve(state, id)),
    usePreset: (preset) => {
      const [x0, x1] = preset.x ?? [-5, 5];
      panel.change((state) => applyPreset(state, preset));
      panel.change((state) => fitView(state, panel.traces, { x0, x1 }));
    },
    toggleShown: (quantity) =>
      panel.change((state) => ({
        ...state,
        shown: { ...state.shown, [quantity]: !state.shown[quantity] },
      })),
    set: (change) => panel.change((state) => ({ ...state, ...change })),
    fit: () => panel.change((state) => fitView(state, panel.traces)),
    reset: () => panel.change((state) => fitView(state, panel.traces, { x0: -5, x1: 5 })),
    follow: (on) => {
      panel.change((state) => ({ ...state, follow: on }));
      panel.send({ type: 'follow', on });
    },
    take: (action, format, themed) => {
      const { state, traces, viewport } = panel;
      if (!state) return;
      exportPicture(format, { traces, state, viewport }, themed)
        .then(async (content) => {
          const isCopiedHere = action === 'copy' && format === 'png';
          if (isCopiedHere) await copyPng(content);
          panel.send({ type: 'export', action, format, content: isCopiedHere ? '' : content });
        })
        .catch(() => {
          panel.notice = t('The picture could not be made. Try another format.');
        });
    },
  };
}

export function listActionsOf(panel: Controlled): ListActions {
  const list: ListActions = {
    setParameter: (key, name, value) => panel.change((state) => setParameter(state, key, name, value)),
    rename: (key, name) => {
      panel.renaming = undefined;
      panel.change((state) => renameCurve(state, key, name));
    },
    startRenaming: (key) => {
      panel.renaming = key;
    },
    toggleHidden: (key) =>
      panel.change((state) => changeCurve(state, key, (curve) => ({ ...curve, hidden: !curve.hidden }))),
    menu: (trace) => curveMenuItems(trace, panel.traces, panel.state, (next) => panel.change(next), list),
    preview: (trace) => panel.previews.ask(trace.state),
    writeToCode: (trace) => {
      const { id, parameters, source } = trace.state;
      if (source) panel.send({ type: 'write', id, parameters, source });
    },
  };
  return list;
}
