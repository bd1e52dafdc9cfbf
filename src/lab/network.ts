// A network of linear layers with one activation between them: its answers, its gradients and its training, in float32.
import type { ScalarFunction } from '../functions/function.ts';
import type { Apply } from './cubics.ts';
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

/** What stands between the layers, in float32. */
export interface Activation {
  readonly apply: Apply;
  /**
   * Of a function that is linear in what it learns, as PReLU is in its slope, one number a layer: what it is where that is 1,
   * `apply` being for 0; the number that training starts with, and the function where it has come to another.
   */
  readonly learned?: { readonly one: Apply; readonly start: number; at(number: number): ScalarFunction };
}

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
  /** What the activation has learned by now. */
  readonly learned: number;
}

/** A network that trains its own copy of `layers`. Layers must fit one another; networks of the same sizes may share a room. */
export function createNetwork(
  layers: readonly Layer[],
  activation: Activation,
  loss: Loss,
  optimizer: Optimizer,
  room = createRoom([layers[0]?.inputs ?? 0, ...layers.map(({ outputs }) => outputs)]),
): Network {
  const own = layers.map((layer) => ({
    ...layer,
    weight: layer.weight.slice(),
    bias: layer.bias.slice(),
    stepWeight: stepperOf(optimizer, layer.weight.length),
    stepBias: stepperOf(optimizer, layer.bias.length),
    learned: learnedOf(activation, optimizer),
  }));

  /** The answers; what each layer comes to is left in the room. */
  const forward = ({ count, numbers }: Rows): Float32Array => {
    let from = numbers;
    for (const [at, place] of room(count).entries()) {
      const layer = own[at] as (typeof own)[number];
      multiply(from, count, layer, place.sums);
      from = place.sums;
      if (at === own.length - 1) break;
      layer.learned.apply(place.sums, place.values, place.slopes);
      from = place.values;
    }
    return from;
  };

  const lossAndGradient = (inputs: Rows, targets: Rows): number => {
    const answers = forward(inputs);
    const width = answers.length / inputs.count;
    const gradient = room(inputs.count).at(-1)?.gradient ?? new Float32Array(answers.length);
    return lossOf(loss, answers, targets.numbers, width, gradient);
  };

  /** The loss, after `take` was handed each layer with its place in the room, where its gradients are, from the last to the first. */
  const backward = (
    inputs: Rows,
    targets: Rows,
    take: (layer: (typeof own)[number], place: Place, ofLearned: number) => void,
  ): number => {
    const value = lossAndGradient(inputs, targets);
    const places = room(inputs.count);
    for (let at = own.length - 1; at >= 0; at--) {
      const [layer, place, before] = [own[at], places[at], places[at - 1]];
      if (!layer || !place) continue;
      const { sums, slopes, gradient } = place;
      let ofLearned = 0;
      if (at < own.length - 1) {
        ofLearned = layer.learned.gradient(gradient, sums);
        for (let i = 0; i < gradient.length; i++)
          gradient[i] = (gradient[i] as number) * (slopes[i] as number);
      }
      outer(gradient, before?.values ?? inputs.numbers, inputs.count, layer, place.ofWeight, place.ofBias);
      if (before) multiplyBack(gradient, inputs.count, layer, before.gradient);
      take(layer, place, ofLearned);
    }
    return value;
  };

  return {
    answer: (rows) => forward(rows).slice(),
    lossOn: lossAndGradient,
    step(inputs, targets) {
      return backward(inputs, targets, (layer, { ofWeight, ofBias }, ofLearned) => {
        layer.stepWeight(layer.weight, ofWeight);
        layer.stepBias(layer.bias, ofBias);
        layer.learned.step(ofLearned);
      });
    },
    look(inputs, targets) {
      const layers: Seen[] = [];
      const loss = backward(inputs, targets, (layer, { sums, slopes, ofWeight }) => {
        if (layer !== own.at(-1))
          layers.unshift({
            sums: sums.slice(),
            slopes: slopes.slice(),
            gradient: Math.hypot(...ofWeight),
            learned: layer.learned.number[0] ?? Number.NaN,
          });
      });
      return { loss, layers };
    },
  };
}

/** Where a layer leaves what it comes to for some rows. */
interface Place {
  /** What goes into the activation, what comes out, and its slopes there. */
  readonly sums: Float32Array;
  readonly values: Float32Array;
  readonly slopes: Float32Array;
  /** Of the loss: by what comes out, then by what goes in. */
  readonly gradient: Float32Array;
  readonly ofWeight: Float32Array;
  readonly ofBias: Float32Array;
}

/** The places of all layers for so many rows. Each network overwrites what the one before it left. */
type Room = (count: number) => readonly Place[];

/** Memory for networks of these sizes, made once for each count of rows. */
export function createRoom(sizes: readonly number[]): Room {
  const known = new Map<number, readonly Place[]>();
  return (count) => {
    const places =
      known.get(count) ??
      sizes.slice(1).map((outputs, at): Place => {
        const forEach = () => new Float32Array(count * outputs);
        return {
          sums: forEach(),
          values: forEach(),
          slopes: forEach(),
          gradient: forEach(),
          ofWeight: new Float32Array((sizes[at] ?? 0) * outputs),
          ofBias: new Float32Array(outputs),
        };
      });
    known.set(count, places);
    return places;
  };
}

/** What an activation learns at one place of the network. */
interface Learned {
  /** What is learned; none where nothing is. */
  readonly number: Float32Array;
  readonly apply: Apply;
  /** Of the loss by what is learned, from the gradient by the activation's answers to `sums`. */
  gradient(gradient: Float32Array, sums: Float32Array): number;
  step(gradient: number): void;
}

function learnedOf({ apply, learned }: Activation, optimizer: Optimizer): Learned {
  if (!learned) return { number: new Float32Array(), apply, gradient: () => 0, step: () => undefined };
  const { one, start } = learned;
  const number = Float32Array.of(start);
  const step: Stepper = stepperOf(optimizer, 1);
  const ends = [apply, one].map((end) => (sums: Float32Array) => {
    const [values, slopes] = [new Float32Array(sums.length), new Float32Array(sums.length)];
    end(sums, values, slopes);
    return { values, slopes };
  }) as [End, End];
  const mix = (none: Float32Array, all: Float32Array, into: Float32Array): void => {
    const share = number[0] ?? start;
    for (let i = 0; i < into.length; i++)
      into[i] = (none[i] as number) + share * ((all[i] as number) - (none[i] as number));
  };
  return {
    number,
    apply(sums, values, slopes) {
      const [none, all] = [ends[0](sums), ends[1](sums)];
      mix(none.values, all.values, values);
      mix(none.slopes, all.slopes, slopes);
    },
    gradient(gradient, sums) {
      const [none, all] = [ends[0](sums).values, ends[1](sums).values];
      let sum = 0;
      for (let i = 0; i < sums.length; i++)
        sum += (gradient[i] as number) * ((all[i] as number) - (none[i] as number));
      return sum;
    },
    step: (gradient) => step(number, Float32Array.of(gradient)),
  };
}

/** What an activation is at one end of what it learns. */
type End = (sums: Float32Array) => { readonly values: Float32Array; readonly slopes: Float32Array };
