// The functions that activations are made of, in forms that neither overflow nor cancel nor lose their tails.
// In float64. Arguments may come as a double-double x + dx, where rounding x alone would show in the answer:
// e^−700 is off by 700 half-steps when its argument is off by one.
import {
  add,
  divide,
  exponential,
  exponentialLessOne,
  last,
  logarithmOfOneMore,
  multiply,
  product,
  scale,
  sum,
} from './double-double.ts';
import { erfc } from './erf.ts';

/** Beyond this, e^x is below the last bit of 1 by far. */
const negligible = 42;

/** x, or `low` where x is below it; unlike Math.max it keeps −0, as PyTorch does. */
export function atLeast(x: number, low: number): number {
  if (x < low) return low;
  return x;
}

/** x, or `high` where x is above it; unlike Math.min it keeps −0, as PyTorch does. */
export function atMost(x: number, high: number): number {
  if (x > high) return high;
  return x;
}

/** PyTorch's clamp: NaN is passed on, and where `low` is above `high` the answer is `high`. */
export const clamp = (x: number, low: number, high: number): number => atMost(atLeast(x, low), high);

/** The part of a·b that a float64 cannot hold; 0 where the product is out of all bounds anyway. */
export function productTail(a: number, b: number): number {
  const p = product(a, b);
  return Math.abs(p) < 2000 && Math.abs(p) > 1e-290 ? last.tail : 0;
}

/** The part of a/b that a float64 cannot hold; 0 where the quotient is out of all bounds anyway. */
export function quotientTail(a: number, b: number): number {
  const q = divide(a, 0, b, 0);
  return Math.abs(q) < 2000 && Math.abs(a) > 1e-290 ? last.tail : 0;
}

/** factor · e^(x + dx); right also where the exponential alone would vanish or overflow. */
export function exp(x: number, dx = 0, factor = 1): number {
  if (!(Math.abs(x) < 1500)) return factor * Math.exp(x);
  const head = exponential(x, dx);
  const rest = last.tail;
  const p = product(head, factor);
  return scale(p + (last.tail + rest * factor), last.power);
}

/** factor / (1 + e^−(x + dx)). */
export function sigmoid(x: number, dx = 0, factor = 1): number {
  if (x < -negligible) return exp(x, dx, factor);
  if (!(x < negligible)) return x * 0 + factor;
  const s = sigmoidDoubled(x, dx);
  return s * factor;
}

/** 1 / (1 + e^−(x + dx)) as a double-double, for |x| up to some 700. */
function sigmoidDoubled(x: number, dx: number): number {
  const e = scale(exponential(-Math.abs(x), x > 0 ? -dx : dx), last.power);
  const el = scale(last.tail, last.power);
  const d = add(1, 0, e, el);
  return x > 0 ? divide(1, 0, d, last.tail) : divide(e, el, d, last.tail);
}

/** factor · sigmoid(x)·sigmoid(−x), the sigmoid's slope. */
export function sigmoidSlope(x: number, factor = 1): number {
  const size = -Math.abs(x);
  if (!(size > -negligible)) return exp(size, 0, factor);
  const e = scale(exponential(size, 0), last.power);
  const el = scale(last.tail, last.power);
  const d = add(1, 0, e, el);
  const square = multiply(d, last.tail, d, last.tail);
  return factor * divide(e, el, square, last.tail);
}

/** ln(1 + e^(x + dx)) / divisor. */
export function softplus(x: number, dx = 0, divisor = 1): number {
  if (x < -negligible) return x < -1500 ? 0 / divisor : tailOver(x, dx, divisor);
  if (!(x <= negligible)) return (x + dx) / divisor;
  const e = scale(exponential(-Math.abs(x), x > 0 ? -dx : dx), last.power);
  const log = logarithmOfOneMore(e, scale(last.tail, last.power));
  const rest = last.tail;
  const total = x > 0 ? add(x, dx, log, rest) : add(log, rest, 0, 0);
  return divisor !== 0 && Number.isFinite(divisor) ? divide(total, last.tail, divisor, 0) : total / divisor;
}

/** factor · (e^(x + dx) − 1), the factor a double-double. */
export function expm1(x: number, dx: number, factor: number, factorTail = 0): number {
  if (!(Math.abs(x) < 700) || !Number.isFinite(factor)) return factor * Math.expm1(x);
  const y = exponentialLessOne(x, dx);
  return multiply(y, last.tail, factor, factorTail);
}

/** e^(x + dx) / divisor, divided before it can vanish. */
function tailOver(x: number, dx: number, divisor: number): number {
  return scale(exponential(x, dx) / divisor, last.power);
}

/** tanh x. */
export function tanh(x: number): number {
  return tanhDoubled(x);
}

function tanhDoubled(x: number): number {
  const size = Math.abs(x);
  if (x === 0 || !(size < 22)) {
    const one = Math.tanh(x);
    sum(one, 0);
    return one;
  }
  if (size < 0.06) {
    // The Taylor series; the quotient below would cancel here.
    const q = x * x;
    return sum(
      x,
      x *
        q *
        (-1 / 3 +
          q * (2 / 15 + q * (-17 / 315 + q * (62 / 2835 + q * (-1382 / 155925 + (q * 21844) / 6081075))))),
    );
  }
  const e = scale(exponential(-2 * size, 0), last.power);
  const el = scale(last.tail, last.power);
  const n = add(1, 0, -e, -el);
  const nl = last.tail;
  const d = add(1, 0, e, el);
  const t = divide(n, nl, d, last.tail);
  if (x > 0) return t;
  sum(-t, -last.tail);
  return -t;
}

/** tanh² x. */
export function tanhSquared(x: number): number {
  const t = tanhDoubled(x);
  return multiply(t, last.tail, t, last.tail);
}

/** x − tanh x, without the cancellation around 0. */
export function tanhshrink(x: number): number {
  if (Math.abs(x) > 0.7) return x - tanhDoubled(x) - last.tail;
  // −0 less −0 is 0.
  if (x === 0) return 0;
  // Lambert's continued fraction tanh x = x / (1 + x²/(3 + x²/(5 + …))).
  const q = x * x;
  let rest = 19;
  for (let odd = 17; odd >= 3; odd -= 2) rest = odd + q / rest;
  return (x * q) / (rest + q);
}

/** x / (1 + |x|) has nothing to lose, but its slope 1 / (1 + |x|)² has. */
export function softsignSlope(x: number): number {
  const d = sum(1, Math.abs(x));
  if (d > 1e100) return 1 / d / d;
  const inverse = divide(1, 0, d, last.tail);
  return multiply(inverse, last.tail, inverse, last.tail);
}

/** √½ and 1/√2π as double-doubles. */
const rootHalf = Math.SQRT1_2;
const rootHalfTail = -4.833646656726457e-17;
const density = 0.3989422804014327;
const densityTail = -2.49232720227773e-17;

/** The normal distribution's density times a factor, right far into the tail. */
export function normalPdf(x: number, factor = 1): number {
  if (!(Math.abs(x) < 50)) return factor * 0;
  const square = product(x, x);
  const head = exponential(-0.5 * square, -0.5 * last.tail);
  const p = multiply(head, last.tail, density, densityTail);
  return scale(p * factor + last.tail * factor, last.power);
}

/** The normal distribution's Φ. */
function normalCdf(x: number): number {
  if (!(Math.abs(x) < 50)) return x > 0 ? 1 : x * 0;
  const z = multiply(-x, 0, rootHalf, rootHalfTail);
  const rest = last.tail;
  return 0.5 * (erfc(z) - 1.1283791670955126 * Math.exp(-z * z) * rest);
}

/** Φ(−y) / φ(y), Mills' ratio, for y ≥ 5 by Laplace's continued fraction. */
function mills(y: number): number {
  let rest = y;
  for (let n = 40; n >= 1; n--) rest = y + n / rest;
  return 1 / rest;
}

/** x·Φ(x). */
export function gelu(x: number): number {
  return x < -5 ? normalPdf(x, x * mills(-x)) : x * normalCdf(x);
}

/** The slope of x·Φ(x). */
export function geluSlope(x: number): number {
  if (x < -5) return normalPdf(x, mills(-x) + x);
  if (x > -1.75 && x < 0.25) return nearRoot(x, geluRoot);
  return normalCdf(x) + normalPdf(x, x);
}

/** PyTorch's float64 constants 2√(2/π) and 0.044715, and their product as a double-double. */
const a = 1.5957691216057308;
const b = 0.07135481627260025;
const bTail = 3.3591871225076503e-19;

/** The argument of GELU's sigmoid in its tanh form, a·x + b·x³, as a double-double. */
function geluInner(x: number): number {
  const square = product(x, x);
  const cubic = multiply(square, last.tail, b, bTail);
  const inside = add(a, 0, cubic, last.tail);
  return multiply(inside, last.tail, x, 0);
}

/** GELU's tanh form, x·sigmoid(a·x + b·x³). */
export function geluTanh(x: number): number {
  if (!(Math.abs(x) < 50)) return atLeast(x, 0) + 0;
  const u = geluInner(x);
  return sigmoid(u, last.tail, x);
}

/** The slope of GELU's tanh form. */
export function geluTanhSlope(x: number): number {
  if (!(Math.abs(x) < 50)) return x > 0 ? 1 : x * 0;
  if (x > -0.9 && x < -0.6) return nearRoot(x, geluTanhRoot);
  const steep = a + 3 * b * x * x;
  const u = geluInner(x);
  const ul = last.tail;
  if (u < -negligible) return exp(u, ul, 1 + x * steep);
  if (u > negligible) return 1;
  return gatedSlope(u, ul, x * steep);
}

/** s·(1 + factor·(1 − s)) for s = sigmoid(x + dx). */
function gatedSlope(x: number, dx: number, factor: number): number {
  const other = sigmoidDoubled(-x, -dx);
  const part = multiply(other, last.tail, factor, 0);
  const inside = add(1, 0, part, last.tail);
  const rest = last.tail;
  const s = sigmoidDoubled(x, dx);
  return multiply(s, last.tail, inside, rest);
}

/** x·sigmoid(x). */
export const silu = (x: number): number => sigmoid(x, 0, x);

/** The slope of x·sigmoid(x). */
export function siluSlope(x: number): number {
  if (x < -negligible) return exp(x, 0, 1 + x);
  if (x > negligible) return 1 + exp(-x, 0, x);
  if (x > -1.4 && x < -1.15) return nearRoot(x, siluRoot);
  return gatedSlope(x, 0, x);
}

/** x·tanh(softplus(x)), by tanh(softplus(x)) = n / (n + 2) with n = e^x·(e^x + 2). */
export function mish(x: number): number {
  if (x < -negligible) return exp(x, 0, x);
  if (x > negligible) return x;
  const e = scale(exponential(-Math.abs(x), 0), last.power);
  const el = scale(last.tail, last.power);
  const twice = add(2, 0, e, el);
  if (x <= 0) {
    const n = multiply(twice, last.tail, e, el);
    const nl = last.tail;
    const d = add(n, nl, 2, 0);
    return x * divide(n, nl, d, last.tail);
  }
  // All divided by e^2x: (1 + 2w) / (1 + 2w + 2w²).
  const top = add(1, 0, 2 * e, 2 * el);
  const topTail = last.tail;
  return x * divide(top, topTail, top + 2 * e * e, topTail);
}

/** The slope of x·tanh(softplus(x)), e·((e + 2)(n + 2) + 4x(1 + e)) / (n + 2)². */
export function mishSlope(x: number): number {
  if (x < -negligible) return exp(x, 0, 1 + x);
  if (x > negligible) return 1;
  if (x > 0) {
    const w = exp(-x);
    const d = 1 + 2 * w + 2 * w * w;
    return (1 + 2 * w) / d + (4 * x * w * w * (1 + w)) / (d * d);
  }
  if (x > -1.35 && x < -1.05) return nearRoot(x, mishRoot);
  const e = scale(exponential(x, 0), last.power);
  const el = scale(last.tail, last.power);
  const twice = add(2, 0, e, el);
  const twiceTail = last.tail;
  const n = multiply(twice, twiceTail, e, el);
  const d = add(n, last.tail, 2, 0);
  const dl = last.tail;
  const first = multiply(twice, twiceTail, d, dl);
  const firstTail = last.tail;
  const one = add(1, 0, e, el);
  const second = multiply(one, last.tail, 4 * x, 0);
  const top = add(first, firstTail, second, last.tail);
  const upper = multiply(top, last.tail, e, el);
  const upperTail = last.tail;
  const lower = multiply(d, dl, d, dl);
  return divide(upper, upperTail, lower, last.tail);
}

/** A root of a slope as a double-double, and the slope's Taylor coefficients there from the first order on (mpmath, 80 digits). */
interface Root {
  readonly at: number;
  readonly rest: number;
  readonly series: readonly number[];
}

/** Near its root a slope is a difference of equals; its Taylor series there is not. */
function nearRoot(x: number, { at, rest, series }: Root): number {
  const d = x - at - rest;
  return d * series.reduceRight((sumSoFar, c) => sumSoFar * d + c, 0);
}

const siluRoot: Root = {
  at: -1.2784645427610737,
  rest: -1.0946994183093437e-16,
  series: [
    0.2178117057198001, 0.1466487969969469, 0.018874814223782312, -0.015222655223188032,
    -0.006606589138356696, 0.000126627410081122, 0.0007985218818397998, 0.00018570724361186496,
    -4.090534237428612e-5, -2.9733542213263917e-5, -2.942631888842464e-6, 2.346029682463866e-6,
  ],
};

const mishRoot: Root = {
  at: -1.1924312145154952,
  rest: -4.8484829848031044e-17,
  series: [
    0.2669479140495345, 0.20473126408010586, 0.04190782104360987, -0.020271822716684245, -0.01582112656173338,
    -0.0033606849270232685, 0.0010924055409445854, 0.0009898181021289196, 0.00025412936386191073,
    -4.1961496031696126e-5, -5.582891567360688e-5, -1.72992708103044e-5, 9.427361327376651e-7,
  ],
};

const geluRoot: Root = {
  at: -0.7517915246935645,
  rest: 1.4956759177009883e-17,
  series: [
    0.4314939923140469, 0.388284982990552, -0.018199676398671087, -0.1140082332972217, -0.014771522148244337,
    0.019421679838189067, 0.004539228379125415, -0.002239538068073497, -0.0007448268386746817,
    0.00018633974623233514, 8.615947861116571e-5, -1.121438018842664e-5, -7.74846130700372e-6,
    4.3284506257392273e-7, 5.702764979242107e-7, -1.6044265494246427e-9, -3.5459866461783865e-8,
    -1.396942086426202e-9, 1.90319840501314e-9, 1.4506418938779426e-10, -8.950037692726255e-11,
    -9.950340824808053e-12, 3.725967039270119e-12, 5.482292964742324e-13, -1.3820118240601056e-13,
    -2.5871508475507507e-14, 4.578167824271334e-15, 1.0789662518230159e-15, -1.3507094681149317e-16,
    -4.0514385281601486e-17,
  ],
};

const geluTanhRoot: Root = {
  at: -0.7524614220710162,
  rest: -3.473691681308185e-17,
  series: [
    0.43040009102485854, 0.38751844613578895, -0.015782853521848016, -0.11394448308095902,
    -0.01661932834305258, 0.019682309459833125, 0.005261059254921919, -0.0024227318458750974,
    -0.0009274420230205465, 0.0002639276405268103, 0.0001242522780263981, -3.495617169443604e-5,
    -1.5950896871645142e-5, 5.91861171089399e-6, 2.433551634429959e-6, -9.898647747433641e-7,
  ],
};
