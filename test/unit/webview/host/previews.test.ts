// What Write to Code would write: asked for when a curve rests, and never told of what the curve was before.
import assert from 'node:assert/strict';
import type { PanelMessage } from '../../../../src/protocol/messages.ts';
import { newPanelState } from '../../../../src/protocol/state.ts';
import { Previews } from '../../../../src/webview/host/previews.ts';
import { setParameter } from '../../../../src/webview/state/curves.ts';

const source = { uri: 'file:///a.py', start: 1, end: 9, call: 'beta=1' };
const one = newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: 1 } }], source });
const two = setParameter(one, 'c1', 'beta', 2);
const answer = { type: 'preview', key: 'c1', kind: 'change' } as const;

describe('the preview of what is written to the code', () => {
  const { setTimeout, clearTimeout } = globalThis;
  let rest: () => void;
  let asked: PanelMessage[];
  let previews: Previews;

  beforeEach(() => {
    rest = () => undefined;
    asked = [];
    Object.assign(globalThis, {
      setTimeout: (ends: () => void) => {
        rest = ends;
      },
      clearTimeout: () => {
        rest = () => undefined;
      },
    });
    previews = new Previews((message) => asked.push(message));
    previews.follow(one);
    rest();
    previews.receive({ ...answer, text: 'beta=1' });
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  });

  it('comes again when a parameter is back where it was before the hand has rested', () => {
    assert.equal(asked.length, 1);
    previews.follow(two);
    assert.equal(previews.known.size, 0);
    previews.follow(one);
    rest();
    assert.equal(asked.length, 2);
  });

  it('is not taken from an answer about what the curve was before', () => {
    previews.follow(two);
    previews.receive({ ...answer, text: 'beta=1' });
    assert.equal(previews.known.size, 0);
    rest();
    previews.receive({ ...answer, text: 'beta=2' });
    assert.equal(previews.known.get('c1')?.text, 'beta=2');
  });
});
