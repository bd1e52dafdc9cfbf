// A person opens the plot panel and works in it, in a real window.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './window.ts';

describe('the plot panel', () => {
  let window: Window;
  before(async () => {
    window = await openWindow({ size: { width: 1400, height: 860 } });
  });
  after(() => window.close());

  it('opens beside the code with Softplus and ReLU', async () => {
    await window.runCommand('Activation Lens: Open Plot');
    const frame = window.plotFrame();
    await frame.locator('path[data-curve-id="c1"][data-role="value"]').waitFor();
    await frame.locator('path[data-curve-id="c2"][data-role="derivative"]').waitFor();
    assert.equal(await frame.locator('.row[data-curve="Softplus"] .name').textContent(), 'Softplus');
    await window.screenshot('plot-open');
  });
});
