// How well text on the workbench's page is told from what lies behind it, as WCAG measures it: from 1 to 21.
import type { Locator } from 'playwright-core';

/** What WCAG asks for of text. */
export const leastContrast = 4.5;

/**
 * The text inside of an element that is told least from its background, with its contrast; with `pseudo`, of what a decoration
 * puts behind the elements instead. What is transparent is for the accessible view, and not counted.
 */
export function faintestText(
  root: Locator,
  pseudo?: '::after',
): Promise<{ readonly text: string; readonly contrast: number }> {
  return root.evaluate((root, pseudo) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const channels = (color: string): readonly number[] => {
      if (!canvas) return [];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (color: readonly number[]) => {
      const [red = 0, green = 0, blue = 0] = color.map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element: Element | null): readonly number[] => {
      for (let at = element; at; at = at.parentElement) {
        const color = channels(getComputedStyle(at).backgroundColor);
        if (color[3] === 255) return color;
      }
      return [255, 255, 255, 255];
    };
    const textOf = (element: Element): string => {
      if (pseudo) {
        const { content } = getComputedStyle(element, pseudo);
        return /^"[^"]*\w/.test(content) ? content : '';
      }
      return [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim())
        .join('');
    };
    let faintest = { text: '', contrast: 21 };
    for (const element of root.querySelectorAll('*')) {
      const text = textOf(element);
      const color = channels(getComputedStyle(element, pseudo).color);
      if (!text || color[3] === 0 || !element.checkVisibility()) continue;
      const [one, other] = [luminance(color), luminance(behind(element))];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < faintest.contrast || !faintest.text) faintest = { text, contrast };
    }
    return faintest;
  }, pseudo);
}
