// A person holds a tablet: the plot is moved, zoomed and read with fingers. Real touches, on the panel's own page.
import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import { closePanel, openPanel } from './panel-page.ts';

type Finger = readonly [x: number, y: number];

describe('the plot panel, by fingers', () => {
  let page: Page;
  let touches: CDPSession;
  let corner = { x: 0, y: 0, width: 0, height: 0 };

  beforeEach(async () => {
    page = await openPanel({ touch: true, state: { view: { x0: -5, x1: 5, y0: -1, y1: 5 } } });
    touches = await page.context().newCDPSession(page);
    const box = await page.locator('.surface').boundingBox();
    assert.ok(box);
    corner = box;
  });
  afterEach(() => closePanel(page));

  /** Puts fingers down (in parts of the plot's width and height), moves them in steps and lifts them. */
  const drag = async (from: readonly Finger[], to: readonly Finger[]): Promise<void> => {
    const at = (part: number) =>
      from.map(([x, y], i) => {
        const [endX, endY] = to[i] ?? [x, y];
        return {
          id: i,
          x: corner.x + corner.width * (x + (endX - x) * part),
          y: corner.y + corner.height * (y + (endY - y) * part),
        };
      });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part) });
    }
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const tap = (x: number, y: number) => drag([[x, y]], []);
  /** The window and the crosshair as they are in the end, once that is kept. */
  const kept = async (wanted: string) => {
    await page.waitForFunction(`(() => {
      const told = (state) => JSON.stringify([state?.view, state?.crosshair]);
      const isKept = told(globalThis.saved) === told(document.querySelector('activation-plot').state);
      return isKept && (({ view, crosshair }) => ${wanted})(globalThis.saved);
    })()`);
    const state: { view: Record<'x0' | 'x1' | 'y0' | 'y1', number>; crosshair?: number } =
      await page.evaluate('saved');
    return state;
  };
  const near = (found: number | undefined, wanted: number, by: number) =>
    assert.ok(found !== undefined && Math.abs(found - wanted) <= by, `${found}, not ${wanted}`);

  it('moves the window with one finger and leaves the crosshair alone', async () => {
    await drag([[0.8, 0.5]], [[0.5, 0.4]]);
    const { view, crosshair } = await kept('view.x0 > -4');
    near(view.x0, -2, 0.1);
    near(view.x1, 8, 0.1);
    near(view.y0, -1.6, 0.1);
    assert.equal(crosshair, undefined);
  });

  it('zooms with two fingers about the place between them', async () => {
    await drag(
      [
        [0.4, 0.5],
        [0.6, 0.5],
      ],
      [
        [0.3, 0.5],
        [0.7, 0.5],
      ],
    );
    const { view } = await kept('view.x1 < 4');
    near(view.x1 - view.x0, 5, 0.2);
    near((view.x0 + view.x1) / 2, 0, 0.1);
    near(view.y1 - view.y0, 3, 0.2);
  });

  it('reads the curves where it is tapped, and goes on reading', async () => {
    await tap(0.7, 0.5);
    const { view, crosshair } = await kept('crosshair !== undefined');
    near(crosshair, 2, 0.05);
    near(view.x0, -5, 0);
    await page.locator('.card').waitFor();
    await page.locator('#spoken', { hasText: 'ReLU: value' }).waitFor({ state: 'attached' });
  });

  it('carries the crosshair along with a finger that takes it', async () => {
    await tap(0.7, 0.5);
    await kept('crosshair !== undefined');
    await drag([[0.71, 0.6]], [[0.3, 0.2]]);
    const { view, crosshair } = await kept('crosshair < 0');
    near(crosshair, -2, 0.05);
    near(view.x0, -5, 0);
  });
});
