// What a person does to the curves of a panel, as states before and after.
import assert from 'node:assert/strict';
import { presets } from '../../../../src/catalog/presets.ts';
import { newPanelState, type PanelState } from '../../../../src/protocol/state.ts';
import {
  addCurve,
  applyPreset,
  duplicateCurve,
  fittedView,
  followUse,
  measureFrom,
  moveCurve,
  removeCurve,
  renameCurve,
  renewSource,
  setParameter,
  stayFitted,
} from '../../../../src/webview/state/actions.ts';
import { namesOf, tracesOf } from '../../../../src/webview/state/traces.ts';

const start = newPanelState();
const ids = (state: PanelState) => state.curves.map((curve) => curve.id).join(' ');
const source = { uri: 'file:///a.py', start: 1, end: 2 };

describe('the curves of a panel', () => {
  it('come with a color and dash that no other has, while there are some left', () => {
    let state = start;
    for (let i = 0; i < 6; i++) state = addCurve(state, 'GELU');
    assert.equal(new Set(state.curves.map((curve) => curve.style)).size, 8);
    assert.equal(new Set(state.curves.map((curve) => curve.key)).size, 8);
  });

  it('start with an example where PyTorch has no default', () => {
    const state = addCurve(start, 'Threshold');
    assert.deepEqual(Object.keys(state.curves[2]?.parameters ?? {}), ['threshold', 'value']);
  });

  it('move, as far as the list goes', () => {
    assert.equal(ids(moveCurve(start, 'c2', -1)), 'ReLU Softplus');
    assert.equal(moveCurve(start, 'c1', -1), start);
    assert.equal(moveCurve(start, 'c2', 1), start);
  });

  it('go, and take the baseline along', () => {
    const state = removeCurve({ ...start, baseline: 'c1' }, 'c1');
    assert.equal(ids(state), 'ReLU');
    assert.equal(state.baseline, undefined);
  });

  it('take a name, and their own back for an empty one', () => {
    const named = renameCurve(start, 'c1', '  sharp ');
    assert.deepEqual(namesOf(named.curves), ['sharp', 'ReLU']);
    assert.deepEqual(namesOf(renameCurve(named, 'c1', ' ').curves), ['Softplus', 'ReLU']);
  });

  it('are named by what differs from the defaults', () => {
    const state = setParameter(setParameter(start, 'c1', 'beta', 2), 'c1', 'threshold', 20);
    assert.deepEqual(namesOf(state.curves), ['Softplus(beta=2)', 'ReLU']);
  });

  it('are copied without the call that they came from', () => {
    const state = duplicateCurve(
      newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: 2 } }], source }),
      'c1',
    );
    assert.equal(state.curves[0]?.source?.start, 1);
    assert.equal(state.curves[1]?.source, undefined);
    assert.deepEqual(state.curves[1]?.parameters, { beta: 2 });
  });

  it('hold one that follows the cursor', () => {
    const once = followUse(start, { id: 'GELU', parameters: {}, source });
    const twice = followUse(once, { id: 'LeakyReLU', parameters: { negative_slope: 0.2 }, source });
    assert.equal(ids(twice), 'Softplus ReLU LeakyReLU');
    assert.equal(twice.curves[2]?.style, once.curves[2]?.style);
    const written = renewSource(twice, { ...source, call: '0.3' });
    assert.equal(written.curves[2]?.source?.call, '0.3');
  });
});

describe('presets', () => {
  for (const preset of presets) {
    it(`${preset.name((text) => text)}: every curve can be drawn`, () => {
      const state = applyPreset(start, preset);
      assert.equal(tracesOf(state).length, preset.curves.length);
      const { y0, y1 } = fittedView(state, tracesOf(state));
      assert.ok(y0 < y1);
    });
  }
});

describe('fitting the window', () => {
  it('holds all that is drawn, with some room', () => {
    const view = fittedView(start, tracesOf(start), { x0: -5, x1: 5 });
    assert.ok(view.y0 < 0 && view.y0 > -1 && view.y1 > 5.006 && view.y1 < 6);
  });
  it('holds the numbers that were evaluated', () => {
    const { x0, x1 } = fittedView({ ...start, marks: [-30, 2] }, tracesOf(start));
    assert.ok(x0 < -30 && x1 > 5);
  });
  it('holds something even where nothing is drawn', () => {
    const view = fittedView({ ...start, curves: [] }, []);
    assert.ok(view.y0 < view.y1);
  });

  it('goes on where a curve or a quantity comes into a fitted window, and not where a person moved it', () => {
    const whole = (state: PanelState) => ({ ...state, view: fittedView(state, tracesOf(state)) });
    const opened = whole(start);
    const added = stayFitted(opened, addCurve(opened, 'ELU'));
    assert.ok((added.view?.y0 ?? 0) < -0.99, 'the tail of ELU');
    const followed = stayFitted(opened, followUse(opened, { id: 'Tanh', parameters: {}, source }));
    assert.ok((followed.view?.y0 ?? 0) < -0.99, 'the tail of Tanh');
    const differing = stayFitted(opened, measureFrom(opened, 'c1'));
    assert.ok((differing.view?.y0 ?? 0) < -Math.LN2, 'ReLU lies ln 2 below Softplus');
    const { view } = opened;
    const moved = { ...opened, view: { ...view, y1: view.y1 + 1 } };
    assert.equal(stayFitted(moved, addCurve(moved, 'ELU')).view, moved.view);
    // What one drags, hides or takes away moves nothing.
    const valueOff = { ...opened, shown: { ...opened.shown, value: false } };
    for (const next of [setParameter(opened, 'c1', 'beta', 9), removeCurve(opened, 'c1'), valueOff]) {
      assert.equal(stayFitted(opened, next).view, opened.view);
    }
  });

  it('holds the tail of Softplus on a logarithmic y', () => {
    const state = { ...start, logY: true };
    const view = fittedView(state, tracesOf(state), { x0: -10, x1: 2 });
    assert.ok(view.y0 > 0 && view.y0 < Math.exp(-10) && view.y1 > 2);
  });
});

describe('the difference to the baseline', () => {
  it('is drawn for every curve but the baseline, ln 2 at most between Softplus and ReLU', () => {
    const traces = tracesOf({ ...start, baseline: 'c2', shown: { ...start.shown, difference: true } });
    assert.equal(traces[1]?.drawn.difference, undefined);
    assert.equal(traces[0]?.drawn.difference?.y(0), Math.LN2);
  });
});
