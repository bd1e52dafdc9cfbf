// A person whose folders use several releases of PyTorch, in a real window: what the status bar says, how it is set, and which
// calls another release answers otherwise.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './window.ts';

const code = 'from torch import nn\n\n\nact = nn.Softplus()\n';
const lock = 'version = 1\n\n[[package]]\nname = "torch"\nversion = "2.14.1"\n';

/** The release in the status bar's menu beside the language. */
const statusOf = (window: Window) => window.page.locator('[id="status.languageStatus"]');

/** Waits until that menu says so, with what it says behind the release. */
async function waitForStatus(window: Window, release: string, source: string): Promise<void> {
  // What is pointed at before it changes goes on saying what it said.
  const told = `[aria-label*="${release},"]`;
  await window.page.locator(`[id="status.languageStatus"]${told}`).waitFor();
  await statusOf(window).hover();
  const said = window.page.locator('.hover-language-status', { hasText: release });
  await said.filter({ hasText: source }).first().waitFor();
}

describe('the release of PyTorch in a workspace of several folders', () => {
  let window: Window;
  before(async () => {
    window = await openWindow({
      folders: ['locked', 'installed', 'other'],
      files: {
        'locked/app/net.py': code,
        'locked/app/uv.lock': lock,
        'installed/model.py': `${code}step = nn.Hardswish()\n`,
        'installed/uv.lock': lock,
        'installed/.venv/lib/python3.11/site-packages/torch/version.py': "__version__ = '2.6.0+cu124'\n",
        'other/other.py': code,
      },
    });
  });
  after(() => window.close());

  const row = (text: string | RegExp) =>
    window.page.locator('.quick-input-list .monaco-list-row', { hasText: text });
  const focusedRow = (text: string | RegExp) =>
    window.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
  const input = () => window.page.locator('.quick-input-widget input').first();

  it('shows once somebody asks, says why, and is set for its folder by a click', async () => {
    await window.openFile('net.py');
    assert.equal(await statusOf(window).count(), 0, 'nobody has asked yet');
    await window.hoverOver('nn.Soft|plus()', 'Softplus');
    await window.leaveHover();
    await waitForStatus(window, 'PyTorch 2.14', 'from app/uv.lock');

    await window.openFile('model.py');
    await window.hoverOver('nn.Soft|plus()', 'Softplus');
    await window.leaveHover();
    await waitForStatus(window, 'PyTorch 2.6', 'from .venv');

    await window.openFile('other.py');
    await window.hoverOver('nn.Soft|plus()', 'Softplus');
    await window.leaveHover();
    await waitForStatus(window, 'PyTorch 2.15', 'the newest known, because no file names a release');
    await window.screenshot('release-status');

    await window.page.locator('.hover-language-status a', { hasText: 'Change' }).first().click();
    await row('PyTorch 2.15, the newest known, because no file names a release').waitFor();
    await input().fill('PyTorch 2.1');
    await focusedRow(/PyTorch 2\.1/).waitFor();
    await window.screenshot('choose-release');
    await input().fill('2.13');
    await focusedRow('PyTorch 2.13').waitFor();
    await input().press('Enter');
    await waitForStatus(window, 'PyTorch 2.13', 'set for this folder');
    await window.openFile('net.py');
    await waitForStatus(window, 'PyTorch 2.14', 'from app/uv.lock');
  });

  it('is compared with another one, each folder with its own', async () => {
    await window.chooseCommand('Activation Lens: Compare PyTorch Releases…');
    await focusedRow('Each Folder’s Own Release').waitFor();
    await input().press('Enter');
    await row('PyTorch 2.2').first().waitFor();
    await input().fill('PyTorch 2.2');
    await focusedRow('PyTorch 2.2').waitFor();
    await input().press('Enter');
    // Its own before it, each.
    for (const difference of [
      'printed, 2.14: beta=1.0, threshold=20.0; 2.2: beta=1, threshold=20',
      'printed, 2.6: beta=1.0, threshold=20.0; 2.2: beta=1, threshold=20',
      'printed, 2.13: beta=1.0, threshold=20.0; 2.2: beta=1, threshold=20',
    ])
      await row(difference).waitFor();
    await window.screenshot('compare-releases');
    await input().fill('2.6: beta');
    await focusedRow('printed, 2.6').waitFor();
    await input().press('Enter');
    await window.page.locator('.tab.active', { hasText: 'model.py' }).waitFor();
  });
});
