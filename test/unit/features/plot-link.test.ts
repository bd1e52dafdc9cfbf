// Copy Link, and what is done with a link that is opened.
import assert from 'node:assert/strict';
import { encode } from '../../../src/foundation/encode.ts';
import { newPanelState } from '../../../src/protocol/state.ts';
import { commands, openLink, panels, seen } from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

describe('links to plots', () => {
  useExtension();
  beforeEach(() => {
    seen.messages.length = 0;
    seen.posted.length = 0;
  });
  afterEach(() => {
    for (const panel of panels.splice(0)) panel.dispose();
  });

  it('are copied from one plot and open the same in another', async () => {
    await commands.get('activationLens.openPlot')?.({});
    const [panel] = panels;
    const state = {
      ...newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: 3 } }] }),
      dtype: 'bfloat16',
    };
    await panel?.say(encode({ type: 'link', state }));
    const [, path = '', query = ''] =
      /^vscode:\/\/activation-lens\.activation-lens(\/\w+)\?(.*)$/.exec(seen.clipboard) ?? [];
    assert.ok(query, seen.clipboard);
    openLink({ path, query });
    assert.equal(panels.length, 2);
    await panels[1]?.say({ type: 'ready' });
    const start = seen.posted.at(-1) as { state: unknown };
    assert.deepEqual(start.state, encode(state));
    assert.deepEqual(
      seen.messages.filter((text) => text.includes('link')),
      [],
    );
  });

  it('that are broken or of a newer version open nothing and say so in one sentence', () => {
    const newer = Buffer.from(JSON.stringify({ version: 99, curves: [] })).toString('base64url');
    for (const [uri, said] of [
      [{ path: '/plot', query: 'plot=broken' }, /^This link doesn’t contain a plot\. /],
      [{ path: '/other', query: '' }, /^This link doesn’t contain a plot\. /],
      [{ path: '/plot', query: `plot=${newer}` }, /newer version/],
    ] as const) {
      seen.messages.length = 0;
      openLink(uri);
      assert.equal(panels.length, 0);
      assert.equal(seen.messages.length, 1);
      assert.match(seen.messages[0] ?? '', said);
    }
  });
});
