// A network of linear layers with one activation between them: its answers, its gradients and its training, in float32.
import type { Kernel } from '../functions/function.ts';
import { multiply, multiplyBack, outer } from './linear.ts';
import { type Loss, lossOf } from './losses.ts';
import { type Optimizer, type Stepper, stepperOf } from './optimizers.ts';

/** A linear layer as PyTorch keeps it: `weight[o * inputs + i]`, `bias[o]`. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** What stands between the layers: its float32 kernel, or one for each value of what it learns. */
export type Activation =
  | { readonly kernel: Kernel }
  | {
      /** Of a function that is linear in what it learns, as PReLU is in its slope: one number a layer. */
      readonly kernelAt: (learned: number) => Kernel;
      readonly start: number;
    };

/** Rows of numbers, one after the other. */
export interface Rows {
  readonly count: number;
  readonly width: number;
  readonly numbers: Float32Array;
}

/** A network that can be trained. */
export interface Network {
  /** The answers to rows of inputs. */
  answer(rows: Rows): Float32Array;
  /** The loss on a batch, in float32, before the step that it takes. */
  step(inputs: Rows, targets: Rows): number;
  /** The loss on a batch; nothing is learned. */
  lossOn(inputs: Rows, targets: Rows): number;
  /** The loss on a batch, and what goes on in each layer that an activation follows; nothing is learned. */
  look(inputs: Rows, targets: Rows): { readonly loss: number; readonly layers: readonly Seen[] };
}

/** What goes on in a layer. */
interface Seen {
  /** What goes into the activation, and its slopes there. */
  readonly sums: Float32Array;
  readonly slopes: Float32Array;
  /** The length of the gradient by the layer's weights. */
  readonly gradient: number;
}

/** How many numbers an activation is asked for at a time. */
const BLOCK = 1024;

/** What one layer leaves for the way back. */
interface Passed {
  /** What comes in. */
  readonly from: Float32Array;
  /** What goes out, before the activation. */
  readonly sums: Float32Array;
  readonly slopes: Float32Array | undefined;
}

/** A network that trains its own copy of `layers`. Layers must fit one another. */
export function createNetwork(
  layers: readonly Layer[],
  activation: Activation,
  loss: Loss,
  optimizer: Optimizer,
): Network {
  const own = layers.map((layer) => ({
    ...layer,
    weight: layer.weight.slice(),
    bias: layer.bias.slice(),
    stepWeight: stepperOf(optimizer, layer.weight.length),
    stepBias: stepperOf(optimizer, layer.bias.length),
    learned: learnedOf(activation, optimizer),
  }));

  const forward = (rows: Rows, isKept: boolean): { answers: Float32Array; passed: Passed[] } => {
    const passed: Passed[] = [];
    let from = rows.numbers;
    for (const [at, layer] of own.entries()) {
      const sums = new Float32Array(rows.count * layer.outputs);
      multiply(from, rows.count, layer, sums);
      const isLast = at === own.length - 1;
      const [values, slopes] = isLast ? [sums, undefined] : apply(layer.learned.kernel(), sums, isKept);
      passed.push({ from, sums, slopes });
      from = values;
    }
    return { answers: from, passed };
  };

  const lossOn = (inputs: Rows, targets: Rows): number => {
    const { answers } = forward(inputs, false);
    return lossOf(
      loss,
      answers,
      targets.numbers,
      answers.length / inputs.count,
      new Float32Array(answers.length),
    );
  };

  /** The loss, after `take` was handed each layer's gradients, from the last to the first. */
  const backward = (
    inputs: Rows,
    targets: Rows,
    take: (
      layer: (typeof own)[number],
      ofWeight: Float32Array,
      ofBias: Float32Array,
      ofLearned: number | undefined,
      passed: Passed,
    ) => void,
  ): number => {
    const { answers, passed } = forward(inputs, true);
    let gradient = new Float32Array(answers.length);
    const value = lossOf(loss, answers, targets.numbers, answers.length / inputs.count, gradient);
    for (let at = own.length - 1; at >= 0; at--) {
      const [layer, through] = [own[at], passed[at]];
      if (!layer || !through) continue;
      const { from, sums, slopes } = through;
      let ofLearned: number | undefined;
      if (slopes) {
        ofLearned = layer.learned.gradient(gradient, sums);
        for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) * (slopes[i] ?? 0);
      }
      const ofWeight = new Float32Array(layer.weight.length);
      const ofBias = new Float32Array(layer.bias.length);
      outer(gradient, from, inputs.count, layer, ofWeight, ofBias);
      if (at > 0) {
        const before = new Float32Array(inputs.count * layer.inputs);
        multiplyBack(gradient, inputs.count, layer, before);
        gradient = before;
      }
      take(layer, ofWeight, ofBias, ofLearned, through);
    }
    return value;
  };

  return {
    answer: (rows) => forward(rows, false).answers,
    lossOn,
    step(inputs, targets) {
      return backward(inputs, targets, (layer, ofWeight, ofBias, ofLearned) => {
        layer.stepWeight(layer.weight, ofWeight);
        layer.stepBias(layer.bias, ofBias);
        if (ofLearned !== undefined) layer.learned.step(ofLearned);
      });
    },
    look(inputs, targets) {
      const layers: Seen[] = [];
      const loss = backward(inputs, targets, (_, ofWeight, __, ___, { sums, slopes }) => {
        if (slopes) layers.unshift({ sums, slopes, gradient: Math.hypot(...ofWeight) });
      });
      return { loss, layers };
    },
  };
}

function apply(
  kernel: Kernel,
  sums: Float32Array,
  withSlopes: boolean,
): [Float32Array, Float32Array | undefined] {
  const values = new Float32Array(sums.length);
  const slopes = withSlopes ? new Float32Array(sums.length) : undefined;
  const room = () => new Float64Array(Math.min(BLOCK, sums.length));
  const [from, to, along] = [room(), room(), room()];
  for (let start = 0; start < sums.length; start += BLOCK) {
    const length = Math.min(BLOCK, sums.length - start);
    const [x, y, slope] = [from.subarray(0, length), to.subarray(0, length), along.subarray(0, length)];
    x.set(sums.subarray(start, start + length));
    kernel.batch(x, y, withSlopes ? slope : undefined);
    values.set(y, start);
    slopes?.set(slope, start);
  }
  return [values, slopes];
}

/** What an activation learns at one place of the network. */
interface Learned {
  kernel(): Kernel;
  /** Of the loss by what is learned, from the gradient by the activation's answers to `sums`. */
  gradient(gradient: Float32Array, sums: Float32Array): number;
  step(gradient: number): void;
}

function learnedOf(activation: Activation, optimizer: Optimizer): Learned {
  if ('kernel' in activation)
    return { kernel: () => activation.kernel, gradient: () => 0, step: () => undefined };
  const { kernelAt, start } = activation;
  const [one, none] = [kernelAt(1), kernelAt(0)];
  const number = Float32Array.of(start);
  const step: Stepper = stepperOf(optimizer, 1);
  return {
    kernel: () => kernelAt(number[0] ?? start),
    gradient(gradient, sums) {
      let sum = 0;
      for (let i = 0; i < sums.length; i++)
        sum += (gradient[i] ?? 0) * (one.value(sums[i] ?? 0) - none.value(sums[i] ?? 0));
      return sum;
    },
    step: (gradient) => step(number, Float32Array.of(gradient)),
  };
}
