// The catalogue: every activation the product knows, one row each. All surfaces read these rows and nothing else.
import type { Activation } from './activation.ts';
import { exponentials } from './exponentials.ts';
import { gated } from './gated.ts';
import { rectifiers } from './rectifiers.ts';
import { relatives } from './related.ts';
import { shrinks } from './shrinks.ts';
import { sigmoids } from './sigmoids.ts';
import { softpluses } from './softplus.ts';
import { vectors } from './vectors.ts';

export const catalogue: readonly Activation[] = [
  ...rectifiers,
  ...softpluses,
  ...exponentials,
  ...gated,
  ...sigmoids,
  ...shrinks,
  ...vectors,
  ...relatives,
];

const byId = new Map(catalogue.map((row) => [row.id, row]));

/** The row with this id (PyTorch's class name), or undefined. */
export function findById(id: string): Activation | undefined {
  return byId.get(id);
}
