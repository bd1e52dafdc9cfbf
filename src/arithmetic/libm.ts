// The C library's float32 functions, to the bit, as PyTorch's CPU kernels call them for single elements.
// After fdlibm's s_log1pf.c, s_expm1f.c and s_tanhf.c, which glibc uses and which round less well than one would.
//
// log1pf, expm1f, tanhf and erff follow fdlibm, copyright (C) 1993 by Sun Microsystems, Inc.: "Permission to use, copy,
// modify, and distribute this software is freely granted, provided that this notice is preserved." expf follows Arm's
// optimized routines (MIT), the vector functions follow SLEEF (Boost Software License 1.0).
const f = Math.fround;

const ln2High = f(6.9313812256e-1);
const ln2Low = f(9.0580006145e-6);

const bits = new Int32Array(1);
const single = new Float32Array(bits.buffer);

function wordOf(x: number): number {
  single[0] = x;
  return bits[0] ?? 0;
}

function ofWord(word: number): number {
  bits[0] = word;
  return single[0] ?? 0;
}

/** 2^−160 … 2^159. */
const twos = Float64Array.from({ length: 320 }, (_, i) => 2 ** (i - 160));

const parts = Float64Array.from({ length: 32 }, (_, i) => 2 ** (i / 32));

/** expf, by a cubic in float64 and a table of 2^(i/32), as in glibc, which took it from Arm. */
export function expf(x: number): number {
  if (!(x > -104)) return Number.isNaN(x) ? x : 0;
  if (x > 88.8) return Number.POSITIVE_INFINITY;
  const z = x * 46.16624130844683;
  const k = Math.floor(z + 0.5);
  const r = z - k;
  const y = (1.6938359250920212e-6 * r + 2.3459809789509004e-4) * (r * r) + (0.021660849396613134 * r + 1);
  return f(y * (parts[k & 31] ?? 1) * (twos[(k >> 5) + 160] ?? 0));
}

const l1 = f(6.6666668653e-1);
const l2 = f(4.0000000596e-1);
const l3 = f(2.8571429849e-1);
const l4 = f(2.2222198546e-1);
const l5 = f(1.818357259e-1);
const l6 = f(1.5313838422e-1);
const l7 = f(1.479819864e-1);

/** log1pf for x ≥ 0. */
export function log1pf(x: number): number {
  if (!(x < Number.POSITIVE_INFINITY)) return x;
  if (x < 0.4142138659954071) {
    if (x < 2 ** -29) return x < 2 ** -54 ? x : f(x - f(f(x * x) * 0.5));
    const half = f(f(0.5 * x) * x);
    return f(x - f(half - logarithmTerms(x, half)));
  }
  const u = f(1 + x);
  let k = u < 2 ** 31 ? 31 - Math.clz32(u) : (wordOf(u) >> 23) - 127;
  // From 2^53 on adding 1 changes nothing, and the C code leaves the correction out.
  const c = x < 2 ** 53 ? f(f(k > 0 ? 1 - f(u - x) : x - f(u - 1)) / u) : 0;
  let m = u * (twos[160 - k] ?? 0);
  if (m >= 1.4142135381698608) {
    k += 1;
    m *= 0.5;
  }
  const g = m - 1;
  const low = f(f(k * ln2Low) + c);
  const high = f(k * ln2High);
  const half = f(f(0.5 * g) * g);
  if (g <= 0 && g > -(2 ** -22)) {
    const rest = f(half * f(1 - f(f(2 / 3) * g)));
    return g === 0 ? f(high + low) : f(high - f(f(rest - low) - g));
  }
  return f(high - f(f(half - f(logarithmTerms(g, half) + low)) - g));
}

/** s·(g²/2 + R), where s = g / (2 + g) and R is a polynomial in s². */
function logarithmTerms(g: number, half: number): number {
  const s = f(g / f(2 + g));
  const z = f(s * s);
  // The C code rounds each of these steps, but z is below 0.03: what they lose is not seen in the answer.
  const inner = l3 + z * (l4 + z * l5 + z * z * (l6 + z * l7));
  return f(s * f(half + f(z * f(z * f(z * inner + l2) + l1))));
}

const q1 = f(-3.3333335072e-2);
const q2 = f(1.5873016091e-3);
const q3 = f(-7.936507609e-5);
const q4 = f(4.0082177293e-6);
const q5 = f(-2.0109921195e-7);

/** expm1f. */
export function expm1f(x: number): number {
  const size = Math.abs(x);
  if (x < -18.714973449707031) return -1;
  if (x > 88.7216796875) return Number.POSITIVE_INFINITY;
  if (size < 2 ** -25) return x;
  let k = 0;
  let g = x;
  let c = 0;
  if (size > f(0.34657359)) {
    if (size < f(1.0397207)) k = x > 0 ? 1 : -1;
    else k = Math.trunc(f(f(f(1.4426950216) * x) + (x > 0 ? 0.5 : -0.5)));
    const high = f(x - f(k * ln2High));
    const low = f(k * ln2Low);
    g = f(high - low);
    c = f(f(high - g) - low);
  }
  const half = f(0.5 * g);
  const square = f(g * half);
  let r = f(f(square * q5) + q4);
  r = f(f(square * r) + q3);
  r = f(f(square * r) + q2);
  r = f(f(square * r) + q1);
  r = f(f(square * r) + 1);
  const t = f(3 - f(r * half));
  let e = f(square * f(f(r - t) / f(6 - f(g * t))));
  if (k === 0) return f(g - f(f(g * e) - square));
  e = f(f(f(g * f(e - c)) - c) - square);
  if (k === -1) return f(f(0.5 * f(g - e)) - 0.5);
  if (k === 1) return g < -0.25 ? f(-2 * f(e - f(g + 0.5))) : f(1 + f(2 * f(g - e)));
  if (k <= -2 || k > 56) return f(f(f(1 - f(e - g)) * 2 ** k) - 1);
  if (k < 23) return f(f(1 - 2 ** -k - f(e - g)) * 2 ** k);
  return f(f(f(g - f(e + 2 ** -k)) + 1) * 2 ** k);
}

/** tanhf. */
export function tanhf(x: number): number {
  const size = Math.abs(x);
  if (x === 0 || Number.isNaN(x)) return x;
  if (size < 2 ** -55) return x;
  let z = 1;
  if (size >= 22) z = 1;
  else if (size >= 1) z = f(1 - f(2 / f(expm1f(f(2 * size)) + 2)));
  else {
    const t = expm1f(f(-2 * size));
    z = f(-t / f(t + 2));
  }
  return x < 0 ? -z : z;
}

/** Coefficients as float32s, the highest order first. */
const series = (...coefficients: number[]): Float32Array => Float32Array.from(coefficients.reverse());

function polynomial(z: number, coefficients: Float32Array): number {
  let y = 0;
  for (const c of coefficients) y = f(f(y * z) + c);
  return y;
}

const pp = series(1.28379167e-1, -3.25042107e-1, -2.84817496e-2, -5.7702703e-3, -2.37630167e-5);
const qq = series(1, 3.97917224e-1, 6.502225e-2, 5.08130628e-3, 1.32494738e-4, -3.96022828e-6);
const pa = series(
  -2.36211856e-3,
  4.14856119e-1,
  -3.72207876e-1,
  3.1834662e-1,
  -1.10894694e-1,
  3.54783043e-2,
  -2.16637559e-3,
);
const qa = series(1, 1.0642088e-1, 5.40397918e-1, 7.18286544e-2, 1.2617122e-1, 1.36370839e-2, 1.19844998e-2);
const ra = series(
  -9.86494403e-3,
  -6.93858573e-1,
  -1.05586262e1,
  -6.23753325e1,
  -1.62396669e2,
  -1.84605093e2,
  -8.12874355e1,
  -9.81432934,
);
const sa = series(
  1,
  1.96512717e1,
  1.37657754e2,
  4.34565877e2,
  6.45387272e2,
  4.2900814e2,
  1.08635006e2,
  6.57024977,
  -6.04244152e-2,
);
const rb = series(
  -9.86494292e-3,
  -7.99283238e-1,
  -1.77579549e1,
  -1.60636385e2,
  -6.37566443e2,
  -1.02509513e3,
  -4.83519192e2,
);
const sb = series(
  1,
  3.03380607e1,
  3.25792513e2,
  1.53672959e3,
  3.19985822e3,
  2.5530504e3,
  4.74528541e2,
  -2.24409525e1,
);
const erx = f(0.8450629115104675);

/** erff. */
export function erff(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) {
    if (size < 2 ** -28) return f(x + f(f(0.1283791670955126) * x));
    const z = f(x * x);
    return f(x + f(x * f(polynomial(z, pp) / polynomial(z, qq))));
  }
  if (size < 1.25) {
    const s = f(size - 1);
    const y = f(erx + f(polynomial(s, pa) / polynomial(s, qa)));
    return x < 0 ? -y : y;
  }
  if (size >= 6) return Math.sign(x);
  const s = f(1 / f(size * size));
  const far = wordOf(size) >= 0x4036db6e;
  const quotient = f(polynomial(s, far ? rb : ra) / polynomial(s, far ? sb : sa));
  const z = ofWord(wordOf(size) & 0xfffff000);
  const first = expf(f(f(-z * z) - 0.5625));
  const second = expf(f(f(f(z - size) * f(z + size)) + quotient));
  const y = f(1 - f(f(first * second) / size));
  return x < 0 ? -y : y;
}

const fused = (a: number, b: number, c: number): number => f(a * b + c);

const e2 = f(0.1666666716337204);
const e3 = f(0.041666485369205475);
const e4 = f(0.0083333607763052);
const e5 = f(0.0013930435525253415);
const e6 = f(0.00019852761761285365);

const ln2OfVectors = f(0.6931471824645996);
const ln2OfVectorsRest = f(-1.904654323148236e-9);
const log2e = f(Math.LOG2E);
const ln2Upper = f(-0.693145751953125);
const ln2Lower = f(-1.428606765330187e-6);
const fourThirds = f(1 / 0.75);
const n1 = f(0.666669488);
const n2 = f(0.3996108174);
const n3 = f(0.3027294874);

/** The vector library's expf; after Sleef_expf8_u10. */
export function vectorExpf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < -104) return 0;
  if (x > 100) return Number.POSITIVE_INFINITY;
  const q = Math.floor(f(x * log2e) + 0.5);
  const s = fused(q, ln2Lower, fused(q, ln2Upper, x));
  let u = fused(e6, s, e5);
  u = fused(u, s, e4);
  u = fused(u, s, e3);
  u = fused(u, s, e2);
  u = fused(u, s, 0.5);
  u = f(1 + fused(f(s * s), u, s));
  const half = q >> 1;
  return f(f(u * (twos[half + 160] ?? 0)) * (twos[q - half + 160] ?? 0));
}

/** The vector library's log1pf for x ≥ 0; after Sleef_log1pf8_u10, which carries double-singles. */
export function vectorLog1pf(x: number): number {
  // Early releases answered infinity from here on.
  if (!(x <= f(1e38))) return f(Math.log1p(x));
  const u = f(f(1 + x) * fourThirds);
  const e = u < 2 ** 31 ? 31 - Math.clz32(u) : (wordOf(u) >> 23) - 127;
  const t = twos[160 - e] ?? 0;
  const m = fused(x, t, t - 1);
  const d = f(2 + m);
  const dl = f(f(2 - d) + m);
  const inverse = f(1 / d);
  const q = f(m * inverse);
  const v = fused(-dl, inverse, fused(-d, inverse, 1));
  const ql = fused(q, v, fused(inverse, m, -q));
  const square = f(q * q);
  const series3 = fused(fused(n3, square, n2), square, n1);
  const high = f(e * ln2OfVectors);
  const low = fused(e, ln2OfVectorsRest, fused(e, ln2OfVectors, -high));
  const sum = f(high + 2 * q);
  const rest = f(f(f(f(high - sum) + 2 * q) + low) + 2 * ql);
  const last = f(f(square * q) * series3);
  const total = f(sum + last);
  return f(total + f(f(f(sum - total) + last) + rest));
}

/** The vector library's tanhf, which rounds the exact value but stops early; after Sleef_tanhf8_u10. */
export function vectorTanhf(x: number): number {
  return Math.abs(x) > 8.664339742 ? Math.sign(x) : f(Math.tanh(x));
}

/** The vector library's expm1f, which rounds the exact value but stops early; after Sleef_expm1f8_u10. */
export function vectorExpm1f(x: number): number {
  return x < -16.6355323334 ? -1 : f(Math.expm1(x));
}

/** The vector unit's erff, which PyTorch has written itself: Abramowitz and Stegun 7.1.26. */
export function vectorErff(x: number): number {
  if (Number.isNaN(x)) return x;
  const t = f(1 / fused(erfSteepness, Math.abs(x), 1));
  let r = fused(erf5, t, erf4);
  r = fused(r, t, erf3);
  r = fused(r, t, erf2);
  r = fused(r, t, erf1);
  const size = fused(f(-vectorExpf(-f(x * x)) * t), r, 1);
  return x < 0 || Object.is(x, -0) ? -size : size;
}

const erfSteepness = f(0.3275911);
const erf1 = f(0.254829592);
const erf2 = f(-0.284496736);
const erf3 = f(1.421413741);
const erf4 = f(-1.453152027);
const erf5 = f(1.061405429);
