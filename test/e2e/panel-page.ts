// The panel's own page, as it ships, in the tests' browser without VS Code around it: for what needs another kind of
// screen, hand or setting than a window of the workbench has. It opens in a tenth of a second. Errors of the page fail the test.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { patience } from './shows.ts';
import { sharedBrowser } from './window.ts';

export type Theme = 'light' | 'dark' | 'high-contrast-light' | 'high-contrast-dark';

export interface PanelOptions {
  /** What the host starts the panel with, on top of a new panel's state. */
  readonly state?: Readonly<Record<string, unknown>>;
  /** What the panel remembers of an earlier session. */
  readonly remembered?: unknown;
  /** `dark` when not said; with the tokens of VS Code's own themes. */
  readonly theme?: Theme;
  /** The display language, English when not said. */
  readonly language?: string;
  /** In CSS pixels; 640 by 760 when not said. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly touch?: boolean;
  readonly reducedMotion?: boolean;
}

/** Where the page is served from: pages of files may not fetch, and workers run what was fetched. */
const ORIGIN = 'https://panel.test';

/** Opens the page and waits until its curves are drawn. Close it with `closePanel`. */
export async function openPanel(options: PanelOptions = {}): Promise<Page> {
  const { state = {}, remembered, theme = 'dark', language, size = { width: 640, height: 760 } } = options;
  const context = await sharedBrowser().newContext({
    viewport: size,
    hasTouch: options.touch ?? false,
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(patience);
  const bundle = language
    ? JSON.parse(readFileSync(path.join(projectRoot, `l10n/bundle.l10n.${language}.json`), 'utf8'))
    : {};
  const look = JSON.stringify({ state, remembered, theme, bundle });
  // tsx wraps the functions inside a function that is sent into the page in this.
  await context.addInitScript(`globalThis.__name = (named) => named; globalThis.look = ${look};`);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route(`${ORIGIN}/**`, (route) =>
    route.fulfill({ path: path.join(projectRoot, new URL(route.request().url()).pathname) }),
  );
  await page.goto(`${ORIGIN}/test/look/panel.html`);
  await page.locator('.row').first().waitFor();
  return page;
}

export async function closePanel(page: Page): Promise<void> {
  await page.context().close();
}

/** The messages that the panel has sent to the host, of one type. */
export async function messagesOf(page: Page, type: string): Promise<readonly Record<string, unknown>[]> {
  const sent: Record<string, unknown>[] = await page.evaluate('messages');
  return sent.filter((message) => message.type === type);
}
