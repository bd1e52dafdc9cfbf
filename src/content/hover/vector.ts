// What a hover says of a function along a dimension: what holds for every vector, worked out on some, and one example.
import type { Translate } from '../../foundation/localization.ts';
import type { VectorFunction } from '../../functions/function.ts';
import { printNumbers, printVector } from '../print.ts';

/** One vector and what comes out, as PyTorch prints them, and the same numbers for a picture. */
export interface VectorExample {
  readonly input: string;
  readonly output: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly inputLabels: readonly string[];
  readonly outputLabels: readonly string[];
}

const EXAMPLE = [1, 2, 3, 4];
const TRIALS: readonly (readonly number[])[] = [
  [1, 2, 3, 4],
  [-3, 0.5, 0.25, 7],
  [0, 0, 1, -1],
  [12, -20, 5, 3],
];

/** The output for 1, 2, 3 (and 4 where only an even length will do). */
export function makeVectorExample(f: VectorFunction): VectorExample | undefined {
  const halves = f.lengthOf(EXAMPLE.length) < EXAMPLE.length;
  const inputs = halves ? EXAMPLE : EXAMPLE.slice(0, 3);
  const outputs = [...f.value(inputs, 'float32')];
  if (outputs.length === 0) return undefined;
  return {
    input: printVector(inputs),
    output: printVector(outputs),
    inputs,
    outputs,
    inputLabels: printNumbers(inputs),
    outputLabels: printNumbers(outputs),
  };
}

/** What holds along the dimension, each checked on several vectors. */
export function describeVectorFacts(f: VectorFunction, t: Translate): readonly string[] {
  const answer = (x: readonly number[]) => [...f.value(x)];
  const always = (holds: (y: readonly number[], x: readonly number[]) => boolean) =>
    TRIALS.every((x) => holds(answer(x), x));
  const sum = (y: readonly number[]) => y.reduce((total, value) => total + value, 0);
  const isNear = (one: number, other: number) => Math.abs(one - other) < 1e-9;
  const isOrdered = (y: readonly number[], x: readonly number[], sign: number) =>
    x.every((a, i) => x.every((b, j) => a <= b || sign * ((y[i] ?? 0) - (y[j] ?? 0)) >= 0));
  const facts: string[] = [];
  if (always((y, x) => y.length === x.length / 2)) {
    facts.push(t('Half as long: the second half gates the first.'));
    return facts;
  }
  if (always((y) => isNear(sum(y), 1))) facts.push(t('Positive values that sum to 1 along the dimension.'));
  else if (always((y) => isNear(sum(y.map(Math.exp)), 1))) {
    facts.push(t('Log-probabilities: their exp sums to 1.'));
  }
  const isShiftFree = always((y, x) =>
    answer(x.map((value) => value + 5)).every((value, i) => isNear(value, y[i] ?? 0)),
  );
  if (isShiftFree && always((y, x) => isOrdered(y, x, 1))) {
    facts.push(t('Keeps the order; adding a constant changes nothing.'));
  } else if (isShiftFree && always((y, x) => isOrdered(y, x, -1))) {
    facts.push(t('Reverses the order; adding a constant changes nothing.'));
  }
  return facts;
}
