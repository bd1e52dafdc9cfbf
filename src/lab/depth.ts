// What becomes of inputs and gradients in layer after layer of random weights: on average over all such networks of endless
// width (mean field, Poole et al. 2016, Schoenholz et al. 2017), and in one network of a width.
import type { Kernel } from '../functions/function.ts';
import { type Input, type LayerInput, numbersOf } from './inputs.ts';
import { meanOver, nodesOf, shareWhere } from './nodes.ts';

/** Layers f, each followed by weights of the variance gain² / width and by biases. */
export interface Plan {
  readonly layers: number;
  /** None: the one that keeps the second moment of what the first layer is given. */
  readonly gain: number | undefined;
  /** The biases' standard deviation; 0: none. */
  readonly bias: number;
  /** What weights give is added to what came in. */
  readonly residual: boolean;
  /** Before each f: LayerNorm, RMSNorm or nothing. */
  readonly norm: 'none' | 'layer' | 'rms';
}

/** What is seen of each layer, the first one first; it ends early where numbers overflow. */
export interface Passage {
  /** The second moment of what comes in; one more: that of what goes out in the end. */
  readonly second: readonly number[];
  /** The share without gradient. */
  readonly dead: readonly number[];
  /** The squared gradient beside that at the end, which is 1 and stands last. */
  readonly gradient: readonly number[];
  readonly gain: number;
}

/** What a normalization takes from numbers of this mean and second moment, and multiplies the rest by. */
function norming({ norm }: Plan, mean: number, second: number): readonly [number, number] {
  if (norm === 'none') return [0, 1];
  const by = norm === 'layer' ? mean : 0;
  return [by, 1 / Math.sqrt(second - by * by + (norm === 'layer' ? 1e-5 : 2 ** -23))];
}

/**
 * The passage on average, by the recursion of mean field theory: after the first layer, numbers are normal but for what a bias adds.
 * `cuts`: f breaks.
 */
export function* meanField(
  f: Pick<Kernel, 'value' | 'derivative'>,
  cuts: readonly number[],
  first: Input,
  plan: Plan,
): Generator<undefined, Passage> {
  const [seconds, dead, factors]: [number[], number[], number[]] = [[], [], []];
  let [input, { gain }]: [LayerInput, Plan] = [first, plan];
  for (;;) {
    yield;
    const all = nodesOf(input, []);
    const [mean, second] = [meanOver(all, (x) => x), meanOver(all, (x) => x * x)];
    seconds.push(second);
    if (dead.length === plan.layers) break;
    const [by, scale] = norming(plan, mean, second);
    const seen = (x: number) => (x - by) * scale;
    const nodes = nodesOf(
      input,
      cuts.map((x) => x / scale + by),
    );
    const values = meanOver(nodes, (x) => f.value(seen(x)) ** 2);
    const slopes = meanOver(nodes, (x) => f.derivative(seen(x)) ** 2);
    gain ??= Math.sqrt(meanOver(nodes, (x) => seen(x) ** 2) / values);
    dead.push(shareWhere(input, nodes, (x) => f.derivative(seen(x)) === 0));
    const kept = plan.residual ? 1 : 0;
    factors.push(kept + gain ** 2 * slopes * scale ** 2);
    const variance = kept * (second - mean ** 2) + gain ** 2 * values;
    if (!Number.isFinite(variance)) break;
    input = inputOf(kept * mean, Math.max(0, variance), plan.bias);
  }
  const gradient = [1];
  for (const factor of factors.reverse()) gradient.unshift(factor * (gradient[0] ?? 1));
  return { second: seconds, dead, gradient, gain: gain ?? 1 };
}

/** What the next layer is given; a bias that is small beside the rest may as well be normal. */
function inputOf(mean: number, variance: number, bias: number): LayerInput {
  const [std, half] = [Math.sqrt(variance), Math.sqrt(3) * bias];
  if (half <= std / 100) return { kind: 'normal', mean, std: Math.hypot(std, bias) };
  // Beside what is wide, what is narrow has no digits left.
  if (std <= half / 1e6) return { kind: 'uniform', low: mean - half, high: mean + half };
  return { kind: 'sum', mean, std, half };
}

/** The passage through one network: its weights and, where inputs are spread, those are drawn at random from `seed` on. */
export function* passThrough(
  f: Pick<Kernel, 'batch'>,
  gain: number,
  first: Input,
  plan: Plan,
  width: number,
  seed: number,
): Generator<undefined, Passage> {
  // Uniform, as nn.Linear's own: of so many numbers the sum is normal all the same.
  const size = gain * Math.sqrt(12 / width);
  const [seconds, dead]: [number[], number[]] = [[], []];
  /** From the gradient by f's answers to that by what came in. */
  const back: ((gradient: Float64Array) => Float64Array)[] = [];
  let z = drawn(first, width, seed);
  for (;;) {
    const second = mean(z, (x) => x * x);
    if (!Number.isFinite(second)) break;
    seconds.push(second);
    if (dead.length === plan.layers) break;
    const [by, scale] = norming(
      plan,
      mean(z, (x) => x),
      second,
    );
    const seen = z.map((x) => (x - by) * scale);
    const [y, slopes] = [new Float64Array(width), new Float64Array(width)];
    f.batch(seen, y, slopes);
    back.push((gradient) => {
      const own = gradient.map((g, i) => g * at(slopes, i) * scale);
      if (plan.norm === 'none') return own;
      const along = mean(own, (g, i) => g * at(seen, i));
      const level = plan.norm === 'layer' ? mean(own, (g) => g) : 0;
      return own.map((g, i) => g - level - at(seen, i) * along);
    });
    dead.push(mean(slopes, (slope) => (slope === 0 ? 1 : 0)));
    const next = plan.residual ? z.slice() : new Float64Array(width);
    const draw = uniforms(seed, back.length);
    const biases = uniforms(~seed, back.length);
    for (let to = 0; to < width; to++) {
      const sum = size * width * mean(y, (value) => value * (draw() - 0.5));
      next[to] = at(next, to) + sum + Math.sqrt(12) * plan.bias * (biases() - 0.5);
      yield;
    }
    z = next;
  }
  let gradient = drawn({ kind: 'normal', mean: 0, std: 1 }, width, ~seed);
  const square = (g: number) => g * g;
  const end = mean(gradient, square);
  const gradients = [1];
  for (let layer = back.length; layer > 0; layer--) {
    // The same weights again, rather than all of them kept.
    const draw = uniforms(seed, layer);
    const before = new Float64Array(width);
    for (const out of gradient) {
      for (let from = 0; from < width; from++) before[from] = at(before, from) + (draw() - 0.5) * out * size;
      yield;
    }
    const after = gradient;
    gradient = back[layer - 1]?.(before) ?? before;
    if (plan.residual) gradient = gradient.map((g, i) => g + at(after, i));
    gradients.unshift(mean(gradient, square) / end);
  }
  return { second: seconds, dead, gradient: gradients, gain };
}

const at = (numbers: Float64Array, i: number): number => numbers[i] as number;

function mean(numbers: Float64Array, of: (x: number, i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += of(at(numbers, i), i);
  return sum / numbers.length;
}

/** So many numbers of an input; normal ones by Box and Muller. */
function drawn(input: Input, count: number, seed: number): Float64Array {
  const numbers = numbersOf(input);
  const draw = uniforms(seed, 0);
  return new Float64Array(count).map(() => {
    const random = draw();
    if (numbers) return numbers[Math.floor(random * numbers.length)] as number;
    if (input.kind === 'uniform') return input.low + (input.high - input.low) * random;
    const normal = Math.sqrt(-2 * Math.log(1 - random)) * Math.cos(2 * Math.PI * draw());
    return input.kind === 'normal' ? input.mean + input.std * normal : Number.NaN;
  });
}

/** Numbers from 0 up to 1, by Tommy Ettinger's Mulberry32: PyTorch's own take fifty times as long. */
function uniforms(seed: number, stream: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
