// The panel's page at the sizes people have: beside the code of a window of 1440 by 900 and of 1100 by 700, and alone. What
// has to be in sight is measured in pixels.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { closePanel, messagesOf, openPanel, type Theme } from './panel-page.ts';

const sizes = {
  'beside the code at 1440×900': { width: 540, height: 790 },
  'beside the code at 1100×700': { width: 384, height: 590 },
  'alone at 1100×700': { width: 780, height: 590 },
} as const;
const themes: readonly Theme[] = ['dark', 'light', 'high-contrast-dark', 'high-contrast-light'];

const curve = (id: string, at: number, parameters = {}) => ({ key: `c${at + 1}`, id, parameters, style: at });
const two = [
  { ...curve('Softplus', 0, { beta: 2 }), source: { uri: 'file:///a.py', start: 0, end: 8, call: 'beta=2' } },
  curve('ReLU', 1),
];
const dying = ['ReLU', 'ReLU6', 'Hardtanh', 'Hardsigmoid', 'Hardswish', 'Hardshrink', 'Softshrink'].map(
  (id, i) => curve(id, i),
);

const boxOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      return { left, top, right, bottom, width, height };
    });
const choose = async (page: Page, menu: string, item: string | RegExp) => {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.locator('.menu .item', { hasText: item }).click();
  await page.locator('.menu').waitFor({ state: 'detached' });
};

for (const [at, [name, size]] of Object.entries(sizes).entries()) {
  describe(`the panel ${name}`, () => {
    let page: Page;
    before(async () => {
      page = await openPanel({ state: { curves: two }, size, theme: themes[at] ?? 'dark' });
    });
    after(() => closePanel(page));

    it('has its toolbar in one row, in every language, with nothing cut off', async () => {
      for (const language of ['en', 'de', 'fr']) {
        const own = language === 'en' ? page : await openPanel({ state: { curves: two }, size, language });
        const { rows, beyond } = await own.locator('.bar').evaluate((bar) => {
          const buttons = [...bar.querySelectorAll('.button')].map((button) =>
            button.getBoundingClientRect(),
          );
          const middles = new Set(buttons.map(({ top, height }) => Math.round((top + height / 2) / 4)));
          return { rows: middles.size, beyond: Math.max(...buttons.map(({ right }) => right)) };
        });
        assert.equal(rows, 1, language);
        assert.ok(beyond <= size.width, `${language}: ${beyond} of ${size.width}`);
        if (own !== page) await closePanel(own);
      }
    });

    it('shows no column that is empty', async () => {
      assert.equal(await page.locator('.head .num').count(), 0);
      await page.locator('.plot-area').focus();
      await page.locator('.head .num').first().waitFor();
      assert.equal(await page.locator('.row:not(.head) .num:empty').count(), 0);
      await page.keyboard.press('Escape');
      await page.locator('.head .num').first().waitFor({ state: 'detached' });
    });

    for (const [item, table] of [
      ['Compare Curves', 'comparison'],
      ['Table of Values', 'values'],
    ] as const) {
      it(`keeps sliders and curves in sight beside the table: ${table}`, async () => {
        await choose(page, 'View', item);
        await page.locator(`[data-table="${table}"]`).waitFor();
        const [picture, slider, drawer] = [
          await boxOf(page, '.surface'),
          await boxOf(page, 'input[type="range"][data-parameter="beta"]'),
          await boxOf(page, '.drawer'),
        ];
        for (const box of [picture, slider, drawer])
          assert.ok(
            box.top >= 0 && box.bottom <= size.height + 1,
            JSON.stringify({ picture, slider, drawer }),
          );
        assert.ok(picture.height >= 80 && drawer.height >= 120, JSON.stringify({ picture, drawer }));
        assert.ok(slider.bottom <= drawer.top, 'the slider lies above the table');
        await page.getByRole('button', { name: /^Close/ }).click();
      });
    }

    it('has room for all of that in each kind of theme: toolbar, table, strips, keys and menus', async () => {
      const others = dying.slice(1).map((one) => ({ ...one, key: `other-${one.key}` }));
      const own = await openPanel({ state: { curves: [...two, ...others], drawer: 'compare' }, size });
      const inside = async (...selectors: string[]) => {
        for (const selector of selectors) {
          const box = await boxOf(own, selector);
          const { left, top, right, bottom } = box;
          const isInside = left >= 0 && top >= 0 && right <= size.width && bottom <= size.height + 1;
          assert.ok(isInside && box.height > 0, `${selector}: ${JSON.stringify(box)}`);
        }
      };
      for (const theme of themes) {
        await own.evaluate(
          (name) => Object.assign(window, { worn: Reflect.get(window, 'wear')(name) }),
          theme,
        );
        // Curves get their colors with the theme.
        await own.locator('[data-strip]').nth(6).waitFor();
        await inside('.bar .last .button', '.surface', 'input[type="range"]', '.drawer', '.strips .what');
        assert.ok((await boxOf(own, '.bar')).height < 48, `${theme}: one row`);
        await own.getByRole('button', { name: 'Keys and Gestures (?)' }).click();
        await inside('.keys');
        await own.keyboard.press('Escape');
        for (const menu of ['View', 'Save']) {
          await own.getByRole('button', { name: menu, exact: true }).click();
          await inside('.menu');
          await own.keyboard.press('Escape');
        }
        await own.getByRole('button', { name: 'Add Curve' }).click();
        await inside('.popup');
        await own.keyboard.press('Escape');
      }
      await closePanel(own);
    });

    it('fits and zooms by buttons, shows its keys, and undoes', async () => {
      const width = () => page.evaluate<number>('saved.view.x1 - saved.view.x0');
      const press = async (button: string) => {
        await page.getByRole('button', { name: button, exact: true }).click();
        return width();
      };
      const fitted = await press('Fit to Curves (F)');
      const near = await press('Zoom In (+)');
      assert.ok(near < fitted, `${near} of ${fitted}`);
      assert.ok((await press('Zoom Out (−)')) > near);
      const zoomed = await press('Zoom In (+)');
      assert.notEqual(await press('Undo'), zoomed);
      assert.equal(await press('Redo'), zoomed);
      await page.getByRole('button', { name: 'Keys and Gestures (?)' }).click();
      const keys = page.locator('.keys');
      await keys.getByText('Undo').waitFor();
      const { left, right, bottom } = await boxOf(page, '.keys');
      assert.ok(left >= 0 && right <= size.width && bottom <= size.height, `${left} ${right} ${bottom}`);
      await page.keyboard.press('Escape');
      await keys.waitFor({ state: 'detached' });
      await page.locator('.plot-area').focus();
      await page.keyboard.press('?');
      await keys.waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Z');
      await page.keyboard.press('Control+Shift+Z');
      assert.equal(await page.getByRole('button', { name: 'Redo' }).getAttribute('aria-disabled'), 'true');
    });

    it('tells seven curves that can die apart: one strip each, and no tint on another', async () => {
      const own = await openPanel({
        state: { curves: dying, shown: { value: true, derivative: false } },
        size,
        theme: themes[at] ?? 'dark',
      });
      await own.locator('[data-strip]').nth(6).waitFor();
      const strips = await own
        .locator('.strip .track')
        .evaluateAll((tracks) => tracks.map((track) => track.getBoundingClientRect().top));
      assert.equal(strips.length, 7);
      const plot = await boxOf(own, '.surface');
      const [first = 0] = strips;
      assert.ok(first >= plot.bottom, 'below the plot');
      for (const [i, top] of strips.entries()) assert.ok(i === 0 || top - (strips[i - 1] ?? 0) >= 7);
      assert.equal(await own.locator('.zone').count(), 0);
      const what = await boxOf(own, '.strips .what');
      assert.ok(what.left >= 0 && what.right <= plot.left, JSON.stringify(what));
      await closePanel(own);
    });

    it('names no two curves in one place while a slider moves by key', async () => {
      const slider = page.locator('input[type="range"][data-parameter="beta"]');
      await slider.focus();
      for (let i = 0; i < 30; i++) {
        await page.keyboard.press(i < 15 ? 'ArrowLeft' : 'ArrowRight');
        const over = await page.evaluate(async () => {
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const boxes = [...document.querySelectorAll('.names text')]
            .filter((text) => text.getAttribute('visibility') === 'visible')
            .map((text) => text.getBoundingClientRect());
          return boxes.some((a, i) =>
            boxes.some(
              (b, j) =>
                j > i && a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2,
            ),
          );
        });
        assert.equal(over, false, `after ${i + 1} keys`);
      }
    });

    it('reads the curves without covering them', async () => {
      const surface = await boxOf(page, '.surface');
      for (const share of [0.05, 0.3, 0.55, 0.8, 0.97]) {
        await page.mouse.move(surface.left + surface.width * share, surface.top + surface.height * 0.6);
        const covered = await page.evaluate(async () => {
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const card = document.querySelector<HTMLElement>('.card');
          if (!card || getComputedStyle(card).display === 'none' || card.style.visibility === 'hidden')
            return [];
          const { left, right, top, bottom } = card.getBoundingClientRect();
          return [...document.querySelectorAll<SVGPathElement>('.line > path')].filter((path) => {
            const origin = path.ownerSVGElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
            return Array.from({ length: 400 }, (_, i) =>
              path.getPointAtLength((path.getTotalLength() * i) / 399),
            ).some(
              ({ x, y }) =>
                x + origin.left > left &&
                x + origin.left < right &&
                y + origin.top > top &&
                y + origin.top < bottom,
            );
          }).length;
        });
        assert.ok(covered === 0 || Array.isArray(covered), `at ${share}: ${covered} curves`);
      }
    });
  });
}

describe('the controls of the panel', () => {
  let page: Page;
  before(async () => {
    page = await openPanel({
      state: { curves: two },
      size: sizes['beside the code at 1440×900'],
      theme: 'high-contrast-light',
    });
  });
  after(() => closePanel(page));
  const field = () => page.locator('input.number[data-parameter="beta"]');

  it('steps numbers by arrow keys, and holds 1e9', async () => {
    await field().focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await field().inputValue(), '2.1');
    await page.keyboard.press('Shift+ArrowUp');
    assert.equal(await field().inputValue(), '3.1');
    await page.keyboard.press('ArrowDown');
    assert.equal(await field().inputValue(), '3');
    await field().fill('1e9');
    await page.keyboard.press('Enter');
    assert.equal(await field().inputValue(), '1e9');
    assert.ok(await field().evaluate((input: HTMLInputElement) => input.scrollWidth <= input.clientWidth));
    await page.keyboard.press('ArrowDown');
    assert.equal(await field().inputValue(), '9e8');
    // Nothing more is typed there: undoing is the panel's.
    await page.keyboard.press('Control+Z');
    await page.waitForFunction('saved.curves[0].parameters.beta !== 9e8');
  });

  it('says why it takes no text for a number, until it gets one', async () => {
    await field().fill('two');
    await page.keyboard.press('Enter');
    await page
      .locator('[data-refused="beta"]', {
        hasText: '“two” isn’t a number. beta takes one such as 0.5 or 1e-3.',
      })
      .waitFor();
    await field().fill('2');
    await page.keyboard.press('Enter');
    await page.locator('[data-refused="beta"]').waitFor({ state: 'detached' });
  });

  it('lights the curve of the row that is pointed at', async () => {
    const dim = (id: string) =>
      page
        .locator(`.line:has([data-curve-id="${id}"])`)
        .first()
        .evaluate((line) => Number(getComputedStyle(line).opacity));
    await page.locator('.row[data-curve-id="c2"] .name').hover();
    assert.deepEqual([await dim('c1'), await dim('c2')], [0.25, 1]);
    // Also while something else changes.
    await page.evaluate(
      `document.querySelector('activation-plot').dispatch({ type: 'moveCrosshair', x: 1 })`,
    );
    await page.locator('.head .num').first().waitFor();
    assert.deepEqual([await dim('c1'), await dim('c2')], [0.25, 1]);
    await page.evaluate(`document.querySelector('activation-plot').dispatch({ type: 'hideCrosshair' })`);
    await page.locator('.bar').hover();
    assert.deepEqual([await dim('c1'), await dim('c2')], [1, 1]);
  });

  it('writes nothing to code that is up to date', async () => {
    const write = page.getByRole('button', { name: 'Write to Code' });
    // Who comes to the button asks at once; else the panel asks when the curve has rested.
    await write.focus();
    await page.evaluate(
      `window.postMessage({ type: 'preview', key: 'c1', kind: 'same', text: 'Softplus(beta=2)' }, '*')`,
    );
    await page.locator('.preview', { hasText: 'Up to date' }).waitFor();
    assert.equal(await write.getAttribute('aria-disabled'), 'true');
    await write.dispatchEvent('click');
    assert.deepEqual(await messagesOf(page, 'write'), []);
  });

  it('describes the activations to add in whole', async () => {
    await page.getByRole('button', { name: 'Add Curve' }).click();
    await page.locator('.popup .hint').first().waitFor();
    const cut = await page
      .locator('.popup .hint')
      .evaluateAll((hints) => hints.filter((hint) => hint.scrollWidth > hint.clientWidth + 1).length);
    assert.equal(cut, 0);
    await page.keyboard.press('Escape');
  });

  it('points at the slider of a curve from the code until it moves, and leaves the curves as they are', async () => {
    const slider = page.locator('[data-curve-id="c1"] input[type="range"]').first();
    const before = await page.evaluate('JSON.stringify(saved.curves)');
    const point = (uri: string) => {
      const source = { uri, start: 90, end: 98 };
      const request = { curves: [{ id: 'Softplus', parameters: { beta: 7 } }], source };
      return page.evaluate((message) => window.postMessage(message, '*'), { type: 'point', request });
    };
    await point('file:///a.py');
    await page.locator('.notice', { hasText: 'Move the slider' }).waitFor();
    assert.ok(await slider.evaluate((input) => input === document.activeElement));
    const ring = () => slider.evaluate((input) => getComputedStyle(input).outlineWidth);
    assert.equal(await ring(), '2px');
    assert.equal(await page.evaluate('JSON.stringify(saved.curves)'), before);
    await page.keyboard.press('ArrowRight');
    assert.equal(await ring(), '1px');
    await page.locator('.notice', { hasText: 'Move the slider' }).waitFor({ state: 'hidden' });
    // A plot without that code shows it first.
    await point('file:///b.py');
    await page.waitForFunction('saved.curves[0].parameters.beta === 7');
    await page.locator('.pointed').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.pointed').waitFor({ state: 'detached' });
  });

  it('names curves as code does, and asks for a link with its state', async () => {
    await page.evaluate(
      `window.postMessage({ type: 'open', request: { curves: [{ id: 'Softmax', parameters: { dim: 1 } }] } }, '*')`,
    );
    await page.locator('.names text', { hasText: /^Softmax\(dim=1\)$/ }).waitFor();
    await page.locator('.facts', { hasText: 'Softmax(dim=1): first output for the input (x, 0)' }).waitFor();
    await choose(page, 'Save', 'Copy Link');
    const [link] = await messagesOf(page, 'link');
    assert.ok(JSON.stringify(link).includes('Softmax'));
    // What came instead of one's own curves is undone as anything else.
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.row[data-curve="Softplus"]').waitFor();
  });
});
