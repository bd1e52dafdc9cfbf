// Nothing in the panel moves that the person did not move: not by default, and not where less motion is asked for,
// by the system or by VS Code.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { closePanel, openPanel } from './panel-page.ts';

/** Every element, those inside other elements' shadows included, that would move by itself, told by what moves it. */
const moving = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    const told = all(document).flatMap((element) =>
      [undefined, '::before', '::after'].flatMap((part) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
        const moves = [
          ...(/[1-9]/.test(transitionDuration) ? [`transition ${transitionDuration}`] : []),
          ...(animationName === 'none' ? [] : [`animation ${animationName}`]),
          ...(scrollBehavior === 'smooth' ? ['smooth scrolling'] : []),
        ];
        return moves.map(
          (move) => `${element.localName}.${element.getAttribute('class')}${part ?? ''}: ${move}`,
        );
      }),
    );
    return [...told, ...document.getAnimations().map((animation) => `running: ${animation.id}`)];
  });

describe('motion in the plot panel', () => {
  for (const asked of ['by nobody', 'by the system', 'by VS Code'] as const) {
    it(`is none, with less of it asked for ${asked}`, async () => {
      const page = await openPanel({
        reducedMotion: asked === 'by the system',
        state: { drawer: 'compare', crosshair: 1 },
      });
      if (asked === 'by VS Code') await page.evaluate("document.body.classList.add('vscode-reduce-motion')");
      assert.equal(
        await page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches"),
        asked === 'by the system',
      );
      assert.deepEqual(await moving(page), []);
      await page.getByRole('button', { name: 'View' }).hover();
      await page.getByRole('button', { name: 'View' }).click();
      await page.getByRole('menuitem', { name: 'Reset' }).hover();
      assert.deepEqual(await moving(page), []);
      // One wheel event, one new window: it is there at the next frame and stays.
      await page.keyboard.press('Escape');
      await page.locator('.surface').hover();
      const curve = () => page.locator('path[data-role="value"]').first().getAttribute('d');
      const before = await curve();
      await page.mouse.wheel(0, -200);
      await page.waitForFunction(
        (old) => document.querySelector('path[data-role="value"]')?.getAttribute('d') !== old,
        before,
      );
      const after = await curve();
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      assert.equal(await curve(), after);
      assert.deepEqual(await moving(page), []);
      await closePanel(page);
    });
  }
});
