// What small networks are trained on: points of two classes, or a function of one number; all from torch.rand's numbers.
import type { Loss } from './losses.ts';
import type { Rows } from './network.ts';
import { rand } from './uniform.ts';

/** How many rows are trained on, and as many are held out. */
export const ROWS = 200;

/** Inputs lie about as far from 0. */
export const REACH = 2.2;

type Point = readonly [x: number, y: number];
/** Two classes of points in the plane. */
const planes = ['spiral', 'circles', 'moons', 'xor'] as const;

/** Data by the names that are kept. */
export const dataNames = [...planes, 'step', 'sine', 'abs', 'poisson', 'own'] as const;
/** One of them. */
export type DataName = (typeof dataNames)[number];

/** A person's own rows: what goes in, and last what should come out. */
export type OwnRows = readonly (readonly number[])[];

/** What is trained on: by name, with the rows of `own`. */
interface Chosen {
  readonly data: DataName;
  readonly rows: OwnRows;
}

const outs = (rows: OwnRows): readonly number[] => rows.map((row) => row.at(-1) ?? 0);
const isClasses = (rows: OwnRows): boolean => outs(rows).every((y) => y === 0 || y === 1);
/** Whether what should come out are small counts, or classes: neither is scaled. */
export const isCounts = (rows: OwnRows): boolean =>
  outs(rows).every((y) => y >= 0 && y <= 30 && Number.isInteger(y));

/** Whether it is two classes in the plane. */
export const isPlane = ({ data, rows }: Chosen): boolean =>
  data === 'own' ? rows[0]?.length === 3 && isClasses(rows) : (planes as readonly string[]).includes(data);

/** The losses that fit, the usual one first. */
export function lossesFor(chosen: Chosen): readonly Loss[] {
  const { data, rows } = chosen;
  const isOwn = data === 'own';
  if (isPlane(chosen) || (isOwn && isClasses(rows))) return ['bce-with-logits', 'cross-entropy', 'mse'];
  if (data === 'step') return ['bce-with-logits', 'mse'];
  return data === 'poisson' || (isOwn && isCounts(rows)) ? ['poisson-nll', 'mse'] : ['mse'];
}

const { PI, sin, cos, sqrt, exp } = Math;
const noise = (u: number): number => 0.3 * (u - 0.5);
const spread = (u: number): number => 4 * u - 2;

/**
 * From three numbers between 0 and 1 to a point of the plane, or to x and what should come out. Which of two classes a point is
 * of, `k` says, which is whether its row is odd.
 */
const points: Readonly<
  Record<Exclude<DataName, 'own'>, (k: number, a: number, b: number, c: number) => Point>
> = {
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
  // Its class is the sign of x·y.
  xor: (_, a, b) => [spread(a), spread(b)],
  step: (_, a) => [spread(a), spread(a) > 0 ? 1 : 0],
  sine: (_, a, b) => [spread(a), sin(PI * spread(a)) + noise(b)],
  abs: (_, a, b) => [spread(a), Math.abs(spread(a)) + noise(b)],
  poisson: (_, a, b) => [spread(a), countOf(exp(1 + sin(2 * spread(a))), b)],
};

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

/** The data of a seed, as `torch.rand` after `torch.manual_seed` makes it; or a person's own. */
export function makeData(chosen: Chosen & { readonly seed: number }): Data {
  const { data: name, seed, rows } = chosen;
  if (name === 'own') return ownData(rows);
  const u = rand(seed, 6 * ROWS);
  const part = (first: number): Examples => {
    const width = isPlane(chosen) ? 2 : 1;
    const [x, y] = [new Float32Array(ROWS * width), new Float32Array(ROWS)];
    for (let row = 0; row < ROWS; row++) {
      const k = row % 2;
      const at = 3 * (first + row);
      const [a, b] = points[name](k, u[at] ?? 0, u[at + 1] ?? 0, u[at + 2] ?? 0);
      x[row * width] = a;
      if (width === 2) x[row * 2 + 1] = b;
      y[row] = width === 1 ? b : name === 'xor' ? Number(a * b > 0) : k;
    }
    return { inputs: { count: ROWS, width, numbers: x }, targets: { count: ROWS, width: 1, numbers: y } };
  };
  return { train: part(0), held: part(ROWS) };
}

/** Every second row is held out. Columns are brought to mean 0 and standard deviation 1; what comes out only where it counts nothing. */
function ownData(rows: OwnRows): Data {
  const width = (rows[0]?.length ?? 1) - 1;
  const columns = Array.from({ length: width + 1 }, (_, at) => {
    const numbers = rows.map((row) => row[at] ?? 0);
    if (at === width && isCounts(rows)) return numbers;
    const mean = numbers.reduce((sum, x) => sum + x, 0) / rows.length;
    const std = sqrt(numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rows.length) || 1;
    return numbers.map((x) => (x - mean) / std);
  });
  const part = (first: number): Examples => {
    const places = [...rows.keys()].filter((row) => row % 2 === first);
    const numbers = (from: number, to: number) =>
      Float32Array.from(places.flatMap((row) => columns.slice(from, to).map((column) => column[row] ?? 0)));
    return {
      inputs: { count: places.length, width, numbers: numbers(0, width) },
      targets: { count: places.length, width: 1, numbers: numbers(width, width + 1) },
    };
  };
  return { train: part(0), held: part(1) };
}

/** How often something happens that happens `rate` times on average; `u` from 0 to 1 says how lucky. */
function countOf(rate: number, u: number): number {
  let p = exp(-rate);
  let below = p;
  let count = 0;
  for (; u > below && count < 40; below += p) p *= rate / ++count;
  return count;
}
