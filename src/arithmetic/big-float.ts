// Numbers of 320 bits with an exponent of any size, each with a bound of its error: what a formula's exact value is told
// with where float64 overflows or cancels. Real functions of them are in `big-functions.ts`.

/** How many bits a mantissa has. */
export const PRECISION = 320;
const bits = BigInt(PRECISION);
const top = 1n << bits;
const half = 1n << (bits - 1n);

/** sign · mantissa · 2^exponent; the mantissa of all but 0 has `PRECISION` bits. */
export interface Big {
  readonly sign: -1 | 0 | 1;
  readonly mantissa: bigint;
  readonly exponent: bigint;
  /** log₂ of the largest relative error that it may have. */
  readonly error: number;
}

export const zero: Big = { sign: 0, mantissa: 0n, exponent: 0n, error: Number.NEGATIVE_INFINITY };

/** Half a unit in the last place, as log₂ of a relative error. */
const OWN_ERROR = -PRECISION;

/** How many bits a whole number above 0 has. */
export function bitLength(n: bigint): number {
  const text = n.toString(16);
  return text.length * 4 - Math.clz32(Number.parseInt(text.charAt(0), 16)) + 28;
}

/** log₂ of a + b, of numbers that are given by their log₂. */
function logSum(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY || high - low > 60 ? high : high + Math.log2(1 + 2 ** (low - high));
}

/** A mantissa of any length above 0 with its exponent, as a number. */
export function normal(sign: -1 | 1, mantissa: bigint, exponent: bigint, error: number): Big {
  if (mantissa === 0n) return zero;
  const extra = BigInt(bitLength(mantissa)) - bits;
  return {
    sign,
    mantissa: extra >= 0n ? mantissa >> extra : mantissa << -extra,
    exponent: exponent + extra,
    error: extra > 0n ? logSum(error, OWN_ERROR + 1) : error,
  };
}

const view = new DataView(new ArrayBuffer(8));

/** A float64 exactly; undefined of what is no finite number. */
export function fromNumber(x: number): Big | undefined {
  if (!Number.isFinite(x)) return undefined;
  if (x === 0) return zero;
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const field = (word >> 52n) & 0x7ffn;
  const fraction = word & 0xfffffffffffffn;
  const mantissa = field === 0n ? fraction : fraction | (1n << 52n);
  return normal(x < 0 ? -1 : 1, mantissa, (field === 0n ? 1n : field) - 1075n, Number.NEGATIVE_INFINITY);
}

/** n exactly. */
export function fromInteger(n: bigint): Big {
  return n === 0n ? zero : normal(n < 0n ? -1 : 1, n < 0n ? -n : n, 0n, Number.NEGATIVE_INFINITY);
}

/** The nearest float64, or one beside it; infinite where it is too large. */
export function toNumber({ sign, mantissa, exponent }: Big): number {
  if (sign === 0) return 0;
  const head = Number(mantissa >> (bits - 64n));
  const power = Number(exponent) + PRECISION - 64;
  if (power > 1000) return sign * Number.POSITIVE_INFINITY;
  // In two steps, for 2^power may be too small where the product is not.
  return sign * (power < -1000 ? head * 2 ** -600 * 2 ** Math.max(power + 600, -1074) : head * 2 ** power);
}

/** log₂ of its size. */
export function logSize({ sign, mantissa, exponent }: Big): number {
  if (sign === 0) return Number.NEGATIVE_INFINITY;
  return Number(exponent) + PRECISION - 64 + Math.log2(Number(mantissa >> (bits - 64n)));
}

/** log₂ of the largest error that it may have. */
export const logError = (x: Big): number => (x.sign === 0 ? x.error : x.error + logSize(x));

export const negate = (x: Big): Big => (x.sign === 0 ? x : { ...x, sign: x.sign === 1 ? -1 : 1 });
export const abs = (x: Big): Big => (x.sign < 0 ? negate(x) : x);

/** x · 2^power. */
export const shift = (x: Big, power: number): Big =>
  x.sign === 0 ? x : { ...x, exponent: x.exponent + BigInt(power) };

/** x with an error of 2^`error` beside what it has. */
export const withError = (x: Big, error: number): Big => ({ ...x, error: logSum(x.error, error) });

export function add(a: Big, b: Big): Big {
  if (a.sign === 0) return b;
  if (b.sign === 0) return a;
  const [large, small] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const distance = large.exponent - small.exponent;
  // Errors are told beside the sizes of the operands: logarithms of sizes have too few digits where exponents are long.
  const error = logSum(large.error, small.error - Number(distance)) + 1;
  if (distance > bits + 2n) return { ...large, error: logSum(error, OWN_ERROR) };
  const one = large.mantissa << distance;
  const total = large.sign === small.sign ? one + small.mantissa : one - small.mantissa;
  if (total === 0n)
    return error === Number.NEGATIVE_INFINITY ? zero : { ...zero, error: error + logSize(large) };
  const sign = total > 0n ? large.sign : small.sign;
  const sum = normal(sign as 1 | -1, total < 0n ? -total : total, small.exponent, Number.NEGATIVE_INFINITY);
  return withError(sum, error + Number(large.exponent - sum.exponent));
}

export const subtract = (a: Big, b: Big): Big => add(a, negate(b));

/** A 0 whose error is multiplied by 2^`factor`. */
const vanished = (x: Big, factor: number): Big =>
  x.error === Number.NEGATIVE_INFINITY || factor === Number.NEGATIVE_INFINITY
    ? zero
    : { ...zero, error: x.error + factor };

export function multiply(a: Big, b: Big): Big {
  if (a.sign === 0) return vanished(a, logSize(b));
  if (b.sign === 0) return vanished(b, logSize(a));
  const product = a.mantissa * b.mantissa;
  const extra = product >= top * half ? bits : bits - 1n;
  return {
    sign: (a.sign * b.sign) as 1 | -1,
    mantissa: product >> extra,
    exponent: a.exponent + b.exponent + extra,
    error: logSum(logSum(a.error, b.error), OWN_ERROR + 1),
  };
}

/** a / b; undefined where b is 0. */
export function divide(a: Big, b: Big): Big | undefined {
  if (b.sign === 0) return undefined;
  if (a.sign === 0) return vanished(a, -logSize(b));
  const quotient = (a.mantissa << (bits + 1n)) / b.mantissa;
  return normal(
    (a.sign * b.sign) as 1 | -1,
    quotient,
    a.exponent - b.exponent - bits - 1n,
    logSum(logSum(a.error, b.error), OWN_ERROR + 1),
  );
}

/** The root of a number that is not below 0; undefined of others. */
export function sqrt(x: Big): Big | undefined {
  if (x.sign <= 0) return x.sign === 0 ? x : undefined;
  const odd = x.exponent & 1n;
  const n = x.mantissa << (bits + odd);
  const known = Math.sqrt(Number(n >> (2n * bits - 128n)));
  let root = BigInt(Math.floor(known)) << (bits - 64n);
  for (let i = 0; i < 5; i++) root = (root + n / root) >> 1n;
  return normal(1, root, (x.exponent - odd - bits) / 2n, logSum(x.error - 1, OWN_ERROR + 2));
}

/** −1, 0 or 1. */
export function compare(a: Big, b: Big): number {
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.sign === 0) return 0;
  if (a.exponent !== b.exponent) return a.exponent > b.exponent ? a.sign : -a.sign;
  return a.mantissa === b.mantissa ? 0 : a.mantissa > b.mantissa ? a.sign : -a.sign;
}

/** The largest whole number that is not above x, where that has at most 2,000 bits; undefined of larger ones. */
export function floor({ sign, mantissa, exponent }: Big): bigint | undefined {
  if (sign === 0) return 0n;
  if (exponent > 2000n) return undefined;
  if (exponent >= 0n) return BigInt(sign) * (mantissa << exponent);
  if (-exponent > bits) return sign < 0 ? -1n : 0n;
  // A shift of a number below 0 rounds down.
  return (BigInt(sign) * mantissa) >> -exponent;
}
