// Logarithm, sine and cosine in float32 as PyTorch's normal numbers use them: Cephes' polynomials (Moshier 1992) in vector
// registers, as avx_mathfun.h has them, a product that is added being rounded once with the sum.

const round = Math.fround;
const words = new Float32Array(1);
const bits = new Int32Array(words.buffer);
const wide = new Float64Array(1);
const halves = new Int32Array(wide.buffer);

/** a·b + c for float32, rounded once. */
function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const part = sum - product;
  const lost = product - (sum - part) + (c - part);
  if (lost === 0 || !Number.isFinite(sum)) return round(sum);
  // What was lost breaks a tie: the last bit is set, so that the sum is never taken for one that lies in the middle.
  wide[0] = sum;
  const low = halves[0] ?? 0;
  if ((low & 1) === 0) {
    if (lost > 0 === sum > 0) halves[0] = low | 1;
    else {
      halves[0] = low - 1;
      if (low === 0) halves[1] = (halves[1] ?? 0) - 1;
    }
  }
  return round(wide[0]);
}

/** c₀xⁿ + … + cₙ, from the highest power down. */
function polynomial(x: number, coefficients: readonly number[]): number {
  const [first = 0, ...rest] = coefficients;
  return rest.reduce((y, next) => fma(y, x, next), first);
}

const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(round);

/** ln(x) of a float32 above 0. */
export function log(x: number): number {
  words[0] = Math.max(x, 2 ** -126);
  const word = bits[0] ?? 0;
  bits[0] = (word & 0x807fffff) | 0x3f000000;
  const fraction = words[0];
  const isSmall = fraction < round(Math.SQRT1_2);
  const e = (word >>> 23) - 127 + 1 - (isSmall ? 1 : 0);
  const m = round(round(fraction - 1) + (isSmall ? fraction : 0));
  const z = round(m * m);
  let y = fma(round(polynomial(m, LOG) * m), z, round(e * round(-2.1219444e-4)));
  y = fma(-z, 0.5, y);
  return fma(e, 0.693359375, round(m + y));
}

const SINE = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(round);
const COSINE = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(round);

/** cos(x) and sin(x) of a float32 from 0 up to 8192. */
export function cosSin(x: number): { readonly cos: number; readonly sin: number } {
  const octant = (Math.trunc(round(x * round(4 / Math.PI))) + 1) & ~1;
  let r = fma(octant, -0.78515625, x);
  r = fma(octant, -2.4187564849853516e-4, r);
  r = fma(octant, round(-3.774894977445941e-8), r);
  const z = round(r * r);
  const c = round(fma(round(polynomial(z, COSINE) * z), z, -z / 2) + 1);
  const s = fma(round(polynomial(z, SINE) * z), r, r);
  const [cos, sin] = (octant & 2) === 0 ? [c, s] : [s, c];
  return {
    cos: ((octant + 2) & 4) === 0 ? cos : -cos,
    sin: (octant & 4) === 0 ? sin : -sin,
  };
}
