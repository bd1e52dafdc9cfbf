// The theme colors that the product uses, found in its sources, and what VS Code's own themes make of them
// (test/look/themes.js, taken from a window).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

const root = path.resolve(__dirname, '../..');

/** Colors by token (`editor-background`) by kind of theme. */
export type ThemeColors = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** VS Code's own; those that a webview's page does not use are added from VS Code's list of colors. */
export function readThemeColors(): ThemeColors {
  const window: { themes?: ThemeColors } = {};
  vm.runInNewContext(readFileSync(path.join(root, 'test/look/themes.js'), 'utf8'), { window });
  const errors: Readonly<Record<string, string>> = {
    dark: '#f14c4c',
    light: '#e51400',
    'high-contrast-dark': '#f48771',
    'high-contrast-light': '#b5200d',
  };
  return Object.fromEntries(
    Object.entries(window.themes ?? {}).map(([kind, colors]) => [
      kind,
      { 'editorError-foreground': errors[kind] ?? '', ...colors },
    ]),
  );
}

/** Tokens of fonts are no colors. */
const isColor = (token: string) => !/^(?:editor-)?font-/.test(token);

/** Every theme color that a source, a style sheet or a picture names, as CSS writes it. */
export function tokensInUse(): readonly string[] {
  const found = new Set<string>();
  for (const folder of ['src', 'media']) {
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:ts|css|svg)$/.test(name)) continue;
      const text = readFileSync(path.join(root, folder, name), 'utf8');
      for (const [, token = ''] of text.matchAll(/--vscode-([A-Za-z]+(?:-[A-Za-z]+)*)/g)) found.add(token);
      for (const [, inside = ''] of text.matchAll(/new vscode\.ThemeColor\(([^()]*)\)/g)) {
        for (const [, id = ''] of inside.matchAll(/'([\w.]+)'/g)) found.add(id.replaceAll('.', '-'));
      }
      // The hover puts the name of its token together.
      for (const [, token = ''] of text.matchAll(/'(editor(?:Error|Warning)-foreground)'/g)) found.add(token);
    }
  }
  return [...found].filter(isColor).sort();
}
