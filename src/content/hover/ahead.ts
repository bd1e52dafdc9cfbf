// Chooses the uses whose hovers are worked out before anybody asks: one of each picture. Pure.
import type { ActivationUse } from '../../python/index.ts';
import { knownValues } from './hover.ts';

/** What two uses share that have the same picture; a text that says no more than that. */
export function pictureKey(use: ActivationUse): string {
  const values = Object.entries(knownValues(use)).map(([name, value]) => `${name}=${String(value)}`);
  return `${use.id}(${values.join()})`;
}

/** The first use of each picture that is not among those `drawn`, in the document's order, at most `most`. */
export function usesToDraw(
  uses: readonly ActivationUse[],
  drawn: ReadonlySet<string>,
  most: number,
): readonly ActivationUse[] {
  const chosen = new Map<string, ActivationUse>();
  for (const use of uses) {
    if (chosen.size >= most) break;
    const key = pictureKey(use);
    if (!drawn.has(key) && !chosen.has(key)) chosen.set(key, use);
  }
  return [...chosen.values()];
}
