// A person whose folders use several releases of PyTorch, in a real window: what the status bar says, and how it is set.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './window.ts';

const code = 'from torch import nn\n\n\nact = nn.Softplus()\n';
const lock = 'version = 1\n\n[[package]]\nname = "torch"\nversion = "2.14.1"\n';

/** The release in the status bar's menu beside the language. */
const statusOf = (window: Window) => window.page.locator('[id="status.languageStatus"]');

/** Waits until that menu says so, with what it says behind the release. */
async function waitForStatus(window: Window, release: string, source: string): Promise<void> {
  await statusOf(window).hover();
  const said = window.page.locator('.hover-language-status', { hasText: release });
  await said.filter({ hasText: source }).first().waitFor();
}

describe('the release of PyTorch', () => {
  it('shows once somebody asks, says why, and is set by a click', async () => {
    const window = await openWindow({
      files: {
        'locked/net.py': code,
        'locked/uv.lock': lock,
        'installed/model.py': code,
        'installed/uv.lock': lock,
        'installed/.venv/lib/python3.11/site-packages/torch/version.py': "__version__ = '2.6.0+cu124'\n",
        'other.py': code,
      },
    });
    await window.openFile('net.py');
    assert.equal(await statusOf(window).count(), 0, 'nobody has asked yet');
    await window.hoverOver('nn.Soft|plus()', 'Softplus');
    await window.leaveHover();
    await waitForStatus(window, 'PyTorch 2.14', 'from locked/uv.lock');

    await window.openFile('model.py');
    await window.hoverOver('nn.Soft|plus()', 'Softplus');
    await window.leaveHover();
    await waitForStatus(window, 'PyTorch 2.6', 'from installed/.venv');

    await window.openFile('other.py');
    await window.hoverOver('nn.Soft|plus()', 'Softplus');
    await window.leaveHover();
    await waitForStatus(window, 'PyTorch 2.15', 'the newest known; no file names one');

    await window.page.locator('.hover-language-status a', { hasText: 'Change' }).first().click();
    const input = window.page.locator('.quick-input-widget input').first();
    await input.fill('PyTorch 2.1');
    await window.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: /PyTorch 2\.1/ })
      .waitFor();
    await window.screenshot('choose-release');
    await input.fill('2.13');
    await window.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'PyTorch 2.13' })
      .waitFor();
    await input.press('Enter');
    await waitForStatus(window, 'PyTorch 2.13', 'set for this folder');
    await window.close();
  });
});
