// The package installs, and its commands are there.
import { openWindow } from './window.ts';

describe('a window with the packaged extension', () => {
  it('opens an example as Python', async () => {
    const window = await openWindow();
    await window.openFile('softplus_samples.py');
    await window.select('[-2.0, -1.0, 0.0, 1.0, 2.0]');
    await window.screenshot('install-example');
    await window.close();
  });
});
