// What small networks are trained on: points of two classes, or a function of one number; all from torch.rand's numbers.
import type { Loss } from './losses.ts';
import type { Rows } from './network.ts';
import { rand } from './uniform.ts';

/** How many rows are trained on, and as many are held out. */
export const ROWS = 200;

/** Inputs lie about as far from 0. */
export const REACH = 2.2;

type Point = readonly [x: number, y: number];
/** From the row's number and three numbers between 0 and 1 to what goes in and what should come out. */
interface Kind {
  readonly point: (k: 0 | 1, a: number, b: number, c: number) => Point;
  readonly losses: readonly Loss[];
}

const classes: readonly Loss[] = ['bce-with-logits', 'cross-entropy', 'mse'];
const { PI, sin, cos, sqrt, exp } = Math;
const noise = (u: number): number => 0.3 * (u - 0.5);
const spread = (u: number): number => 4 * u - 2;

/** Points in the plane; which of two classes is which row is even, or for XOR the sign of x·y. */
const planes = {
  spiral: (k, a, b, c) => {
    const t = sqrt(a);
    const turn = PI * (2.5 * t + k);
    return [2 * t * cos(turn) + noise(b), 2 * t * sin(turn) + noise(c)];
  },
  circles: (k, a, b) => {
    const radius = 0.5 + k + 0.6 * b;
    return [radius * cos(2 * PI * a), radius * sin(2 * PI * a)];
  },
  moons: (k, a, b, c) => {
    const side = 1 - 2 * k;
    return [side * (1.3 * cos(PI * a) - 0.6) + noise(b), side * (1.3 * sin(PI * a) - 0.3) + noise(c)];
  },
  xor: (_, a, b) => [spread(a), spread(b)],
} satisfies Record<string, Kind['point']>;

const lines = {
  step: { losses: ['bce-with-logits', 'mse'], point: (_, a) => [spread(a), spread(a) > 0 ? 1 : 0] },
  sine: { losses: ['mse'], point: (_, a, b) => [spread(a), sin(PI * spread(a)) + noise(b)] },
  abs: { losses: ['mse'], point: (_, a, b) => [spread(a), Math.abs(spread(a)) + noise(b)] },
  poisson: {
    losses: ['poisson-nll', 'mse'],
    point: (_, a, b) => [spread(a), countOf(exp(1 + sin(2 * spread(a))), b)],
  },
} satisfies Record<string, Kind>;

/** Data by the names that are kept. */
export const dataNames = [...Object.keys(planes), ...Object.keys(lines)] as readonly DataName[];
/** One of them. */
export type DataName = keyof typeof planes | keyof typeof lines;

/** Whether it has two inputs. */
export const isPlane = (name: DataName): name is keyof typeof planes => name in planes;

/** The losses that fit, the usual one first. */
export const lossesFor = (name: DataName): readonly Loss[] => (isPlane(name) ? classes : lines[name].losses);

/** Rows with what should come out. */
interface Examples {
  readonly inputs: Rows;
  readonly targets: Rows;
}

/** The rows that are trained on, and those that are held out. */
export interface Data {
  readonly train: Examples;
  readonly held: Examples;
}

/** The data of a seed, as `torch.rand` after `torch.manual_seed` makes it. */
export function makeData(name: DataName, seed: number): Data {
  const u = rand(seed, 6 * ROWS);
  const part = (first: number): Examples => {
    const width = isPlane(name) ? 2 : 1;
    const [x, y] = [new Float32Array(ROWS * width), new Float32Array(ROWS)];
    for (let row = 0; row < ROWS; row++) {
      const k = (row % 2) as 0 | 1;
      const at = 3 * (first + row);
      const kind = isPlane(name) ? planes[name] : lines[name].point;
      const [a, b] = (kind as Kind['point'])(k, u[at] ?? 0, u[at + 1] ?? 0, u[at + 2] ?? 0);
      x[row * width] = a;
      if (width === 2) x[row * 2 + 1] = b;
      y[row] = width === 1 ? b : name === 'xor' ? Number(a * b > 0) : k;
    }
    return { inputs: { count: ROWS, width, numbers: x }, targets: { count: ROWS, width: 1, numbers: y } };
  };
  return { train: part(0), held: part(ROWS) };
}

/** How often something happens that happens `rate` times on average; `u` from 0 to 1 says how lucky. */
function countOf(rate: number, u: number): number {
  let p = exp(-rate);
  let below = p;
  let count = 0;
  for (; u > below && count < 40; below += p) p *= rate / ++count;
  return count;
}
