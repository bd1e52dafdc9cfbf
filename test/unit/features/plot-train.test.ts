// What the panel's training asks of the editor: the program for PyTorch, and the rows that are selected.
import assert from 'node:assert/strict';
import { encode } from '../../../src/foundation/encode.ts';
import { newPanelState } from '../../../src/protocol/state.ts';
import { commands, Document, panels, seen, show } from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

describe('training in a plot', () => {
  useExtension();
  beforeEach(async () => {
    seen.posted.length = 0;
    await commands.get('activationLens.openPlot')?.({});
  });
  afterEach(() => {
    for (const panel of panels.splice(0)) panel.dispose();
  });

  it('copies the program of its networks', async () => {
    const state = newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: 3 } }] });
    await panels[0]?.say(encode({ type: 'trainScript', state }));
    assert.match(seen.clipboard, /lambda: Activation\(module\(nn\.Softplus\(beta=3(?:\.0)?\)\)\)/);
    assert.match(JSON.stringify(seen.posted.at(-1)), /Python copied to clipboard\./);
  });

  it('reads the rows that are selected, and asks for some where none are', async () => {
    const text = 'x1,x2,y\n1,2,0\n3,4,1\n5,6,0\n7,8,1\n';
    show([new Document(text, 'plaintext', 'file:///data.csv')], [[0, text.length]]);
    await panels[0]?.say({ type: 'selectedData' });
    assert.deepEqual(seen.posted.at(-1), {
      type: 'trainData',
      rows: [
        [1, 2, 0],
        [3, 4, 1],
        [5, 6, 0],
        [7, 8, 1],
      ],
    });
    show([new Document(text, 'plaintext', 'file:///data.csv')], [[0, 7]]);
    await panels[0]?.say({ type: 'selectedData' });
    assert.match(JSON.stringify(seen.posted.at(-1)), /Select 4 to 1000 rows of numbers/);
    show([]);
    await panels[0]?.say({ type: 'selectedData' });
    assert.match(JSON.stringify(seen.posted.at(-1)), /Select 4 to 1000 rows of numbers/);
  });
});
