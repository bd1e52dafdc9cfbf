// Finds where a curve breaks, turns and ends by looking at its numbers, for functions whose formula tells no shape.
import type { Break } from '../functions/function.ts';
import { type End, infinity, type Shape } from '../functions/shape.ts';

/** f and f′ in float64. */
interface Curve {
  value(x: number): number;
  derivative(x: number): number;
}

/** A shape, and whether facts follow from it: not of what swings without end, breaks everywhere or has poles. */
export interface FoundShape {
  readonly shape: Shape;
  readonly isKnown: boolean;
}

/** More breaks or turns are a curve of which no list of places says much. */
const MOST_BREAKS = 8;
const MOST_TURNS = 12;

/** Where numbers are looked at: closely around 0, then farther apart. */
const places = Float64Array.from(
  [
    ...Array.from({ length: 161 }, (_, i) => i / 20),
    ...Array.from({ length: 24 }, (_, i) => 8.25 + i / 2),
    ...[20, 22, 25, 30, 40, 50, 65, 80, 100].flatMap((x) => [x, x + 0.37]),
  ].flatMap((x) => (x === 0 ? [0] : [-x, x])),
).sort();

/** Where ends are looked at, as far as numbers go. */
const farOut = [1e2, 3e2, 1e3, 1e4, 1e6, 1e8];

/** What is less than this beside 1 comes of rounding. */
const NOISE = 1e-8;

/**
 * The places between −100 and 100 where one of `differences` changes its sign: where code that compares goes another way.
 */
export function findCrossings(differences: readonly ((x: number) => number)[]): readonly number[] {
  const found = differences.flatMap((difference) => {
    const y = places.map(difference);
    return Array.from(places).flatMap((x, i) => {
      const [here = 0, next = 0] = [y[i], y[i + 1]];
      if (here === 0) return [x];
      const isCrossed = here * next < 0;
      return isCrossed ? [bisect(x, places[i + 1] ?? x, (at) => difference(at) * here > 0)] : [];
    });
  });
  return [...new Set(found.map(tidy))];
}

/** Finds the shape of a curve that may break at `seams` at least. */
export function findShape(f: Curve, seams: readonly number[] = []): FoundShape {
  const domain = domainOf(f);
  if (!domain) return unknown();
  const [low, high] = domain;
  const x = places.filter((one) => one > low && one < high);
  const slopes = x.map(f.derivative);
  const near = slopes.filter((slope, i) => Math.abs(x[i] ?? 0) <= 6 && Number.isFinite(slope));
  const scale = Math.max(0, ...near.map(Math.abs));
  const { breaks, bends } = breaksOf(f, {
    x,
    slopes,
    scale,
    seams: seams.filter((one) => one > low && one < high),
  });
  if (breaks.length > MOST_BREAKS) return unknown(breaks);
  const turns = [
    ...bends,
    ...turnsOf(f, { x, slopes, scale, knots: [...breaks.map((one) => one.x), ...bends] }),
  ];
  if (turns.length > MOST_TURNS || turns.some((one) => Math.abs(one) > 40)) return unknown(breaks);
  const [left, right] = [endOf(f, low, -1), endOf(f, high, 1)];
  return {
    isKnown: true,
    shape: {
      breaks,
      turns,
      left,
      right,
      smooth: breaks.length === 0 && bends.length === 0,
      asymptotes: [...slanted(f, left, 'left', low), ...slanted(f, right, 'right', high)],
      ...(Number.isFinite(low) || Number.isFinite(high) ? { domain } : {}),
    },
  };
}

function unknown(breaks: readonly Break[] = []): FoundShape {
  const end: End = { value: Number.NaN, slope: Number.NaN };
  return { shape: { breaks, left: end, right: end, smooth: breaks.length === 0 }, isKnown: false };
}

/** The one stretch in which f is finite; undefined where it is no stretch. */
function domainOf({ value }: Curve): readonly [number, number] | undefined {
  const near = places.filter((x) => Math.abs(x) <= 20);
  const isKnown = Array.from(near, (x) => Number.isFinite(value(x)));
  const first = isKnown.indexOf(true);
  const last = isKnown.lastIndexOf(true);
  if (first < 0 || isKnown.slice(first, last + 1).includes(false)) return undefined;
  const edge = (outside: number, inside: number): number =>
    tidy(bisect(inside, outside, (x) => Number.isFinite(value(x))));
  return [
    first === 0 ? -infinity : edge(near[first - 1] ?? 0, near[first] ?? 0),
    last === near.length - 1 ? infinity : edge(near[last + 1] ?? 0, near[last] ?? 0),
  ];
}

/** Where `holds` ends that holds at `from` and not at `to`. */
function bisect(from: number, to: number, holds: (x: number) => boolean): number {
  let [inside, outside] = [from, to];
  for (let i = 0; i < 60; i++) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}

/** The number that a person would have written, where one is as near as makes no difference. */
function tidy(x: number): number {
  if (Math.abs(x) < NOISE) return 0;
  const short = Number(x.toPrecision(6));
  return Math.abs(short - x) <= NOISE * Math.max(1, Math.abs(x)) ? short : x;
}

interface Grid {
  readonly x: Float64Array;
  /** f′ at each. */
  readonly slopes: Float64Array;
  /** The steepest f′ around 0. */
  readonly scale: number;
}

/** Where f or f′ breaks, and where pieces of another bend meet. */
function breaksOf(
  f: Curve,
  { x, slopes, scale, seams }: Grid & { readonly seams: readonly number[] },
): { readonly breaks: readonly Break[]; readonly bends: readonly number[] } {
  const breaks: Break[] = [];
  const add = (at: number): void => {
    const place = breaks.some((one) => Math.abs(one.x - at) < NOISE) ? undefined : breakAt(f, at, scale);
    if (place) breaks.push(place);
  };
  for (const at of seams) add(at);
  const values = x.map(f.value);
  for (let i = 1; i < x.length && breaks.length <= MOST_BREAKS; i++) {
    const ends = [x[i - 1] ?? 0, x[i] ?? 0] as const;
    if (breaks.some((one) => one.x >= ends[0] && one.x <= ends[1])) continue;
    const steps = [
      stepIn(f.value, ends, [values[i - 1] ?? 0, values[i] ?? 0]),
      stepIn(f.derivative, ends, [slopes[i - 1] ?? 0, slopes[i] ?? 0]),
    ];
    for (const at of steps) if (at !== undefined) add(at);
  }
  const bends = seams.filter((at) => !breaks.some((one) => one.x === at) && isBentAt(f, at, scale));
  return { breaks: breaks.sort((one, other) => one.x - other.x), bends };
}

/** Where between two places the numbers step from one to another at once; undefined where they go on. */
function stepIn(
  quantity: (x: number) => number,
  [a, b]: readonly [number, number],
  [first, last]: readonly [number, number],
): number | undefined {
  let [from, to, low, high] = [a, b, first, last];
  const whole = Math.abs(high - low);
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (!(whole > 1e-6 * size) || !Number.isFinite(whole)) return undefined;
  for (let i = 0; i < 44; i++) {
    const middle = (from + to) / 2;
    const y = quantity(middle);
    if (Math.abs(y - low) >= Math.abs(high - y)) [to, high] = [middle, y];
    else [from, low] = [middle, y];
    // A line falls to half with each half.
    if (i === 5 && Math.abs(high - low) < whole / 12) return undefined;
  }
  const isStep = Math.abs(high - low) > 1e-4 * whole && Math.abs(high - low) > 1e-7 * size;
  return isStep ? tidy((from + to) / 2) : undefined;
}

/** How f or f′ breaks at x; undefined where both go on. */
function breakAt(f: Curve, x: number, scale: number): Break | undefined {
  const [slopeLeft = 0, slopeRight = 0] = [-1, 1].map((side) => limitAt(f.derivative, x, side)).map(tidy);
  const [left = 0, right = 0] = [-1, 1].map((side) => limitAt(f.value, x, side)).map(tidy);
  const isSteep = [slopeLeft, slopeRight].some((slope) => Math.abs(slope) === infinity);
  if (![left, right].every(Number.isFinite) || (!isSteep && Number.isNaN(slopeLeft + slopeRight)))
    return undefined;
  const sides = { x, slopeLeft, slopeRight };
  const size = Math.max(1, Math.abs(left), Math.abs(right));
  if (Math.abs(left - right) > 1e-6 * size) return { ...sides, kind: 'jump', left, right };
  // The gradient may be another at x alone.
  const slopes = [slopeLeft, slopeRight, f.derivative(x)];
  const isKink = isSteep || Math.max(...slopes) - Math.min(...slopes) > 1e-6 * scale;
  const value = f.value(x);
  return isKink ? { ...sides, kind: 'kink', left: value, right: value } : undefined;
}

/** Whether the pieces differ in how they bend though their slopes meet, as ELU’s and x³ beside 0 do. */
function isBentAt({ derivative }: Curve, x: number, scale: number): boolean {
  const bend = (sign: number): number =>
    (derivative(x + sign * 2e-5) - derivative(x + sign * 1e-5)) / (sign * 1e-5);
  const isFlat = (sign: number): boolean =>
    [1e-3, 1e-2, 0.1].every((far) => derivative(x + sign * far) === 0);
  return Math.abs(bend(-1) - bend(1)) > 1e-3 * scale || isFlat(-1) !== isFlat(1);
}

/** Where f or f′ turns. */
function turnsOf(f: Curve, { x, slopes, scale, knots }: Grid & { readonly knots: readonly number[] }) {
  const step = 2 ** -13;
  const known = (y: number, most: number): number => (Math.abs(y) > most ? y : 0);
  const slope = (at: number): number => known(f.derivative(at), 1e-10 * scale);
  const bend = (at: number): number =>
    known((f.derivative(at + step) - f.derivative(at - step)) / (2 * step), 1e-8 * scale);
  const bends = x.map((at, i) => {
    const next = x[i + 1];
    return next === undefined
      ? 0
      : known(((slopes[i + 1] ?? 0) - (slopes[i] ?? 0)) / (next - at), 1e-8 * scale);
  });
  const isBroken = (a: number, b: number): boolean => knots.some((one) => one >= a && one <= b);
  const found: number[] = [];
  const look = (quantity: (at: number) => number, numbers: Float64Array, reach: number): void => {
    let [last, from] = [0, Number.NaN];
    for (const [i, at] of x.entries()) {
      const sign = Math.sign(known(numbers[i] ?? 0, 1e-10 * scale));
      if (isBroken(from, at) || isBroken(at, (reach ? x[i + 1] : at) ?? at)) {
        // On the other side of a break it starts anew.
        [last, from] = [0, at];
        continue;
      }
      if (sign === 0 || Number.isNaN(sign)) continue;
      const to = (reach ? x[i + 1] : at) ?? at;
      if (last !== 0 && sign !== last)
        found.push(tidyTurn(bisect(from, to, (one) => Math.sign(quantity(one)) === last)));
      [last, from] = [sign, at];
    }
  };
  look(slope, slopes, 0);
  look(bend, bends, 1);
  return found;
}

/** Turns of f′ are found by differences, whose digits are half as many. */
const tidyTurn = (x: number): number => (Math.abs(x) < 1e-5 ? 0 : x);

/** The limits of f and f′ at an end: where numbers settle, the number that they near; else how they grow. */
function endOf(f: Curve, end: number, sign: 1 | -1): End {
  if (Number.isFinite(end)) {
    return { value: limitAt(f.value, end, -sign), slope: limitAt(f.derivative, end, -sign) };
  }
  const known = farOut
    .map((x) => sign * x)
    .filter((x) => Number.isFinite(f.value(x)) && Number.isFinite(f.derivative(x)));
  const [a, b] = known.slice(-2);
  if (a === undefined || b === undefined) {
    const [y, slope] = [f.value(sign * 20), f.derivative(sign * 20)];
    return { value: Math.sign(y) * infinity, slope: Math.sign(slope) * infinity };
  }
  const settled = (one: number, other: number): number => {
    if (2 * Math.abs(other) < Math.abs(one)) return 0;
    const isNear = Math.abs(other - one) <= 2e-4 * Math.max(1, Math.abs(other));
    return isNear ? nearest(other) : Math.sign(other) * infinity;
  };
  const slope = settled(f.derivative(a), f.derivative(b));
  if (slope !== 0) return { value: Math.sign(f.value(b)) * infinity, slope };
  return { value: settled(f.value(a), f.value(b)), slope };
}

/** What a quantity nears at x from one side; what still grows by a hundredth at the very last grows without end, as a logarithm. */
function limitAt(quantity: (x: number) => number, x: number, side: number): number {
  // Near 0 there are numbers that lie closer, and what is added to x so that nothing is infinite is small.
  const steps =
    x === 0 ? [1e-24, 1e-20] : [1e-13 * Math.max(1, Math.abs(x)), 1e-11 * Math.max(1, Math.abs(x))];
  const [near = 0, far = 0] = steps.map((step) => quantity(x + side * step));
  return Math.abs(near) > 1.01 * Math.abs(far) && Math.abs(near) > 1e-6 ? Math.sign(near) * infinity : near;
}

/** A limit that is neared as 1 − 1/x nears 1. */
function nearest(y: number): number {
  if (Math.abs(y) < 1e-6) return 0;
  const short = Number(y.toPrecision(4));
  return Math.abs(short - y) <= 1e-5 * Math.max(1, Math.abs(y)) ? short : y;
}

/** The line that f nears, where its slope settles and its distance to that line does. */
function slanted(
  f: Curve,
  { value, slope }: End,
  side: 'left' | 'right',
  end: number,
): NonNullable<Shape['asymptotes']> {
  if (Number.isFinite(end) || Number.isFinite(value) || !Number.isFinite(slope) || slope === 0) return [];
  const sign = side === 'left' ? -1 : 1;
  const [near = 0, far = 0] = [100, 300].map((x) => f.value(sign * x) - slope * sign * x);
  return Math.abs(near - far) < 1e-3 ? [{ side, slope, offset: tidy(far) }] : [];
}
