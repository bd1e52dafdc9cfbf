// An input as a thousand numbers that stand for it: quick enough to be drawn while a hand moves it, and for each of many layers,
// where `moments.ts` integrates to the last digit.
import { densityAt, type LayerInput, numbersOf, probabilityBetween } from './inputs.ts';

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
export function nodesOf(input: LayerInput, cuts: readonly number[]): Nodes {
  const numbers = numbersOf(input);
  if (numbers || input.kind === 'values') {
    const xs = numbers ?? [];
    return { xs, weights: new Float64Array(xs.length).fill(1 / xs.length), isPaired: false };
  }
  const reach = 'mean' in input ? REACH * input.std + ('half' in input ? input.half : 0) : 0;
  const [low, high] = 'mean' in input ? [input.mean - reach, input.mean + reach] : [input.low, input.high];
  const grid = Array.from({ length: CELLS + 1 }, (_, at) => low + ((high - low) * at) / CELLS);
  // Near 0 small dtypes have steps that are finer than any cell.
  const near = Array.from({ length: 13 }, (_, at) => 4 ** -at);
  const all = [0, ...cuts, ...near, ...near.map((x) => -x)].filter((x) => x > low && x < high);
  const edges = [...grid, ...all].sort((a, b) => a - b);
  const [xs, weights]: [number[], number[]] = [[], []];
  for (const [at, edge] of edges.entries()) {
    const half = ((edges[at + 1] ?? edge) - edge) / 2;
    if (!(half > 0)) continue;
    for (const side of [-1, 1]) {
      const x = edge + half + (side * half) / Math.sqrt(3);
      xs.push(x);
      weights.push(densityAt(input, x) * half);
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
export function shareWhere(input: LayerInput, nodes: Nodes, test: (x: number) => boolean): number {
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
