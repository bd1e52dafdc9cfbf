// Moments to the digits that people read, quick enough for a hand that moves the input: sums over a thousand nodes, where
// `moments.ts` integrates to the last digit.
import type { ScalarFunction } from '../functions/function.ts';
import { type Input, numbersOf, probabilityBetween } from './inputs.ts';
import type { Moments } from './moments.ts';

/** Numbers that stand for an input, and how much of it each stands for. */
export interface Nodes {
  readonly xs: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  /** They come in twos, which share a cell of the input: Gauss's nodes of it. */
  readonly isPaired: boolean;
}

/** Beyond so many standard deviations there is nothing that could be read. */
const REACH = 8;
const CELLS = 500;

/** The nodes of an input; no cell of it goes across one of `cuts`, where functions break. */
export function nodesOf(input: Input, cuts: readonly number[]): Nodes {
  const numbers = numbersOf(input);
  if (numbers || input.kind === 'values') {
    const xs = numbers ?? [];
    return { xs, weights: new Float64Array(xs.length).fill(1 / xs.length), isPaired: false };
  }
  const isNormal = input.kind === 'normal';
  const [low, high] = isNormal
    ? [input.mean - REACH * input.std, input.mean + REACH * input.std]
    : [input.low, input.high];
  const grid = Array.from({ length: CELLS + 1 }, (_, at) => low + ((high - low) * at) / CELLS);
  // Near 0 small dtypes have steps that are finer than any cell.
  const near = Array.from({ length: 13 }, (_, at) => 4 ** -at);
  const all = [0, ...cuts, ...near, ...near.map((x) => -x)].filter((x) => x > low && x < high);
  const edges = [...grid, ...all].sort((a, b) => a - b);
  const density = (x: number) =>
    isNormal
      ? Math.exp(-(((x - input.mean) / input.std) ** 2) / 2) / input.std / Math.sqrt(2 * Math.PI)
      : 1 / (high - low);
  const [xs, weights]: [number[], number[]] = [[], []];
  for (const [at, edge] of edges.entries()) {
    const half = ((edges[at + 1] ?? edge) - edge) / 2;
    if (!(half > 0)) continue;
    for (const side of [-1, 1]) {
      const x = edge + half + (side * half) / Math.sqrt(3);
      xs.push(x);
      weights.push(density(x) * half);
    }
  }
  return { xs, weights, isPaired: true };
}

/** The mean of a function over nodes. Inputs that never come do not count, however odd what they give. */
export function meanOver({ xs, weights }: Nodes, of: (x: number) => number): number {
  let sum = 0;
  for (let at = 0; at < xs.length; at++) {
    const weight = weights[at] as number;
    if (weight > 0) sum += weight * of(xs[at] as number);
  }
  return sum;
}

/** The share of an input for which a test holds: where it turns between two nodes is found by halving. */
export function shareWhere(input: Input, nodes: Nodes, test: (x: number) => boolean): number {
  if (!nodes.isPaired) return meanOver(nodes, (x) => (test(x) ? 1 : 0));
  const { xs } = nodes;
  let [share, start, before, isIn] = [0, Number.NEGATIVE_INFINITY, xs[0] as number, test(xs[0] as number)];
  const take = (end: number) => {
    if (isIn) share += probabilityBetween(input, start, end);
    [start, isIn] = [end, !isIn];
  };
  for (let at = 1; at < xs.length; at++) {
    const x = xs[at] as number;
    if (test(x) !== isIn) {
      let [low, high] = [before, x];
      for (let round = 0; round < 50; round++) {
        const middle = (low + high) / 2;
        if (test(middle) === isIn) low = middle;
        else high = middle;
      }
      take(high);
    }
    before = x;
  }
  take(Number.POSITIVE_INFINITY);
  return share;
}

/** A function in the arithmetic asked for. */
export type Pair = Pick<ScalarFunction, 'value' | 'derivative'>;

/** |f′| at its largest within ±50; infinite where it goes on growing. */
function steepestOf({ derivative }: Pair): number {
  const within = (reach: number) =>
    Math.max(...Array.from({ length: 2001 }, (_, at) => Math.abs(derivative((at / 1000 - 1) * reach))));
  const most = within(50);
  return within(1000) > 2 * most ? Number.POSITIVE_INFINITY : most;
}

/** As `momentsOf`: of `f`, which is `exact` in a dtype; `steepest` is |f′| at its largest, where that is known. */
export function estimate(
  f: Pair,
  exact: Pair,
  input: Input,
  cuts: readonly number[],
  steepest = steepestOf(exact),
): Moments {
  const nodes = nodesOf(input, cuts);
  const mean = meanOver(nodes, f.value);
  const before = meanOver(nodes, (x) => x * x);
  const second = meanOver(nodes, (x) => f.value(x) ** 2);
  return {
    mean,
    std: Math.sqrt(meanOver(nodes, (x) => (f.value(x) - mean) ** 2)),
    zeros: shareWhere(input, nodes, (x) => f.value(x) === 0),
    noGradient: shareWhere(input, nodes, (x) => f.derivative(x) === 0),
    saturated: Number.isFinite(steepest)
      ? shareWhere(input, nodes, (x) => Math.abs(exact.derivative(x)) < steepest / 10)
      : null,
    gain: Math.sqrt(before / second),
    gradientFactor: (before / second) * meanOver(nodes, (x) => f.derivative(x) ** 2),
  };
}
