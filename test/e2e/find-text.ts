// Finds where a text stands on the screen, in whichever editor or notebook cell shows it.
import type { Page } from 'playwright-core';

/** In CSS pixels of the page. */
export interface TextPlace {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** The place marked with `|`, or the middle. */
  readonly x: number;
}

/** Brackets are marked, and no longer, a twentieth of a second after the cursor has moved. */
const frames = 6;

/**
 * Waits until an editor shows the text within one line, and until that line stands still: VS Code takes no notice of a
 * press on a line that it draws anew in the same moment, say because a bracket is no longer marked. A `|` in the text
 * marks a place and is not part of it.
 */
export async function findText(page: Page, marked: string): Promise<TextPlace> {
  const mark = marked.indexOf('|');
  const wanted = { text: marked.replace('|', ''), mark, frames };
  const found = await page.waitForFunction(({ text, mark, frames }) => {
    /** The place, once it and its element have been the same for a number of frames of the screen. */
    const steady = (line: Element, place: TextPlace): TextPlace | undefined => {
      const before: { line?: Element; at?: string; count?: number } = Reflect.get(globalThis, 'steady') ?? {};
      const at = JSON.stringify(place);
      const count = before.line === line && before.at === at ? (before.count ?? 0) + 1 : 0;
      Reflect.set(globalThis, 'steady', { line, at, count });
      return count >= frames ? place : undefined;
    };
    /** Where the character with this index in the line begins, or the line ends. */
    const placeOf = (line: Element, index: number): DOMRect => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let rest = index;
      let node = walker.nextNode();
      while (node && rest > (node.textContent ?? '').length) {
        rest -= (node.textContent ?? '').length;
        node = walker.nextNode();
      }
      const range = document.createRange();
      if (node) range.setStart(node, rest);
      range.collapse(true);
      return range.getBoundingClientRect();
    };
    // Notebooks lie beside the editor area, not in it.
    const editors = ':is(.part.editor, .notebookOverlay)';
    for (const line of document.querySelectorAll(`${editors} .view-lines .view-line`)) {
      // Editors show spaces as no-break spaces.
      const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
      if (start < 0 || !line.checkVisibility({ visibilityProperty: true })) continue;
      const first = placeOf(line, start);
      const right = placeOf(line, start + text.length).left;
      // One pixel into the marked character.
      const x = mark < 0 ? (first.left + right) / 2 : placeOf(line, start + mark).left + 1;
      return steady(line, { left: first.left, right, x, y: (first.top + first.bottom) / 2 });
    }
    return undefined;
  }, wanted);
  return (await found.jsonValue()) as TextPlace;
}

/** For the page: whether an element that the selector finds covers a place, which may have no width, in an editor. */
export function isDrawnOver({ what, place }: { what: string; place: TextPlace }): boolean {
  return [...document.querySelectorAll(what)].some((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    // Half a character, for a cursor stands between two.
    const near = 6;
    return top <= place.y && bottom >= place.y && left <= place.left + near && right >= place.right - near;
  });
}
