// The contrast of every color in use, in VS Code's own themes: 4.5 : 1 for text, 3 : 1 for what is drawn. Whoever uses
// another color of the theme says here what it is for, or these tests fail.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contrast, distance, parseColor, type Rgb } from '../../../../src/foundation/color.ts';
import { PAPER } from '../../../../src/plot/export/exported-picture.ts';
import { palettes, type ThemeKind } from '../../../../src/plot/palette.ts';
import { plotColors } from '../../../../src/webview/chart/colors.ts';
import { readThemeColors, tokensInUse } from '../../../support/theme-tokens.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const page = 'editor-background';
const card = 'editorHoverWidget-background';

/** Text and the backgrounds that it stands on; a background after `/` lies over that before it. */
const texts: Readonly<Record<string, readonly string[]>> = {
  foreground: [
    ...[page, card, 'editorWidget-background', `${page}/list-hoverBackground`],
    `${page}/toolbar-hoverBackground`,
  ],
  descriptionForeground: [page, card, 'menu-background', `${page}/list-hoverBackground`],
  'editor-foreground': [page],
  'editorHoverWidget-foreground': [card],
  'menu-foreground': ['menu-background'],
  'menu-selectionForeground': ['menu-background/menu-selectionBackground'],
  'list-activeSelectionForeground': [`${page}/list-activeSelectionBackground`],
  'input-foreground': [`${page}/input-background`],
  'input-placeholderForeground': [`${page}/input-background`],
  'inputOption-activeForeground': [`${page}/inputOption-activeBackground`],
  'textLink-foreground': [page],
  'button-foreground': ['button-background'],
};

/** What is drawn and has to be seen. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  focusBorder: [page, 'menu-background'],
  'progressBar-background': [page],
  // The walkthrough's curves.
  'charts-blue': [page, card],
  'charts-purple': [page, card],
  // In the hover only its icon, beside the words “PyTorch warns:”.
  'editorWarning-foreground': [page],
  errorForeground: [page],
  'editorError-foreground': [card],
};

/** What says nothing that words, places or shapes do not say as well, and what only is behind something. */
const decoration: Readonly<Record<string, string>> = {
  [page]: 'a background',
  [card]: 'a background',
  'editorWidget-background': 'a background',
  'menu-background': 'a background',
  'menu-selectionBackground': 'a background',
  'list-hoverBackground': 'a background',
  'list-activeSelectionBackground': 'a background',
  'input-background': 'a background',
  'button-background': 'a background, of a word',
  'inputOption-activeBackground':
    'a background; the pressed state is told to screen readers and drawn as a border',
  'toolbar-hoverBackground': 'a background',
  'editor-selectionBackground': 'a background of the walkthrough, and the box that zooms while it is dragged',
  'panel-border': 'a line between parts that are apart anyway',
  'widget-border': 'an edge around parts that are apart anyway',
  'editorHoverWidget-border': 'an edge',
  'menu-border': 'an edge',
  'menu-separatorBackground': 'a line between groups',
  'menu-selectionBorder': 'an edge; the selected item has another background',
  'widget-shadow': 'a shadow',
  'input-border': 'an edge, VS Code’s own; fields have another background and their text',
  'settings-textInputBorder': 'an edge, where the theme has no other',
  'inputOption-activeBorder': 'an edge; the pressed state has another background too',
  contrastBorder: 'in high contrast only',
  contrastActiveBorder: 'in high contrast only',
  disabledForeground: 'items of a menu that cannot be chosen',
  'charts-lines': 'an edge in the walkthrough, where the theme has no other',
  'charts-green': 'moved until it stands out: the curves, below',
  'charts-orange': 'the same',
  'charts-red': 'the same',
  'charts-yellow': 'the same',
  'terminal-ansiCyan': 'the same',
};

const themes = readThemeColors();

/** A color of a theme over what lies below it; undefined if the theme has none. */
function colorOf(colors: Readonly<Record<string, string>>, token: string, below: Rgb): Rgb | undefined {
  const text = colors[token] ?? '';
  const color = parseColor(text);
  if (!color) return undefined;
  const hex = /^#[0-9a-f]{6}([0-9a-f]{2})$/i.exec(text)?.[1];
  const alpha = hex
    ? Number.parseInt(hex, 16) / 255
    : Number(/^rgba\(.*?,\s*([\d.]+)\)$/.exec(text)?.[1] ?? 1);
  const mix = (i: 0 | 1 | 2) => below[i] + (color[i] - below[i]) * alpha;
  return [mix(0), mix(1), mix(2)];
}

function backgroundOf(colors: Readonly<Record<string, string>>, layers: string): Rgb {
  const solid = parseColor(colors[page] ?? '') ?? [128, 128, 128];
  return layers.split('/').reduce<Rgb>((below, token) => colorOf(colors, token, below) ?? below, solid);
}

function judge(table: Readonly<Record<string, readonly string[]>>, least: number): readonly string[] {
  return Object.entries(themes).flatMap(([theme, colors]) =>
    Object.entries(table).flatMap(([token, backgrounds]) =>
      backgrounds.flatMap((layers) => {
        const background = backgroundOf(colors, layers);
        const color = colorOf(colors, token, background);
        const reached = color ? contrast(color, background) : Number.POSITIVE_INFINITY;
        return reached < least ? [`${theme}: ${token} on ${layers} ${reached.toFixed(2)}`] : [];
      }),
    ),
  );
}

describe('contrast', () => {
  it('is asked of every color of the theme that is in use', () => {
    const known = new Set([texts, drawn, decoration].flatMap((table) => Object.keys(table)));
    assert.deepEqual(
      tokensInUse().filter((token) => !known.has(token)),
      [],
    );
    assert.equal(Object.keys(themes).length, 4);
    for (const token of [...Object.keys(texts), ...Object.keys(drawn)]) {
      assert.ok(
        Object.values(themes).some((colors) => token in colors),
        token,
      );
    }
  });

  it('of text is 4.5 : 1 in VS Code’s own themes', () => {
    assert.deepEqual(judge(texts, 4.5), []);
  });

  it('of what is drawn is 3 : 1 in VS Code’s own themes', () => {
    assert.deepEqual(judge(drawn, 3), []);
  });

  it('of the curves with their names is 4.5 : 1 on page and card, and of axes and sliders 3 : 1', () => {
    for (const [theme, colors] of Object.entries(themes)) {
      const isStrong = theme.startsWith('high-contrast');
      const own = plotColors((token) => colors[token.replace('--vscode-', '')] ?? '', isStrong);
      assert.equal(Object.keys(own).length, 15, 'twelve curves, grid, track and zero');
      for (const [name, text] of Object.entries(own)) {
        // The grid's lines are named by the numbers at their ends.
        if (name === '--grid') continue;
        const color = parseColor(text);
        assert.ok(color);
        const isCurve = name.startsWith('--curve');
        for (const token of isCurve ? [page, card] : [page]) {
          const reached = contrast(color, backgroundOf(colors, token));
          assert.ok(reached >= (isCurve ? 4.5 : 3), `${theme}: ${name} on ${token} ${reached.toFixed(2)}`);
        }
      }
    }
  });

  it('of the hover’s picture holds on the hover of its kind of theme', () => {
    for (const kind of Object.keys(palettes) as ThemeKind[]) {
      const colors = themes[kind];
      assert.ok(colors, kind);
      const {
        text,
        quietText,
        curve,
        baseline,
        axis,
        shade,
        grid: _,
        background,
        ...others
      } = palettes[kind];
      assert.deepEqual(others, {}, 'every color of a palette is looked at');
      const rgb = (color: string) => parseColor(color) ?? ([128, 128, 128] as const);
      for (const behind of [backgroundOf(colors, card), rgb(background), rgb(shade)]) {
        for (const color of [text, quietText])
          assert.ok(contrast(rgb(color), behind) >= 4.5, `${kind} ${color}`);
        for (const color of [curve, baseline, axis])
          assert.ok(contrast(rgb(color), behind) >= 3, `${kind} ${color}`);
      }
    }
  });

  it('keeps twelve curves apart from each other by color, on screen and on paper', () => {
    const screens = Object.entries(themes).map(([theme, colors]): [string, readonly string[]] => {
      const css = (token: string) => colors[token.replace('--vscode-', '')] ?? '';
      const all = Object.entries(plotColors(css, theme.startsWith('high')));
      return [theme, all.filter(([name]) => name.startsWith('--curve')).map(([, color]) => color)];
    });
    for (const [where, colors] of [...screens, ['paper', PAPER.curves] as const]) {
      assert.equal(new Set(colors).size, 12, where);
      const read = colors.map((color): Rgb => parseColor(color) ?? [0, 0, 0]);
      const near = read.flatMap((one, i) =>
        read
          .slice(0, i)
          .map((other, j) => ({ pair: `${colors[j]} ${colors[i]}`, apart: distance(one, other) })),
      );
      const [nearest] = near.sort((one, other) => one.apart - other.apart);
      assert.ok((nearest?.apart ?? 0) >= 0.05, `${where}: ${JSON.stringify(nearest)}`);
    }
  });

  it('of exported pictures holds on their paper', () => {
    const { background, text, axis, grid: _, curves, ...others } = PAPER;
    assert.deepEqual(others, {}, 'every color of the paper is looked at');
    const rgb = (color: string) => parseColor(color) ?? ([255, 255, 255] as const);
    for (const color of [text, ...curves]) assert.ok(contrast(rgb(color), rgb(background)) >= 4.5, color);
    assert.ok(contrast(rgb(axis), rgb(background)) >= 3, axis);
  });

  it('is not left to colors that no theme gives: there are none in style sheet and walkthrough', () => {
    const css = readFileSync(path.join(root, 'media/plot.css'), 'utf8');
    // Shadows and edges for themes that name none.
    const literal = css.match(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)/gi) ?? [];
    assert.deepEqual(
      literal.filter((color) => !/^rgba\(0, 0, 0|^rgba\(128, 128, 128|^rgba\(38, 79, 120/.test(color)),
      [],
    );
    for (const name of ['hover', 'evaluate', 'plot', 'write-back']) {
      const svg = readFileSync(path.join(root, `media/walkthrough/${name}.svg`), 'utf8');
      assert.deepEqual(svg.match(/(?:fill|stroke)="(?!none|var\()[^"]*"/g) ?? [], [], name);
    }
  });

  it('stays what it is: nothing in style sheet, walkthrough or pictures moves or fades on its own', () => {
    const css = readFileSync(path.join(root, 'media/plot.css'), 'utf8');
    assert.doesNotMatch(css, /\b(?:transition|animation)(?:-\w+)?\s*:(?!\s*none)|@keyframes/);
    for (const name of ['hover', 'evaluate', 'plot', 'write-back']) {
      const svg = readFileSync(path.join(root, `media/walkthrough/${name}.svg`), 'utf8');
      assert.doesNotMatch(svg, /<animate|<set\b|<style|<script/);
    }
  });
});
