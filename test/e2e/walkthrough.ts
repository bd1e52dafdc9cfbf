// The walkthrough's steps, taken as somebody who has just installed finds them: VS Code opens it by itself then.
import type { Window } from './window.ts';

interface Step {
  readonly title: string;
  readonly button: string;
}

/** Opens the walkthrough, unfolds the step of this title and presses its button. */
export async function takeStep(window: Window, { title, button }: Step): Promise<void> {
  const steps = await openWalkthrough(window);
  const step = steps.filter({ hasText: title });
  await step.first().click();
  await step.getByRole('button', { name: button, exact: true }).click();
}

/** The same by keyboard; answers how many keys that took, and how many clicks it would have. */
export async function takeStepByKey(
  window: Window,
  { title, button }: Step,
): Promise<{ readonly keys: number; readonly clicks: number }> {
  const { page } = window;
  const step = (await openWalkthrough(window)).filter({ hasText: title });
  // VS Code unfolds the first step that has not been done; the one that was left last stays unfolded else.
  const unfolded = page.locator('.getting-started-step.expanded:focus');
  await unfolded.waitFor();
  const clicks = (await step.and(unfolded).count()) > 0 ? 1 : 2;
  let keys = 0;
  const press = async (key: string) => {
    await page.keyboard.press(key);
    keys++;
  };
  if (clicks === 2) {
    await press('ArrowDown');
    await step.and(unfolded).waitFor();
  }
  const focused = step.locator('.monaco-button:focus', { hasText: button });
  while ((await focused.count()) === 0) {
    if (keys > 9) throw new Error(`${button} is not reached by Tab`);
    await press('Tab');
  }
  await press('Enter');
  return { keys, clicks };
}

async function openWalkthrough({ page }: Window) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill('>Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Open Walkthrough' }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: 'Get Started with Activation Lens' })
    .click();
  return page.locator('.step-list-container .getting-started-step');
}
