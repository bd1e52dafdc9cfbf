// What docs/accessibility.md says is spoken, checked against Chromium's own accessibility tree; zoom to 200 and 400 %, all in
// one window, as one person would have it; axe over every view of the panel's page in the four kinds of theme.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { readTree, type Told } from './accessibility-tree.ts';
import { violationsIn } from './axe.ts';
import { closePanel, openPanel } from './panel-page.ts';
import { shows } from './shows.ts';
import { fullCard, openWindow, themeKinds, type Window } from './window.ts';

const code = `import torch
from torch import nn
${'\n'.repeat(14)}
x = torch.tensor([-2.0, -1.0])
act = nn.Softplus(beta=2)
`;

const walk = readFileSync(path.join(projectRoot, 'docs/accessibility.md'), 'utf8').replace(/\s+/g, ' ');

/** A sentence of the page on accessibility, which fails here when the page no longer says it. */
function promised(sentence: string): string {
  assert.ok(walk.includes(sentence), `docs/accessibility.md says: ${sentence}`);
  return sentence;
}

const inPanel = (name: string) => name === 'active-frame';
const namesOf = (told: readonly Told[], role: string) =>
  told.filter((node) => node.role === role).map((node) => node.name);

describe('what is spoken, and how it looks larger', () => {
  let window: Window;
  let frame: FrameLocator;
  before(async () => {
    window = await openWindow({
      files: { 'a.py': code },
      settings: fullCard,
      size: { width: 1400, height: 900 },
    });
    await window.openFile('a.py');
  });
  after(() => window.close());

  it('tells the hover as text, in order, with its picture and links by name', async () => {
    const hover = await window.hoverOver('nn.Soft|plus(beta=2)', 'Softplus');
    const inOrder = [
      'Softplus',
      'A smooth ReLU: always positive, with a gradient that is never zero',
      'beta = 2',
      'threshold = 20',
      'f(x) = ln(1 + exp(2·x)) / 2, x where 2·x > 20',
      'Range (0, ∞), gradient (0, 1]. Gradient never 0; no exact zeros.',
    ].map((part) => promised(part).replace(/[.*+?^$()|[\]{}\\]/g, '\\$&'));
    const links = ['Plot', 'Compare with ReLU', 'Evaluate…', 'Docs'];
    for (const link of links) promised(`“${link}”`);
    // More than once, for VS Code may take a hover away for a moment to lay it out anew.
    await shows(
      async () => (await hover.allInnerTexts()).join(' ').replace(/\s+/g, ' '),
      (heard) => new RegExp(inOrder.join('.*')).test(heard),
    );
    await shows(
      () => readTree(window.page),
      (told) =>
        namesOf(told, 'image').includes(promised('Curve of Softplus')) &&
        links.every((link) => namesOf(told, 'link').includes(link)),
    );
    await window.page.keyboard.press('Escape');
    await window.page.mouse.move(5, 5);
  });

  it('announces results in a live region of the status bar', async () => {
    await window.select('[-2.0, -1.0]');
    await window.runCommand('Activation Lens: Evaluate Selection');
    const wanted = promised('Softplus 0.1269, 0.3133; ReLU 0, 0');
    await window.page.locator('.statusbar-item', { hasText: 'Softplus 0.1269' }).waitFor();
    const told = (await readTree(window.page)).filter((node) => node.name.includes('Softplus 0.1269'));
    const live = told.find((node) => node.role === 'status');
    assert.ok(live, JSON.stringify(told));
    assert.equal(live.name, wanted);
    assert.equal(live.properties.live, 'polite');
  });

  it('names everything in the panel', async () => {
    await window.select('Softplus(beta');
    await window.runCommand('Activation Lens: Open Plot');
    frame = window.plotFrame();
    await frame.locator('.row[data-curve="ReLU"]').waitFor();
    await frame.locator('.plot-area').focus();
    const spoken = frame.locator('#spoken', { hasText: 'x = ' });
    await spoken.waitFor({ state: 'attached' });
    await window.page.keyboard.press('PageUp');
    const numbers = 'ReLU: value 1.0000, derivative 1.0000';
    promised(numbers);
    await frame.locator('#spoken', { hasText: numbers }).waitFor({ state: 'attached' });
    const told = await readTree(window.page, inPanel);
    const buttons = namesOf(told, 'button');
    for (const name of ['Add Curve', 'Presets', 'Show the derivatives f′', 'View', 'Follow Cursor', 'Save']) {
      promised(name);
      assert.ok(
        buttons.some((button) => button.startsWith(name)),
        `${name} among ${buttons.join(' | ')}`,
      );
    }
    const pressed = told.find(({ name }) => name.startsWith('Show the derivatives'));
    assert.equal(pressed?.properties.pressed, 'true');
    const plot = told.find(({ name }) => /^Plot of Softplus.*, ReLU$/.test(name));
    assert.equal(plot?.properties.roledescription, 'plot', JSON.stringify(plot));
    assert.match(plot?.description ?? '', /Arrow keys: Move the crosshair/);
    const slider = told.find(
      ({ role, name }) => role === 'slider' && name.startsWith(promised('beta of Softplus')),
    );
    assert.ok(slider, namesOf(told, 'slider').join(' | '));
    // The protocol tells the slider's own position, not its text.
    const text = frame.getByRole('slider', { name: 'beta of Softplus' });
    assert.equal(await text.getAttribute('aria-valuetext'), '2');
    assert.ok(slider.description.length > 10, JSON.stringify(slider));
    for (const name of ['Show Softplus', 'More for Softplus']) {
      promised(`“${name}”`);
      assert.ok(
        told.some((node) => node.name.startsWith(name)),
        name,
      );
    }
    const live = told.filter(({ properties }) => properties.live === 'polite').map(({ role }) => role);
    assert.ok(live.includes('status'));
    assert.ok(
      told.some(({ name }) => name.includes(numbers)),
      'the live region holds the numbers',
    );
    const nameless = told.filter(
      ({ role, name }) =>
        ['button', 'slider', 'textbox', 'combobox', 'link', 'image', 'menuitem'].includes(role) && !name,
    );
    assert.deepEqual(nameless, []);
  });

  it('moves nothing on its own, least of all for those who asked for less motion', async () => {
    await window.page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await frame.locator('body').evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const style = getComputedStyle(element);
          const lasts = (text: string) => text.split(',').some((part) => Number.parseFloat(part) > 0.01);
          return (
            lasts(style.transitionDuration) ||
            (style.animationName !== 'none' && lasts(style.animationDuration))
          );
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    await window.page.emulateMedia({ reducedMotion: 'no-preference' });
    assert.deepEqual(moving, []);
  });

  it('gives the plot the whole window for those who need it large', async () => {
    await frame.locator('.plot-area').focus();
    await window.runCommand('View: Maximize Editor Group and Hide Side Bars');
    await window.page.locator('.explorer-viewlet').waitFor({ state: 'hidden' });
  });

  for (const [percent, width, height] of [
    [200, 640, 512],
    [400, 320, 256],
  ] as const) {
    it(`can be used at ${percent} %`, async () => {
      // What the window of 1280 by 1024 pixels that WCAG speaks of has room for, at this zoom.
      await window.page.setViewportSize({ width, height });
      await frame.locator('body').evaluate(async (_, widest) => {
        while (innerWidth > widest) await new Promise((next) => requestAnimationFrame(next));
      }, width);
      const beyond = await frame.locator('body').evaluate(() => {
        const wide = document.documentElement.clientWidth;
        return {
          sideways: document.documentElement.scrollWidth - wide,
          cut: [...document.querySelectorAll('button, input, select, .name, .finding, .facts *')]
            .filter((element) => element.getClientRects().length > 0 && !element.closest('.scroll, .unseen'))
            .filter((element) => {
              const { left, right } = element.getBoundingClientRect();
              return left < -1 || right > wide + 1;
            })
            .map((element) => element.outerHTML.slice(0, 100)),
        };
      });
      await window.screenshot(`zoom-${percent}`);
      assert.deepEqual(beyond, { sideways: 0, cut: [] });
      // The plot and every control can be scrolled to and used.
      const slider = frame.getByRole('slider', { name: 'beta of Softplus' });
      await slider.scrollIntoViewIfNeeded();
      await slider.focus();
      await window.page.keyboard.press('ArrowRight');
      await frame.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded();
      await frame.getByRole('button', { name: 'Save' }).click();
      await frame.locator('.menu .item').first().waitFor();
      await window.page.keyboard.press('Escape');
    });
  }
});

describe('the page of the plot panel', () => {
  const item = (page: Page, text: string) => page.locator('.menu .item', { hasText: text });
  const open = async (page: Page, button: string) => {
    await page.getByRole('button', { name: button }).first().click();
    await page.locator('.menu, .popup').first().waitFor();
  };
  const close = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.locator('.menu, .popup').first().waitFor({ state: 'detached' });
  };
  for (const [number, theme] of themeKinds.entries()) {
    it(`has no violation that axe finds, in any view: ${theme}`, async () => {
      const curves = [
        { key: 'c1', id: 'Softplus', parameters: { beta: 2 } },
        { key: 'c2', id: 'ReLU', parameters: {} },
      ];
      const page = await openPanel({ theme, size: { width: 700, height: 860 }, state: { curves } });
      const found: string[] = [];
      // Names, roles and focus are the same in each; colors are not.
      const judge = async (view: string) => {
        const violations = await violationsIn(page, number === 0 ? 'all' : 'colors');
        found.push(...violations.map((violation) => `${view}: ${violation}`));
      };
      for (const button of ['View', 'Presets', 'Save', 'More for Softplus', 'Add Curve']) {
        await open(page, button);
        await judge(button);
        await close(page);
      }
      const surface = await page.locator('.surface').boundingBox();
      assert.ok(surface);
      await page.mouse.move(surface.x + surface.width * 0.6, surface.y + surface.height / 2);
      await page.locator('.card').waitFor();
      await judge('card');
      for (const drawer of ['Train Networks', 'Table of Values', 'Compare Curves', 'Input Distribution']) {
        await open(page, 'View');
        await item(page, drawer).click();
        await page.locator('.drawer').waitFor();
        await close(page);
        await judge(drawer);
      }
      await closePanel(page);
      assert.deepEqual(found, []);
    });
  }
});
