// What an activation is compared with by default.
import type { Activation } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { baseline } from '../../catalog/roles.ts';
import type { ScalarFunction } from '../../functions/function.ts';

/** What people compare with, and its name. */
export interface Baseline {
  readonly f: ScalarFunction;
  readonly name: string;
}

/** What people compare an activation with; undefined for that itself. */
export function baselineOf(entry: Activation): Baseline | undefined {
  return baseline.id === entry.id ? undefined : { f: baseline.functionAt({}), name: baseline.id };
}

/** The id of what the hover offers to compare with; undefined if nothing suits. */
export function comparedId(entry: Activation): string | undefined {
  return entry.id === baseline.id ? nearestOf(entry) : baseline.id;
}

/** What the baseline itself is compared with: the smooth activation of which it is the limit. */
function nearestOf(entry: Activation): string | undefined {
  const related = entry.related.filter(({ id }) => findById(id)?.kind === 'elementwise');
  return (related.find(({ kind }) => kind === 'limit of') ?? related[0])?.id;
}

/** Whether it is what others are compared with, of which everybody knows what it does. */
export function isPlainBaseline(entry: Activation): boolean {
  return entry.id === baseline.id;
}
