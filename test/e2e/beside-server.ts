// A person's window beside a language server: calls of every kind, the orders in which the two may start, the sizes of a
// laptop's screen, and what of a hover is in sight. For the tests and for the page docs/hover-positions.md.
import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { openWindow, type Window } from './window.ts';

/** As many lines as a hover takes: one above the first call has room. */
const air = '\n'.repeat(14);

/** Calls of different kinds; `|` is where the pointer rests. */
export const calls = [
  'plain = nn.Re|LU()',
  'beta = nn.Soft|plus(beta=2)',
  'typo = nn.Soft|plus(betta=2)',
  'answer = F.ge|lu(x, approximate="tanh")',
  'in_place = nn.Leaky|ReLU(0.2, inplace=True)',
  'clip = nn.Hard|tanh(0, 6)',
  'shares = nn.Soft|max(dim=-1)',
  'held = self_act.ac|t(x)',
  'squashed = torch.sig|moid(x)',
  'method = x.re|lu()',
  'renamed = S|P(3)',
  'argument = nn.Softplus(thresh|old=1)',
  'low = nn.Soft|plus(threshold=5)',
  'sharp = nn.Soft|plus(beta=100)',
  'negative = nn.Soft|plus(beta=-1)',
  'too_many = nn.Re|LU(True, 1)',
  'approximate = nn.GE|LU(approximate="tanh")',
  'positional = F.soft|plus(x, 2)',
  'leaky = F.leaky_|relu(x, 0.2)',
  'smooth = nn.E|LU(alpha=1.0)',
  'learned = nn.PRe|LU(8)',
  'random = nn.RRe|LU()',
  'implicit = nn.Soft|max()',
  'cut = nn.Thresh|old(0.1, 20)',
  'saturated = nn.Ta|nh()',
  'swish = nn.Si|LU()',
  'mish = F.mi|sh(x)',
  'shrink = nn.Hard|shrink()',
  'overwritten = x.re|lu_()',
  'directly = torch.re|lu(x)',
] as const;

const code = `import torch
from torch import nn
import torch.nn.functional as F
from torch.nn import Softplus as SP
${air}

class Held(nn.Module):
    def __init__(self):
        super().__init__()
        self.act = nn.Softplus(beta=2, threshold=8)


x = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])
self_act = Held()
`;

const file = 'calls.py';
const text = `${code}${calls.map((call) => call.replace('|', '')).join('\n')}\n${'\n'.repeat(30)}`;

/** The line of a call, from 1. */
const lineOf = (call: string): number => text.split('\n').indexOf(call.replace('|', '')) + 1;

/** When the language server starts, and starts again. */
export const orders = ['absent', 'before', 'after', 'restarted'] as const;
export type Order = (typeof orders)[number];

/** A laptop's screen, a smaller one, and the laptop's with a plot beside the code. */
export const views = ['1440x900', '1100x700', 'half width'] as const;
export type View = (typeof views)[number];

/** Opens the file with the calls, and starts a language server before or after the extension, or twice. */
export async function openBeside(order: Order): Promise<Window> {
  const window = await openWindow({
    files: { [file]: text, 'empty.md': '\n' },
    size: { width: 1440, height: 900 },
    // What people are asked to wait.
    settings: { 'editor.hover.delay': 300 },
  });
  addTorch(window);
  if (order === 'before') await startServer(window, 1);
  await window.openFile(file);
  if (order === 'after' || order === 'restarted') await startServer(window, 1);
  return window;
}

/** Puts into the window's folder what a language server knows of PyTorch. */
export function addTorch(window: Window): void {
  const from = path.join(projectRoot, 'test/e2e/language-server/torch');
  cpSync(from, path.join(window.folder, 'torch'), { recursive: true });
}

/** Starts the language server for the first time, or again; `times` counts. */
export async function startServer(window: Window, times: number): Promise<void> {
  // The palette does not look again for commands of extensions that a window learns of after it was opened; their languages come with
  // them, and show in the Explorer.
  if (times === 1) await window.page.locator('.explorer-viewlet .python-lang-file-icon').first().waitFor();
  await window.runCommand(`Language Server: ${times === 1 ? 'Start' : 'Restart'}`);
  await window.page.locator('.statusbar-item', { hasText: `Language server up: ${times}` }).waitFor();
}

/** Starts the language server again. */
export async function restartServer(window: Window): Promise<void> {
  const status = await window.page
    .locator('.statusbar-item', { hasText: 'Language server up' })
    .textContent();
  await startServer(window, Number(/\d+/.exec(status ?? '')?.[0]) + 1);
}

/** Gives the window this view. */
export async function showView(window: Window, view: View): Promise<void> {
  if (view !== 'half width') {
    const [width = 0, height = 0] = view.split('x').map(Number);
    await window.page.setViewportSize({ width, height });
    return;
  }
  await window.page.setViewportSize({ width: 1440, height: 900 });
  await window.runCommand('Activation Lens: Open Plot');
  await window.plotFrame().locator('path[data-role="value"]').first().waitFor({ state: 'attached' });
  await window.goToFirstEditor();
}

/** What of a hover is in sight. */
export interface Sight {
  /** Top and bottom of our part, in pixels from the top of what is visible of the hover; none if there is none. */
  readonly ours: readonly { readonly top: number; readonly bottom: number }[];
  /** Bottom of the language server's signature, measured likewise. */
  readonly signature: number | undefined;
  /** How high the visible part of the hover is. */
  readonly height: number;
  /** The hover's left edge, in pixels of the window. */
  readonly left: number;
  /** The text of each part, from above: markers, ours, the server's. */
  readonly parts: readonly string[];
}

/** Brings the call into the middle of the editor. */
export async function showCall(window: Window, call: string): Promise<void> {
  await window.leaveHover();
  await window.openFile(`${file}:${lineOf(call)}`);
}

/** Brings a line of the file into the middle of the editor, and the cursor to the `|` in it, by keyboard. */
export async function putCursorAt(window: Window, line: string): Promise<void> {
  await showCall(window, line);
  // What is typed arrives there from now on.
  const { page } = window;
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${lineOf(line)}, Col 1` }).waitFor();
  for (let column = 0; column < line.indexOf('|'); column++) await window.page.keyboard.press('ArrowRight');
}

/** Rests the pointer on the call once, and waits until all who have something to say have said it. */
export async function hoverOnce(window: Window, call: string, order: Order): Promise<Locator> {
  await window.hoverOver(call, /More|Docs/);
  const hover = window.page.locator('.monaco-hover:visible').first();
  return order === 'absent' ? hover : whole(hover);
}

/** Waits until the language server's part stands in the hover, too, and nothing more is to come. */
export async function whole(hover: Locator): Promise<Locator> {
  await hover.locator(coloredCode).first().waitFor();
  await hover.getByText('Loading...', { exact: true }).waitFor({ state: 'hidden' });
  return hover;
}

/** A part that shows code in colors is a language server's. */
const coloredCode = '.monaco-tokenized-source';

/** Measures what is in sight of the hover that shows. */
export function measureHover(hover: Locator): Promise<Sight> {
  return hover.evaluate(async (root, coloredCode) => {
    await Promise.all([...root.querySelectorAll('img')].map((image) => image.decode()));
    const content = root.querySelector('.monaco-hover-content') ?? root;
    const widget = root.getBoundingClientRect();
    const top = Math.max(widget.top, 0);
    const bottom = Math.min(widget.bottom, window.innerHeight);
    const rows = [...content.querySelectorAll('.hover-row')];
    const isOurs = (row: Element) =>
      row.querySelector('a[data-href*="activationLens"], a[href*="activationLens"]');
    const signature = rows.map((row) => row.querySelector(coloredCode)).find((found) => found);
    const part = (row: Element) => {
      const box = row.getBoundingClientRect();
      return { top: Math.round(box.top - top), bottom: Math.round(box.bottom - top) };
    };
    return {
      ours: rows.filter(isOurs).map(part),
      signature: signature ? part(signature).bottom : undefined,
      height: Math.round(bottom - top),
      left: Math.round(widget.left),
      parts: rows.map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim()),
    };
  }, coloredCode);
}

/** Whether all of our part can be seen without scrolling. */
export const isWhole = ({ ours: [own], height }: Sight): boolean =>
  own !== undefined && own.top >= 0 && own.bottom <= height;

/** Whether all of the server's signature can be seen without scrolling. */
export const showsSignature = ({ signature, height }: Sight): boolean =>
  signature !== undefined && signature <= height;
