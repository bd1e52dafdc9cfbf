// A person who wants the full card at once rests the pointer on activations, in a real window: what shows, whether it
// fits, how it looks. The compact hover: beside.test.ts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { catalog } from '../../src/catalog/catalog.ts';
import { describeAt } from '../../src/content/hover/at.ts';
import { findActivationUses } from '../../src/python/index.ts';
import { english } from '../support/english.ts';
import { faintestText, leastContrast } from './contrast.ts';
import { fullCard, openWindow, themeKinds, type Window } from './window.ts';

const air = '\n'.repeat(16);

const network = `import torch
from torch import nn
${air}

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.act = nn.Softplus(beta=2, threshold=8)

    def forward(self, x):
        return self.act(x)


low = nn.Softplus(threshold=1)
rectifier = nn.ReLU()
sharp = nn.Softplus(beta=100)
shares = nn.Softmax(dim=-1)
typo = nn.Softplus(betta=2)
unknown = nn.Softplus(beta=low.beta)
`;

/** Where the pointer rests, what the hover says there, and how its pictures are called. */
const looks = [
  ['self.a|ct(x)', /self\.act is nn\.Softplus\(beta=.*line 24/, 'instance'],
  ['nn.Re|LU()', /units can die/, 'relu'],
  ['nn.Soft|plus(threshold=1)', /drops by 0\.31/, 'jump'],
  ['nn.Soft|plus(betta=2)', /unexpected keyword argument/, 'finding'],
] as const;

/** How much the full card of a call says. */
function lengthOfCard(call: string): number {
  const source = `from torch import nn\nnn.${call}`;
  const [use] = findActivationUses(source);
  const told = use && describeAt(use, use.start, 0, english);
  if (!told) return 0;
  const { facts, moments, findings, parameters, notes, dtypeLimits, changed, related } = told.content;
  return JSON.stringify([facts, moments, findings, parameters, notes, dtypeLimits, changed, related]).length;
}

/**
 * The modules of the catalog whose cards say the most, as calls with the arguments that PyTorch insists on: where these fit, all do.
 */
const calls = catalog
  .filter((row) => row.isModule)
  .map((row) => {
    const needed = row.parameters.filter((parameter) => parameter.default === undefined);
    return `${row.id}(${needed.map((parameter) => parameter.example).join(', ')})`;
  })
  .sort((one, other) => lengthOfCard(other) - lengthOfCard(one))
  .slice(0, 12);

/** How large the hover's content is, how large what shows of it, and whether both pictures have been decoded. */
async function measure(hover: Locator): Promise<{ hidden: number; images: number[][]; height: number }> {
  return hover.evaluate(async (root) => {
    const images = [...root.querySelectorAll('img')];
    await Promise.all(images.map((image) => image.decode()));
    const content = root.querySelector('.monaco-hover-content') ?? root;
    return {
      hidden: Math.max(
        content.scrollHeight - content.clientHeight,
        content.scrollWidth - content.clientWidth,
      ),
      images: images.map((image) => [image.naturalWidth, image.width, image.naturalHeight, image.height]),
      height: root.getBoundingClientRect().height,
    };
  });
}

/** Nothing is cut off, and every picture stands at its own size; what raises has none. */
async function assertWhole(hover: Locator, { hasPictures = true, what = '' } = {}): Promise<void> {
  const { hidden, images, height } = await measure(hover);
  assert.ok(hidden <= 0, `${what}: ${hidden} px would have to be scrolled`);
  assert.ok(height <= 251, `${what}: ${height} px high`);
  assert.equal(images.length > 0, hasPictures);
  for (const [naturalWidth, width, naturalHeight, heightShown] of images) {
    assert.deepEqual([naturalWidth, naturalHeight], [width, heightShown]);
  }
}

async function leave(window: Window): Promise<void> {
  await window.page.keyboard.press('Escape');
  await window.leaveHover();
}

/** Looks at the hovers in the kinds of theme. */
function showsHovers(
  window: () => Window,
  percent: number,
  themes: readonly (typeof themeKinds)[number][],
): void {
  for (const theme of themes) {
    it(`shows formula, picture and facts: ${theme}`, async () => {
      await window().setTheme(theme);
      for (const [place, expected, name] of looks) {
        const hover = await window().hoverOver(place, expected);
        await assertWhole(hover, { hasPictures: name !== 'finding' });
        await window().screenshot(`hover-${name}-${theme}-${percent}`);
        await leave(window());
      }
    });
  }
}

describe('hover in a window', () => {
  describe('at 200 %', () => {
    let window: Window;
    before(async () => {
      window = await openWindow({
        files: { 'network.py': network },
        settings: fullCard,
        zoom: 2,
        size: { width: 2200, height: 1500 },
      });
      await window.openFile('network.py:24');
      await window.waitUntilMarked();
    });
    after(() => window.close());

    // Borders take room in high contrast; in all else the themes differ in color.
    showsHovers(() => window, 200, ['light', 'high-contrast-light']);
  });

  describe('at 100 %', () => {
    let window: Window;
    before(async () => {
      const every = calls.map((call) => `layer = nn.${call}`).join('\n');
      window = await openWindow({
        settings: fullCard,
        files: {
          'network.py': network,
          'every.py': `from torch import nn\n${air}\n${every}\n`,
          'notes.md': `${air}\n\`\`\`python\nfrom torch import nn\n\nnn.GELU()\n\`\`\`\n`,
          'cells.ipynb': JSON.stringify({
            cells: ['from torch import nn\nact = nn.Softplus(beta=3)', 'act(x)'].map((source) => ({
              cell_type: 'code',
              execution_count: null,
              metadata: {},
              outputs: [],
              source,
            })),
            metadata: { language_info: { name: 'python' } },
            nbformat: 4,
            nbformat_minor: 5,
          }),
        },
      });
      await window.openFile('network.py:24');
      await window.waitUntilMarked();
    });
    after(() => window.close());

    showsHovers(() => window, 100, ['dark', 'high-contrast-dark']);

    it('fits without scrolling for the activations of which there is most to say', async () => {
      await window.setTheme('dark');
      for (const [i, call] of calls.entries()) {
        // In the middle of the window, with its neighbours about it.
        if (i % 10 === 0) await window.openFile(`every.py:${19 + i + 5}`);
        if (i === 0) await window.waitUntilMarked();
        const name = call.replace(/\(.*/, '');
        const hover = await window.hoverOver(`nn.${name[0]}|${call.slice(1)}`, name);
        await assertWhole(hover, { what: call });
        await leave(window);
      }
    });

    it('says the same in a Markdown fence and in a notebook, where an earlier cell made the instance', async () => {
      await window.openFile('notes.md');
      await assertWhole(await window.hoverOver('nn.GE|LU()', 'standard normal'));
      await leave(window);
      await window.openFile('cells.ipynb');
      const hover = await window.hoverOver('a|ct(x)', /nn\.Softplus\(beta=3\), earlier cell, line 2/);
      await assertWhole(hover);
      await window.screenshot('hover-notebook');
      await leave(window);
    });

    it('explains the name of an argument', async () => {
      await window.openFile('network.py');
      const hover = await window.hoverOver('Softplus(b|eta=100)', /Default: 1/);
      await assertWhole(hover);
      await window.screenshot('hover-argument');
      await leave(window);
    });

    it('leads to the line where an instance was made', async () => {
      await window.openFile('network.py');
      const hover = await window.hoverOver('self.a|ct(x)', 'line 24');
      await hover
        .getByRole('link', { name: 'line 24' })
        .or(hover.locator('a', { hasText: 'line 24' }))
        .first()
        .click();
      await window.page.locator('#status\\.editor\\.selection', { hasText: 'Ln 24' }).waitFor();
      assert.match(
        readFileSync(path.join(window.folder, 'network.py'), 'utf8').split('\n')[23] ?? '',
        /self\.act/,
      );
    });

    it('plots this call with its parameters', async () => {
      await window.openFile('network.py');
      const hover = await window.hoverOver('nn.Soft|plus(beta=100)', 'Compare with ReLU');
      await hover.locator('a', { hasText: 'Compare with ReLU' }).click();
      const frame = window.plotFrame();
      await frame.locator('path[data-curve-id="c2"][data-role="value"]').waitFor();
      await frame.locator('.names text', { hasText: 'beta=100' }).first().waitFor({ state: 'attached' });
    });

    it('fits beside the panel, too, and can be read in every kind of theme', async () => {
      for (const theme of themeKinds) {
        await leave(window);
        await window.setTheme(theme);
        const hover = await window.hoverOver('nn.Soft|plus(beta=100)', 'Add to Plot');
        await assertWhole(hover);
        const { text, contrast } = await faintestText(hover);
        assert.ok(text && contrast >= leastContrast, `${theme}: ${text} ${contrast}`);
        await window.screenshot(`hover-narrow-${theme}`);
      }
    });
  });
});
