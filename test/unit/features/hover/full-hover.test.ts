// The way from the compact hover to the full card and back: in an editor that knows how to hide hovers, and in one that does not.
import assert from 'node:assert/strict';
import {
  commands,
  Document,
  hoverProviders,
  open,
  Position,
  show,
  token,
} from '../../../support/fake-vscode.ts';
import { useExtension } from '../../../support/start-extension.ts';

const source = 'from torch import nn\nact = nn.Softplus(beta=2)\n';
const place = { line: 1, character: 12 };

describe('the link More', () => {
  useExtension();

  for (const knowsHide of [true, false]) {
    it(`shows the full card once ${knowsHide ? 'the compact one is hidden' : 'another place had its hover'}`, async () => {
      const document = new Document(source);
      show([document]);
      const asked: string[] = [];
      const note = (name: string) => {
        const { line, character } = open.editors[0]?.selection.active ?? {};
        asked.push(`${name} ${line}:${character}`);
      };
      commands.set('editor.action.showHover', () => note('show'));
      if (knowsHide) commands.set('editor.action.hideHover', () => note('hide'));
      else commands.delete('editor.action.hideHover');
      const hoverText = async () => {
        const position = new Position(place.line, place.character);
        const hover = await hoverProviders.at(-1)?.provideHover(document, position, token);
        return JSON.stringify(hover);
      };
      assert.doesNotMatch(await hoverText(), /Range/);
      await commands.get('activationLens.showFullHover')?.({ uri: document.uri.toString(), ...place });
      assert.deepEqual(asked.at(-1), 'show 1:12');
      // The one that shows is closed by either.
      assert.deepEqual(asked.length, 2);
      assert.match(asked[0] ?? '', knowsHide ? /^hide / : /^show 1:0/);
      assert.match(await hoverText(), /Range/);
      assert.doesNotMatch(await hoverText(), /Range/);
    });
  }
});
