// An activation and its slopes at many float32s, for networks that train: read off cubics, one for the values and one for the
// slopes on each 1/32 of the axis. They go through what the kernel answers there, so that all activations, a person's own too, take
// as long as ReLU does. Where the curve breaks, or bends too much for a cubic, the kernel itself is asked.
import type { ScalarFunction } from '../functions/function.ts';

/** Works an activation out; all three are equally long. */
export type Apply = (x: Float32Array, values: Float32Array, slopes: Float32Array) => void;

/** Cells for each 1 on the axis, and how far from 0 they reach. */
const PER = 32;
const REACH = 32;
const CELLS = 2 * REACH * PER;

/** Where a kernel is asked in a cell, from 0 to 1: where the cubic goes through (Chebyshev's nodes), and where it is held to it. */
const NODES = [1, 3, 5, 7].map((odd) => (1 - Math.cos((odd * Math.PI) / 8)) / 2);
const CHECKS = Array.from({ length: 10 }, (_, at) => (at + 1) / 11);

/**
 * How far from the kernel a cubic may be, beside what is largest in its cell. Where the kernel is less exact than that, twice as far as
 * it is from the truth; but where it has lost so many digits that its errors are all that is left of small slopes, it is asked itself:
 * Adam makes large steps of small gradients.
 */
const NEAR = 2 ** -21;

/** A function in float32, read off cubics; each is made when somebody first asks within its cell. */
export function readOff(exact: Pick<ScalarFunction, 'batch' | 'inDtype'>): Apply {
  const kernel = exact.inDtype('float32');
  // For each cell the four coefficients of the values, then of the slopes; NaN where there are none.
  const cubics = new Float64Array(8 * CELLS).fill(Number.NaN);
  const isTried = new Uint8Array(CELLS);
  const [x, y, slope] = [new Float64Array(16), new Float64Array(16), new Float64Array(16)];
  const [trueY, trueSlope] = [new Float64Array(16), new Float64Array(16)];

  const fill = (cell: number): boolean => {
    if (isTried[cell] === 1) return false;
    isTried[cell] = 1;
    const [start, end] = [cell / PER - REACH, (cell + 1) / PER - REACH];
    for (const [at, t] of [...NODES, ...CHECKS].entries()) x[at] = start + t / PER;
    // Next to its ends, too: what holds at an end itself may hold there alone.
    x.set([start + halfStep(start), end - halfStep(end)], 14);
    for (const [at, one] of x.entries()) x[at] = Math.fround(one);
    kernel.batch(x, y, slope);
    exact.batch(x, trueY, trueSlope);
    const places = x.map((one) => (one - start) * PER);
    const [ofValues, ofSlopes] = [cubicThrough(places, y, trueY), cubicThrough(places, slope, trueSlope)];
    if (!ofValues || !ofSlopes) return false;
    cubics.set([...ofValues, ...ofSlopes], 8 * cell);
    return true;
  };

  return (xs, values, slopes) => {
    for (let i = 0; i < xs.length; i++) {
      const one = xs[i] as number;
      const place = (one + REACH) * PER;
      if (place > 0 && place < CELLS) {
        const cell = place | 0;
        const t = place - cell;
        const at = cell << 3;
        if (t > 0 && (!Number.isNaN(cubics[at] as number) || fill(cell))) {
          values[i] = read(cubics, at, t);
          slopes[i] = read(cubics, at + 4, t);
          continue;
        }
      }
      values[i] = kernel.value(one);
      slopes[i] = kernel.derivative(one);
    }
  };
}

/** What takes a float32 to the next when it is rounded: a little over half of what lies between them. */
const halfStep = (x: number): number => Math.max(2 ** -40, 1.001 * 2 ** -24 * Math.abs(x));

const read = (cubics: Float64Array, at: number, t: number): number =>
  (cubics[at] as number) +
  t * ((cubics[at + 1] as number) + t * ((cubics[at + 2] as number) + t * (cubics[at + 3] as number)));

/** The cubic through the first four numbers `y` at `t`, by Newton's divided differences; undefined unless it meets the others, as far as `truth` lets it. */
function cubicThrough(t: Float64Array, y: Float64Array, truth: Float64Array): Float64Array | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = t;
  const [p = 0, q = 0, r = 0, s = 0] = y;
  const [pq, qr, rs] = [(q - p) / (b - a), (r - q) / (c - b), (s - r) / (d - c)];
  const [pqr, qrs] = [(qr - pq) / (c - a), (rs - qr) / (d - b)];
  const third = (qrs - pqr) / (d - a);
  const cubic = Float64Array.of(
    p - a * (pq - b * (pqr - c * third)),
    pq - (a + b) * pqr + (a * b + a * c + b * c) * third,
    pqr - (a + b + c) * third,
    third,
  );
  const [size, off] = [
    Math.max(...y.map(Math.abs)),
    Math.max(...y.map((one, at) => Math.abs(one - (truth[at] ?? one)))),
  ];
  const allowed = Math.max(NEAR * size, off < NEAR * size ? 2 * off : 0);
  return y.every((one, at) => Math.abs(read(cubic, 0, t[at] ?? 0) - one) <= allowed) ? cubic : undefined;
}
