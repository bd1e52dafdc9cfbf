// Double-double arithmetic: numbers of two float64s, head + tail, which carry some 106 bits, for the few places where 53
// are not enough. Each function returns the head and leaves the tail in `last` (an object for each would cost more than
// the sum).
// Sums and products after Dekker (1971) and Knuth; the exponential after fdlibm's argument reduction.

/**
 * The tail of the double-double that was computed last, and the power of two that `exponential` has left out. Read them at once.
 * An object, for a number in a variable of the module would be allocated anew with every result.
 */
export const last = { tail: 0.5, power: 0 };

/** a + b exactly. */
export function sum(a: number, b: number): number {
  const s = a + b;
  const t = s - a;
  last.tail = a - (s - t) + (b - t);
  return s;
}

/** a · b exactly, for |a| and |b| below 2^996. */
export function product(a: number, b: number): number {
  const p = a * b;
  const ca = 134217729 * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = 134217729 * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  last.tail = ah * bh - p + ah * bl + al * bh + al * bl;
  return p;
}

function settle(head: number, rest: number): number {
  const s = head + rest;
  last.tail = rest - (s - head);
  return s;
}

/** (a + al) + (b + bl). */
export function add(a: number, al: number, b: number, bl: number): number {
  const s = sum(a, b);
  return settle(s, last.tail + (al + bl));
}

/** (a + al) · (b + bl). */
export function multiply(a: number, al: number, b: number, bl: number): number {
  const p = product(a, b);
  return settle(p, last.tail + (a * bl + al * b));
}

/** (a + al) / (b + bl). */
export function divide(a: number, al: number, b: number, bl: number): number {
  const q = a / b;
  const p = product(q, b);
  return settle(q, (a - p - last.tail + (al - q * bl)) / b);
}

const powers = new Float64Array(2100);
for (let i = 0, up = 1, down = 1; i < 1100; i++, up *= 2, down /= 2) {
  if (i < 1000) powers[1100 + i] = up;
  powers[1100 - i] = down;
}

/** y · 2^power; results too small for a normal float64 keep the digits that they can. */
export function scale(y: number, power: number): number {
  if (power > 999) return scale(y * 2 ** 900, power - 900);
  if (power < -1000) return power < -2200 ? y * 0 : scale(y * 2 ** -500, power + 500);
  return y * (powers[1100 + power] ?? 0);
}

/** e^r − 1 − r − r²/2 for |r| ≤ 0.35, by its Taylor series. */
function higherTerms(r: number, square: number): number {
  let terms = 1 / 87178291200;
  for (const c of factorials) terms = terms * r + c;
  return r * square * terms;
}

/** 1/13! … 1/3!. */
const factorials = [6227020800, 479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6].map(
  (n) => 1 / n,
);

/** e^(x + dx) = (head + tail) · 2^power, right to some 58 bits; |x| below 2000, dx tiny beside x. */
export function exponential(x: number, dx: number): number {
  const k = Math.floor(x * Math.LOG2E + 0.5);
  last.power = k;
  const r = sum(x - k * 0.6931471803691238, dx - k * 1.9082149292705877e-10);
  const rest = last.tail;
  const square = product(r, r);
  const half = 0.5 * square;
  const halfTail = 0.5 * last.tail;
  const higher = higherTerms(r, square);
  const s1 = 1 + r;
  const s2 = s1 + half;
  const s3 = s2 + higher;
  return settle(s3, r - (s1 - 1) + (half - (s2 - s1)) + (higher - (s3 - s2)) + halfTail + rest * (1 + r));
}

/** e^(x + dx) − 1 as a double-double, right to some 55 bits; |x| below 700. */
export function exponentialLessOne(x: number, dx: number): number {
  if (Math.abs(x) < 0.34) {
    const square = product(x, x);
    const half = 0.5 * square;
    return settle(x, half + (higherTerms(x, square) + 0.5 * last.tail + dx * (1 + x)));
  }
  const e = scale(exponential(x, dx), last.power);
  return add(-1, 0, e, scale(last.tail, last.power));
}

/** ln(1 + y + dy) as a double-double, right to some 57 bits, for 0 ≤ y ≤ 1. */
export function logarithmOfOneMore(y: number, dy: number): number {
  if (y < 0.06) {
    let terms = 0;
    for (let n = 14; n >= 2; n--) terms = 1 / n - y * terms;
    return settle(y, dy - y * y * terms);
  }
  const log = Math.log1p(y);
  const d = sum(1, y);
  const dl = last.tail + dy;
  // One step of Newton's: the rest of the logarithm is (1 + y)·e^−log − 1.
  const e = scale(exponential(-log, 0), last.power);
  const p = multiply(d, dl, e, scale(last.tail, last.power));
  return settle(log, p - 1 + last.tail);
}
