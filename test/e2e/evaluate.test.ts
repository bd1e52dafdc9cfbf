// A person evaluates numbers in a real window: what stands beside them, the hover, the list with its preview, Esc.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { faintestText, leastContrast } from './contrast.ts';
import { findText } from './find-text.ts';
import { answerInSight, waitBeside } from './read-beside.ts';
import { shows } from './shows.ts';
import { fullCard, openWindow, themeKinds, type Window } from './window.ts';

const COUNT = 1_000_000;

const slow = [
  'GELU',
  'Mish',
  'SELU',
  'SiLU',
  'Tanhshrink',
  'Softplus',
  'LogSigmoid',
  'ELU',
  'CELU',
  'Tanh',
  'Softsign',
  'Sigmoid',
];

const samples = `import torch
from torch import nn

x = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])

y = [0.5, 5]

grid = torch.tensor([
    [-2.0, -1.0],
    [0.0, 1.0],
])
print(nn.ReLU()(x))
`;

const quickInput = (window: Window): Locator => window.page.locator('.quick-input-widget');

describe('evaluating numbers in a window', () => {
  let window: Window;

  before(async () => {
    const lines = Array.from({ length: COUNT }, (_, at) => ((at % 2001) / 100 - 10).toFixed(11));
    window = await openWindow({
      files: {
        'samples.py': samples,
        'locked.py': 'x = [-2, 1]\n',
        'run.log': 'loss -1.0\n',
        'column.csv': `${lines.join('\n')}\n`,
      },
      settings: {
        ...fullCard,
        'files.readonlyInclude': { '**/locked.py': true },
        // A remote window asks before it opens more than 10 MB.
        'workbench.editorLargeFileConfirmation': 100,
      },
    });
    await window.openFile('samples.py');
  });

  after(() => window.close());

  it('shows what PyTorch would answer beside the numbers', async () => {
    await window.select('[-2.0, -1.0, 0.0, 1.0, 2.0]');
    await window.runCommand('Activation Lens: Evaluate Selection');
    await answerInSight(window.page, /^→ Softplus 0\.1269 0\.3133 0\.6931 1\.3133 2\.1269 · ReLU 0 0 0 1 2$/);
    await window.screenshot('evaluate-inline');
    const status = window.page.locator('[role="status"]', {
      hasText: 'Softplus 0.1269, 0.3133, 0.6931, 1.3133, 2.1269; ReLU 0, 0, 0, 1, 2',
    });
    await status.first().waitFor();
  });

  it('shows one result a line for a selection of several lines', async () => {
    await window.page.keyboard.press('Control+Home');
    for (let line = 0; line < 8; line++) await window.page.keyboard.press('ArrowDown');
    for (let line = 0; line < 2; line++) await window.page.keyboard.press('Shift+ArrowDown');
    await window.runCommand('Activation Lens: Evaluate Selection');
    await waitBeside(window.page, '[-2.0, -1.0],', /^→ Softplus 0\.1269 0\.3133 · ReLU 0 0$/);
    await waitBeside(window.page, '[0.0, 1.0],', /^→ {10}0\.6931 1\.3133 · {6}0 1$/);
    await window.screenshot('evaluate-lines');
  });

  it('has the whole table in the hover over the numbers', async () => {
    const hover = await window.hoverOver('[-2.0, -1.0, |0.0', 'Softplus′');
    assert.match((await hover.textContent()) ?? '', /0\.6931472/);
    await window.screenshot('evaluate-hover');
    await window.leaveHover();
  });

  it('keeps what it shows when the theme changes', async () => {
    for (const theme of ['light', 'high-contrast-dark', 'dark'] as const) {
      await window.setTheme(theme);
      await answerInSight(window.page, /^→ Softplus .* 2\.1269 · ReLU 0 0 0 1 2$/);
      await waitBeside(window.page, '[0.0, 1.0],', /0\.6931/);
      await window.screenshot(`evaluate-${theme}`);
    }
  });

  it('keeps every answer in sight in a small window, also beside another editor, and moves no line', async () => {
    const { page } = window;
    const size = page.viewportSize();
    await page.setViewportSize({ width: 1100, height: 700 });
    const y = async () => (await findText(page, 'y = [0.5')).y;
    const before = await y();
    await window.select('[-2.0, -1.0, 0.0, 1.0, 2.0]');
    await window.runCommand('Activation Lens: Evaluate Selection');
    await answerInSight(page, /^→ Softplus .* 2\.1269 · ReLU 0 0 0 1 2$/);
    assert.equal(await y(), before);
    await window.screenshot('evaluate-small-window');
    // Half of the small window has 29 columns.
    await page.setViewportSize({ width: 1440, height: 900 });
    await window.runCommand('View: Split Editor');
    for (const theme of themeKinds) {
      await window.setTheme(theme);
      await answerInSight(page, /^→ Softplus 0\.127 · ReLU 0 …$/);
      const code = page.locator('.editor-group-container.active .monaco-editor').first();
      const { text, contrast } = await faintestText(code, '::after');
      assert.ok(text && contrast >= leastContrast, `${theme}: ${text} ${contrast}`);
      await window.screenshot(`evaluate-half-window-${theme}`);
    }
    await window.setTheme('dark');
    await page.locator('.editor-group-container.active .tab.active .tab-actions .action-label').click();
    await answerInSight(page, /^→ Softplus .* 2\.1269 · ReLU 0 0 0 1 2$/);
    if (size) await page.setViewportSize(size);
  });

  it('shows results at every cursor while one chooses, and Esc leaves all as it was', async () => {
    await window.select('[0.5, 5]');
    await window.select('[0.0, 1.0]', { add: true });
    await window.page.keyboard.press('F1');
    await quickInput(window).locator('input').fill('>Activation Lens: Evaluate Selection With…');
    await window.page.keyboard.press('Enter');
    const input = quickInput(window).locator('input');
    await quickInput(window)
      .locator('.quick-input-title', { hasText: /^Evaluate \[.*With…$/ })
      .waitFor();
    // Each of the list says what it answers, so that one needs not look behind it.
    const row = quickInput(window).locator('.monaco-list-row', { hasText: '→ 0.5000, 5.0000' });
    await row.first().waitFor();
    // The list lies over a file's first lines, until one moves it.
    const covers = async () => {
      const list = await quickInput(window).boundingBox();
      const { y } = await findText(window.page, 'y = [0.5');
      return list !== null && list.y < y + 12 && y < list.y + list.height;
    };
    assert.ok(await covers());
    await quickInput(window).getByRole('button', { name: 'Move Lists Below the First Lines' }).click();
    await shows(covers, (isCovered) => !isCovered);
    await window.screenshot('evaluate-with-below');
    await quickInput(window).getByRole('button', { name: 'Move Lists to the Top' }).click();
    await shows(covers, (isCovered) => isCovered);
    await input.pressSequentially('GELU');
    await waitBeside(window.page, 'y = [', /^→ GELU 0\.3457 5\.0000$/);
    await waitBeside(window.page, '[0.0, 1.0]', /^→ GELU 0\.0000 0\.8413$/);
    await window.screenshot('evaluate-with');
    await window.page.keyboard.press('Escape');
    await waitBeside(window.page, 'y = [', '');
    await answerInSight(window.page, /→ Softplus 0\.1269 0\.3133 0\.6931/);
    await waitBeside(window.page, '[0.0, 1.0],', /0\.6931/);
  });

  it('asks for parameters after, with results while one types, and remembers what was used last', async () => {
    const openList = async () => {
      await window.select('[0.5, 5]');
      await window.page.keyboard.press('F1');
      await quickInput(window).locator('input').fill('>Activation Lens: Evaluate Selection With…');
      await window.page.keyboard.press('Enter');
      await quickInput(window)
        .locator('.quick-input-title', { hasText: /^Evaluate \[.*With…$/ })
        .waitFor();
    };
    await openList();
    await quickInput(window).locator('input').pressSequentially('LeakyReLU');
    await waitBeside(window.page, 'y = [', /LeakyReLU/);
    await window.page.keyboard.press('Enter');
    await quickInput(window).locator('.quick-input-title', { hasText: 'Parameters of LeakyReLU' }).waitFor();
    await quickInput(window).locator('input').fill('negative_slope=up');
    await quickInput(window).locator('.quick-input-message', { hasText: 'can’t be up' }).waitFor();
    await quickInput(window).locator('input').fill('negative_slope=0.2');
    await waitBeside(window.page, 'y = [', /LeakyReLU\(negative_slope=0\.2\) 0\.5/);
    await window.screenshot('evaluate-parameters');
    await window.page.keyboard.press('Enter');
    await quickInput(window).waitFor({ state: 'hidden' });
    await waitBeside(window.page, 'y = [', /^→ LeakyReLU\(negative_slope=0\.2\) 0\.5000 5\.0000$/);
    await openList();
    const first = quickInput(window).locator('.monaco-list-row').first();
    await first.filter({ hasText: 'negative_slope=0.2' }).waitFor();
    await window.screenshot('evaluate-last-used');
    await window.page.keyboard.press('Escape');
  });

  it('takes a call that is typed into the list, with its parameters', async () => {
    await window.select('[0.5, 5]');
    await window.page.keyboard.press('F1');
    await quickInput(window).locator('input').fill('>Activation Lens: Evaluate Selection With…');
    await window.page.keyboard.press('Enter');
    await quickInput(window)
      .locator('.quick-input-title', { hasText: /^Evaluate \[.*With…$/ })
      .waitFor();
    await quickInput(window).locator('input').pressSequentially('softplus(beta=3)');
    await answerInSight(window.page, /^→ Softplus\(beta=3\) 0\.5671 5\.0000$/);
    await window.screenshot('evaluate-typed-call');
    await window.page.keyboard.press('Enter');
    await quickInput(window).waitFor({ state: 'hidden' });
    await answerInSight(window.page, /^→ Softplus\(beta=3\) 0\.5671 5\.0000$/);
  });

  it('answers by one key, from a selection in any file', async () => {
    await window.openFile('run.log');
    await window.select('-1.0');
    await window.page.keyboard.press('Shift+Alt+E');
    await answerInSight(window.page, /^→ Softplus 0\.3133 · ReLU 0$/);
    await window.page.keyboard.press('Escape');
    // The key clears the results of the editor that is the active one by then.
    await waitBeside(window.page, 'loss -1.0', '');
    await window.openFile('samples.py');
  });

  it('answers numbers that are typed, from the hover of an activation', async () => {
    // Selected numbers would stand in the input.
    await window.putCursorInto('import torch');
    const hover = await window.hoverOver('nn.Re|LU()(x)', 'Evaluate…');
    await hover.getByText('Evaluate…').click();
    const row = quickInput(window).locator('.monaco-list-row').first();
    await row.filter({ hasText: '0, 0, 0, 1, 2' }).waitFor();
    await quickInput(window).locator('input').fill('torch');
    await row.filter({ hasText: 'torch is not a number' }).waitFor();
    await quickInput(window).locator('input').fill('-3, 7');
    await row.filter({ hasText: '0, 7' }).waitFor();
    await window.screenshot('evaluate-numbers');
    await window.page.keyboard.press('Escape');
    await window.leaveHover();
  });

  it('goes with Esc', async () => {
    await window.putCursorInto('print');
    await answerInSight(window.page, /→ Softplus 0\.1269 0\.3133 0\.6931/);
    await window.page.keyboard.press('Escape');
    await waitBeside(window.page, '[0.0, 1.0],', '');
  });

  it('follows the links of its hover', async () => {
    await window.select('[0.5, 5]');
    await window.runCommand('Activation Lens: Evaluate Selection');
    const hover = await window.hoverOver('[0.5|, 5]', 'Softplus′');
    await hover.getByText('Show Derivatives').click();
    await answerInSight(window.page, /Softplus′ 0\.6225/);
    await window.page.mouse.move(5, 5);
    const again = await window.hoverOver('[0.5|, 5]', 'Hide Derivatives');
    await again.getByText('Replace', { exact: true }).click();
    await quickInput(window).locator('.monaco-list-row', { hasText: 'ReLU' }).first().waitFor();
    await window.screenshot('evaluate-replace');
    await window.page.keyboard.press('Escape');
    await quickInput(window).waitFor({ state: 'hidden' });
    await answerInSight(window.page, /Softplus′ 0\.6225/);
  });

  it('tells the output of a call whose input is written above', async () => {
    const hover = await window.hoverOver('nn.Re|LU()(x)', 'tensor([0., 0., 0., 1., 2.])');
    await hover.filter({ hasText: 'torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])' }).waitFor();
    await window.screenshot('evaluate-output');
    await window.page.mouse.move(5, 5);
  });

  it('works by keyboard alone: choose, look, replace, undo, clear', async () => {
    const { keyboard } = window.page;
    const typeCommand = async (title: string) => {
      await keyboard.press('F1');
      await quickInput(window).locator('input').waitFor();
      await keyboard.type(title);
      await quickInput(window).locator('.monaco-list-row.focused', { hasText: title }).waitFor();
      await keyboard.press('Enter');
    };
    const line = window.page.locator('.view-line', { hasText: /^y\s=/ }).first();
    await window.putCursorInto('import torch');
    await keyboard.press('Escape');
    await waitBeside(window.page, 'y = [', '');
    await keyboard.press('Control+Home');
    for (let down = 0; down < 5; down++) await keyboard.press('ArrowDown');
    await keyboard.press('Shift+End');
    await typeCommand('Activation Lens: Evaluate Selection With…');
    await quickInput(window)
      .locator('.quick-input-title', { hasText: /^Evaluate \[.*With…$/ })
      .waitFor();
    await keyboard.type('ReLU6');
    await waitBeside(window.page, 'y = [', /→ ReLU6/);
    await keyboard.press('Enter');
    await quickInput(window).waitFor({ state: 'hidden' });
    await waitBeside(window.page, 'y = [', /^→ ReLU6 0\.5000 5\.0000$/);
    await keyboard.press('Control+k');
    await keyboard.press('Control+i');
    const hover = window.page.locator('.monaco-hover:visible', { hasText: 'ReLU6′' }).first();
    await hover.waitFor();
    await keyboard.press('Escape');
    await hover.waitFor({ state: 'detached' });
    await waitBeside(window.page, 'y = [', /→ ReLU6/);
    await typeCommand('Activation Lens: Replace Selection');
    await line.filter({ hasText: '5.0]' }).waitFor();
    await keyboard.press('Control+z');
    await line.filter({ hasText: /5\]$/ }).waitFor();
    await keyboard.press('Escape');
    await waitBeside(window.page, 'y = [', '');
  });

  it('stands in the context menu of a selection, and not in that of words alone', async () => {
    const openMenu = async (text: string) => {
      const { x, y } = await findText(window.page, text);
      await window.page.mouse.click(x, y, { button: 'right' });
      await window.page.getByRole('menuitem', { name: 'Command Palette' }).waitFor();
    };
    const entry = window.page.getByRole('menuitem', { name: 'Evaluate with Activation', exact: true });
    await window.putCursorInto('import torch');
    await openMenu('import torch');
    assert.equal(await entry.count(), 0);
    await window.page.keyboard.press('Escape');
    await window.select('[0.5, 5]');
    await openMenu('0.5, 5');
    await entry.hover();
    await window.page.getByRole('menuitem', { name: 'Evaluate Selection With…' }).waitFor();
    await window.screenshot('evaluate-context-menu');
    await window.page.getByRole('menuitem', { name: /^Evaluate Selection(?! With)/ }).click();
    await waitBeside(window.page, 'y = [', /^→ Softplus 0\.9741 5\.0067 · ReLU 0\.5000 5\.0000$/);
  });

  it('stands in sight left of the minimap in half of a small window', async () => {
    const { page } = window;
    const size = page.viewportSize();
    await window.runCommand('View: Split Editor');
    await page.setViewportSize({ width: 1100, height: 700 });
    // Both activations, with fewer digits and numbers.
    await answerInSight(page, /^→ Soft\S+ 0\.97\d* · ReLU 0\.5\d* …$/);
    await window.screenshot('evaluate-half-of-small-window');
    await page.locator('.editor-group-container.active .tab.active .tab-actions .action-label').click();
    await answerInSight(page, /^→ Softplus 0\.9741 5\.0067 · ReLU 0\.5000 5\.0000$/);
    if (size) await page.setViewportSize(size);
  });

  it('says what to do where nothing is a number, and offers a copy where nothing may be written', async () => {
    await window.select('torch');
    await window.runCommand('Activation Lens: Evaluate Selection');
    const toast = window.page.locator('.notification-toast');
    await toast.filter({ hasText: 'torch is not a number. Select numbers first' }).first().waitFor();
    await window.runCommand('Notifications: Clear All Notifications');
    await window.openFile('locked.py');
    await window.select('[-2, 1]');
    await window.runCommand('Activation Lens: Insert Result Below as Comment');
    const offer = toast.filter({ hasText: 'This document is read-only' }).first();
    await offer.waitFor();
    await window.screenshot('evaluate-read-only');
    await offer.locator('.monaco-button', { hasText: 'Copy Result' }).click();
    await offer.waitFor({ state: 'detached' });
  });

  it('answers what a debugger shows of a variable, and asks nothing of the program', async () => {
    const { page } = window;
    await window.runCommand('Debugger: Start');
    const variables = page.locator('.debug-variables');
    await variables.getByText('Locals', { exact: true }).click();
    // Opens it, where VS Code has not.
    await page.keyboard.press('ArrowRight');
    const evaluate = async (name: string) => {
      const row = variables.locator('.monaco-list-row', { hasText: new RegExp(`^${name}\\s*=`) });
      await row.click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Evaluate with Activation', exact: true }).hover();
      // By key: VS Code ignores a click that comes right after a menu has opened.
      await page.keyboard.press('Enter');
      await quickInput(window)
        .locator('.quick-input-title', { hasText: `Evaluate ${name} with` })
        .waitFor();
      return quickInput(window).locator('.monaco-list-row');
    };
    const rows = await evaluate('x');
    await rows.filter({ hasText: '0.1269, 0.3133, 0.6931, 1.3133, 2.1269' }).first().waitFor();
    await window.screenshot('evaluate-variable');
    await page.keyboard.press('Escape');
    const cut = await evaluate('long');
    await cut.filter({ hasText: 'numbers are missing at ...' }).waitFor();
    await cut.filter({ hasText: '0, 0, 0, 1, 2' }).first().waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.getByText('Debugger was asked to evaluate').count(), 0);
    await window.runCommand('Debug: Stop');
  });

  describe('in a column of a million', () => {
    before(async () => {
      // Many and slow ones, so that there is time to say so on a quick machine, too.
      await window.setTheme('high-contrast-light', {
        'activationLens.evaluate.activations': [...slow, ...slow],
      });
      await window.openFile('column.csv');
      await window.putCursorInto('-10.00000000000');
      await window.page.keyboard.press('Control+a');
    });

    it('tells how far it is, and stops where one says so', async () => {
      const tabs = await window.page.locator('.tab').count();
      await window.runCommand('Activation Lens: Evaluate Selection');
      const toast = window.page.locator('.notification-toast', { hasText: 'Evaluating' }).first();
      await toast.waitFor();
      await window.screenshot('evaluate-large-progress');
      await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await toast.waitFor({ state: 'detached' });
      assert.equal(await window.page.locator('.tab').count(), tabs);
    });

    it('opens the results as columns in a document that is not to be saved, and says what they are like', async () => {
      await window.setTheme('light', { 'activationLens.evaluate.activations': ['ReLU'] });
      await window.runCommand('Activation Lens: Evaluate Selection');
      const tab = window.page.locator('.tab', { hasText: /ReLU – column\.csv/ }).first();
      await tab.waitFor();
      const toast = window.page.locator('.notification-toast', { hasText: 'mean' }).first();
      await toast.filter({ hasText: /ReLU: 0 to 10, mean 2\.499 · exact zeros 50\.\d%/ }).waitFor();
      await tab.click();
      const group = window.page.locator('.editor-group-container.active');
      await group.filter({ has: tab }).locator('.monaco-editor.focused').waitFor();
      await window.page.keyboard.press('Control+End');
      const last = group.locator('.line-numbers', { hasText: String(COUNT + 2) });
      await last.first().waitFor();
      assert.equal(await window.page.locator('.tab.dirty').count(), 0);
      await window.screenshot('evaluate-large');
    });
  });
});
