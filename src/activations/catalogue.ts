// The catalogue: every activation the product knows, one row each. All surfaces read these rows and nothing else.
import type { Activation } from './activation.ts';

export const catalogue: readonly Activation[] = [];

const byId = new Map(catalogue.map((row) => [row.id, row]));

/** The row with this id (PyTorch's class name), or undefined. */
export function findById(id: string): Activation | undefined {
  return byId.get(id);
}
