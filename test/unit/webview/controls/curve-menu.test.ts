// What the menu beside a curve does to the panel's state.
import assert from 'node:assert/strict';
import { translateBy } from '../../../../src/foundation/localization.ts';
import { newPanelState, type PanelState } from '../../../../src/protocol/state.ts';
import { curveMenuItems, type ListActions } from '../../../../src/webview/controls/curve-menu.ts';
import { reduce } from '../../../../src/webview/state/reducer.ts';
import { tracesOf } from '../../../../src/webview/state/traces.ts';

const start = newPanelState({
  curves: ['Softplus', 'ReLU', 'GELU'].map((id) => ({ id, parameters: {} })),
});
const order = (state: PanelState) => state.curves.map(({ id }) => id).join(' ');

/** Chooses an item of the menu beside the curve at `index`; undefined if it is disabled. */
function choose(state: PanelState, index: number, label: string): PanelState | undefined {
  const traces = tracesOf(state);
  const trace = traces[index];
  assert.ok(trace);
  let next = state;
  const on: ListActions = {
    dispatch: (action) => {
      next = reduce(next, action);
    },
    startRenaming: () => undefined,
    preview: () => undefined,
    writeToCode: () => undefined,
    light: () => undefined,
    refuse: () => undefined,
  };
  const items = curveMenuItems(trace, traces, state, on, translateBy({}));
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, label);
  if (item.disabled) return undefined;
  item.run?.();
  return next;
}

describe('the menu beside a curve', () => {
  it('moves it up and down, and not beyond the ends', () => {
    const moved = (index: number, label: string) => {
      const state = choose(start, index, label);
      return state && order(state);
    };
    assert.equal(moved(1, 'Move Up'), 'ReLU Softplus GELU');
    assert.equal(moved(1, 'Move Down'), 'Softplus GELU ReLU');
    assert.equal(moved(0, 'Move Up'), undefined);
    assert.equal(moved(2, 'Move Down'), undefined);
  });

  it('duplicates, removes and measures from it', () => {
    assert.equal(order(choose(start, 1, 'Duplicate') ?? start), 'Softplus ReLU ReLU GELU');
    assert.equal(order(choose(start, 1, 'Remove') ?? start), 'Softplus GELU');
    const measured = choose(start, 2, 'Use as Baseline');
    assert.equal(measured?.baseline, start.curves[2]?.key);
    assert.equal(measured?.shown.difference, true);
  });

  it('gives parameters their defaults back, where there are any', () => {
    const [softplus, ...others] = start.curves;
    assert.ok(softplus);
    const changed = { ...start, curves: [{ ...softplus, parameters: { beta: 7 } }, ...others] };
    const state = choose(changed, 0, 'Reset to PyTorch’s Defaults');
    assert.deepEqual(state?.curves[0]?.parameters, { beta: 1, threshold: 20 });
    assert.equal(choose(changed, 1, 'Reset to PyTorch’s Defaults'), undefined);
  });
});
