// Results that are written into a document damage nothing of what stands around the selection.
import assert from 'node:assert/strict';
import { commands, Document, seen, show } from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

/** What a command makes of a text whose selection stands between two bars. */
async function edited(command: string, marked: string, languageId = 'python'): Promise<string> {
  const [before = '', selected = '', after = ''] = marked.split('|');
  const document = new Document(before + selected + after, languageId);
  show([document], [[before.length, before.length + selected.length]]);
  await commands.get(`activationLens.${command}`)?.({ activation: 'ReLU' });
  return document.getText();
}

describe('results in a document', () => {
  useExtension();

  it('replace a selection together with what stands around it', async () => {
    assert.equal(await edited('replaceSelection', 'y = dim |-1|\n'), 'y = dim +0.0\n');
    assert.equal(await edited('replaceSelection', 'y = [|-1|, 2]\n'), 'y = [0.0, 2]\n');
    for (const cut of ['y = conv|2|d\n', 'y = 1.|5|\n', 'y = 1e-|5|\n', 'y = 1|e-5|\n', 'y = -|5|\n']) {
      seen.messages.length = 0;
      assert.equal(await edited('replaceSelection', cut), cut.replaceAll('|', ''));
      assert.match(seen.messages.join('\n'), /can’t be replaced/, cut);
    }
  });

  it('are inserted below all lines that a backslash carries on', async () => {
    assert.equal(
      await edited('insertResult', 'y = |-1| + \\\n  2 - \\\n  z\nw = 0\n'),
      'y = -1 + \\\n  2 - \\\n  z\n# ReLU: tensor(0.)\nw = 0\n',
    );
  });
});
