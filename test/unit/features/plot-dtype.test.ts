// A new plot is drawn in the dtype that the person has said they train in; a saved one stays as it was.
import assert from 'node:assert/strict';
import { readHostMessage } from '../../../src/protocol/messages.ts';
import { newPanelState } from '../../../src/protocol/state.ts';
import { bringBack, commands, type Panel, panels, seen, settings } from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

describe('the dtype of a plot', () => {
  useExtension();
  afterEach(() => settings.clear());

  async function dtypeOf(panel: Panel | undefined): Promise<string | undefined> {
    await panel?.say({ type: 'ready' });
    panel?.dispose();
    const message = readHostMessage(seen.posted.splice(0).at(-1));
    return message?.type === 'start' ? message.state.dtype : undefined;
  }
  const open = async () => {
    await commands.get('activationLens.openPlot')?.({});
    return dtypeOf(panels.pop());
  };

  it('is exact where nobody has chosen one', async () => {
    assert.equal(await open(), 'float64');
  });

  it('is the one that the person has set, if only to what it is by default', async () => {
    for (const dtype of ['bfloat16', 'float32']) {
      settings.set('activationLens.dtype', dtype);
      assert.equal(await open(), dtype);
    }
  });

  it('is exact where the setting names no dtype', async () => {
    settings.set('activationLens.dtype', 'int8');
    assert.equal(await open(), 'float64');
  });

  it('stays as it was in a panel that comes back', async () => {
    settings.set('activationLens.dtype', 'bfloat16');
    assert.equal(await dtypeOf(await bringBack({ ...newPanelState(), dtype: 'float16' })), 'float16');
  });
});
