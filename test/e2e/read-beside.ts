// Reads what stands beside a line of an editor without being part of its text.
import type { Page } from 'playwright-core';

/** Waits until what stands beside the line that contains `text` includes `expected`, and returns all of it. */
export async function waitBeside(page: Page, text: string, expected: string): Promise<string> {
  const found = await page.waitForFunction(
    ({ text, expected }) => {
      const plain = (value: string) => value.replaceAll('\u00a0', ' ');
      for (const line of document.querySelectorAll('.part.editor .view-line')) {
        if (!plain(line.textContent ?? '').includes(text)) continue;
        const beside = [...line.querySelectorAll('span')]
          .map((span) => getComputedStyle(span, '::after').content)
          .filter((content) => content !== 'none' && content !== 'normal')
          .map((content) => plain(content.replace(/^"|"$/g, '')))
          .join(' ');
        if (beside.includes(expected)) return beside;
      }
      return '';
    },
    { text, expected },
    { timeout: 15_000 },
  );
  return String(await found.jsonValue());
}
