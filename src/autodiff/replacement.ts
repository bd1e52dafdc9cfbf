// What may be written in place of a formula: the activation of the catalog that it is, where that is nowhere further from the
// exact function than the formula is itself.
import { numberAt, type OrderedDtype, orderedDtypes, widthOf } from '../arithmetic/ordered.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import { findById } from '../catalog/catalog.ts';
import type { Release } from '../foundation/release.ts';
import { compile } from './compile.ts';
import type { Formula } from './graph.ts';
import { findEqual, type Identified, writtenValues } from './identify.ts';

/**
 * How much further from the exact function an answer may be: in units in the last place of the exact answer; and, which is told
 * as a difference, in those of 1, where the exact answer is smaller.
 */
const MOST_FURTHER = 2;
const MOST_DIFFERENT = 16;

/** No input of a layer is nearly as large. */
const FAR = 1e9;

/** How many numbers of either sign are compared, beside those within the range. */
const SPREAD = 400;

/** Inputs of a layer are within it; its numbers stand so far apart. */
const RANGE = 20;
const STEP = 1 / 16;
/** Its multiples, less what is whole of them, fall everywhere. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** From how many of them on an answer that is 0 too early is told as that. */
const MANY = 1 / STEP;

/** What may be written in place of a formula. */
export interface Replacement extends Identified {
  /** Which parameters of the activation are numbers that the formula names, by the names there. */
  readonly named: Readonly<Record<string, string>>;
  /** Last digits differ by more than two units where the exact answer is near 0, or of large numbers. */
  readonly differs: boolean;
  /** What is 0 where the formula's, which is right there, is not: over a unit of x or more, for inputs of a layer. */
  readonly zero?: 'value' | 'derivative';
  /** Beyond this power of ten on both sides it may be no number where the formula is one: farther out than any input. */
  readonly beyond?: number;
  /** Where autograd answers otherwise at a kink, the first such x. */
  readonly kink?: number;
}

/** The activation to write in place of a formula; undefined where there is none, or it is that already. */
export function findReplacement(formula: Formula, release: Release): Replacement | undefined {
  const equal = findEqual(formula);
  if (!equal || formula.isNumpy || isWritten(formula, equal)) return undefined;
  const entry = findById(equal.id, release);
  if (entry?.kind !== 'elementwise' || entry.learned !== undefined) return undefined;
  const named = namesOf(formula, equal);
  if (!named) return undefined;
  const whole = entry.functionAt(equal.parameters);
  const kinks = whole.facts().breaks.map(({ x }) => x);
  let kink: number | undefined;
  let differs = false;
  let zero: Replacement['zero'];
  let beyond = Number.POSITIVE_INFINITY;
  for (const dtype of orderedDtypes) {
    const own = compile(formula, writtenValues(formula), { dtype, release });
    if (own.hasNoGradient || own.hasBranches) return undefined;
    const other = whole.inDtype(dtype);
    for (const quantity of ['value', 'derivative'] as const) {
      let zeros = 0;
      for (const x of numbersOf(dtype, whole[quantity])) {
        if (kinks.includes(x)) continue;
        const [mine, answer] = [own[quantity](x), other[quantity](x)];
        const more = further(whole[quantity](x), mine, answer, dtype);
        if (more === 'too much' && Math.abs(x) > FAR && !Number.isFinite(answer))
          beyond = Math.min(beyond, 10 ** Math.floor(Math.log10(Math.abs(x) / 2)));
        else if (more === 'too much') return undefined;
        if (more === 'a little') differs = true;
        if (more !== 'no' && answer === 0 && Math.abs(x) <= RANGE && ++zeros >= MANY) zero ??= quantity;
      }
    }
    kink ??= kinks.find((x) => Math.abs(own.derivative(x) - other.derivative(x)) > 1 / 64);
  }
  return {
    ...equal,
    named,
    differs,
    ...(zero ? { zero } : {}),
    ...(Number.isFinite(beyond) ? { beyond } : {}),
    ...(kink === undefined ? {} : { kink }),
  };
}

/** Which parameter moves with which number that the formula names; undefined where one of those is no parameter. */
function namesOf(formula: Formula, equal: Identified): Readonly<Record<string, string>> | undefined {
  const named: Record<string, string> = {};
  for (const { name, isLiteral } of formula.parameters) {
    if (isLiteral) continue;
    const parameters = formula.parameters.map((one) =>
      one.name === name ? { ...one, value: one.value * 1.25 + 0.0625 } : one,
    );
    const moved = findEqual({ ...formula, parameters });
    if (moved?.id !== equal.id) return undefined;
    for (const [parameter, value] of Object.entries(moved.parameters))
      if (value !== equal.parameters[parameter]) named[parameter] = name;
  }
  return named;
}

/** The formula holds the activation itself, and at most looks at its type beside it. */
function isWritten({ nodes }: Formula, { id }: Identified): boolean {
  return nodes.some((node) => node.kind === 'activation' && node.id === id);
}

/**
 * Numbers of the type: spread over all of it, between −20 and 20, and where `exact` changes its sign, for the last digits of small
 * sums are their terms'. Not in even steps: what is computed of short numbers is hardly ever rounded.
 */
function* numbersOf(dtype: OrderedDtype, exact: (x: number) => number): Generator<number> {
  const { last } = widthOf(dtype);
  const round = roundTo(dtype);
  for (let i = 0; i <= SPREAD; i++)
    for (const sign of [1, -1]) yield numberAt(dtype, sign * Math.round((last * i) / SPREAD));
  let before = -RANGE;
  for (let i = -RANGE / STEP; i < RANGE / STEP; i++) {
    const x = round((i + ((i * GOLDEN) % 1)) * STEP);
    yield x;
    let [low, high] = [before, x];
    before = x;
    if (exact(low) * exact(high) >= 0) continue;
    while (high - low > 1e-6) {
      yield round(low);
      yield round(high);
      const middle = (low + high) / 2;
      if (exact(low) * exact(middle) > 0) low = middle;
      else high = middle;
    }
  }
}

/** How much further `other` is from `exact` than `own` is. */
function further(
  exact: number,
  own: number,
  other: number,
  dtype: OrderedDtype,
): 'no' | 'a little' | 'too much' {
  if (Object.is(own, other) || !Number.isFinite(exact)) return 'no';
  const more = Math.abs(other - exact) - Math.abs(own - exact);
  // Where the formula itself is no number, any answer is nearer.
  if (!Number.isFinite(own) || more <= MOST_FURTHER * unitAt(exact, dtype)) return 'no';
  const most = MOST_DIFFERENT * unitAt(Math.max(1, Math.abs(exact)), dtype);
  return more <= most ? 'a little' : 'too much';
}

/** From a number to the next one of the type. */
function unitAt(x: number, dtype: OrderedDtype): number {
  const { precision, smallestNormal } = widthOf(dtype);
  const size = Math.max(Math.abs(x), smallestNormal);
  return 2 ** (Math.floor(Math.log2(size)) - precision + 1);
}
