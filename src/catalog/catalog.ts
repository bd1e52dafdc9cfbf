// The catalog: every activation the product knows, one entry each. All surfaces read these entries and nothing else.
import { newest, type Release } from '../foundation/release.ts';
import type { Activation } from './activation.ts';
import { entries } from './entries.ts';

/** Every activation, those of a family together. */
export const catalog: readonly Activation[] = entries;

const byId = new Map(catalog.map((entry) => [entry.id, entry]));

/** The entry with this id (PyTorch's class name) in a given release, or undefined. */
export function findById(id: string, release: Release = newest): Activation | undefined {
  return byId.get(id)?.in(release);
}
