// Where a formula breaks in a type of PyTorch's: where it overflows, answers nan, loses its digits, or has no usable
// gradient, though the function that is written down has a value and a slope there.
import { numberAt, type OrderedDtype, placeOf, widthOf } from '../arithmetic/ordered.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import type { Release } from '../foundation/release.ts';
import { accurate } from './accurate.ts';
import { bounded } from './bounded.ts';
import { compile } from './compile.ts';
import type { Formula, Graph } from './graph.ts';
import { endOf, settler } from './hazard-ends.ts';
import { type Beside, type HazardKind, judges, type Verdict } from './hazard-judges.ts';
import { writtenValues } from './identify.ts';
import { isOverwritten } from './overwritten.ts';

/** A stretch, its ends the first and the last number that fail; `in-place`: backward raises, whatever x is. */
export interface Hazard {
  readonly kind: HazardKind | 'in-place';
  readonly dtype: OrderedDtype;
  readonly from: number;
  readonly to: number;
}

/** Those that make numbers wrong, not only learning slow. */
const usualKinds: readonly HazardKind[] = ['overflow', 'nan', 'digits', 'nan-gradient', 'inf-gradient'];

/** How many numbers of float32 of either sign are looked at before the ends of stretches are sought, beside those between −100 and 100. */
const COARSE = 4096;

/** Places of numbers in order. */
function placesOf(
  dtype: OrderedDtype,
  graph: Graph,
  parameters: Readonly<Record<string, number>>,
): Int32Array {
  const { last } = widthOf(dtype);
  const places = new Set<number>([0]);
  const put = (place: number): void => {
    if (Math.abs(place) <= last) places.add(place);
  };
  const count = dtype === 'float32' ? COARSE : last;
  for (let i = 0; i <= count; i++) for (const sign of [1, -1]) put(sign * Math.round((last * i) / count));
  const round = roundTo(dtype);
  for (let x = 1 / 16; x <= 100; x += 1 / 16)
    for (const sign of [1, -1]) put(placeOf(dtype, sign * round(x)));
  // Around what is written down the formula may bend.
  const written = graph.nodes.flatMap((node) => (node.kind === 'constant' ? [node.value] : []));
  for (const value of [...written, ...Object.values(parameters)]) {
    const x = round(value);
    if (!Number.isFinite(x)) continue;
    for (const sign of [1, -1]) for (const by of [-1, 0, 1]) put(placeOf(dtype, sign * x) + by);
  }
  return Int32Array.from(places).sort();
}

/**
 * The stretches in which a formula, its parameters as they are written, fails in a type, by kind; `undefined` comes between
 * steps of work. Of what NumPy or Python computes, in float64 whatever x is, there are none.
 * Of types of 16 bits all numbers are looked at; of float32 some, and between them the ends of stretches are sought.
 */
export function* findHazards(
  formula: Formula,
  dtype: OrderedDtype,
  release: Release,
  kinds: readonly HazardKind[] = usualKinds,
): Generator<undefined, readonly Hazard[]> {
  if (!isOfTensors(formula)) return [];
  const beside = besideOf(formula, dtype, release);
  const { own } = beside;
  const places = placesOf(dtype, formula, writtenValues(formula));
  const x = Float64Array.from(places, (place) => numberAt(dtype, place));
  const y = new Float64Array(x.length);
  own.batch(x, y);
  yield undefined;
  const dy = own.hasNoGradient ? y : x.map(own.derivative);
  yield undefined;
  const raises = isOverwritten(formula, release);
  const [from = 0, to = 0] = [x[0], x.at(-1)];
  const found: Hazard[] = raises ? [{ kind: 'in-place', dtype, from, to }] : [];
  for (const kind of kinds) {
    if ((raises || own.hasNoGradient) && kind.endsWith('gradient')) continue;
    const judge = judges[kind];
    const looks = Uint8Array.from(
      x,
      (at, i) => codes[judge.look({ x: at, y: y[i] ?? 0, dy: dy[i] ?? 0 }, beside)],
    );
    yield undefined;
    found.push(...stretchesOf(kind, places, looks, beside));
    yield undefined;
  }
  return found;
}

function besideOf(formula: Formula, dtype: OrderedDtype, release: Release): Beside {
  const parameters = writtenValues(formula);
  const where = { dtype, release, isVector: true } as const;
  const { derivative } = compile(formula, parameters, { ...where, isQuick: true });
  return {
    dtype,
    own: { ...compile(formula, parameters, where), derivative },
    real: compile(formula, parameters, { dtype: 'exact', release }),
    quick: bounded(formula, parameters, release),
    exact: accurate(formula, parameters, release),
  };
}

/** Whether a formula fails at the number with a place. */
export const failsAt = (
  kind: HazardKind,
  formula: Formula,
  dtype: OrderedDtype,
  release: Release,
): ((place: number) => boolean) => settler(judges[kind], besideOf(formula, dtype, release));

/** Neither NumPy nor Python's own numbers compute a part of it. */
function isOfTensors({ nodes, isNumpy }: Formula): boolean {
  const isDynamic: boolean[] = [];
  for (const node of nodes)
    isDynamic.push(
      node.kind === 'input' || ('arguments' in node && node.arguments.some((at) => isDynamic[at])),
    );
  return (
    !isNumpy &&
    !nodes.some((node, at) => node.kind === 'operation' && node.operation === 'item' && isDynamic[at])
  );
}

/** Smaller gaps do not part stretches: how large a part of all numbers of the type. */
const GAP = 1 / 16;

/** `looks`: the verdicts at `places`. */
function stretchesOf(
  kind: HazardKind,
  places: Int32Array,
  looks: Uint8Array,
  beside: Beside,
): readonly Hazard[] {
  const { dtype } = beside;
  const isFailing = settler(judges[kind], beside);
  settleRuns(looks, (i) => isFailing(places[i] ?? 0));
  const fails = settler(judges[kind], beside);
  const { last } = widthOf(dtype);
  const runs: [number, number][] = [];
  for (let i = looks.indexOf(YES); i >= 0; i = looks.indexOf(YES, i + 1)) {
    const before = runs.at(-1);
    if (before && (places[i] ?? 0) - (places[before[1]] ?? 0) < GAP * 2 * last) before[1] = i;
    else runs.push([i, i]);
  }
  const at = (i: number, outside: number): number => {
    const [yes = 0, no] = [places[i], places[outside]];
    return numberAt(dtype, no === undefined ? yes : endOf(kind, yes, no, fails, beside));
  };
  return runs.map(([from, to]) => ({ kind, dtype, from: at(from, from - 1), to: at(to, to + 1) }));
}

const YES = 1;
const MAYBE = 2;
const codes: Readonly<Record<Verdict, number>> = { no: 0, yes: YES, maybe: MAYBE };

/** How many numbers of a run are settled before it is halved where they differ. */
const IN_A_RUN = 7;

/** Settles what may fail: of each run some numbers, and where two of them differ, those between. */
function settleRuns(looks: Uint8Array, fails: (i: number) => boolean): void {
  for (let start = 0; start < looks.length; start++) {
    if (looks[start] !== MAYBE) continue;
    let end = start;
    while (looks[end + 1] === MAYBE) end++;
    const count = Math.min(IN_A_RUN, end - start);
    const asked =
      count === 0
        ? [start]
        : Array.from({ length: count + 1 }, (_, i) => start + Math.round((i * (end - start)) / count));
    looks[start] = Number(fails(start));
    for (const [i, at] of asked.entries()) if (i > 0) fill(looks, asked[i - 1] ?? start, at, fails);
    start = end;
  }
}

/** Settles (from, to]; `from` is settled. */
function fill(looks: Uint8Array, from: number, to: number, fails: (i: number) => boolean): void {
  const [first, last] = [looks[from] === YES, fails(to)];
  if (first === last || to - from <= 1) {
    looks.fill(Number(first), from + 1, to);
    looks[to] = Number(last);
    return;
  }
  const middle = (from + to) >> 1;
  fill(looks, from, middle, fails);
  fill(looks, middle, to, fails);
}
