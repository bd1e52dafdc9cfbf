// The list of commands and package.json say the same; what hovers link to stays what it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commands as registered } from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

const manifest = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'),
) as {
  contributes: {
    commands: readonly { command: string }[];
    menus: { commandPalette: readonly { command: string; when: string }[] };
  };
};
const { commands: contributed, menus } = manifest.contributes;

describe('the list of commands', () => {
  useExtension();
  let list: typeof import('../../../src/features/commands.ts');

  before(async () => {
    list = await import('../../../src/features/commands.ts');
  });

  it('holds the commands of package.json, each once, and all are registered', () => {
    const ids = list.commands.map(({ id }) => id).sort();
    assert.deepEqual(ids, contributed.map(({ command }) => command).sort());
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.ok(registered.has(id), id);
  });

  it('says when each can be used, as the palette does', () => {
    const when = {
      nothing: undefined,
      editor: 'editorIsOpen',
      selection: 'editorIsOpen',
      results: 'activationLens.hasResults',
      link: 'false',
    };
    for (const { id, needs } of list.commands) {
      const entry = menus.commandPalette.find(({ command }) => command === id);
      assert.equal(entry?.when, when[needs], id);
    }
  });

  it('lets each hover link only to what its links do', () => {
    const named = (hover: 'activations' | 'results') =>
      list.commandsLinkedFrom(hover).map((id) => id.replace('activationLens.', ''));
    assert.deepEqual(named('activations').sort(), [
      'addToPlot',
      'evaluateNumbers',
      'goToOrigin',
      'hideForActivation',
      'hideInWorkspace',
      'openPlot',
      'reportWrongAnswer',
      'showFullHover',
    ]);
    assert.deepEqual(named('results').sort(), [
      'clearResults',
      'copyResult',
      'insertResult',
      'plotSelection',
      'readAnotherWay',
      'replaceSelection',
      'toggleDerivatives',
    ]);
  });
});
