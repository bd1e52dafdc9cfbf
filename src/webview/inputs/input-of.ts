// Which input a panel's state asks about, and which curves answer it.
import type { Input } from '../../lab/inputs.ts';
import type { PanelState } from '../../protocol/state.ts';
import type { Trace } from '../state/traces.ts';

/** None where none is chosen, or no number is there. */
export function inputOf({ inputs, points }: Pick<PanelState, 'inputs' | 'points'>): Input | undefined {
  const { kind, mean, std, low, high } = inputs;
  if (kind === 'normal') return { kind, mean, std };
  if (kind === 'uniform') return { kind, low, high };
  const values = kind === 'points' ? points.filter(Number.isFinite) : [];
  return values.length > 0 ? { kind: 'values', values } : undefined;
}

/** Those that answer one number at a time. */
export const scalarsOf = (traces: readonly Trace[]): readonly Trace[] =>
  traces.filter(({ f }) => f.kind === 'scalar');

/** Whether nothing is another: states and curves are replaced when they change. */
export const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i]);
