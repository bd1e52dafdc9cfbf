// Where formulas break in PyTorch, as it was searched for, and those formulas as they are read.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OrderedDtype } from '../../../src/arithmetic/ordered.ts';
import type { Formula } from '../../../src/autodiff/graph.ts';
import type { Hazard } from '../../../src/autodiff/hazards.ts';
import { createReader } from '../../../src/python/index.ts';

const golden = path.resolve(__dirname, '../../golden');

/** A stretch that the search found. */
type FoundHazard = Pick<Hazard, 'kind' | 'from' | 'to'>;

/** What the search found, by the name of the formula and the type. */
export const readHazards = (): Readonly<
  Record<string, Readonly<Record<OrderedDtype, readonly FoundHazard[]>>>
> => JSON.parse(gunzipSync(readFileSync(path.join(golden, 'hazards.json.gz'))).toString()).hazards;

/** The formulas by their names. */
export const readFormulas = (): ReadonlyMap<string, Formula> =>
  new Map(['definitions.py', 'hazards.py'].flatMap(formulasIn));

function formulasIn(file: string): readonly (readonly [string, Formula])[] {
  const reading = createReader().read([
    { text: readFileSync(path.join(golden, file), 'utf8'), language: 'python' },
  ]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.definitionsIn(0).map(({ name, formula }) => [name, formula] as const);
}
