// The panel's page by itself: the keys it keeps, the messages it cannot read, and what it remembers of an older version.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ownIn } from '../support/own.ts';
import { closePanel, messagesOf, openPanel } from './panel-page.ts';

const curvesOf = (page: Page) => page.locator('.row[data-curve] .name').allTextContents();

describe('the page of the plot panel', () => {
  let page: Page;
  before(async () => {
    const curves = [
      { key: 'c1', id: 'Softplus', parameters: { beta: 2 } },
      { key: 'c2', id: 'ReLU', parameters: {} },
    ];
    page = await openPanel({ state: { curves, crosshair: 0, view: { x0: -5, x1: 5, y0: -1, y1: 5 } } });
  });
  after(() => closePanel(page));

  it('takes every key, however many come within a frame', async () => {
    await page.locator('.plot-area').evaluate((area) => {
      const press = (key: string, shiftKey = false) =>
        area.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
      for (let i = 0; i < 7; i++) press('PageUp');
      for (let i = 0; i < 3; i++) press('ArrowRight', true);
    });
    await page.waitForFunction('globalThis.saved?.crosshair === 7');
    const { x0, x1 } = await page.evaluate<{ x0: number; x1: number }>('saved.view');
    // By keepInSight for the crosshair at 7, then by three tenths.
    assert.ok(Math.abs(x0) + Math.abs(x1 - 10) < 1e-9, `${x0} to ${x1}`);
  });

  it('goes on from where a key has led, however soon the wheel turns again', async () => {
    await page.locator('.surface').evaluate((surface) => {
      const { left, top, width, height } = surface.getBoundingClientRect();
      const place = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
      const turn = () => surface.dispatchEvent(new WheelEvent('wheel', { ...place, deltaY: -500 }));
      turn();
      document
        .querySelector('.plot-area')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: '0', bubbles: true }));
      turn();
    });
    // The key has set it to -5 to 5, and one turn halves it.
    const { x0, x1 } = await page.evaluate<{ x0: number; x1: number }>(
      "document.querySelector('activation-plot').state.view",
    );
    assert.ok(Math.abs(x1 - x0 - 5) < 1e-9, `${x0} to ${x1}`);
  });

  it('keeps its keys from VS Code and the browser, and leaves them the others', async () => {
    await page.locator('.plot-area').focus();
    // What comes through to the page's window, VS Code hears as well.
    await page.evaluate(`globalThis.heard = [];
      window.addEventListener('keydown', (event) => {
        if (!event.defaultPrevented && !/Shift|Control|Alt/.test(event.key)) globalThis.heard.push(event.key);
        event.preventDefault();
      });`);
    // In an order that leaves a next and a previous place to jump to.
    const own = [
      '0',
      'Home',
      'n',
      'End',
      'p',
      'PageDown',
      'PageUp',
      'ArrowLeft',
      'ArrowRight',
      '+',
      '-',
      'f',
    ];
    for (const key of [...own, 'Shift+ArrowUp', 'Shift+ArrowDown', 'Escape']) await page.keyboard.press(key);
    assert.deepEqual(await page.evaluate('heard'), []);
    for (const key of ['Control+s', 'Alt+f', 'F1', 'x', 'Escape']) await page.keyboard.press(key);
    assert.deepEqual(await page.evaluate('heard'), ['s', 'f', 'F1', 'x', 'Escape']);
  });

  it('keeps a name that tells the parameters, when renaming is given up or changes nothing', async () => {
    const row = page.locator('.row[data-curve="Softplus"]');
    const beta = row.locator('input.number[data-parameter="beta"]');
    for (const [key, value] of [
      ['Escape', '3'],
      ['Enter', '4'],
    ] as const) {
      await row.locator('.name').dblclick();
      const field = page.getByRole('textbox', { name: 'Name of the curve' });
      if (key === 'Escape') await field.fill('no name');
      await field.press(key);
      await row.locator('.name').waitFor();
      await beta.fill(value);
      await beta.press('Enter');
      await page
        .locator('.names text', { hasText: `Softplus(beta=${value})` })
        .first()
        .waitFor({ state: 'attached' });
    }
  });

  it('drops what it cannot read, says so to the host, and goes on', async () => {
    const before = await curvesOf(page);
    await page.evaluate(`for (const message of [{ type: 'delete' }, 'start', null, { type: 'notice', text: 5 }])
      window.postMessage(message, '*');
      window.postMessage({ type: 'notice', text: 'still here' }, '*');`);
    await page.locator('.notice', { hasText: 'still here' }).waitFor();
    assert.deepEqual(
      (await messagesOf(page, 'dropped')).map(({ what }) => what),
      ['{"type":"delete"}', '"start"', 'null', '{"type":"notice","text":5}'],
    );
    assert.deepEqual(await curvesOf(page), before);
  });

  it('remembers each change at once, for a panel that is moved or hidden right after', async () => {
    const remembered = await page.evaluate(`{
      const kept = () => [saved.follow, saved.curves[0].hidden];
      const click = (selector, text) => {
        [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(text)).click();
        return kept();
      };
      [kept(), click('.bar .button', 'Follow Cursor'), click('.row .swatch', '')];
    }`);
    assert.deepEqual(remembered, [
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  it('lists the values of the window that is drawn', async () => {
    const view = { x0: -3, x1: 3, y0: -1, y1: 5 };
    const restored = await openPanel({ state: { drawer: 'values', view } });
    const first = restored.locator('[data-table="values"] tbody th').first();
    await first.filter({ hasText: /^-3$/ }).waitFor();
    await restored
      .locator('.plot-area')
      .evaluate((area) => area.dispatchEvent(new KeyboardEvent('keydown', { key: '-', bubbles: true })));
    await first.filter({ hasText: /^-3\.5$/ }).waitFor();
    await closePanel(restored);
  });

  it('compares how many bits of each answer are wrong, in the dtype that is chosen', async () => {
    const own = ownIn('def softplus(x):\n    return torch.log(1 + torch.exp(x))\n');
    const ours = { key: 'c1', id: 'softplus', own, parameters: {} };
    const theirs = { key: 'c2', id: 'Softplus', parameters: {} };
    const relu = { key: 'c3', id: 'ReLU', parameters: {} };
    const view = { x0: -60, x1: 120, y0: -5, y1: 100 };
    for (const [dtype, curves, told] of [
      ['float32', [ours, theirs, relu], ['up to 30 at x = 90', 'up to 1 at x = −16.5', '0']],
      // Nothing is wrong that rounding does not do.
      ['float32', [theirs], []],
      ['float64', [ours, theirs], []],
    ] as const) {
      const compared = await openPanel({
        state: { curves, view, drawer: 'compare', dtype },
        size: { width: 900, height: 900 },
      });
      const table = compared.locator('[data-table="comparison"]');
      await table.getByText('Range').waitFor();
      const cells = table.locator('tr', { hasText: 'Wrong bits (of 32)' }).locator('td');
      assert.deepEqual(
        (await cells.allInnerTexts()).map((text) => text.trim()),
        told,
      );
      await closePanel(compared);
    }
  });

  it('shows a table where the eye is, in a narrow column', async () => {
    await page.setViewportSize({ width: 500, height: 700 });
    await page.getByRole('button', { name: 'View' }).click();
    await page.locator('.menu .item', { hasText: 'Compare Curves' }).click();
    await page.locator('.drawer h2').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.menu').waitFor({ state: 'detached' });
    const top = await page.locator('.drawer h2').evaluate((title) => title.getBoundingClientRect().top);
    assert.ok(top > 0 && top < 700, `${top}`);
  });

  for (const [name, remembered, curves] of [
    [
      'an older version',
      { version: 1, curves: [{ id: 'Mish' }, { id: 'GELU' }], x: [-2, 2] },
      ['Mish', 'GELU'],
    ],
    ['no state that can be read', { version: 'x', curves: 7, view: null }, ['Softplus', 'ReLU']],
  ] as const) {
    it(`shows curves whatever it remembers: ${name}`, async () => {
      const restored = await openPanel({ remembered });
      await restored.locator('path[data-role="value"]').nth(1).waitFor({ state: 'attached' });
      assert.deepEqual(await curvesOf(restored), curves);
      await closePanel(restored);
    });
  }
});

describe('where no worker can be had', () => {
  for (const [drawer, shown] of [
    ['Train Networks', 'Networks can’t be trained here'],
    ['Input Distribution', 'Figures can’t be computed here'],
  ] as const)
    it(`says so: ${drawer}`, async () => {
      const page = await openPanel();
      // The script of the worker is fetched, as the page's own is not.
      await page.route('**/plot.js', (route) => route.abort());
      await page.getByRole('button', { name: 'View' }).click();
      await page.locator('.menu .item', { hasText: drawer }).click();
      await page.locator('.drawer', { hasText: `${shown}: no worker could be started.` }).waitFor();
      await closePanel(page);
    });
});

describe('what inputs and training need', () => {
  const isLoaded = (page: Page) => page.locator('script[src$="lab.js"]').count();

  it('is loaded once, when one of them opens', async () => {
    const page = await openPanel();
    await page.locator('path[data-role="value"]').first().waitFor({ state: 'attached' });
    assert.equal(await isLoaded(page), 0);
    for (const [drawer, element] of [
      ['Input Distribution', 'lens-inputs .params'],
      ['Train Networks', 'lens-train canvas'],
    ] as const) {
      await page.getByRole('button', { name: 'View' }).click();
      await page.locator('.menu .item', { hasText: drawer }).click();
      await page.locator(element).first().waitFor();
      assert.equal(await isLoaded(page), 1);
    }
    await closePanel(page);
  });

  it('says so where it can’t be loaded', async () => {
    const page = await openPanel();
    await page.route('**/lab.js', (route) => route.abort());
    await page.getByRole('button', { name: 'View' }).click();
    await page.locator('.menu .item', { hasText: 'Train Networks' }).click();
    await page.getByRole('status').filter({ hasText: 'This view couldn’t be loaded.' }).waitFor();
    await closePanel(page);
  });
});
