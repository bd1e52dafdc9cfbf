// Takes README's pictures of the real window: `npm run screenshots` writes docs/pictures. Not a test, but it fails like
// one, so that no picture shows what is not there.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { temporaryFolder } from '../../scripts/tasks/programs.ts';
import { addTorch, startServer } from './beside-server.ts';
import { type Crop, folder, judgeSize, keep, program, run } from './keep-picture.ts';
import { waitBeside } from './read-beside.ts';
import { fullCard, openWindow, type Window } from './window.ts';

/** What a picture would only be smaller for. */
const bare = {
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.empty.hint': 'hidden',
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'editor.minimap.enabled': false,
  'editor.scrollBeyondLastLine': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.overviewRulerBorder': false,
  'editor.hideCursorInOverviewRuler': true,
  'editor.lightbulb.enabled': 'off',
  'editor.guides.indentation': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.cursorBlinking': 'solid',
  'explorer.openEditors.visible': 0,
};

const network = `import torch
from torch import nn


class EventRate(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.output = nn.Linear(features, 1)
        self.activation = nn.Softplus(beta=2)

    def forward(self, x):
        return self.activation(self.output(x))
`;

const wholeNetwork = `${network}

if __name__ == "__main__":
    torch.manual_seed(0)
    model = EventRate(features=4)
    inputs = torch.randn(64, 4)
    events = torch.poisson(torch.full((64, 1), 3.0))
    loss_of = nn.PoissonNLLLoss(log_input=False)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(100):
        loss = loss_of(model(inputs), events)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
`;

/** The first lines lie behind the list. */
const samples = `"""The same inputs through one activation and another."""

import torch
from torch import nn

x = torch.tensor([-2.0, 0.0, 2.0])

grid = torch.tensor([
    [-1.0, -0.5],
    [0.5, 1.0],
])
`;

/** Shows nothing but editors. */
async function hideTheRest(window: Window): Promise<void> {
  await window.runCommand('View: Close Primary Side Bar');
  await window.page.locator('.explorer-viewlet').waitFor({ state: 'hidden' });
}

/** Keeps a moving picture: beta is dragged to soft, then to sharp, and written to the code. */
async function film(window: Window, name: string, clip: Crop): Promise<void> {
  const { page } = window;
  const frame = window.plotFrame();
  const folderOfStills = temporaryFolder('film');
  const stills: string[] = [];
  const shoot = async () => {
    const file = path.join(folderOfStills, `${stills.length}.png`);
    await page.screenshot({ path: file, clip, scale: 'css' });
    stills.push(file);
  };
  const slider = frame.locator('input[type="range"][data-parameter="beta"]');
  const { x, y, width, height } = await boxOf(slider);
  // The thumb's middle runs from half its width to half its width before the end.
  const thumb = 12;
  const moveTo = (share: number) =>
    page.mouse.move(x + thumb / 2 + share * (width - thumb), y + height / 2, { steps: 2 });
  const start = await slider.evaluate(
    ({ valueAsNumber, min, max }: HTMLInputElement) => (valueAsNumber - +min) / (+max - +min),
  );
  await moveTo(start);
  await page.mouse.down();
  await shoot();
  for (const share of [...steps(start, 0.3, 4), ...steps(0.3, 0.75, 9)]) {
    await moveTo(share);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await shoot();
  }
  await page.mouse.up();
  await frame.getByRole('button', { name: 'Write to Code' }).first().click();
  await page.locator('.view-line', { hasText: 'beta=2)' }).waitFor({ state: 'hidden' });
  await shoot();
  const file = path.join(folder, `${name}.webp`);
  const timed = stills.flatMap((still, i) => [
    '-d',
    i === 0 || i === stills.length - 1 ? '1500' : '130',
    still,
  ]);
  const exactly = ['-loop', '0', '-lossless', '-m', '6', '-min_size'];
  await run(await program('img2webp', 'webp'), [...exactly, ...timed, '-o', file]);
  judgeSize(file);
}

/** Positions on the way from one place to another, the last one included. */
const steps = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 1)) / count);

const boxOf = async (locator: Locator): Promise<Crop> => {
  const box = await locator.boundingBox();
  assert.ok(box, 'is on the screen');
  return box;
};

for (const theme of ['light', 'dark'] as const) {
  describe(`pictures of a ${theme} window`, () => {
    before(() => mkdirSync(folder, { recursive: true }));

    it('a hover', async () => {
      const window = await open(820, 660, { 'network.py': network }, { 'editor.hover.above': false });
      const hover = await window.hoverOver('self.acti|vation(self.output', 'Max. gap');
      await hover
        .locator('img')
        .first()
        .evaluate((image: HTMLImageElement) => image.decode());
      const { y, height } = await boxOf(hover);
      await keep(window, `hover-${theme}`, { x: 0, y: 0, width: 820, height: y + height + 16 });
      await window.close();
    });

    it('a compact hover above a language server’s signature', async () => {
      const window = await open(
        820,
        660,
        { 'network.py': network },
        { 'editor.hover.above': false, 'activationLens.hover.size': 'compact' },
      );
      addTorch(window);
      await startServer(window, 1);
      // What the server says first.
      await window.page.locator('.squiggly-inline-unnecessary').first().waitFor();
      const hover = await window.hoverOver('nn.Soft|plus(beta=2)', 'More');
      const signature = hover.locator('.monaco-tokenized-source').first();
      await signature.waitFor();
      await hover
        .locator('img')
        .first()
        .evaluate((image: HTMLImageElement) => image.decode());
      const [row] = await hover.locator('.hover-row').allInnerTexts();
      assert.match(row ?? '', /More/, 'ours stands first');
      const { y, height } = await boxOf(signature);
      await keep(window, `compact-${theme}`, { x: 0, y: 0, width: 820, height: y + height + 5 });
      await window.close();
    });

    it('results beside the numbers, and those of an activation that is being chosen', async () => {
      const window = await open(900, 330, { 'samples.py': samples }, { 'editor.fontSize': 13 });
      await window.putCursorInto('[-1.0');
      await window.page.keyboard.press('Home');
      await window.page.keyboard.press('Shift+ArrowDown');
      await window.page.keyboard.press('Shift+End');
      await window.runCommand('Activation Lens: Evaluate Selection');
      await waitBeside(window.page, '[0.5, 1.0]', /ReLU|1\.3133/);
      await window.select('[-2.0, 0.0, 2.0]');
      await window.page.keyboard.press('F1');
      const input = window.page.locator('.quick-input-widget input').first();
      await input.fill('>Activation Lens: Evaluate Selection With…');
      await window.page.keyboard.press('Enter');
      await window.page.locator('.quick-input-title', { hasText: /^Evaluate \[.*With…$/ }).waitFor();
      await input.pressSequentially('GELU');
      await waitBeside(window.page, 'x = torch', /GELU/);
      await keep(window, `evaluate-${theme}`, { x: 0, y: 0, width: 900, height: 278 });
      await window.close();
    });

    it('curves, and a slider that is dragged until its value is written to the code', async () => {
      const window = await open(1200, 700, { 'network.py': wholeNetwork });
      const { page } = window;
      const hover = await window.hoverOver('nn.Soft|plus(beta', 'Compare with ReLU');
      await hover.locator('a', { hasText: 'Compare with ReLU' }).click();
      const frame = window.plotFrame();
      await frame.locator('path[data-role="derivative"]').nth(1).waitFor();
      // Away from the hover, into the empty part of the editor.
      await page.mouse.click(300, 600);
      await hover.waitFor({ state: 'hidden' });
      const whole = { x: 0, y: 0, width: 1200, height: 676 };
      const surface = await boxOf(frame.locator('.surface'));
      await page.mouse.move(surface.x + surface.width * 0.4, surface.y + surface.height * 0.4, { steps: 3 });
      await frame.locator('.card').waitFor();
      await keep(window, `plot-${theme}`, whole);

      await film(window, `drag-${theme}`, whole);
      await window.close();
    });

    async function open(
      width: number,
      height: number,
      files: Readonly<Record<string, string>>,
      settings: Readonly<Record<string, unknown>> = {},
    ): Promise<Window> {
      const size = { width: 2 * width, height: 2 * height };
      const window = await openWindow({
        files,
        theme,
        settings: { ...bare, ...fullCard, ...settings },
        size,
        zoom: 2,
      });
      const [name = ''] = Object.keys(files);
      await window.openFile(name);
      await hideTheRest(window);
      return window;
    }
  });
}
