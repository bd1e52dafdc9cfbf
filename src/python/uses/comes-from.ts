// Whether a use is what a place of the code says: a string, a row of a table, a field. Followed backwards from the use, from what it is
// to what that was made of.
import type { ActivationUse, Origin } from './use.ts';

/** Where an activation is chosen. */
export interface Choice {
  /** The activation's id; empty where the catalog has none of that name. */
  readonly id: string;
  /** What tells the document from all others. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** How many places one after the other are followed. */
const most = 8;

/** What is chosen at `use`: where it was made, if that is another place, or what stands there. `keys`: of the cells read together. */
export function choiceAt(use: ActivationUse, cell: number, keys: readonly string[]): Choice {
  const { start, end } = use.origin ?? use.expression;
  return { id: use.id, key: use.origin ? keyOf(use.origin, keys) : (keys[cell] ?? ''), start, end };
}

/** Whether `use` comes to its activation by the choice. `useAt` answers for places in the cells whose `keys` are given. */
export async function comesFrom(
  use: ActivationUse,
  choice: Choice,
  keys: readonly string[],
  useAt: (cell: number, offset: number) => Promise<ActivationUse | undefined>,
): Promise<boolean> {
  let open: readonly ActivationUse[] = [use];
  for (let step = 0; step < most && open.length > 0; step++) {
    const next: ActivationUse[] = [];
    for (const one of open) {
      const all = [one, ...(one.candidates ?? [])];
      const places = all.flatMap(({ id, origin }) => (origin && isOf(id, choice) ? [origin] : []));
      if (places.length > 0) places.push(...(one.way ?? []));
      for (const place of places) {
        const key = keyOf(place, keys);
        if (key === choice.key && choice.start <= place.start && place.end <= choice.end) return true;
        const behind = place.file ? undefined : await useAt(place.cell, place.start);
        if (behind && behind.start !== one.start) next.push(behind);
      }
    }
    open = next;
  }
  return false;
}

const isOf = (id: string, choice: Choice): boolean => id === choice.id || choice.id === '';

const keyOf = ({ file, cell }: Origin, keys: readonly string[]): string => file?.key ?? keys[cell] ?? '';
