// Python's arithmetic on int (exact) and float, for constants that stand in code and in any text: the only place that
// knows how Python divides, and what it takes for too large.

/** Python's int (exact) or float. */
export type PythonNumber = number | bigint;

/** The numbers that `math` names. NumPy and PyTorch name the same, but for tau. */
export const mathConstants = {
  pi: Math.PI,
  e: Math.E,
  tau: 2 * Math.PI,
  inf: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
} as const;

/** An int of more bits than this, which no float holds, becomes infinite, so that no text can make it grow without end. */
const mostBits = 1030n;
/** An int power of more bits than this is not worked out. */
const mostPowerBits = 4200n;

const areInts = (left: PythonNumber, right: PythonNumber): boolean =>
  typeof left === 'bigint' && typeof right === 'bigint';

/** Python's `-x`; there is no int −0. */
export function negate(value: PythonNumber): PythonNumber {
  return -value;
}

/** Python's `+`. */
export function add(left: PythonNumber, right: PythonNumber): PythonNumber {
  return areInts(left, right) ? bounded(BigInt(left) + BigInt(right)) : Number(left) + Number(right);
}

/** Python's `*`. */
export function multiply(left: PythonNumber, right: PythonNumber): PythonNumber {
  return areInts(left, right) ? bounded(BigInt(left) * BigInt(right)) : Number(left) * Number(right);
}

/** Python's `/`, `//` and `%`, whose quotient is rounded down; undefined if it raises ZeroDivisionError. */
export function divide(
  left: PythonNumber,
  right: PythonNumber,
  operator: '/' | '//' | '%',
): PythonNumber | undefined {
  if (Number(right) === 0) return undefined;
  if (operator === '/') return Number(left) / Number(right);
  if (areInts(left, right)) {
    const [a, b] = [BigInt(left), BigInt(right)];
    const rest = a % b;
    const isOff = rest !== 0n && rest < 0n !== b < 0n;
    return operator === '%' ? (isOff ? rest + b : rest) : a / b - (isOff ? 1n : 0n);
  }
  const [a, b] = [Number(left), Number(right)];
  const rest = a % b;
  const isOff = rest !== 0 && rest < 0 !== b < 0;
  if (operator === '%') return isOff ? rest + b : rest;
  if (Number.isFinite(a) && !Number.isFinite(b) && !Number.isNaN(b)) return isOff ? -1 : 0;
  return Math.round((a - (isOff ? rest + b : rest)) / b);
}

/** Python's `**`; undefined if it raises, where the answer is complex, and where it is too large to be worked out. */
export function power(base: PythonNumber, exponent: PythonNumber): PythonNumber | undefined {
  if (areInts(base, exponent)) return powerOfInts(BigInt(base), BigInt(exponent));
  const [a, b] = [Number(base), Number(exponent)];
  if (a === 0 && b < 0) return undefined;
  // Where Math.pow may be off by the last digit.
  if (b === 0.5 && a >= 0) return Math.sqrt(a);
  if (a < 0 && !Number.isInteger(b) && Number.isFinite(a) && Number.isFinite(b)) return undefined;
  if (a === 1 || b === 0) return 1;
  const result = a ** b;
  // OverflowError: a float that is too large, unlike a product, which is infinite.
  return Number.isFinite(result) || !Number.isFinite(a) || !Number.isFinite(b) ? result : undefined;
}

function powerOfInts(base: bigint, exponent: bigint): PythonNumber | undefined {
  if (base === 0n && exponent < 0n) return undefined;
  const [size, steps] = [base < 0n ? -base : base, exponent < 0n ? -exponent : exponent];
  const bits = BigInt(size.toString(2).length);
  if (bits > 1n && bits * steps > mostPowerBits)
    return exponent < 0n ? Number(base) ** Number(exponent) : undefined;
  const whole = base ** steps;
  // One rounding, where Math.pow may be off by the last digit: 10 ** -5 is 1e-05.
  return exponent < 0n ? 1 / Number(whole) : bounded(whole);
}

function bounded(value: bigint): PythonNumber {
  const limit = 1n << mostBits;
  return value > limit ? Number.POSITIVE_INFINITY : value < -limit ? Number.NEGATIVE_INFINITY : value;
}
