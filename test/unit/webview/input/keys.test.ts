// Keys on the plot: what each one does, from a window and a crosshair.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toData, type Viewport } from '../../../../src/plot/scale.ts';
import { newPanelState } from '../../../../src/protocol/state.ts';
import { answerKey, snap } from '../../../../src/webview/input/keys.ts';
import { transformOf, windowAt, windowBetween } from '../../../../src/webview/input/window.ts';
import { tracesOf } from '../../../../src/webview/state/traces.ts';

const viewport: Viewport = { x0: -5, x1: 5, y0: -1, y1: 5, width: 600, height: 400 };
const curves = () => tracesOf(newPanelState()).map((trace) => trace.value);
const press = (
  key: string,
  at: number | undefined = 0,
  more: { shiftKey?: boolean; ctrlKey?: boolean } = {},
) =>
  answerKey(
    { key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more },
    viewport,
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

  it('move the window by a tenth, each arrow its own way', () => {
    const moved = (key: string) => {
      const answer = press(key, 0, { shiftKey: true });
      assert.ok(answer?.do === 'view');
      const { x0, x1, y0, y1 } = answer.view;
      return [x0, x1, y0, y1].map((number) => Number(number.toPrecision(12)));
    };
    assert.deepEqual(moved('ArrowLeft'), [-6, 4, -1, 5]);
    assert.deepEqual(moved('ArrowRight'), [-4, 6, -1, 5]);
    assert.deepEqual(moved('ArrowUp'), [-5, 5, -0.4, 5.6]);
    assert.deepEqual(moved('ArrowDown'), [-5, 5, -1.6, 4.4]);
  });

  it('leave every key with Ctrl, Alt or Command to VS Code', () => {
    const own = ['ArrowLeft', 'PageUp', 'Home', 'End', 'n', 'p', '+', '=', '-', '_', 'f', '0', 'Escape'];
    const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
    for (const key of own) {
      assert.ok(answerKey({ key, ...plain }, viewport, key === 'n' ? -1 : 1, curves), key);
      for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
        assert.equal(
          answerKey({ key, ...plain, [held]: true }, viewport, 1, curves),
          undefined,
          `${held} ${key}`,
        );
      }
    }
    // Nothing is left to hide: Escape is VS Code's.
    assert.equal(answerKey({ key: 'Escape', ...plain }, viewport, undefined, curves), undefined);
    for (const key of ['Tab', 'Enter', ' ', 'F1', 'F6', 'ArrowUp', 'ArrowDown']) {
      assert.equal(press(key), undefined, key);
    }
  });

  it('read x in digits that a pixel can tell', () => {
    assert.equal(snap(0.7973, viewport), 0.8);
    assert.equal(snap(0.30000000000000004, viewport), 0.3);
  });
});

describe('moving the window', () => {
  it('goes nowhere with no movement', () => {
    assert.deepEqual(windowAt(viewport, { k: 1, x: 0, y: 0 }), { x0: -5, x1: 5, y0: -1, y1: 5 });
  });
  for (const logY of [false, true]) {
    it(`carries what lies under a finger along, by any pan and pinch${logY ? ', on a logarithmic y' : ''}`, () => {
      const base: Viewport = logY ? { ...viewport, y0: 1e-3, logY } : viewport;
      const pixel = fc.double({ min: -200, max: 200, noNaN: true });
      fc.assert(
        fc.property(fc.double({ min: -1, max: 1, noNaN: true }), pixel, pixel, pixel, (power, x, y, at) => {
          const k = 2 ** power;
          const view = windowAt(base, { k, x, y });
          assert.ok(view);
          const [before, after] = [toData(base), toData({ ...base, ...view })];
          const near = (found: number, wanted: number) =>
            assert.ok(Math.abs(found - wanted) <= 1e-9 * (1 + Math.abs(wanted)), `${found}, not ${wanted}`);
          near(after.x(k * at + x), before.x(at));
          near(after.y(k * at + y), before.y(at));
        }),
      );
    });
  }
  it('keeps what lies under one finger, or under two, there as they move', () => {
    const at = fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(
        at,
        at,
        fc.integer({ min: 20, max: 90 }),
        fc.integer({ min: 20, max: 90 }),
        (a, b, w, v) => {
          const pan = transformOf([{ from: a, to: b }]);
          assert.deepEqual(pan, { k: 1, x: b.x - a.x, y: b.y - a.y });
          // Two fingers side by side; a third is not heard.
          const [first, second] = [
            { from: a, to: b },
            { from: { ...a, x: a.x + w }, to: { ...b, x: b.x + v } },
          ];
          const { k, x, y } = transformOf([first, second, { from: a, to: { x: 0, y: 0 } }]);
          assert.equal(k, v / w);
          for (const { from, to } of [first, second]) {
            assert.ok(Math.abs(k * from.x + x - to.x) < 1e-9 && Math.abs(k * from.y + y - to.y) < 1e-9);
          }
        },
      ),
    );
  });
  it('makes a box the window, whichever corner was first', () => {
    const [one, other] = [
      { x: 100, y: 300 },
      { x: 400, y: 100 },
    ];
    const read = toData(viewport);
    const wanted = { x0: read.x(100), x1: read.x(400), y0: read.y(300), y1: read.y(100) };
    assert.deepEqual(windowBetween(viewport, one, other), wanted);
    assert.deepEqual(windowBetween(viewport, other, one), wanted);
  });
  it('stops before numbers run out', () => {
    assert.equal(windowAt(viewport, { k: 1e13, x: 0, y: 0 }), undefined);
    assert.equal(windowAt(viewport, { k: 1e-13, x: 0, y: 0 }), undefined);
  });
});
