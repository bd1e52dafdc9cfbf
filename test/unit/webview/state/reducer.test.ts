// What a person does to the curves of a panel, as states before and after.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { presets } from '../../../../src/catalog/presets.ts';
import { encode } from '../../../../src/protocol/fields.ts';
import {
  newPanelState,
  type PanelState,
  QUANTITIES,
  readPanelState,
} from '../../../../src/protocol/state.ts';
import { fittedView } from '../../../../src/webview/state/fit.ts';
import { type Action, reduce } from '../../../../src/webview/state/reducer.ts';
import { namesOf, tracesOf } from '../../../../src/webview/state/traces.ts';

const start = newPanelState();
const ids = (state: PanelState) => state.curves.map((curve) => curve.id).join(' ');
const source = { uri: 'file:///a.py', start: 1, end: 2 };
const move = (key: string, by: -1 | 1) => reduce(start, { type: 'moveCurve', key, by });
const rename = (state: PanelState, name: string) => reduce(state, { type: 'renameCurve', key: 'c1', name });
const set = (state: PanelState, name: string, value: number) =>
  reduce(state, { type: 'setParameter', key: 'c1', name, value });
const follow = (state: PanelState, id: string, parameters = {}) =>
  reduce(state, { type: 'followUse', id, parameters, source });

describe('the curves of a panel', () => {
  it('come with a color and dash that no other has, while there are some left', () => {
    let state = start;
    for (let i = 0; i < 6; i++) state = reduce(state, { type: 'addCurve', id: 'GELU' });
    assert.equal(new Set(state.curves.map((curve) => curve.style)).size, 8);
    assert.equal(new Set(state.curves.map((curve) => curve.key)).size, 8);
  });

  it('start with an example where PyTorch has no default', () => {
    const state = reduce(start, { type: 'addCurve', id: 'Threshold' });
    assert.deepEqual(Object.keys(state.curves[2]?.parameters ?? {}), ['threshold', 'value']);
  });

  it('move, as far as the list goes', () => {
    assert.equal(ids(move('c2', -1)), 'ReLU Softplus');
    assert.equal(move('c1', -1), start);
    assert.equal(move('c2', 1), start);
  });

  it('go, and take the baseline along', () => {
    const state = reduce({ ...start, baseline: 'c1' }, { type: 'removeCurve', key: 'c1' });
    assert.equal(ids(state), 'ReLU');
    assert.equal(state.baseline, undefined);
  });

  it('take a name, and their own back for an empty one', () => {
    const named = rename(start, '  sharp ');
    assert.deepEqual(namesOf(named.curves), ['sharp', 'ReLU']);
    assert.deepEqual(namesOf(rename(named, ' ').curves), ['Softplus', 'ReLU']);
  });

  it('are named by what differs from the defaults', () => {
    const state = set(set(start, 'beta', 2), 'threshold', 20);
    assert.deepEqual(namesOf(state.curves), ['Softplus(beta=2)', 'ReLU']);
  });

  it('are copied without the call that they came from', () => {
    const state = reduce(newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: 2 } }], source }), {
      type: 'duplicateCurve',
      key: 'c1',
    });
    assert.equal(state.curves[0]?.source?.start, 1);
    assert.equal(state.curves[1]?.source, undefined);
    assert.deepEqual(state.curves[1]?.parameters, { beta: 2 });
  });

  it('hold one that follows the cursor', () => {
    const once = follow({ ...start, follow: true }, 'GELU');
    const twice = follow(once, 'LeakyReLU', { negative_slope: 0.2 });
    assert.equal(ids(twice), 'Softplus ReLU LeakyReLU');
    assert.equal(twice.curves[2]?.style, once.curves[2]?.style);
    const written = reduce(twice, { type: 'renewSource', source: { ...source, call: '0.3' } });
    assert.equal(written.curves[2]?.source?.call, '0.3');
    assert.equal(follow(start, 'GELU'), start, 'only where the panel follows');
  });
});

describe('presets', () => {
  for (const preset of presets) {
    it(`${preset.name((text) => text)}: every curve can be drawn`, () => {
      const state = reduce(start, { type: 'usePreset', preset });
      assert.equal(tracesOf(state).length, preset.curves.length);
      const { y0, y1 } = fittedView(state);
      assert.ok(y0 < y1);
    });
  }
});

describe('fitting the window', () => {
  it('holds all that is drawn, with some room', () => {
    const view = fittedView(start, [-5, 5]);
    assert.ok(view.y0 < 0 && view.y0 > -1 && view.y1 > 5.006 && view.y1 < 6);
  });
  it('holds the numbers that were evaluated', () => {
    const { x0, x1 } = fittedView({ ...start, points: [-30, 2] });
    assert.ok(x0 < -30 && x1 > 5);
  });
  it('holds something even where nothing is drawn', () => {
    const view = fittedView({ ...start, curves: [] });
    assert.ok(view.y0 < view.y1);
  });

  it('goes on where a curve or a quantity comes into a fitted window, and not where a person moved it', () => {
    const whole = (state: PanelState) => ({ ...state, view: fittedView(state) });
    const opened = whole(start);
    const added = reduce(opened, { type: 'addCurve', id: 'ELU' });
    assert.ok((added.view?.y0 ?? 0) < -0.99, 'the tail of ELU');
    const followed = follow({ ...opened, follow: true }, 'Tanh');
    assert.ok((followed.view?.y0 ?? 0) < -0.99, 'the tail of Tanh');
    const differing = reduce(opened, { type: 'measureFrom', key: 'c1' });
    assert.ok((differing.view?.y0 ?? 0) < -Math.LN2, 'ReLU lies ln 2 below Softplus');
    const { view } = opened;
    const moved = { ...opened, view: { ...view, y1: view.y1 + 1 } };
    assert.equal(reduce(moved, { type: 'addCurve', id: 'ELU' }).view, moved.view);
    // What one drags, hides or takes away moves nothing.
    const unmoving: readonly Action[] = [
      { type: 'setParameter', key: 'c1', name: 'beta', value: 9 },
      { type: 'removeCurve', key: 'c1' },
      { type: 'toggleCurve', key: 'c1' },
      { type: 'toggleQuantity', quantity: 'value' },
    ];
    for (const action of unmoving) assert.equal(reduce(opened, action).view, opened.view);
  });

  it('holds the tail of Softplus on a logarithmic y', () => {
    const state = { ...start, logY: true };
    const view = fittedView(state, [-10, 2]);
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

describe('the state of a panel', () => {
  const key = fc.constantFrom('c1', 'c2', 'c3', 'followed', 'none');
  const id = fc.constantFrom(...catalog.map((entry) => entry.id));
  const number = fc.double({ min: -9, max: 9, noNaN: true });
  const flag = fc.boolean();
  const window = fc
    .tuple(number, number, fc.double({ min: 0.1, max: 9, noNaN: true }))
    .map(([x0, y0, size]) => ({ x0, y0, x1: x0 + size, y1: y0 + size }));
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ type: fc.constant('addCurve' as const), id }),
    fc.record({
      type: fc.constantFrom(
        'duplicateCurve' as const,
        'removeCurve' as const,
        'toggleCurve' as const,
        'resetParameters' as const,
        'measureFrom' as const,
      ),
      key,
    }),
    fc.record({ type: fc.constant('moveCurve' as const), key, by: fc.constantFrom(-1 as const, 1 as const) }),
    fc.record({ type: fc.constant('renameCurve' as const), key, name: fc.string() }),
    fc.record({ type: fc.constant('setParameter' as const), key, name: fc.constant('beta'), value: number }),
    fc.record({ type: fc.constant('usePreset' as const), preset: fc.constantFrom(...presets) }),
    fc.record({ type: fc.constant('toggleQuantity' as const), quantity: fc.constantFrom(...QUANTITIES) }),
    fc.record({
      type: fc.constant('setOptions' as const),
      options: fc.record({
        zones: flag,
        follow: flag,
        drawer: fc.constantFrom('values' as const, 'none' as const),
      }),
    }),
    fc.record({
      type: fc.constantFrom('toggleLogY' as const, 'fitWindow' as const, 'hideCrosshair' as const),
    }),
    fc.record({ type: fc.constant('moveWindow' as const), view: window }),
    fc.record({ type: fc.constant('moveCrosshair' as const), x: number, follow: flag }),
    fc.record({
      type: fc.constant('followUse' as const),
      id,
      parameters: fc.constant({}),
      source: fc.constant(source),
    }),
    fc.record({ type: fc.constant('renewSource' as const), source: fc.constant({ ...source, call: 'x' }) }),
  );

  it('is never changed in place, so that past states can be gone back to, and always one that can be kept', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const past = [start];
        for (const each of actions) past.push(reduce(past.at(-1) ?? start, each));
        const kept = past.map((state) => JSON.stringify(encode(state)));
        for (const each of actions) for (const state of past) reduce(state, each);
        assert.deepEqual(
          past.map((state) => JSON.stringify(encode(state))),
          kept,
        );
        for (const state of past) {
          // Drawing and what VS Code keeps need distinct keys and a window that is one.
          assert.deepEqual(readPanelState(encode(state)), state);
        }
      }),
      { numRuns: 60 },
    );
  });
});
