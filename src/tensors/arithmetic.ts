// Python's arithmetic on int (exact) and float, for constants that stand in a text. Pure.

/** Python's int (exact) or float. */
export type Constant = number | bigint;

export function negate(value: Constant): Constant {
  return -value;
}

/** Integers beyond float64's range become infinite, so that no text can make them grow without end. */
function bounded(value: bigint): Constant {
  const limit = 1n << 1030n;
  return value > limit ? Number.POSITIVE_INFINITY : value < -limit ? Number.NEGATIVE_INFINITY : value;
}

export function add(left: Constant, right: Constant): Constant {
  return typeof left === 'bigint' && typeof right === 'bigint'
    ? bounded(left + right)
    : Number(left) + Number(right);
}

export function multiply(left: Constant, right: Constant): Constant {
  return typeof left === 'bigint' && typeof right === 'bigint'
    ? bounded(left * right)
    : Number(left) * Number(right);
}

/** Python's `/`, `//` and `%`; undefined where it raises ZeroDivisionError. */
export function divide(left: Constant, right: Constant, operator: '/' | '//' | '%'): Constant | undefined {
  if (Number(right) === 0) return undefined;
  if (operator === '/') return Number(left) / Number(right);
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    const rest = left % right;
    const isOff = rest !== 0n && rest < 0n !== right < 0n;
    return operator === '%' ? (isOff ? rest + right : rest) : left / right - (isOff ? 1n : 0n);
  }
  const a = Number(left);
  const b = Number(right);
  const rest = a % b;
  const modulo = rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
  return operator === '%' ? modulo : Math.round((a - modulo) / b);
}

/** Python's `**`; undefined where the answer is complex or too large to be worked out. */
export function power(base: Constant, exponent: Constant): Constant | undefined {
  if (typeof base === 'bigint' && typeof exponent === 'bigint') {
    if (base === 0n && exponent < 0n) return undefined;
    const steps = exponent < 0n ? -exponent : exponent;
    const size = BigInt(base.toString(2).length);
    if (size * steps <= 4200n || size === 1n) {
      const whole = base ** steps;
      if (exponent >= 0n) return bounded(whole);
      // One rounding, where Math.pow may be off by the last digit: 10 ** -5 is 1e-05.
      return 1 / Number(whole);
    }
    return undefined;
  }
  const a = Number(base);
  const b = Number(exponent);
  if (a === 0 && b < 0) return undefined;
  if (b === 0.5 && a >= 0) return Math.sqrt(a);
  if (a < 0 && !Number.isInteger(b) && Number.isFinite(a) && Number.isFinite(b)) return undefined;
  if (a === 1 || b === 0) return 1;
  return a ** b;
}
