// A person trains networks in the plot panel by keyboard, and finds them where they were after a reload.
import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { closePanel, openPanel } from './panel-page.ts';
import { openWindow, type Window } from './window.ts';

describe('training networks', () => {
  let window: Window;
  let frame: FrameLocator;
  before(async () => {
    window = await openWindow({
      size: { width: 1440, height: 900 },
      files: { 'a.py': 'from torch import nn\n\nact = nn.Softplus()\n' },
    });
    await window.openFile('a.py');
    await window.runCommand('Activation Lens: Open Plot');
    frame = window.plotFrame();
    await frame.locator('path[data-role="value"]').first().waitFor();
  });
  after(() => window.close());

  const press = async (name: string) => {
    await frame.getByRole('button', { name, exact: true }).focus();
    await window.page.keyboard.press('Enter');
  };
  const at = (step: number | RegExp) =>
    frame.locator('[data-step]', { hasText: typeof step === 'number' ? `Step ${step}` : step }).waitFor();
  const seen = async () => ({
    tables: await frame.locator('lens-train table').allInnerTexts(),
    said: await frame.locator('.verdict').allInnerTexts(),
    curves: await frame
      .locator('lens-train .line path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d'))),
  });

  it('begins in the menu, without a mouse', async () => {
    await frame.getByRole('button', { name: 'View' }).focus();
    await window.page.keyboard.press('Enter');
    const chosen = frame.locator('.menu .item:focus', { hasText: 'Train Networks' });
    for (let tries = 0; tries < 30 && !(await chosen.isVisible()); tries++)
      await window.page.keyboard.press('ArrowUp');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Escape');
    await frame.locator('lens-train canvas').first().waitFor();
    await at(0);
  });

  it('goes on until somebody pauses it', async () => {
    await press('Train');
    await at(/Step \d\d/);
    await press('Pause');
    await frame
      .locator('lens-train [role="status"]', { hasText: /At step \d+/ })
      .waitFor({ state: 'attached' });
    await window.screenshot('plot-train');
  });

  it('starts again with another seed, step by step', async () => {
    await frame.locator('lens-train summary').focus();
    await window.page.keyboard.press('Enter');
    await frame.locator('[data-setting="seed"]').fill('7');
    await window.page.keyboard.press('Tab');
    await at(0);
    for (const step of [1, 2, 3]) {
      await press('Step');
      await at(step);
    }
    assert.match((await seen()).said.join(), /^At step 3/);
  });

  it('is where it was after a reload, and goes on from there', async () => {
    const before = await seen();
    assert.equal(before.tables.length, 2);
    await window.reload();
    frame = window.plotFrame();
    // Said once it rests again.
    await frame
      .locator('lens-train [role="status"]', { hasText: /At step 3/ })
      .waitFor({ state: 'attached' });
    assert.deepEqual(await seen(), before);
    assert.equal(await frame.locator('[data-setting="seed"]').inputValue(), '7');
    await press('Step');
    await at(4);
  });

  it('is copied as a program for PyTorch', async () => {
    await press('Copy as Python');
    await frame.locator('.notice', { hasText: 'Python copied to clipboard.' }).waitFor();
  });
});

describe('where no worker can be had', () => {
  it('is said instead of nothing', async () => {
    const page = await openPanel({ state: { drawer: 'train' } });
    await page.locator('.verdict', { hasText: 'no worker could be started' }).waitFor();
    await closePanel(page);
  });
});
