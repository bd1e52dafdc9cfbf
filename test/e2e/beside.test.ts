// The compact hover beside pyright's own server: in sight on the first hover, whoever started first, with the server's
// signature below it; the way from there to the full card; how hovers are switched off.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { palettes } from '../../src/plot/palette.ts';
import {
  calls,
  hoverOnce,
  isWhole,
  measureHover,
  type Order,
  openBeside,
  putCursorAt,
  restartServer,
  showCall,
  showsSignature,
  showView,
  views,
  whole,
} from './beside-server.ts';
import { shows } from './shows.ts';
import { userSettingsFile, type Window } from './window.ts';

/** Pixels: what leaves a signature of four lines its room in a hover of 250. */
const HIGHEST = 120;

/** A dozen of the calls, spread over the orders of starting and the views: what is shown of a call follows from neither. */
const dozen = calls.slice(0, 12);
const callsIn = (order: number, view: number) => dozen.filter((_, at) => at % 9 === order * 3 + view);

/** Each call once, on its first hover: all of ours stands in sight, with the server's signature. */
async function assertInSight(window: Window, order: Order, those: readonly string[]): Promise<void> {
  for (const call of those) {
    await showCall(window, call);
    const sight = await measureHover(await hoverOnce(window, call, order));
    const told = `${call}: ${JSON.stringify(sight)}`;
    assert.equal(sight.ours.length, 1, told);
    assert.ok(isWhole(sight), told);
    assert.ok(showsSignature(sight), told);
    const [own] = sight.ours;
    assert.ok(own && own.bottom - own.top <= HIGHEST, told);
  }
}

describe('the first hover, where the language server started before', () => {
  let window: Window;
  before(async () => {
    window = await openBeside('before');
  });
  after(() => window.close());

  for (const [at, view] of views.entries()) {
    it(`is in sight with the signature: ${view}`, async () => {
      await showView(window, view);
      await assertInSight(window, 'before', callsIn(0, at));
      await window.screenshot(`beside-before-${view}`);
    });
  }
});

describe('where the language server started after', () => {
  let window: Window;
  const [relu, softplus, typo] = calls;

  before(async () => {
    window = await openBeside('after');
  });
  after(() => window.close());

  for (const [at, view] of views.entries()) {
    it(`the first hover is in sight with the signature: ${view}`, async () => {
      await showView(window, view);
      await assertInSight(window, 'after', callsIn(1, at));
      await window.screenshot(`beside-after-${view}`);
    });
  }

  // The plot stands beside the code still.
  for (const [at, view] of [...views.entries()].reverse()) {
    it(`the first hover after it started again is in sight with the signature: ${view}`, async () => {
      if (view === 'half width') await restartServer(window);
      else {
        await window.runCommand('View: Close Editors in Other Groups');
        await showView(window, view);
      }
      await assertInSight(window, 'restarted', callsIn(2, at));
      await window.screenshot(`beside-restarted-${view}`);
    });
  }

  const card = () => window.page.locator('.monaco-hover:visible', { hasText: 'Range' }).first();
  const close = async () => {
    await window.page.keyboard.press('Escape');
    await window.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
  };

  it('More shows the full card at the same place, and Escape closes it', async () => {
    await showCall(window, softplus);
    const hover = await hoverOnce(window, softplus, 'after');
    const compact = await measureHover(hover);
    assert.ok(!compact.parts.join().includes('Range'));
    await hover.getByText('More', { exact: true }).click();
    await card().waitFor();
    const full = await measureHover(card());
    assert.ok(Math.abs(full.left - compact.left) <= 24, `${full.left} after ${compact.left}`);
    await window.screenshot('beside-more');
    await close();
    assert.ok(
      !(await measureHover(await hoverOnce(window, softplus, 'after'))).parts.join().includes('Range'),
    );
  });

  it('the keyboard comes to the full card, too', async () => {
    await putCursorAt(window, softplus);
    await window.page.mouse.move(5, 5);
    const { keyboard } = window.page;
    await keyboard.press('Control+K');
    await keyboard.press('Control+I');
    // A part that comes later has all drawn anew, and takes the focus away.
    await whole(window.page.locator('.monaco-hover:visible', { hasText: 'More' }).first());
    // Once more moves the focus into it.
    await keyboard.press('Control+K');
    await keyboard.press('Control+I');
    await window.page.locator('.monaco-hover :focus, .monaco-hover:focus').first().waitFor();
    const focused = () => window.page.evaluate(() => document.activeElement?.textContent);
    for (let tabs = 0; tabs < 8 && (await focused()) !== 'More'; tabs++) await keyboard.press('Tab');
    assert.equal(await focused(), 'More');
    await keyboard.press('Enter');
    await card().waitFor();
    await close();
  });

  it('Explain Activation at Cursor shows the full card, or says why there is none', async () => {
    await putCursorAt(window, softplus);
    await window.runCommand('Activation Lens: Explain Activation at Cursor');
    await card().waitFor();
    await close();
    await putCursorAt(window, 'x = torch.ten|sor([-2.0, -1.0, 0.0, 1.0, 2.0])');
    await window.runCommand('Activation Lens: Explain Activation at Cursor');
    const said = window.page.locator('.notification-toast', { hasText: 'tensor' });
    await said.waitFor();
    await window.runCommand('Notifications: Clear All Notifications');
    await said.waitFor({ state: 'hidden' });
  });

  it('an error that the language server marks is said once at each place, and has no curve', async () => {
    await showCall(window, typo);
    // The marker stands in the code before somebody reads of it in a hover.
    await window.page.locator('.squiggly-error').first().waitFor();
    const hover = await hoverOnce(window, typo, 'after');
    await window.screenshot('beside-raises');
    const { parts } = await measureHover(hover);
    assert.equal(parts.filter((part) => /betta/.test(part)).length, 1, parts.join('\n'));
    assert.match(parts[0] ?? '', /PyTorch raises/);
    assert.equal(await hover.locator('img').count(), 0);
    await window.leaveHover();
    const marker = await window.hoverOver('(bet|ta=2)', 'No parameter named "betta"');
    await window.screenshot('beside-marker');
    const atMarker = await measureHover(marker);
    assert.deepEqual(atMarker.ours, []);
  });

  it('the next hover after a change of theme has its colors', async () => {
    for (const theme of ['light', 'high-contrast-dark', 'dark'] as const) {
      await window.setTheme(theme);
      await showCall(window, softplus);
      const hover = await hoverOnce(window, softplus, 'after');
      const source = (await hover.locator('img').first().getAttribute('src')) ?? '';
      const svg = Buffer.from(source.replace(/^.*,/, ''), 'base64').toString();
      assert.ok(svg.includes(palettes[theme].curve), `${theme}: ${svg.slice(0, 200)}`);
      await window.screenshot(`beside-${theme}`);
    }
  });

  it('Hide for Softplus takes its hovers away, and no others', async () => {
    const before = readFileSync(userSettingsFile(), 'utf8');
    await showCall(window, softplus);
    const hover = await hoverOnce(window, softplus, 'after');
    await hover.getByText('More', { exact: true }).click();
    await window.page
      .locator('.monaco-hover:visible')
      .getByText('Hide for Softplus', { exact: true })
      .click();
    await close();
    await showCall(window, softplus);
    await shows(
      async () => (await measureHover(await window.hoverOver(softplus, /class Softplus/))).ours,
      (ours) => ours.length === 0,
    );
    await showCall(window, relu);
    const other = await hoverOnce(window, relu, 'after');
    assert.equal((await measureHover(other)).ours.length, 1);
    assert.match(
      readFileSync(userSettingsFile(), 'utf8'),
      /"activationLens\.hover\.hide": \[\s*"Softplus"\s*\]/,
    );
    writeFileSync(userSettingsFile(), before);
  });

  it('Hide in Workspace takes hovers away, and the setting is written', async () => {
    await showCall(window, relu);
    const hover = await hoverOnce(window, relu, 'after');
    await hover.getByText('More', { exact: true }).click();
    const hide = window.page.locator('.monaco-hover:visible').getByText('Hide for ReLU', { exact: true });
    await hide.waitFor();
    await window.page
      .locator('.monaco-hover:visible')
      .getByText('Hide in Workspace', { exact: true })
      .click();
    const written = () => readFileSync(path.join(window.folder, '.vscode/settings.json'), 'utf8');
    await shows(
      async () => written(),
      (settings) => settings.includes('"activationLens.hover.enabled": false'),
    );
    await close();
    await showCall(window, relu);
    const shown = await window.hoverOver(relu, /class ReLU/);
    assert.deepEqual((await measureHover(shown)).ours, []);
  });
});
