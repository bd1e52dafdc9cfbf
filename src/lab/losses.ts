// How far a network's answers are from what they should be, and the gradient of that: PyTorch's losses with their defaults.

/** Every loss that can be trained with, by the name it is asked for. */
export const losses = ['mse', 'bce-with-logits', 'cross-entropy', 'poisson-nll'] as const;

/** One of them. */
export type Loss = (typeof losses)[number];

const round = Math.fround;

/** ln(1 + exp(−|z|)) */
const softTail = (z: number): number => Math.log1p(Math.exp(-Math.abs(z)));

/** The loss of one number and its derivative by it, before the mean is taken. */
const ofOne: Readonly<
  Record<Exclude<Loss, 'cross-entropy'>, (z: number, y: number) => readonly [number, number]>
> = {
  mse: (z, y) => [(z - y) ** 2, 2 * (z - y)],
  // PyTorch takes ln σ(z) from it, in float32: of a loss near 0 few digits are left.
  'bce-with-logits': (z, y) => [
    round((1 - y) * z) - round(Math.min(z, 0) - softTail(z)),
    (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))) - y,
  ],
  'poisson-nll': (z, y) => [Math.exp(z) - y * z, Math.exp(z) - y],
};

/**
 * The loss of `rows` answers of `width` numbers each, in float32; its gradient goes to `gradient`, as long as `answers`.
 * `targets` has as many numbers, for `cross-entropy` one class a row, from 0 to width − 1. The mean is that of all numbers, of
 * all rows for `cross-entropy`; `poisson-nll` takes the logarithm of the rate.
 */
export function lossOf(
  loss: Loss,
  answers: Float32Array,
  targets: Float32Array,
  width: number,
  gradient: Float32Array,
): number {
  if (loss === 'cross-entropy') return crossEntropy(answers, targets, width, gradient);
  const one = ofOne[loss];
  let sum = 0;
  for (let i = 0; i < answers.length; i++) {
    const [value, slope] = one(answers[i] ?? 0, targets[i] ?? 0);
    sum += round(value);
    gradient[i] = slope / answers.length;
  }
  return round(sum / answers.length);
}

function crossEntropy(
  answers: Float32Array,
  targets: Float32Array,
  width: number,
  gradient: Float32Array,
): number {
  const rows = answers.length / width;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    let top = Number.NEGATIVE_INFINITY;
    for (let i = start; i < start + width; i++) top = Math.max(top, answers[i] ?? 0);
    let total = 0;
    for (let i = start; i < start + width; i++) total += Math.exp((answers[i] ?? 0) - top);
    const right = start + (targets[row] ?? 0);
    // In PyTorch's order: of a loss near 0 few digits are left.
    sum += round(round(Math.log(round(total))) - round((answers[right] ?? 0) - top));
    for (let i = start; i < start + width; i++) {
      const share = Math.exp((answers[i] ?? 0) - top) / total;
      gradient[i] = (share - (i === right ? 1 : 0)) / rows;
    }
  }
  return round(sum / rows);
}
