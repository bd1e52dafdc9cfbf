// What the menu beside a curve offers.
import { defaultValues } from '../../catalog/defaults.ts';
import type { PanelState } from '../../protocol/state.ts';
import { t } from '../host/translate.ts';
import { changeCurve, duplicateCurve, measureFrom, moveCurve, removeCurve } from '../state/actions.ts';
import type { Trace } from '../state/traces.ts';
import type { ListActions } from './curve-list.ts';
import type { MenuItem } from './menu.ts';

/** The items for `trace`; `change` takes a function from the panel's state to the next. */
export function curveMenuItems(
  trace: Trace,
  traces: readonly Trace[],
  state: PanelState | undefined,
  change: (next: (state: PanelState) => PanelState) => void,
  list: ListActions,
): readonly MenuItem[] {
  const { key, hidden, source } = trace.state;
  const baseline = state?.baseline ?? traces[0]?.state.key;
  const at = traces.indexOf(trace);
  const move = (by: -1 | 1) => () => change((before) => moveCurve(before, key, by));
  return [
    { label: t('Rename'), run: () => list.startRenaming(key) },
    { label: hidden ? t('Show') : t('Hide'), run: () => list.toggleHidden(key) },
    { label: t('Duplicate'), run: () => change((before) => duplicateCurve(before, key)) },
    {
      label: t('Back to PyTorch’s defaults'),
      disabled: trace.row.parameters.length === 0,
      run: () =>
        change((before) =>
          changeCurve(before, key, (curve) => ({ ...curve, parameters: defaultValues(trace.row) })),
        ),
    },
    {
      label: t('Measure the others from this curve'),
      checked: baseline === key,
      run: () => change((before) => measureFrom(before, key)),
    },
    ...(source ? [{ label: t('Write to code'), run: () => list.writeToCode(trace) }] : []),
    { label: t('Move up'), separated: true, disabled: at <= 0, run: move(-1) },
    { label: t('Move down'), disabled: at === traces.length - 1, run: move(1) },
    { label: t('Remove'), separated: true, run: () => change((before) => removeCurve(before, key)) },
  ];
}
