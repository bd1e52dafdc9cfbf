// A curve of one's own in the panel: drawn, changed, followed and exported as one of the catalog's.
import assert from 'node:assert/strict';
import { newest } from '../../../../src/foundation/release.ts';
import { exportPython } from '../../../../src/plot/export/python.ts';
import { newPanelState, type PanelState } from '../../../../src/protocol/state.ts';
import { advance, beginHistory, undo } from '../../../../src/webview/state/history.ts';
import { type Action, reduce } from '../../../../src/webview/state/reducer.ts';
import { type Trace, tracesOf } from '../../../../src/webview/state/traces.ts';
import { ownIn, SWISH } from '../../../support/own.ts';

const swish = ownIn(SWISH);
const source = { uri: 'file:///a.py', start: 4, end: 9 };
const opened = newPanelState({ curves: [{ id: 'swish', parameters: {}, own: swish }], source });

function firstOf(state: PanelState): Trace {
  const [first] = tracesOf(state);
  assert.ok(first);
  return first;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const isNear = (y: number, expected: number): void =>
  assert.ok(Math.abs(y - expected) < 1e-12, `${y}, not ${expected}`);

const reduced = (state: PanelState, ...actions: readonly Action[]): PanelState =>
  actions.reduce(reduce, state);

describe('a curve of one’s own', () => {
  it('is drawn as its code computes it, by its name', () => {
    const trace = firstOf(opened);
    assert.equal(trace.name, 'swish');
    isNear(trace.value.y(2), 2 * sigmoid(3));
    assert.ok(Math.abs(trace.derivative.y(0) - 0.5) < 1e-12);
    assert.equal(trace.facts?.monotone, 'no');
  });

  it('has a slider for each number, and goes back to the code’s', () => {
    const moved = reduced(opened, { type: 'setParameter', key: 'c1', name: 'beta', value: 3 });
    assert.equal(firstOf(moved).name, 'swish(beta=3)');
    isNear(firstOf(moved).value.y(2), 2 * sigmoid(6));
    assert.deepEqual(reduced(moved, { type: 'resetParameters', key: 'c1' }).curves[0]?.parameters, {
      beta: 1.5,
    });
    const unknown = reduced(opened, { type: 'setParameter', key: 'c1', name: 'gamma', value: 3 });
    assert.equal(unknown, opened);
  });

  it('answers in a dtype and a release', () => {
    const half = firstOf(reduced(opened, { type: 'setOptions', options: { dtype: 'float16' } }));
    assert.equal(half.value.y(2), 1.9052734375);
    const clip = ownIn('def clip(x): return torch.clamp(x, 0.0, 1.0) * 2\n');
    const at = (release: '2.13' | '2.14') =>
      firstOf({
        ...newPanelState({ curves: [{ id: 'clip', parameters: {}, own: clip }] }),
        release,
      }).derivative.y(0);
    assert.deepEqual([at('2.13'), at('2.14')], [2, 0]);
  });

  it('bends with the definition, and keeps what a person has moved', () => {
    const moved = reduced(opened, { type: 'setParameter', key: 'c1', name: 'beta', value: 3 });
    const edited = ownIn(SWISH.replace('x * torch', '2 * x * torch'));
    const bent = reduced(moved, { type: 'redefine', source, own: edited });
    assert.deepEqual(bent.curves[0]?.parameters, { beta: 3 });
    isNear(firstOf(bent).value.y(2), 4 * sigmoid(6));
    // Another number in the code is what the person wants now.
    const other = reduced(moved, { type: 'redefine', source, own: ownIn(SWISH.replace('1.5', '0.5')) });
    assert.deepEqual(other.curves[0]?.parameters, {});
    isNear(firstOf(other).value.y(2), 2 * sigmoid(1));
  });

  it('stays as it was where the code cannot be read, and says so', () => {
    const stale = reduced(opened, { type: 'redefine', source });
    assert.equal(stale.curves[0]?.isStale, true);
    assert.equal(firstOf(stale).value.y(2), firstOf(opened).value.y(2));
    const again = reduced(stale, { type: 'redefine', source, own: swish });
    assert.equal(again.curves[0]?.isStale, undefined);
    const elsewhere = { ...source, start: 40 };
    assert.equal(reduced(opened, { type: 'redefine', source: elsewhere }), opened);
  });

  it('is undone to without what the code no longer says', () => {
    let history = beginHistory(opened);
    history = advance(history, { type: 'setParameter', key: 'c1', name: 'beta', value: 3 }, 0);
    const edited = ownIn(SWISH.replace('1.5', '0.5'));
    history = advance(history, { type: 'redefine', source, own: edited }, 1);
    assert.equal(history.past.length, 1);
    const { present } = undo(history);
    isNear(firstOf(present).value.y(2), 2 * sigmoid(1));
  });

  it('is added from a typed formula, and is not taken for another of the same name', () => {
    const state = reduced(opened, { type: 'addCurve', id: swish.name, own: swish });
    assert.deepEqual(
      state.curves.map(({ id, source: from }) => [id, from !== undefined]),
      [
        ['swish', true],
        ['swish', false],
      ],
    );
    const other = ownIn(SWISH.replace('* torch', '/ torch'));
    const request = { curves: [{ id: 'swish', parameters: {}, own: other }] };
    assert.equal(reduced(state, { type: 'addCurves', request }).curves.length, 3);
    assert.equal(
      reduced(state, {
        type: 'addCurves',
        request: { curves: [{ id: 'swish', parameters: {}, own: swish }] },
      }).curves.length,
      2,
    );
  });

  it('is exported as a function of its own, whatever its code says', () => {
    const curve = { id: 'swish', parameters: { beta: 3 }, own: swish };
    const line = { ...curve, label: 'swish(beta=3)', style: 0, breaks: [] };
    const text = exportPython({
      title: 'swish',
      viewport: { x0: -5, x1: 5, y0: -1, y1: 5, width: 640, height: 480, logY: false },
      lines: [
        { ...line, quantity: 'value' },
        { ...line, quantity: 'derivative' },
      ],
      points: [],
      dtype: 'float64',
      release: newest,
    });
    assert.equal(text.split('def own').length, 2);
    assert.match(
      text,
      /def own1\(x\):\n {4}v\d+ = 3\.0 \* x\n {4}v\d+ = .*ig.*\(v\d+\)\n {4}v\d+ = x \* v\d+\n {4}return v\d+\n/,
    );
    assert.match(text, /\("swish\(beta=3\)", own1, 0/);
  });
});
