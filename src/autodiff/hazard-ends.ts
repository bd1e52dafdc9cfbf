// Where a stretch of numbers that fail ends: sought from one that does to one that does not, and beyond, for where digits are
// lost, numbers that fail and others alternate.
import { numberAt, widthOf } from '../arithmetic/ordered.ts';
import { type Answer, type Beside, type HazardKind, type Judge, lossIn } from './hazard-judges.ts';

type Fails = (place: number) => boolean;

/** How many numbers of one kind are settled exactly before the rest counts as sound. */
const MOST_EXACT = 1000;

/** Whether the number at a place fails, settled once of each place. */
export function settler(judge: Judge, beside: Beside): Fails {
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

/** The last number that fails on the way out of a stretch, from a place that fails to one that does not. */
export function endOf(
  kind: HazardKind,
  failing: number,
  sound: number,
  fails: Fails,
  beside: Beside,
): number {
  const direction = sound > failing ? 1 : -1;
  const end = edge(failing, sound, fails);
  return kind === 'digits' ? outermost(end, direction, fails, beside) : end;
}

/** The last place that fails on the way from one that does to one that does not. */
function edge(failing: number, sound: number, fails: Fails): number {
  let [yes, no] = [failing, sound];
  while (Math.abs(yes - no) > 1) {
    const middle = Math.trunc((yes + no) / 2);
    if (fails(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/**
 * Beyond an end, at which distances from each other numbers are looked at, and how many: failing ones become rare before they end.
 * Of 16 bits all are.
 */
const SEARCHES: readonly (readonly [number, number])[] = [
  [2 ** 7 + 1, 2 ** 16],
  [1, 2 ** 14],
];
const SEARCHES_16: typeof SEARCHES = [[1, 256]];

const AT_ONCE = 1024;

/** How many of those at once may be settled. */
const MOST_ASKED = 64;

/** The outermost place that fails. */
function outermost(end: number, direction: number, fails: Fails, beside: Beside): number {
  let from = end;
  for (const [step, count] of beside.dtype === 'float32' ? SEARCHES : SEARCHES_16) {
    for (let i = 0; i < count; i += AT_ONCE) {
      const found = outermostOf(from + direction * step * i, direction * step, fails, beside);
      if (found === undefined) continue;
      from = found;
      i = -AT_ONCE;
    }
  }
  return from;
}

/** Of so many places, `step` apart. */
function outermostOf(after: number, step: number, fails: Fails, beside: Beside): number | undefined {
  const { dtype, own, real } = beside;
  const { last, smallestNormal } = widthOf(dtype);
  const places = Array.from({ length: AT_ONCE }, (_, i) => after + step * (i + 1)).filter(
    (place) => Math.abs(place) <= last,
  );
  const x = Float64Array.from(places, (place) => numberAt(dtype, place));
  const [y, exact] = [new Float64Array(x.length), new Float64Array(x.length)];
  own.batch(x, y);
  real.batch(x, exact);
  const most = lossIn(dtype) * 0.9999;
  // What float64 has lost itself is settled otherwise.
  const isDoubtful = (_: number, i: number): boolean => {
    const [is = 0, should = 0] = [y[i], exact[i]];
    const size = Math.abs(should);
    return size < smallestNormal ? size !== 0 || is !== 0 : !(Math.abs(is - should) <= most * size);
  };
  return places.filter(isDoubtful).reverse().slice(0, MOST_ASKED).find(fails);
}
