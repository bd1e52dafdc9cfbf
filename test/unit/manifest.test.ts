// package.json as people meet it: in the settings, the palette, menus, the walkthrough and the gallery.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../src/content/diagnostics/rules.ts';

interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category?: string; icon?: string }[];
    readonly menus: Readonly<
      Record<string, readonly { command?: string; submenu?: string; when?: string; group?: string }[]>
    >;
    readonly keybindings: readonly { command: string; key: string; mac?: string; when: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { id: string; description: string; completionEvents: readonly string[] }[];
    }[];
  };
}

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly order?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
}

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const languages = ['', '.de', '.fr'].map(
  (language) => readJson(`package.nls${language}.json`) as Readonly<Record<string, string>>,
);
const { commands, configuration, menus, submenus, walkthroughs } = manifest.contributes;

/** A `%key%` in every language. */
function textsOf(reference: string | undefined): readonly string[] {
  const key = /^%(.*)%$/.exec(reference ?? '')?.[1] ?? '';
  return languages.map((texts) => texts[key] ?? assert.fail(`no text for ${reference}`));
}

describe('the manifest', () => {
  for (const { title, properties } of configuration) {
    it(`groups and orders the settings of ${title}`, () => {
      textsOf(title);
      const orders = Object.values(properties).map(({ order }) => order);
      assert.deepEqual(
        orders,
        orders.map((_, index) => index + 1),
      );
    });

    for (const [name, setting] of Object.entries(properties)) {
      it(`says what ${name} does, in every language`, () => {
        const texts = textsOf(setting.markdownDescription ?? setting.description);
        // VS Code shows the default itself.
        for (const text of texts) assert.match(text, /^(?!.*(?:Default|Standard|Par défaut) ?:).+\.$/);
        if (setting.enum) assert.ok(setting.enum.includes(String(setting.default)));
      });
    }
  }

  it('offers the id of every rule that marks mistakes, and takes no other', () => {
    const setting = configuration.flatMap(
      ({ properties }) => properties['activationLens.diagnostics.rules'] ?? [],
    )[0];
    assert.deepEqual(Object.keys(setting?.properties ?? {}), ['*', ...rules.map(({ id }) => id).sort()]);
    assert.equal(setting?.additionalProperties, false);
  });

  it('gives every command a title in the person’s terms and the category under which it is found', () => {
    for (const { title, category } of commands) {
      assert.equal(category, '%extension.displayName%');
      for (const text of textsOf(title)) assert.doesNotMatch(text, /activationLens|[a-z][A-Z]\w*\(/);
    }
  });

  it('keeps the palette to what can be done: the rest hides, or waits for an editor or for results', () => {
    const palette = menus.commandPalette ?? [];
    const listed = new Map(palette.map(({ command, when }) => [command, when]));
    const always = commands.map(({ command }) => command).filter((command) => !listed.has(command));
    assert.deepEqual(
      always.map((command) => command.replace('activationLens.', '')),
      [
        'openPlot',
        'evaluateNumbers',
        'evaluateClipboard',
        'showActivationsOfWorkspace',
        'checkWorkspace',
        'compareReleases',
      ],
    );
    for (const [command, when] of listed)
      assert.ok(['false', 'editorIsOpen', 'activationLens.hasResults'].includes(when ?? ''), command);
  });

  it('evaluates by one key of one combination, which types no character anywhere, in every language', () => {
    const keys = manifest.contributes.keybindings.filter(({ key }) => key !== 'escape');
    assert.deepEqual(
      keys.map(({ command }) => command),
      ['activationLens.evaluateSelection'],
    );
    for (const { key, mac = key, when } of keys) {
      // Ctrl and Alt together are AltGr; a space would make it a chord.
      assert.doesNotMatch(key, / |ctrl.*alt|alt.*ctrl/);
      // On a Mac, Option types characters.
      assert.doesNotMatch(mac, / |alt|option/);
      assert.match(when, /editorHasSelection/);
      assert.doesNotMatch(when, /LangId|resource/);
    }
    // Evaluate's; activations stand in Python.
    for (const { when } of (menus['editor/context'] ?? []).filter(({ submenu }) => submenu))
      assert.doesNotMatch(when ?? '', /LangId|resource/);
  });

  it('names in menus only commands that there are', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const { command } of Object.values(menus).flat())
      if (command) assert.ok(known.has(command), command);
  });

  it('has an icon for every command in a menu that shows commands by their icons', () => {
    const wordy = new Set([
      'commandPalette',
      'editor/context',
      'debug/variables/context',
      ...submenus.map(({ id }) => id),
    ]);
    for (const [menu, items] of Object.entries(menus)) {
      if (wordy.has(menu)) continue;
      for (const { command } of items)
        assert.ok(commands.find((one) => one.command === command)?.icon, `${command} in ${menu}`);
    }
  });

  it('has a walkthrough of at most four steps, each with one button that does the thing and ends the step', () => {
    for (const { steps } of walkthroughs) {
      assert.ok(steps.length <= 4);
      for (const { description, completionEvents } of steps) {
        for (const text of textsOf(description)) {
          const buttons = [...text.matchAll(/^\[[^\]]+\]\(command:([\w.]+)\)$/gm)].map(
            ([, command]) => command,
          );
          assert.equal(buttons.length, 1, text);
          assert.ok(
            commands.some(({ command }) => command === buttons[0]),
            buttons[0],
          );
          assert.deepEqual(completionEvents, [`onCommand:${buttons[0]}`]);
        }
      }
    }
  });

  it('promises the oldest VS Code whose API the code is checked against', () => {
    const types = manifest.devDependencies['@types/vscode'];
    assert.equal(manifest.engines.vscode, `^${types}`);
    const installed = readJson('node_modules/@types/vscode/package.json') as { version: string };
    assert.equal(installed.version, types);
  });

  it('has a line in the changelog for its version', () => {
    const changelog = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
    assert.match(
      changelog,
      new RegExp(`^## ${manifest.version.replaceAll('.', '\\.')} – \\d{4}-\\d\\d-\\d\\d$`, 'm'),
    );
  });
});
