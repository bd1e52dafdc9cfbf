// A real VS Code window with the packaged extension installed, as a person would have it. What tests use:
//
//   const window = await openWindow();                    a fresh window on a fresh copy of examples/
//   const window = await openWindow({ files: { 'a.py': 'import torch' }, theme: 'light', locale: 'de',
//                                     settings: { 'editor.fontSize': 16 } });
//   await window.openFile('a.py');                        or 'a.py:40' to see line 40
//   const hover = await window.hoverOver('nn.Soft|plus()', 'beta');   `|` is where the pointer goes, else the middle;
//                                                         once, and waits for the hover with the expected text
//   await window.select('[-2, -1]');                      { add: true } adds it to the other selections
//   await window.putCursorInto('import torch');
//   await window.runCommand('Activation Lens: Open Plot');
//   const frame = window.plotFrame();                     frame.locator('...') looks into our panel
//   await window.screenshot('walk-hover');                screenshots/walk-hover.png
//   await window.setTheme('light');                       by the workspace's settings, waits until it shows
//   await window.reload();  await window.close();         window.page is Playwright's page
//
// One server and one browser serve all tests. At the end of a run it fails when anything was asked of another host,
// or when the console or the extension host's log holds an error of ours. No sleeps: wait for what should show.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { temporaryFolder } from '../../scripts/tasks/programs.ts';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { vsix } from '../../scripts/tasks/vsix.ts';
import { findOrInstallChromium } from '../../scripts/vscode/find-chromium.ts';
import { installVsCode } from '../../scripts/vscode/install-vscode.ts';
import { isLocal, openBrowser } from '../../scripts/vscode/open-browser.ts';
import {
  installExtensions,
  type RunningServer,
  serveVsCode,
  workbenchUrl,
} from '../../scripts/vscode/serve-vscode.ts';
import { findText, isDrawnOver } from './find-text.ts';
import { installNeighbor } from './install-neighbor.ts';
import { installLanguageServer } from './language-server/install.ts';
import { complaintsOf, ours } from './our-complaints.ts';
import { patience } from './shows.ts';

/** One of VS Code's own for each kind. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast-light': 'Default High Contrast Light',
  'high-contrast-dark': 'Default High Contrast',
} as const;

/** The setting of a person who wants to see the full card at once. */
export const fullCard = { 'activationLens.hover.size': 'full' };

export const themeKinds = Object.keys(themes) as (keyof typeof themes)[];

/** What the workbench calls the kind of its theme. */
const baseThemes = {
  light: 'vs',
  dark: 'vs-dark',
  'high-contrast-light': 'hc-light',
  'high-contrast-dark': 'hc-black',
} as const;

export interface WindowOptions {
  /** Text by file name, folders and all, in place of a copy of examples/. */
  readonly files?: Readonly<Record<string, string>>;
  /** Those of `files` that are opened as a workspace of several folders; none: what is around them is the one folder. */
  readonly folders?: readonly string[];
  /** Settings of the workspace. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `dark` when not said. */
  readonly theme?: keyof typeof themes;
  /** The display language; the workbench itself stays English, extensions follow. */
  readonly locale?: string;
  /** In CSS pixels; 1280 by 800 when not said. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The browser's own zoom: 2 shows everything twice as large in a window of the same size. */
  readonly zoom?: number;
}

let server: RunningServer | undefined;
let browser: Browser | undefined;
const requestsToOthers = new Set<string>();
const complaints = new Set<string>();
const openPages = new Set<Page>();

before(async function startVsCode() {
  const vscode = await installVsCode();
  const extensionsFolder = await installExtensions(vscode, vsix);
  await installLanguageServer(extensionsFolder);
  await installNeighbor(extensionsFolder, path.join(projectRoot, 'test/e2e/debugger'));
  [server, browser] = await Promise.all([
    serveVsCode(vscode, { extensionsFolder }),
    findOrInstallChromium().then(openBrowser),
  ]);
});

afterEach(async function keepPictureOfFailure() {
  if (this.currentTest?.state !== 'failed') return;
  const name = this.currentTest.fullTitle().replace(/[^\w]+/g, '-');
  let number = 0;
  for (const page of openPages) await page.screenshot({ path: screenshotPath(`failed-${name}-${++number}`) });
});

after(async function stopVsCode() {
  await browser?.close();
  await server?.stop();
  for (const line of server ? errorsInLogs(server.logFolder) : []) complaints.add(line);
  assert.deepEqual([...requestsToOthers], [], 'requests to other hosts');
  assert.deepEqual([...complaints], [], 'errors of ours');
});

function errorsInLogs(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.log'))
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split(/\n(?=\d{4}-\d\d-\d\d )/))
    .filter((entry) => /\[error\]/.test(entry) && ours.test(entry));
}

function screenshotPath(name: string): string {
  const folder = path.join(projectRoot, 'screenshots');
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
}

function makeWorkspace({ files, settings = {}, theme = 'dark' }: WindowOptions): string {
  const folder = path.join(temporaryFolder('workspace'), 'examples');
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  if (files) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
  } else cpSync(path.join(projectRoot, 'examples'), folder, { recursive: true });
  const all = {
    'workbench.colorTheme': themes[theme],
    'files.exclude': { '.vscode': true },
    // Dozens of hovers, each a third of a second sooner than people are asked to wait.
    'editor.hover.delay': 50,
    // So that a command's own title always stands before longer ones.
    'workbench.commandPalette.history': 0,
    ...settings,
  };
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(all));
  return folder;
}

/** The file of a workspace of several of the folders in `folder`, with the settings that the folder has. */
function makeFoldersWorkspace(folder: string, folders: readonly string[]): string {
  const file = path.join(folder, 'several.code-workspace');
  const settings: unknown = JSON.parse(readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8'));
  writeFileSync(file, JSON.stringify({ folders: folders.map((one) => ({ path: one })), settings }));
  return file;
}

/** Opens a window and waits until it can be used. Close it, or leave that to the end of the run. */
export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  assert.ok(server && browser, 'openWindow works inside tests and hooks only');
  const folder = makeWorkspace(options);
  const { size = { width: 1280, height: 800 }, zoom = 1 } = options;
  const context = await browser.newContext({
    viewport: { width: Math.round(size.width / zoom), height: Math.round(size.height / zoom) },
    deviceScaleFactor: zoom,
  });
  context.setDefaultTimeout(patience);
  await context.route(
    (url) => !isLocal(url.href),
    (route) => {
      requestsToOthers.add(route.request().url());
      return route.abort();
    },
  );
  // tsx wraps the functions inside a function that is sent into the page in this.
  await context.addInitScript('globalThis.__name = (named) => named');
  if (options.locale) {
    await context.addInitScript((language) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
    }, options.locale);
  }
  const page = await context.newPage();
  page.on('websocket', (socket) => {
    if (!isLocal(socket.url())) requestsToOthers.add(socket.url());
  });
  complaintsOf(page, (complaint) => complaints.add(complaint));
  openPages.add(page);
  page.once('close', () => openPages.delete(page));
  const open = options.folders ? makeFoldersWorkspace(folder, options.folders) : folder;
  await page.goto(workbenchUrl(server, { open }), { waitUntil: 'domcontentloaded' });
  const window = new Window(page, folder);
  await window.waitUntilReady();
  return window;
}

/** The browser that all tests share, for pages that need no VS Code around them. */
export function sharedBrowser(): Browser {
  assert.ok(browser, 'there is a browser inside tests and hooks only');
  return browser;
}

/** The file of the person's settings, which all windows of a run share: a test that has them changed puts them back. */
export function userSettingsFile(): string {
  assert.ok(server, 'there is a server inside tests and hooks only');
  return path.join(server.logFolder, '../User/settings.json');
}

/** A person's hands and eyes on one window. */
export class Window {
  private isStarted = false;

  constructor(
    readonly page: Page,
    /** The folder that is open, a copy that a test may change. */
    readonly folder: string,
  ) {}

  async waitUntilReady(): Promise<void> {
    const firstFile = this.page.locator('.explorer-viewlet .monaco-list-row').first();
    await firstFile.waitFor();
  }

  /** Waits until mistakes are marked in the file that shows: what a marker says, a hover leaves out from then on. */
  async waitUntilMarked(): Promise<void> {
    const marks = this.page.locator('.editor-group-container.active [class*="squiggly-"]');
    await marks.first().waitFor({ state: 'attached' });
  }

  /** Opens a file of the folder, by name, with `:line` if wanted, and waits until it shows. */
  async openFile(name: string): Promise<void> {
    const file = name.replace(/:\d+$/, '');
    const inExplorer = this.page.getByRole('treeitem', { name: file, exact: true });
    if (file === name && (await inExplorer.isVisible())) {
      await inExplorer.dblclick();
    } else {
      const input = await this.openQuickInput(name);
      await this.page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first().waitFor();
      await input.press('Enter');
    }
    await this.page.locator('.tab.active', { hasText: file }).waitFor();
    if (file.endsWith('.ipynb')) {
      await this.page.locator('.notebookOverlay .code-cell-row .view-line').first().waitFor();
    } else {
      await this.page.locator('.editor-group-container.active .view-line').first().waitFor();
    }
    const language = file.endsWith('.py') ? 'Python' : file.endsWith('.md') ? 'Markdown' : undefined;
    if (!language) return;
    await this.page.locator('#status\\.editor\\.mode', { hasText: language }).waitFor();
    if (!this.isStarted) await this.waitUntilStarted();
  }

  /**
   * Waits until VS Code says that the extension has been activated, which the first file of these languages brings about: a hover
   * that is asked for before stays empty, and a person would hover again.
   */
  private async waitUntilStarted(): Promise<void> {
    await this.runCommand('Developer: Show Running Extensions');
    const own = this.page.locator('.runtime-extensions-editor .extension', { hasText: 'Activation Lens' });
    await own.locator('.activation-time', { hasText: /\d+ms/ }).waitFor();
    await this.page.keyboard.press('Escape');
    await own.waitFor({ state: 'hidden' });
    this.isStarted = true;
  }

  /** Rests the pointer on a text in an editor, once, and waits for a hover with the expected text; returns that hover. */
  async hoverOver(text: string, expected: string | RegExp): Promise<Locator> {
    await this.leaveHover();
    const { x, y } = await findText(this.page, text);
    await this.page.mouse.move(x - 3, y);
    await this.page.mouse.move(x, y, { steps: 3 });
    const hover = this.page.locator('.monaco-hover:visible', { hasText: expected }).first();
    try {
      await hover.waitFor();
    } catch (error) {
      const shown = await this.page.locator('.monaco-hover:visible').allInnerTexts();
      throw new Error(`No hover over ${text} with ${expected}; shown: ${JSON.stringify(shown)}`, {
        cause: error,
      });
    }
    // While another provider takes its time, a row says so, and all is drawn anew when it goes.
    await hover.getByText('Loading...', { exact: true }).waitFor({ state: 'hidden' });
    // It fades in; a picture of it is taken when it stands.
    await hover.evaluate(async (element) => {
      const ending = element
        .getAnimations({ subtree: true })
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
    return hover;
  }

  /** Takes the pointer away, and waits until no hover shows any more. */
  async leaveHover(): Promise<void> {
    await this.page.mouse.move(5, 5);
    await this.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
  }

  /** Selects a text in an editor with the mouse. */
  async select(text: string, { add = false }: { add?: boolean } = {}): Promise<void> {
    const { mouse, keyboard } = this.page;
    const place = await findText(this.page, text);
    if (add) await keyboard.down('Alt');
    await mouse.move(place.left, place.y);
    await mouse.down();
    await mouse.move(place.right, place.y, { steps: 4 });
    await mouse.up();
    if (add) await keyboard.up('Alt');
    await this.page.waitForFunction(isDrawnOver, { what: '.selected-text', place });
  }

  /** Puts the cursor into a text in an editor with the mouse: to the `|` in it, else into its middle. */
  async putCursorInto(text: string): Promise<void> {
    const place = await findText(this.page, text);
    await this.page.mouse.click(place.x, place.y);
    await this.page.waitForFunction(isDrawnOver, {
      what: '.cursors-layer .cursor',
      place: { ...place, left: place.x, right: place.x },
    });
  }

  /** Runs a command from the palette by its whole title, which has to be the first that the palette finds for it. */
  async runCommand(title: string): Promise<void> {
    await this.chooseCommand(title);
    // Away from whatever now lies under the pointer.
    await this.page.mouse.move(5, 5);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The same for a command that asks for more in the same place, where the list stays. */
  async chooseCommand(title: string): Promise<void> {
    await this.openQuickInput(`>${title}`);
    const exactly = new RegExp(`^${title.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}$`);
    await this.page
      .locator('.quick-input-list .monaco-list-row.focused .label-name', { hasText: exactly })
      .waitFor();
    await this.page.keyboard.press('Enter');
  }

  private async openQuickInput(text: string): Promise<Locator> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(text);
    return input;
  }

  /**
   * Changes the theme, and other settings of the workspace with it, and waits until the workbench shows it. A command
   * that is run then finds these settings: the extension host hears of them first.
   */
  async setTheme(kind: keyof typeof themes, others: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const file = path.join(this.folder, '.vscode/settings.json');
    const before = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...before, ...others, 'workbench.colorTheme': themes[kind] }));
    await this.page.locator(`.monaco-workbench.${baseThemes[kind]}`).waitFor();
  }

  /** Goes to the editor on the left by keyboard, and waits until what is typed arrives there. */
  async goToFirstEditor(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  /** The inside of the plot panel. */
  plotFrame(): FrameLocator {
    const panel = 'iframe.webview.ready[src*="extensionId=activation-lens.activation-lens"]';
    return this.page.frameLocator(panel).frameLocator('iframe#active-frame');
  }

  /** Keeps a picture of the whole window in the ignored folder screenshots/, unless nobody is going to look at it. */
  async screenshot(name: string): Promise<void> {
    if (!process.env.NO_PICTURES) await this.page.screenshot({ path: screenshotPath(name) });
  }

  /**
   * Reloads the window with VS Code's command, which saves what is to be kept; the browser's own reload may come before
   * VS Code has written its state down.
   */
  async reload(): Promise<void> {
    const reloaded = this.page.waitForEvent('domcontentloaded');
    await this.chooseCommand('Developer: Reload Window');
    await reloaded;
    await this.waitUntilReady();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
