// Undo and redo in the panel.
import assert from 'node:assert/strict';
import { newPanelState, type PanelState, readPanelState } from '../../../../src/protocol/state.ts';
import { advance, beginHistory, type History, redo, undo } from '../../../../src/webview/state/history.ts';
import type { Action } from '../../../../src/webview/state/reducer.ts';

const source = { uri: 'file:///a.py', start: 4, end: 12, call: 'beta=2' };
const start: PanelState = newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: 2 } }], source });
const ids = ({ present }: History) => present.curves.map(({ id }) => id).join(' ');
/** Each action a second after the one before it, but for those that are told together. */
const act = (history: History, ...actions: readonly (Action | readonly Action[])[]) =>
  actions
    .flatMap((one, i) => [one].flat().map((action, at) => ({ action, now: 1000 * i + at })))
    .reduce((last, { action, now }) => advance(last, action as Action, now), history);
const add = (id: string): Action => ({ type: 'addCurve', id });
const beta = (value: number): Action => ({ type: 'setParameter', key: 'c1', name: 'beta', value });

describe('undoing in a panel', () => {
  it('brings back the curve that came from the code, after a preset', () => {
    const preset = { curves: [{ id: 'GELU' }, { id: 'Mish' }], derivatives: false };
    const shown = act(beginHistory(start), { type: 'usePreset', preset });
    assert.equal(ids(shown), 'GELU Mish');
    const back = undo(shown);
    assert.deepEqual(back.present.curves, start.curves);
    assert.deepEqual(back.present.shown, start.shown);
    assert.equal(ids(redo(back)), 'GELU Mish');
  });

  it('goes back step by step, and forward until something else is done', () => {
    const shown = act(beginHistory(start), add('ReLU'), add('GELU'));
    const back = undo(undo(shown));
    assert.equal(ids(back), 'Softplus');
    assert.equal(ids(redo(back)), 'Softplus ReLU');
    const other = act(redo(back), add('Mish'));
    assert.equal(ids(other), 'Softplus ReLU Mish');
    assert.equal(redo(other), other);
    assert.equal(undo(beginHistory(start)).present, start);
  });

  it('takes a movement of a slider for one step, and the next for another', () => {
    const shown = act(beginHistory(start), [beta(3), beta(4), beta(5)], [beta(6), beta(7)]);
    assert.equal(undo(shown).present.curves[0]?.parameters.beta, 5);
    assert.equal(undo(undo(shown)).present.curves[0]?.parameters.beta, 2);
  });

  it('takes the choice of a release for a step, which the panel keeps', () => {
    const shown = act(beginHistory(start), { type: 'setOptions', options: { release: '2.6' } });
    assert.equal(readPanelState(JSON.parse(JSON.stringify(shown.present)))?.release, '2.6');
    assert.equal(undo(shown).present.release, start.release);
  });

  it('takes a movement of the inputs for one step, and that of the layers for another', () => {
    const { inputs, depth } = start;
    const spread = (std: number): Action => ({
      type: 'setOptions',
      options: { inputs: { ...inputs, kind: 'normal', std } },
    });
    const layers = (count: number): Action => ({
      type: 'setOptions',
      options: { depth: { ...depth, layers: count } },
    });
    const shown = act(beginHistory(start), [spread(1), spread(2), spread(3), layers(4), layers(5)]);
    const back = undo(shown);
    assert.deepEqual([back.present.inputs.std, back.present.depth], [3, depth]);
    assert.deepEqual(undo(back).present.inputs, inputs);
    // To open them with a first spread is a step, however soon a hand goes on.
    const opening: Action = {
      type: 'setOptions',
      options: { drawer: 'inputs', inputs: { ...inputs, kind: 'normal' } },
    };
    const opened = act(beginHistory(start), [opening, spread(2), spread(3)]);
    assert.deepEqual(undo(opened).present.inputs, { ...inputs, kind: 'normal' });
    assert.deepEqual(undo(undo(opened)).present.inputs, inputs);
  });

  it('leaves alone where the person looks', () => {
    const shown = act(
      beginHistory(start),
      add('ReLU'),
      { type: 'moveCrosshair', x: 3 },
      { type: 'setOptions', options: { drawer: 'compare' } },
    );
    const back = undo(shown).present;
    assert.equal(back.curves.length, 1);
    assert.equal(back.crosshair, 3);
    assert.equal(back.drawer, 'compare');
  });

  it('knows what the code says by now, whichever state it goes back to', () => {
    const written = { ...source, call: 'beta=5' };
    const shown = act(beginHistory(start), beta(5), { type: 'renewSource', source: written });
    assert.equal(undo(shown).present.curves[0]?.source?.call, 'beta=5');
  });
});

describe('what the host asks a panel for', () => {
  const gelu = { curves: [{ id: 'GELU', parameters: {} }], points: [40] };

  it('stands instead of the curves that were there, in a window that shows it', () => {
    const { present } = act(beginHistory(start), { type: 'openCurves', request: gelu });
    assert.deepEqual(
      present.curves.map(({ id }) => id),
      ['GELU'],
    );
    assert.ok((present.view?.x1 ?? 0) > 40);
  });

  it('is added once, however often it is asked for', () => {
    const request = {
      curves: [{ id: 'ELU', parameters: { alpha: 2 } }],
      source: { ...source, start: 30, end: 33 },
    };
    const once = act(beginHistory(start), { type: 'addCurves', request });
    const { present } = act(once, { type: 'addCurves', request });
    assert.deepEqual(
      present.curves.map(({ id }) => id),
      ['Softplus', 'ELU'],
    );
    const changed = { ...request, curves: [{ id: 'ELU', parameters: { alpha: 3 } }] };
    const again = act(once, { type: 'addCurves', request: changed }).present.curves;
    assert.deepEqual(again[1]?.parameters, { alpha: 3 });
    assert.equal(again.length, 2);
  });
});
