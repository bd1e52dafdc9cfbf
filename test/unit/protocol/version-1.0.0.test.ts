// What 1.0.0 left behind or still calls: panels that VS Code kept and command links in hovers, walkthroughs and notes,
// as that version wrote them, letter by letter.
import assert from 'node:assert/strict';
import { newest } from '../../../src/foundation/release.ts';
import { newPanelState, readPanelState, readPlotRequest } from '../../../src/protocol/state.ts';
import { newTraining } from '../../../src/protocol/train.ts';

const PANEL = `{"version":2,"curves":[
  {"key":"c1","id":"Softplus","parameters":{"beta":"inf","threshold":20},"name":"sharp","hidden":false,"style":0,
   "source":{"uri":"file:///project/net.py","start":52,"end":63,"call":"beta=2"}},
  {"key":"c3","id":"GELU","parameters":{"approximate":"tanh"},"hidden":true,"style":31},
  {"key":"followed","id":"LeakyReLU","parameters":{"negative_slope":0.2},"hidden":false,"style":2,
   "source":{"uri":"vscode-notebook-cell:/project/a.ipynb#W0","start":0,"end":9}}],
  "shown":{"value":true,"derivative":false,"second":true,"difference":true},"baseline":"c3",
  "zones":false,"saturated":true,"asymptotes":true,"tangent":true,"logY":true,"equalAspect":true,"dtype":"bfloat16",
  "view":{"x0":-2.5,"x1":3,"y0":0.001,"y1":4},"crosshair":0.25,"marks":[-1,0.5,"nan","-inf"],
  "follow":true,"drawer":"compare"}`;

describe('what version 1.0.0 wrote', () => {
  it('comes back as the panel that was kept, nothing of it lost', () => {
    const { marks, ...rest } = JSON.parse(PANEL);
    const [first, ...others] = rest.curves;
    assert.deepEqual(readPanelState(JSON.parse(PANEL)), {
      ...rest,
      version: 3,
      curves: [{ ...first, parameters: { beta: Number.POSITIVE_INFINITY, threshold: 20 } }, ...others],
      release: newest,
      train: newTraining,
      inputs: newPanelState().inputs,
      depth: newPanelState().depth,
      points: [-1, 0.5, Number.NaN, Number.NEGATIVE_INFINITY],
    });
    assert.equal(marks.length, 4);
  });

  it('keeps the release of a panel that has one, and none that nobody knows', () => {
    const state = newPanelState(readPlotRequest({ curves: ['Softplus'], release: '2.6' }));
    assert.equal(state.release, '2.6');
    assert.equal(readPanelState(JSON.parse(JSON.stringify(state)))?.release, '2.6');
    for (const release of ['1.12', 2.6, null, ['2.6']]) {
      assert.equal(readPanelState({ ...state, release })?.release, newest);
      assert.equal(readPlotRequest({ release })?.release, undefined);
    }
  });

  it('opens a panel without what was not yet chosen in it', () => {
    const plain = JSON.parse(PANEL);
    for (const name of ['baseline', 'view', 'crosshair']) delete plain[name];
    const state = readPanelState(plain);
    assert.equal(state?.curves.length, 3);
    for (const name of ['baseline', 'view', 'crosshair']) assert.ok(state && !(name in state));
  });

  // A link of the hover, the walkthrough's command, and Plot of evaluated numbers.
  for (const [link, wanted] of [
    [
      '{"curves":[{"id":"Softplus","parameters":{"beta":"inf"}},{"id":"ReLU","parameters":{}}],"source":{"uri":"file:///net.py","start":4,"end":15}}',
      {
        curves: [
          { id: 'Softplus', parameters: { beta: Number.POSITIVE_INFINITY } },
          { id: 'ReLU', parameters: {} },
        ],
        source: { uri: 'file:///net.py', start: 4, end: 15 },
      },
    ],
    [
      '{"curves":["Softplus","ReLU"]}',
      {
        curves: [
          { id: 'Softplus', parameters: {} },
          { id: 'ReLU', parameters: {} },
        ],
      },
    ],
    [
      '{"curves":[{"id":"Softplus","parameters":{}}],"marks":[1,"-inf",2.5]}',
      { curves: [{ id: 'Softplus', parameters: {} }], points: [1, Number.NEGATIVE_INFINITY, 2.5] },
    ],
  ] as const) {
    it(`opens the plot of ${link}`, () => assert.deepEqual(readPlotRequest(JSON.parse(link)), wanted));
  }
});
