// A person works in the plot panel with the mouse: in its own page, and in a real window where that needs VS Code around it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { closePanel, openPanel } from './panel-page.ts';
import { shows } from './shows.ts';
import { openWindow, type Window } from './window.ts';

const CODE = `import torch.nn as nn

act = nn.Softplus(beta=2)
values = [-2.0, 0.5, 3.0]
relu = nn.LeakyReLU(0.2)
`;

const lines = (frame: FrameLocator | Page, role = 'value'): Locator =>
  frame.locator(`path[data-role="${role}"]`);
const pathOf = (line: Locator): Promise<string> => line.getAttribute('d').then((d) => d ?? '');
const jumps = (path: string) => path.split('M').length - 2;

async function choose(frame: FrameLocator | Page, menu: string, item: string): Promise<void> {
  await frame.getByRole('button', { name: menu, exact: true }).first().click();
  const role = frame.locator('.menu .item', { hasText: item }).first();
  await role.click();
}

/** Hands a link to VS Code, which asks before it passes one on to an extension. */
async function openLink({ page }: Window, link: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill('>Developer: Open URL');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Open URL' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget', { hasText: 'URL to open' }).waitFor();
  await input.fill(link);
  await page.keyboard.press('Enter');
  await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Open', exact: true }).click();
}

describe('the page of the plot panel, by mouse', () => {
  let page: Page;
  before(async () => {
    const curves = [
      { key: 'c1', id: 'Softplus', parameters: {} },
      { key: 'c2', id: 'ReLU', parameters: {} },
    ];
    page = await openPanel({ theme: 'light', size: { width: 740, height: 840 }, state: { curves } });
  });
  after(() => closePanel(page));

  it('puts curves where their values are', async () => {
    // ReLU bends at the pixel of (0, 0) and nowhere else: its two ends and the kink.
    const [, bend] = (await pathOf(page.locator('path[data-curve-id="c2"][data-role="value"]')))
      .split('L')
      .map((point) => point.replace('M', '').split(' ').map(Number));
    const kink = page.locator('[data-curve="ReLU"] [data-kink="kink"]');
    const at = await Promise.all(['cx', 'cy'].map(async (name) => Number(await kink.getAttribute(name))));
    assert.deepEqual(
      bend,
      at.map((pixels) => Math.round(pixels * 100) / 100),
    );
  });

  it('redraws as a slider is dragged', async () => {
    const softplus = page.locator('path[data-curve-id="c1"][data-role="value"]');
    const before = await pathOf(softplus);
    const slider = page.locator('input[type="range"][data-parameter="beta"]');
    const box = await slider.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width * 0.435, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await shows(
      () => pathOf(softplus),
      (d) => d !== before,
    );
    const name = await page.locator('.names text').first().textContent();
    assert.match(name ?? '', /beta=/);
  });

  it('draws the jump of a low threshold as a jump', async () => {
    const field = page.locator('input.number[data-parameter="threshold"]');
    await field.fill('1');
    await field.press('Enter');
    const softplus = page.locator('path[data-curve-id="c1"][data-role="value"]');
    await shows(
      () => pathOf(softplus),
      (d) => jumps(d) === 1,
    );
    await page.locator('.line [data-kink="closed"]').first().waitFor();
    await page.locator('.line [data-kink="open"]').first().waitFor();
  });

  it('says what PyTorch does with a beta of 0, and takes no text for a number', async () => {
    const field = page.locator('input.number[data-parameter="beta"]');
    await field.fill('0');
    await field.press('Enter');
    await page.locator('.finding').waitFor();
    await field.fill('two');
    await field.press('Enter');
    await page.locator('input.number[data-parameter="beta"][aria-invalid="true"]').waitFor();
    await page.locator('[data-refused="beta"]', { hasText: 'such as 0.5' }).waitFor();
    await field.fill('1');
    await field.press('Enter');
    await page.locator('.finding').waitFor({ state: 'detached' });
  });

  it('adds a curve that is searched for', async () => {
    await page.getByRole('button', { name: 'Add Curve' }).click();
    await page.getByRole('combobox', { name: 'Search activations' }).fill('mis');
    await page.getByRole('option', { name: /^Mish/ }).click();
    await page.locator('.row[data-curve="Mish"]').waitFor();
    // The row comes at once, its curve with the next page.
    await shows(
      () => lines(page).count(),
      (count) => count === 3,
    );
  });

  it('hides, renames, moves and removes a curve', async () => {
    await page.getByRole('button', { name: 'Show Mish' }).click();
    await shows(
      () => lines(page).count(),
      (count) => count === 2,
    );
    await page.getByRole('button', { name: 'Show Mish' }).click();
    await choose(page, 'More for Mish', 'Rename');
    const name = page.getByRole('textbox', { name: 'Name of the curve' });
    await name.fill('my choice');
    await name.press('Enter');
    await page.locator('.names text', { hasText: 'my choice' }).first().waitFor();
    await choose(page, 'More for my choice', 'Move Up');
    await shows(
      () => page.locator('.row .name').allTextContents(),
      (names) => names.join() === 'Softplus,my choice,ReLU',
    );
    await choose(page, 'More for my choice', 'Remove');
    await page.locator('.row[data-curve="Mish"]').waitFor({ state: 'detached' });
  });

  it('turns derivatives, second derivatives and differences on and off', async () => {
    for (const [quantity, count] of [
      ['second', 2],
      ['difference', 1],
      ['derivative', 0],
    ] as const) {
      await page.locator(`[data-quantity="${quantity}"]`).click();
      await shows(
        () => lines(page, quantity).count(),
        (found) => found === count,
      );
    }
    for (const quantity of ['second', 'difference', 'derivative'])
      await page.locator(`[data-quantity="${quantity}"]`).click();
  });

  it('reads the curves at the pointer', async () => {
    const surface = await page.locator('.surface').boundingBox();
    assert.ok(surface);
    await page.mouse.move(surface.x + surface.width * 0.58, surface.y + surface.height * 0.4);
    const card = page.locator('.card');
    await card.waitFor();
    const text = (await card.textContent()) ?? '';
    const x = Number(/x = (-?[\d.]+)/.exec(text)?.[1]);
    assert.ok(Math.abs(x - 0.8) < 0.05, text);
    const relu = await page.locator('.row[data-curve="ReLU"] [data-reading="value"]').textContent();
    assert.equal(Number(relu), x);
    await page.locator('#spoken', { hasText: 'ReLU: value' }).waitFor({ state: 'attached' });
  });

  it('zooms by wheel, pans by dragging, zooms into a box and fits again', async () => {
    const relu = page.locator('path[data-curve-id="c2"][data-role="value"]');
    const surface = await page.locator('.surface').boundingBox();
    assert.ok(surface);
    const center = [surface.x + surface.width / 2, surface.y + surface.height / 2] as const;
    const { mouse, keyboard } = page;
    const moved = async (act: () => Promise<void>) => {
      const before = await page.locator('.axis').innerHTML();
      await act();
      await shows(
        () => page.locator('.axis').innerHTML(),
        (after) => after !== before,
      );
    };
    await mouse.move(...center);
    await moved(() => mouse.wheel(0, -400));
    await moved(async () => {
      await mouse.down();
      await mouse.move(center[0] + 120, center[1] + 60, { steps: 4 });
      await mouse.up();
    });
    await moved(async () => {
      await keyboard.down('Shift');
      await mouse.move(center[0] - 100, center[1] - 100);
      await mouse.down();
      await mouse.move(center[0] + 100, center[1] + 100, { steps: 4 });
      await mouse.up();
      await keyboard.up('Shift');
    });
    await choose(page, 'View', 'Reset');
    await shows(
      () => pathOf(relu),
      (d) => d.split('L').length === 3,
    );
  });

  it('shows zones, asymptotes, tangents, a logarithmic y, equal scales and small dtypes', async () => {
    await page.locator('[data-zone="dead"]').first().waitFor();
    const view = (item: string) => choose(page, 'View', item);
    await view('Shade Small Gradient');
    // ReLU is dead where Softplus is saturated: no tints on each other, but a strip for each.
    await page.locator('[data-strip="c1"] [data-zone="saturated"]').first().waitFor();
    await page.locator('[data-strip="c2"] [data-zone="dead"]').first().waitFor();
    assert.equal(await page.locator('.zone').count(), 0);
    await view('Asymptotes');
    await page.locator('[data-role="asymptote"]').first().waitFor({ state: 'attached' });
    await view('Tangent at Crosshair');
    await page.locator('[data-role="tangent"]').first().waitFor({ state: 'attached' });
    await view('Log Scale (y)');
    await page.locator('.axis text', { hasText: '0.001' }).waitFor();
    await view('Log Scale (y)');
    await view('Equal Axes');
    await view('Equal Axes');
    const softplus = page.locator('path[data-curve-id="c1"][data-role="value"]');
    const exact = await pathOf(softplus);
    await view('float16');
    await shows(
      () => pathOf(softplus),
      (d) => d !== exact,
    );
    await view('float64');
    for (const name of ['Small Gradient', 'Asymptotes', 'Tangent']) await view(name);
    await page.locator('.menu').waitFor({ state: 'detached' });
  });

  it('gives the numbers as a table and compares the curves', async () => {
    await choose(page, 'View', 'Table of Values');
    const row = page.locator('[data-table="values"] tbody tr', {
      has: page.locator('th', { hasText: /^2$/ }),
    });
    await row.waitFor();
    // With or without decimals, as the other numbers of the column ask for.
    const cells = await row.locator('td').allTextContents();
    assert.match(cells.slice(-2).join(' '), /^2\.(0000)? 1\.(0000)?$/);
    await choose(page, 'View', 'Compare Curves');
    const table = page.locator('[data-table="comparison"]');
    await table.getByText('[0, ∞)').first().waitFor();
    // Measured once: there is nothing to wait for.
    await table.getByText('float32 1.0×, bfloat16 1.0×, float64 1.0×').first().waitFor();
    await page.locator('.remark', { hasText: 'PyTorch 1.13.1' }).waitFor();
    await page.getByRole('button', { name: 'Close Comparison' }).click();
  });

  it('shows a preset, and brings back what was there before it', async () => {
    await choose(page, 'Presets', 'Softplus Approaching ReLU');
    await shows(
      () => lines(page).count(),
      (count) => count === 5,
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await shows(
      () => lines(page).count(),
      (count) => count === 2,
    );
    // The keys are the panel's own: the file beside it stays as it is.
    await page.keyboard.press('Control+Y');
    await shows(
      () => lines(page).count(),
      (count) => count === 5,
    );
    await page.keyboard.press('Control+Z');
    await shows(
      () => lines(page).count(),
      (count) => count === 2,
    );
    await choose(page, 'Presets', 'Softplus and ReLU');
    await shows(
      () => lines(page).count(),
      (count) => count === 2,
    );
  });

  it('keeps what is being typed while the crosshair moves', async () => {
    const field = page.locator('.row[data-curve="Softplus"] input.number[data-parameter="beta"]');
    await field.fill('0.3');
    const surface = await page.locator('.surface').boundingBox();
    assert.ok(surface);
    const before = await page.locator('.card').textContent();
    await page.mouse.move(surface.x + surface.width * 0.8, surface.y + 40);
    await shows(
      () => page.locator('.card').textContent(),
      (text) => text !== before,
    );
    assert.equal(await field.inputValue(), '0.3');
    await field.fill('1');
    await field.press('Enter');
  });

  it('copies and measures from a curve of choice', async () => {
    await choose(page, 'More for ReLU', 'Duplicate');
    await shows(
      () => page.locator('.row[data-curve="ReLU"]').count(),
      (count) => count === 2,
    );
    await choose(page, 'More for ReLU', 'Remove');
    await choose(page, 'More for ReLU', 'Use as Baseline');
    await shows(
      () => lines(page, 'difference').count(),
      (count) => count === 1,
    );
    await page.locator('[data-quantity="difference"]').click();
  });
});

// By keyboard the panel is used in high contrast; axe and pictures judge it in each kind of theme.
describe('the plot panel, by mouse', () => {
  let window: Window;
  let frame: FrameLocator;
  before(async () => {
    window = await openWindow({
      theme: 'light',
      size: { width: 1500, height: 900 },
      files: { 'net.py': CODE },
    });
    await window.openFile('net.py');
    await window.putCursorInto('import torch.nn as nn|');
    await window.runCommand('Activation Lens: Open Plot');
    frame = window.plotFrame();
    await lines(frame).first().waitFor();
  });
  after(() => window.close());

  it('opens beside the code with Softplus and ReLU and leaves the focus to typing', async () => {
    assert.equal(await lines(frame).count(), 2);
    assert.equal(await lines(frame, 'derivative').count(), 2);
    await window.page.keyboard.type('typed');
    await window.page.locator('.view-line', { hasText: 'nntyped' }).waitFor();
    await window.page.keyboard.press('Control+Z');
    await window.page.locator('.view-line', { hasText: /nn$/ }).waitFor();
    await window.screenshot(`plot-open`);
  });

  it('is a page that loads nothing but its own script and style', async () => {
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    const [, nonce] = /script-src 'nonce-([0-9a-f]{32})'(?:;|$)/.exec(policy ?? '') ?? [];
    assert.ok(nonce, `${policy}`);
    assert.match(policy ?? '', /^default-src 'none';/);
    assert.doesNotMatch(policy ?? '', /unsafe-/);
    // For the worker that trains networks, which is the page’s own script: nothing else is fetched or started.
    const style = /style-src (.+?) 'nonce/.exec(policy ?? '')?.[1];
    assert.ok(policy?.includes(`; connect-src ${style}; worker-src blob:`), `${policy}`);
    // The one without a source is VS Code's own.
    assert.equal(await frame.locator('body script').count(), 1);
  });

  it('follows the cursor and writes back what was tried', async () => {
    await frame.getByRole('button', { name: 'Follow Cursor' }).click();
    await window.putCursorInto('LeakyReLU');
    const row = frame.locator('.row[data-curve="LeakyReLU"]');
    await row.waitFor();
    await window.screenshot(`plot-follow`);
    const field = row.locator('input.number');
    assert.equal(await field.inputValue(), '0.2');
    await field.fill('0.35');
    await field.press('Enter');
    await row.locator('.preview.change', { hasText: 'LeakyReLU(0.35)' }).waitFor();
    await row.getByRole('button', { name: 'Write to Code' }).click();
    await window.page.locator('.view-line', { hasText: 'nn.LeakyReLU(0.35)' }).waitFor();
    await frame.locator('.notice', { hasText: 'LeakyReLU(0.35)' }).waitFor();
    await row.locator('.preview.same', { hasText: 'Up to date' }).waitFor();
    assert.equal(await row.locator('.write').getAttribute('aria-disabled'), 'true');
    await frame.getByRole('button', { name: 'Follow Cursor' }).click();
  });

  // What is taken along does not know the theme; pictures in the four kinds are tried in plot-export.test.ts.
  it('saves a picture that stands alone', async () => {
    const target = path.join(window.folder, 'activations.svg');
    await choose(frame, 'Save', 'Save as SVG…');
    const input = window.page.locator('.quick-input-widget input');
    await input.waitFor();
    await shows(
      () => input.inputValue(),
      (value) => value.endsWith('activations.svg'),
    );
    await input.press('Enter');
    await frame.locator('.notice', { hasText: 'activations.svg' }).waitFor();
    const svg = readFileSync(target, 'utf8');
    assert.match(svg, /^<svg xmlns=[^>]+role="img"/);
    assert.match(svg, /LeakyReLU/);
    assert.doesNotMatch(svg, /var\(|<script|<style|href/);
  });

  it('saves a PNG at twice the size', async () => {
    await choose(frame, 'Save', 'Save as PNG…');
    const input = window.page.locator('.quick-input-widget input');
    await input.waitFor();
    await shows(
      () => input.inputValue(),
      (value) => value.endsWith('activations.png'),
    );
    await input.press('Enter');
    await frame.locator('.notice', { hasText: 'activations.png' }).waitFor();
    const png = readFileSync(path.join(window.folder, 'activations.png'));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    const width = await frame.locator('.chart').getAttribute('width');
    assert.ok(
      Math.abs(png.readUInt32BE(16) - 2 * Number(width)) < 40,
      `${png.readUInt32BE(16)} for ${width}`,
    );
  });

  it('copies the numbers and the programs that draw them', async () => {
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const [item, expected] of [
      ['Copy CSV', /^x,Softplus \(PyTorch 2\.\d+\),/],
      ['Copy Python Script', /nn\.Softplus\(\)/],
      ['Copy TikZ', /\\begin\{axis\}/],
      ['Copy SVG', /^<svg /],
    ] as const) {
      await choose(frame, 'Save', item);
      await frame.locator('.notice', { hasText: 'Copied to clipboard' }).waitFor();
      await shows(
        () => window.page.evaluate(() => navigator.clipboard.readText()),
        (text) => expected.test(text),
      );
    }
  });

  it('copies a picture that other programs can paste', async () => {
    await choose(frame, 'Save', 'Copy PNG');
    await frame.locator('.notice', { hasText: 'Copied to clipboard' }).waitFor();
    const size = await window.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = item && (await createImageBitmap(await item.getType('image/png')));
      return bitmap?.width;
    });
    const width = Number(await frame.locator('.chart').getAttribute('width'));
    assert.ok(size && Math.abs(size - 2 * width) < 40, `${size} for ${width}`);
  });

  it('is used again by Open Plot, and Add to Plot adds to it: by hover, menu, lightbulb and command', async () => {
    const { page } = window;
    const curves = () => frame.locator('.row .name').allTextContents();
    const tabs = page.locator('.tab', { hasText: 'Plot:' });
    const images = await tabs.evaluate((tab) =>
      [tab, ...tab.querySelectorAll('*')].flatMap((element) =>
        [null, '::before'].map((pseudo) => getComputedStyle(element, pseudo).backgroundImage),
      ),
    );
    assert.ok(
      images.some((image) => image.includes('icon.svg')),
      'the tab has our icon',
    );
    const hover = await window.hoverOver('nn.Soft|plus(beta=2)', 'Add to Plot');
    await hover.getByText('Plot', { exact: true }).click();
    await shows(curves, (names) => names.join() === 'Softplus');
    await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
    const again = await window.hoverOver('nn.Leaky|ReLU(0.35)', 'Add to Plot');
    await again.getByText('Add to Plot', { exact: true }).click();
    await shows(curves, (names) => names.join() === 'Softplus,LeakyReLU');
    await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
    // The same call again adds nothing, whoever asks.
    await window.putCursorInto('nn.Leaky|ReLU');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('Add to Plot').click();
    await shows(curves, (names) => names.join() === 'Softplus,LeakyReLU');
    await page.keyboard.press('Shift+F10');
    // By key: a menu that has just opened lets a click pass by.
    await page.locator('.monaco-menu').getByText('Open Plot', { exact: true }).hover();
    await page.locator('.monaco-menu .action-item.focused', { hasText: 'Open Plot' }).waitFor();
    await page.keyboard.press('Enter');
    await shows(curves, (names) => names.join() === 'LeakyReLU,ReLU');
    assert.equal(await tabs.count(), 1);
  });

  it('copies a link that tells nothing of the code and opens the same plot, by VS Code’s own hand', async () => {
    await choose(frame, 'Save', 'Copy Link');
    await frame.locator('.notice', { hasText: 'Link copied' }).waitFor();
    const link = await window.page.evaluate(() => navigator.clipboard.readText());
    const [, plot = ''] = /plot=([\w-]+)/.exec(decodeURIComponent(link)) ?? [];
    const shared = Buffer.from(plot, 'base64url').toString();
    assert.match(shared, /"LeakyReLU"/, link);
    assert.doesNotMatch(shared, /net\.py|source/);
    const { page } = window;
    await openLink(window, link.replace(/plot=.*/, 'plot=broken'));
    await page.locator('.notification-toast', { hasText: 'This link doesn’t contain a plot.' }).waitFor();
    const plots = page.locator('.tab', { hasText: 'Plot:' });
    assert.equal(await plots.count(), 1);
    await openLink(window, link);
    await shows(
      () => plots.allInnerTexts(),
      ([one, other]) => other !== undefined && one === other,
    );
    await plots
      .last()
      .getByRole('button', { name: /^Close/ })
      .click();
    await plots.nth(1).waitFor({ state: 'detached' });
  });

  it('shows numbers from the editor as points on the curves', async () => {
    const tab = window.page.locator('.tab', { hasText: 'Plot:' });
    await tab.getByRole('button', { name: /^Close/ }).click();
    await tab.waitFor({ state: 'detached' });
    await window.select('[-2.0, 0.5, 3.0]');
    await window.runCommand('Activation Lens: Evaluate Selection');
    await window.runCommand('Activation Lens: Plot Selection');
    const points = window.plotFrame().locator('path[data-role="points"]').first();
    await points.waitFor({ state: 'attached' });
    assert.equal((await pathOf(points)).split('M').length - 1, 3);
    await window.screenshot('plot-points');
  });
});
