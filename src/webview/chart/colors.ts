// The colors of curves: VS Code's own chart tokens, moved towards the text's color where a theme's contrast is too low.
import { contrast, distance, hexOf, luminance, mix, parseColor, type Rgb } from '../../foundation/color.ts';
import { COLORS } from '../../plot/export/exported-picture.ts';

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
  const themed = TOKENS.map(([token, otherwise]) => readable(read(token, otherwise), backgrounds, text));
  const curves = withFarthest(themed, COLORS, backgrounds).map((color, i) => [`--curve-${i}`, hexOf(color)]);
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

/** `colors` and as many more as make `count`: each of the readable ones the farthest from all before it. */
function withFarthest(colors: readonly Rgb[], count: number, backgrounds: readonly Rgb[]): readonly Rgb[] {
  const candidates = WHEEL.filter((color) =>
    backgrounds.every((background) => contrast(color, background) >= CONTRAST),
  ).map((color) => ({ color, apart: Math.min(...colors.map((other) => distance(color, other))) }));
  const chosen = [...colors];
  while (chosen.length < count) {
    const [first, ...others] = candidates;
    if (!first) break;
    const next = others.reduce((best, one) => (one.apart > best.apart ? one : best), first);
    chosen.push(next.color);
    for (const one of candidates) one.apart = Math.min(one.apart, distance(one.color, next.color));
  }
  return chosen;
}

/** Colors of every hue, strong and less so, dark to light. */
const WHEEL: readonly Rgb[] = [0.3, 0.45, 0.6, 0.75].flatMap((lightness) =>
  [0.5, 0.9].flatMap((saturation) =>
    Array.from({ length: 24 }, (_, i) => fromHue(i / 24, saturation, lightness)),
  ),
);

/** A color by its hue, saturation and lightness, each 0 to 1. */
function fromHue(hue: number, saturation: number, lightness: number): Rgb {
  const part = (offset: number) => {
    const at = (offset + hue * 12) % 12;
    const share =
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(at - 3, 9 - at, 1));
    return share * 255;
  };
  return [part(0), part(8), part(4)];
}
