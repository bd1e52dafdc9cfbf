// The walkthrough's steps, taken as somebody who has just installed finds them: VS Code opens it by itself then.
import type { Window } from './window.ts';

/** Opens the walkthrough, unfolds the step of this title and presses its button. */
export async function takeStep(
  { page }: Window,
  { title, button }: { readonly title: string; readonly button: string },
): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill('>Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Open Walkthrough' }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: 'Get Started with Activation Lens' })
    .click();
  const step = page.locator('.step-list-container .getting-started-step', { hasText: title });
  await step.first().click();
  await step.getByRole('button', { name: button, exact: true }).click();
}
