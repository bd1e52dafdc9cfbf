// Runs axe on the plot panel as it stands.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the panel as it stands, in short; of its colors alone, or in all. */
export async function violationsIn(
  frame: FrameLocator | Page,
  asked: 'all' | 'colors' = 'all',
): Promise<readonly string[]> {
  const body = await frame.locator('body').elementHandle();
  const page = await body?.ownerFrame();
  assert.ok(page);
  if (!(await page.evaluate(() => Reflect.has(globalThis, 'axe')))) await page.evaluate(axe);
  return page.evaluate(async (asked) => {
    const run = Reflect.get(globalThis, 'axe');
    const { violations, passes } = await run.run(document, {
      runOnly:
        asked === 'colors'
          ? { type: 'rule', values: ['color-contrast'] }
          : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // The page is a frame of the workbench, which has the landmarks and headings.
      rules: {
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'landmark-one-main': { enabled: false },
      },
    });
    if (passes.length === 0) return ['axe checked nothing'];
    return violations.flatMap(
      (violation: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  }, asked);
}
