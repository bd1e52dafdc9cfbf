// The colors of curves: VS Code's own chart tokens, moved towards the text's color where a theme's contrast is too low.
import { contrast, hexOf, luminance, mix, parseColor, type Rgb } from '../../foundation/color.ts';

const TOKENS = [
  ['--vscode-charts-blue', '#3794ff'],
  ['--vscode-charts-orange', '#d18616'],
  ['--vscode-charts-green', '#89d185'],
  ['--vscode-charts-purple', '#b180d7'],
  ['--vscode-charts-red', '#f14c4c'],
  ['--vscode-terminal-ansiCyan', '#11a8cd'],
  ['--vscode-charts-yellow', '#cca700'],
  ['--vscode-foreground', '#cccccc'],
] as const;

/** For a ninth curve and those after it: far from what themes give the tokens above, and from each other. */
const MORE = {
  dark: ['#f5f53d', '#f53df5', '#39ac39', '#3df5f5'],
  light: ['#080891', '#a60bda', '#91084d', '#3f0bda'],
} as const;

/** Names are text, which needs 4.5 : 1, and a zone's tint takes a tenth of it away. */
const CONTRAST = 5;
/** Axes and sliders have to be seen, not read. */
const DRAWN = 3;

/** Sets `--curve-0` … and the grid's colors on `root` from the theme that its computed style shows. */
export function applyCurveColors(root: HTMLElement): void {
  const style = getComputedStyle(root);
  const strong = document.body.className.includes('high-contrast');
  const colors = plotColors((token) => style.getPropertyValue(token).trim(), strong);
  for (const [name, color] of Object.entries(colors)) root.style.setProperty(name, color);
}

/** The colors of the plot by their CSS names, made from those of the theme; `strong` in high contrast. */
export function plotColors(
  cssOf: (token: string) => string,
  strong: boolean,
): Readonly<Record<string, string>> {
  const read = (token: string, otherwise: string) =>
    parseColor(cssOf(token)) ?? parseColor(otherwise) ?? [128, 128, 128];
  const background = read('--vscode-editor-background', '#1e1e1e');
  const text = read('--vscode-editor-foreground', luminance(background) > 0.4 ? '#000000' : '#ffffff');
  const backgrounds = [background, read('--vscode-editorHoverWidget-background', hexOf(background))];
  const more = MORE[luminance(background) > 0.4 ? 'light' : 'dark'];
  const given = [
    ...TOKENS.map(([token, otherwise]) => read(token, otherwise)),
    ...more.map((color) => read('', color)),
  ];
  const curves = given.map((color, i) => [`--curve-${i}`, hexOf(readable(color, backgrounds, text))]);
  return {
    ...Object.fromEntries(curves),
    // Mixed here: CSS' color-mix is younger than the oldest VS Code that this runs in.
    '--grid': hexOf(mix(background, text, strong ? 0.28 : 0.09)),
    '--track': hexOf(readable(mix(background, text, strong ? 0.7 : 0.42), [background], text, DRAWN)),
    '--zero': hexOf(readable(mix(background, text, strong ? 0.7 : 0.34), [background], text, DRAWN)),
  };
}

/** `color`, moved towards `text` until it stands out from all `backgrounds`. */
export function readable(color: Rgb, backgrounds: readonly Rgb[], text: Rgb, least = CONTRAST): Rgb {
  for (let part = 0; part <= 1; part += 0.05) {
    const mixed = mix(color, text, part);
    if (backgrounds.every((background) => contrast(mixed, background) >= least)) return mixed;
  }
  return text;
}
