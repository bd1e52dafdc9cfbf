// Finds the places of curves that a person wants to jump to: kinks and jumps, zeros, crossings.
import type { Curve } from './curve.ts';

/** A place worth a look. */
export interface Place {
  readonly x: number;
  /** `limit`: where a dtype gives up. */
  readonly kind: 'kink' | 'jump' | 'zero' | 'crossing' | 'limit';
  /** Indexes of the curves that it belongs to. */
  readonly curves: readonly number[];
}

const STEPS = 512;

/** All places of `curves` from x0 to x1, sorted by x; what coincides (within 1e-9 of the window) is told once. */
export function findPlaces(curves: readonly Curve[], x0: number, x1: number): readonly Place[] {
  const found: Place[] = [];
  for (const [i, curve] of curves.entries()) {
    for (const { x, left, right } of curve.cuts) {
      if (x < x0 || x > x1) continue;
      const meets = Math.abs(left - right) <= 1e-6 * (1 + Math.abs(left));
      found.push({ x, kind: meets ? 'kink' : 'jump', curves: [i] });
    }
    for (const x of findZeros((at) => curve.y(at), x0, x1)) found.push({ x, kind: 'zero', curves: [i] });
    for (let j = i + 1; j < curves.length; j++) {
      const other = curves[j];
      if (!other) continue;
      for (const x of findZeros((at) => curve.y(at) - other.y(at), x0, x1)) {
        found.push({ x, kind: 'crossing', curves: [i, j] });
      }
    }
  }
  const near = (x1 - x0) * 1e-9;
  return found
    .sort((a, b) => a.x - b.x)
    .filter((place, i, all) => i === 0 || place.x - (all[i - 1]?.x ?? Number.NEGATIVE_INFINITY) > near);
}

/**
 * Where f changes its sign or touches 0 at a single point, by bisection. A interval on which f is 0 has no such
 * point but its ends.
 */
function findZeros(f: (x: number) => number, x0: number, x1: number): readonly number[] {
  const found: number[] = [];
  const at = (i: number) => {
    const x = x0 + ((x1 - x0) * i) / STEPS;
    // Powers of two times the window land on 0 only by luck; people expect it to be looked at.
    return Math.abs(x) < (x1 - x0) / (STEPS * 4) ? 0 : x;
  };
  let before = { x: at(0), y: f(at(0)) };
  for (let i = 1; i <= STEPS; i++) {
    const here = { x: at(i), y: f(at(i)) };
    if (before.y * here.y < 0) found.push(bisect(f, before, here));
    else if (here.y === 0 && before.y !== 0 && i < STEPS) found.push(edge(f, here.x, before.x));
    else if (before.y === 0 && here.y !== 0 && i > 1) {
      const x = edge(f, before.x, here.x);
      if (found.at(-1) !== x) found.push(x);
    }
    before = here;
  }
  return found.filter(Number.isFinite);
}

function bisect(f: (x: number) => number, a: { x: number; y: number }, b: { x: number; y: number }): number {
  let [low, high, sign] = [a.x, b.x, Math.sign(a.y)];
  for (let i = 0; i < 60; i++) {
    const middle = low + (high - low) / 2;
    const y = f(middle);
    if (y === 0) return middle;
    if (Math.sign(y) === sign) low = middle;
    else high = middle;
  }
  // A sign that changes without passing 0 is a jump, which is told as such.
  return Math.abs(f(high) - f(low)) > 1e-6 * (1 + Math.abs(a.y) + Math.abs(b.y)) ? Number.NaN : high;
}

/** The last x, going from `zero` (where f is 0) to `other` (where it is not), at which f is still 0. */
function edge(f: (x: number) => number, zero: number, other: number): number {
  let [low, high] = [zero, other];
  for (let i = 0; i < 60; i++) {
    const middle = low + (high - low) / 2;
    if (f(middle) === 0) low = middle;
    else high = middle;
  }
  return Math.abs(low) < Math.abs(other - zero) * 1e-12 ? 0 : low;
}
