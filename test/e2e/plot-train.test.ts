// Training in the panel's page: to PyTorch's losses, on where it was when the page is gone in the middle of it, and at rest while
// nobody can see it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { closePanel, openPanel } from './panel-page.ts';

interface Golden {
  readonly cases: readonly {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly activation: { readonly id: string };
    /** By run and step: on what is trained on, and held out. */
    readonly losses: readonly (readonly (readonly [number, number])[])[];
  }[];
}

const golden = JSON.parse(readFileSync(path.join(projectRoot, 'test/golden/lab.json'), 'utf8')) as Golden;
const curves = [{ key: 'c1', id: 'ReLU', parameters: {} }];
/** Of two, what is seen is said as soon as training rests. */
const both = [...curves, { key: 'c2', id: 'Softplus', parameters: {} }];
const calm = { data: 'circles', runs: 2, seed: 3, rate: 0.05 };

const stepIn = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await page.locator('[data-step]').textContent()) ?? '')?.[0]);

/** Waits until as many steps are done, and answers how many. */
async function reaches(page: Page, least: number): Promise<number> {
  await page.waitForFunction(
    (wanted) => Number(/\d+/.exec(document.querySelector('[data-step]')?.textContent ?? '')?.[0]) >= wanted,
    least,
  );
  return stepIn(page);
}

const tablesOf = (page: Page) => page.locator('lens-train table').allInnerTexts();

/** Waits until what rests at a step is said, and answers the step. */
async function restsBeyond(page: Page, step: number): Promise<number> {
  const said = await page.waitForFunction((before) => {
    const text = document.querySelector('lens-train [role="status"]')?.textContent ?? '';
    const at = Number(/^\s*At step (\d+)/.exec(text)?.[1]);
    return at > before && at;
  }, step);
  return Number(await said.jsonValue());
}

describe('training in the plot panel', () => {
  it('comes to PyTorch’s losses, with their seed, step by step', async () => {
    const { settings, losses } = golden.cases.find(({ activation }) => activation.id === 'ReLU') ?? {};
    assert.ok(settings && losses);
    // The first of the runs alone.
    const state = { curves, drawer: 'train', train: { settings: { ...settings, runs: 1 } } };
    const page = await openPanel({ state });
    for (const [step, [train, held]] of (losses[0] ?? []).entries()) {
      if (step > 0) await page.getByRole('button', { name: 'Step', exact: true }).click();
      await reaches(page, step);
      const cells = page.locator('[data-table="losses"] td').filter({ hasText: /\d/ });
      for (const [at, loss] of [train, held].entries())
        await cells
          .nth(at)
          .filter({ hasText: String(Number(loss.toPrecision(3))) })
          .waitFor();
    }
    assert.equal(await stepIn(page), 10);
    await closePanel(page);
  });

  it('goes on where it was when its page is gone in the middle of it', async () => {
    const train = { settings: calm, isOn: true, speed: 20 };
    const first = await openPanel({ state: { curves: both, drawer: 'train', train } });
    await reaches(first, 30);
    await first.waitForFunction('saved.train.step >= 20');
    const remembered = await first.evaluate<{ train: { step: number } }>('saved');
    await closePanel(first);

    const second = await openPanel({ remembered });
    await reaches(second, remembered.train.step + 1);
    await second.getByRole('button', { name: 'Pause', exact: true }).click();
    const step = await restsBeyond(second, remembered.train.step);
    const tables = await tablesOf(second);
    await closePanel(second);

    const anew = await openPanel({
      state: { curves: both, drawer: 'train', train: { ...train, isOn: false, step } },
    });
    assert.equal(await restsBeyond(anew, step - 1), step);
    assert.deepEqual(await tablesOf(anew), tables);
    await closePanel(anew);
  });

  it('rests while nobody can see it, and goes on then', async () => {
    const page = await openPanel({
      state: { curves: both, drawer: 'train', train: { settings: calm, isOn: true, speed: 20 } },
    });
    await reaches(page, 3);
    const show = (isHidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await show(true);
    const rested = await restsBeyond(page, 2);
    assert.equal(await stepIn(page), rested);
    assert.equal(await page.evaluate('saved.train.isOn'), true, 'nobody paused it');
    await show(false);
    await reaches(page, rested + 5);
    await closePanel(page);
  });
});
