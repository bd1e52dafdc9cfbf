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
    );
    return (await found.jsonValue())?.beside ?? '';
  } catch (error) {
    throw new Error(`beside ${text} there is not ${expected || 'nothing'}`, { cause: error });
  }
}

/**
 * Waits until an answer that matches stands in an editor, beside code or in a blank line, and fails where it ends beyond what
 * is in sight: under the minimap, or outside of the editor.
 */
export async function answerInSight(page: Page, pattern: RegExp): Promise<string> {
  const found = await page.waitForFunction((source) => {
    const plain = (value: string) => value.replaceAll('\u00a0', ' ').replace(/^"|"$/g, '');
    for (const span of document.querySelectorAll('.part.editor .view-line span')) {
      const text = plain(getComputedStyle(span, '::after').content);
      if (!new RegExp(source).test(text)) continue;
      const editor = span.closest('.monaco-editor');
      const minimap = editor?.querySelector('.minimap')?.getBoundingClientRect();
      const right = editor?.getBoundingClientRect().right ?? 0;
      return {
        text,
        end: span.getBoundingClientRect().right,
        limit: minimap && minimap.width > 0 ? Math.min(minimap.left, right) : right,
      };
    }
    return undefined;
  }, pattern.source);
  const answer = await found.jsonValue();
  if (!answer || answer.end > answer.limit) throw new Error(`out of sight: ${JSON.stringify(answer)}`);
  return answer.text;
}
