// Reads what stands beside a line of an editor without being part of its text.
import type { Page } from 'playwright-core';

/**
 * Waits until what stands beside the line that contains `text` matches or includes `expected`, and returns all of it.
 * With '' it waits until nothing stands there.
 */
export async function waitBeside(page: Page, text: string, expected: string | RegExp): Promise<string> {
  const pattern =
    typeof expected === 'string' ? expected.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&') : expected.source;
  try {
    const found = await page.waitForFunction(
      ({ text, pattern }) => {
        const plain = (value: string) => value.replaceAll('\u00a0', ' ');
        for (const line of document.querySelectorAll('.part.editor .view-line')) {
          if (!plain(line.textContent ?? '').includes(text)) continue;
          const beside = [...line.querySelectorAll('span')]
            .map((span) => getComputedStyle(span, '::after').content)
            .filter((content) => content !== 'none' && content !== 'normal')
            .map((content) => plain(content.replace(/^"|"$/g, '')))
            .join(' ');
          if (new RegExp(pattern || '^$').test(beside)) return { beside };
        }
        return undefined;
      },
      { text, pattern },
      { timeout: 30_000 },
    );
    return (await found.jsonValue())?.beside ?? '';
  } catch (error) {
    throw new Error(`beside ${text} there is not ${expected || 'nothing'}`, { cause: error });
  }
}
