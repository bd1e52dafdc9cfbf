// The logarithm of the gamma function and its first two derivatives, in float64: recurrence up to 10, Stirling's series from
// there (Abramowitz and Stegun 6.1.41, 6.3.18, 6.4.12), reflection below 0.

/** ln|Γ(x)|; +∞ at 0 and the negative integers. */
export function logGamma(x: number): number {
  if (!(x > 0)) {
    if (Number.isNaN(x) || Number.isInteger(x)) return x - x === 0 ? Number.POSITIVE_INFINITY : Math.abs(x);
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  }
  if (x === 1 || x === 2 || x === Number.POSITIVE_INFINITY) return x > 2 ? x : 0;
  let shift = 1;
  let z = x;
  for (; z < 10; z++) shift *= z;
  const square = 1 / (z * z);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(shift);
}

/** ψ(x), as PyTorch answers it: ∓∞ at ±0, nan at the negative integers. */
export function digamma(x: number): number {
  if (x === 0) return -1 / x;
  if (x < 0) return Number.isInteger(x) ? Number.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
  let sum = 0;
  let z = x;
  for (; z < 10; z++) sum -= 1 / z;
  const square = 1 / (z * z);
  const series =
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return sum + Math.log(z) - 0.5 / z - series;
}

/** ψ′(x). */
export function trigamma(x: number): number {
  if (x < 0.5) {
    const sine = Math.sin(Math.PI * x);
    return (Math.PI / sine) ** 2 - trigamma(1 - x);
  }
  let sum = 0;
  let z = x;
  for (; z < 10; z++) sum += 1 / (z * z);
  const square = 1 / (z * z);
  const series = square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square / 30)));
  return sum + 1 / z + 0.5 * square + series / z;
}
