// Frames that the panel draws while it trains four networks from ten seeds as fast as it can, beside the same panel at rest.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { findOrInstallChromium } from '../../scripts/vscode/find-chromium.ts';
import { openBrowser } from '../../scripts/vscode/open-browser.ts';
import { type BenchRow, summarise } from './run.ts';

const seconds = 10;
const ids = ['Softplus', 'ReLU', 'GELU', 'Tanh'];

/** A worker is made of what the page fetches, so that the page needs an address. */
const origin = 'http://127.0.0.1:1';

/** The settings that nobody has changed: ten seeds. */
const state = {
  curves: ids.map((id, style) => ({ key: `c${style}`, id, parameters: {}, hidden: false, style })),
  view: { x0: -5, x1: 5, y0: -1, y1: 5 },
  drawer: 'train',
};

async function openDrawer(page: Page): Promise<void> {
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({ path: path.join(projectRoot, new URL(route.request().url()).pathname) }),
  );
  await page.goto(`${origin}/test/look/panel.html#${encodeURIComponent(JSON.stringify(state))}`);
  await page.locator('lens-train canvas').first().waitFor();
}

/** Milliseconds between frames, and the steps that were taken meanwhile. */
async function watch(page: Page): Promise<{ between: readonly number[]; steps: number }> {
  return page.evaluate(`(async () => {
    const stepOf = () => Number(document.querySelector('[data-step]').getAttribute('data-step'));
    const frame = () => new Promise(requestAnimationFrame);
    const [between, first] = [[], stepOf()];
    const start = await frame();
    for (let last = start; last - start < ${seconds * 1000}; ) {
      const now = await frame();
      between.push(now - last);
      last = now;
    }
    return { between, steps: stepOf() - first };
  })()`);
}

const told = (between: readonly number[]): string => {
  const total = between.reduce((sum, one) => sum + one, 0);
  return `${((between.length / total) * 1000).toFixed(1)} frames a second, ${summarise(between).p95.toFixed(1)} ms between two at p95`;
};

export async function rows(): Promise<readonly BenchRow[]> {
  const browser = await openBrowser(await findOrInstallChromium());
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    await openDrawer(page);
    const rest = await watch(page);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.locator('[data-step]:not([data-step="0"])').waitFor();
    const training = await watch(page);
    return [
      {
        what: `Plot: four networks train from ten seeds, ${(training.steps / seconds).toFixed(0)} steps a second`,
        figure: told(training.between),
        against: `the same panel at rest, ${told(rest.between)}`,
        ratio: (training.between.length / rest.between.length).toFixed(2),
      },
    ];
  } finally {
    await browser.close();
  }
}
