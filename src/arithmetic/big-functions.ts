// Real functions of numbers with 320 bits. Each answers undefined where it is not defined, or too large to be held.
import {
  abs,
  add,
  type Big,
  bitLength,
  compare,
  divide,
  floor,
  fromInteger,
  fromNumber,
  logError,
  logSize,
  multiply,
  negate,
  normal,
  PRECISION,
  shift,
  sqrt,
  subtract,
  toNumber,
  withError,
  zero,
} from './big-float.ts';

/** Fixed point: how many bits stand behind the point. */
const POINT = PRECISION + 64;
const point = BigInt(POINT);
const unit = 1n << point;

/** Where the answers of fixed point are off, as log₂. */
const FIXED_ERROR = 24 - POINT;

/** How many bits of ln 2 and π are written down behind the point. */
const WRITTEN = 1088n;
const ln2Bits = BigInt(
  '0xb17217f7d1cf79abc9e3b39803f2f6af40f343267298b62d8a0d175b8baafa2be7b876206debac98559552fb4afa1b10ed2eae35c138214427573b291169b8253e96ca16224ae8c51acbda11317c387eb9ea9bc3b136603b256fa0ec7657f74b72ce87b19d6548caf5dfa6bd38303248655fa1872f20e3a2da2d97c50f3fd5c607f4ca11fb5bfb90',
);
const piBits = BigInt(
  '0x3243f6a8885a308d313198a2e03707344a4093822299f31d0082efa98ec4e6c89452821e638d01377be5466cf34e90c6cc0ac29b7c97c50dd3f84d5b5b54709179216d5d98979fb1bd1310ba698dfb5ac2ffd72dbd01adfb7b8e1afed6a267e96ba7c9045f12c7f9924a19947b3916cf70801f2e2858efc16636920d871574e69a458fea3f4933d7e',
);
const constant = (bits: bigint): Big => normal(1, bits, -WRITTEN, -PRECISION);
export const one: Big = fromInteger(1n);
const two = fromInteger(2n);
const ln2 = constant(ln2Bits);
const pi = constant(piBits);

/** Larger exponents of an exponential are held to be infinite, or 0. */
const MOST_BITS = 600;

/** x with `behind` bits behind the point, rounded down. */
function fixed({ sign, mantissa, exponent }: Big, behind: bigint): bigint {
  const by = exponent + behind;
  const size = by >= 0n ? mantissa << by : -by > 4000n ? 0n : mantissa >> -by;
  return sign < 0 ? -size : size;
}

/** A number in fixed point, right but for 2^`error`. */
function fromFixed(n: bigint, error: number = FIXED_ERROR): Big {
  if (n === 0n) return { ...zero, error };
  const x = normal(n < 0n ? -1 : 1, n < 0n ? -n : n, -point, Number.NEGATIVE_INFINITY);
  return withError(x, error - logSize(x));
}

/** x = whole · step + rest, `step` written with `WRITTEN` bits; the rest in fixed point, at most half a step. */
function reduced(x: Big, step: bigint): { readonly whole: bigint; readonly rest: bigint } | undefined {
  if (logSize(x) > MOST_BITS) return undefined;
  const full = fixed(x, WRITTEN);
  const whole = (2n * full + step) / (2n * step) - (2n * full + step < 0n ? 1n : 0n);
  return { whole, rest: (full - whole * step) >> (WRITTEN - point) };
}

/** e^r − 1 in fixed point for |r| < 1, by Taylor's series of r / 256. */
function exponentialOfRest(r: bigint): bigint {
  const small = r >> 8n;
  let term = small;
  let sum = small;
  for (let n = 2n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> point) / n;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = 2n * sum + ((sum * sum) >> point);
  return sum;
}

export function exp(x: Big): Big | undefined {
  if (x.sign === 0) return one;
  const parts = reduced(x, ln2Bits);
  if (!parts) return x.sign < 0 ? zero : undefined;
  const value = fromFixed(unit + exponentialOfRest(parts.rest));
  return withError({ ...value, exponent: value.exponent + parts.whole }, logError(x));
}

/** Below this size the first terms of a series are right to the last bit. */
const SMALL = -40;

export function expm1(x: Big): Big | undefined {
  if (x.sign === 0) return x;
  if (logSize(x) > -12) {
    const value = exp(x);
    return value && subtract(value, one);
  }
  let term = x;
  let sum = x;
  for (let n = 2n; logSize(term) > logSize(x) - PRECISION; n++) {
    term = divide(multiply(term, x), fromInteger(n)) ?? zero;
    sum = add(sum, term);
  }
  return sum;
}

export function log(x: Big): Big | undefined {
  if (x.sign <= 0) return undefined;
  // x = m · 2^power with m between √½ and √2.
  const large = x.mantissa >= SQRT_HALF;
  const power = x.exponent + BigInt(PRECISION) - (large ? 0n : 1n);
  const m = (x.mantissa << (large ? 0n : 1n)) << (point - BigInt(PRECISION));
  const start = Math.log(Number(m >> (point - 60n)) / 2 ** 60);
  const first = fixed(fromNumber(start) ?? zero, point);
  // Halley's step, which triples the digits: y + 2 (m − e^y) / (m + e^y).
  let y = first;
  for (let i = 0; i < 2; i++) {
    const e = unit + exponentialOfRest(y);
    y += (2n * (m - e) * unit) / (m + e);
  }
  const whole = power === 0n ? zero : multiply(fromInteger(power), ln2);
  return withAbsolute(add(whole, fromFixed(y)), x.error);
}
const SQRT_HALF = (3n << BigInt(PRECISION)) / 4n;

/** x with an error of 2^`error`, not relative. */
const withAbsolute = (x: Big, error: number): Big =>
  x.sign === 0 ? { ...x, error: Math.max(x.error, error) } : withError(x, error - logSize(x));

export function log1p(x: Big): Big | undefined {
  if (x.sign === 0) return x;
  if (logSize(x) > SMALL) return log(add(one, x));
  let power = x;
  let sum = x;
  for (let n = 2n; logSize(power) > logSize(x) - PRECISION; n++) {
    power = negate(multiply(power, x));
    sum = add(sum, divide(power, fromInteger(n)) ?? zero);
  }
  return sum;
}

const map = <A, T>(x: A | undefined, f: (x: A) => T | undefined): T | undefined => x && f(x);

export function sinh(x: Big): Big | undefined {
  const size = map(expm1(abs(x)), (e) => map(divide(e, add(e, one)), (rest) => shift(add(e, rest), -1)));
  return size && (x.sign < 0 ? negate(size) : size);
}
export const cosh = (x: Big): Big | undefined =>
  map(exp(abs(x)), (e) => map(divide(one, e), (rest) => shift(add(e, rest), -1)));

export function tanh(x: Big): Big | undefined {
  // Farther out it is 1 in all its bits.
  if (logSize(x) > 12) return x.sign < 0 ? negate(nearlyOne) : nearlyOne;
  return map(expm1(shift(x, 1)), (e) => divide(e, add(e, two)));
}
const nearlyOne: Big = { ...one, error: -1000 };

/** sin and cos of a rest in fixed point, at most π/4. */
function seriesOf(r: bigint): readonly [bigint, bigint] {
  const square = (r * r) >> point;
  let [sine, cosine] = [r, unit];
  let [odd, even] = [r, unit];
  for (let n = 1n; even !== 0n && even !== -1n; n++) {
    even = -((even * square) >> point) / ((2n * n - 1n) * 2n * n);
    odd = -((odd * square) >> point) / (2n * n * (2n * n + 1n));
    cosine += even;
    sine += odd;
  }
  return [sine, cosine];
}

function sineAndCosine(x: Big): readonly [Big, Big] | undefined {
  if (logSize(x) < SMALL) {
    const square = multiply(x, x);
    const less = (n: bigint) => subtract(one, divide(square, fromInteger(n)) ?? zero);
    const error = 2 * logSize(square) - 3;
    return [withError(multiply(x, less(6n)), error), withError(less(2n), error)];
  }
  const parts = reduced(x, piBits >> 1n);
  if (!parts) return undefined;
  const [sine, cosine] = seriesOf(parts.rest).map((n) => withAbsolute(fromFixed(n), logError(x))) as [
    Big,
    Big,
  ];
  switch (Number(((parts.whole % 4n) + 4n) % 4n)) {
    case 0:
      return [sine, cosine];
    case 1:
      return [cosine, negate(sine)];
    case 2:
      return [negate(sine), negate(cosine)];
    default:
      return [negate(cosine), sine];
  }
}

export const sin = (x: Big): Big | undefined => (x.sign === 0 ? x : sineAndCosine(x)?.[0]);
export const cos = (x: Big): Big | undefined => (x.sign === 0 ? one : sineAndCosine(x)?.[1]);
export const tan = (x: Big): Big | undefined =>
  x.sign === 0 ? x : map(sineAndCosine(x), ([sine, cosine]) => divide(sine, cosine));

export function atan(x: Big): Big | undefined {
  if (x.sign === 0) return x;
  if (logSize(x) > 1)
    return map(divide(one, x), (y) => map(atan(y), (angle) => subtract(quarter(x.sign), angle)));
  const start = fromNumber(Math.atan(toNumber(x))) ?? zero;
  const t = tan(start);
  const rest = t && divide(subtract(x, t), add(one, multiply(x, t)));
  if (!rest) return undefined;
  const square = multiply(rest, rest);
  let power = rest;
  let sum = rest;
  for (let n = 3n; n < 12n; n += 2n) {
    power = negate(multiply(power, square));
    sum = add(sum, divide(power, fromInteger(n)) ?? zero);
  }
  return withAbsolute(add(start, sum), logError(x));
}
const quarter = (sign: number): Big => (sign < 0 ? negate(shift(pi, -1)) : shift(pi, -1));

export function atan2(y: Big, x: Big): Big | undefined {
  if (x.sign === 0) return y.sign === 0 ? undefined : quarter(y.sign);
  const angle = map(divide(y, x), atan);
  if (!angle || x.sign > 0) return angle;
  return add(angle, y.sign < 0 ? negate(pi) : pi);
}

export function asin(x: Big): Big | undefined {
  const root = sqrt(multiply(subtract(one, x), add(one, x)));
  return root && atan2(x, root);
}
export function acos(x: Big): Big | undefined {
  const root = sqrt(multiply(subtract(one, x), add(one, x)));
  return root && (x.sign === 0 ? quarter(1) : root.sign === 0 && x.sign > 0 ? zero : atan2(root, x));
}

export function asinh(x: Big): Big | undefined {
  const size = abs(x);
  const square = multiply(x, x);
  const answer = map(sqrt(add(one, square)), (root) =>
    map(divide(square, add(one, root)), (rest) => log1p(add(size, rest))),
  );
  return answer && (x.sign < 0 ? negate(answer) : answer);
}
export const acosh = (x: Big): Big | undefined =>
  map(sqrt(multiply(subtract(x, one), add(x, one))), (root) => log(add(x, root)));
export const atanh = (x: Big): Big | undefined =>
  map(divide(shift(x, 1), subtract(one, x)), (y) =>
    compare(y, negate(one)) <= 0 ? undefined : map(log1p(y), (z) => shift(z, -1)),
  );

const twoBySqrtPi = map(sqrt(pi), (root) => divide(two, root)) ?? zero;

/** Abramowitz and Stegun 7.1.6: all its terms have one sign. */
export function erf(x: Big): Big | undefined {
  if (x.sign === 0) return x;
  // Farther out it is 1 in all its bits.
  if (logSize(x) > 4.5) return x.sign < 0 ? negate(nearlyOne) : nearlyOne;
  const square = multiply(x, x);
  if (logSize(x) < SMALL) {
    const less = subtract(one, divide(square, fromInteger(3n)) ?? zero);
    return withError(multiply(twoBySqrtPi, multiply(x, less)), 2 * logSize(square) - 3);
  }
  const twice = fixed(square, point + 1n);
  let term = fixed(abs(x), point);
  let sum = term;
  for (let n = 3n; term !== 0n; n += 2n) {
    term = ((term * twice) >> point) / n;
    sum += term;
  }
  const series = withError(fromFixed(sum), logError(x) - logSize(x));
  const answer = map(exp(negate(square)), (e) => multiply(twoBySqrtPi, multiply(e, series)));
  return answer && (x.sign < 0 ? negate(answer) : answer);
}

export function erfc(x: Big): Big | undefined {
  if (x.sign <= 0 || logSize(x) < 3.3) return map(erf(x), (y) => subtract(one, y));
  // Abramowitz and Stegun 7.1.23; what is left out is smaller than the first term that is.
  const inverse = divide(one, shift(multiply(x, x), 1)) ?? zero;
  let term: Big = one;
  let sum: Big = one;
  for (let n = 1n; n <= 30n; n++) {
    term = negate(multiply(multiply(term, inverse), fromInteger(2n * n - 1n)));
    sum = add(sum, term);
  }
  const factor = map(exp(negate(multiply(x, x))), (e) =>
    map(divide(e, x), (y) => shift(multiply(twoBySqrtPi, y), -1)),
  );
  return factor && withError(multiply(factor, sum), logSize(term));
}

/** x to the power of y, as real numbers; of a number below 0 only to whole powers. */
export function power(x: Big, y: Big): Big | undefined {
  if (y.sign === 0) return one;
  if (x.sign === 0) return y.sign > 0 ? zero : undefined;
  const whole = floor(y);
  const isWhole = whole !== undefined && compare(fromInteger(whole), y) === 0;
  if (isWhole && bitLength(whole < 0n ? -whole : whole) <= 6) {
    let answer: Big = one;
    for (let i = whole < 0n ? -whole : whole; i > 0n; i--) answer = multiply(answer, x);
    return whole < 0n ? divide(one, answer) : answer;
  }
  if (x.sign < 0 && !isWhole) return undefined;
  const size = map(log(abs(x)), (l) => exp(multiply(y, l)));
  return size && (x.sign < 0 && (whole ?? 0n) % 2n !== 0n ? negate(size) : size);
}
