// Keys on the plot: what each one does, from a window and a crosshair.
import assert from 'node:assert/strict';
import type { Frame } from '../../../src/plot/scale.ts';
import { newPanelState } from '../../../src/protocol-state.ts';
import { answerKey, snap } from '../../../src/webview/keys.ts';
import { windowAt } from '../../../src/webview/navigate.ts';
import { tracesOf } from '../../../src/webview/traces.ts';

const frame: Frame = { x0: -5, x1: 5, y0: -1, y1: 5, width: 600, height: 400 };
const curves = () => tracesOf(newPanelState()).map((trace) => trace.value);
const press = (
  key: string,
  at: number | undefined = 0,
  more: { shiftKey?: boolean; ctrlKey?: boolean } = {},
) =>
  answerKey(
    { key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more },
    frame,
    at,
    curves,
  );

describe('keys on the plot', () => {
  it('move the crosshair by a little, by more, and to the edges', () => {
    assert.deepEqual(press('ArrowRight'), { do: 'crosshair', x: 0.1 });
    assert.deepEqual(press('ArrowLeft', 0.1), { do: 'crosshair', x: 0 });
    assert.deepEqual(press('PageUp'), { do: 'crosshair', x: 1 });
    assert.deepEqual(press('Home'), { do: 'crosshair', x: -5 });
    assert.deepEqual(press('End'), { do: 'crosshair', x: 5 });
  });

  it('jump to the kink of ReLU and come back', () => {
    const next = press('n', -3);
    assert.ok(next?.do === 'crosshair' && next.x === 0 && next.place?.kind === 'kink');
    const back = press('p', 3);
    assert.ok(back?.do === 'crosshair' && back.x === 0);
    assert.equal(press('n', 3), undefined);
  });

  it('zoom about the crosshair and move the window', () => {
    const zoomed = press('+', 2);
    assert.ok(zoomed?.do === 'view');
    const { x0, x1 } = zoomed.view;
    assert.ok(Math.abs(x1 - x0 - 8) < 1e-9);
    assert.ok(Math.abs((2 - x0) / (x1 - x0) - 0.7) < 1e-9, 'the crosshair stays where it is');
    const moved = press('ArrowRight', 0, { shiftKey: true });
    assert.ok(moved?.do === 'view' && Math.abs(moved.view.x0 - -4) < 1e-9);
    const up = press('ArrowUp', 0, { shiftKey: true });
    assert.ok(up?.do === 'view' && up.view.y0 > -1);
  });

  it('leave to others what is not theirs', () => {
    assert.equal(press('f', 0, { ctrlKey: true }), undefined);
    assert.equal(press('x'), undefined);
    assert.deepEqual(press('Escape'), { do: 'hide' });
  });

  it('read x in digits that a pixel can tell', () => {
    assert.equal(snap(0.7973, frame), 0.8);
    assert.equal(snap(0.30000000000000004, frame), 0.3);
  });
});

describe('moving the window', () => {
  it('goes nowhere with no movement', () => {
    assert.deepEqual(windowAt(frame, { k: 1, x: 0, y: 0 }), { x0: -5, x1: 5, y0: -1, y1: 5 });
  });
  it('stops before numbers run out', () => {
    assert.equal(windowAt(frame, { k: 1e13, x: 0, y: 0 }), undefined);
    assert.equal(windowAt(frame, { k: 1e-13, x: 0, y: 0 }), undefined);
  });
});
