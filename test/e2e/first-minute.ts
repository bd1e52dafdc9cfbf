// Takes the walkthrough's four steps as somebody does who has just installed the extension, and writes docs/first-minute.md:
// what shows after each, and the clicks and keys until then. `npm run screenshots`. Not a test, but it fails like one.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { folder, keep } from './keep-picture.ts';
import { answerInSight } from './read-beside.ts';
import { takeStepByKey } from './walkthrough.ts';
import { openWindow, type Window } from './window.ts';

const size = { width: 1100, height: 700 };

interface Step {
  readonly title: string;
  readonly button: string;
  /** What a person sees then; waits until it is inside of the window. */
  readonly result: string;
  show(window: Window): Promise<Locator>;
}

const steps: readonly Step[] = [
  {
    title: 'Hover over an activation',
    button: 'Show Hover',
    result: 'the hover on `nn.Softplus(beta=2)`, with a picture',
    async show({ page }) {
      const hover = page.locator('.monaco-hover:visible', { hasText: 'Plot' });
      await hover.locator('img').first().waitFor();
      return hover.locator('img').first();
    },
  },
  {
    title: 'Evaluate numbers',
    button: 'Try Evaluate',
    result: 'Softplus and ReLU of five numbers, beside them',
    async show({ page }) {
      await answerInSight(page, /0\.6931/);
      return page.locator('.view-line', { hasText: 'samples = torch.tensor' });
    },
  },
  {
    title: 'Plot and compare',
    button: 'Open Plot',
    result: 'the curves of Softplus and ReLU beside the code',
    async show(window) {
      const frame = window.plotFrame();
      await frame.locator('path[data-role="value"]').nth(1).waitFor();
      return frame.locator('.surface');
    },
  },
  {
    title: 'Write to code',
    button: 'Try Write to Code',
    result: 'which slider to move in the same plot, for **Write to Code** to put its value into the call',
    async show(window) {
      const slider = window.plotFrame().locator('.pointed[data-parameter="beta"]:focus');
      await slider.waitFor();
      return slider;
    },
  },
];

describe('the first minute', () => {
  it('shows the result of each step inside of the window, after a click or two', async () => {
    mkdirSync(folder, { recursive: true });
    const window = await openWindow({ size, theme: 'light' });
    const { page } = window;
    await window.runCommand('View: Close Primary Side Bar');
    const rows: string[] = [];
    for (const [at, step] of steps.entries()) {
      const { keys, clicks } = await takeStepByKey(window, step);
      const shown = await step.show(window);
      const box = await shown.boundingBox();
      assert.ok(box, step.title);
      assert.ok(box.x >= 0 && box.x + box.width <= size.width, `${step.title}: ${JSON.stringify(box)}`);
      assert.ok(box.y >= 0 && box.y + box.height <= size.height, `${step.title}: ${JSON.stringify(box)}`);
      await keep(window, `first-minute-${at + 1}`, { x: 0, y: 0, ...size });
      rows.push(
        `## ${at + 1}. ${step.title}\n\n${clicks === 1 ? 'One click' : 'Two clicks'}, or ${keys} keys: *${step.button}* shows ${step.result}.\n\n![${step.title}](pictures/first-minute-${at + 1}.png)\n`,
      );
      await page.keyboard.press('Escape');
    }
    await window.close();
    writeFileSync(path.join(projectRoot, 'docs/first-minute.md'), pageOf(rows));
  });
});

const pageOf = (steps: readonly string[]) => `# The first minute

Written by \`npm run screenshots\`, which takes the steps by keyboard and counts the keys. VS Code opens *Get Started with Activation
Lens* when the extension is installed. The result of each step is inside of a window of ${size.width} by ${size.height} pixels. Where
a step takes two clicks, the first one unfolds it.

${steps.join('\n')}`;
