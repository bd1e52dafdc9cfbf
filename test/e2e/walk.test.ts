// A person's first session, from the first hover to the panel after a reload, step by step in one window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answerInSight } from './read-beside.ts';
import { type CurvePicture, readCurve } from './read-curve.ts';
import { shows } from './shows.ts';
import { atStep, openTraining, press, saidAt, shownOf } from './train-drawer.ts';
import { takeStep } from './walkthrough.ts';
import { openWindow, type Window } from './window.ts';

const inputs = [-2, -1, 0, 1, 2];
const softplus: CurvePicture = { curve: 'c1', role: 'value' };

describe('a first session', () => {
  let window: Window;
  let trained: Awaited<ReturnType<typeof shownOf>>;
  before(async () => {
    window = await openWindow({ size: { width: 1400, height: 860 } });
  });
  after(() => window.close());

  it('hovers over Softplus, sees two lines and a picture, and asks for more', async () => {
    await window.openFile('softplus_samples.py');
    const compact = await window.hoverOver('nn.Soft|plus()', 'Softplus');
    await compact
      .locator('img')
      .first()
      .evaluate((image: HTMLImageElement) => image.decode());
    await window.screenshot('walk-1-compact');
    await compact.getByText('More', { exact: true }).click();
    const hover = window.page.locator('.monaco-hover:visible', { hasText: 'Range' }).first();
    await hover.waitFor();
    const text = (await hover.textContent()) ?? '';
    for (const value of ['0.6931', '0.1269', '2.1269'])
      assert.ok(text.includes(value), `${value} in ${text}`);
    const picture = hover.locator('img').first();
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    assert.ok(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 100));
    await window.screenshot('walk-1-hover');
    await window.page.keyboard.press('Escape');
    await hover.waitFor({ state: 'hidden' });
  });

  it('hovers over an attribute that holds an activation', async () => {
    await window.openFile('small_network.py');
    await window.hoverOver('self.acti|vation(self.input', 'nn.Softplus()');
    await window.screenshot('walk-2-hover-attribute');
  });

  it('finds the calls of what is made in a line', async () => {
    await window.leaveHover();
    await window.putCursorInto('self.acti|vation = nn');
    await window.runCommand('Activation Lens: Find Uses of This Activation');
    const peek = window.page.locator('.peekview-widget');
    await peek.locator('.monaco-list-row', { hasText: 'self.activation(self.input(x))' }).waitFor();
    await window.page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  it('evaluates the selected numbers from the palette and reads the results beside them', async () => {
    await window.openFile('softplus_samples.py');
    await window.select('[-2.0, -1.0, 0.0, 1.0, 2.0]');
    await window.runCommand('Activation Lens: Evaluate Selection');
    await answerInSight(window.page, /^→ Softplus 0\.1269 0\.3133 0\.6931 1\.3133 2\.1269 · ReLU 0 0 0 1 2$/);
    await window.screenshot('walk-3-evaluate');
    const file = readFileSync(path.join(window.folder, 'softplus_samples.py'), 'utf8');
    assert.ok(!file.includes('0.1269'), 'the file is as it was');
  });

  it('opens the plot from the palette and finds the curves at known places', async () => {
    await window.runCommand('Activation Lens: Open Plot');
    const frame = window.plotFrame();
    await frame.locator('path[data-curve-id="c2"][data-role="derivative"]').waitFor();
    await window.screenshot('walk-4-plot');
    // From PyTorch, to the precision of a pixel.
    near(await readCurve(frame, softplus, inputs), [0.1269, 0.3133, Math.LN2, 1.3133, 2.1269]);
    near(
      await readCurve(frame, { ...softplus, role: 'derivative' }, inputs),
      [0.1192, 0.2689, 0.5, 0.7311, 0.8808],
    );
    near(await readCurve(frame, { curve: 'c2', role: 'value' }, inputs), [0, 0, 0, 1, 2]);
  });

  it('drags the slider of beta and sees another curve', async () => {
    const frame = window.plotFrame();
    const row = frame.locator('.row[data-curve="Softplus"]');
    const slider = row.locator('input[type=range][data-parameter=beta]');
    const box = await slider.boundingBox();
    assert.ok(box);
    await window.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 5 });
    await window.page.mouse.up();
    const beta = Number(await row.locator('input.number[data-parameter=beta]').inputValue());
    assert.ok(beta > 1, `beta is ${beta}`);
    await window.screenshot('walk-5-slider');
    near(await readCurve(frame, softplus, [0]), [Math.LN2 / beta]);
  });

  it('trains networks with both curves by keyboard, with another seed, step by step', async () => {
    const { page } = window;
    const frame = window.plotFrame();
    await openTraining(page, frame);
    await press(page, frame, 'Train');
    await atStep(frame, /Step \d\d/);
    await press(page, frame, 'Pause');
    await saidAt(frame, /At step \d+/);
    await window.screenshot('walk-6-train');
    await frame.locator('lens-train summary').focus();
    await page.keyboard.press('Enter');
    await frame.locator('[data-setting="seed"]').fill('7');
    await page.keyboard.press('Tab');
    await atStep(frame, 0);
    for (const step of [1, 2, 3]) {
      await press(page, frame, 'Step');
      await atStep(frame, step);
    }
    await saidAt(frame, /^At step 3/);
  });

  it('finds the panel as it was after a reload', async () => {
    const frame = window.plotFrame();
    await frame.locator('[data-quantity="second"]').click();
    await frame.getByRole('button', { name: 'More for ReLU' }).click();
    await frame.locator('.menu .item', { hasText: 'Rename' }).click();
    await frame.getByRole('textbox', { name: 'Name of the curve' }).fill('the rectifier');
    await frame.locator('.plot-area').press('+');
    await frame.locator('.names text', { hasText: 'the rectifier″' }).waitFor({ state: 'attached' });
    const before = await describePanel(window);
    assert.deepEqual(before.names, ['Softplus', 'the rectifier']);
    trained = await shownOf(frame);
    assert.equal(trained.tables.length, 2);
    const labels = await frame.locator('.axis text').allTextContents();
    await window.page.locator('.tab', { hasText: 'Plot:' }).waitFor();
    await window.reload();
    await window.page.locator('.tab', { hasText: 'Plot:' }).click();
    await frame.locator('path[data-curve-id="c2"][data-role="second"]').waitFor({ state: 'attached' });
    assert.deepEqual(await describePanel(window), before);
    // The window's parts come to their sizes one after another, and the picture with them.
    await shows(
      () => frame.locator('.axis text').allTextContents(),
      (found) => found.join() === labels.join(),
    );
    await window.screenshot('walk-7-reloaded');
  });

  it('goes on training where it was, and copies the program for PyTorch', async () => {
    const { page } = window;
    const frame = window.plotFrame();
    await saidAt(frame, /^At step 3/);
    assert.deepEqual(await shownOf(frame), trained);
    await press(page, frame, 'Step');
    await atStep(frame, 4);
    await press(page, frame, 'Copy as Python');
    await frame.locator('.notice', { hasText: 'Python copied to clipboard.' }).waitFor();
  });

  it('hovers in a notebook cell whose import stands in an earlier one', async () => {
    await window.runCommand('View: Close All Editors');
    await window.openFile('activations.ipynb');
    const hover = await window.hoverOver('nn.Soft|plus(beta=2)', 'Softplus');
    assert.match((await hover.textContent()) ?? '', /nn\.Softplus\(beta=2\)/);
    await window.screenshot('walk-8-notebook');
  });

  it('is shown by the walkthrough which slider to move, in the plot as it stands', async () => {
    const { page } = window;
    await window.runCommand('View: Close All Editors');
    await takeStep(window, { title: 'Plot and compare', button: 'Open Plot' });
    const frame = window.plotFrame();
    const beta = frame.locator('input.number[data-parameter="beta"]');
    await beta.fill('3');
    await beta.press('Enter');
    await takeStep(window, { title: 'Write to code', button: 'Try Write to Code' });
    await frame.locator('.pointed[data-parameter="beta"]:focus').waitFor();
    await frame.locator('.notice[role="status"]', { hasText: 'Move the slider' }).waitFor();
    assert.equal(await beta.inputValue(), '3');
    assert.equal(await page.locator('.tab', { hasText: 'Plot:' }).count(), 1);
    // The whole example from its first line on, and no line pushed to the left.
    await page.locator('.view-line', { hasText: /^import\storch$/ }).waitFor();
    const scrolled = await page
      .locator('.monaco-editor .lines-content')
      .first()
      .evaluate((lines) => [lines.style.left, lines.style.top].map((side) => Number.parseFloat(side) || 0));
    assert.deepEqual(scrolled, [0, 0]);
    await page.keyboard.press('ArrowRight');
    await frame.locator('.pointed').waitFor({ state: 'detached' });
    await frame.getByRole('button', { name: 'Write to Code' }).click();
    await page.locator('.view-line', { hasText: `nn.Softplus(beta=${await beta.inputValue()})` }).waitFor();
    await window.screenshot('walk-8-walkthrough');
  });
});

/** Two pixels of the picture, or less. */
function near(actual: readonly number[], expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  for (const [i, value] of actual.entries()) {
    assert.ok(Math.abs(value - (expected[i] ?? Number.NaN)) < 0.02, `${actual} is not ${expected}`);
  }
}

/** What a person would recognize a panel by. */
async function describePanel(window: Window) {
  const frame = window.plotFrame();
  const parameters = await frame
    .locator('input.number[data-parameter]')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  assert.ok(parameters.length > 0);
  const names = await frame.locator('.row .name').allTextContents();
  const heights = await readCurve(frame, softplus, inputs);
  return { names, parameters, heights: heights.map((height) => height.toFixed(1)) };
}
