// What the menu beside a curve offers, and what list and menu ask of the panel.

import type { Translate } from '../../foundation/localization.ts';
import type { PanelState } from '../../protocol/state.ts';
import type { Action } from '../state/reducer.ts';
import type { Trace } from '../state/traces.ts';
import type { MenuItem } from './menu.ts';

/** What the list asks of the panel. */
export interface ListActions {
  dispatch(action: Action): void;
  /** Lets a name be typed; undefined ends it. */
  startRenaming(key: string | undefined): void;
  /** Asks again what Write to Code would write. */
  preview(trace: Trace): void;
  writeToCode(trace: Trace): void;
  /** Makes one curve stand out from the others; none, when undefined. */
  light(key: string | undefined): void;
  /** Says at a field why what was typed there is not taken; undefined: it was. */
  refuse(field: string, typed: string | undefined): void;
}

/** The items for `trace`, one of `traces`. */
export function curveMenuItems(
  trace: Trace,
  traces: readonly Trace[],
  state: PanelState,
  on: ListActions,
  t: Translate,
): readonly MenuItem[] {
  const { key, hidden, source } = trace.state;
  const baseline = state.baseline ?? traces[0]?.state.key;
  const at = traces.indexOf(trace);
  const move = (by: -1 | 1) => () => on.dispatch({ type: 'moveCurve', key, by });
  const run =
    (type: 'toggleCurve' | 'duplicateCurve' | 'resetParameters' | 'measureFrom' | 'removeCurve') => () =>
      on.dispatch({ type, key });
  return [
    { label: t('Rename'), run: () => on.startRenaming(key) },
    { label: hidden ? t('Show') : t('Hide'), run: run('toggleCurve') },
    { label: t('Duplicate'), run: run('duplicateCurve') },
    {
      label: trace.state.own ? t('Reset to Values in Code') : t('Reset to PyTorch’s Defaults'),
      disabled: trace.entry.parameters.length === 0,
      run: run('resetParameters'),
    },
    { label: t('Use as Baseline'), checked: baseline === key, run: run('measureFrom') },
    ...(source ? [{ label: t('Write to Code'), run: () => on.writeToCode(trace) }] : []),
    { label: t('Move Up'), separated: true, disabled: at <= 0, run: move(-1) },
    { label: t('Move Down'), disabled: at === traces.length - 1, run: move(1) },
    { label: t('Remove'), separated: true, run: run('removeCurve') },
  ];
}
