// Hands and eyes on the drawer that trains networks, by keyboard alone.
import type { FrameLocator, Page } from 'playwright-core';

/** Presses a button of the panel. */
export async function press(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await frame.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** Waits until so many steps are done. */
export const atStep = (frame: FrameLocator, step: number | RegExp): Promise<void> =>
  frame.locator('[data-step]', { hasText: typeof step === 'number' ? `Step ${step}` : step }).waitFor();

/** Waits until what was seen is said, which it is once training rests. */
export const saidAt = (frame: FrameLocator, said: RegExp): Promise<void> =>
  frame.locator('lens-train [role="status"]', { hasText: said }).waitFor({ state: 'attached' });

/** Everything that training shows. */
export async function shownOf(frame: FrameLocator) {
  return {
    tables: await frame.locator('lens-train table').allInnerTexts(),
    said: await frame.locator('.verdict').allInnerTexts(),
    curves: await frame
      .locator('lens-train .line path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d'))),
    seed: await frame.locator('[data-setting="seed"]').inputValue(),
  };
}

/** Opens the drawer from the menu. */
export async function openTraining(page: Page, frame: FrameLocator): Promise<void> {
  await frame.getByRole('button', { name: 'View' }).focus();
  await page.keyboard.press('Enter');
  // The last item of the menu.
  for (const key of ['ArrowUp', 'Enter', 'Escape']) await page.keyboard.press(key);
  await frame.locator('lens-train canvas').first().waitFor();
  await atStep(frame, 0);
}
