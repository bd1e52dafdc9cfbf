// What activations make of spread inputs, in the panel's page: opened, moved and read by keys, moved by hand.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { violationsIn } from './axe.ts';
import { closePanel, openPanel } from './panel-page.ts';

const curves = [
  { key: 'c1', id: 'ReLU', parameters: {} },
  { key: 'c2', id: 'Hardtanh', parameters: {} },
];
const view = { x0: -5, x1: 5, y0: -2, y1: 5 };

/** What the table says of a curve, once it says so. */
const says = (page: Page, row: string, column: number, text: string | RegExp) =>
  page
    .locator('[data-table="moments"] tr', { hasText: row })
    .locator('td')
    .nth(column)
    .filter({ hasText: text })
    .waitFor();

const inputsOf = (page: Page) => page.evaluate<Record<string, number | string>>('saved.inputs');

describe('inputs in the plot panel', () => {
  let page: Page;
  before(async () => {
    page = await openPanel({ state: { curves, view }, size: { width: 900, height: 900 } });
  });
  after(() => closePanel(page));

  it('open from the menu by keys, as N(0, 1)', async () => {
    await page.getByRole('button', { name: 'View' }).focus();
    await page.keyboard.press('Enter');
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await page.locator('.drawer h2', { hasText: 'Inputs' }).waitFor();
    await says(page, 'Exact zeros', 0, '50%');
    await says(page, 'Gradient 0', 1, '31.7%');
    await says(page, 'calculate_gain', 0, '1.414');
    await says(page, 'calculate_gain', 1, 'none');
    await page.locator('.spread .share', { hasText: 'ReLU 50%' }).waitFor();
    await page.locator('.remark', { hasText: /ReLU: each layer keeps 1\/6 .* 20 layers 2\.7e-16/ }).waitFor();
  });

  it('follow σ and μ, by keys on the axis and on the slider', async () => {
    const sigma = page.locator('.handle[data-edge="std"]');
    await sigma.focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('PageUp');
    await says(page, 'Gradient 0', 1, '92.8%');
    assert.equal(await sigma.getAttribute('aria-valuetext'), '11');
    const mean = page.getByRole('slider', { name: 'Mean' }).and(page.locator('input'));
    await mean.focus();
    const before = await inputsOf(page);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(`saved.inputs.mean > ${before.mean}`);
    // A hand's movement is one step, or a few where the machine is slow.
    for (let i = 0; i < 12 && (await inputsOf(page)).std !== 1; i++) await page.keyboard.press('Control+z');
    await says(page, 'Gradient 0', 1, '31.7%');
    assert.deepEqual(await inputsOf(page), {
      kind: 'normal',
      mean: 0,
      std: 1,
      low: -1,
      high: 1,
      classes: 10,
    });
  });

  /** Moves what stands at an edge by so many units of x. */
  async function drag(edge: string, by: number): Promise<void> {
    const box = await page.locator(`.handle[data-edge="${edge}"] .knob`).boundingBox();
    const plot = await page.locator('.surface').boundingBox();
    assert.ok(box && plot);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + (by * plot.width) / (view.x1 - view.x0), at.y, { steps: 5 });
    await page.mouse.up();
  }

  it('follow a hand that spreads them', async () => {
    await drag('std', 1);
    // Of N(0, 2), beyond ±1.
    await says(page, 'Gradient 0', 1, /^6[12]\.\d%$/);
    const { std } = await inputsOf(page);
    assert.ok(Math.abs(Number(std) - 2) < 0.03, String(std));
    await drag('std', -1);
    await says(page, 'Gradient 0', 1, /^3[12]\.\d%$/);
  });

  it('follow a hand on the axis', async () => {
    await drag('mean', -1);
    await says(page, 'Exact zeros', 0, /^8[345]\.\d%$/);
    const { mean } = await inputsOf(page);
    assert.ok(Math.abs(Number(mean) + 1) < 0.03, String(mean));
    // The window stayed where it was.
    assert.deepEqual(await page.evaluate('saved.view'), view);
  });

  it('are told as what Softmax shares out, and count given numbers', async () => {
    const own = await openPanel({
      state: {
        curves: [...curves, { key: 'c3', id: 'Softmax', parameters: { dim: -1 } }],
        view,
        points: [-3, -1, 0.5, 4],
        inputs: { kind: 'points' },
        drawer: 'inputs',
      },
    });
    await says(own, 'Exact zeros', 0, '50%');
    await own
      .locator('.remark', {
        hasText: /^\s*Softmax\S* of 10 independent inputs: mean entropy 1\.\d+ of ln 10 = 2\.303\./,
      })
      .waitFor();
    assert.equal(await own.locator('.handle:visible').count(), 0);
    await closePanel(own);
  });

  it('draw a network of many layers beside what all of them do on average', async () => {
    await page.getByLabel('Width').selectOption('512');
    await page.getByLabel('Layers', { exact: true }).and(page.locator('input[type="text"]')).fill('40');
    await page.keyboard.press('Enter');
    await page.waitForFunction('document.querySelectorAll(".depth-charts circle").length > 2 * 3 * 39');
    const relu = page.locator('.remark p', { hasText: /^ReLU: .* after 40 layers/ });
    const far = 'Values end at';
    await relu.filter({ hasText: far }).waitFor();
    // What biases add to each layer does not vanish with what came in.
    await page.getByLabel('Bias').focus();
    await page.keyboard.press('Space');
    await relu.filter({ hasNotText: far }).waitFor();
  });

  for (const [width, height] of [
    [1440, 900],
    [550, 700],
    [300, 700],
  ] as const)
    it(`have room in a panel of ${width} by ${height}, and nothing wrong that axe finds`, async () => {
      const own = await openPanel({
        state: { curves, view, inputs: { kind: 'normal' }, drawer: 'inputs' },
        size: { width, height },
      });
      await says(own, 'Exact zeros', 0, '50%');
      await own.locator('.depth-charts circle').first().waitFor({ state: 'attached' });
      const beyond = await own.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.equal(beyond, 0);
      const plot = await own.locator('.surface').boundingBox();
      assert.ok(plot && plot.y >= 0 && plot.height >= 80, JSON.stringify(plot));
      assert.deepEqual(await violationsIn(own), []);
      await closePanel(own);
    });
});
