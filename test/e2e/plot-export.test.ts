// What a person takes along as a picture: sharp, in the colors that were asked for, and with nothing missing elsewhere.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { closePanel, messagesOf, openPanel, type Theme } from './panel-page.ts';

const WHITE = 'rgb(255, 255, 255)';

async function save(page: Page, item: string): Promise<string> {
  const before = (await messagesOf(page, 'export')).length;
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.waitForFunction(`messages.filter(({ type }) => type === 'export').length > ${before}`);
  return String((await messagesOf(page, 'export')).at(-1)?.content);
}

/** How large a picture is, the color of its corner, and how many of its pixels have another color. */
function look(page: Page, picture: string) {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { naturalWidth: width, naturalHeight: height } = image;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context?.getImageData(0, 0, width, height).data.buffer ?? []);
    const [red, green, blue] = context?.getImageData(0, 0, 1, 1).data ?? [];
    const drawn = pixels.filter((pixel) => pixel !== pixels[0]).length;
    const colors = new Set(pixels).size;
    return { width, height, corner: `rgb(${red}, ${green}, ${blue})`, drawn: drawn / pixels.length, colors };
  }, picture);
}

const backgroundOf = (page: Page) => page.evaluate('getComputedStyle(document.body).backgroundColor');

describe('pictures taken along', () => {
  const themes: readonly Theme[] = ['dark', 'high-contrast-light'];
  for (const theme of themes) {
    it(`are on white, or as the ${theme} theme has them, and stand alone`, async () => {
      const page = await openPanel({ theme, size: { width: 500, height: 600 } });
      const size = await page
        .locator('.chart')
        .evaluate((chart) => [Number(chart.getAttribute('width')), Number(chart.getAttribute('height'))]);
      for (const [suffix, background] of [
        ['…', WHITE],
        [' in Theme Colors…', await backgroundOf(page)],
      ] as const) {
        const svg = await save(page, `Save as SVG${suffix}`);
        assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="[\d.]+" height="[\d.]+"/);
        // Nothing that only the panel's page or another file could give it.
        assert.doesNotMatch(svg, /var\(|url\(|href|@import|class=|<(style|script|image|foreignObject)/);
        assert.deepEqual(
          [...svg.matchAll(/https?:[^"\s]*/g)].map(([address]) => address),
          ['http://www.w3.org/2000/svg'],
        );
        const vector = await look(page, `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
        const png = await save(page, `Save as PNG${suffix}`);
        const bytes = Buffer.from(png, 'base64');
        assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
        const raster = await look(page, `data:image/png;base64,${png}`);
        assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [raster.width, raster.height]);
        for (const [i, side] of ['width', 'height'].entries()) {
          const [once, twice] =
            side === 'width' ? [vector.width, raster.width] : [vector.height, raster.height];
          assert.ok(Math.abs(twice - 2 * once) <= 1, `${side}: ${twice}, twice ${once}`);
          assert.ok(Math.abs(once - (size[i] ?? 0)) < 25, `${side}: ${once} in a panel of ${size[i]}`);
        }
        for (const picture of [vector, raster]) {
          assert.equal(picture.corner, background);
          assert.ok(picture.drawn > 0.02 && picture.drawn < 0.7, `${picture.drawn} of it is drawn`);
          assert.ok(picture.colors > 50, `${picture.colors} colors`);
        }
      }
      await closePanel(page);
    });
  }

  it('come onto the clipboard as a PNG of twice the size', async () => {
    const page = await openPanel();
    await save(page, 'Copy PNG');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType('image/png');
      if (!item || !blob) return undefined;
      const bitmap = await createImageBitmap(blob);
      const url = await new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(blob);
      });
      return { types: item.types, width: bitmap.width, url };
    });
    assert.ok(copied);
    assert.deepEqual(copied.types, ['image/png']);
    const picture = await look(page, copied.url);
    assert.ok(picture.width > 1200 && picture.width === copied.width, String(picture.width));
    assert.equal(picture.corner, WHITE);
    assert.ok(picture.drawn > 0.02);
    await closePanel(page);
  });
});
