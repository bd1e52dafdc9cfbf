// What a picture without any curve says, and that the way back which it names leads back.
import assert from 'node:assert/strict';
import { translateBy } from '../../../../src/foundation/localization.ts';
import { newPanelState, type PanelState, type View } from '../../../../src/protocol/state.ts';
import { Chart } from '../../../../src/webview/chart/chart.ts';
import { whyEmpty } from '../../../../src/webview/readouts/empty.ts';
import { changeCurve, setParameter } from '../../../../src/webview/state/curves.ts';
import { fitView } from '../../../../src/webview/state/fit.ts';
import { tracesOf } from '../../../../src/webview/state/traces.ts';
import { fakeDocument } from '../fake-document.ts';

const home: View = { x0: -5, x1: 5, y0: -1, y1: 6 };
const show = (ids: readonly string[], change: Partial<PanelState> = {}): PanelState => ({
  ...newPanelState({ curves: ids.map((id) => ({ id, parameters: {} })) }),
  view: home,
  ...change,
});

const t = translateBy({});

function said(state: PanelState): string {
  const [chart, traces] = [new Chart(), tracesOf(state)];
  chart.resize(640, 480);
  chart.draw(traces, state, t);
  return whyEmpty(traces, state, chart.isSeen, t);
}
const fitted = (state: PanelState) => fitView(state);
const GONE = 'No curve is in this window. Press F or double-click to fit it to the curves.';

describe('a picture without a curve', () => {
  let restore = () => {};
  before(() => {
    restore = fakeDocument();
  });
  after(() => restore());

  it('says nothing where any part of a curve is seen', () => {
    assert.equal(said(show(['Softplus', 'ReLU'])), '');
    // Softplus alone, and of it only the corner at the upper left.
    assert.equal(said(show(['Softplus'], { view: { x0: -0.1, x1: 0, y0: 0.6, y1: 0.65 } })), '');
    assert.equal(said(show(['ReLU'], { view: { x0: -2, x1: -1, y0: 0, y1: 1 } })), '');
  });

  it('says that no curve passes through the window, and fitting leads back', () => {
    for (const view of [
      { x0: -2.4, x1: -0.3, y0: 2.3, y1: 3.5 },
      { x0: 1, x1: 2, y0: -8, y1: -7 },
    ]) {
      const state = show(['Softplus', 'ReLU'], { view });
      assert.equal(said(state), GONE);
      assert.equal(said(fitted(state)), '');
      assert.equal(fitted(state).view?.x0, view.x0);
    }
  });

  it('leads back to where the curves have values, from where they have none', () => {
    const state = show(['Logit'], { view: { x0: 3, x1: 4, y0: 0, y1: 1 } });
    assert.equal(said(state), GONE);
    const back = fitted(state);
    assert.equal(said(back), '');
    assert.equal(back.view?.x0, -5);
  });

  it('says so where there is nothing to fit to', () => {
    const never = setParameter(show(['Softplus']), 'c1', 'beta', Number.NaN);
    assert.equal(said(never), 'No curve has a finite value here.');
    const below = show(['LogSigmoid'], {
      logY: true,
      shown: { value: true, derivative: false, second: false, difference: false },
      view: { ...home, y0: 1e-8 },
    });
    assert.equal(said(below), 'No curve is above 0, where the log scale begins.');
  });

  it('tells what to do where none is shown', () => {
    assert.equal(said({ ...show(['ReLU']), curves: [] }), 'Add a curve to see it here.');
    const hidden = changeCurve(show(['ReLU']), 'c1', (curve) => ({ ...curve, hidden: true }));
    assert.match(said(hidden), /^All curves are hidden\. /);
    const shown = { value: false, derivative: false, second: false, difference: true };
    // A difference to nothing but itself.
    assert.equal(said(show(['ReLU'], { shown })), 'Show f or f′ to see the curves.');
  });
});
