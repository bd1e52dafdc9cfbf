// Tells the errors in a window's console that are ours from VS Code's own.
import type { Frame, Page } from 'playwright-core';

/** The extension's id, which its installed folder and its panel's address carry as well, or one of its commands. */
export const ours = /activation-lens\.activation-lens|activationLens\./;

/** Whether this is a frame of our panel: the outer frame of a webview carries its extension's name. */
function isOurFrame(frame: Frame | null): boolean {
  return frame !== null && (ours.test(frame.url()) || isOurFrame(frame.parentFrame()));
}

/** Reports every error that our code or our panel (its security policy, too) causes in this window. */
export function complaintsOf(page: Page, report: (complaint: string) => void): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const inOurFrame = page.frames().some((frame) => frame.url() === url && isOurFrame(frame));
    if (inOurFrame || ours.test(url) || ours.test(message.text())) report(`${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => {
    if (ours.test(error.stack ?? '')) report(error.stack ?? error.message);
  });
}
