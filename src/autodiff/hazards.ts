// Where a formula breaks in a type of PyTorch's: where it overflows, answers nan, loses its digits, or has no usable
// gradient, though the function that is written down has a value and a slope there.
import { numberAt, type OrderedDtype, placeOf, widthOf } from '../arithmetic/ordered.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import type { Release } from '../foundation/release.ts';
import { accurate } from './accurate.ts';
import { bounded } from './bounded.ts';
import { compile } from './compile.ts';
import type { Formula, Graph } from './graph.ts';
import {
  type Answer,
  type Beside,
  type HazardKind,
  type Judge,
  judges,
  type Verdict,
} from './hazard-judges.ts';
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

/** How many numbers of either sign are looked at before the ends of stretches are sought, beside those between −100 and 100. */
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
  for (let i = 0; i <= COARSE; i++) for (const sign of [1, -1]) put(sign * Math.round((last * i) / COARSE));
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

/** How many numbers of one kind are settled exactly before the rest counts as sound. */
const MOST_EXACT = 400;

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
  const parameters = writtenValues(formula);
  const beside: Beside = {
    dtype,
    own: compile(formula, parameters, { dtype, release }),
    quick: bounded(formula, parameters, release),
    exact: accurate(formula, parameters, release),
  };
  const { own } = beside;
  const places = placesOf(dtype, formula, parameters);
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
  const fails = settler(judges[kind], beside);
  settleRuns(looks, (i) => fails(places[i] ?? 0));
  const { last } = widthOf(dtype);
  const runs: [number, number][] = [];
  for (let i = looks.indexOf(YES); i >= 0; i = looks.indexOf(YES, i + 1)) {
    const before = runs.at(-1);
    if (before && (places[i] ?? 0) - (places[before[1]] ?? 0) < GAP * 2 * last) before[1] = i;
    else runs.push([i, i]);
  }
  const at = (i: number, outside: number): number => {
    const [yes = 0, no] = [places[i], places[outside]];
    if (no === undefined) return numberAt(dtype, yes);
    return numberAt(dtype, outermost(edge(yes, no, fails), Math.sign(no - yes), last, fails, dtype));
  };
  return runs.map(([from, to]) => ({ kind, dtype, from: at(from, from - 1), to: at(to, to + 1) }));
}

const YES = 1;
const MAYBE = 2;
const codes: Readonly<Record<Verdict, number>> = { no: 0, yes: YES, maybe: MAYBE };

/** Whether the number at a place fails, settled once of each place. */
function settler(judge: Judge, beside: Beside): (place: number) => boolean {
  const { dtype, own } = beside;
  const known = new Map<number, boolean>();
  let asked = 0;
  return (place) => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const x = numberAt(dtype, place);
    const answer: Answer = { x, y: own.value(x), dy: own.hasNoGradient ? Number.NaN : own.derivative(x) };
    const look = judge.look(answer, beside);
    const isExact = look === 'maybe';
    if (isExact) asked++;
    const failing = isExact ? asked <= MOST_EXACT && judge.settle(answer, beside) : look === 'yes';
    known.set(place, failing);
    return failing;
  };
}

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

/** The last place that fails on the way from one that does to one that does not. */
function edge(failing: number, sound: number, fails: (place: number) => boolean): number {
  let [yes, no] = [failing, sound];
  while (Math.abs(yes - no) > 1) {
    const middle = Math.trunc((yes + no) / 2);
    if (fails(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** How many numbers beyond the end of a stretch of 16 bits are sound before it has ended. */
const SOUND = 256;

/**
 * The outermost place that fails: where digits are lost, numbers that fail and others alternate at first. Of float32 it is sought
 * among some numbers of each power of two.
 */
function outermost(
  failing: number,
  direction: number,
  last: number,
  fails: (place: number) => boolean,
  dtype: OrderedDtype,
): number {
  const step = dtype === 'float32' ? 2 ** 14 + 1 : 1;
  const most = dtype === 'float32' ? 512 : SOUND;
  let yes = failing;
  for (let i = 1; i <= most; i++) {
    const place = yes + direction * step * i;
    if (Math.abs(place) > last) break;
    if (!fails(place)) continue;
    yes = step === 1 ? place : edge(place, place + direction * step, fails);
    i = 0;
  }
  return yes;
}
