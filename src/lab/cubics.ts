// An activation and its slopes at many float32s, for networks that train: read off cubics, one for the values and one for the
// slopes on each 1/32 of the axis. They go through what the kernel answers there, so that all activations, a person's own too, take
// as long as ReLU does. Where the curve breaks, or bends too much for a cubic, the kernel itself is asked.
import type { Kernel } from '../functions/function.ts';

/** Works an activation out; all three are equally long. */
export type Apply = (x: Float32Array, values: Float32Array, slopes: Float32Array) => void;

/** Cells for each 1 on the axis, and how far from 0 they reach. */
const PER = 32;
const REACH = 32;
const CELLS = 2 * REACH * PER;

/** Where a kernel is asked in a cell, from 0 to 1: where the cubic goes through (Chebyshev's nodes), and where it is held to it. */
const NODES = [1, 3, 5, 7].map((odd) => (1 - Math.cos((odd * Math.PI) / 8)) / 2);
const CHECKS = Array.from({ length: 10 }, (_, at) => (at + 1) / 11);

/** How far from the kernel a cubic may be: as many steps of float32 as kernels themselves are from the truth. */
const TOLERANCE = 2 ** -21;

/** `kernel`, read off cubics; each is made when somebody first asks within its cell. */
export function readOff(kernel: Kernel): Apply {
  // For each cell the four coefficients of the values, then of the slopes; NaN where there are none.
  const cubics = new Float64Array(8 * CELLS).fill(Number.NaN);
  const isTried = new Uint8Array(CELLS);
  const scale = steepestOf(kernel);
  const [x, y, slope] = [new Float64Array(16), new Float64Array(16), new Float64Array(16)];

  const fill = (cell: number): boolean => {
    if (isTried[cell] === 1) return false;
    isTried[cell] = 1;
    const [start, end] = [cell / PER - REACH, (cell + 1) / PER - REACH];
    for (const [at, t] of [...NODES, ...CHECKS].entries()) x[at] = start + t / PER;
    // Next to its ends, too: what holds at an end itself may hold there alone.
    x.set([start + halfStep(start), end - halfStep(end)], 14);
    for (const [at, one] of x.entries()) x[at] = Math.fround(one);
    kernel.batch(x, y, slope);
    const places = x.map((one) => (one - start) * PER);
    const [ofValues, ofSlopes] = [cubicThrough(places, y, scale), cubicThrough(places, slope, scale)];
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

/** The cubic through the first four numbers `y` at `t`, by Newton's divided differences; undefined unless it meets the others. */
function cubicThrough(t: Float64Array, y: Float64Array, scale: number): Float64Array | undefined {
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
  const allowed = TOLERANCE * Math.max(...y.map(Math.abs), scale);
  return y.every((one, at) => Math.abs(read(cubic, 0, t[at] ?? 0) - one) <= allowed) ? cubic : undefined;
}

/** The largest slope at whole numbers: what rounding is small beside. */
function steepestOf(kernel: Kernel): number {
  const whole = Float64Array.from({ length: 2 * REACH + 1 }, (_, at) => at - REACH);
  const slopes = new Float64Array(whole.length);
  kernel.batch(whole, undefined, slopes);
  return slopes.reduce((most, one) => (Number.isFinite(one) ? Math.max(most, Math.abs(one)) : most), 0);
}
