// What the reader says of a program and of the same program written in another way, place by place.
import { type ActivationUse, type Cell, createReader } from '../../src/python/index.ts';
import { type Rewriting, type Rewritten, rewritings } from './rewritings.ts';

/** Two answers that cannot both be right. */
interface Difference {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** How many places were compared, and how many are told with less certainty in the other way, or with more. */
export interface Comparison {
  readonly rewriting: string;
  readonly differences: readonly Difference[];
  readonly compared: number;
  readonly less: number;
  readonly more: number;
}

/** Compares what is said of `text` with what is said of it in each way to write it. */
export function* compareReadings(
  text: string,
  ways: Readonly<Record<string, Rewriting>> = rewritings,
): Generator<Comparison> {
  const [uses = []] = read([text]);
  for (const [way, rewrite] of Object.entries(ways)) {
    const rewritten = uses.length > 0 ? rewrite(text) : undefined;
    if (!rewritten) continue;
    const differences: Difference[] = [];
    let compared = 0;
    let less = 0;
    let more = 0;
    for (const [use, other] of pairs(uses, rewritten)) {
      compared++;
      if (contradicts(use, other) || contradicts(other, use))
        differences.push({ offset: use.start, before: tell(use), after: tell(other) });
      else if (rank(other) < rank(use)) less++;
      else if (rank(other) > rank(use)) more++;
    }
    yield { rewriting: way, differences, compared, less, more };
  }
}

function* pairs(
  uses: readonly ActivationUse[],
  { cells, place }: Rewritten,
): Generator<readonly [ActivationUse, ActivationUse | undefined]> {
  const all = read(cells);
  const byPlace = all.map((list) => new Map(list.map((use) => [use.start, use])));
  for (const use of uses) {
    const { cell, offset } = place(use.start);
    yield [use, byPlace[cell]?.get(offset)];
  }
}

function read(texts: readonly string[]): readonly (readonly ActivationUse[])[] {
  const cells = texts.map((text): Cell => ({ text, language: 'python', isNotebook: texts.length > 1 }));
  const reading = createReader().read(cells);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.uses;
}

/** Whether `use` is certain of what `other` rules out. */
function contradicts(use: ActivationUse | undefined, other: ActivationUse | undefined): boolean {
  if (use?.certainty !== 'certain' || !other) return false;
  if (other.certainty === 'certain') return use.id !== other.id || !areAlike(use, other);
  const others = [other.id, ...(other.candidates ?? []).map(({ id }) => id)];
  return !others.includes(use.id) && !other.mayBeUnlisted && !other.isByDefault;
}

function areAlike(one: ActivationUse, other: ActivationUse): boolean {
  return Object.entries(one.parameters).every(([name, { value }]) => {
    const known = other.parameters[name]?.value;
    return value === undefined || known === undefined || Object.is(value, known);
  });
}

const ranks = { candidate: 1, likely: 2, certain: 3 } as const;
const rank = (use: ActivationUse | undefined): number => (use ? ranks[use.certainty] : 0);

function tell(use: ActivationUse | undefined): string {
  if (!use) return 'nothing';
  const set = Object.entries(use.parameters).map(([name, { value }]) => `${name}=${value ?? '?'}`);
  const others = (use.candidates ?? []).map(({ id }) => id);
  return [`${use.id}(${set.join(', ')})`, use.certainty, ...others].join(' ');
}
