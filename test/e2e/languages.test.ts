// A person works in another language, in a real window: hover, evaluation and panel speak it, and all of it fits.
// Every l10n/bundle.l10n.<language>.json is tried; the words to expect are looked up there by their English sentence.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { waitBeside } from './read-beside.ts';
import { fullCard, openWindow, type Window } from './window.ts';

const languages = readdirSync(path.join(projectRoot, 'l10n')).flatMap(
  (name) => /^bundle\.l10n\.(\w+)\.json$/.exec(name)?.[1] ?? [],
);

const air = '\n'.repeat(16);

const network = `import torch
from torch import nn
${air}
x = torch.tensor([-2.0, -1.0, 0.0])
low = nn.Softplus(threshold=1)
rectifier = nn.ReLU()
clip = nn.Hardtanh(-2, 2)
implicit = nn.Softmax()
shares = nn.Softmax(dim=-1)
typo = nn.Softplus(betta=2)
longest = nn.Hardsigmoid()
`;

function wordsOf(file: string): (key: string, ...args: readonly string[]) => string {
  const bundle: Record<string, string> = JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'));
  return (key, ...args) => {
    const words = bundle[key];
    assert.ok(words, `${file} has nothing for ${key}`);
    return words.replace(/\{(\d)\}/g, (_, index: string) => args[Number(index)] ?? '');
  };
}

/** How many pixels of the hover would have to be scrolled. */
const hiddenIn = (hover: Locator): Promise<number> =>
  hover.evaluate((root) => {
    const content = root.querySelector('.monaco-hover-content') ?? root;
    return Math.max(
      content.scrollHeight - content.clientHeight,
      content.scrollWidth - content.clientWidth,
      0,
    );
  });

/** What of the panel's controls is cut off or sticks out of the panel, told by its text. */
const overflowing = (frame: FrameLocator): Promise<readonly string[]> =>
  frame.locator('body').evaluate((body) =>
    [...body.querySelectorAll<HTMLElement>('button, .item, th, td, .label, .none, .facts span, .bar, .row')]
      .filter((element) => element.offsetParent !== null && !element.closest('.unseen, .scroll'))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1 || element.scrollWidth > element.clientWidth + 1;
      })
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .map((element) => `${element.className}: ${element.textContent?.trim().replace(/\s+/g, ' ')}`),
  );

for (const language of languages) {
  describe(`in the language ${language}`, () => {
    const say = wordsOf(`l10n/bundle.l10n.${language}.json`);
    const title = wordsOf(`package.nls.${language}.json`);
    const command = (name: string) => `${title('extension.displayName')}: ${title(`command.${name}`)}`;
    let window: Window;

    before(async () => {
      window = await openWindow({ locale: language, files: { 'network.py': network }, settings: fullCard });
      await window.openFile('network.py');
      await window.waitUntilMarked();
    });
    after(() => window.close());

    const hovers = [
      ['nn.Soft|plus(threshold=1)', 'jump', say('Switches to x at x = {0} (drops by {1}).', '1', '0.31')],
      ['nn.Re|LU()', 'relu', say('Keeps positive values, zeroes the rest')],
      ['nn.Hard|tanh(-2, 2)', 'clip', say('Gradient 0 for {0} and {1}: units can die.', 'x ≤ −2', 'x ≥ 2')],
      [
        'nn.Soft|max()',
        'warning',
        say('Without dim it takes 0 for 0, 1 and 3 dimensions, else 1; PyTorch warns of it.'),
      ],
      ['nn.Soft|max(dim=-1)', 'shares', say('Keeps the order; adding a constant changes nothing.')],
      ['nn.Soft|plus(betta=2)', 'finding', say('PyTorch raises:')],
      ['nn.Softplus(thresh|old=1)', 'argument', say('Where beta·x is above it, the result is x itself')],
    ] as const;
    for (const [place, name, words] of hovers) {
      it(`shows the hover whole: ${name}`, async () => {
        const hover = await window.hoverOver(place, words);
        await hover.locator('a', { hasText: say('Docs') }).waitFor();
        await window.screenshot(`language-${language}-hover-${name}`);
        assert.equal(await hiddenIn(hover), 0);
        await window.page.keyboard.press('Escape');
        await window.page.mouse.move(5, 5);
        await hover.waitFor({ state: 'hidden' });
      });
    }

    it('evaluates a selection, and names what can be done with the result', async () => {
      await window.select('[-2.0, -1.0, 0.0]');
      await window.runCommand(command('evaluateSelection'));
      await waitBeside(window.page, 'x = torch', /Softplus 0\.1269/);
      const hover = await window.hoverOver('[-2.0, -1|.0', say('Copy All Digits'));
      for (const link of ['Replace', 'Insert Below', 'Show Derivatives', 'Clear']) {
        await hover.locator('a', { hasText: say(link) }).waitFor();
      }
      await window.screenshot(`language-${language}-evaluate`);
      assert.equal(await hiddenIn(hover), 0);
    });

    it('labels the panel, and nothing of it sticks out', async () => {
      await window.page.mouse.move(5, 5);
      await window.putCursorInto('low =');
      await window.runCommand(command('openPlot'));
      const frame = window.plotFrame();
      const button = (name: string) => frame.getByRole('button', { name, exact: true });
      await button(say('Follow Cursor')).waitFor();
      await frame.locator('.facts', { hasText: say('dead') }).waitFor();
      const judge = async (name: string) => {
        await window.screenshot(`language-${language}-${name}`);
        assert.deepEqual(await overflowing(frame), [], name);
      };
      await judge('panel');
      for (const menu of ['Presets', 'View', 'Save'] as const) {
        await button(say(menu)).click();
        await frame.locator('.menu .item').first().waitFor();
        await judge(`panel-${menu.toLowerCase()}`);
        await window.page.keyboard.press('Escape');
      }
      await button(say('More for {0}', 'ReLU')).click();
      await frame.locator('.menu .item', { hasText: say('Use as Baseline') }).waitFor();
      await judge('panel-more');
      await window.page.keyboard.press('Escape');
      await button(say('View')).click();
      await frame.locator('.menu .item', { hasText: say('Compare Curves') }).click();
      await window.page.keyboard.press('Escape');
      const last = frame.locator('[data-table=comparison]').getByText(say('Trade-offs'), { exact: true });
      await last.scrollIntoViewIfNeeded();
      await judge('panel-comparison');
    });

    it('keeps the links of the hover on one line while a plot is open', async () => {
      const hover = await window.hoverOver('nn.Hard|sigmoid()', say('Add to Plot'));
      await window.screenshot(`language-${language}-hover-links`);
      assert.equal(await hiddenIn(hover), 0);
    });
  });
}
